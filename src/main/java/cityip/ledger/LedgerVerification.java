package cityip.ledger;

import java.io.PrintStream;
import java.util.Locale;
import org.springframework.stereotype.Component;

/** The command {@code verify-ledger}: reads the whole ledger and says what it checked. */
@Component
public final class LedgerVerification {

  private final LedgerAudit audit;
  private final LedgerHome home;

  LedgerVerification(LedgerAudit audit, LedgerHome home) {
    this.audit = audit;
    this.home = home;
  }

  /** Verifies everything and returns what was found; reads only, and can run while acts are appended and sealed. */
  public AuditReport verify() {
    return audit.run();
  }

  /**
   * Verifies everything and prints it.
   *
   * @return the exit status: 0 when the ledger is whole, 1 when anything contradicts anything
   */
  public int run(PrintStream out) {
    AuditReport report = verify();
    double seconds = report.took().toNanos() / 1e9;
    out.printf(Locale.ROOT, "Entries read and hashed:           %,d (%,.0f per second)%n", report.entries(), report.entries() / Math.max(seconds, 1e-3));
    out.printf(Locale.ROOT, "Checkpoints, signatures and roots: %,d%n", report.checkpoints());
    out.printf(Locale.ROOT, "Witness %s: %,d checkpoints%n", home.witness().file(), report.witnessed());
    out.printf(Locale.ROOT, "Acts waiting for the next sealing: %,d%n", report.waiting());
    report.findings().forEach(finding -> out.printf(Locale.ROOT, "%s: %s%n", finding.kind(), finding.fact()));
    out.println(report.isWhole()
        ? "The ledger is whole: nothing was changed, deleted, inserted, reordered, cut off or forked. 账本完整。"
        : "The ledger is NOT whole. Keep the database, the keys and the witness file as they are and call the auditor. 账本不完整，请保留现场并联系审计人员。");
    return report.isWhole() ? 0 : 1;
  }
}
