package cityip.operation.market;

import cityip.kernel.Money;
import cityip.kernel.RightKind;
import cityip.rulebook.Rulebook;
import java.time.Clock;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What was paid on this market: contracts one by one for those who run it, and for everybody what their like came to, where there are enough of them. */
@Component
public class DealBook {

  private final JdbcClient db;
  private final Rulebook rulebook;
  private final Clock clock;

  DealBook(JdbcClient db, Rulebook rulebook, Clock clock) {
    this.db = db;
    this.rulebook = rulebook;
    this.clock = clock;
  }

  void signed(Listing listing, String deal, Money amount, LocalDate day, int term) {
    var filed = listing.filed();
    db.sql("""
        insert into operation_deal (listing_id, deal, right_number, title, kind, field, way, age, term, disposal, amount, signed) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) on conflict (deal) do nothing""")
        .params(listing.id(), deal, listing.rightNumber(), listing.title(), listing.kind().number(), listing.field(), listing.way().code(),
            filed == null ? 0 : (int) Math.max(0, ChronoUnit.YEARS.between(filed, day)), term, listing.disposal(), amount.yuan(), day).update();
  }

  void settled(String deal, LocalDate day) {
    db.sql("update operation_deal set settled = ? where deal = ? and settled is null").params(day, deal).update();
  }

  void undone(String deal) {
    db.sql("delete from operation_deal where deal = ? and settled is null").param(deal).update();
  }

  /** By what deals are put together. */
  public enum By {
    WAY("way"), KIND("kind::text"), FIELD("left(field, 3)"), AGE("case when age < 3 then '0-2' when age < 6 then '3-5' when age < 10 then '6-9' else '10-' end"),
    TERM("case when term = 0 then '0' when term <= 3 then '1-3' when term <= 5 then '4-5' else '6-' end");

    private final String sql;

    By(String sql) {
      this.sql = sql;
    }

    public String code() {
      return name().toLowerCase(java.util.Locale.ROOT);
    }

    public static By of(String code) {
      return java.util.Arrays.stream(values()).filter(one -> one.code().equals(code)).findFirst().orElse(WAY);
    }
  }

  /**
   * Deals of a kind together.
   *
   * @param shown false when there are so few that single ones could be read from them: the amounts are zero then
   */
  public record Group(String way, String value, long count, boolean shown, Money least, Money low, Money median, Money high, Money most) {}

  /** Median, quartiles and range, always apart for each way of dealing, since a transfer and a licence are not alike. */
  public List<Group> groups(By by, String way, LocalDate since) {
    int least = least();
    return db.sql("select way, " + by.sql + " as value, " + """
        count(*), min(amount), percentile_cont(0.25) within group (order by amount)::numeric, percentile_cont(0.5) within group (order by amount)::numeric,
           percentile_cont(0.75) within group (order by amount)::numeric, max(amount)
          from operation_deal where (:way = '' or way = :way) and signed >= :since group by 1, 2 order by 1, 2""").param("way", way).param("since", since).query((row, n) -> {
      var count = row.getLong(3);
      var shown = count >= least;
      return new Group(row.getString(1), by == By.KIND ? RightKind.ofNumber(Integer.parseInt(row.getString(2))).code() : row.getString(2), count, shown, money(row, 4, shown), money(row, 5, shown),
          money(row, 6, shown), money(row, 7, shown), money(row, 8, shown));
    }).list();
  }

  private static Money money(java.sql.ResultSet row, int column, boolean shown) throws java.sql.SQLException {
    return shown ? new Money(row.getBigDecimal(column)) : Money.ZERO;
  }

  /** Fewer than this are not shown. */
  public int least() {
    return rulebook.rule("operation.comparables.least", LocalDate.now(clock)).asInt();
  }

  /** A contract, as those who run the market see it. */
  public record Deal(String listing, String deal, String rightNumber, String title, String way, Money amount, LocalDate signed, @org.jspecify.annotations.Nullable LocalDate settled, boolean disposal) {}

  public long count() {
    return db.sql("select count(*) from operation_deal").query(Long.class).single();
  }

  public Money total() {
    return new Money(db.sql("select coalesce(sum(amount), 0) from operation_deal").query(java.math.BigDecimal.class).single());
  }

  public List<Deal> page(int size, long offset) {
    return db.sql("select l.number, d.deal, d.right_number, d.title, d.way, d.amount, d.signed, d.settled, d.disposal from operation_deal d join operation_listing l on l.id = d.listing_id order by d.signed desc, d.id desc limit ? offset ?")
        .params(size, offset).query((row, n) -> new Deal(row.getString(1), row.getString(2), row.getString(3), row.getString(4), row.getString(5), new Money(row.getBigDecimal(6)),
            row.getObject(7, LocalDate.class), row.getObject(8, LocalDate.class), row.getBoolean(9))).list();
  }
}
