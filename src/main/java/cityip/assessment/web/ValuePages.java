package cityip.assessment.web;

import cityip.assessment.ValueDesk;
import cityip.assessment.ValueDesk.Answer;
import cityip.assessment.panel.Panel;
import cityip.assessment.panel.PanelDesk;
import cityip.assessment.panel.PanelResults;
import cityip.assessment.web.ValueViews.Row;
import cityip.assessment.web.ValueViews.ValuePage;
import cityip.shell.AsOfQuery;
import cityip.shell.Paging;
import cityip.shell.Viewer;
import cityip.shell.Words;
import java.time.Clock;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.ModelAndView;

/** Assessing a patent by its factors, and the assessments made so far (capability C3). */
@Controller
class ValuePages {

  private static final int PAGE = 20;

  private final ValueDesk desk;
  private final PanelDesk panels;
  private final PanelResults results;
  private final Clock clock;

  ValuePages(ValueDesk desk, PanelDesk panels, PanelResults results, Clock clock) {
    this.desk = desk;
    this.panels = panels;
    this.results = results;
    this.clock = clock;
  }

  @GetMapping("/value")
  ModelAndView list(Viewer viewer, @RequestParam Map<String, String> query) {
    return list(viewer, query, Map.of());
  }

  private ModelAndView list(Viewer viewer, Map<String, String> query, Map<String, String> problems) {
    var page = query.getOrDefault("page", "1");
    var paging = new Paging(page.matches("\\d{1,6}") ? Integer.parseInt(page) : 1, PAGE, desk.count(viewer), "/value", Map.of());
    var rows = desk.latest(viewer, PAGE, paging.offset()).stream().map(score -> {
      var grade = desk.grade(score);
      return new Row(score.id(), score.subject().key().substring(score.subject().key().indexOf(':') + 1), score.subject().title(), Words.t(ValueDesk.LIST + ".scenario." + score.card().list().scenario()),
          Words.day(score.at().day()), score.card().total() == null ? "—" : Words.number(score.card().total()), grade == null ? "—" : grade, Words.moment(score.given()));
    }).toList();
    return new ModelAndView("assessment/value", "view", new ValuePage(rows, paging, desk.scenarios(LocalDate.now(clock)), problems, query, LocalDate.now(clock).toString()));
  }

  @PostMapping("/value")
  ModelAndView assess(Viewer viewer, @RequestParam Map<String, String> form) {
    var at = AsOfQuery.read(form.getOrDefault("asOf", ""), "", clock);
    if (!at.problems().isEmpty()) {
      return MarkComparisonPages.unprocessed(list(viewer, form, Map.of("asOf", at.problems().values().iterator().next())));
    }
    return switch (desk.assess(form.getOrDefault("number", ""), form.getOrDefault("scenario", ""), at.at(), viewer)) {
      case Answer.Given given -> new ModelAndView("redirect:/scores/" + given.score().id());
      case Answer.NoSuchRight _ -> refused(viewer, form, "number", "assessment.value.problem.number");
      case Answer.NotCovered _ -> refused(viewer, form, "number", "assessment.value.problem.kind");
      case Answer.NoSuchScenario _ -> refused(viewer, form, "scenario", "assessment.value.problem.scenario");
    };
  }

  private ModelAndView refused(Viewer viewer, Map<String, String> form, String field, String word) {
    return MarkComparisonPages.unprocessed(list(viewer, form, Map.of(field, Words.t(word))));
  }

  private Map<String, Object> experts(Panel panel) {
    var result = java.util.Objects.requireNonNull(results.result(panel));
    var told = new LinkedHashMap<String, Object>();
    told.put("panel", panel.id());
    told.put("asOf", panel.at().day());
    told.put("experts", panel.scored());
    told.put("total", result.card().total());
    told.put("grade", desk.grade(result));
    told.put("dimensions", result.card().dimensions());
    return told;
  }

  record Asked(@Nullable String number, @Nullable String scenario, @Nullable String asOf) {}

  @PostMapping("/api/v1/assess/value")
  @ResponseBody
  Map<String, Object> value(Viewer viewer, @RequestBody Asked asked) {
    var at = AsOfQuery.read(asked.asOf() == null ? "" : asked.asOf(), "", clock);
    if (!at.problems().isEmpty()) {
      throw new ResponseStatusException(HttpStatus.BAD_REQUEST, String.join(" ", at.problems().values()));
    }
    return switch (desk.assess(asked.number() == null ? "" : asked.number(), asked.scenario() == null ? "grading" : asked.scenario(), at.at(), viewer)) {
      case Answer.Given given -> {
        var told = new LinkedHashMap<String, Object>(given.score().told());
        told.put("grade", desk.grade(given.score()));
        // beside the computed score, never part of it
        var number = given.score().subject().key().substring(given.score().subject().key().indexOf(':') + 1);
        panels.settled(number, given.score().card().list().scenario(), viewer).ifPresent(panel -> told.put("experts", experts(panel)));
        yield told;
      }
      case Answer.NoSuchRight _ -> throw new ResponseStatusException(HttpStatus.NOT_FOUND, Words.t("assessment.value.problem.number"));
      case Answer.NotCovered _ -> throw new ResponseStatusException(HttpStatus.BAD_REQUEST, Words.t("assessment.value.problem.kind"));
      case Answer.NoSuchScenario _ -> throw new ResponseStatusException(HttpStatus.BAD_REQUEST, Words.t("assessment.value.problem.scenario"));
    };
  }
}
