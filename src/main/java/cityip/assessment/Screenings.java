package cityip.assessment;

import cityip.assessment.FilingScreen.Screening;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The stored screenings: ordered, claimed by whoever works on them, done. A claim that was not renewed for a while is free again. */
@Component
class Screenings {

  private static final Duration CLAIMED = Duration.ofMinutes(5);
  private static final int TRIES = 3;

  private final JdbcClient db;

  Screenings(JdbcClient db) {
    this.db = db;
  }

  long order(LocalDate from, LocalDate to, @Nullable String unit, String actor, Instant at) {
    return db.sql("insert into assessment_screening (filed_from, filed_to, unit, filings, fresh, lawful, actor, at, state) values (?, ?, ?, 0, 0, 0, ?, ?, 'WAITING') returning id")
        .params(Arrays.asList(from, to, unit, actor, Timestamp.from(at))).query(Long.class).single();
  }

  /** The next one that waits, or that a stopped program left; it is this worker's until the claim ends. */
  Optional<Screening> claim(Instant now) {
    db.sql("update assessment_screening set state = 'FAILED' where state = 'RUNNING' and claimed < ? and tries >= ?").params(Timestamp.from(now.minus(CLAIMED)), TRIES).update();
    return db.sql("""
        update assessment_screening set state = 'RUNNING', claimed = :now, tries = tries + 1, step = 'gather' where id = (
          select id from assessment_screening where state = 'WAITING' or state = 'RUNNING' and claimed < :free order by id limit 1 for update skip locked) returning *""")
        .param("now", Timestamp.from(now)).param("free", Timestamp.from(now.minus(CLAIMED))).query(Screenings::screening).optional();
  }

  /** A program that has just started holds no claims: what it left goes on at once. */
  void free() {
    db.sql("update assessment_screening set claimed = '-infinity' where state = 'RUNNING'").update();
  }

  void step(long id, String step, int filings, Instant now) {
    db.sql("update assessment_screening set step = ?, filings = ?, claimed = ? where id = ?").params(step, filings, Timestamp.from(now), id).update();
  }

  void done(long id, int fresh, Map<String, Integer> lawful) {
    db.sql("update assessment_screening set state = 'DONE', step = '', fresh = ?, lawful = ?, lawful_kinds = ? where id = ?")
        .params(fresh, lawful.values().stream().mapToInt(Integer::intValue).sum(), lawful.entrySet().stream().map(kind -> kind.getKey() + "=" + kind.getValue()).toArray(String[]::new), id).update();
  }

  void failed(long id) {
    db.sql("update assessment_screening set state = case when tries >= ? then 'FAILED' else 'WAITING' end where id = ?").params(TRIES, id).update();
  }

  List<Screening> latest() {
    return db.sql("select * from assessment_screening order by id desc limit 5").query(Screenings::screening).list();
  }

  Optional<Screening> find(long id) {
    return db.sql("select * from assessment_screening where id = ?").param(id).query(Screenings::screening).optional();
  }

  private static Screening screening(ResultSet row, int n) throws SQLException {
    var lawful = new TreeMap<String, Integer>();
    for (var kind : (String[]) row.getArray("lawful_kinds").getArray()) {
      lawful.put(kind.substring(0, kind.indexOf('=')), Integer.parseInt(kind.substring(kind.indexOf('=') + 1)));
    }
    return new Screening(row.getLong("id"), row.getObject("filed_from", LocalDate.class), row.getObject("filed_to", LocalDate.class), row.getString("unit"), row.getInt("filings"), row.getInt("fresh"), lawful,
        row.getInt("lawful"), row.getString("actor"), row.getTimestamp("at").toInstant(), FilingScreen.Progress.valueOf(row.getString("state")), row.getString("step"));
  }
}
