package cityip.plan.web;

import cityip.plan.CountyDuties.CountyStanding;
import cityip.plan.CountyDuties.DutyStanding;
import cityip.plan.Measures;
import cityip.plan.Measures.MeasureStanding;
import cityip.plan.PlanPack;
import cityip.plan.PlanPack.Named;
import cityip.plan.PlanPack.Task;
import cityip.plan.web.IndicatorViews.MeasureLine;
import cityip.plan.web.IndicatorViews.UnitChoice;
import cityip.plan.web.MeasureViews.CountyLine;
import cityip.plan.web.MeasureViews.DutyLine;
import cityip.plan.web.MeasureViews.Filter;
import cityip.rulebook.City;
import cityip.shell.AsOfQuery;
import cityip.shell.OpenToAll;
import cityip.shell.Paging;
import cityip.shell.SheetExport;
import cityip.shell.Viewer;
import cityip.shell.Words;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Clock;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.ModelAndView;

/** The measures by clause, with departments, county duties, milestones and the evidence from which progress is read. */
@OpenToAll
@Controller
class MeasurePages {

  private final Measures measures;
  private final PlanPack pack;
  private final City city;
  private final Clock clock;

  MeasurePages(Measures measures, PlanPack pack, City city, Clock clock) {
    this.measures = measures;
    this.pack = pack;
    this.city = city;
    this.clock = clock;
  }

  @GetMapping("/plan/measures")
  ModelAndView tree(@RequestParam Map<String, String> form) {
    var at = asOf(form);
    var filter = filter(form);
    var chapters = found(at, filter, form.get("plan")).stream()
        .collect(Collectors.groupingBy(standing -> chapter(standing.task().clause()), LinkedHashMap::new, Collectors.mapping(this::line, Collectors.toList())));
    var duties = new LinkedHashMap<String, List<DutyLine>>();
    if (!filter.unit().isEmpty()) {
      chapters.values().stream().flatMap(List::stream).map(line -> line.standing().task())
          .forEach(task -> duties.put(task.code(), duties(task, at, filter.unit())));
    }
    return new ModelAndView("plan/measures", Map.of("view", new MeasureViews.TreePage(at, chapters, departments(), units(), List.of(Measures.MeasureState.values()),
        filter, duties, kept(at, filter))));
  }

  @GetMapping("/plan/measures/{code}")
  ModelAndView measure(@PathVariable String code, @RequestParam Map<String, String> form) {
    var at = asOf(form);
    var standing = measures.find(code, at.at(), plan(form.get("plan"))).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    var filter = filter(form);
    return new ModelAndView("plan/measure", Map.of("view", new MeasureViews.MeasurePage(at, line(standing), duties(standing.task(), at, filter.unit()), kept(at, filter))));
  }

  /** One line for each piece of evidence and each county's part of a duty, under the same filters as the page. */
  @GetMapping("/plan/measures.xlsx")
  void export(@RequestParam Map<String, String> form, Viewer viewer, HttpServletResponse response) throws IOException {
    var at = asOf(form);
    var filter = filter(form);
    var only = form.getOrDefault("measure", "");
    var found = found(at, filter, form.get("plan")).stream().filter(standing -> only.isEmpty() || standing.task().code().equals(only)).toList();
    response.setContentType("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");
    response.setHeader("Content-Disposition", "attachment; filename=\"measures-" + at.day() + ".xlsx\"");
    var about = new LinkedHashMap<String, String>();
    about.put(Words.t("shell.asof.day"), Words.day(at.at().day()));
    about.put(Words.t("shell.asof.known"), Words.moment(at.at().known()));
    about.put(Words.t("shell.export.filters"), List.of(only, filter.department(), filter.unit(), filter.state()).stream().filter(one -> !one.isEmpty()).collect(Collectors.joining(" · ")));
    about.put(Words.t("shell.export.made"), Words.moment(clock.instant()));
    about.put(Words.t("shell.export.by"), viewer.displayName());
    var headers = List.of("plan.measures.clause", "plan.measures.name", "plan.measures.lead-department", "plan.measures.support", "plan.measures.state", "plan.measures.evidence",
        "plan.row.unit", "plan.measures.value", "plan.measures.count", "plan.measures.due", "plan.measures.evidence-state");
    SheetExport.write(response.getOutputStream(), Words.t("plan.measures.title"), about, headers.stream().map(Words::t).toList(),
        sink -> found.forEach(standing -> lines(standing, at, filter, sink)));
  }

  private void lines(MeasureStanding standing, AsOfQuery at, Filter filter, SheetExport.RowSink sink) {
    var task = standing.task();
    var head = Arrays.<@Nullable Object>asList(task.clause(), task.name().here(), names(task.lead()), names(task.support()), state(standing));
    standing.evidence().forEach(shown -> {
      var tile = shown.standing() == null ? null : shown.standing();
      row(sink, head, tile == null ? Optional.ofNullable(shown.evidence().name()).map(Named::here).orElse(String.valueOf(shown.evidence().act())) : tile.indicator().name().here(),
          Words.t("plan.unit.city"), tile == null ? null : tile.rounded(), tile == null ? shown.actCount() : Long.valueOf(tile.measured().rowCount()), null, null);
    });
    standing.milestones().forEach(milestone -> row(sink, head, milestone.milestone().name().here(), Words.t("plan.unit.city"), milestone.measured().value(),
        milestone.measured().rowCount(), milestone.milestone().due(),
        Words.t(milestone.reached() ? "plan.milestone.reached" : milestone.overdue() ? "plan.milestone.overdue" : "plan.milestone.open")));
    for (DutyStanding duty : measures.duties(task, at.at())) {
      duty.counties().stream().filter(county -> filter.unit().isEmpty() || filter.unit().equals(county.unit())).forEach(county -> row(sink, head,
          duty.duty().name().here(), unitName(county.unit()), county.value(), county.count(), duty.duty().due(), Words.t("plan.duty." + county.state().code())));
    }
    if (standing.evidence().isEmpty() && standing.milestones().isEmpty() && task.duties().isEmpty()) {
      row(sink, head, Words.t("plan.measures.silent"), null, null, null, null, null);
    }
  }

  private static void row(SheetExport.RowSink sink, List<@Nullable Object> head, @Nullable Object... rest) {
    var cells = new java.util.ArrayList<@Nullable Object>(head);
    cells.addAll(Arrays.asList(rest));
    sink.row(cells);
  }

  private AsOfQuery asOf(Map<String, String> form) {
    return AsOfQuery.read(form.getOrDefault("asOf", ""), form.getOrDefault("knownAt", ""), clock);
  }

  private Filter filter(Map<String, String> form) {
    var unit = form.getOrDefault("unit", "");
    return new Filter(form.getOrDefault("department", ""), city.unit(unit).isPresent() ? unit : "", form.getOrDefault("state", ""));
  }

  private static @Nullable String plan(@Nullable String plan) {
    return plan == null || plan.isEmpty() ? null : plan;
  }

  private List<MeasureStanding> found(AsOfQuery at, Filter filter, @Nullable String plan) {
    return measures.all(at.at(), plan(plan)).stream()
        .filter(standing -> filter.department().isEmpty() || standing.task().lead().contains(filter.department()) || standing.task().support().contains(filter.department()))
        .filter(standing -> filter.unit().isEmpty() || !standing.task().duties().isEmpty())
        .filter(standing -> filter.state().isEmpty() || standing.state().code().equals(filter.state())).toList();
  }

  private static String kept(AsOfQuery at, Filter filter) {
    var query = new LinkedHashMap<>(at.query());
    query.put("department", filter.department());
    query.put("unit", filter.unit());
    query.put("state", filter.state());
    return Paging.address("", query).replaceFirst("^\\?", "");
  }

  private List<DutyLine> duties(Task task, AsOfQuery at, String unit) {
    return measures.duties(task, at.at()).stream().map(duty -> new DutyLine(duty.duty().name().here(), Words.day(duty.duty().due()), evidence(duty), duty.shown(),
        duty.counties().stream().filter(county -> unit.isEmpty() || unit.equals(county.unit())).map(county -> county(duty, county, at)).toList())).toList();
  }

  private String evidence(DutyStanding duty) {
    var code = duty.duty().indicator();
    return code == null ? Words.t(duty.duty().cases() != null ? "plan.duty.by-cases" : duty.duty().act() == null ? "plan.duty.by-nothing" : "plan.duty.by-acts") : pack.indicator(code).map(indicator -> indicator.name().here()).orElse(code);
  }

  private CountyLine county(DutyStanding duty, CountyStanding county, AsOfQuery at) {
    var code = duty.duty().indicator();
    var indicator = code == null ? null : pack.indicator(code).orElseThrow();
    var query = new LinkedHashMap<>(at.query());
    query.put("unit", county.unit());
    return new CountyLine(county.unit(), unitName(county.unit()), indicator == null ? "" : IndicatorViews.rounded(indicator, county.value()) + " " + indicator.unitName().here(),
        county.count(), county.state(), indicator == null ? county.rows() : Paging.address("/plan/indicators/" + indicator.code() + "/rows", query));
  }

  private String unitName(String code) {
    return city.unit(code).map(unit -> Words.english() ? unit.nameEn() : unit.name()).orElse(code);
  }

  private List<UnitChoice> departments() {
    return pack.departments().entrySet().stream().map(entry -> new UnitChoice(entry.getKey(), entry.getValue().here())).toList();
  }

  private List<UnitChoice> units() {
    return city.units().stream().map(unit -> new UnitChoice(unit.code(), unitName(unit.code()))).toList();
  }

  /** 二（三）1 belongs to 二（三）. */
  private static String chapter(String clause) {
    return clause.replaceAll("\\d+$", "");
  }

  private static String state(MeasureStanding standing) {
    return Words.t("plan.measure." + standing.state().code());
  }

  private MeasureLine line(MeasureStanding standing) {
    var progress = standing.progress();
    return new MeasureLine(standing, names(standing.task().lead()), names(standing.task().support()),
        Optional.ofNullable(standing.task().county()).map(Named::here).orElse(""),
        progress == null ? -1 : progress.multiply(BigDecimal.valueOf(100)).setScale(0, RoundingMode.HALF_UP).intValue());
  }

  private String names(List<String> departments) {
    return departments.stream().map(code -> Optional.ofNullable(pack.departments().get(code)).map(Named::here).orElse(code)).collect(Collectors.joining("、"));
  }
}
