package cityip.registry;

import cityip.kernel.RightKind;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What was paid in recorded deals, without saying whose. */
@Component
public final class RightDeals {

  private final JdbcClient db;

  RightDeals(JdbcClient db) {
    this.db = db;
  }

  /**
   * Amounts in yuan of deals since a day, ascending.
   *
   * @param classPrefix beginning of the main class; empty for all
   */
  public List<BigDecimal> amounts(EventKind deal, RightKind kind, String classPrefix, LocalDate since) {
    return db.sql("""
        select (e.data ->> 'amount')::numeric as yuan from registry_event e join registry_right r on r.id = e.right_id
         where e.kind = :deal and r.kind = :kind and e.effective >= :since and starts_with(coalesce(r.main_class, ''), :prefix)
           and e.data ->> 'amount' is not null and not exists (select 1 from registry_retraction x where x.batch_id = e.batch_id)
         order by 1""").param("deal", deal.number()).param("kind", kind.number()).param("since", since).param("prefix", classPrefix).query(BigDecimal.class).list();
  }
}
