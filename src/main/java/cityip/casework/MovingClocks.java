package cityip.casework;

import cityip.casework.CaseFile.ClockState.State;
import cityip.casework.ClockBook.Row;
import cityip.casework.Reckoning.Pause;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import tools.jackson.databind.JsonNode;

/** The clocks of one locked case while an act moves them: read once before, written with the act. */
final class MovingClocks {

  private static final long NOT_YET = -1;

  private final long caseId;
  private final List<Row> rows;
  private final Map<String, JsonNode> rules;
  private final Reckoning reckoning;
  private final OneTrip trip;

  MovingClocks(long caseId, List<Row> rows, Map<String, JsonNode> rules, Reckoning reckoning, OneTrip trip) {
    this.caseId = caseId;
    this.rows = new ArrayList<>(rows);
    this.rules = rules;
    this.reckoning = reckoning;
    this.trip = trip;
  }

  private Optional<Row> live(String name) {
    return rows.reversed().stream().filter(clock -> clock.name().equals(name) && clock.state() != State.STOPPED).findFirst();
  }

  /** Starts a clock unless it is running or standing still. The rule is the one pinned to the case. */
  void start(String name, String rule, boolean waiting, Instant now) {
    if (live(name).isPresent()) {
      return;
    }
    var pinned = rules.get(rule);
    if (pinned == null) {
      throw new IllegalStateException("Rule " + rule + " was not pinned when the case opened (IP-CASE-004)");
    }
    var term = pinned.path("value").asString();
    var due = reckoning.due(term, List.of(), now, List.of());
    var row = new Row(NOT_YET, name, rule, term, pinned.path("source").asString(), pinned.path("certainty").asString(), now, List.of(), List.of(), State.RUNNING, due.due(),
        due.moment(), null);
    rows.add(row);
    trip.add("""
        insert into casework_clock (case_id, name, rule, term, source, certainty, started, waiting, state, due, due_moment)
        values (?, ?, ?, ?, ?, ?, ?, ?, 'RUNNING', ?, ?)""", caseId, name, rule, term, row.source(), row.certainty(), Timestamp.from(now), waiting, due.due(),
        Timestamp.from(due.moment()));
  }

  void stop(String name) {
    if (live(name).isPresent()) {
      trip.add("update casework_clock set state = 'STOPPED' where case_id = ? and name = ? and state <> 'STOPPED'", caseId, name);
      end(clock -> clock.name().equals(name));
    }
  }

  void stopAll() {
    trip.add("update casework_clock set state = 'STOPPED' where case_id = ? and state <> 'STOPPED'", caseId);
    end(clock -> true);
  }

  private void end(Predicate<Row> which) {
    rows.replaceAll(clock -> which.test(clock) ? clock.in(State.STOPPED) : clock);
  }

  void suspend(String name, Instant now) {
    live(name).filter(clock -> clock.state() == State.RUNNING).ifPresent(clock -> {
      var pauses = new ArrayList<>(clock.pauses());
      pauses.add(new Pause(now, null));
      move(clock, clock.extensions(), pauses, State.SUSPENDED);
    });
  }

  void resume(String name, Instant now) {
    live(name).filter(clock -> clock.state() == State.SUSPENDED).ifPresent(clock -> {
      var pauses = new ArrayList<>(clock.pauses());
      pauses.set(pauses.size() - 1, new Pause(pauses.getLast().from(), now));
      move(clock, clock.extensions(), pauses, State.RUNNING);
    });
  }

  void extend(String name, String term) {
    live(name).ifPresent(clock -> {
      var extensions = new ArrayList<>(clock.extensions());
      extensions.add(term);
      move(clock, extensions, clock.pauses(), clock.state());
    });
  }

  private void move(Row clock, List<String> extensions, List<Pause> pauses, State state) {
    var due = reckoning.due(clock.term(), extensions, clock.started(), pauses);
    var fired = due.moment().isAfter(clock.dueMoment()) ? null : clock.fired();
    trip.add("""
        update casework_clock set extensions = ?, pauses = ?, state = ?, due = ?, due_moment = ?,
               fired = case when cast(? as timestamptz) > due_moment then null else fired end where id = ?""",
        extensions.toArray(String[]::new), pauses.stream().map(Pause::written).toArray(String[]::new), state.name(), due.due(), Timestamp.from(due.moment()),
        Timestamp.from(due.moment()), clock.id());
    rows.set(rows.indexOf(clock), new Row(clock.id(), clock.name(), clock.rule(), clock.term(), clock.source(), clock.certainty(), clock.started(), extensions, pauses, state,
        due.due(), due.moment(), fired));
  }

  /** The end a case shows: that of its state's clock; while that one stands still, of the next clock that runs. */
  Optional<Shown> due(Optional<String> ofState) {
    var running = rows.stream().filter(clock -> clock.state() == State.RUNNING).toList();
    return running.stream().filter(clock -> ofState.filter(clock.name()::equals).isPresent()).findFirst()
        .or(() -> running.stream().min(Comparator.comparing(Row::dueMoment)))
        .or(() -> rows.stream().filter(clock -> clock.state() == State.SUSPENDED).findFirst())
        .map(clock -> new Shown(clock, reckoning.due(clock.term(), clock.extensions(), clock.started(), clock.pauses()).certain()));
  }

  /** The clock whose end the case shows, and whether its calendar is published. */
  record Shown(Row clock, boolean certain) {}
}
