package cityip.assessment;

import cityip.assessment.FindingAct.State;
import cityip.shell.Scope;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The stored findings, their steps, and the screenings they came from. */
@Component
class Findings {

  private static final String[] TOLD = Arrays.stream(State.values()).filter(State::knownToApplicant).map(Enum::name).toArray(String[]::new);

  private static final String VISIBLE = """
      where (:everything or f.unit = :unit and f.state not in ('SCREENED', 'DISMISSED') or f.owner_id = any(:bodies) and f.state = any(:told))
        and (:state = '' or f.state = :state) and (:signal = '' or f.signal = :signal)
      """;

  private final JdbcClient db;

  Findings(JdbcClient db) {
    this.db = db;
  }

  private JdbcClient.StatementSpec visible(String sql, String state, String signal, Scope scope, Collection<Long> bodies) {
    return db.sql(sql).param("everything", scope instanceof Scope.WholeCity).param("unit", scope instanceof Scope.OneUnit one ? one.unit() : "-").param("bodies", bodies.toArray(Long[]::new))
        .param("told", TOLD).param("state", state).param("signal", signal);
  }

  long count(String state, String signal, Scope scope, Collection<Long> bodies) {
    return visible("select count(*) from assessment_finding f " + VISIBLE, state, signal, scope, bodies).query(Long.class).single();
  }

  List<Finding> page(String state, String signal, Scope scope, Collection<Long> bodies, int size, long offset) {
    return visible("select * from assessment_finding f " + VISIBLE + " order by f.strength desc, f.id limit :size offset :offset", state, signal, scope, bodies)
        .param("size", size).param("offset", offset).query(Findings::finding).list();
  }

  Optional<Finding> find(long id, Scope scope, Collection<Long> bodies) {
    return visible("select * from assessment_finding f " + VISIBLE + " and f.id = :id", "", "", scope, bodies).param("id", id).query(Findings::finding).optional();
  }

  private static Finding finding(ResultSet row, int n) throws SQLException {
    return new Finding(row.getLong("id"), Signal.valueOf(row.getString("signal")), row.getBigDecimal("strength"), row.getString("number"), row.getString("other"), row.getString("title"),
        row.getLong("owner_id"), row.getString("owner"), row.getString("unit"), row.getString("reason"), row.getString("figures"), State.valueOf(row.getString("state")),
        row.getObject("due", LocalDate.class), row.getTimestamp("found").toInstant(), row.getInt("stamp"));
  }

  /** @return false when the same was found before */
  boolean add(long screening, Signals.Seen seen, Filing.Owner owner, Instant at) {
    var other = seen.other();
    return db.sql("""
        insert into assessment_finding (screening_id, signal, strength, number, other, title, owner_id, owner, unit, reason, figures, state, found)
        values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 'SCREENED', ?) on conflict (signal, number, other) do nothing""")
        .params(Arrays.asList(screening, seen.signal().name(), BigDecimal.valueOf(seen.strength()).setScale(3, RoundingMode.HALF_UP), seen.filing().number(), other == null ? "" : other.number(),
            seen.filing().title(), owner.party(), owner.name(), seen.filing().unit(), seen.reason(), seen.figures(), Timestamp.from(at))).update() == 1;
  }

  /** @return false when somebody was faster */
  boolean move(Finding finding, State to, @Nullable LocalDate due) {
    return db.sql("update assessment_finding set state = ?, due = ?, stamp = stamp + 1 where id = ? and stamp = ?").params(Arrays.asList(to.name(), due, finding.id(), finding.stamp())).update() == 1;
  }

  void step(long finding, FindingAct act, String words, String actor, Instant at) {
    db.sql("insert into assessment_finding_step (finding_id, act, words, actor, at) values (?, ?, ?, ?, ?)").params(finding, act.name(), words, actor, Timestamp.from(at)).update();
  }

  List<Finding.Step> steps(long finding) {
    return db.sql("select * from assessment_finding_step where finding_id = ? order by id").param(finding)
        .query((row, _) -> new Finding.Step(FindingAct.valueOf(row.getString("act")), row.getString("words"), row.getString("actor"), row.getTimestamp("at").toInstant())).list();
  }

  /** How many findings of each signal stand where. */
  Map<Signal, Map<State, Long>> outcomes() {
    var counts = new EnumMap<Signal, Map<State, Long>>(Signal.class);
    db.sql("select signal, state, count(*) from assessment_finding group by signal, state").query(row -> {
      counts.computeIfAbsent(Signal.valueOf(row.getString(1)), _ -> new EnumMap<>(State.class)).put(State.valueOf(row.getString(2)), row.getLong(3));
    });
    return counts;
  }
}
