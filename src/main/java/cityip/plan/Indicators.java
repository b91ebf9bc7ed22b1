package cityip.plan;

import cityip.kernel.AsOf;
import cityip.plan.PlanPack.Definition;
import cityip.plan.PlanPack.Indicator;
import cityip.shell.Scope;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * The indicators of the plan, computed: value, parts, trend and forecast as of any day with what was known at any moment
 * (规划一(三)). Nothing here is stored; what is kept in memory is only what can never change again.
 */
@Component
public class Indicators {

  private static final int KEPT = 20_000;

  private final PlanPack pack;
  private final RowSets rows;
  private final ReportedSeries reported;
  private final Map<Asked, Measured> kept = Collections.synchronizedMap(new LinkedHashMap<>(256, 0.75f, true) {
    @Override
    protected boolean removeEldestEntry(Map.Entry<Asked, Measured> eldest) {
      return size() > KEPT;
    }
  });

  Indicators(PlanPack pack, RowSets rows, ReportedSeries reported) {
    this.pack = pack;
    this.rows = rows;
    this.reported = reported;
  }

  private record Asked(String indicator, int version, String unit, LocalDate day, Instant known) {}

  /**
   * One reading.
   *
   * @param value in the indicator's unit, unrounded; null when there is no figure
   * @param numerator sum behind the value, null for reported figures
   * @param rowCount rows behind the numerator
   * @param denominator the divisor used, with its own year, or null
   * @param figure the reported figure used, or null
   */
  public record Measured(@Nullable BigDecimal value, @Nullable BigDecimal numerator, long rowCount, ReportedSeries.@Nullable Figure denominator,
      ReportedSeries.@Nullable Figure figure) {

    static final Measured NONE = new Measured(null, null, 0, null, null);
  }

  /** A reading beside what the plan expects of it. */
  public record Standing(Indicator indicator, Definition definition, Measured measured, PlanPack.@Nullable Target target, PlanPack.Version version,
      @Nullable BigDecimal progress, BigDecimal timeProgress) {

    /** Where it stands; {@code UNKNOWN} when a base, a target or a value is missing. */
    public Light light() {
      if (progress == null) {
        return Light.UNKNOWN;
      }
      if (progress.compareTo(BigDecimal.ONE) >= 0) {
        return Light.REACHED;
      }
      // ten percentage points behind the calendar is the alert line of the reporting rules [CFG]
      return progress.compareTo(timeProgress.subtract(new BigDecimal("0.10"))) < 0 ? Light.BEHIND : Light.ON_COURSE;
    }

    public @Nullable BigDecimal rounded() {
      return measured.value() == null ? null : measured.value().setScale(indicator.decimals(), RoundingMode.HALF_UP);
    }
  }

  /** Said in words and colour together. */
  public enum Light { REACHED, ON_COURSE, BEHIND, UNKNOWN }

  public PlanPack pack() {
    return pack;
  }

  public List<Standing> all(AsOf at, @Nullable String plan) {
    return pack.indicators().stream().map(indicator -> standing(indicator, at, plan, null)).toList();
  }

  public Standing standing(Indicator indicator, AsOf at, @Nullable String plan, @Nullable Integer version) {
    var planVersion = Optional.ofNullable(plan).flatMap(pack::version).orElseGet(() -> pack.versionOn(at.day()));
    var definition = pack.definition(indicator.code(), version, at.day());
    var measured = measure(definition, at, "");
    var target = planVersion.targets().get(indicator.code());
    return new Standing(indicator, definition, measured, target, planVersion, progress(indicator, measured, target), timeProgress(at.day()));
  }

  private static @Nullable BigDecimal progress(Indicator indicator, Measured measured, PlanPack.@Nullable Target target) {
    if (target == null || target.value() == null || measured.value() == null) {
      return null;
    }
    var base = indicator.flow() || indicator.base() == null ? BigDecimal.ZERO : indicator.base();
    var way = target.value().subtract(base);
    return way.signum() == 0 ? null : measured.value().subtract(base).divide(way, 4, RoundingMode.HALF_UP);
  }

  public BigDecimal timeProgress(LocalDate day) {
    var whole = pack.until().toEpochDay() - pack.from().toEpochDay() + 1;
    var gone = Math.clamp(day.toEpochDay() - pack.from().toEpochDay() + 1, 0, whole);
    return BigDecimal.valueOf(gone).divide(BigDecimal.valueOf(whole), 4, RoundingMode.HALF_UP);
  }

  /**
   * The value of a definition, for the whole city ({@code unit} empty) or one unit.
   */
  public Measured measure(Definition definition, AsOf at, String unit) {
    var settled = settled(definition, at.known());
    var asked = new Asked(definition.indicator(), definition.version(), unit, at.day(), settled);
    var known = kept.get(asked);
    if (known == null) {
      known = compute(definition, at, unit);
      kept.put(asked, known);
    }
    return known;
  }

  /** Readings at the same settled moment are equal for ever; a later signature or batch makes a later moment. */
  private Instant settled(Definition definition, Instant known) {
    var signed = reported.lastSigned(known);
    if (!definition.measured()) {
      return signed;
    }
    var recorded = rows.source(definition).lastRecorded(known);
    return recorded.isAfter(signed) ? recorded : signed;
  }

  private Measured compute(Definition definition, AsOf at, String unit) {
    var series = definition.series();
    if (series != null) {
      var figure = reported.latest(series, unit.isEmpty() ? pack.city() : unit, lastWholeYear(at.day()), at.known());
      return figure.map(found -> new Measured(found.value().multiply(definition.scale()), null, 0, null, found)).orElse(Measured.NONE);
    }
    var filter = RowFilter.of(new Scope.WholeCity()).in(unit);
    var total = rows.total(definition, at, filter);
    return divided(definition, at, unit, total);
  }

  private Measured divided(Definition definition, AsOf at, String unit, RowSets.Total total) {
    var divisor = definition.denominator();
    var sum = total.sum().multiply(definition.scale());
    if (divisor == null) {
      return new Measured(sum, total.sum(), total.rows(), null, null);
    }
    var figure = reported.value(divisor.series(), unit.isEmpty() ? pack.city() : unit, divisor.yearOn(at.day()), at.known())
        .or(() -> reported.nearest(divisor.series(), unit.isEmpty() ? pack.city() : unit, divisor.yearOn(at.day()), at.known()));
    return figure.filter(found -> found.value().signum() > 0)
        .map(found -> new Measured(sum.divide(found.value(), 10, RoundingMode.HALF_UP), total.sum(), total.rows(), found, null))
        .orElseGet(() -> new Measured(null, total.sum(), total.rows(), null, null));
  }

  /** Yearly figures exist for years that have ended. */
  private static int lastWholeYear(LocalDate day) {
    return day.getMonthValue() == 12 && day.getDayOfMonth() == 31 ? day.getYear() : day.getYear() - 1;
  }

  /** By county-level unit, from one grouped query; every unit asked for is present. */
  public Map<String, Measured> byUnit(Definition definition, AsOf at, List<String> units) {
    var result = new LinkedHashMap<String, Measured>();
    if (definition.measured()) {
      var totals = rows.byUnit(definition, at, RowFilter.of(new Scope.WholeCity()));
      for (var unit : units) {
        var total = totals.getOrDefault(unit, new RowSets.Total(BigDecimal.ZERO, 0));
        var measured = divided(definition, at, unit, total);
        result.put(unit, measured);
        kept.put(new Asked(definition.indicator(), definition.version(), unit, at.day(), settled(definition, at.known())), measured);
      }
    } else {
      units.forEach(unit -> result.put(unit, measure(definition, at, unit)));
    }
    return result;
  }

  /** A point of the trend. */
  public record Point(LocalDate day, @Nullable BigDecimal value) {}

  /** Values at the ends of the years from the base year on, and on the day itself. */
  public List<Point> trend(Indicator indicator, Definition definition, AsOf at) {
    var points = new ArrayList<Point>();
    for (var year = indicator.baseYear(); year < at.day().getYear(); year++) {
      points.add(new Point(LocalDate.of(year, 12, 31), measure(definition, at.on(LocalDate.of(year, 12, 31)), "").value()));
    }
    points.add(new Point(at.day(), measure(definition, at, "").value()));
    return points;
  }

  /** Where the trend leads by the end of the plan; flows have no straight line within a year, so only whole years count. */
  public Optional<Forecast> forecast(Indicator indicator, List<Point> trend) {
    var used = indicator.flow() && !trend.isEmpty() && trend.getLast().day().getDayOfYear() < 365 ? trend.subList(0, trend.size() - 1) : trend;
    return Forecast.through(used, pack.until());
  }

  /** Rows and sum behind a measured definition, for one viewer's scope and filters. */
  public RowSets.Total total(Definition definition, AsOf at, RowFilter filter) {
    return rows.total(definition, at, filter);
  }

  public List<IndicatorRow> rows(Definition definition, AsOf at, RowFilter filter, RowOrder order, boolean descending, int limit, long offset) {
    return rows.rows(definition, at, filter, order, descending, limit, offset);
  }

  public void eachRow(Definition definition, AsOf at, RowFilter filter, Consumer<IndicatorRow> consumer) {
    rows.each(definition, at, filter, consumer);
  }

  /** A row that came or went, and what happened to it in between. */
  public record Change(RowMoved moved, List<String> why) {}

  /** The difference of two readings, row by row, with what happened; also of two definitions on one day. */
  public List<Change> changes(Definition before, AsOf then, Definition after, AsOf now, RowFilter filter, int limit) {
    var moved = rows.moved(before, then, after, now, filter, limit);
    var happened = rows.source(after).whatHappened(moved.stream().map(change -> change.row().key()).toList(), then, now);
    return moved.stream().map(change -> new Change(change, happened.getOrDefault(change.row().key(), List.of()))).toList();
  }
}
