package cityip.ledger;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.jdbc.datasource.DataSourceUtils;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Gives committed acts their place in the tree and signs what the tree then is. One at a time in the whole installation (by
 * an advisory lock), in chunks that each end with a checkpoint, so that a crash loses nothing and leaves nothing half done.
 */
@Component
public final class Sealer {

  /** The lock's key is arbitrary; it only has to be the ledger's alone. */
  private static final long LOCK = 0x6369747969704CL;
  private static final int CHUNK = 50_000;
  private static final byte[] COPY_HEADER = "PGCOPY\n\u00ff\r\n\0\0\0\0\0\0\0\0\0".getBytes(StandardCharsets.ISO_8859_1);

  private final DataSource dataSource;
  private final JdbcTemplate jdbc;
  private final JdbcClient database;
  private final TransactionTemplate transaction;
  private final StoredTree stored;
  private final LedgerHome home;
  private final Clock clock;

  Sealer(DataSource dataSource, LedgerHome home, Clock clock) {
    this.dataSource = dataSource;
    this.jdbc = new JdbcTemplate(dataSource);
    this.database = JdbcClient.create(jdbc);
    this.transaction = new TransactionTemplate(new DataSourceTransactionManager(dataSource));
    this.transaction.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
    this.stored = new StoredTree(database);
    this.home = home;
    this.clock = clock;
  }

  /**
   * Seals every act that is committed now.
   *
   * @return how many entries were sealed
   * @throws LedgerBroken when the stored tree contradicts its last checkpoint or the witness; the acts stay waiting
   */
  public synchronized long sealNow() {
    long sealed = 0;
    int chunk;
    do {
      chunk = sealChunk();
      sealed += chunk;
    } while (chunk == CHUNK);
    return sealed;
  }

  private int sealChunk() {
    Integer count = transaction.execute(status -> {
      lock();
      return sealUnderLock();
    });
    // After the commit: a witness must never know more than the database can show.
    transaction.executeWithoutResult(status -> {
      lock();
      home.witness().append(stored.notesAfter(witnessedSize()));
    });
    return count == null ? 0 : count;
  }

  private void lock() {
    database.sql("select pg_advisory_xact_lock(?)").param(LOCK).query((row, n) -> 0).single();
  }

  private int sealUnderLock() {
    List<LedgerEntry> waiting = takeWaiting();
    if (waiting.isEmpty()) {
      return 0;
    }
    LedgerKeys keys = home.keys(stored.latestNote().isPresent());
    Checkpoint last = verifiedLast(keys);
    List<Object[]> tiles = new ArrayList<>();
    GrowingTree tree = stored.continued(last.size(), (level, index, hashes) -> tiles.add(new Object[] {level, index, hashes}));
    if (!Checkpoint.of(last.origin(), last.size(), tree.root(), last.at()).equals(last)) {
      throw new LedgerBroken("the stored tree does not have the root of checkpoint " + last.size());
    }
    copyIn(waiting, tree);
    tree.handOverTails();
    jdbc.batchUpdate("""
        insert into ledger_tile (level, index, hashes) values (?, ?, ?)
        on conflict (level, index) do update set hashes = excluded.hashes""", tiles);
    Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
    Checkpoint checkpoint = Checkpoint.of(keys.origin(), tree.size(), tree.root(), now);
    database.sql("insert into ledger_checkpoint (size, root, at, note) values (?, ?, ?, ?)")
        .params(checkpoint.size(), tree.root(), Timestamp.from(now), SignedNote.sign(checkpoint.text(), keys.signers())).update();
    return waiting.size();
  }

  /** Readers never see an act twice or not at all: it leaves the inbox and enters the ledger in one transaction. */
  private List<LedgerEntry> takeWaiting() {
    return database.sql("""
        with taken as (
          delete from ledger_inbox where id in (select id from ledger_inbox order by id limit ?) returning *)
        select id, at, actor, act, subject, content_hash, content from taken order by id""")
        .param(CHUNK)
        .query((row, n) -> new LedgerEntry(row.getLong(1), null, row.getTimestamp(2).toInstant(), row.getString(3),
            row.getString(4), row.getString(5), HexFormat.of().formatHex(row.getBytes(6)), row.getString(7)))
        .list();
  }

  private Checkpoint verifiedLast(LedgerKeys keys) {
    Optional<String> note = stored.latestNote();
    @Nullable String witnessed = home.witness().last();
    if (note.isEmpty()) {
      if (witnessed != null) {
        throw new LedgerBroken("the database has no checkpoint, but the witness " + home.witness().file() + " has some");
      }
      return Checkpoint.of(keys.origin(), 0, MerkleHash.ofNothing(), Instant.EPOCH);
    }
    SignedNote signed = SignedNote.parse(note.get());
    if (!signed.signedByAll(keys.signers())) {
      throw new LedgerBroken("the last checkpoint is not signed by the keys in the home folder");
    }
    if (witnessed != null) {
      long size = Checkpoint.parse(SignedNote.parse(witnessed).text()).size();
      if (!stored.noteOf(size).equals(Optional.of(witnessed))) {
        throw new LedgerBroken("the witness " + home.witness().file() + " has a checkpoint of " + size
            + " entries which the database does not have");
      }
    }
    return Checkpoint.parse(signed.text());
  }

  private long witnessedSize() {
    @Nullable String last = home.witness().last();
    return last == null ? 0 : Checkpoint.parse(SignedNote.parse(last).text()).size();
  }

  private void copyIn(List<LedgerEntry> entries, GrowingTree tree) {
    Connection connection = DataSourceUtils.getConnection(dataSource);
    try {
      ByteArrayOutputStream bytes = new ByteArrayOutputStream(entries.size() * 256);
      DataOutputStream out = new DataOutputStream(bytes);
      out.write(COPY_HEADER);
      for (LedgerEntry entry : entries) {
        byte[] line = entry.line().getBytes(StandardCharsets.UTF_8);
        out.writeShort(3);
        out.writeInt(Long.BYTES);
        out.writeLong(tree.size());
        out.writeInt(line.length);
        out.write(line);
        byte @Nullable [] content = entry.content() == null ? null : entry.content().getBytes(StandardCharsets.UTF_8);
        out.writeInt(content == null ? -1 : content.length);
        out.write(content == null ? new byte[0] : content);
        tree.add(line, 0, line.length);
      }
      out.writeShort(-1);
      connection.unwrap(PGConnection.class).getCopyAPI().copyIn(
          "copy ledger_entry (leaf, line, content) from stdin (format binary)",
          new java.io.ByteArrayInputStream(bytes.toByteArray()));
    } catch (SQLException e) {
      throw jdbcTranslated(e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      DataSourceUtils.releaseConnection(connection, dataSource);
    }
  }

  private RuntimeException jdbcTranslated(SQLException e) {
    RuntimeException translated = jdbc.getExceptionTranslator().translate("seal", null, e);
    return translated == null ? new IllegalStateException(e) : translated;
  }
}
