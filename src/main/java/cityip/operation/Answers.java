package cityip.operation;

import cityip.kernel.Money;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What was answered to rights that were sent, as far as it teaches the ranking: counts, nothing hidden, the same for the same answers. */
@Component
class Answers {

  private final JdbcClient db;
  private final Clock clock;

  Answers(JdbcClient db, Clock clock) {
    this.db = db;
    this.clock = clock;
  }

  /** By field: (useful + 1) / (answered + 2); a field without answers has none and counts as a half. A talk counts as useful, a contract twice. */
  Map<String, Double> byField() {
    return byField(clock.instant());
  }

  /** The same as it stood at a moment: of each right that was sent the last answer by then, so that an order can be made again as it was. */
  Map<String, Double> byField(Instant known) {
    var rates = new HashMap<String, Double>();
    db.sql("""
        select field, count(*) filter (where answer in ('useful', 'talk')) + count(*) filter (where contracted) as good, count(*) + count(*) filter (where contracted) as all_of_them
          from (select distinct on (push_id) push_id, field, answer, contracted from operation_answer where at <= :known order by push_id, id desc) a group by field""").param("known", Timestamp.from(known)).query(row -> {
      rates.put(row.getString(1), (row.getLong(2) + 1.0) / (row.getLong(3) + 2.0));
    });
    return rates;
  }

  /** How often each right had been sent to somebody by a moment. */
  Map<Long, Long> sent(Collection<Long> rights, Instant known) {
    var sent = new HashMap<Long, Long>();
    db.sql("select right_id, count(*) from operation_push where right_id = any(:ids) and pushed <= :known group by right_id").param("ids", rights.toArray(Long[]::new)).param("known", Timestamp.from(known)).query(row -> {
      sent.put(row.getLong(1), row.getLong(2));
    });
    return sent;
  }

  /** What is known of a right beyond its text: the lowest price asked for it and how ready it is, from the market and from stock-takings. */
  record Offer(@Nullable Money price, @Nullable Integer maturity, @Nullable String listing) {
    static final Offer UNKNOWN = new Offer(null, null, null);
  }

  Map<Long, Offer> offers(Collection<Long> rights) {
    var offers = new HashMap<Long, Offer>();
    db.sql("""
        select distinct on (right_id) right_id, price, maturity, number from (
          select right_id, price, maturity, number, 0 as later from operation_listing where right_id = any(:ids) and state = 'open'
          union all select right_id, price, maturity, null, 1 from operation_stock where right_id = any(:ids) and decision in ('transfer', 'open')) o
         order by right_id, later, price nulls last""").param("ids", rights.toArray(Long[]::new)).query(row -> {
      var price = row.getBigDecimal(2);
      var maturity = row.getInt(3);
      offers.put(row.getLong(1), new Offer(price == null ? null : new Money(price), maturity == 0 ? null : Integer.valueOf(maturity), row.getString(4)));
    });
    return offers;
  }
}
