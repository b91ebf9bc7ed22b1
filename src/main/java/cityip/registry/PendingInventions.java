package cityip.registry;

import cityip.kernel.AsOf;
import cityip.party.Parties;
import cityip.shell.Scope;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Applications for inventions that are still pending and for which something is recorded that would make the invention one of high value once granted. */
@Component
public final class PendingInventions {

  /** Flags that count, by their code; the doubtful branch of the industries is told apart. */
  private static final List<FlagKind> COUNTED = List.of(FlagKind.SEI_BRANCH, FlagKind.SEI_BRANCH_BY_KEYWORD, FlagKind.OVERSEAS_FAMILY, FlagKind.AWARDED);

  private static final String FLAGGED = """
      select array_agg(distinct f.flag || ':' || f.detail order by f.flag || ':' || f.detail) from registry_flag f where f.right_id = s.right_id and f.flag = any(:flags)
         and f.valid_from <= :day and :day < f.valid_until and f.known_from <= :known and :known < f.known_until""";
  private static final String WHICH = """
        from registry_span s cross join lateral (%s) r(reasons)
       where s.jurisdiction = 'CN' and s.kind = 1 and s.state in (10, 11, 12) and s.valid_from <= :day and :day < s.valid_until and s.known_from <= :known and :known < s.known_until
         and r.reasons is not null and (:unit = '' or s.unit = :unit)
         and (:nobody = false) and (cardinality(:bodies) = 0 or exists (select 1 from registry_owner o where o.right_id = s.right_id and o.party_id = any(:bodies)
              and o.valid_from <= :day and :day < o.valid_until and o.known_from <= :known and :known < o.known_until))""".formatted(FLAGGED);

  private final JdbcClient db;
  private final Parties parties;

  PendingInventions(JdbcClient db, Parties parties) {
    this.db = db;
    this.parties = parties;
  }

  /** @param detail the branch, the family member's number, or the award */
  public record Reason(FlagKind kind, String detail) {}

  /** One application. */
  public record Pending(long id, String number, String title, String owner, @Nullable String unit, @Nullable LocalDate filed, RightState state, List<Reason> reasons) {}

  /** The kinds of reason that may be asked for. */
  public static List<FlagKind> kinds() {
    return COUNTED;
  }

  /** @param only one kind of reason, or null for all; {@code byDay} sorts by the day of filing instead of the number of reasons, of which both ways to a branch are one */
  public List<Pending> page(@Nullable FlagKind only, String unit, boolean byDay, AsOf at, Scope scope, int size, long offset) {
    var columns = """
        select s.right_id, s.unit, s.filed, s.state, r.reasons, (select g.number from registry_right g where g.id = s.right_id) as number, (select g.title from registry_right g where g.id = s.right_id) as title,
               (select o.name from registry_owner o where o.right_id = s.right_id and o.valid_from <= :day and :day < o.valid_until and o.known_from <= :known and :known < o.known_until
                 order by o.position limit 1) as owner
        """;
    var order = byDay ? " order by s.filed desc nulls last, s.right_id" : " order by (select count(distinct replace(left(one, 1), '2', '1')) from unnest(r.reasons) one) desc, s.filed desc nulls last, s.right_id";
    return db.sql(columns + WHICH + order + " limit :size offset :offset").params(asked(only, unit, at, scope)).param("size", size).param("offset", offset).query(PendingInventions::pending).list();
  }

  public long count(@Nullable FlagKind only, String unit, AsOf at, Scope scope) {
    return db.sql("select count(*) " + WHICH).params(asked(only, unit, at, scope)).query(Long.class).single();
  }

  private Map<String, Object> asked(@Nullable FlagKind only, String unit, AsOf at, Scope scope) {
    var asked = new HashMap<String, Object>(Map.of("day", at.day(), "known", StoredHistories.moment(at.known())));
    asked.put("flags", (only == null ? COUNTED : List.of(only)).stream().map(kind -> (int) kind.number()).toArray(Integer[]::new));
    asked.put("unit", scope instanceof Scope.OneUnit one ? one.unit() : unit);
    asked.put("nobody", scope instanceof Scope.PublicOnly);
    var bodies = scope instanceof Scope.OneBody one ? parties.sameAs(one.bodyId()) : List.<Long>of();
    asked.put("bodies", scope instanceof Scope.OneBody one && bodies.isEmpty() ? new Long[] {one.bodyId()} : bodies.toArray(Long[]::new));
    return asked;
  }

  private static Pending pending(ResultSet row, int n) throws SQLException {
    var reasons = Arrays.stream((String[]) row.getArray("reasons").getArray()).map(told -> new Reason(FlagKind.ofNumber(Integer.parseInt(told.substring(0, told.indexOf(':')))), told.substring(told.indexOf(':') + 1))).toList();
    var title = row.getString("title");
    var owner = row.getString("owner");
    return new Pending(row.getLong("right_id"), row.getString("number"), title == null ? "" : title, owner == null ? "" : owner, row.getString("unit"), row.getObject("filed", LocalDate.class),
        RightState.ofNumber(row.getInt("state")), reasons);
  }
}
