package cityip.ledger;

import java.nio.charset.StandardCharsets;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** The book of acts. Everything that changes a fact appends here, in the same transaction. */
@Component
public final class Ledger {

  /** Longer contents are kept as their hash only; what they were is the acting module's own record. */
  private static final int SHORT = 1000;

  private final DataSource dataSource;
  private final JdbcClient database;
  private final StoredTree stored;
  private final LedgerHome home;
  private final Clock clock;
  private final EntryNumbers numbers;
  private final AtomicLong appended = new AtomicLong();

  Ledger(DataSource dataSource, LedgerHome home, Clock clock) {
    this.dataSource = dataSource;
    this.database = JdbcClient.create(dataSource);
    this.stored = new StoredTree(database);
    this.home = home;
    this.clock = clock;
    this.numbers = new EntryNumbers(database);
  }

  /**
   * Writes down an act. It goes to the database right before the commit, is kept or rolled back together with the act
   * itself, and is sealed within a minute.
   *
   * @return the number of the entry, for {@link #proof}
   * @throws IllegalStateException when no transaction is open: an act and its entry must not part
   */
  public long append(Act act) {
    if (!TransactionSynchronizationManager.isActualTransactionActive() || !TransactionSynchronizationManager.isSynchronizationActive()) {
      throw new IllegalStateException("Ledger.append(" + act.act() + ") needs the transaction of the act itself; none is open");
    }
    appended.incrementAndGet();
    byte[] content = act.content().getBytes(StandardCharsets.UTF_8);
    boolean keep = act.content().length() <= SHORT && Plain.isPlain(act.content());
    long entry = numbers.next();
    PendingActs.ofThisTransaction(dataSource).add(new PendingActs.Pending(entry,
        clock.instant().truncatedTo(ChronoUnit.MICROS), act, MerkleHash.sha256().digest(content), keep ? act.content() : null));
    return entry;
  }

  /** How many acts of a kind had been done by a moment; sealed ones and those still waiting. */
  public long count(String act, Instant known) {
    return database.sql("""
            select (select count(*) from ledger_entry where split_part(line, E'\\t', 4) = :act and split_part(line, E'\\t', 2) <= :text)
                 + (select count(*) from ledger_inbox where act = :act and at <= :known)""")
        .param("act", act).param("text", LedgerEntry.time(known)).param("known", Timestamp.from(known)).query(Long.class).single();
  }

  /** How many acts some actors had done by a moment, of a kind or, when it is empty, of any. */
  public long countOf(String act, Collection<String> actors, Instant known) {
    if (actors.isEmpty()) {
      return 0;
    }
    return database.sql("""
            select (select count(*) from ledger_entry where (:act = '' or split_part(line, E'\\t', 4) = :act) and split_part(line, E'\\t', 2) <= :text
                       and split_part(line, E'\\t', 3) in (:actors))
                 + (select count(*) from ledger_inbox where (:act = '' or act = :act) and at <= :known and actor in (:actors))""")
        .param("act", act).param("actors", actors).param("text", LedgerEntry.time(known)).param("known", Timestamp.from(known)).query(Long.class).single();
  }

  /** Sealed acts, the latest first; empty filters match all. */
  public List<LedgerEntry> entries(String act, String subject, int limit, long offset) {
    return database.sql("""
            select leaf, line, content from ledger_entry
             where (:act = '' or split_part(line, E'\\t', 4) = :act) and (:subject = '' or split_part(line, E'\\t', 5) = :subject)
             order by leaf desc limit :limit offset :offset""")
        .param("act", act).param("subject", subject).param("limit", limit).param("offset", offset)
        .query((row, n) -> LedgerEntry.read(row.getLong(1), row.getString(2), row.getString(3))).list();
  }

  /** How many sealed acts the filters match. */
  public long countEntries(String act, String subject) {
    return database.sql("""
            select count(*) from ledger_entry
             where (:act = '' or split_part(line, E'\\t', 4) = :act) and (:subject = '' or split_part(line, E'\\t', 5) = :subject)""")
        .param("act", act).param("subject", subject).query(Long.class).single();
  }

  /** How many acts this process has appended since it started; the sealer's trigger, not a fact. */
  long appended() {
    return appended.get();
  }

  /** The last signed state, or empty before the first act is sealed. */
  public Optional<SealedState> checkpoint() {
    return stored.latestNote().map(note -> new SealedState(Checkpoint.parse(SignedNote.parse(note).text()), note));
  }

  /** The public key that checkpoints can be checked with, as PEM (Ed25519). */
  public String publicKeyPem() {
    return home.keys(stored.latestNote().isPresent()).publicKeyPem();
  }

  /**
   * A signature by the key of {@link #publicKeyPem()} (Ed25519) over {@code purpose}, a line break and the content: what leaves the house under its name.
   *
   * @param purpose keeps a signature for one kind of document from standing under another
   */
  public byte[] sign(String purpose, byte[] content) {
    var signer = home.keys(stored.latestNote().isPresent()).signers().getFirst();
    return signer.sign(signed(purpose, content));
  }

  /** What {@link #sign} signs, for whoever checks it with the public key. */
  public static byte[] signed(String purpose, byte[] content) {
    byte[] head = (purpose + "\n").getBytes(java.nio.charset.StandardCharsets.UTF_8);
    byte[] all = java.util.Arrays.copyOf(head, head.length + content.length);
    System.arraycopy(content, 0, all, head.length, content.length);
    return all;
  }

  /** Everything needed to check one entry without us. */
  public ProofAnswer proof(long entry) {
    Optional<LedgerEntry> sealed = database.sql("""
            select leaf, line, content from ledger_entry where split_part(line, E'\\t', 1)::bigint = ?""")
        .param(entry)
        .query((row, n) -> LedgerEntry.read(row.getLong(1), row.getString(2), row.getString(3)))
        .optional();
    if (sealed.isEmpty()) {
      boolean waiting = database.sql("select exists (select from ledger_inbox where id = ?)").param(entry)
          .query(Boolean.class).single();
      return waiting ? new ProofAnswer.NotYetSealed(entry) : new ProofAnswer.UnknownEntry(entry);
    }
    SealedState state = checkpoint().orElseThrow(() -> new LedgerBroken("entries are sealed, but no checkpoint exists"));
    return new ProofAnswer.Proven(ProofBundle.of(sealed.get(), state, stored.proofs()));
  }

  /**
   * The proof that the log of {@code older} entries is the beginning of the log of {@code newer}: base64 hashes in the order
   * of RFC 6962 section 2.1.2.
   *
   * @throws IllegalArgumentException unless 0 &lt; older &lt;= newer &lt;= the sealed size
   */
  public List<String> consistency(long older, long newer) {
    long size = checkpoint().map(state -> state.checkpoint().size()).orElse(0L);
    if (newer > size) {
      throw new IllegalArgumentException("The ledger has " + size + " sealed entries, not " + newer);
    }
    return ProofBundle.base64(stored.proofs().consistency(older, newer));
  }

  /**
   * A sealed state of the ledger.
   *
   * @param note the checkpoint with its signatures, as C2SP signed-note
   */
  public record SealedState(Checkpoint checkpoint, String note) {}
}
