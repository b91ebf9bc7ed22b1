package cityip.registry;

/**
 * What is true of a right for a time beside its state. {@link #number()} is stored and {@link #code()} is written in URLs; neither
 * may ever be changed or reused.
 */
public enum FlagKind {
  /** Belongs to a strategic emerging industry by its classification alone; detail is the branch. */
  SEI_BRANCH("sei", 1),
  /** The same, but only together with a keyword in title or abstract; the table's keywords are doubtful. */
  SEI_BRANCH_BY_KEYWORD("sei-by-keyword", 2),
  /** A family member was granted abroad; detail is its publication number. */
  OVERSEAS_FAMILY("overseas-family", 3),
  /** Under pledge; detail is the contract, amount the secured sum in yuan. */
  PLEDGED("pledged", 4),
  /** Under a pledge that renews an earlier one: no new money. */
  PLEDGE_RENEWED("pledge-renewed", 5),
  AWARDED("awarded", 6),
  LICENSED("licensed", 7),
  OPEN_LICENSED("open-licensed", 8),
  /** 中止: blocks transfer, pledge and abandonment (专利法实施细则 105). */
  SUSPENDED("suspended", 9),
  PARTLY_INVALIDATED("partly-invalidated", 10),
  /** A class a mark is registered for; detail is the class. Shown among the classes, not as a burden. */
  NICE_CLASS("nice-class", 11);

  private static final FlagKind[] BY_NUMBER = new FlagKind[32];

  static {
    for (FlagKind flag : values()) {
      BY_NUMBER[flag.number] = flag;
    }
  }

  private final String code;
  private final short number;

  FlagKind(String code, int number) {
    this.code = code;
    this.number = (short) number;
  }

  public String code() {
    return code;
  }

  public short number() {
    return number;
  }

  public String messageKey() {
    return "registry.flag." + code;
  }

  static FlagKind ofNumber(int number) {
    FlagKind flag = number >= 0 && number < BY_NUMBER.length ? BY_NUMBER[number] : null;
    if (flag == null) {
      throw new IllegalArgumentException("Flag " + number + " is not one; allowed: the numbers of FlagKind.");
    }
    return flag;
  }
}
