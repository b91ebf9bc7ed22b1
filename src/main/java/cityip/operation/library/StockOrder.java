package cityip.operation.library;

import java.util.Arrays;

/** How the lines of a stock-taking are sorted. */
public enum StockOrder {
  NUMBER("right_number"), FACULTY("faculty, right_number"), MATURITY("maturity desc nulls last, right_number"), DECISION("decision, right_number");

  private final String sql;

  StockOrder(String sql) {
    this.sql = sql;
  }

  String sql() {
    return sql;
  }

  public String code() {
    return name().toLowerCase(java.util.Locale.ROOT);
  }

  public static StockOrder of(String code) {
    return Arrays.stream(values()).filter(one -> one.code().equals(code)).findFirst().orElse(NUMBER);
  }
}
