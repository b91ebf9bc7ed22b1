package cityip.finance.lending;

import cityip.finance.lending.LoanNeeds.Need;
import cityip.ledger.Act;
import cityip.ledger.Ledger;
import cityip.shell.Viewer;
import cityip.vault.Vault;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * What a firm lets one bank read of it: a pack frozen at the moment of the consent, each bank for itself. A consent that is withdrawn closes at once, also
 * for a bank that has the page open; what was read before is in the ledger.
 */
@Component
public final class Consents {

  private final JdbcClient db;
  private final DiligencePack packs;
  private final Vault vault;
  private final Ledger ledger;
  private final TransactionTemplate transaction;
  private final Clock clock;

  Consents(JdbcClient db, DiligencePack packs, Vault vault, Ledger ledger, TransactionTemplate transaction, Clock clock) {
    this.db = db;
    this.packs = packs;
    this.vault = vault;
    this.ledger = ledger;
    this.transaction = transaction;
    this.clock = clock;
  }

  /** @param pack hash of the frozen file */
  public record Consent(long id, long need, long lender, String pack, Instant given, @Nullable Instant withdrawn) {}

  public List<Consent> of(long need) {
    return db.sql("select id, need_id, lender, pack, given, withdrawn from finance_consent where need_id = ? order by id").param(need).query((row, n) -> new Consent(row.getLong(1), row.getLong(2),
        row.getLong(3), row.getString(4), row.getTimestamp(5).toInstant(), row.getTimestamp(6) == null ? null : row.getTimestamp(6).toInstant())).list();
  }

  public Optional<Consent> standing(long need, long lender) {
    return of(need).stream().filter(consent -> consent.lender() == lender && consent.withdrawn() == null).findFirst();
  }

  /** Freezes the pack and opens it to one bank; what the bank was given before stays what it was. */
  public void give(Need need, long lender, Viewer firm) {
    String sha256;
    try {
      sha256 = vault.keep(new ByteArrayInputStream(packs.of(need, firm)), "need-" + need.id() + ".zip").sha256();
    } catch (IOException cause) {
      throw new UncheckedIOException(cause);
    }
    transaction.executeWithoutResult(status -> {
      var given = db.sql("insert into finance_consent (need_id, lender, pack, given, given_by) values (?, ?, ?, ?, ?) on conflict do nothing")
          .params(need.id(), lender, sha256, Timestamp.from(clock.instant()), firm.actor()).update();
      if (given == 1) {
        ledger.append(new Act("party", "finance.consent-given", "finance-need:" + need.id(), "bank " + lender + " pack " + sha256));
      }
    });
  }

  public boolean withdraw(Need need, long lender, Viewer firm) {
    return Objects.requireNonNull(transaction.execute(status -> {
      var done = db.sql("update finance_consent set withdrawn = ?, withdrawn_by = ? where need_id = ? and lender = ? and withdrawn is null")
          .params(Timestamp.from(clock.instant()), firm.actor(), need.id(), lender).update() == 1;
      if (done) {
        ledger.append(new Act("party", "finance.consent-withdrawn", "finance-need:" + need.id(), "bank " + lender));
      }
      return done;
    }));
  }

  /** Opens the pack to a bank whose consent stands at this moment; that it read it is written down. */
  public Optional<InputStream> open(long need, long lender, Viewer bank) {
    return transaction.execute(status -> standing(need, lender).map(consent -> {
      ledger.append(new Act(bank.actor(), "finance.pack-read", "finance-need:" + need, "bank " + lender + " pack " + consent.pack()));
      return vault.openVerified(consent.pack());
    }));
  }
}
