package cityip.navigation.web;

import cityip.navigation.Analysis;
import cityip.navigation.Notebook;
import cityip.navigation.Outcome;
import cityip.navigation.Project;
import cityip.navigation.Stages;
import cityip.navigation.web.NavigationViews.Head;
import cityip.navigation.web.NavigationViews.ReportPage;
import cityip.rulebook.City;
import cityip.shell.OpenToAll;
import cityip.shell.Viewer;
import cityip.shell.Words;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The report: its sections, the figures in their places, reviews, recommendations and what became of them. */
@Controller
class ReportPages {

  private static final Map<String, List<Analysis>> PLACES = Map.of(
      "industry", List.of(Analysis.TREND, Analysis.KINDS_AND_STATES, Analysis.GROUPS, Analysis.OFFICES, Analysis.DESTINATIONS),
      "direction", List.of(Analysis.LIFE_CYCLE, Analysis.COMPOSITION, Analysis.TECHNOLOGY_EFFECT, Analysis.MAIN_PATH),
      "position", List.of(Analysis.ORIGIN, Analysis.ADVANTAGE, Analysis.OWNERS, Analysis.COMPETITION, Analysis.ENTRANTS, Analysis.CHAIN, Analysis.STANDARDS),
      "path", List.of(Analysis.KEY_PATENTS, Analysis.CITATIONS, Analysis.CO_OPERATION, Analysis.INVENTORS, Analysis.MOBILITY, Analysis.DEALINGS, Analysis.EXPIRY, Analysis.FREEDOM));

  private final Notebook notebook;
  private final Stages stages;
  private final City city;

  ReportPages(Notebook notebook, Stages stages, City city) {
    this.stages = stages;
    this.notebook = notebook;
    this.city = city;
  }

  /** The section of the report in which a figure stands. */
  static String sectionOf(String analysis) {
    return PLACES.entrySet().stream().filter(place -> place.getValue().stream().anyMatch(one -> one.code().equals(analysis))).map(Map.Entry::getKey).findFirst().orElse("path");
  }

  @OpenToAll
  @GetMapping("/navigation/projects/{id:\\d{1,18}}/report")
  ModelAndView report(@PathVariable long id, Viewer viewer) {
    var head = ProjectPages.head(notebook, id, viewer, "report");
    return new ModelAndView("navigation/report", "view", page(head, viewer, Map.of(), Map.of()));
  }

  private ReportPage page(Head head, Viewer viewer, Map<String, String> typed, Map<String, String> problems) {
    var project = head.project();
    var frozen = notebook.latest(project).orElse(null);
    var nodes = notebook.nodes(project);
    var words = new FigureWords(city, nodes);
    var sections = new LinkedHashMap<>(notebook.sections(project));
    sections.putAll(typed);
    var figures = frozen == null ? List.<NavigationViews.FigureView>of() : figures(head, words, frozen);
    var advice = stages.recommendations(project).stream().map(one -> new NavigationViews.Advice(one.id(), one.aspect(), one.words(), one.addressee(), one.state().name(),
        one.answeredBy().isEmpty() ? "" : one.answeredBy() + " " + Words.moment(one.answered()) + (one.result().isBlank() ? "" : " · " + one.result()))).toList();
    var reviews = stages.reviews(project).stream().map(review -> new NavigationViews.ReviewLine(review.reviewer(),
        List.of(review.science(), review.relevance(), review.feasibility(), review.dataQuality(), review.usePlan()), review.total(), review.opinion(), Words.moment(review.at()))).toList();
    var mayReview = viewer.handlesCityData() && project.stage() == Project.Stage.UNDER_REVIEW && !project.createdBy().equals(viewer.actor());
    return new ReportPage(head, frozen, sections, figures, nodes, advice, reviews, problems, mayReview);
  }

  private List<NavigationViews.FigureView> figures(Head head, FigureWords words, cityip.navigation.FrozenCorpus frozen) {
    var corpus = notebook.documents(frozen);
    return Project.SECTIONS.stream().flatMap(section -> PLACES.getOrDefault(section, List.of()).stream()).map(analysis -> words.view(head, frozen, analysis.of(corpus))).toList();
  }

  @OpenToAll
  @GetMapping({"/navigation/projects/{id:\\d{1,18}}/report.docx", "/api/v1/navigation/projects/{id}/report.docx"})
  void word(@PathVariable long id, Viewer viewer, HttpServletResponse response) throws IOException {
    var head = ProjectPages.head(notebook, id, viewer, "report");
    response.setContentType("application/vnd.openxmlformats-officedocument.wordprocessingml.document");
    response.setHeader("Content-Disposition", "attachment; filename=\"" + head.project().number().toLowerCase(java.util.Locale.ROOT) + ".docx\"");
    WordReport.write(page(head, viewer, Map.of(), Map.of()), new FigureWords(city, notebook.nodes(head.project())), response.getOutputStream());
  }

  @PostMapping("/navigation/projects/{id:\\d{1,18}}/report")
  ModelAndView write(@PathVariable long id, Viewer viewer, @RequestParam Map<String, String> form, RedirectAttributes after) {
    var head = ProjectPages.head(notebook, id, viewer, "report");
    var sections = new LinkedHashMap<String, String>();
    Project.SECTIONS.forEach(section -> sections.put(section, form.getOrDefault(section, "").strip()));
    return answer(notebook.write(head.project(), ProjectPages.stamp(form), sections, viewer), head, viewer, sections, "background", after, "navigation.said.saved");
  }

  @PostMapping("/navigation/projects/{id:\\d{1,18}}/recommendations")
  ModelAndView recommend(@PathVariable long id, Viewer viewer, @RequestParam Map<String, String> form, RedirectAttributes after) {
    var head = ProjectPages.head(notebook, id, viewer, "report");
    return answer(stages.recommend(head.project(), form.getOrDefault("aspect", ""), form.getOrDefault("words", ""), form.getOrDefault("addressee", ""), viewer), head, viewer,
        Map.of("advice-words", form.getOrDefault("words", ""), "advice-addressee", form.getOrDefault("addressee", "")), "words", after, "navigation.said.recommended");
  }

  @PostMapping("/navigation/projects/{id:\\d{1,18}}/recommendations/{advice:\\d{1,18}}")
  ModelAndView answerAdvice(@PathVariable long id, @PathVariable long advice, Viewer viewer, @RequestParam Map<String, String> form, RedirectAttributes after) {
    var head = ProjectPages.head(notebook, id, viewer, "report");
    var decision = form.getOrDefault("decision", "");
    if (Stream.of("adopt", "decline").noneMatch(decision::equals)) {
      after.addFlashAttribute("said", "navigation.note.nothing-said");
      return new ModelAndView("redirect:" + head.to("report"));
    }
    return answer(stages.answer(head.project(), advice, decision.equals("adopt"), form.getOrDefault("result", ""), viewer), head, viewer, Map.of(), "words", after, "navigation.said.answered");
  }

  @PostMapping("/navigation/projects/{id:\\d{1,18}}/reviews")
  ModelAndView review(@PathVariable long id, Viewer viewer, @RequestParam Map<String, String> form, RedirectAttributes after) {
    var head = ProjectPages.head(notebook, id, viewer, "report");
    var parts = Stream.of("science", "relevance", "feasibility", "data-quality", "use-plan").map(part -> form.getOrDefault(part, ""))
        .map(points -> points.matches("\\d{1,3}") ? Integer.parseInt(points) : -1).toList();
    return answer(stages.review(head.project(), parts, form.getOrDefault("opinion", ""), viewer), head, viewer, form, "science", after, "navigation.said.reviewed");
  }

  private ModelAndView answer(Outcome outcome, Head head, Viewer viewer, Map<String, String> typed, String field, RedirectAttributes after, String said) {
    return switch (outcome) {
      case Outcome.Done _ -> {
        after.addFlashAttribute("said", said);
        yield new ModelAndView("redirect:" + head.to("report"));
      }
      case Outcome.Stale _ -> ProjectPages.unprocessed(new ModelAndView("navigation/report", "view", page(head, viewer, typed, Map.of(field, Words.t("navigation.note.stale")))));
      case Outcome.Refused refused -> ProjectPages.unprocessed(new ModelAndView("navigation/report", "view", page(head, viewer, typed, NavigationViews.problems(field, refused.problems()))));
    };
  }
}
