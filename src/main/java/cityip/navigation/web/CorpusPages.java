package cityip.navigation.web;

import cityip.navigation.Figure;
import cityip.navigation.Notebook;
import cityip.navigation.Outcome;
import cityip.navigation.web.NavigationViews.BreakdownPage;
import cityip.navigation.web.NavigationViews.CorporaPage;
import cityip.navigation.web.NavigationViews.Head;
import cityip.navigation.web.NavigationViews.NodeLine;
import cityip.navigation.web.NavigationViews.SamplesPage;
import cityip.shell.AsOfQuery;
import cityip.shell.OpenToAll;
import cityip.shell.Viewer;
import cityip.shell.Words;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** From the breakdown to a frozen corpus: lines, what they find, samples looked at, noise marked out. */
@Controller
class CorpusPages {

  private final Notebook notebook;
  private final Clock clock;

  CorpusPages(Notebook notebook, Clock clock) {
    this.notebook = notebook;
    this.clock = clock;
  }

  @OpenToAll
  @GetMapping("/navigation/projects/{id:\\d{1,18}}/breakdown")
  ModelAndView breakdown(@PathVariable long id, Viewer viewer) {
    var head = ProjectPages.head(notebook, id, viewer, "breakdown");
    var project = head.project();
    return breakdown(head, viewer, Notebook.written(notebook.nodes(project)), Notebook.writtenEffects(notebook.effects(project)), String.join("\n", notebook.known(project)), Map.of());
  }

  private ModelAndView breakdown(Head head, Viewer viewer, String nodes, String effects, String known, Map<String, String> problems) {
    var lines = notebook.nodes(head.project()).stream()
        .map(node -> new NodeLine(node, node.line().isEmpty() ? "" : Words.number(notebook.finds(node.line(), viewer)))).toList();
    return new ModelAndView("navigation/breakdown", "view", new BreakdownPage(head, nodes, effects, known, lines, problems));
  }

  @PostMapping("/navigation/projects/{id:\\d{1,18}}/breakdown")
  ModelAndView breakDown(@PathVariable long id, Viewer viewer, @RequestParam Map<String, String> form, RedirectAttributes after) {
    var head = ProjectPages.head(notebook, id, viewer, "breakdown");
    var nodes = form.getOrDefault("nodes", "");
    var effects = form.getOrDefault("effects", "");
    var known = form.getOrDefault("known", "");
    return switch (notebook.breakDown(head.project(), ProjectPages.stamp(form), nodes, effects, known, viewer)) {
      case Outcome.Done _ -> saved(head, "breakdown", after, "navigation.said.saved");
      case Outcome.Stale _ -> ProjectPages.unprocessed(breakdown(head, viewer, nodes, effects, known, Map.of("nodes", Words.t("navigation.note.stale"))));
      case Outcome.Refused refused -> ProjectPages.unprocessed(breakdown(head, viewer, nodes, effects, known, NavigationViews.problems("nodes", refused.problems())));
    };
  }

  private static ModelAndView saved(Head head, String part, RedirectAttributes after, String said) {
    after.addFlashAttribute("said", said);
    return new ModelAndView("redirect:" + head.to(part));
  }

  @OpenToAll
  @GetMapping("/navigation/projects/{id:\\d{1,18}}/samples")
  ModelAndView samples(@PathVariable long id, Viewer viewer) {
    var head = ProjectPages.head(notebook, id, viewer, "samples");
    return new ModelAndView("navigation/samples", "view", new SamplesPage(head, notebook.check(head.project()), notebook.sample(head.project()), notebook.marks(head.project())));
  }

  @PostMapping("/navigation/projects/{id:\\d{1,18}}/samples")
  ModelAndView mark(@PathVariable long id, Viewer viewer, @RequestParam Map<String, String> form, RedirectAttributes after) {
    var head = ProjectPages.head(notebook, id, viewer, "samples");
    var said = form.entrySet().stream().filter(field -> field.getKey().matches("right-\\d{1,18}") && field.getValue().matches("yes|no"))
        .collect(Collectors.toMap(field -> Long.valueOf(field.getKey().substring(6)), field -> field.getValue().equals("yes")));
    return switch (notebook.mark(head.project(), said, viewer)) {
      case Outcome.Done _ -> saved(head, "samples", after, "navigation.said.marked");
      case Outcome.Stale _ -> saved(head, "samples", after, "navigation.note.stale");
      case Outcome.Refused refused -> saved(head, "samples", after, "navigation.note." + refused.problems().getFirst().word());
    };
  }

  @OpenToAll
  @GetMapping("/navigation/projects/{id:\\d{1,18}}/corpus")
  ModelAndView corpora(@PathVariable long id, Viewer viewer, @RequestParam Map<String, String> query) {
    return corpora(ProjectPages.head(notebook, id, viewer, "corpus"), query, List.of());
  }

  private ModelAndView corpora(Head head, Map<String, String> query, List<Figure.Note> problems) {
    var project = head.project();
    var from = query.getOrDefault("from", "");
    var to = query.getOrDefault("to", "");
    var before = from.matches("\\d{1,18}") ? notebook.corpus(project, Long.parseLong(from)) : java.util.Optional.<cityip.navigation.FrozenCorpus>empty();
    var now = to.matches("\\d{1,18}") ? notebook.corpus(project, Long.parseLong(to)) : java.util.Optional.<cityip.navigation.FrozenCorpus>empty();
    var difference = before.isPresent() && now.isPresent() ? notebook.difference(before.get(), now.get()) : null;
    return new ModelAndView("navigation/corpus", "view", new CorporaPage(head, notebook.corpora(project), difference, from, to, NavigationViews.problems("asOf", problems),
        query.getOrDefault("asOf", java.time.LocalDate.now(clock).toString())));
  }

  @PostMapping("/navigation/projects/{id:\\d{1,18}}/corpus")
  ModelAndView freeze(@PathVariable long id, Viewer viewer, @RequestParam Map<String, String> form, RedirectAttributes after) {
    var head = ProjectPages.head(notebook, id, viewer, "corpus");
    var at = AsOfQuery.read(form.getOrDefault("asOf", ""), "", clock);
    return switch (notebook.freeze(head.project(), at.at(), viewer)) {
      case Outcome.Done _ -> saved(head, "corpus", after, "navigation.said.freezing");
      case Outcome.Stale _ -> saved(head, "corpus", after, "navigation.note.stale");
      case Outcome.Refused refused -> ProjectPages.unprocessed(corpora(head, new LinkedHashMap<>(form), refused.problems()));
    };
  }
}
