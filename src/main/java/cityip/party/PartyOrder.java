package cityip.party;

/** The columns a list of bodies can be ordered by. */
public enum PartyOrder {
  NAME("b.name_key collate \"C\""), KIND("b.kind"), UNIT("b.unit"), CREATED("b.created"), MERGED("merged");

  private final String column;

  PartyOrder(String column) {
    this.column = column;
  }

  String sql(boolean descending) {
    return column + (descending ? " desc nulls last" : " asc nulls last") + ", b.id";
  }
}
