package cityip.plan.web;

import cityip.plan.Measures;
import cityip.plan.Measures.MeasureStanding;
import cityip.plan.PlanPack;
import cityip.plan.PlanPack.Named;
import cityip.shell.AsOfQuery;
import cityip.shell.OpenToAll;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** The measures by clause, with departments, county duties, milestones and the evidence from which progress is read. */
@OpenToAll
@Controller
class MeasurePages {

  private final Measures measures;
  private final PlanPack pack;
  private final Clock clock;

  MeasurePages(Measures measures, PlanPack pack, Clock clock) {
    this.measures = measures;
    this.pack = pack;
    this.clock = clock;
  }

  @GetMapping("/plan/measures")
  ModelAndView measures(@RequestParam(defaultValue = "") String asOf, @RequestParam(defaultValue = "") String knownAt,
      @RequestParam(defaultValue = "") String plan, @RequestParam(defaultValue = "") String department) {
    var at = AsOfQuery.read(asOf, knownAt, clock);
    var chapters = new LinkedHashMap<String, List<IndicatorViews.MeasureLine>>();
    measures.all(at.at(), plan.isEmpty() ? null : plan).stream()
        .filter(standing -> department.isEmpty() || standing.task().lead().contains(department) || standing.task().support().contains(department))
        .collect(Collectors.groupingBy(standing -> chapter(standing.task().clause()), LinkedHashMap::new, Collectors.mapping(this::line, Collectors.toList())))
        .forEach(chapters::put);
    var choices = pack.departments().entrySet().stream().map(entry -> new IndicatorViews.UnitChoice(entry.getKey(), entry.getValue().here())).toList();
    return new ModelAndView("plan/measures", Map.of("view", new IndicatorViews.MeasuresPage(at, chapters, choices, department)));
  }

  /** 二（三）1 belongs to 二（三）. */
  private static String chapter(String clause) {
    return clause.replaceAll("\\d+$", "");
  }

  private IndicatorViews.MeasureLine line(MeasureStanding standing) {
    var progress = standing.progress();
    return new IndicatorViews.MeasureLine(standing, names(standing.task().lead()), names(standing.task().support()),
        Optional.ofNullable(standing.task().county()).map(Named::here).orElse(""),
        progress == null ? -1 : progress.multiply(BigDecimal.valueOf(100)).setScale(0, RoundingMode.HALF_UP).intValue());
  }

  private String names(List<String> departments) {
    return departments.stream().map(code -> Optional.ofNullable(pack.departments().get(code)).map(Named::here).orElse(code)).collect(Collectors.joining("、"));
  }
}
