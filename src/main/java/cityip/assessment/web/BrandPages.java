package cityip.assessment.web;

import cityip.assessment.BrandDesk;
import cityip.assessment.BrandDesk.Answer;
import cityip.assessment.ValueDesk;
import cityip.assessment.web.ValueViews.BrandPage;
import cityip.assessment.web.ValueViews.Row;
import cityip.shell.AsOfQuery;
import cityip.shell.Paging;
import cityip.shell.Viewer;
import cityip.shell.Words;
import java.time.Clock;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** Assessing a brand by its mark: registered facts and declared figures, and the assessments made so far (capability C3). */
@Controller
class BrandPages {

  private static final int PAGE = 20;

  private final BrandDesk desk;
  private final ValueDesk values;
  private final Clock clock;

  BrandPages(BrandDesk desk, ValueDesk values, Clock clock) {
    this.desk = desk;
    this.values = values;
    this.clock = clock;
  }

  @GetMapping("/value/brands")
  ModelAndView list(Viewer viewer, @RequestParam Map<String, String> query) {
    return list(viewer, query, Map.of());
  }

  private ModelAndView list(Viewer viewer, Map<String, String> query, Map<String, String> problems) {
    var page = query.getOrDefault("page", "1");
    var paging = new Paging(page.matches("\\d{1,6}") ? Integer.parseInt(page) : 1, PAGE, desk.count(viewer), "/value/brands", Map.of());
    var rows = desk.latest(viewer, PAGE, paging.offset()).stream().map(score -> {
      var grade = values.grade(score);
      return new Row(score.id(), score.subject().key().substring(score.subject().key().indexOf(':') + 1), score.subject().title(), Words.t(BrandDesk.LIST + ".scenario." + score.card().list().scenario()),
          Words.day(score.at().day()), score.card().total() == null ? "—" : Words.number(score.card().total()), grade == null ? "—" : grade, Words.moment(score.given()));
    }).toList();
    return new ModelAndView("assessment/brands", "view", new BrandPage(rows, paging, desk.scenarios(LocalDate.now(clock)), BrandDesk.DECLARED, query, problems, LocalDate.now(clock).toString()));
  }

  @PostMapping("/value/brands")
  ModelAndView assess(Viewer viewer, @RequestParam Map<String, String> form) {
    var at = AsOfQuery.read(form.getOrDefault("asOf", ""), "", clock);
    if (!at.problems().isEmpty()) {
      return MarkComparisonPages.unprocessed(list(viewer, form, Map.of("asOf", at.problems().values().iterator().next())));
    }
    return switch (desk.assess(form.getOrDefault("number", ""), form.getOrDefault("scenario", ""), at.at(), form, viewer)) {
      case Answer.Given given -> new ModelAndView("redirect:/scores/" + given.score().id());
      case Answer.Unclear(Map<String, String> problems) -> {
        var said = new LinkedHashMap<String, String>();
        problems.forEach((field, problem) -> said.put(field, Words.t("assessment.brand.problem." + problem)));
        yield MarkComparisonPages.unprocessed(list(viewer, form, said));
      }
    };
  }
}
