package cityip.operation;

import cityip.ledger.Act;
import cityip.ledger.Ledger;
import cityip.shell.Viewer;
import java.sql.Timestamp;
import java.time.Clock;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** What firms tell of themselves; the rest of a profile is read from their rights. */
@Component
public class Profiles {

  private final JdbcClient db;
  private final Ledger ledger;
  private final TransactionTemplate transaction;
  private final Clock clock;

  Profiles(JdbcClient db, Ledger ledger, TransactionTemplate transaction, Clock clock) {
    this.db = db;
    this.ledger = ledger;
    this.transaction = transaction;
    this.clock = clock;
  }

  public record Told(String business, String products) {
    static final Told NOTHING = new Told("", "");

    String words() {
      return (business + " " + products).strip();
    }
  }

  public Told of(long body) {
    return db.sql("select business, products from operation_profile where body_id = ?").param(body).query((row, n) -> new Told(row.getString(1), row.getString(2))).optional().orElse(Told.NOTHING);
  }

  public void tell(long body, Told told, Viewer viewer) {
    transaction.executeWithoutResult(status -> {
      db.sql("""
          insert into operation_profile (body_id, business, products, told_by, told) values (?, ?, ?, ?, ?)
          on conflict (body_id) do update set business = excluded.business, products = excluded.products, told_by = excluded.told_by, told = excluded.told""")
          .params(body, told.business().strip(), told.products().strip(), viewer.actor(), Timestamp.from(clock.instant())).update();
      ledger.append(new Act(viewer.actor(), "operation.profile-told", "party:" + body, told.words()));
    });
  }
}
