package cityip.operation.market;

import java.util.Arrays;

/** How a list of listings is sorted. */
public enum ListingOrder {
  LISTED("l.listed desc"), PRICE("l.price"), DEAREST("l.price desc"), MATURITY("l.maturity desc"), CLOSES("l.closes nulls last");

  private final String sql;

  ListingOrder(String sql) {
    this.sql = sql;
  }

  String sql() {
    return sql + ", l.id desc";
  }

  public String code() {
    return name().toLowerCase(java.util.Locale.ROOT);
  }

  public static ListingOrder of(String code) {
    return Arrays.stream(values()).filter(one -> one.code().equals(code)).findFirst().orElse(LISTED);
  }
}
