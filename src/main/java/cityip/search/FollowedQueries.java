package cityip.search;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.function.Predicate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Asks followed questions again whenever the index has moved, and writes down for their owners what is new since they were last told.
 * Each question is claimed as a row, so several processes share the work and a stop loses nothing. Carrying the news is for others.
 */
@Component
public class FollowedQueries {

  private static final int ATTEMPTS = 8;

  private final JdbcClient db;
  private final SavedQueries queries;
  private final SearchIndex index;
  private final TransactionTemplate transactions;
  private final Clock clock;

  FollowedQueries(JdbcClient db, SavedQueries queries, SearchIndex index, TransactionTemplate transactions, Clock clock) {
    this.db = db;
    this.queries = queries;
    this.index = index;
    this.transactions = transactions;
    this.clock = clock;
  }

  /** What somebody was told of a question they follow. */
  public record News(long id, long queryId, String name, String recipient, int came, int went, int moved, Instant at, boolean read) {}

  @Scheduled(fixedDelay = 60_000, initialDelay = 60_000)
  void look() {
    if (index.progress().rebuilding()) {
      return;
    }
    var moment = index.upTo();
    while (Boolean.TRUE.equals(transactions.execute(status -> one(moment)))) {
      Thread.onSpinWait();
    }
  }

  /** Asks one question that has not been asked of this state of the index; false when none is left. */
  private boolean one(Instant moment) {
    var next = db.sql("""
        select id, scope, told from search_query where followed and (checked is null or checked < :moment)
         order by checked nulls first, id limit 1 for update skip locked""").param("moment", Timestamp.from(moment))
        .query((row, n) -> new Waiting(row.getLong(1), row.getString(2), List.of((String[]) row.getArray(3).getArray()))).optional();
    next.ifPresent(waiting -> queries.find(waiting.id()).ifPresent(saved -> tell(saved, waiting, moment)));
    return next.isPresent();
  }

  private record Waiting(long id, String scope, List<String> told) {}

  private void tell(SavedQueries.Saved saved, Waiting waiting, Instant moment) {
    var changes = queries.changes(saved, KeptScope.read(waiting.scope()));
    var told = new HashSet<>(waiting.told());
    var fresh = changes.stream().filter(change -> !told.contains(key(change))).toList();
    db.sql("update search_query set checked = :moment, changes = :changes, told = :told where id = :id").param("moment", Timestamp.from(moment))
        .param("changes", changes.size()).param("told", changes.stream().map(FollowedQueries::key).toArray(String[]::new)).param("id", saved.id()).update();
    if (!fresh.isEmpty()) {
      db.sql("insert into search_news (query_id, recipient, came, went, moved, at) values (:query, :recipient, :came, :went, :moved, :now)").param("query", saved.id())
          .param("recipient", saved.owner()).param("came", of(fresh, SavedQueries.Change.Kind.NEW)).param("went", of(fresh, SavedQueries.Change.Kind.GONE))
          .param("moved", of(fresh, SavedQueries.Change.Kind.MOVED)).param("now", Timestamp.from(clock.instant())).update();
    }
  }

  private static String key(SavedQueries.Change change) {
    return change.kind() + ":" + change.id() + ":" + change.after();
  }

  private static int of(List<SavedQueries.Change> changes, SavedQueries.Change.Kind kind) {
    return (int) changes.stream().filter(change -> change.kind() == kind).count();
  }

  private static final String NEWS = "select n.id, n.query_id, q.name, n.recipient, n.came, n.went, n.moved, n.at, n.read is not null from search_news n join search_query q on q.id = n.query_id ";

  /** What somebody was told, the latest first. */
  public List<News> told(String recipient, int limit) {
    return db.sql(NEWS + "where n.recipient = :who order by n.id desc limit :limit").param("who", recipient).param("limit", limit).query(FollowedQueries::news).list();
  }

  public long unread(String recipient) {
    return db.sql("select count(*) from search_news where recipient = :who and read is null").param("who", recipient).query(Long.class).single();
  }

  public void readAll(String recipient) {
    db.sql("update search_news set read = :now where recipient = :who and read is null").param("now", Timestamp.from(clock.instant())).param("who", recipient).update();
  }

  private static News news(java.sql.ResultSet row, int n) throws java.sql.SQLException {
    return new News(row.getLong(1), row.getLong(2), row.getString(3), row.getString(4), row.getInt(5), row.getInt(6), row.getInt(7), row.getTimestamp(8).toInstant(), row.getBoolean(9));
  }

  /**
   * Hands news that nobody has carried away yet to whoever carries it, each claimed as a row.
   *
   * @param carrier true when it is done with, which it also is when there is nowhere to carry it; false to be asked again later, ever more rarely
   */
  public int carry(int most, Predicate<News> carrier) {
    var number = transactions.execute(status -> {
      var waiting = db.sql(NEWS + """
          where n.mailed is null and n.attempts < :most and n.at + n.attempts * n.attempts * interval '1 minute' <= :now
           order by n.id limit :size for update of n skip locked""").param("most", ATTEMPTS).param("now", Timestamp.from(clock.instant())).param("size", most)
          .query(FollowedQueries::news).list();
      for (var news : waiting) {
        var done = carrier.test(news);
        db.sql(done ? "update search_news set mailed = :now where id = :id" : "update search_news set attempts = attempts + 1 where id = :id").params(done
            ? java.util.Map.of("now", Timestamp.from(clock.instant()), "id", news.id()) : java.util.Map.of("id", news.id())).update();
      }
      return waiting.size();
    });
    return number == null ? 0 : number;
  }
}
