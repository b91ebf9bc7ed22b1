package cityip.plan;

import cityip.kernel.AsOf;
import cityip.ledger.Ledger;
import cityip.plan.PlanPack.Duty;
import cityip.plan.PlanPack.Task;
import cityip.rulebook.City;
import cityip.shell.Accounts;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** What the plan asks of each county-level unit, and what of it the records show: never what a county says of itself. */
@Component
public class CountyDuties {

  private final Indicators indicators;
  private final Ledger ledger;
  private final Accounts accounts;
  private final City city;
  private final ObjectProvider<CaseSource> cases;

  CountyDuties(Indicators indicators, Ledger ledger, Accounts accounts, City city, ObjectProvider<CaseSource> cases) {
    this.indicators = indicators;
    this.ledger = ledger;
    this.accounts = accounts;
    this.city = city;
    this.cases = cases;
  }

  /** Whether the records show a duty done. */
  public enum DutyState {
    SHOWN, AWAITED, OVERDUE,
    /** Nothing in the house records such a thing yet, and nobody's word is taken for it. */
    UNRECORDED;

    public String code() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /**
   * One unit's part of a duty.
   *
   * @param value the indicator's value of the unit, null when the duty is shown by acts or there is no figure
   * @param count rows behind the value, or acts
   * @param rows where they are listed when they are cases, else empty
   */
  public record CountyStanding(String unit, @Nullable BigDecimal value, long count, DutyState state, String rows) {
    CountyStanding(String unit, @Nullable BigDecimal value, long count, DutyState state) {
      this(unit, value, count, state, "");
    }
  }

  public record DutyStanding(Duty duty, List<CountyStanding> counties) {
    public long shown() {
      return counties.stream().filter(county -> county.state() == DutyState.SHOWN).count();
    }
  }

  List<DutyStanding> of(Task task, AsOf at) {
    return task.duties().stream().map(duty -> standing(duty, at)).toList();
  }

  private DutyStanding standing(Duty duty, AsOf at) {
    var units = city.units().stream().map(City.Unit::code).toList();
    var code = duty.indicator();
    var done = duty.cases();
    if (done != null) {
      return new DutyStanding(duty, units.stream().map(unit -> done(duty, done, unit, at)).toList());
    }
    if (code == null && duty.act() == null) {
      return new DutyStanding(duty, units.stream().map(unit -> new CountyStanding(unit, null, 0, DutyState.UNRECORDED)).toList());
    }
    if (code == null) {
      return new DutyStanding(duty, units.stream().map(unit -> acts(duty, unit, at)).toList());
    }
    var measured = indicators.byUnit(indicators.pack().definition(code, null, at.day()), at, units);
    return new DutyStanding(duty, units.stream().map(unit -> shown(duty, unit, at, measured)).toList());
  }

  private static CountyStanding shown(Duty duty, String unit, AsOf at, Map<String, Indicators.Measured> measured) {
    var value = Objects.requireNonNull(measured.get(unit));
    var count = value.figure() != null ? 1 : value.rowCount();
    return new CountyStanding(unit, value.value(), count, state(duty, count, at));
  }

  private CountyStanding done(Duty duty, String act, String unit, AsOf at) {
    var count = cases.stream().mapToLong(source -> source.count(act, unit, at)).sum();
    return new CountyStanding(unit, null, count, state(duty, count, at), cases.stream().map(source -> source.rows(act, unit, at)).findFirst().orElse(""));
  }

  /** Acts count until the end of the day read, as far as they were known. */
  private CountyStanding acts(Duty duty, String unit, AsOf at) {
    Instant endOfDay = at.day().plusDays(1).atStartOfDay(java.time.ZoneId.of("Asia/Shanghai")).toInstant();
    var act = "any".equals(duty.act()) ? "" : String.valueOf(duty.act());
    var count = ledger.countOf(act, accounts.usernamesOf(unit), endOfDay.isBefore(at.known()) ? endOfDay : at.known());
    return new CountyStanding(unit, null, count, state(duty, count, at));
  }

  private static DutyState state(Duty duty, long count, AsOf at) {
    return count > 0 ? DutyState.SHOWN : at.day().isAfter(duty.due()) ? DutyState.OVERDUE : DutyState.AWAITED;
  }
}
