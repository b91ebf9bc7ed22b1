package cityip.casework;

/** By what a queue may be sorted; the column is ours, never the reader's text. */
public enum CaseOrder {
  DUE("c.due_moment"), NUMBER("c.number"), TITLE("c.title"), PROCEDURE("c.procedure"), STATE("c.state"), UNIT("c.unit"), OWNER("c.owner"), OPENED("c.opened"),
  WAITING("c.state_since");

  private final String column;

  CaseOrder(String column) {
    this.column = column;
  }

  String column() {
    return column;
  }
}
