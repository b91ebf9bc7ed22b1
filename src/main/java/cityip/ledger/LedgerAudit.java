package cityip.ledger;

import cityip.ledger.AuditReport.Finding;
import cityip.ledger.AuditReport.Kind;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Reads the whole ledger once, hashes it again and holds the result against every signed checkpoint in the database and
 * against the witness outside it. Memory stays constant but for some 1,000 bytes a checkpoint.
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
    notes.parallelStream().map(note -> read(note, keys, "the database")).forEachOrdered(reading -> {
      findings.addAll(reading.findings());
      if (reading.promise() != null) {
        promised.put(reading.promise().size(), reading.promise());
      }
    });
    long last = promised.isEmpty() ? 0 : promised.lastKey();
    Set<String> checked = new HashSet<>(notes);
    for (String note : witnessed) {
      if (!checked.contains(note)) {
        compareWitnessed(note, keys, last, promised, findings);
      }
    }
    return promised;
  }

  /** Only notes that the database does not have word for word; the others were checked there. */
  private static void compareWitnessed(String note, @Nullable LedgerKeys keys, long last, SortedMap<Long, Promise> promised, List<Finding> findings) {
    Reading reading = read(note, keys, "the witness");
    findings.addAll(reading.findings());
    @Nullable Promise seen = reading.promise();
    if (seen == null) {
      return;
    }
    @Nullable Promise kept = promised.putIfAbsent(seen.size(), seen);
    if (kept == null) {
      findings.add(seen.size() > last
          ? new Finding(Kind.TRUNCATED, "the witness saw " + seen.size() + " entries; the database has checkpoints up to " + last)
          : new Finding(Kind.CHECKPOINT_MISSING, "the witness saw a checkpoint of " + seen.size() + " entries; the database has none"));
    } else if (!kept.root().equals(seen.root())) {
      findings.add(new Finding(Kind.FORKED, "for " + seen.size() + " entries the witness saw the root " + seen.root()
          + ", " + kept.where() + " has " + kept.root()));
    }
  }

  private @Nullable LedgerKeys keys(boolean needed, List<Finding> findings) {
    try {
      return needed ? home.keys(true) : null;
    } catch (LedgerBroken e) {
      findings.add(new Finding(Kind.KEYS_MISSING, String.valueOf(e.getMessage())));
      return null;
    }
  }

  /** What one note says, and what is wrong with it. */
  private record Reading(@Nullable Promise promise, List<Finding> findings) {}

  private static Reading read(String note, @Nullable LedgerKeys keys, String where) {
    try {
      SignedNote signed = SignedNote.parse(note);
      Checkpoint checkpoint = Checkpoint.parse(signed.text());
      boolean good = keys == null || (signed.signedByAll(keys.signers()) && checkpoint.origin().equals(keys.origin()));
      return new Reading(new Promise(checkpoint.size(), checkpoint.root(), where), good ? List.of() : List.of(new Finding(Kind.SIGNATURE_WRONG,
          "the checkpoint of " + checkpoint.size() + " entries in " + where + " is not signed by this ledger's keys")));
    } catch (LedgerBroken e) {
      return new Reading(null, List.of(new Finding(Kind.CHECKPOINT_UNREADABLE, "in " + where + ": " + e.getMessage())));
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
