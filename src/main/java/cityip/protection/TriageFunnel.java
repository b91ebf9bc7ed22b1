package cityip.protection;

import java.sql.Timestamp;
import java.time.Clock;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Counts how many came, how many were led to a desk, and how many started there; no person is kept. */
@Component
public class TriageFunnel {

  private final JdbcClient db;
  private final Clock clock;

  TriageFunnel(JdbcClient db, Clock clock) {
    this.db = db;
    this.clock = clock;
  }

  /** Steps of the way, in order. */
  public enum Step { VISITED, LED, STARTED }

  /** Notes one step; {@code visit} is a random number in the address, so that a reload counts once. */
  public void note(String visit, Step step, String route) {
    db.sql("insert into protection_triage (visit, step, route, at) values (:visit, :step, :route, :now) on conflict do nothing").param("visit", visit)
        .param("step", step.name()).param("route", route).param("now", Timestamp.from(clock.instant())).update();
  }

  public record Line(String route, long led, long started) {}

  public long visits() {
    return db.sql("select count(*) from protection_triage where step = 'VISITED'").query(Long.class).single();
  }

  public List<Line> lines() {
    return db.sql("""
        select route, count(*) filter (where step = 'LED'), count(*) filter (where step = 'STARTED') from protection_triage where step <> 'VISITED'
         group by route order by 2 desc, 1""").query((row, n) -> new Line(row.getString(1), row.getLong(2), row.getLong(3))).list();
  }
}
