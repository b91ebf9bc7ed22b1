package cityip.finance.lending;

import cityip.ledger.Act;
import cityip.ledger.Ledger;
import cityip.shell.Viewer;
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

/** The banks that take part. Whoever signs in for one of them is a bank here and sees what was sent to it, nothing of another. */
@Component
public final class Lenders {

  private final JdbcClient db;
  private final Ledger ledger;
  private final TransactionTemplate transaction;
  private final Clock clock;

  Lenders(JdbcClient db, Ledger ledger, TransactionTemplate transaction, Clock clock) {
    this.db = db;
    this.ledger = ledger;
    this.transaction = transaction;
    this.clock = clock;
  }

  /** @param paused since when new loans of it get no compensation; null while it takes part fully */
  public record Lender(long body, String name, Instant joined, @Nullable Instant paused, String pausedWhy) {}

  public List<Lender> all() {
    return db.sql("select body_id, name, joined, paused, paused_why from finance_lender order by name").query((row, n) -> new Lender(row.getLong(1), row.getString(2), row.getTimestamp(3).toInstant(),
        row.getTimestamp(4) == null ? null : row.getTimestamp(4).toInstant(), row.getString(5))).list();
  }

  public Optional<Lender> find(long body) {
    return all().stream().filter(lender -> lender.body() == body).findFirst();
  }

  /** The bank a viewer signs in for. */
  public Optional<Lender> of(Viewer viewer) {
    var body = viewer.bodyId();
    return body == null ? Optional.empty() : find(body);
  }

  /** Takes a bank in; false when it is in already. */
  public boolean join(long body, String name, String actor) {
    return Objects.requireNonNull(transaction.execute(status -> {
      var joined = db.sql("insert into finance_lender (body_id, name, joined, joined_by) values (?, ?, ?, ?) on conflict do nothing").params(body, name, Timestamp.from(clock.instant()), actor).update() == 1;
      if (joined) {
        ledger.append(new Act(actor, "finance.bank-joined", "party:" + body, name));
      }
      return joined;
    }));
  }

  /** Stops or resumes compensation for a bank; {@code why} is empty when it resumes. */
  public void pause(long body, String why, String actor) {
    transaction.executeWithoutResult(status -> {
      db.sql("update finance_lender set paused = ?, paused_why = ? where body_id = ?").param(new org.springframework.jdbc.core.SqlParameterValue(java.sql.Types.TIMESTAMP, why.isEmpty() ? null : Timestamp.from(clock.instant())))
          .param(why).param(body).update();
      ledger.append(new Act(actor, why.isEmpty() ? "finance.bank-resumed" : "finance.bank-paused", "party:" + body, why));
    });
  }
}
