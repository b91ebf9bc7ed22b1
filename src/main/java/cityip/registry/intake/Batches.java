package cityip.registry.intake;

import cityip.registry.Intake.Batch;
import cityip.registry.Intake.BatchId;
import cityip.registry.Intake.Column;
import cityip.registry.Intake.Remark;
import cityip.registry.Intake.Rows;
import cityip.registry.Intake.State;
import cityip.registry.Intake.Undoing;
import cityip.registry.Intake.Table;
import cityip.vault.StoredFile;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The batches, each with its state; every change of state is one statement that says from which state it may come. */
@Repository
class Batches {

  /** A worker that has not been heard of for this long is gone. */
  static final Duration SILENCE = Duration.ofSeconds(30);

  private static final String COLUMNS = """
      id, name, sha256, size, state, profile, actor, received, data_day, started, finished, columns, notes, passed_over,
      rows_read, rows_accepted, rows_unchanged, rows_changed, rows_refused, problem, problem_args,
      undo_actor, undo_reason, undo_asked, undo_rights, undo_retold""";

  private final JdbcClient db;

  Batches(JdbcClient db) {
    this.db = db;
  }

  /** A batch in the hands of a worker. */
  record Claimed(long id, String name, String sha256, String actor, LocalDate dataDay, @Nullable String profile, List<ColumnProfile> columns,
      Map<String, Long> notes, long cursor, int attempts) {}

  /** What one chunk adds. */
  record Progress(long read, long accepted, long unchanged, long changed, long refused) {}

  /** The same file speaks of the same day, whenever it comes again: so it changes nothing. */
  long add(StoredFile file, String name, @Nullable String profile, String actor, Instant received, LocalDate dataDay) {
    return db.sql("""
        insert into registry_batch (name, sha256, size, state, profile, actor, received, data_day)
        values (:name, :sha, :size, 'RECEIVED', :profile, :actor, :received,
          coalesce((select data_day from registry_batch where sha256 = :sha order by id limit 1), :day)) returning id""")
        .param("name", name).param("sha", file.sha256()).param("size", file.size()).param("profile", profile).param("actor", actor)
        .param("received", Timestamp.from(received)).param("day", dataDay).query(Long.class).single();
  }

  /** A batch without a file, at once in the hands of the one who loads it. */
  long begin(String name, String actor, String worker, Instant now, LocalDate dataDay) {
    return db.sql("""
        insert into registry_batch (name, sha256, size, state, actor, received, started, heartbeat, worker, data_day)
        values (:name, '', 0, 'RUNNING', :actor, :now, :now, :now, :worker, :day) returning id""")
        .param("name", name).param("actor", actor).param("now", Timestamp.from(now)).param("worker", worker).param("day", dataDay).query(Long.class).single();
  }

  Optional<Batch> find(long id) {
    return db.sql("select " + COLUMNS + " from registry_batch where id = :id").param("id", id).query(Batches::batch).optional();
  }

  List<Batch> page(int limit, long offset) {
    return db.sql("select " + COLUMNS + " from registry_batch order by id desc limit :limit offset :offset")
        .param("limit", limit).param("offset", offset).query(Batches::batch).list();
  }

  long count() {
    return db.sql("select count(*) from registry_batch").query(Long.class).single();
  }

  private static Batch batch(ResultSet row, int number) throws SQLException {
    String problem = row.getString("problem");
    return new Batch(new BatchId(row.getLong("id")), row.getString("name"), row.getString("sha256"), row.getLong("size"),
        State.valueOf(row.getString("state")), new Rows(row.getLong("rows_read"), row.getLong("rows_accepted"), row.getLong("rows_unchanged"),
        row.getLong("rows_changed"), row.getLong("rows_refused")), row.getString("profile"), row.getString("actor"),
        row.getTimestamp("received").toInstant(), row.getObject("data_day", LocalDate.class), instant(row, "started"), instant(row, "finished"),
        Json.readProfiles(row.getString("columns")).stream().map(Batches::table).toList(), Json.counts(row.getString("notes")),
        Json.texts(row.getString("passed_over")), problem == null ? null : new Remark(problem, Json.texts(row.getString("problem_args"))), undoing(row));
  }

  private static @Nullable Undoing undoing(ResultSet row) throws SQLException {
    Timestamp asked = row.getTimestamp("undo_asked");
    return asked == null ? null : new Undoing(row.getString("undo_actor"), row.getString("undo_reason"), asked.toInstant(), row.getLong("undo_rights"),
        row.getLong("undo_retold"));
  }

  private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
    Timestamp moment = row.getTimestamp(column);
    return moment == null ? null : moment.toInstant();
  }

  private static Table table(ColumnProfile profile) {
    return new Table(profile.table().code(), profile.sheet(), profile.headerLine(), profile.columns().stream().map(column -> {
      Field field = column.field();
      return new Column(column.index(), column.header(), field == null ? null : field.code(), column.how().name());
    }).toList());
  }

  /** The oldest batch that waits, or whose worker has fallen silent. Two workers never get the same. */
  Optional<Claimed> claim(String worker, Instant now) {
    return db.sql("""
        update registry_batch set state = 'RUNNING', worker = :worker, heartbeat = :now, started = coalesce(started, :now), attempts = attempts + 1
        where id = (select id from registry_batch
            where state = 'RECEIVED' or state = 'RUNNING' and (heartbeat is null or heartbeat < :silent)
            order by id limit 1 for update skip locked)
        returning id, name, sha256, actor, data_day, profile, columns, notes, rows_read, attempts""")
        .param("worker", worker).param("now", Timestamp.from(now)).param("silent", Timestamp.from(now.minus(SILENCE)))
        .query((row, n) -> new Claimed(row.getLong("id"), row.getString("name"), row.getString("sha256"), row.getString("actor"),
            row.getObject("data_day", LocalDate.class), row.getString("profile"), Json.readProfiles(row.getString("columns")),
            Json.counts(row.getString("notes")), row.getLong("rows_read"), row.getInt("attempts"))).optional();
  }

  /** After a restart: whatever earlier processes of this home were reading may be claimed at once. */
  int releaseOf(String home, String worker) {
    return db.sql("""
        update registry_batch set heartbeat = null
        where state in ('RUNNING', 'UNDOING') and starts_with(worker, :home) and worker <> :worker""")
        .param("home", home + "#").param("worker", worker).update();
  }

  /** Within the chunk's transaction: false when the batch is no longer ours, and the chunk must be rolled back. */
  boolean advance(long id, String worker, Progress by, Map<String, Long> notes, Instant now) {
    return db.sql("""
        update registry_batch set heartbeat = :now, notes = :notes::jsonb, rows_read = rows_read + :read,
          rows_accepted = rows_accepted + :accepted, rows_unchanged = rows_unchanged + :unchanged,
          rows_changed = rows_changed + :changed, rows_refused = rows_refused + :refused
        where id = :id and state = 'RUNNING' and worker = :worker""")
        .param("now", Timestamp.from(now)).param("notes", Json.of(notes)).param("read", by.read()).param("accepted", by.accepted())
        .param("unchanged", by.unchanged()).param("changed", by.changed()).param("refused", by.refused())
        .param("id", id).param("worker", worker).update() == 1;
  }

  boolean stillOurs(long id, String worker, Instant now) {
    return db.sql("update registry_batch set heartbeat = :now where id = :id and state = 'RUNNING' and worker = :worker")
        .param("now", Timestamp.from(now)).param("id", id).param("worker", worker).update() == 1;
  }

  boolean done(long id, String worker, List<ColumnProfile> profiles, List<String> passedOver, Instant now) {
    return db.sql("""
        update registry_batch set state = 'DONE', finished = :now, columns = :columns::jsonb, passed_over = :passed::jsonb, worker = null
        where id = :id and state = 'RUNNING' and worker = :worker""")
        .param("now", Timestamp.from(now)).param("columns", Json.profiles(profiles)).param("passed", Json.of(passedOver))
        .param("id", id).param("worker", worker).update() == 1;
  }

  boolean needsColumns(long id, String worker, List<ColumnProfile> profiles) {
    return db.sql("update registry_batch set state = 'NEEDS_COLUMNS', columns = :columns::jsonb, worker = null where id = :id and state = 'RUNNING' and worker = :worker")
        .param("columns", Json.profiles(profiles)).param("id", id).param("worker", worker).update() == 1;
  }

  boolean failed(long id, String worker, Remark problem, List<ColumnProfile> profiles, Instant now) {
    return db.sql("""
        update registry_batch set state = 'FAILED', finished = :now, problem = :problem, problem_args = :args::jsonb, columns = :columns::jsonb, worker = null
        where id = :id and state = 'RUNNING' and worker = :worker""")
        .param("now", Timestamp.from(now)).param("problem", problem.key()).param("args", Json.of(problem.args()))
        .param("columns", Json.profiles(profiles)).param("id", id).param("worker", worker).update() == 1;
  }

  /** Lets another attempt begin at once. */
  void release(long id, String worker) {
    db.sql("update registry_batch set heartbeat = null where id = :id and state = 'RUNNING' and worker = :worker")
        .param("id", id).param("worker", worker).update();
  }

  boolean corrected(long id, ColumnProfile profile) {
    return db.sql("update registry_batch set state = 'RECEIVED', columns = :columns::jsonb, attempts = 0 where id = :id and state = 'NEEDS_COLUMNS'")
        .param("columns", Json.profiles(List.of(profile))).param("id", id).update() == 1;
  }

  /** The same file as a new batch, with its columns said. */
  long again(long id, ColumnProfile profile, String actor, Instant now) {
    return db.sql("""
        insert into registry_batch (name, sha256, size, state, profile, actor, received, data_day, columns)
        select name, sha256, size, 'RECEIVED', profile, :actor, :now, data_day, :columns::jsonb from registry_batch where id = :id returning id""")
        .param("actor", actor).param("now", Timestamp.from(now)).param("columns", Json.profiles(List.of(profile))).param("id", id).query(Long.class).single();
  }

  /** The first of two who undo the same batch wins; the other changes nothing. */
  boolean undoAsked(long id, String actor, String reason, Instant now) {
    return db.sql("""
        update registry_batch set state = 'UNDOING', undo_actor = :actor, undo_reason = :reason, undo_asked = :now, heartbeat = null, worker = null
        where id = :id and state in ('DONE', 'FAILED')""")
        .param("actor", actor).param("reason", reason).param("now", Timestamp.from(now)).param("id", id).update() == 1;
  }

  /** A batch to be taken back, in the hands of a worker. */
  record UndoClaimed(long id, String actor, String reason) {}

  /** The oldest undo that waits, or whose worker has fallen silent. */
  Optional<UndoClaimed> claimUndo(String worker, Instant now) {
    return db.sql("""
        update registry_batch set worker = :worker, heartbeat = :now, undo_retold = 0
        where id = (select id from registry_batch where state = 'UNDOING' and (heartbeat is null or heartbeat < :silent)
            order by undo_asked, id limit 1 for update skip locked)
        returning id, undo_actor, undo_reason""")
        .param("worker", worker).param("now", Timestamp.from(now)).param("silent", Timestamp.from(now.minus(SILENCE)))
        .query((row, n) -> new UndoClaimed(row.getLong(1), row.getString(2), row.getString(3))).optional();
  }

  /** How far an undo is; false when another worker took it over. */
  boolean retold(long id, String worker, long rights, long retold, Instant now) {
    return db.sql("""
        update registry_batch set heartbeat = :now, undo_rights = :rights, undo_retold = :retold
        where id = :id and state = 'UNDOING' and worker = :worker""")
        .param("now", Timestamp.from(now)).param("rights", rights).param("retold", retold).param("id", id).param("worker", worker).update() == 1;
  }

  boolean undone(long id, String worker, Instant now) {
    return db.sql("update registry_batch set state = 'UNDONE', finished = :now, worker = null where id = :id and state = 'UNDOING' and worker = :worker")
        .param("now", Timestamp.from(now)).param("id", id).param("worker", worker).update() == 1;
  }
}
