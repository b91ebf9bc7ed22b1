package cityip.ledger;

import java.time.Duration;
import java.util.List;

/**
 * What a verification of the whole ledger found.
 *
 * @param entries     sealed entries read and hashed
 * @param checkpoints checkpoints in the database whose signatures and roots were checked
 * @param witnessed   checkpoints in the witness file, likewise
 * @param waiting     acts that are committed but not sealed yet; nothing can be said about them
 * @param findings    empty when the ledger is whole
 */
public record AuditReport(
    long entries, long checkpoints, long witnessed, long waiting, List<Finding> findings, Duration took) {

  public AuditReport {
    findings = List.copyOf(findings);
  }

  public boolean isWhole() {
    return findings.isEmpty();
  }

  /** One contradiction, as a fact in plain words for the operator. */
  public record Finding(Kind kind, String fact) {}

  /** The ways in which a log can be touched. */
  public enum Kind {
    ENTRY_CHANGED,
    ENTRY_MISSING,
    ENTRY_ADDED,
    CONTENT_CHANGED,
    TREE_CHANGED,
    ROOT_DIFFERS,
    SIGNATURE_WRONG,
    CHECKPOINT_UNREADABLE,
    CHECKPOINT_MISSING,
    TRUNCATED,
    FORKED,
    KEYS_MISSING
  }
}
