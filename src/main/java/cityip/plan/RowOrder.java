package cityip.plan;

/** By what a list of rows can be ordered; a closed list, so that no text of a request reaches SQL. */
public enum RowOrder {
  DAY("r.day"), NUMBER("r.right_number"), TITLE("r.title"), OWNER("r.owner"), UNIT("r.unit"), AMOUNT("r.amount");

  final String column;

  RowOrder(String column) {
    this.column = column;
  }
}
