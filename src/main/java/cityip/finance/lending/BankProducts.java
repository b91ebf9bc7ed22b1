package cityip.finance.lending;

import cityip.kernel.Money;
import cityip.ledger.Act;
import cityip.ledger.Ledger;
import cityip.shell.Viewer;
import java.sql.Array;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** The banks' products. A product that changes ends and another begins, so that what a need was measured against stays to be read. */
@Component
public final class BankProducts {

  private final JdbcClient db;
  private final Ledger ledger;
  private final TransactionTemplate transaction;
  private final Clock clock;

  BankProducts(JdbcClient db, Ledger ledger, TransactionTemplate transaction, Clock clock) {
    this.db = db;
    this.ledger = ledger;
    this.transaction = transaction;
    this.clock = clock;
  }

  LocalDate today() {
    return LocalDate.ofInstant(clock.instant(), ZoneId.of("Asia/Shanghai"));
  }

  public List<Product> all() {
    return db.sql("""
        select p.id, p.lender, l.name as bank, p.name, p.least, p.most, p.rate_from, p.rate_to, p.months_from, p.months_to, p.kinds, p.value_percent, p.sme_only, p.units, p.response, p.from_day, p.until_day
          from finance_product p join finance_lender l on l.body_id = p.lender order by l.name, p.name, p.id""")
        .query((row, n) -> new Product(row.getLong("id"), row.getLong("lender"), row.getString("bank"), row.getString("name"), new Money(row.getBigDecimal("least")), new Money(row.getBigDecimal("most")),
            row.getInt("rate_from"), row.getInt("rate_to"), row.getInt("months_from"), row.getInt("months_to"), texts(row.getArray("kinds")), row.getInt("value_percent"), row.getBoolean("sme_only"),
            texts(row.getArray("units")), row.getString("response"), row.getObject("from_day", LocalDate.class), row.getObject("until_day", LocalDate.class))).list();
  }

  static List<String> texts(Array array) throws SQLException {
    return Arrays.asList((String[]) array.getArray());
  }

  /** Those that stand today. */
  public List<Product> standing() {
    var today = today();
    return all().stream().filter(product -> product.standsOn(today)).toList();
  }

  public Optional<Product> find(long id) {
    return all().stream().filter(product -> product.id() == id).findFirst();
  }

  /** Offers a product from today on; its id and days are given here. */
  public long offer(Product wanted, Viewer viewer) {
    return Objects.requireNonNull(transaction.execute(status -> {
      var id = db.sql("""
          insert into finance_product (lender, name, least, most, rate_from, rate_to, months_from, months_to, kinds, value_percent, sme_only, units, response, from_day, written_by, written)
          values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) returning id""")
          .params(wanted.lender(), wanted.name(), wanted.least().yuan(), wanted.most().yuan(), wanted.rateFrom(), wanted.rateTo(), wanted.monthsFrom(), wanted.monthsTo(), wanted.kinds().toArray(String[]::new),
              wanted.valuePercent(), wanted.smeOnly(), wanted.units().toArray(String[]::new), wanted.response(), wanted.from(), viewer.actor(), Timestamp.from(clock.instant())).query(Long.class).single();
      ledger.append(new Act(viewer.actor(), "finance.product-offered", "finance-product:" + id, wanted.toString()));
      return id;
    }));
  }

  /** Ends a product of this bank today; needs that reached it go on. */
  public boolean end(long id, long lender, Viewer viewer) {
    return Objects.requireNonNull(transaction.execute(status -> {
      var ended = db.sql("update finance_product set until_day = ? where id = ? and lender = ? and until_day is null").params(today(), id, lender).update() == 1;
      if (ended) {
        ledger.append(new Act(viewer.actor(), "finance.product-ended", "finance-product:" + id, today().toString()));
      }
      return ended;
    }));
  }
}
