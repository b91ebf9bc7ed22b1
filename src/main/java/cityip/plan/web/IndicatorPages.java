package cityip.plan.web;

import cityip.plan.IndicatorRow;
import cityip.plan.Indicators;
import cityip.plan.PlanPack;
import cityip.plan.PlanPack.Definition;
import cityip.plan.PlanPack.Indicator;
import cityip.plan.RowFilter;
import cityip.plan.RowOrder;
import cityip.plan.web.IndicatorViews.ChangesPage;
import cityip.plan.web.IndicatorViews.Header;
import cityip.plan.web.IndicatorViews.IndicatorPage;
import cityip.plan.web.IndicatorViews.RowsPage;
import cityip.plan.web.IndicatorViews.UnitLine;
import cityip.rulebook.City;
import cityip.rulebook.CountyMap;
import cityip.shell.AsOfQuery;
import cityip.shell.OpenToAll;
import cityip.shell.Paging;
import cityip.shell.SheetExport;
import cityip.shell.Viewer;
import cityip.shell.Words;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.ModelAndView;

/** One indicator: value, trend, counties, the rows behind every number, and what changed between two readings. */
@Controller
class IndicatorPages {

  private static final int PAGE = 50;
  private static final int MOST_CHANGES = 500;

  private final Indicators indicators;
  private final City city;
  private final Clock clock;

  IndicatorPages(Indicators indicators, City city, Clock clock) {
    this.indicators = indicators;
    this.city = city;
    this.clock = clock;
  }

  @OpenToAll
  @GetMapping("/plan/indicators/{code}")
  ModelAndView indicator(@PathVariable String code, @RequestParam Map<String, String> query) {
    var asked = asked(code, query);
    var standing = indicators.standing(asked.indicator, asked.asOf.at(), query.get("plan"), asked.definition.version());
    var trend = indicators.trend(asked.indicator, asked.definition, asked.asOf.at());
    var forecast = indicators.forecast(asked.indicator, trend);
    var target = standing.target() == null ? null : standing.target().value();
    var chart = TrendChart.of(trend, forecast, target, asked.indicator.decimals(), indicators.pack().until());
    var units = unitLines(asked);
    return new ModelAndView("plan/indicator", Map.of("view", new IndicatorPage(header(asked), IndicatorViews.tile(standing),
        standing.measured(), chart, trend.stream().map(point -> new IndicatorViews.TrendLine(Words.day(point.day()),
            IndicatorViews.rounded(asked.indicator, point.value()))).toList(),
        forecast.map(f -> Words.t("plan.forecast.words", Words.day(f.at()), number(asked.indicator, f.value()), number(asked.indicator, f.low()),
            number(asked.indicator, f.high()), f.points())).orElse(Words.t("plan.forecast.none")),
        units, CountyMap.of(city, units.stream().map(unit -> new CountyMap.Value(unit.code(), unit.name(), unit.text(), unit.href(), unit.value())).toList()), indicators.pack().definitionsOf(asked.indicator.code()),
        Optional.ofNullable(standing.target()).map(PlanPack.Target::note).orElse(""))));
  }

  private static String number(Indicator indicator, double value) {
    return IndicatorViews.rounded(indicator, java.math.BigDecimal.valueOf(value));
  }

  private List<UnitLine> unitLines(Asked asked) {
    var codes = city.units().stream().map(City.Unit::code).toList();
    var measured = indicators.byUnit(asked.definition, asked.asOf.at(), codes);
    return city.units().stream().map(unit -> {
      var value = measured.get(unit.code());
      var known = value == null ? null : value.value();
      var rows = value == null ? 0 : value.rowCount();
      var denominator = value == null || value.denominator() == null ? "" : Words.number(value.denominator().value()) + " (" + value.denominator().year() + ")";
      return new UnitLine(unit.code(), Words.english() ? unit.nameEn() : unit.name(), known, IndicatorViews.rounded(asked.indicator, known), rows, denominator,
          asked.definition.measured() ? Paging.address("/plan/indicators/" + asked.indicator.code() + "/rows", asked.query("unit", unit.code())) : "");
    }).toList();
  }

  @GetMapping("/plan/indicators/{code}/rows")
  ModelAndView rows(@PathVariable String code, @RequestParam Map<String, String> query, Viewer viewer) {
    var asked = measured(code, query);
    var filter = filter(query, viewer);
    var total = indicators.total(asked.definition, asked.asOf.at(), filter);
    var page = number(query.get("page"));
    var kept = asked.query("", "");
    kept.put("unit", query.getOrDefault("unit", ""));
    kept.put("text", query.getOrDefault("text", ""));
    kept.put("sort", query.getOrDefault("sort", ""));
    var path = "/plan/indicators/" + asked.indicator.code() + "/rows";
    var paging = new Paging(page, PAGE, total.rows(), path, kept);
    var order = order(query.get("sort"));
    var rows = indicators.rows(asked.definition, asked.asOf.at(), filter, order.by, order.descending, PAGE, paging.offset());
    return new ModelAndView("plan/rows", Map.of("view", new RowsPage(header(asked), rows, paging, IndicatorViews.rounded(asked.indicator,
        total.sum().multiply(asked.definition.scale())), units(), query.getOrDefault("unit", ""), query.getOrDefault("text", ""),
        order.by.name(), order.descending, Paging.address("/plan/indicators/" + asked.indicator.code() + "/rows.xlsx", paging.query()))));
  }

  @GetMapping("/plan/indicators/{code}/rows.xlsx")
  void export(@PathVariable String code, @RequestParam Map<String, String> query, Viewer viewer, HttpServletResponse response) throws IOException {
    var asked = measured(code, query);
    var filter = filter(query, viewer);
    response.setContentType("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");
    response.setHeader("Content-Disposition", "attachment; filename=\"" + asked.indicator.code().toLowerCase(Locale.ROOT) + "-" + asked.asOf.day() + ".xlsx\"");
    var about = new LinkedHashMap<String, String>();
    about.put(Words.t("plan.definition"), asked.definition.version() + " · " + asked.definition.words().here());
    about.put(Words.t("shell.asof.day"), Words.day(asked.asOf.at().day()));
    about.put(Words.t("shell.asof.known"), Words.moment(asked.asOf.at().known()));
    about.put(Words.t("shell.export.filters"), (filter.unit().isEmpty() ? "" : unitName(filter.unit()) + " ") + filter.text());
    about.put(Words.t("shell.export.made"), Words.moment(clock.instant()));
    about.put(Words.t("shell.export.by"), viewer.displayName());
    about.put(Words.t("plan.source"), asked.definition.source());
    var headers = List.of("plan.row.number", "plan.row.title", "plan.row.owner", "plan.row.unit", "plan.row.day", "plan.row.amount", "plan.row.reasons");
    SheetExport.write(response.getOutputStream(), asked.indicator.name().here(), about, headers.stream().map(Words::t).toList(),
        sink -> indicators.eachRow(asked.definition, asked.asOf.at(), filter, row -> sink.row(cells(row))));
  }

  private List<@Nullable Object> cells(IndicatorRow row) {
    return Arrays.asList(row.rightNumber(), row.title(), row.owner(), unitName(row.unit()), row.day(), row.amount(), IndicatorViews.reasons(row));
  }

  @GetMapping("/plan/indicators/{code}/diff")
  ModelAndView changes(@PathVariable String code, @RequestParam Map<String, String> query, Viewer viewer) {
    var asked = measured(code, query);
    var then = AsOfQuery.read(query.getOrDefault("from", asked.asOf.at().day().minusYears(1).toString()), query.getOrDefault("fromKnownAt", asked.asOf.known()), clock);
    var before = indicators.pack().definition(asked.indicator.code(), version(query.get("fromDefinition")), then.at().day());
    var earlier = query.containsKey("fromDefinition") ? before : indicators.pack().definition(asked.indicator.code(), asked.definition.version(), then.at().day());
    var filter = filter(query, viewer);
    var changes = indicators.changes(earlier, then.at(), asked.definition, asked.asOf.at(), filter, MOST_CHANGES);
    var was = indicators.measure(earlier, then.at(), filter.unit());
    var is = indicators.measure(asked.definition, asked.asOf.at(), filter.unit());
    return new ModelAndView("plan/changes", Map.of("view", new ChangesPage(header(asked), then, earlier.version(), asked.definition.version(),
        IndicatorViews.rounded(asked.indicator, was.value()), IndicatorViews.rounded(asked.indicator, is.value()), changes, changes.size() == MOST_CHANGES,
        indicators.pack().definitionsOf(asked.indicator.code()), units(), filter.unit())));
  }

  /** What every page of an indicator is asked for. */
  private record Asked(Indicator indicator, Definition definition, AsOfQuery asOf, String plan) {
    Map<String, String> query(String name, String value) {
      var query = new LinkedHashMap<>(asOf.query());
      query.put("plan", plan);
      query.put("definition", Integer.toString(definition.version()));
      if (!name.isEmpty()) {
        query.put(name, value);
      }
      return query;
    }
  }

  private Asked asked(String code, Map<String, String> query) {
    var indicator = indicators.pack().indicator(code).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    var asOf = AsOfQuery.read(query.getOrDefault("asOf", ""), query.getOrDefault("knownAt", ""), clock);
    var definition = indicators.pack().definition(indicator.code(), version(query.get("definition")), asOf.at().day());
    return new Asked(indicator, definition, asOf, query.getOrDefault("plan", ""));
  }

  private Asked measured(String code, Map<String, String> query) {
    var asked = asked(code, query);
    if (!asked.definition.measured()) {
      throw new ResponseStatusException(HttpStatus.NOT_FOUND);
    }
    return asked;
  }

  private Header header(Asked asked) {
    return new Header(asked.indicator, asked.definition, asked.asOf, asked.plan, Paging.address("", asked.query("", "")).replaceFirst("^\\?", ""));
  }

  private static RowFilter filter(Map<String, String> query, Viewer viewer) {
    return new RowFilter(query.getOrDefault("unit", ""), query.getOrDefault("text", ""), viewer.scope());
  }

  private List<IndicatorViews.UnitChoice> units() {
    return city.units().stream().map(unit -> new IndicatorViews.UnitChoice(unit.code(), unitName(unit.code()))).toList();
  }

  private String unitName(String code) {
    return city.units().stream().filter(unit -> unit.code().equals(code)).findFirst()
        .map(unit -> Words.english() ? unit.nameEn() : unit.name()).orElseGet(() -> Words.t("plan.unit.unknown"));
  }

  private static @Nullable Integer version(@Nullable String text) {
    return text == null || !text.matches("\\d{1,4}") ? null : Integer.valueOf(text);
  }

  private static int number(@Nullable String text) {
    return text == null || !text.matches("\\d{1,6}") ? 1 : Integer.parseInt(text);
  }

  private record Sorted(RowOrder by, boolean descending) {}

  private static Sorted order(@Nullable String sort) {
    var descending = sort != null && sort.startsWith("-");
    var name = sort == null ? "" : sort.replaceFirst("^-", "").toUpperCase(Locale.ROOT);
    return Arrays.stream(RowOrder.values()).filter(order -> order.name().equals(name)).findFirst()
        .map(order -> new Sorted(order, descending)).orElse(new Sorted(RowOrder.DAY, true));
  }
}
