package cityip.casework;

import cityip.casework.CaseFile.Evidence;
import cityip.ledger.Act;
import cityip.ledger.Ledger;
import cityip.shell.Viewer;
import cityip.vault.StoredFile;
import cityip.vault.Vault;
import java.io.IOException;
import java.io.InputStream;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.SqlParameterValue;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Where evidence is kept: by its content, with both hashes, source, day and who brought it. Nothing brought is thrown away;
 * what could harm a reader is quarantined: kept, hashed, never handed out.
 */
@Component
public final class EvidenceRoom {

  private final Vault vault;
  private final CaseFiles files;
  private final JdbcClient db;
  private final Ledger ledger;
  private final TransactionTemplate transaction;
  private final Clock clock;

  EvidenceRoom(Vault vault, CaseFiles files, JdbcClient db, Ledger ledger, PlatformTransactionManager transactions, Clock clock) {
    this.vault = vault;
    this.files = files;
    this.db = db;
    this.ledger = ledger;
    this.transaction = new TransactionTemplate(transactions);
    this.clock = clock;
  }

  /** What became of a file brought. */
  public sealed interface Brought {
    record Kept(StoredFile file) implements Brought {}

    /** Kept but locked away; {@code word} says why. */
    record Quarantined(StoredFile file, String word) implements Brought {}

    record Empty() implements Brought {}

    record NotYours() implements Brought {}
  }

  public Brought bring(String number, InputStream in, String name, String source, LocalDate obtained, Viewer viewer) throws IOException {
    if (!(files.sight(number, viewer) instanceof CaseFiles.Sight.Whole whole) || whole.desks().isEmpty() || !whole.file().summary().open()) {
      return new Brought.NotYours();
    }
    var file = vault.keep(in, name);
    if (file.size() == 0) {
      return new Brought.Empty();
    }
    String danger;
    try (var again = vault.open(file.sha256())) {
      danger = Dangers.in(again, file.mediaType(), file.size());
    }
    insert(whole.file().summary(), file, name, source, obtained, danger, viewer);
    return danger == null ? new Brought.Kept(file) : new Brought.Quarantined(file, danger);
  }

  private void insert(CaseFile.Summary summary, StoredFile file, String name, String source, LocalDate obtained, @Nullable String danger, Viewer viewer) {
    transaction.executeWithoutResult(status -> {
      db.sql("""
          insert into casework_evidence (case_id, sha256, sm3, size, media_type, name, source, obtained, added, added_by, quarantine)
          values (:case, :sha, :sm3, :size, :type, :name, :source, :obtained, :now, :who, :quarantine)""")
          .param("case", summary.id()).param("sha", file.sha256()).param("sm3", file.sm3()).param("size", file.size()).param("type", file.mediaType())
          .param("name", name.length() > 255 ? name.substring(0, 255) : name).param("source", source).param("obtained", obtained)
          .param("now", Timestamp.from(clock.instant())).param("who", viewer.displayName())
          .param("quarantine", new SqlParameterValue(java.sql.Types.VARCHAR, danger)).update();
      ledger.append(new Act(viewer.bodyId() == null ? viewer.actor() : "party", danger == null ? "casework.evidence-kept" : "casework.evidence-quarantined",
          "case:" + summary.number(), "sha256=" + file.sha256() + " sm3=" + file.sm3() + " size=" + file.size()));
    });
  }

  /** A piece of evidence for reading, its content compared with both hashes first; that it was read is written down. */
  public Optional<Opened> open(String number, long id, Viewer viewer) {
    if (!(files.sight(number, viewer) instanceof CaseFiles.Sight.Whole whole)) {
      return Optional.empty();
    }
    return whole.file().evidence().stream().filter(evidence -> evidence.id() == id && evidence.quarantine() == null).findFirst().map(evidence -> {
      files.seen(whole.file().summary().id(), number, evidence.name(), evidence.sha256(), viewer);
      return new Opened(evidence, vault.openVerified(evidence.sha256()));
    });
  }

  /** A piece of evidence with its bytes. */
  public record Opened(Evidence evidence, InputStream content) {}
}
