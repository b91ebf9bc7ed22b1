package cityip.registry;

import cityip.kernel.AsOf;
import cityip.shell.Words;
import java.sql.Timestamp;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Events told as sentences, for people who ask why a row came or went. */
@Component
class EventWords {

  private final JdbcClient db;

  EventWords(JdbcClient db) {
    this.db = db;
  }

  /** What took effect, or was learned or taken back, between two readings, for each right in order of time. */
  Map<Long, List<String>> between(Collection<Long> rights, AsOf before, AsOf after) {
    if (rights.isEmpty()) {
      return Map.of();
    }
    var told = new HashMap<Long, List<String>>();
    db.sql("""
        select e.right_id, e.kind, e.effective, e.recorded, x.recorded as retracted
          from registry_event e left join registry_retraction x using (batch_id)
         where e.right_id in (:rights) and e.kind <> 3
           and (e.effective > :fromDay and e.effective <= :toDay
             or e.recorded > :fromMoment and e.recorded <= :toMoment
             or x.recorded > :fromMoment and x.recorded <= :toMoment)
         order by e.right_id, e.effective, e.id""")
        .param("rights", rights).param("fromDay", earlier(before.day(), after.day())).param("toDay", later(before.day(), after.day()))
        .param("fromMoment", Timestamp.from(before.known().isBefore(after.known()) ? before.known() : after.known()))
        .param("toMoment", Timestamp.from(before.known().isBefore(after.known()) ? after.known() : before.known()))
        .query(row -> {
          var words = Words.t(EventKind.ofNumber(row.getInt("kind")).messageKey());
          var retracted = row.getTimestamp("retracted");
          var line = retracted == null
              ? Words.t("registry.happened", Words.day(row.getDate("effective").toLocalDate()), words, Words.moment(row.getTimestamp("recorded").toInstant()))
              : Words.t("registry.happened.retracted", Words.day(row.getDate("effective").toLocalDate()), words, Words.moment(retracted.toInstant()));
          told.computeIfAbsent(row.getLong("right_id"), _ -> new ArrayList<>()).add(line);
        });
    return told;
  }

  private static LocalDate earlier(LocalDate one, LocalDate other) {
    return one.isBefore(other) ? one : other;
  }

  private static LocalDate later(LocalDate one, LocalDate other) {
    return one.isBefore(other) ? other : one;
  }
}
