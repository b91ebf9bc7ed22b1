package cityip.registry;

/** What a list of rights may be sorted by; the closed list of columns that may stand in its SQL. */
public enum RightOrder {
  NUMBER("number", "r.number"),
  TITLE("title", "r.title"),
  KIND("kind", "s.kind"),
  STATE("state", "s.state"),
  UNIT("unit", "s.unit"),
  FILED("filed", "s.filed"),
  GRANTED("granted", "s.granted"),
  TERM_END("term-end", "r.term_end");

  private final String code;
  private final String column;

  RightOrder(String code, String column) {
    this.code = code;
    this.column = column;
  }

  public String code() {
    return code;
  }

  String column() {
    return column;
  }

  boolean needsRight() {
    return column.startsWith("r.");
  }

  /** The order of that name; by day of filing when there is none. */
  public static RightOrder ofCode(String code) {
    for (RightOrder order : values()) {
      if (order.code.equals(code)) {
        return order;
      }
    }
    return FILED;
  }
}
