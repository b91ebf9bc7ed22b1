package cityip.plan.web;

import cityip.plan.IndicatorRow;
import cityip.plan.Indicators;
import cityip.plan.PlanPack;
import cityip.plan.RowFilter;
import cityip.plan.RowOrder;
import cityip.rulebook.City;
import cityip.shell.AsOfQuery;
import cityip.shell.OpenToAll;
import cityip.shell.Viewer;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

/** Indicators for programs; field names are stable. */
@RestController
@RequestMapping("/api/v1/indicators")
class IndicatorApi {

  private static final int LARGEST_PAGE = 1000;

  private final Indicators indicators;
  private final City city;
  private final Clock clock;

  IndicatorApi(Indicators indicators, City city, Clock clock) {
    this.indicators = indicators;
    this.city = city;
    this.clock = clock;
  }

  /** A divisor with its own year. */
  record DenominatorFact(BigDecimal value, int year, String source) {}

  /** One indicator; {@code value} is rounded to its precision, absent figures are null. */
  record IndicatorFact(String code, String name, @Nullable BigDecimal value, String unit, @Nullable BigDecimal base, boolean baseEstimated,
      @Nullable BigDecimal target, @Nullable BigDecimal numerator, long rows, @Nullable DenominatorFact denominator, String plan, int definition,
      LocalDate asOf, Instant knownAt) {}

  record UnitFact(String unit, String name, @Nullable BigDecimal value, @Nullable BigDecimal numerator, long rows, @Nullable DenominatorFact denominator) {}

  record IndicatorDetail(IndicatorFact indicator, @Nullable List<UnitFact> counties) {}

  record RowsFact(long total, int page, int size, BigDecimal sum, List<IndicatorRow> rows) {}

  @OpenToAll
  @GetMapping
  List<IndicatorFact> all(@RequestParam(defaultValue = "") String asOf, @RequestParam(defaultValue = "") String knownAt, @RequestParam(defaultValue = "") String plan) {
    var at = at(asOf, knownAt);
    return indicators.all(at.at(), plan.isEmpty() ? null : plan).stream().map(standing -> fact(standing, at)).toList();
  }

  @OpenToAll
  @GetMapping("/{code}")
  Object one(@PathVariable String code, @RequestParam Map<String, String> query) {
    var at = at(query.getOrDefault("asOf", ""), query.getOrDefault("knownAt", ""));
    var indicator = indicator(code);
    var standing = indicators.standing(indicator, at.at(), query.get("plan"), version(query));
    var fact = fact(standing, at);
    if (!"county".equals(query.get("by"))) {
      return new IndicatorDetail(fact, null);
    }
    var codes = city.units().stream().map(City.Unit::code).toList();
    var units = indicators.byUnit(standing.definition(), at.at(), codes);
    return new IndicatorDetail(fact, city.units().stream().map(unit -> {
      var measured = Optional.ofNullable(units.get(unit.code())).orElseThrow();
      return new UnitFact(unit.code(), unit.name(), measured.value(), measured.numerator(), measured.rowCount(), denominator(measured));
    }).toList());
  }

  @GetMapping("/{code}/rows")
  RowsFact rows(@PathVariable String code, @RequestParam Map<String, String> query, Viewer viewer) {
    var at = at(query.getOrDefault("asOf", ""), query.getOrDefault("knownAt", ""));
    var indicator = indicator(code);
    var definition = indicators.pack().definition(indicator.code(), version(query), at.at().day());
    if (!definition.measured()) {
      throw new ResponseStatusException(HttpStatus.NOT_FOUND, "A reported figure has no rows.");
    }
    var page = Math.max(1, number(query.get("page"), 1));
    var size = Math.clamp(number(query.get("size"), 100), 1, LARGEST_PAGE);
    var filter = new RowFilter(query.getOrDefault("unit", ""), query.getOrDefault("text", ""), viewer.scope());
    var total = indicators.total(definition, at.at(), filter);
    return new RowsFact(total.rows(), page, size, total.sum(), indicators.rows(definition, at.at(), filter, RowOrder.NUMBER, false, size, (page - 1L) * size));
  }

  private AsOfQuery at(String asOf, String knownAt) {
    var at = AsOfQuery.read(asOf, knownAt, clock);
    if (!at.problems().isEmpty()) {
      throw new ResponseStatusException(HttpStatus.BAD_REQUEST, String.join(" ", at.problems().values()));
    }
    return at;
  }

  private PlanPack.Indicator indicator(String code) {
    return indicators.pack().indicator(code).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
  }

  private static @Nullable Integer version(Map<String, String> query) {
    return query.containsKey("definition") ? Integer.valueOf(number(query.get("definition"), 1)) : null;
  }

  private static int number(@Nullable String text, int otherwise) {
    return text != null && text.matches("\\d{1,7}") ? Integer.parseInt(text) : otherwise;
  }

  private static @Nullable DenominatorFact denominator(Indicators.Measured measured) {
    var figure = measured.denominator();
    return figure == null ? null : new DenominatorFact(figure.value(), figure.year(), figure.source());
  }

  private static IndicatorFact fact(Indicators.Standing standing, AsOfQuery at) {
    var indicator = standing.indicator();
    var target = standing.target();
    return new IndicatorFact(indicator.code(), indicator.name().zh(), standing.rounded(), indicator.unitName().zh(), indicator.base(), indicator.baseEstimated(),
        target == null ? null : target.value(), standing.measured().numerator(), standing.measured().rowCount(), denominator(standing.measured()),
        standing.version().code(), standing.definition().version(), at.at().day(), at.at().known());
  }
}
