package cityip.party;

import cityip.ledger.Act;
import cityip.ledger.Ledger;
import cityip.party.Candidate.Factor;
import cityip.shell.Scope;
import java.sql.Date;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.SqlParameterValue;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Reading the register of parties: lists, one body with its names and decisions, and pairs that may be one. */
@Component
public final class PartyRegister {

  private static final String BODY = """
      select b.id, b.canonical_id, b.name, b.kind, b.credit_code, b.unit, b.created,
        (select count(*) from party_body m where m.canonical_id = b.canonical_id) as merged
      from party_body b
      """;
  private static final String VISIBLE = """
      where b.id = b.canonical_id and (:text = '' or b.credit_code = :code or exists (
          select from party_name n join party_body m on m.id = n.body_id where m.canonical_id = b.id and position(:text in n.name_key) > 0))
        and (:kind = '' or b.kind = :kind) and (:unit = '' or b.unit = :unit)
        and (:ownUnit = '' or b.unit = :ownUnit)
        and (:ownBody = -1 or b.id = (select canonical_id from party_body where id = :ownBody))
      """;

  private final JdbcClient database;
  private final TransactionTemplate transaction;
  private final CandidateSearch search;
  private final Ledger ledger;
  private final Clock clock;

  PartyRegister(JdbcClient database, PlatformTransactionManager transactions, CandidateSearch search, Ledger ledger, Clock clock) {
    this.database = database;
    this.transaction = new TransactionTemplate(transactions);
    this.search = search;
    this.ledger = ledger;
    this.clock = clock;
  }

  /** How many bodies the filter leaves, those merged counted once. */
  public long count(PartyFilter filter) {
    return with(database.sql("select count(*) from party_body b " + VISIBLE), filter).query(Long.class).single();
  }

  /** One page of bodies that stand for themselves. */
  public List<Body> list(PartyFilter filter, PartyOrder order, boolean descending, int size, long offset) {
    return with(database.sql(BODY + VISIBLE + " order by " + order.sql(descending) + " limit :size offset :offset"), filter)
        .param("size", size).param("offset", offset).query(PartyRegister::body).list();
  }

  /** All bodies the filter leaves, one by one, for an export. */
  public void each(PartyFilter filter, PartyOrder order, boolean descending, Consumer<Body> sink) {
    try (var rows = with(database.sql(BODY + VISIBLE + " order by " + order.sql(descending)), filter).query(PartyRegister::body).stream()) {
      rows.forEach(sink);
    }
  }

  /** Nobody signed in sees no list at all. */
  private static JdbcClient.StatementSpec with(JdbcClient.StatementSpec query, PartyFilter filter) {
    String ownUnit = switch (filter.scope()) {
      case Scope.OneUnit unit -> unit.unit();
      case Scope.PublicOnly none -> "-";
      case Scope.WholeCity all -> "";
      case Scope.OneBody body -> "";
    };
    long ownBody = filter.scope() instanceof Scope.OneBody body ? body.bodyId() : -1;
    String key = PartyNames.key(filter.text());
    PartyKind kind = filter.kind();
    return query.param("text", key).param("code", key).param("kind", kind == null ? "" : kind.name())
        .param("unit", filter.unit()).param("ownUnit", ownUnit).param("ownBody", ownBody);
  }

  private static Body body(ResultSet row, int n) throws SQLException {
    return new Body(row.getLong("id"), row.getLong("canonical_id"), row.getString("name"), PartyKind.valueOf(row.getString("kind")),
        row.getString("credit_code"), row.getString("unit"), row.getTimestamp("created").toInstant(), row.getInt("merged"));
  }

  /** A body by its id, merged or not. */
  public Optional<Body> find(long id) {
    return database.sql(BODY + "where b.id = ?").param(id).query(PartyRegister::body).optional();
  }

  /** The bodies that these ids now stand for, by the ids as given; unknown ids are left out. */
  public Map<Long, Body> standingFor(Collection<Long> ids) {
    var found = new HashMap<Long, Body>();
    database.sql("""
        select g.id as given, b.id, b.canonical_id, b.name, b.kind, b.credit_code, b.unit, b.created, 1 as merged
        from party_body g join party_body b on b.id = g.canonical_id where g.id = any(?)""").param(ids.stream().distinct().toArray(Long[]::new))
        .query(row -> {
          found.put(row.getLong("given"), body(row, 0));
        });
    return found;
  }

  /** Whether somebody with this scope may look at the body. */
  public boolean isVisible(Body body, Scope scope) {
    return switch (scope) {
      case Scope.WholeCity all -> true;
      case Scope.OneUnit unit -> unit.unit().equals(body.unit());
      case Scope.OneBody own -> find(own.bodyId()).map(b -> b.canonicalId() == body.canonicalId()).orElse(false);
      case Scope.PublicOnly none -> false;
    };
  }

  /** All bodies that are one with this one, itself included. */
  public List<Body> group(long canonicalId) {
    return database.sql(BODY + "where b.canonical_id = ? order by b.id").param(canonicalId).query(PartyRegister::body).list();
  }

  /** Every name of a body and of those merged into it. */
  public List<PartyName> names(long canonicalId) {
    return database.sql("""
            select n.body_id, n.name, n.valid_from, n.valid_until, n.source from party_name n join party_body b on b.id = n.body_id
            where b.canonical_id = ? order by n.valid_from nulls last, n.recorded, n.name""").param(canonicalId)
        .query((row, n) -> new PartyName(row.getLong(1), row.getString(2), day(row.getDate(3)), day(row.getDate(4)), row.getString(5))).list();
  }

  private static @Nullable LocalDate day(@Nullable Date date) {
    return date == null ? null : date.toLocalDate();
  }

  /** What persons decided about a body and those that are or were one with it, the latest first. */
  public List<Decision> decisions(long canonicalId) {
    return database.sql("""
            select d.*, l.name as left_name, r.name as right_name from party_decision d
            left join party_body l on l.id = d.left_id left join party_body r on r.id = d.right_id
            where l.canonical_id = :id or r.canonical_id = :id order by d.id desc limit 200""").param("id", canonicalId)
        .query((row, n) -> new Decision(row.getLong("id"), row.getTimestamp("at").toInstant(), row.getString("actor"),
            Decision.Kind.valueOf(row.getString("kind")), row.getLong("left_id"), String.valueOf(row.getString("left_name")), row.getLong("right_id"),
            String.valueOf(row.getString("right_name")), row.getString("reason"), instant(row.getTimestamp("reversed_at")),
            row.getString("reversed_by"), row.getString("reversal_reason"))).list();
  }

  private static @Nullable Instant instant(@Nullable Timestamp moment) {
    return moment == null ? null : moment.toInstant();
  }

  /**
   * Notes a name that a body had or has, so that sources which use it find the body.
   *
   * @param from  first day of the name, or null when nobody knows
   * @param until first day on which it was no longer the name, or null
   * @return false when there is no such body or the name is blank or the days are the wrong way round
   */
  public boolean stateName(long id, String name, @Nullable LocalDate from, @Nullable LocalDate until, String actor) {
    String key = PartyNames.key(name);
    if (key.isEmpty() || name.length() > PartyNames.LONGEST || (from != null && until != null && !from.isBefore(until)) || find(id).isEmpty()) {
      return false;
    }
    transaction.executeWithoutResult(status -> {
      database.sql("""
              insert into party_name (body_id, name, name_key, valid_from, valid_until, source, recorded) values (?, ?, ?, ?, ?, 'STATED', ?)
              on conflict (body_id, name_key) do update set valid_from = excluded.valid_from, valid_until = excluded.valid_until""")
          .param(id).param(name.strip()).param(key).param(new SqlParameterValue(Types.DATE, from)).param(new SqlParameterValue(Types.DATE, until))
          .param(Timestamp.from(clock.instant())).update();
      ledger.append(new Act(actor, "party.name-stated", "party:" + id, name.strip() + " " + from + " " + until));
    });
    return true;
  }

  /** Looks for pairs that may be one, among all bodies; about a second for 20,000. */
  public int refreshCandidates() {
    return search.refresh();
  }

  public long countCandidates() {
    return database.sql("""
        select count(*) from party_candidate c join party_body l on l.id = c.left_id join party_body r on r.id = c.right_id
        where l.canonical_id <> r.canonical_id""").query(Long.class).single();
  }

  /** Pairs that may be one, the likeliest first. */
  public List<Candidate> candidates(int size, long offset) {
    record Row(long left, long right, int score, List<Factor> factors) {}
    List<Row> rows = database.sql("""
            select c.left_id, c.right_id, c.score, c.reasons from party_candidate c
            join party_body l on l.id = c.left_id join party_body r on r.id = c.right_id where l.canonical_id <> r.canonical_id
            order by c.score desc, c.left_id, c.right_id limit ? offset ?""").params(size, offset)
        .query((row, n) -> new Row(row.getLong(1), row.getLong(2), row.getInt(3), Arrays.stream((String[]) row.getArray(4).getArray())
            .map(Factor::valueOf).sorted(Comparator.comparingInt(Factor::points).reversed()).toList())).list();
    Map<Long, Body> bodies = new HashMap<>();
    Long[] ids = rows.stream().flatMap(row -> java.util.stream.Stream.of(row.left(), row.right())).distinct().toArray(Long[]::new);
    database.sql(BODY + "where b.id = any(?)").param(ids).query(PartyRegister::body).list().forEach(body -> bodies.put(body.id(), body));
    return rows.stream().filter(row -> bodies.containsKey(row.left()) && bodies.containsKey(row.right()))
        .map(row -> new Candidate(java.util.Objects.requireNonNull(bodies.get(row.left())), java.util.Objects.requireNonNull(bodies.get(row.right())),
            row.score(), row.factors())).toList();
  }
}
