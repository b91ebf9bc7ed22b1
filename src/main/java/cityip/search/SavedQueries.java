package cityip.search;

import cityip.ledger.Act;
import cityip.ledger.Ledger;
import cityip.shell.Scope;
import cityip.shell.Viewer;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Questions that people keep: each has an address and a day, can be asked again, and can be followed, telling only what changed. */
@Component
public class SavedQueries {

  /** What changes in more hits than this nobody reads; the question should be narrowed. */
  public static final int MOST_FOLLOWED = 10_000;

  private static final JsonMapper JSON = JsonMapper.shared();

  private final JdbcClient db;
  private final JdbcTemplate rows;
  private final SearchDesk desk;
  private final Ledger ledger;
  private final Clock clock;

  SavedQueries(JdbcClient db, JdbcTemplate rows, SearchDesk desk, Ledger ledger, Clock clock) {
    this.db = db;
    this.rows = rows;
    this.desk = desk;
    this.ledger = ledger;
    this.clock = clock;
  }

  /** A kept question. {@code total} and {@code changes} are as of {@code looked} and now, within its owner's scope. */
  public record Saved(long id, long accountId, String owner, String name, Question question, Instant created, boolean followed, Instant looked, long total, int changes) {}

  /** A hit that came, went, or now stands in another state. */
  public record Change(Kind kind, String id, String number, String title, String before, String after) {

    public enum Kind { NEW, GONE, MOVED }
  }

  /** What came of following. */
  public sealed interface Following {

    record Followed(long hits) implements Following {}

    record TooMany(long hits) implements Following {}

    record NotYours() implements Following {}
  }

  @Transactional
  public long save(Question question, String name, Viewer viewer) {
    var total = total(question, viewer.scope());
    var id = db.sql("""
        insert into search_query (account_id, owner, name, question, scope, created, looked, total)
        values (:account, :owner, :name, :question::jsonb, :scope, :now, :now, :total) returning id""")
        .param("account", viewer.accountId()).param("owner", viewer.actor()).param("name", name).param("question", JSON.writeValueAsString(question.address()))
        .param("scope", KeptScope.written(viewer.scope())).param("now", Timestamp.from(clock.instant())).param("total", total).query(Long.class).single();
    ledger.append(new Act(viewer.actor(), "search.query-saved", "search-query:" + id, JSON.writeValueAsString(question.address())));
    return id;
  }

  private long total(Question question, Scope scope) {
    return desk.ask(question, scope) instanceof SearchDesk.Answer.Found found && !found.nearest() ? found.result().total() : 0;
  }

  public Optional<Saved> find(long id) {
    return db.sql("select * from search_query where id = :id").param("id", id).query(SavedQueries::saved).optional();
  }

  /** A person's own, the latest first. */
  public List<Saved> of(long account) {
    return db.sql("select * from search_query where account_id = :account order by created desc, id desc").param("account", account).query(SavedQueries::saved).list();
  }

  private static Saved saved(ResultSet row, int n) throws SQLException {
    var address = JSON.readValue(row.getString("question"), new TypeReference<Map<String, String>>() {});
    return new Saved(row.getLong("id"), row.getLong("account_id"), row.getString("owner"), row.getString("name"), Question.of(address, 20), row.getTimestamp("created").toInstant(),
        row.getBoolean("followed"), row.getTimestamp("looked").toInstant(), row.getLong("total"), row.getInt("changes"));
  }

  /** Remembers what is found now; from here on only changes are told. */
  @Transactional
  public Following follow(long id, Viewer viewer) {
    var saved = own(id, viewer);
    if (saved.isEmpty()) {
      return new Following.NotYours();
    }
    var total = total(saved.get().question(), viewer.scope());
    if (total > MOST_FOLLOWED) {
      return new Following.TooMany(total);
    }
    remember(saved.get(), viewer.scope());
    db.sql("update search_query set followed = true, scope = :scope where id = :id").param("scope", KeptScope.written(viewer.scope())).param("id", id).update();
    ledger.append(new Act(viewer.actor(), "search.query-followed", "search-query:" + id, "hits: " + total));
    return new Following.Followed(total);
  }

  @Transactional
  public boolean unfollow(long id, Viewer viewer) {
    var mine = own(id, viewer).isPresent();
    if (mine) {
      db.sql("update search_query set followed = false, changes = 0, told = '{}' where id = :id").param("id", id).update();
      db.sql("delete from search_query_seen where query_id = :id").param("id", id).update();
      ledger.append(new Act(viewer.actor(), "search.query-unfollowed", "search-query:" + id, ""));
    }
    return mine;
  }

  /** The owner has taken note of the changes. */
  @Transactional
  public boolean noted(long id, Viewer viewer) {
    var saved = own(id, viewer).filter(Saved::followed);
    saved.ifPresent(one -> {
      remember(one, viewer.scope());
      ledger.append(new Act(viewer.actor(), "search.query-noted", "search-query:" + id, ""));
    });
    return saved.isPresent();
  }

  private Optional<Saved> own(long id, Viewer viewer) {
    return find(id).filter(saved -> viewer.accountId() != null && saved.accountId() == viewer.accountId());
  }

  private void remember(Saved saved, Scope scope) {
    db.sql("delete from search_query_seen where query_id = :id").param("id", saved.id()).update();
    var hits = hits(saved.question(), scope);
    rows.batchUpdate("insert into search_query_seen (query_id, document_id, number, title, state) values (?, ?, ?, ?, ?)",
        hits.values().stream().map(hit -> new Object[] {saved.id(), hit.id(), hit.shown("number"), hit.shown("title"), hit.shown("state")}).toList());
    db.sql("update search_query set looked = :now, total = :total, changes = 0, told = '{}', checked = null where id = :id").param("now", Timestamp.from(clock.instant()))
        .param("total", hits.size()).param("id", saved.id()).update();
  }

  private Map<String, SearchResult.Hit> hits(Question question, Scope scope) {
    var hits = new LinkedHashMap<String, SearchResult.Hit>();
    desk.each(question, scope, hit -> {
      if (hits.size() < MOST_FOLLOWED) {
        hits.put(hit.id(), hit);
      }
    });
    return hits;
  }

  /** What came, went or moved since the owner last took note, within what the viewer may see. */
  public List<Change> changes(Saved saved, Scope scope) {
    var changes = new ArrayList<Change>();
    var now = hits(saved.question(), scope);
    db.sql("select document_id, number, title, state from search_query_seen where query_id = :id order by number").param("id", saved.id()).query(row -> {
      var hit = now.remove(row.getString(1));
      if (hit == null) {
        changes.add(new Change(Change.Kind.GONE, row.getString(1), row.getString(2), row.getString(3), row.getString(4), ""));
      } else if (!hit.shown("state").equals(row.getString(4))) {
        changes.add(new Change(Change.Kind.MOVED, hit.id(), hit.shown("number"), hit.shown("title"), row.getString(4), hit.shown("state")));
      }
    });
    now.values().forEach(hit -> changes.addFirst(new Change(Change.Kind.NEW, hit.id(), hit.shown("number"), hit.shown("title"), "", hit.shown("state"))));
    return changes;
  }
}
