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
import java.util.Arrays;
import java.util.List;
import java.util.Map;
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
      ClockState.State state, LocalDate due, Instant dueMoment, @Nullable Instant fired) {

    Row in(ClockState.State other) {
      return new Row(id, name, rule, term, source, certainty, started, extensions, pauses, other, due, dueMoment, fired);
    }
  }

  /** The clocks of a case in the hands of an act that moves them; what it writes goes along with the act. */
  MovingClocks moving(long caseId, List<Row> rows, Map<String, JsonNode> rules, OneTrip trip) {
    return new MovingClocks(caseId, rows, rules, reckoning, trip);
  }

  List<Row> of(long caseId) {
    return db.sql("select " + COLUMNS + " from casework_clock where case_id = :id order by id").param("id", caseId).query((row, n) -> read(row)).list();
  }

  private static Row read(ResultSet row) throws SQLException {
    Timestamp fired = row.getTimestamp(13);
    return new Row(row.getLong(1), row.getString(2), row.getString(3), row.getString(4), row.getString(5), row.getString(6), row.getTimestamp(7).toInstant(),
        texts(row.getArray(8)), texts(row.getArray(9)).stream().map(Pause::read).toList(), ClockState.State.valueOf(row.getString(10)),
        row.getObject(11, LocalDate.class), row.getTimestamp(12).toInstant(), fired == null ? null : fired.toInstant());
  }

  private static List<String> texts(Array array) throws SQLException {
    return Arrays.asList((String[]) array.getArray());
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
