package cityip.ledger.web;

import cityip.ledger.AuditReport;
import cityip.ledger.Ledger;
import cityip.ledger.LedgerEntry;
import cityip.ledger.ProofBundle;
import cityip.shell.Paging;
import cityip.shell.Words;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What the ledger's pages show. */
public final class LedgerViews {

  private LedgerViews() {}

  public record Book(List<LedgerEntry> entries, Paging paging, Ledger.@Nullable SealedState state, String key, String act, String subject,
      @Nullable AuditReport audit) {}

  public record Proof(long entry, @Nullable ProofBundle bundle, @Nullable String at, @Nullable String actor, @Nullable String act, @Nullable String subject,
      String key) {}

  /** An act in words; one without a word of its own shows its name. */
  public static String act(String act) {
    var key = "ledger.act." + act;
    var words = Words.t(key);
    return words.equals(key) ? act : words;
  }

  public static String finding(AuditReport.Finding finding) {
    return Words.t("ledger.finding." + finding.kind().name().toLowerCase(Locale.ROOT).replace('_', '-')) + " — " + finding.fact();
  }
}
