package cityip.registry;

import java.util.EnumSet;
import java.util.Set;

/**
 * Where a right stands on a day, and what may still happen to it. {@link #number()} is stored and {@link #code()} is written in
 * URLs; neither may ever be changed or reused.
 */
public enum RightState {
  /** Only described or mentioned: no legal act is known. */
  UNKNOWN("unknown", 0, Group.PENDING),
  FILED("filed", 10, Group.PENDING),
  PUBLISHED("published", 11, Group.PENDING),
  EXAMINED("examined", 12, Group.PENDING),
  IN_FORCE("in-force", 20, Group.ALIVE),
  /** A mark past its term whose renewal may still be asked for (宽展期). */
  GRACE("grace", 21, Group.ALIVE),
  WITHDRAWN("withdrawn", 30, Group.ENDED),
  REFUSED("refused", 31, Group.ENDED),
  ABANDONED("abandoned", 32, Group.ENDED),
  LAPSED("lapsed", 33, Group.ENDED),
  EXPIRED("expired", 34, Group.ENDED),
  INVALIDATED("invalidated", 35, Group.ENDED),
  CANCELLED("cancelled", 36, Group.ENDED);

  /** Before the right exists, while it does, and after. */
  public enum Group { PENDING, ALIVE, ENDED }

  private static final Set<EventKind> ALWAYS = EnumSet.of(EventKind.CORRECTED, EventKind.DESCRIBED, EventKind.FAMILY_MEMBER, EventKind.AWARDED);
  private static final RightState[] BY_NUMBER = new RightState[64];

  static {
    for (RightState state : values()) {
      BY_NUMBER[state.number] = state;
    }
  }

  private final String code;
  private final short number;
  private final Group group;

  RightState(String code, int number, Group group) {
    this.code = code;
    this.number = (short) number;
    this.group = group;
  }

  public String code() {
    return code;
  }

  public short number() {
    return number;
  }

  public Group group() {
    return group;
  }

  /** Key of the word in the message files. */
  public String messageKey() {
    return "registry.state." + code;
  }

  /** What may still happen by law; a source that says otherwise is recorded all the same, but nobody may ask for it here. */
  public Set<EventKind> allows() {
    Set<EventKind> allowed = EnumSet.copyOf(ALWAYS);
    allowed.addAll(switch (this) {
      case UNKNOWN -> EnumSet.allOf(EventKind.class);
      case FILED -> pending(EventKind.PUBLISHED, EventKind.GRANTED, EventKind.REGISTERED);
      case PUBLISHED -> pending(EventKind.EXAMINED, EventKind.GRANTED, EventKind.REGISTERED);
      case EXAMINED -> pending(EventKind.GRANTED, EventKind.REGISTERED);
      case IN_FORCE -> EnumSet.of(EventKind.TRANSFERRED, EventKind.RENAMED, EventKind.MOVED, EventKind.PLEDGED, EventKind.RELEASED, EventKind.LICENSED,
          EventKind.LICENCE_ENDED, EventKind.OPEN_LICENSED, EventKind.OPEN_LICENCE_WITHDRAWN, EventKind.SUSPENDED, EventKind.RESUMED, EventKind.FEE_PAID,
          EventKind.RENEWED, EventKind.LAPSED, EventKind.ABANDONED, EventKind.CANCELLED, EventKind.EXPIRED, EventKind.INVALIDATED, EventKind.PARTLY_INVALIDATED);
      case GRACE -> EnumSet.of(EventKind.RENEWED, EventKind.RENAMED, EventKind.MOVED, EventKind.TRANSFERRED, EventKind.RELEASED, EventKind.CANCELLED,
          EventKind.EXPIRED, EventKind.INVALIDATED);
      case LAPSED -> EnumSet.of(EventKind.RESTORED, EventKind.RELEASED, EventKind.INVALIDATED, EventKind.PARTLY_INVALIDATED);
      case WITHDRAWN, REFUSED -> EnumSet.of(EventKind.RESTORED);
      case ABANDONED, EXPIRED, CANCELLED -> EnumSet.of(EventKind.RELEASED, EventKind.INVALIDATED, EventKind.PARTLY_INVALIDATED);
      case INVALIDATED -> EnumSet.of(EventKind.RESTORED, EventKind.RELEASED);
    });
    return allowed;
  }

  private static Set<EventKind> pending(EventKind... next) {
    Set<EventKind> allowed = EnumSet.of(EventKind.TRANSFERRED, EventKind.RENAMED, EventKind.MOVED, EventKind.WITHDRAWN, EventKind.REFUSED, EventKind.ABANDONED,
        EventKind.SUSPENDED, EventKind.RESUMED, EventKind.LICENSED, EventKind.LICENCE_ENDED);
    allowed.addAll(Set.of(next));
    return allowed;
  }

  static RightState ofNumber(int number) {
    RightState state = number >= 0 && number < BY_NUMBER.length ? BY_NUMBER[number] : null;
    if (state == null) {
      throw new IllegalArgumentException("Right state " + number + " is not one; allowed: the numbers of RightState.");
    }
    return state;
  }
}
