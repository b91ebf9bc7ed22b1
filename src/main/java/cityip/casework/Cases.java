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
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Cases, their parties and their acts, as stored. */
@Repository
class Cases {

  static final JsonMapper JSON = JsonMapper.shared();

  static final String SUMMARY = """
      c.id, c.number, c.procedure, c.version, c.state, c.open, c.outcome, c.unit, c.desk, c.owner, c.dispute_id,
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
    return new Summary(row.getLong("id"), row.getString("number"), row.getString("procedure"), row.getInt("version"), row.getString("state"),
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

  /**
   * This transaction need not wait for the disk. A number taken in it is safe all the same: the case that bears it commits later
   * and durably, and what stands before it in the log becomes durable with it.
   */
  void withoutWaitingForTheDisk() {
    db.sql("set local synchronous_commit = off").update();
  }

  /** Takes the next number of a kind in a county and year. */
  int nextNumber(String kind, String unit, int year) {
    return db.sql("""
        insert into casework_number as n (kind, unit, year, last) values (:kind, :unit, :year, 1)
        on conflict (kind, unit, year) do update set last = n.last + 1 returning last""")
        .param("kind", kind).param("unit", unit).param("year", year).query(Integer.class).single();
  }

  long newDispute(int year, Instant now) {
    var number = "D-%d-%06d".formatted(year, db.sql("select nextval('casework_dispute_number')").query(Long.class).single());
    return db.sql("insert into casework_dispute (number, opened) values (:number, :now) returning id").param("number", number)
        .param("now", Timestamp.from(now)).query(Long.class).single();
  }

  Optional<Long> dispute(String number) {
    return db.sql("select id from casework_dispute where number = :number").param("number", number).query(Long.class).optional();
  }

  /** Number of the case that this key opened before, if any. */
  Optional<String> openedBy(String key) {
    return db.sql("select number from casework_case where open_key = :key").param("key", key).query(String.class).optional();
  }

  /** What a new case is born with. */
  record Birth(String number, Procedure procedure, Procedure.State state, String unit, long dispute, String title, Instant now, String by, String rules,
      String tokenHash, String key, boolean sample) {}

  long insert(Birth birth) {
    return db.sql("""
        insert into casework_case (number, procedure, version, state, open, unit, desk, dispute_id, title, confidential, opened, opened_by, state_since,
               rules, facts, stamp, token_hash, open_key, sample)
        values (:number, :procedure, :version, :state, true, :unit, :desk, :dispute, :title, :confidential, :now, :by, :now, :rules::jsonb, '{}', 0,
               :token, :key, :sample) returning id""")
        .param("number", birth.number()).param("procedure", birth.procedure().code()).param("version", birth.procedure().version())
        .param("state", birth.state().name()).param("unit", birth.unit()).param("desk", birth.state().owner().name()).param("dispute", birth.dispute())
        .param("title", birth.title()).param("confidential", birth.procedure().confidential()).param("now", Timestamp.from(birth.now()))
        .param("by", birth.by()).param("rules", birth.rules()).param("token", birth.tokenHash()).param("key", birth.key()).param("sample", birth.sample())
        .query(Long.class).single();
  }

  /** What an act makes of the case's own row. */
  record Move(long id, Procedure.State state, boolean entered, @Nullable String owner, Map<String, String> facts, @Nullable LocalDate due,
      @Nullable Instant dueMoment, boolean certain, Instant now, int stamp) {}

  void move(Move move) {
    db.sql("""
        update casework_case set state = :state, open = :open, outcome = :outcome, desk = :desk, owner = :owner, facts = :facts::jsonb, due = :due,
               due_moment = :moment, certain = :certain, overdue = coalesce(cast(:moment as timestamptz) <= cast(:now as timestamptz), false), stamp = :stamp,
               state_since = case when :entered then cast(:now as timestamptz) else state_since end,
               closed = case when :open then null else cast(:now as timestamptz) end
         where id = :id""")
        .param("state", move.state().name()).param("open", move.state().open())
        .param("outcome", new SqlParameterValue(Types.VARCHAR, move.state().outcome()))
        .param("desk", move.state().owner().name()).param("owner", new SqlParameterValue(Types.VARCHAR, move.owner()))
        .param("facts", JSON.writeValueAsString(move.facts())).param("due", new SqlParameterValue(Types.DATE, move.due()))
        .param("moment", new SqlParameterValue(Types.TIMESTAMP_WITH_TIMEZONE, offset(move.dueMoment()))).param("certain", move.certain())
        .param("now", Timestamp.from(move.now())).param("stamp", move.stamp()).param("entered", move.entered()).param("id", move.id()).update();
  }

  private static java.time.@Nullable OffsetDateTime offset(@Nullable Instant moment) {
    return moment == null ? null : moment.atOffset(java.time.ZoneOffset.UTC);
  }

  long insertAct(long caseId, int seq, Procedure.Act act, String from, String to, Actor actor, Instant now, String fields, String key, String hash) {
    return db.sql("""
        insert into casework_act (case_id, seq, act, from_state, to_state, actor, actor_name, desk, at, fields, key, hash)
        values (:case, :seq, :act, :from, :to, :actor, :name, :desk, :now, :fields::jsonb, :key, :hash) returning id""")
        .param("case", caseId).param("seq", seq).param("act", act.name()).param("from", from).param("to", to).param("actor", actor.username())
        .param("name", actor.displayName()).param("desk", actor.desk().name()).param("now", Timestamp.from(now)).param("fields", fields)
        .param("key", key).param("hash", hash).query(Long.class).single();
  }

  /** Who acts, and from which desk. */
  record Actor(String username, String displayName, Desk desk) {
    static final Actor CLOCK = new Actor("system", "", Desk.SYSTEM);
  }

  boolean keyUsed(long caseId, String key) {
    return db.sql("select exists (select 1 from casework_act where case_id = :id and key = :key)").param("id", caseId).param("key", key).query(Boolean.class).single();
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

  void insertParty(long caseId, Party party) {
    db.sql("insert into casework_party (case_id, side, name, credit_code, body_id, account) values (:case, :side, :name, :code, :body, :account)")
        .param("case", caseId).param("side", party.side()).param("name", party.name()).param("code", new SqlParameterValue(Types.VARCHAR, party.creditCode()))
        .param("body", new SqlParameterValue(Types.BIGINT, party.bodyId())).param("account", new SqlParameterValue(Types.VARCHAR, party.account())).update();
  }

  void seal(long caseId, String name, byte[] sealed, String mask) {
    db.sql("""
        insert into casework_sealed (case_id, name, sealed, mask) values (:id, :name, :sealed, :mask)
        on conflict (case_id, name) do update set sealed = excluded.sealed, mask = excluded.mask""")
        .param("id", caseId).param("name", name).param("sealed", sealed).param("mask", mask).update();
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

  long evidence(long caseId) {
    return db.sql("select count(*) from casework_evidence where case_id = :id and quarantine is null").param("id", caseId).query(Long.class).single();
  }
}
