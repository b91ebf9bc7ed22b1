package cityip.operation;

import cityip.kernel.Money;
import cityip.ledger.Act;
import cityip.ledger.Ledger;
import cityip.shell.Scope;
import cityip.shell.Viewer;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

/** What firms look for, what was sent to them, and what became of it: answered, talked, contracted. */
@Component
public final class Needs {

  public static final List<String> WAYS = List.of("any", "licence", "transfer", "joint");
  /** Few are sent at once: whoever gets everything reads nothing. */
  public static final int MOST_WAITING = 5;
  private static final JsonMapper JSON = JsonMapper.shared();

  private final JdbcClient db;
  private final Ledger ledger;
  private final Notices notices;
  private final TransactionTemplate transaction;
  private final Clock clock;

  Needs(JdbcClient db, Ledger ledger, Notices notices, TransactionTemplate transaction, Clock clock) {
    this.db = db;
    this.ledger = ledger;
    this.notices = notices;
    this.transaction = transaction;
    this.clock = clock;
  }

  /** @param body null when an office wrote it down */
  public record Need(long id, @Nullable Long body, String unit, String title, String words, String way, @Nullable Money budget, @Nullable Integer maturity, boolean open, String toldBy, Instant told) {

    public boolean mayBeAnsweredBy(Viewer viewer) {
      var own = body;
      return own != null ? Objects.equals(own, viewer.bodyId()) : viewer.handlesCityData();
    }
  }

  /** @param answer useful, not, talk; null while it waits */
  public record Push(long id, long need, long right, String number, String title, String owner, BigDecimal total, Map<String, BigDecimal> parts, Instant pushed, @Nullable String answer, String why,
      @Nullable String contract, @Nullable Money amount, @Nullable String recorded) {}

  private static final String VISIBLE = " from operation_need n where (:everything or n.unit = :unit or n.body_id = :body) and (:text = '' or position(lower(:text) in lower(n.title || ' ' || n.words)) > 0)";

  private JdbcClient.StatementSpec visible(String sql, String text, Scope scope) {
    return db.sql(sql).param("everything", scope instanceof Scope.WholeCity).param("unit", scope instanceof Scope.OneUnit one ? one.unit() : "-")
        .param("body", scope instanceof Scope.OneBody one ? one.bodyId() : -1L).param("text", text);
  }

  public long count(String text, Viewer viewer) {
    return visible("select count(*)" + VISIBLE, text, viewer.scope()).query(Long.class).single();
  }

  public List<Need> page(String text, Viewer viewer, int size, long offset) {
    return visible("select n.*" + VISIBLE + " order by n.id desc limit :size offset :offset", text, viewer.scope()).param("size", size).param("offset", offset).query(Needs::need).list();
  }

  /** A need this viewer may read; another's does not exist. */
  public Optional<Need> find(long id, Viewer viewer) {
    return visible("select n.*" + VISIBLE + " and n.id = :id", "", viewer.scope()).param("id", id).query(Needs::need).optional();
  }

  private static Need need(ResultSet row, int n) throws SQLException {
    var body = row.getLong("body_id");
    var bodyId = row.wasNull() ? null : Long.valueOf(body);
    var budget = row.getBigDecimal("budget");
    return new Need(row.getLong("id"), bodyId, row.getString("unit"), row.getString("title"), row.getString("words"), row.getString("way"), budget == null ? null : new Money(budget),
        row.getObject("maturity", Integer.class), row.getBoolean("open"), row.getString("told_by"), row.getTimestamp("told").toInstant());
  }

  /** Writes a need down; a firm's is its own. */
  public long tell(String unit, String title, String words, String way, @Nullable Money budget, @Nullable Integer maturity, Viewer viewer) {
    return Objects.requireNonNull(transaction.execute(status -> {
      var id = db.sql("insert into operation_need (body_id, unit, title, words, way, budget, maturity, told_by, told) values (?, ?, ?, ?, ?, ?, ?::int, ?, ?) returning id")
          .params(Arrays.asList(viewer.bodyId(), unit, title.strip(), words.strip(), way, budget == null ? null : budget.yuan(), maturity, viewer.actor(), Timestamp.from(clock.instant()))).query(Long.class).single();
      wrote(viewer, "operation.need-told", id, title + "\n" + words);
      return id;
    }));
  }

  private void wrote(Viewer viewer, String act, long need, String content) {
    ledger.append(new Act(viewer.actor(), act, "operation-need:" + need, content));
  }

  public void close(Need need, Viewer viewer) {
    transaction.executeWithoutResult(status -> {
      if (db.sql("update operation_need set open = false where id = ? and open").param(need.id()).update() == 1) {
        wrote(viewer, "operation.need-closed", need.id(), need.title());
      }
    });
  }

  public List<Push> pushes(Need need) {
    return db.sql("select * from operation_push where need_id = ? order by total desc, id").param(need.id()).query(Needs::push).list();
  }

  private static Push push(ResultSet row, int n) throws SQLException {
    var parts = new TreeMap<String, BigDecimal>();
    JSON.readTree(row.getString("parts")).properties().forEach(part -> parts.put(part.getKey(), part.getValue().asDecimal()));
    var amount = row.getBigDecimal("amount");
    return new Push(row.getLong("id"), row.getLong("need_id"), row.getLong("right_id"), row.getString("number"), row.getString("title"), row.getString("owner"), row.getBigDecimal("total"), parts,
        row.getTimestamp("pushed").toInstant(), row.getString("answer"), row.getString("why"), row.getString("contract"), amount == null ? null : new Money(amount), row.getString("recorded"));
  }

  /** Sends a right with its reasons; false when it was sent before, the need is closed, or enough are waiting for an answer. */
  public boolean send(Need need, Match match, Viewer viewer) {
    return Boolean.TRUE.equals(transaction.execute(status -> {
      db.sql("select id from operation_need where id = ? for update").param(need.id()).query(Long.class).single();
      var waiting = db.sql("select count(*) from operation_push where need_id = ? and answer is null").param(need.id()).query(Long.class).single();
      if (!need.open() || waiting >= MOST_WAITING) {
        return false;
      }
      var parts = new TreeMap<String, BigDecimal>();
      match.parts().forEach(part -> parts.put(part.signal().code(), part.points()));
      var hit = match.right();
      var sent = db.sql("""
          insert into operation_push (need_id, right_id, number, title, owner, field, total, parts, pushed_by, pushed) values (?, ?, ?, ?, ?, ?, ?, ?::jsonb, ?, ?) on conflict (need_id, right_id) do nothing""")
          .params(need.id(), Long.valueOf(hit.id()), hit.shown("number"), hit.shown("title"), hit.shown("owner"), Matches.field(hit), match.total(), JSON.writeValueAsString(parts), viewer.actor(),
              Timestamp.from(clock.instant())).update() == 1;
      if (sent) {
        wrote(viewer, "operation.right-sent", need.id(), hit.shown("number") + " " + match.total() + " " + parts);
        if (!viewer.actor().equals(need.toldBy())) {
          notices.tell(need.toldBy(), "operation.notice.pushed", "/needs/" + need.id(), need.title(), hit.shown("title"), match.total().toString());
        }
      }
      return sent;
    }));
  }

  /** What the firm says of a right that was sent; may be said anew until a contract stands. */
  public boolean answer(Need need, long push, String answer, String why, Viewer viewer) {
    return Boolean.TRUE.equals(transaction.execute(status -> {
      var said = db.sql("update operation_push set answer = ?, why = ?, answered_by = ?, answered = ? where id = ? and need_id = ? and contract is null")
          .params(answer, why.strip(), viewer.actor(), Timestamp.from(clock.instant()), push, need.id()).update() == 1;
      if (said) {
        log(push, false);
        wrote(viewer, "operation.right-answered", need.id(), push + " " + answer + " " + why);
      }
      return said;
    }));
  }

  /** The talk ended in a contract. */
  public boolean contract(Need need, long push, String contract, Money amount, Viewer viewer) {
    return Boolean.TRUE.equals(transaction.execute(status -> {
      var done = db.sql("update operation_push set contract = ?, amount = ?, contracted = ? where id = ? and need_id = ? and answer = 'talk' and contract is null")
          .params(contract.strip(), amount.yuan(), Timestamp.from(clock.instant()), push, need.id()).update() == 1;
      if (done) {
        log(push, true);
        wrote(viewer, "operation.contracted", need.id(), push + " " + contract + " " + amount.yuan());
      }
      return done;
    }));
  }

  /** The contract was recorded at the office. */
  public boolean record(Need need, long push, String number, LocalDate day, Viewer viewer) {
    return Boolean.TRUE.equals(transaction.execute(status -> {
      var done = db.sql("update operation_push set recorded = ?, recorded_on = ? where id = ? and need_id = ? and contract is not null and recorded is null").params(number.strip(), day, push, need.id()).update() == 1;
      if (done) {
        wrote(viewer, "operation.contract-recorded", need.id(), push + " " + number + " " + day);
      }
      return done;
    }));
  }

  /** What teaches the ranking is only ever added to. */
  private void log(long push, boolean contracted) {
    db.sql("insert into operation_answer (push_id, field, answer, contracted, at) select id, field, answer, ?, ? from operation_push where id = ?").params(contracted, Timestamp.from(clock.instant()), push).update();
  }

  /** Open needs that have room for more, the longest waiting first. */
  List<Need> open(int most) {
    return db.sql("select n.* from operation_need n where n.open and (select count(*) from operation_push p where p.need_id = n.id and p.answer is null) < ? order by n.id limit ?").params(MOST_WAITING, most).query(Needs::need).list();
  }

  /** From what was sent to what was signed and recorded. */
  public record Funnel(long needs, long sent, long answered, long useful, long talks, long contracts, Money amount, long recorded) {}

  public Funnel funnel() {
    return db.sql("""
        select (select count(*) from operation_need), count(*), count(answer), count(*) filter (where answer in ('useful', 'talk')), count(*) filter (where answer = 'talk'), count(contract), coalesce(sum(amount), 0), count(recorded)
          from operation_push""").query((row, _) -> new Funnel(row.getLong(1), row.getLong(2), row.getLong(3), row.getLong(4), row.getLong(5), row.getLong(6), new Money(row.getBigDecimal(7)), row.getLong(8))).single();
  }
}
