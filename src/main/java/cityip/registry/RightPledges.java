package cityip.registry;

import cityip.kernel.AsOf;
import cityip.kernel.RightKind;
import cityip.kernel.RightNumber;
import cityip.shell.Scope;
import java.math.BigDecimal;
import java.sql.Timestamp;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Rights under pledge as of a day, with what happened to each since: what a lender must know of its collateral. */
@Component
public final class RightPledges {

  private final JdbcClient db;

  RightPledges(JdbcClient db) {
    this.db = db;
  }

  /**
   * A right under a pledge that was not struck off.
   *
   * @param contract as recorded; empty when the record names none
   * @param amount secured by the contract in yuan, not by this right alone
   * @param since when {@code state} began
   * @param termEnd first day after the term
   * @param transferred a transfer took effect after the pledge
   */
  public record Pledged(long right, RightNumber number, String title, String owner, long party, @Nullable String unit, String contract, @Nullable BigDecimal amount, LocalDate pledged, RightState state,
      LocalDate since, @Nullable LocalDate termEnd, boolean suspended, boolean partlyInvalidated, boolean transferred) {}

  /** What the asker may see, by contract and number. */
  public List<Pledged> standing(AsOf at, Scope scope) {
    return db.sql("""
        select r.id, r.jurisdiction, r.kind, r.number, coalesce(r.title, '') as title, coalesce(o.name, '') as owner, coalesce(o.party_id, 0) as party, s.unit, f.detail, f.amount, f.valid_from, s.state,
               s.valid_from as since, r.term_end,
               exists (select 1 from registry_flag g where g.right_id = r.id and g.flag = 9 and g.valid_from <= :day and :day < g.valid_until and g.known_from <= :known and :known < g.known_until) as suspended,
               exists (select 1 from registry_flag g where g.right_id = r.id and g.flag = 10 and g.valid_from <= :day and :day < g.valid_until and g.known_from <= :known and :known < g.known_until) as partly,
               exists (select 1 from registry_event e where e.right_id = r.id and e.kind = :transferred and e.effective > f.valid_from and e.effective <= :day and e.recorded <= :known
                  and not exists (select 1 from registry_retraction x where x.batch_id = e.batch_id)) as transferred
          from registry_flag f join registry_right r on r.id = f.right_id
          join registry_span s on s.right_id = r.id and s.valid_from <= :day and :day < s.valid_until and s.known_from <= :known and :known < s.known_until
          left join registry_owner o on o.right_id = r.id and o.position = 1 and o.valid_from <= :day and :day < o.valid_until and o.known_from <= :known and :known < o.known_until
         where f.flag in (4, 5) and f.valid_from <= :day and :day < f.valid_until and f.known_from <= :known and :known < f.known_until
           and (:everything or s.unit = :unit or o.party_id in (select m.id from party_body m where m.canonical_id = (select canonical_id from party_body where id = :body)))
         order by f.detail, r.number""")
        .param("day", at.day()).param("known", Timestamp.from(at.known())).param("transferred", EventKind.TRANSFERRED.number()).param("everything", scope instanceof Scope.WholeCity)
        .param("unit", scope instanceof Scope.OneUnit one ? one.unit() : "-").param("body", scope instanceof Scope.OneBody one ? one.bodyId() : -1L)
        .query((row, _) -> new Pledged(row.getLong("id"), new RightNumber(row.getString("jurisdiction"), RightKind.ofNumber(row.getInt("kind")), row.getString("number")), row.getString("title"),
            row.getString("owner"), row.getLong("party"), row.getString("unit"), row.getString("detail"), row.getBigDecimal("amount"), row.getObject("valid_from", LocalDate.class),
            RightState.ofNumber(row.getInt("state")), row.getObject("since", LocalDate.class), row.getObject("term_end", LocalDate.class), row.getBoolean("suspended"), row.getBoolean("partly"),
            row.getBoolean("transferred"))).list();
  }
}
