package cityip.registry;

import cityip.kernel.RightNumber;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceUtils;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Turns statements into history, thousands at a time, and takes a whole batch back. One load or undo runs at a time, each
 * in one transaction and at one moment of knowledge that is later than any before.
 */
public final class RightsLoader {

  /** What became of a statement. */
  public enum Outcome {
    /** A right nobody had told of before. */
    ACCEPTED,
    /** A known right about which something new was said. */
    CHANGED,
    /** Nothing that was not known. */
    UNCHANGED
  }

  /**
   * @param outcomes one for each statement, in their order
   * @param rights the right's id for each statement, in their order
   * @param recorded the moment of knowledge, null when nothing was new
   */
  public record Loaded(List<Outcome> outcomes, long[] rights, @Nullable Instant recorded) {}

  /** What became of taking a batch back. */
  public sealed interface Undoing {
    record Undone(int rights, int events, Instant recorded) implements Undoing {}

    /** Somebody was quicker; says who, when and why. */
    record AlreadyUndone(String actor, Instant recorded, String reason) implements Undoing {}

    /** The batch left no events. */
    record NothingToUndo() implements Undoing {}
  }

  /** A batch was taken back while its rows were still coming in; the reader stops. */
  public static final class BatchUndone extends RuntimeException {
    BatchUndone(long batch) {
      super("Batch " + batch + " has been undone; allowed: a new batch.");
    }
  }

  /** Told how many rights an undo has told anew, of how many; whatever it throws takes the whole undo back. */
  @FunctionalInterface
  public interface UndoWatcher {
    void retold(long rights, long done);
  }

  private static final int UNDO_AT_ONCE = 5_000;

  private final DataSource dataSource;
  private final JdbcClient db;
  private final TransactionTemplate transaction;
  private final StoredHistories stored;
  private final HolderDirectory directory;
  private final Places places;
  private final Terms terms;
  private final SeiBranches branches;
  private final Clock clock;

  RightsLoader(DataSource dataSource, HolderDirectory directory, Places places, Terms terms, SeiBranches branches, Clock clock) {
    this.dataSource = dataSource;
    this.db = JdbcClient.create(dataSource);
    this.transaction = new TransactionTemplate(new JdbcTransactionManager(dataSource));
    this.stored = new StoredHistories(db);
    this.directory = directory;
    this.places = places;
    this.terms = terms;
    this.branches = branches;
    this.clock = clock;
  }

  /**
   * Loads statements of a batch in one transaction; a few thousand at a time is best. Of statements about one right the later
   * one comes after the earlier. What is already known of a right, by the hash of what was said, is not recorded again.
   *
   * @throws BatchUndone when the batch has been taken back
   */
  public Loaded load(long batch, List<Statement> statements) {
    return load(batch, prepare(statements));
  }

  /** Statements made ready for {@link #load(long, Prepared)}; to be loaded once. */
  public static final class Prepared {
    private final LoadedRows rows;

    private Prepared(LoadedRows rows) {
      this.rows = rows;
    }
  }

  /** The part of a load that needs no database: texts, hashes, branches, addresses. May run beside the load before it. */
  public Prepared prepare(List<Statement> statements) {
    return new Prepared(new LoadedRows(statements, branches, places));
  }

  /** Loads what {@link #prepare} made ready. */
  public Loaded load(long batch, Prepared prepared) {
    LoadedRows rows = prepared.rows;
    if (rows.rights().isEmpty()) {
      return rows.result(null);
    }
    return some(transaction.execute(_ -> {
      lock();
      refuseUndone(batch);
      Map<RightNumber, Touched> rights = rows.rights();
      stored.find(rights);
      stored.hashes(rights.values());
      rows.dropKnown();
      if (rows.nothingNew()) {
        return rows.result(null);
      }
      stored.fill(rows.touched()); // most rows of a file sent again are known and need no reading back
      Instant moment = nextMoment();
      rows.number(block("registry_right_number", rows.newRights()), block("registry_event_number", rows.newEvents()), directory.ids(rows.named()));
      Joins joins = Joins.ofLoad(db, stored, rows.touched(), rows.furtherNumbers());
      write(batch, rows, moment, joins);
      joins.keep(moment);
      joins.mark(batch, moment, rows.touched());
      return rows.result(moment);
    }));
  }

  private void write(long batch, LoadedRows rows, Instant moment, Joins joins) {
    HistoryWriter history = new HistoryWriter(moment);
    Map<Map<Fact, String>, Integer> layouts = new IdentityHashMap<>();
    rows.layouts().forEach(columns -> layouts.put(columns, layout(batch, columns)));
    withConnection(connection -> {
      rows.build(batch, moment, layouts, connection, joins, one -> one.tell(history, terms));
      rows.send(connection, db);
      history.send(connection, db);
    });
  }

  /**
   * Takes a batch back as a whole by a compensating fact: from now on its events are not seen, and what was known before
   * stays known of the past. All in one transaction, so that it is never half seen. Safe to ask twice, also at once.
   */
  public Undoing undo(long batch, String actor, String reason, UndoWatcher watcher) {
    return some(transaction.execute(_ -> {
      lock();
      Undoing.AlreadyUndone earlier = retraction(batch);
      if (earlier != null) {
        return earlier;
      }
      Map<Long, Touched> rights = stored.ofBatch(batch);
      if (rights.isEmpty()) {
        return new Undoing.NothingToUndo();
      }
      Instant moment = nextMoment();
      int events = db.sql("""
          insert into registry_retraction (batch_id, recorded, actor, reason, rights, events)
          select :batch, :moment, :actor, :reason, :rights, count(*) from registry_event where batch_id = :batch returning events
          """).param("batch", batch).param("moment", StoredHistories.moment(moment)).param("actor", actor).param("reason", reason)
          .param("rights", rights.size()).query(Integer.class).single();
      Joins joins = Joins.ofUndo(db, stored, rights);
      retell(joins, rights.values(), moment, watcher);
      joins.keep(moment);
      return new Undoing.Undone(rights.size(), events, moment);
    }));
  }

  private void retell(Joins joins, Collection<Touched> rights, Instant moment, UndoWatcher watcher) {
    List<OneRight> all = new ArrayList<>(joins.tornApart(rights));
    for (int from = 0; from < all.size(); from += UNDO_AT_ONCE) {
      watcher.retold(rights.size(), Math.min(from, rights.size()));
      List<OneRight> some = all.subList(from, Math.min(all.size(), from + UNDO_AT_ONCE));
      stored.fill(some.stream().flatMap(one -> one.members().stream()).toList());
      HistoryWriter history = new HistoryWriter(moment);
      DisplayFacts display = new DisplayFacts();
      some.forEach(one -> display.changed(one.canonical(), one.tell(history, terms), one.live()));
      withConnection(connection -> history.send(connection, db));
      display.update(db);
    }
  }

  private interface Work {
    void with(PGConnection connection) throws SQLException;
  }

  private void withConnection(Work work) {
    Connection connection = DataSourceUtils.getConnection(dataSource);
    try {
      work.with(connection.unwrap(PGConnection.class));
    } catch (SQLException failed) {
      throw new org.springframework.jdbc.UncategorizedSQLException("load rights", null, failed);
    } finally {
      DataSourceUtils.releaseConnection(connection, dataSource);
    }
  }

  private static <T> T some(@Nullable T result) {
    if (result == null) {
      throw new IllegalStateException("A transaction of the registry gave no result");
    }
    return result;
  }

  private void lock() {
    db.sql("select pg_advisory_xact_lock(hashtext('registry.history'))").query(_ -> { });
  }

  private void refuseUndone(long batch) {
    if (retraction(batch) != null) {
      throw new BatchUndone(batch);
    }
  }

  private Undoing.@Nullable AlreadyUndone retraction(long batch) {
    return db.sql("select actor, recorded, reason from registry_retraction where batch_id = ?").params(batch)
        .query((row, _) -> new Undoing.AlreadyUndone(row.getString(1), row.getObject(2, OffsetDateTime.class).toInstant(), row.getString(3))).optional().orElse(null);
  }

  /** Now, or a microsecond after the last moment when the clock has not moved on: two loads are never of one moment. */
  private Instant nextMoment() {
    return db.sql("update registry_moment set recorded = greatest(?, recorded + interval '1 microsecond') returning recorded")
        .params(StoredHistories.moment(clock.instant().truncatedTo(ChronoUnit.MICROS))).query(OffsetDateTime.class).single().toInstant();
  }

  /** The first of {@code count} numbers in a row; only the holder of the lock asks. */
  private long block(String sequence, int count) {
    if (count == 0) {
      return 0;
    }
    return db.sql("select setval(?::regclass, nextval(?::regclass) + ?)").params(sequence, sequence, count - 1).query(Long.class).single() - count + 1;
  }

  private int layout(long batch, Map<Fact, String> columns) {
    StringBuilder json = new StringBuilder("{");
    var mapper = tools.jackson.databind.json.JsonMapper.shared();
    columns.forEach((fact, column) -> json.append(json.length() == 1 ? "" : ",").append('"').append(fact.key()).append("\":").append(mapper.writeValueAsString(column.replace("\0", ""))));
    String text = json.append('}').toString();
    return db.sql("select id from registry_source_layout where batch_id = ? and columns = ?::jsonb").params(batch, text).query(Integer.class).optional()
        .orElseGet(() -> db.sql("insert into registry_source_layout (batch_id, columns) values (?, ?::jsonb) returning id").params(batch, text).query(Integer.class).single());
  }
}
