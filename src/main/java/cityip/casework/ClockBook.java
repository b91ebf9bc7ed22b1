package cityip.casework;

import cityip.casework.CaseFile.ClockState;
import cityip.casework.Reckoning.Pause;
import cityip.rulebook.WorkingDays;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.JsonNode;

/** The clocks of cases as they stand. A clock keeps its term and source; its end is counted anew whenever it is moved. */
@Repository
class ClockBook {

  private static final String COLUMNS = "id, name, rule, term, source, certainty, started, extensions, pauses, state, due, due_moment, fired";

  private final JdbcClient db;
  private final Reckoning reckoning;

  ClockBook(JdbcClient db, WorkingDays days) {
    this.db = db;
    this.reckoning = new Reckoning(days);
  }

  /** A clock as stored. */
  record Row(long id, String name, String rule, String term, String source, String certainty, Instant started, List<String> extensions, List<Pause> pauses,
      ClockState.State state, LocalDate due, Instant dueMoment, @Nullable Instant fired) {}

  List<Row> of(long caseId) {
    return db.sql("select " + COLUMNS + " from casework_clock where case_id = :id order by id").param("id", caseId).query((row, n) -> read(row)).list();
  }

  private Optional<Row> live(long caseId, String name) {
    return db.sql("select " + COLUMNS + " from casework_clock where case_id = :id and name = :name and state <> 'STOPPED' order by id desc limit 1")
        .param("id", caseId).param("name", name).query((row, n) -> read(row)).optional();
  }

  private static Row read(ResultSet row) throws SQLException {
    Timestamp fired = row.getTimestamp(13);
    return new Row(row.getLong(1), row.getString(2), row.getString(3), row.getString(4), row.getString(5), row.getString(6), row.getTimestamp(7).toInstant(),
        texts(row.getArray(8)), texts(row.getArray(9)).stream().map(ClockBook::pause).toList(), ClockState.State.valueOf(row.getString(10)),
        row.getObject(11, LocalDate.class), row.getTimestamp(12).toInstant(), fired == null ? null : fired.toInstant());
  }

  private static List<String> texts(Array array) throws SQLException {
    return Arrays.asList((String[]) array.getArray());
  }

  private static Pause pause(String written) {
    var ends = written.split("/", -1);
    return new Pause(LocalDate.parse(ends[0]), ends[1].isEmpty() ? null : LocalDate.parse(ends[1]));
  }

  private static String written(Pause pause) {
    return pause.from() + "/" + (pause.until() == null ? "" : pause.until());
  }

  /** Starts a clock unless it is running or standing still. The rule is the one pinned to the case. */
  void start(long caseId, String name, String rule, boolean waiting, Map<String, JsonNode> rules, Instant now) {
    if (live(caseId, name).isPresent()) {
      return;
    }
    var pinned = rules.get(rule);
    if (pinned == null) {
      throw new IllegalStateException("Rule " + rule + " was not pinned when the case opened (IP-CASE-004)");
    }
    var term = pinned.path("value").asString();
    var due = reckoning.due(term, List.of(), now, List.of());
    db.sql("""
        insert into casework_clock (case_id, name, rule, term, source, certainty, started, waiting, state, due, due_moment)
        values (:case, :name, :rule, :term, :source, :certainty, :now, :waiting, 'RUNNING', :due, :moment)""")
        .param("case", caseId).param("name", name).param("rule", rule).param("term", term).param("source", pinned.path("source").asString())
        .param("certainty", pinned.path("certainty").asString()).param("now", Timestamp.from(now)).param("waiting", waiting).param("due", due.due())
        .param("moment", Timestamp.from(due.moment())).update();
  }

  void stop(long caseId, String name) {
    db.sql("update casework_clock set state = 'STOPPED' where case_id = :id and name = :name and state <> 'STOPPED'").param("id", caseId).param("name", name).update();
  }

  void stopAll(long caseId) {
    db.sql("update casework_clock set state = 'STOPPED' where case_id = :id and state <> 'STOPPED'").param("id", caseId).update();
  }

  void suspend(long caseId, String name, LocalDate day) {
    live(caseId, name).filter(clock -> clock.state() == ClockState.State.RUNNING).ifPresent(clock -> {
      var pauses = new ArrayList<>(clock.pauses());
      pauses.add(new Pause(day, null));
      move(clock, clock.extensions(), pauses, ClockState.State.SUSPENDED);
    });
  }

  void resume(long caseId, String name, LocalDate day) {
    live(caseId, name).filter(clock -> clock.state() == ClockState.State.SUSPENDED).ifPresent(clock -> {
      var pauses = new ArrayList<>(clock.pauses());
      pauses.set(pauses.size() - 1, new Pause(pauses.getLast().from(), day));
      move(clock, clock.extensions(), pauses, ClockState.State.RUNNING);
    });
  }

  void extend(long caseId, String name, String term) {
    live(caseId, name).ifPresent(clock -> {
      var extensions = new ArrayList<>(clock.extensions());
      extensions.add(term);
      move(clock, extensions, clock.pauses(), clock.state());
    });
  }

  private void move(Row clock, List<String> extensions, List<Pause> pauses, ClockState.State state) {
    var due = reckoning.due(clock.term(), extensions, clock.started(), pauses);
    db.sql("""
        update casework_clock set extensions = :extensions, pauses = :pauses, state = :state, due = :due, due_moment = :moment,
               fired = case when cast(:moment as timestamptz) > due_moment then null else fired end where id = :id""")
        .param("extensions", extensions.toArray(String[]::new)).param("pauses", pauses.stream().map(ClockBook::written).toArray(String[]::new))
        .param("state", state.name()).param("due", due.due()).param("moment", Timestamp.from(due.moment())).param("id", clock.id()).update();
  }

  /** The end a case shows: that of its state's clock; while that one stands still, of the next clock that runs. */
  Optional<ClockState> dueOf(List<ClockState> clocks, @Nullable String name) {
    return clocks.stream().filter(clock -> clock.state() == ClockState.State.RUNNING && clock.name().equals(name)).findFirst()
        .or(() -> clocks.stream().filter(clock -> clock.state() == ClockState.State.RUNNING).min(java.util.Comparator.comparing(ClockState::dueMoment)))
        .or(() -> clocks.stream().filter(clock -> clock.state() == ClockState.State.SUSPENDED).findFirst());
  }

  /** The clocks with their reckoning, for the page. */
  List<ClockState> states(long caseId) {
    return of(caseId).stream().map(clock -> {
      var due = reckoning.due(clock.term(), clock.extensions(), clock.started(), clock.pauses());
      return new ClockState(clock.name(), clock.term(), clock.source(), clock.certainty(), clock.started(), clock.state(), clock.due(), clock.dueMoment(),
          due.steps(), due.suspended(), due.certain(), clock.extensions(), clock.fired());
    }).toList();
  }
}
