package cityip.navigation.web;

import cityip.navigation.Comparisons;
import cityip.navigation.Comparisons.Written;
import cityip.navigation.Notebook;
import cityip.navigation.Outcome;
import cityip.navigation.Premises.Reading;
import cityip.navigation.Premises.Said;
import cityip.navigation.web.NavigationViews.ComparisonsPage;
import cityip.navigation.web.NavigationViews.Head;
import cityip.shell.OpenToAll;
import cityip.shell.Paging;
import cityip.shell.Viewer;
import cityip.shell.Words;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Stream;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Benchmark cities, standards and the features of a product, and the claims that people read for them (freedom to operate). */
@Controller
class ComparisonPages {

  private static final int PAGE = 30;

  private final Notebook notebook;
  private final Comparisons comparisons;

  ComparisonPages(Notebook notebook, Comparisons comparisons) {
    this.notebook = notebook;
    this.comparisons = comparisons;
  }

  @OpenToAll
  @GetMapping("/navigation/projects/{id:\\d{1,18}}/comparisons")
  ModelAndView comparisons(@PathVariable long id, Viewer viewer, @RequestParam(defaultValue = "1") String page) {
    var head = ProjectPages.head(notebook, id, viewer, "comparisons");
    return page(head, comparisons.written(head.project()), page, Map.of());
  }

  private ModelAndView page(Head head, Written written, String page, Map<String, String> problems) {
    var lines = comparisons.lines(head.project());
    var paging = new Paging(page.matches("\\d{1,6}") ? Integer.parseInt(page) : 1, PAGE, lines.size(), head.to("comparisons"), Map.of());
    return new ModelAndView("navigation/comparisons", "view", new ComparisonsPage(head, written, lines.stream().skip(paging.offset()).limit(PAGE).toList(), paging, problems));
  }

  @PostMapping("/navigation/projects/{id:\\d{1,18}}/comparisons")
  ModelAndView take(@PathVariable long id, Viewer viewer, @RequestParam Map<String, String> form, RedirectAttributes after) {
    var head = ProjectPages.head(notebook, id, viewer, "comparisons");
    var written = new Written(form.getOrDefault("benchmarks", ""), form.getOrDefault("standards", ""), form.getOrDefault("features", ""));
    return switch (comparisons.take(head.project(), ProjectPages.stamp(form), written, viewer)) {
      case Outcome.Done _ -> saved(head, after, "navigation.said.compared");
      case Outcome.Stale _ -> ProjectPages.unprocessed(page(head, written, "1", Map.of("benchmarks", Words.t("navigation.note.stale"))));
      case Outcome.Refused refused -> ProjectPages.unprocessed(page(head, written, "1", NavigationViews.problems("benchmarks", refused.problems())));
    };
  }

  private static ModelAndView saved(Head head, RedirectAttributes after, String said) {
    after.addFlashAttribute("said", said);
    return new ModelAndView("redirect:" + head.to("comparisons"));
  }

  /** Fields {@code said-RIGHT-n} with their {@code feature-} and {@code why-}. */
  @PostMapping("/navigation/projects/{id:\\d{1,18}}/comparisons/readings")
  ModelAndView read(@PathVariable long id, Viewer viewer, @RequestParam Map<String, String> form, RedirectAttributes after) {
    var head = ProjectPages.head(notebook, id, viewer, "comparisons");
    var readings = form.keySet().stream().filter(field -> field.matches("said-\\d{1,18}-\\d{1,3}")).flatMap(field -> reading(form, field)).toList();
    return switch (comparisons.read(head.project(), readings, viewer)) {
      case Outcome.Done _ -> saved(head, after, "navigation.said.read");
      case Outcome.Stale _ -> saved(head, after, "navigation.note.stale");
      case Outcome.Refused refused -> ProjectPages.unprocessed(page(head, comparisons.written(head.project()), form.getOrDefault("page", "1"), NavigationViews.problems("readings", refused.problems())));
    };
  }

  private static Stream<Reading> reading(Map<String, String> form, String field) {
    var place = field.substring(5);
    return Arrays.stream(Said.values()).filter(said -> said.code().equals(form.get(field))).map(said -> new Reading(Long.parseLong(place.substring(0, place.indexOf('-'))),
        form.getOrDefault("feature-" + place, ""), said, form.getOrDefault("why-" + place, "").strip()));
  }
}
