package cityip.operation;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What was answered to rights that were sent, as far as it teaches the ranking: counts, nothing hidden, the same for the same answers. */
@Component
class Answers {

  private final JdbcClient db;

  Answers(JdbcClient db) {
    this.db = db;
  }

  /** By field: (useful + 1) / (answered + 2); a field without answers has none and counts as a half. A talk counts as useful, a contract twice. */
  Map<String, Double> byField() {
    var rates = new HashMap<String, Double>();
    db.sql("""
        select field, count(*) filter (where answer in ('useful', 'talk')) + count(*) filter (where contract is not null) as good, count(*) + count(*) filter (where contract is not null) as all_of_them
          from operation_push where answer is not null group by field""").query(row -> {
      rates.put(row.getString(1), (row.getLong(2) + 1.0) / (row.getLong(3) + 2.0));
    });
    return rates;
  }

  /** How often each right was sent to somebody. */
  Map<Long, Long> sent(Collection<Long> rights) {
    var sent = new HashMap<Long, Long>();
    db.sql("select right_id, count(*) from operation_push where right_id = any(:ids) group by right_id").param("ids", rights.toArray(Long[]::new)).query(row -> {
      sent.put(row.getLong(1), row.getLong(2));
    });
    return sent;
  }
}
