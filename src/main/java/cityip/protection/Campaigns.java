package cityip.protection;

import cityip.casework.FactFigures;
import cityip.ledger.Act;
import cityip.ledger.Ledger;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Special campaigns: what each county is asked for, and what the cases say came of it. */
@Component
public class Campaigns {

  private final JdbcClient db;
  private final FactFigures figures;
  private final Ledger ledger;
  private final TransactionTemplate transaction;
  private final Clock clock;

  Campaigns(JdbcClient db, FactFigures figures, Ledger ledger, PlatformTransactionManager transactions, Clock clock) {
    this.db = db;
    this.figures = figures;
    this.ledger = ledger;
    this.transaction = new TransactionTemplate(transactions);
    this.clock = clock;
  }

  /** A campaign; {@code task} is the number of checks asked of each county. */
  public record Campaign(String code, String name, String field, LocalDate first, LocalDate last, int task) {

    public Campaign {
      if (!code.matches("[a-z0-9-]{3,40}") || last.isBefore(first) || task < 1 || task > 10_000) {
        throw new IllegalArgumentException("Campaign " + code + " is none: code, days and task must be right");
      }
    }
  }

  /** Begins a campaign; false when the code is taken. */
  public boolean start(Campaign campaign, String actor) {
    return Boolean.TRUE.equals(transaction.execute(status -> {
      var fresh = db.sql("""
          insert into protection_campaign (code, name, field, first_day, last_day, task, started_by, started)
          values (:code, :name, :field, :first, :last, :task, :actor, :now) on conflict do nothing""")
          .param("code", campaign.code()).param("name", campaign.name()).param("field", campaign.field()).param("first", campaign.first())
          .param("last", campaign.last()).param("task", campaign.task()).param("actor", actor).param("now", Timestamp.from(clock.instant())).update() == 1;
      if (fresh) {
        ledger.append(new Act(actor, "protection.campaign-started", "campaign:" + campaign.code(), campaign.toString()));
      }
      return fresh;
    }));
  }

  public List<Campaign> all() {
    return db.sql("select code, name, field, first_day, last_day, task from protection_campaign order by first_day desc, code")
        .query((row, n) -> new Campaign(row.getString(1), row.getString(2), row.getString(3), row.getObject(4, LocalDate.class), row.getObject(5, LocalDate.class), row.getInt(6))).list();
  }

  public Optional<Campaign> find(String code) {
    return all().stream().filter(campaign -> campaign.code().equals(code)).findFirst();
  }

  /** What the cases of a campaign came to, by county. */
  public List<FactFigures.UnitFigure> results(String code) {
    return figures.byUnit(AdministrativeCaseProcedure.CODE, "campaign", code, "docket", "penalty", "fine");
  }
}
