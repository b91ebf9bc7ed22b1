package cityip.registry;

/**
 * What can happen to a right. {@link #number()} is stored and {@link #code()} is written in files and URLs; neither may ever be
 * changed or reused. The order of the constants is the order of events of one day: what ends comes before what begins, so that
 * a loan repaid and a new one taken on the same day leave a pledge.
 */
public enum EventKind {
  /** Takes back an earlier event of this right: facts {@link Fact#CORRECTS} (a kind's code) and {@link Fact#DAY} (its effective day). */
  CORRECTED("corrected", 1, Nature.REMARK),
  FILED("filed", 2, Nature.ONCE),
  /** What a source says the right is about; no legal act. */
  DESCRIBED("described", 3, Nature.REMARK),
  PUBLISHED("published", 4, Nature.ONCE),
  /** Substantive examination has begun. */
  EXAMINED("examined", 5, Nature.ONCE),
  GRANTED("granted", 6, Nature.ONCE),
  REGISTERED("registered", 7, Nature.ONCE),
  /** Whom a source names as owner on the day it speaks of; no legal act. Before the first known owner the first known is taken. */
  HELD("held", 32, Nature.REMARK),
  TRANSFERRED("transferred", 8, Nature.OWNERSHIP),
  RENAMED("renamed", 9, Nature.OWNERSHIP),
  MOVED("moved", 10, Nature.OWNERSHIP),
  RELEASED("released", 12, Nature.BURDEN),
  PLEDGED("pledged", 11, Nature.BURDEN),
  LICENCE_ENDED("licence-ended", 14, Nature.BURDEN),
  LICENSED("licensed", 13, Nature.BURDEN),
  OPEN_LICENCE_WITHDRAWN("open-licence-withdrawn", 16, Nature.BURDEN),
  OPEN_LICENSED("open-licensed", 15, Nature.BURDEN),
  RESUMED("resumed", 18, Nature.BURDEN),
  SUSPENDED("suspended", 17, Nature.BURDEN),
  FEE_PAID("fee-paid", 19, Nature.REMARK),
  RENEWED("renewed", 20, Nature.STATUS),
  /** Ends on the effective day; with {@link Fact#ANNOUNCED_ONLY} the day is the notice's, and the end is the due day before it. */
  LAPSED("lapsed", 21, Nature.STATUS),
  ABANDONED("abandoned", 22, Nature.STATUS),
  WITHDRAWN("withdrawn", 23, Nature.STATUS),
  REFUSED("refused", 24, Nature.STATUS),
  CANCELLED("cancelled", 25, Nature.STATUS),
  /** A mark given up or struck out for some of its classes; {@link Fact#CLASSES} are those left. */
  PARTLY_CANCELLED("partly-cancelled", 33, Nature.REMARK),
  EXPIRED("expired", 26, Nature.STATUS),
  /** In whole: the right is deemed never to have existed. */
  INVALIDATED("invalidated", 27, Nature.STATUS),
  PARTLY_INVALIDATED("partly-invalidated", 28, Nature.BURDEN),
  /** Ends a lapse, or an invalidation that a court set aside. */
  RESTORED("restored", 29, Nature.STATUS),
  FAMILY_MEMBER("family-member", 30, Nature.REMARK),
  AWARDED("awarded", 31, Nature.REMARK),
  /** A load showed or touched that this right is told of under another number too; carries nothing, and whoever follows changes sees it. */
  JOINED("joined", 34, Nature.REMARK);

  /** How the fold treats a kind. */
  enum Nature {
    /** Happens once: of several statements the one recorded last counts. */
    ONCE,
    STATUS, OWNERSHIP, BURDEN, REMARK
  }

  private static final EventKind[] BY_NUMBER = new EventKind[64];

  static {
    for (EventKind kind : values()) {
      BY_NUMBER[kind.number] = kind;
    }
  }

  private final String code;
  private final short number;
  private final Nature nature;

  EventKind(String code, int number, Nature nature) {
    this.code = code;
    this.number = (short) number;
    this.nature = nature;
  }

  public String code() {
    return code;
  }

  public short number() {
    return number;
  }

  Nature nature() {
    return nature;
  }

  /** Key of the word in the message files. */
  public String messageKey() {
    return "registry.event." + code;
  }

  static EventKind ofNumber(int number) {
    EventKind kind = number >= 0 && number < BY_NUMBER.length ? BY_NUMBER[number] : null;
    if (kind == null) {
      throw new IllegalArgumentException("Event kind " + number + " is not one; allowed: the numbers of EventKind.");
    }
    return kind;
  }

  static @org.jspecify.annotations.Nullable EventKind ofCode(String code) {
    for (EventKind kind : values()) {
      if (kind.code.equals(code)) {
        return kind;
      }
    }
    return null;
  }
}
