package cityip.ledger;

import cityip.ledger.AuditReport.Finding;
import cityip.ledger.AuditReport.Kind;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Reads the whole ledger once, hashes it again and holds the result against every signed checkpoint in the database and
 * against the witness outside it. Memory stays constant but for 100 bytes a checkpoint.
 */
@Component
final class LedgerAudit {

  /** A root somebody signed for a size, and where we read it. */
  record Promise(long size, String root, String where) {}

  private final DataSource dataSource;
  private final LedgerHome home;

  LedgerAudit(DataSource dataSource, LedgerHome home) {
    this.dataSource = dataSource;
    this.home = home;
  }

  AuditReport run() {
    long begin = System.nanoTime();
    List<Finding> findings = new ArrayList<>();
    try (Connection entries = dataSource.getConnection(); Connection rest = dataSource.getConnection()) {
      // The witness first: whatever is sealed while we read can only make the database longer, never the witness.
      List<String> witnessed = new ArrayList<>();
      home.witness().forEach(witnessed::add);
      shareSnapshot(entries, rest);
      try {
        List<String> notes = texts(rest, "select note from ledger_checkpoint order by size");
        SortedMap<Long, Promise> promised = promises(notes, witnessed, findings);
        List<Finding> found = new ArrayList<>();
        AuditWalk walk = new AuditWalk(promised, rest, found);
        if (!walk.readAll(entries, AuditWalk.Order.AS_THEY_LIE)) {
          found.clear();
          walk = new AuditWalk(promised, rest, found);
          walk.readAll(entries, AuditWalk.Order.BY_LEAF);
        }
        findings.addAll(found);
        compareLengths(walk.entries(), promised, findings);
        long waiting = Long.parseLong(texts(rest, "select count(*) from ledger_inbox").getFirst());
        return new AuditReport(walk.entries(), notes.size(), witnessed.size(), waiting, findings,
            Duration.ofNanos(System.nanoTime() - begin));
      } finally {
        entries.rollback();
        rest.rollback();
        entries.setAutoCommit(true);
        rest.setAutoCommit(true);
      }
    } catch (SQLException e) {
      throw new IllegalStateException("The ledger could not be read to its end", e);
    }
  }

  /** Both connections see the same moment, however much is sealed meanwhile. */
  private static void shareSnapshot(Connection first, Connection second) throws SQLException {
    for (Connection connection : List.of(first, second)) {
      connection.setAutoCommit(false);
      try (Statement statement = connection.createStatement()) {
        statement.execute("set transaction isolation level repeatable read, read only");
        statement.execute("set local synchronize_seqscans = off"); // a scan begins at the beginning
      }
    }
    String snapshot = texts(first, "select pg_export_snapshot()").getFirst();
    try (Statement statement = second.createStatement()) {
      statement.execute("set transaction snapshot '" + snapshot + "'"); // the server's own word; binds are not possible here
    }
  }

  private SortedMap<Long, Promise> promises(List<String> notes, List<String> witnessed, List<Finding> findings) {
    SortedMap<Long, Promise> promised = new TreeMap<>();
    @Nullable LedgerKeys keys = keys(!notes.isEmpty() || !witnessed.isEmpty(), findings);
    for (String note : notes) {
      Promise promise = read(note, keys, "the database", findings);
      if (promise != null) {
        promised.put(promise.size(), promise);
      }
    }
    long last = promised.isEmpty() ? 0 : promised.lastKey();
    for (String note : witnessed) {
      Promise seen = read(note, keys, "the witness", findings);
      if (seen == null) {
        continue;
      }
      Promise kept = promised.putIfAbsent(seen.size(), seen);
      if (kept == null) {
        findings.add(seen.size() > last
            ? new Finding(Kind.TRUNCATED, "the witness saw " + seen.size() + " entries; the database has checkpoints up to " + last)
            : new Finding(Kind.CHECKPOINT_MISSING, "the witness saw a checkpoint of " + seen.size() + " entries; the database has none"));
      } else if (!kept.root().equals(seen.root())) {
        findings.add(new Finding(Kind.FORKED, "for " + seen.size() + " entries the witness saw the root " + seen.root()
            + ", " + kept.where() + " has " + kept.root()));
      }
    }
    return promised;
  }

  private @Nullable LedgerKeys keys(boolean needed, List<Finding> findings) {
    try {
      return needed ? home.keys(true) : null;
    } catch (LedgerBroken e) {
      findings.add(new Finding(Kind.KEYS_MISSING, String.valueOf(e.getMessage())));
      return null;
    }
  }

  private static @Nullable Promise read(String note, @Nullable LedgerKeys keys, String where, List<Finding> findings) {
    try {
      SignedNote signed = SignedNote.parse(note);
      Checkpoint checkpoint = Checkpoint.parse(signed.text());
      if (keys != null && (!signed.signedByAll(keys.signers()) || !checkpoint.origin().equals(keys.origin()))) {
        findings.add(new Finding(Kind.SIGNATURE_WRONG,
            "the checkpoint of " + checkpoint.size() + " entries in " + where + " is not signed by this ledger's keys"));
      }
      return new Promise(checkpoint.size(), checkpoint.root(), where);
    } catch (LedgerBroken e) {
      findings.add(new Finding(Kind.CHECKPOINT_UNREADABLE, "in " + where + ": " + e.getMessage()));
      return null;
    }
  }

  private static void compareLengths(long entries, SortedMap<Long, Promise> promised, List<Finding> findings) {
    long last = promised.isEmpty() ? 0 : promised.lastKey();
    if (entries < last && findings.stream().noneMatch(f -> f.kind() == Kind.ENTRY_MISSING)) {
      findings.add(new Finding(Kind.ENTRY_MISSING, "the last " + (last - entries) + " of " + last + " entries are gone"));
    }
    if (entries > last) {
      findings.add(new Finding(Kind.ENTRY_ADDED,
          (entries - last) + " entries lie beyond the last checkpoint; the sealer did not put them there"));
    }
  }

  static List<String> texts(Connection connection, String sql) throws SQLException {
    List<String> texts = new ArrayList<>();
    try (Statement statement = connection.createStatement()) {
      statement.setFetchSize(10_000);
      try (ResultSet rows = statement.executeQuery(sql)) {
        while (rows.next()) {
          texts.add(rows.getString(1));
        }
      }
    }
    return texts;
  }
}
