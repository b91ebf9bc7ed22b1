package cityip.finance.pool;

import cityip.casework.ActResult;
import cityip.casework.Casework;
import cityip.casework.OpenCase;
import cityip.casework.PartyRows;
import cityip.casework.PartyRows.Row;
import cityip.kernel.AsOf;
import cityip.kernel.Money;
import cityip.party.Body;
import cityip.party.PartyFilter;
import cityip.party.PartyKind;
import cityip.party.PartyOrder;
import cityip.party.PartyRegister;
import cityip.registry.Registry;
import cityip.shell.Scope;
import cityip.shell.Viewer;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import org.springframework.stereotype.Component;

/** The yearly survey: one case for each firm that owns enough, so that reminding and counting is the engine's; and the pool's cases. */
@Component
public final class Surveys {

  /** At once; who wants more sends again, nobody is asked twice in a year. */
  public static final int MOST = 100;
  private static final int LOOKED_AT = 2_000;

  private final Casework casework;
  private final PartyRows rows;
  private final PartyRegister register;
  private final Registry registry;
  private final Clock clock;

  Surveys(Casework casework, PartyRows rows, PartyRegister register, Registry registry, Clock clock) {
    this.casework = casework;
    this.rows = rows;
    this.register = register;
    this.registry = registry;
    this.clock = clock;
  }

  public List<Row> list(Scope scope) {
    return rows.list(PoolProcedures.SURVEY, List.of(), scope, 60_000);
  }

  public List<Row> pool(Scope scope) {
    return rows.list(PoolProcedures.ENTRY, List.of(), scope, 60_000);
  }

  /** How many firms were newly asked. */
  public int send(int year, String unit, int leastRights, Viewer officer) {
    var at = new AsOf(LocalDate.ofInstant(clock.instant(), ZoneId.of("Asia/Shanghai")), clock.instant());
    var asked = list(new Scope.WholeCity()).stream().filter(row -> row.fact("year").equals(Integer.toString(year))).map(Row::otherBody).collect(java.util.stream.Collectors.toSet());
    var sent = 0;
    for (var firm : register.list(new PartyFilter("", PartyKind.FIRM, unit, officer.scope()), PartyOrder.NAME, false, LOOKED_AT, 0)) {
      if (sent == MOST) {
        break;
      }
      if (!asked.contains(firm.canonicalId()) && registry.portfolio(firm.canonicalId(), at, new Scope.WholeCity()).alive() >= leastRights) {
        sent += ask(year, unit, firm, officer) ? 1 : 0;
      }
    }
    return sent;
  }

  private boolean ask(int year, String unit, Body firm, Viewer officer) {
    var form = new HashMap<String, String>();
    form.put("subject", year + " 年融资需求调查：" + firm.name());
    form.put("unit", unit);
    form.put("respondent", firm.name());
    form.put("year", Integer.toString(year));
    return casework.open(new OpenCase(PoolProcedures.SURVEY, form, "finance-survey-" + year + "-" + firm.canonicalId(), null), officer) instanceof ActResult.Done;
  }

  /** What came back of a year: sent, answered, with a need, the sum needed. */
  public record Collected(long sent, long answered, long wants, Money amount) {}

  public Collected collected(List<Row> some) {
    var wants = some.stream().filter(row -> row.fact("wants").equals("yes")).toList();
    return new Collected(some.size(), some.stream().filter(row -> row.state().equals("answered")).count(), wants.size(),
        wants.stream().map(row -> row.fact("amount").isEmpty() ? Money.ZERO : new Money(new BigDecimal(row.fact("amount")))).reduce(Money.ZERO, Money::plus));
  }
}
