package cityip.casework;

import cityip.casework.CaseFile.Done;
import cityip.casework.CaseFile.Party;
import cityip.casework.CaseFile.Summary;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.SqlParameterValue;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Cases, their parties and their acts, as stored. */
@Repository
class Cases {

  static final JsonMapper JSON = JsonMapper.shared();

  static final String SUMMARY = """
      c.id, c.number, c.docket, c.procedure, c.version, c.state, c.open, c.outcome, c.unit, c.desk, c.owner, c.dispute_id,
      d.number as dispute, c.title, c.confidential, c.opened, c.opened_by, c.closed, c.state_since, c.due, c.due_moment, c.certain,
      c.overdue, c.stamp, c.sample""";
  static final String FROM = " from casework_case c join casework_dispute d on d.id = c.dispute_id ";

  private final JdbcClient db;

  Cases(JdbcClient db) {
    this.db = db;
  }

  /** A case with what an act needs of it. */
  record Locked(Summary summary, Map<String, String> facts, Map<String, JsonNode> rules) {}

  Optional<Locked> lock(String number) {
    return db.sql("select " + SUMMARY + ", c.facts, c.rules" + FROM + "where c.number = :number for update of c").param("number", number)
        .query((row, n) -> locked(row)).optional();
  }

  Optional<Locked> find(String number) {
    return db.sql("select " + SUMMARY + ", c.facts, c.rules" + FROM + "where c.number = :number").param("number", number)
        .query((row, n) -> locked(row)).optional();
  }

  private static Locked locked(ResultSet row) throws SQLException {
    return new Locked(summary(row), texts(row.getString("facts")), JSON.readValue(row.getString("rules"), new TypeReference<Map<String, JsonNode>>() {}));
  }

  static Map<String, String> texts(String json) {
    return JSON.readValue(json, new TypeReference<LinkedHashMap<String, String>>() {});
  }

  static Summary summary(ResultSet row) throws SQLException {
    return new Summary(row.getLong("id"), row.getString("number"), row.getString("docket"), row.getString("procedure"), row.getInt("version"), row.getString("state"),
        row.getBoolean("open"), row.getString("outcome"), row.getString("unit"), Desk.valueOf(row.getString("desk")), row.getString("owner"),
        row.getLong("dispute_id"), row.getString("dispute"), row.getString("title"), row.getBoolean("confidential"), instant(row, "opened"),
        row.getString("opened_by"), moment(row, "closed"), instant(row, "state_since"), row.getObject("due", LocalDate.class), moment(row, "due_moment"),
        row.getBoolean("certain"), row.getBoolean("overdue"), row.getInt("stamp"), row.getBoolean("sample"));
  }

  private static Instant instant(ResultSet row, String column) throws SQLException {
    return row.getTimestamp(column).toInstant();
  }

  static @Nullable Instant moment(ResultSet row, String column) throws SQLException {
    Timestamp at = row.getTimestamp(column);
    return at == null ? null : at.toInstant();
  }

  /** What a new case is given before its transaction begins. */
  record Reserved(long caseId, int number, @Nullable Long disputeId, @Nullable Long disputeNumber) {}

  /**
   * Takes the next number of a kind in a county and year, and the keys of the rows to come; empty when the key opened a case before. Taken
   * ahead of the case's own transaction it need not wait for the disk: the case that bears it commits later and durably, and what stands
   * before it in the log becomes durable with it.
   */
  Optional<Reserved> reserve(String kind, String unit, int year, String key, boolean newDispute) {
    return db.sql("""
        insert into casework_number as n (kind, unit, year, last)
        select :kind, :unit, :year, 1 where not exists (select 1 from casework_case where open_key = :key)
        on conflict (kind, unit, year) do update set last = n.last + 1
        returning last, nextval('casework_case_id_seq'), case when :fresh then nextval('casework_dispute_id_seq') end,
                  case when :fresh then nextval('casework_dispute_number') end, case when :ahead then set_config('synchronous_commit', 'off', true) end""")
        .param("kind", kind).param("unit", unit).param("year", year).param("key", key).param("fresh", newDispute)
        .param("ahead", !TransactionSynchronizationManager.isActualTransactionActive())
        .query((row, n) -> new Reserved(row.getLong(2), row.getInt(1), row.getObject(3, Long.class), row.getObject(4, Long.class))).optional();
  }

  /** Takes the next number of a kind of paper in a county and year. */
  int nextNumber(String kind, String unit, int year) {
    return db.sql("""
        insert into casework_number as n (kind, unit, year, last) values (:kind, :unit, :year, 1)
        on conflict (kind, unit, year) do update set last = n.last + 1 returning last""")
        .param("kind", kind).param("unit", unit).param("year", year).query(Integer.class).single();
  }

  Optional<Long> dispute(String number) {
    return db.sql("select id from casework_dispute where number = :number").param("number", number).query(Long.class).optional();
  }

  /** Number of the case that this key opened before, if any. */
  Optional<String> openedBy(String key) {
    return db.sql("select number from casework_case where open_key = :key").param("key", key).query(String.class).optional();
  }

  /** What a new case is born with beside its summary. */
  record Birth(Summary summary, boolean newDispute, String rules, String tokenHash, String key) {}

  /** What an act makes of the case's own row. */
  record Move(Summary before, Procedure.State state, boolean entered, @Nullable String owner, Map<String, String> facts, @Nullable LocalDate due,
      @Nullable Instant dueMoment, boolean certain, Instant now, int stamp) {

    boolean overdue() {
      return dueMoment != null && !dueMoment.isAfter(now);
    }
  }

  /** The row of a new case, as the act of opening leaves it. */
  static void insert(OneTrip trip, Birth birth, Move move) {
    var s = birth.summary();
    if (birth.newDispute()) {
      trip.add("insert into casework_dispute (id, number, opened) overriding system value values (?, ?, ?)", s.disputeId(), s.dispute(), at(s.opened()));
    }
    trip.add("""
        insert into casework_case (id, number, docket, procedure, version, state, open, outcome, unit, desk, owner, dispute_id, title, confidential, opened, opened_by, closed,
               state_since, due, due_moment, certain, overdue, rules, facts, stamp, token_hash, open_key, sample)
        overriding system value values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?::jsonb, ?::jsonb, ?, ?, ?, ?)""",
        s.id(), s.number(), s.docket(), s.procedure(), s.version(), move.state().name(), move.state().open(), text(move.state().outcome()), s.unit(), move.state().owner().name(),
        text(move.owner()), s.disputeId(), s.title(), s.confidential(), at(s.opened()), s.openedBy(), at(move.state().open() ? null : move.now()), at(move.now()),
        new SqlParameterValue(Types.DATE, move.due()), at(move.dueMoment()), move.certain(), move.overdue(), birth.rules(), JSON.writeValueAsString(move.facts()), move.stamp(),
        birth.tokenHash(), birth.key(), s.sample());
  }

  static void move(OneTrip trip, Move move) {
    trip.add("""
        update casework_case set state = ?, open = ?, outcome = ?, desk = ?, owner = ?, facts = ?::jsonb, due = ?, due_moment = ?, certain = ?, overdue = ?, stamp = ?,
               state_since = ?, closed = ? where id = ?""",
        move.state().name(), move.state().open(), text(move.state().outcome()), move.state().owner().name(), text(move.owner()), JSON.writeValueAsString(move.facts()),
        new SqlParameterValue(Types.DATE, move.due()), at(move.dueMoment()), move.certain(), move.overdue(), move.stamp(),
        at(move.entered() ? move.now() : move.before().stateSince()), at(move.state().open() ? null : move.now()), move.before().id());
  }

  private static SqlParameterValue at(@Nullable Instant moment) {
    return new SqlParameterValue(Types.TIMESTAMP_WITH_TIMEZONE, moment == null ? null : moment.atOffset(java.time.ZoneOffset.UTC));
  }

  private static SqlParameterValue text(@Nullable String text) {
    return new SqlParameterValue(Types.VARCHAR, text);
  }

  static void act(OneTrip trip, long caseId, int seq, Procedure.Act act, String from, String to, Actor actor, Instant now, String fields, String key, String hash) {
    trip.add("""
        insert into casework_act (case_id, seq, act, from_state, to_state, actor, actor_name, desk, at, fields, key, hash)
        values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?::jsonb, ?, ?)""", caseId, seq, act.name(), from, to, actor.username(), actor.displayName(), actor.desk().name(), at(now), fields, key, hash);
  }

  /** Who acts, and from which desk. */
  record Actor(String username, String displayName, Desk desk) {
    static final Actor CLOCK = new Actor("system", "", Desk.SYSTEM);
  }

  List<Done> acts(long caseId, int afterSeq) {
    return db.sql("""
        select id, seq, act, from_state, to_state, actor, actor_name, desk, at, fields from casework_act
         where case_id = :id and seq > :after order by seq""").param("id", caseId).param("after", afterSeq)
        .query((row, n) -> new Done(row.getLong(1), row.getInt(2), row.getString(3), row.getString(4), row.getString(5), row.getString(6), row.getString(7),
            Desk.valueOf(row.getString(8)), row.getTimestamp(9).toInstant(), texts(row.getString(10)))).list();
  }

  List<Party> parties(long caseId) {
    return db.sql("select side, name, credit_code, body_id, account from casework_party where case_id = :id order by id").param("id", caseId)
        .query((row, n) -> new Party(row.getString(1), row.getString(2), row.getString(3), row.getObject(4, Long.class), row.getString(5))).list();
  }

  static void party(OneTrip trip, long caseId, Party party) {
    trip.add("insert into casework_party (case_id, side, name, credit_code, body_id, account) values (?, ?, ?, ?, ?, ?)", caseId, party.side(), party.name(),
        text(party.creditCode()), new SqlParameterValue(Types.BIGINT, party.bodyId()), text(party.account()));
  }

  static void seal(OneTrip trip, long caseId, String name, byte[] sealed, String mask) {
    trip.add("""
        insert into casework_sealed (case_id, name, sealed, mask) values (?, ?, ?, ?)
        on conflict (case_id, name) do update set sealed = excluded.sealed, mask = excluded.mask""", caseId, name, sealed, mask);
  }

  Map<String, String> masks(long caseId) {
    var masks = new LinkedHashMap<String, String>();
    db.sql("select name, mask from casework_sealed where case_id = :id order by name").param("id", caseId).query(row -> {
      masks.put(row.getString(1), row.getString(2));
    });
    return masks;
  }

  Optional<byte[]> sealed(long caseId, String name) {
    return db.sql("select sealed from casework_sealed where case_id = :id and name = :name").param("id", caseId).param("name", name)
        .query((row, n) -> row.getBytes(1)).optional();
  }

  List<Summary> ofDispute(long dispute) {
    return db.sql("select " + SUMMARY + FROM + "where c.dispute_id = :id order by c.id").param("id", dispute).query((row, n) -> summary(row)).list();
  }
}
