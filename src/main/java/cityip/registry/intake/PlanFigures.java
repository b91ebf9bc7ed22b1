package cityip.registry.intake;

import cityip.plan.PlanPack;
import cityip.plan.ReportedSeries;
import cityip.rulebook.City;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Hands reported figures to the plan, where they wait for a second person's sign-off. */
@Component
class PlanFigures implements FigureDesk {

  private static final String POPULATION = "population";
  private static final int LOOKED_AT = 200;

  private final ReportedSeries series;
  private final PlanPack plan;
  private final City city;

  PlanFigures(ReportedSeries series, PlanPack plan, City city) {
    this.series = series;
    this.plan = plan;
    this.city = city;
  }

  @Override
  public Taken take(long batch, SourceFigure figure, String actor) {
    Optional<String> code = code(figure.measure());
    if (code.isEmpty()) {
      return new Taken.NotTaken(Problem.of("", figure.measure(), "intake.row.measure-unknown", figure.measure()));
    }
    Optional<String> unit = unit(figure.region());
    if (unit.isEmpty()) {
      return new Taken.NotTaken(Problem.of("", figure.region(), "intake.row.region-unknown", figure.region()));
    }
    BigDecimal value = POPULATION.equals(code.get()) ? figure.value().movePointLeft(4) : figure.value(); // the series counts in 万人
    List<ReportedSeries.Figure> earlier = series.page(code.get(), unit.get(), false, LOOKED_AT, 0).stream()
        .filter(known -> known.year() == figure.year() && known.withdrawn() == null).toList();
    if (!earlier.isEmpty() && earlier.getFirst().value().compareTo(value) == 0 && earlier.getFirst().source().equals(figure.source())) {
      return new Taken.Known();
    }
    series.enter(new ReportedSeries.ReportFigure(code.get(), unit.get(), figure.year(), value, false, figure.source(), ""), origin(batch), actor);
    return new Taken.Entered(!earlier.isEmpty());
  }

  @Override
  public int retract(long batch, String actor, String reason) {
    return series.withdraw(origin(batch), actor, reason);
  }

  private static String origin(long batch) {
    return "batch:" + batch;
  }

  private Optional<String> code(String measure) {
    if (POPULATION.equals(measure) || measure.contains("常住人口")) {
      return Optional.of(POPULATION);
    }
    String wanted = HeaderText.of(measure).key();
    return plan.indicators().stream().filter(indicator -> HeaderText.of(indicator.code()).key().equals(wanted)
        || HeaderText.of(indicator.name().zh()).key().equals(wanted) || HeaderText.of(indicator.name().en()).key().equals(wanted))
        .map(PlanPack.Indicator::code).findFirst();
  }

  /** A unit by code or name; no region, the city's name or 全市 is the city. */
  private Optional<String> unit(String region) {
    if (region.isEmpty() || region.startsWith("全市") || region.equals(city.name()) || region.equals(city.code()) || region.equals(city.nameEn())) {
      return Optional.of(city.code());
    }
    return city.units().stream().filter(unit -> unit.code().equals(region) || unit.name().equals(region) || unit.nameEn().equals(region)
        || region.length() >= 2 && unit.name().startsWith(region)).map(City.Unit::code).findFirst();
  }
}
