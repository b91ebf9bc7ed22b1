package cityip.assessment;

import cityip.rulebook.Rulebook;
import cityip.shell.Viewer;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The stored watches and comparison sheets. */
@Component
class Watches {

  private static final int MOST = 50;

  private final JdbcClient db;
  private final Rulebook rulebook;
  private final Clock clock;

  Watches(JdbcClient db, Rulebook rulebook, Clock clock) {
    this.db = db;
    this.rulebook = rulebook;
    this.clock = clock;
  }

  long add(String name, Set<String> classes, Viewer viewer) {
    return db.sql("insert into assessment_watch (name, classes, body_id, actor, created) values (?, ?, ?, ?, ?) returning id")
        .params(Arrays.asList(name, classes.stream().sorted().toArray(String[]::new), viewer.bodyId(), viewer.actor(), Timestamp.from(clock.instant()))).query(Long.class).single();
  }

  boolean end(long id, String actor) {
    return db.sql("update assessment_watch set ended = ? where id = ? and actor = ? and ended is null").params(Timestamp.from(clock.instant()), id, actor).update() == 1;
  }

  List<MarkDesk.Watch> of(String actor) {
    return db.sql("select * from assessment_watch where actor = ? and ended is null order by id desc").param(actor).query(this::watch).list();
  }

  private MarkDesk.Watch watch(ResultSet row, int n) throws SQLException {
    var id = row.getLong("id");
    return new MarkDesk.Watch(id, row.getString("name"), List.of((String[]) row.getArray("classes").getArray()), row.getTimestamp("created").toInstant(), hits(id));
  }

  private List<MarkDesk.WatchHit> hits(long watch) {
    return db.sql("select * from assessment_watch_hit where watch_id = ? order by fresh desc, score desc, number limit 50").param(watch)
        .query((row, _) -> new MarkDesk.WatchHit(row.getString("number"), row.getString("name"), row.getBigDecimal("score"), Likeness.Rule.valueOf(row.getString("rule")),
            row.getTimestamp("found").toInstant(), row.getBoolean("fresh"))).list();
  }

  /** Looks for marks that came since; what is there when a watch is set is kept as known. */
  void look(MarkSet marks) {
    if (marks.size() == 0) {
      return;
    }
    record Due(long id, String name, List<String> classes) {}
    db.sql("select id, name, classes from assessment_watch where ended is null order by id")
        .query((row, _) -> new Due(row.getLong(1), row.getString(2), List.of((String[]) row.getArray(3).getArray()))).list()
        .forEach(due -> look(due.id(), due.name(), Set.copyOf(due.classes()), marks, true));
  }

  void look(long watch, String name, Set<String> classes, MarkSet marks, boolean fresh) {
    var among = new TreeSet<>(classes);
    among.addAll(related(classes).keySet());
    for (var found : marks.similar(name, among, least(), MOST)) {
      if (found.entry().open()) {
        db.sql("""
            insert into assessment_watch_hit (watch_id, right_id, number, name, score, rule, found, fresh) values (?, ?, ?, ?, ?, ?, ?, ?)
            on conflict do nothing""").params(watch, found.entry().id(), found.entry().number(), found.entry().name(),
            BigDecimal.valueOf(found.likeness().score()).setScale(3, RoundingMode.HALF_UP), found.likeness().rule().name(), Timestamp.from(clock.instant()), fresh).update();
      }
    }
  }

  /** From where on a mark is told to a watcher. */
  double least() {
    return grades().get("middle").doubleValue();
  }

  Map<String, String> related(Set<String> classes) {
    var related = new TreeMap<String, String>();
    for (var pair : rulebook.rule("assessment.mark.related-classes", LocalDate.now(clock)).value()) {
      var one = pair.get(0).asString();
      var other = pair.get(1).asString();
      if (classes.contains(one) && !classes.contains(other)) {
        related.putIfAbsent(other, pair.get(2).asString());
      } else if (classes.contains(other) && !classes.contains(one)) {
        related.putIfAbsent(one, pair.get(2).asString());
      }
    }
    return related;
  }

  tools.jackson.databind.JsonNode grades() {
    return rulebook.rule("assessment.mark.grades", LocalDate.now(clock)).value();
  }

  long sheet(String one, String other, Likeness likeness, String parts, String note, String actor, Instant at, long entry) {
    return db.sql("insert into assessment_sheet (one, other, score, rule, parts, note, actor, at, ledger_entry) values (?, ?, ?, ?, ?, ?, ?, ?, ?) returning id")
        .params(one, other, BigDecimal.valueOf(likeness.score()).setScale(3, RoundingMode.HALF_UP), likeness.rule().name(), parts, note, actor, Timestamp.from(at), entry).query(Long.class).single();
  }

  Optional<MarkDesk.Sheet> sheet(long id) {
    return db.sql("select * from assessment_sheet where id = ?").param(id).query((row, _) -> new MarkDesk.Sheet(row.getLong("id"), row.getString("one"), row.getString("other"),
        row.getBigDecimal("score"), Likeness.Rule.valueOf(row.getString("rule")), row.getString("parts"), row.getString("note"), row.getString("actor"), row.getTimestamp("at").toInstant(),
        row.getLong("ledger_entry"))).optional();
  }
}
