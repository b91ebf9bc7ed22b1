package cityip.navigation.web;

import cityip.navigation.Notebook;
import cityip.navigation.Outcome;
import cityip.navigation.Project;
import cityip.navigation.Stages;
import cityip.navigation.web.NavigationViews.Head;
import cityip.navigation.web.NavigationViews.ListPage;
import cityip.navigation.web.NavigationViews.Overview;
import cityip.shell.Navigation;
import cityip.shell.OpenToAll;
import cityip.shell.Paging;
import cityip.shell.Viewer;
import cityip.shell.Words;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The list of navigation projects, and the first page of each notebook: the question, where it stands, what is missing (capability N1). */
@Controller
class ProjectPages implements Navigation {

  private static final int PAGE = 20;

  private final Notebook notebook;
  private final Stages stages;

  ProjectPages(Notebook notebook, Stages stages) {
    this.stages = stages;
    this.notebook = notebook;
  }

  @Override
  public List<Item> items(Viewer viewer) {
    return List.of(new Item(35, "navigation.menu", "/navigation"));
  }

  @OpenToAll
  @GetMapping("/navigation")
  ModelAndView list(Viewer viewer, @RequestParam Map<String, String> query) {
    return list(viewer, query, Map.of(), Map.of());
  }

  private ModelAndView list(Viewer viewer, Map<String, String> query, Map<String, String> problems, Map<String, String> typed) {
    var text = query.getOrDefault("text", "").strip();
    var type = Project.Type.of(query.getOrDefault("type", "")).map(Project.Type::name).orElse("");
    var stage = java.util.Arrays.stream(Project.Stage.values()).filter(one -> one.code().equals(query.get("stage"))).map(Enum::name).findFirst().orElse("");
    var kept = new LinkedHashMap<String, String>();
    kept.put("text", text);
    kept.put("type", query.getOrDefault("type", ""));
    kept.put("stage", query.getOrDefault("stage", ""));
    var page = query.getOrDefault("page", "1");
    var paging = new Paging(page.matches("\\d{1,6}") ? Integer.parseInt(page) : 1, PAGE, notebook.count(text, type, stage, viewer), "/navigation", kept);
    return new ModelAndView("navigation/list", Map.of("view", new ListPage(notebook.page(text, type, stage, viewer, PAGE, paging.offset()), paging, text,
        query.getOrDefault("type", ""), query.getOrDefault("stage", ""), viewer.signedIn(), problems, typed)));
  }

  @PostMapping("/navigation/projects")
  ModelAndView begin(Viewer viewer, @RequestParam Map<String, String> form) {
    var type = Project.Type.of(form.getOrDefault("type", "")).orElse(Project.Type.INDUSTRIAL);
    return switch (notebook.begin(type, form.getOrDefault("title", ""), form.getOrDefault("question", ""), viewer)) {
      case Outcome.Done done -> new ModelAndView("redirect:/navigation/projects/" + done.id());
      case Outcome.Stale _ -> throw new ResponseStatusException(HttpStatus.CONFLICT);
      case Outcome.Refused refused -> unprocessed(list(viewer, Map.of(), NavigationViews.problems(refused.problems().getFirst().word(), refused.problems()), form));
    };
  }

  static ModelAndView unprocessed(ModelAndView page) {
    page.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
    return page;
  }

  /** The notebook this viewer may read; anybody else is told that there is none. */
  static Head head(Notebook notebook, long id, Viewer viewer, String tab) {
    var project = notebook.find(id, viewer).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    return new Head(project, tab, project.mayBeChangedBy(viewer));
  }

  static int stamp(Map<String, String> form) {
    var stamp = form.getOrDefault("stamp", "");
    return stamp.matches("\\d{1,9}") ? Integer.parseInt(stamp) : -1;
  }

  @OpenToAll
  @GetMapping("/navigation/projects/{id:\\d{1,18}}")
  ModelAndView overview(@PathVariable long id, Viewer viewer) {
    return overview(head(notebook, id, viewer, ""), Map.of(), Map.of());
  }

  private ModelAndView overview(Head head, Map<String, String> problems, Map<String, String> typed) {
    var project = head.project();
    var sections = notebook.sections(project);
    return new ModelAndView("navigation/overview", "view", new Overview(head, notebook.check(project), notebook.latest(project).orElse(null), notebook.nodes(project).size(),
        (int) Project.SECTIONS.stream().filter(section -> !sections.getOrDefault(section, "").isBlank()).count(), stages.reviews(project).size(),
        stages.recommendations(project).size(), stages.missing(project).stream().map(NavigationViews::note).toList(), problems, typed));
  }

  @PostMapping("/navigation/projects/{id:\\d{1,18}}/question")
  ModelAndView describe(@PathVariable long id, Viewer viewer, @RequestParam Map<String, String> form, RedirectAttributes after) {
    var head = head(notebook, id, viewer, "");
    return answer(notebook.describe(head.project(), stamp(form), form.getOrDefault("title", ""), form.getOrDefault("question", ""), viewer), head, form, after, "navigation.said.saved");
  }

  @PostMapping("/navigation/projects/{id:\\d{1,18}}/advance")
  ModelAndView advance(@PathVariable long id, Viewer viewer, @RequestParam Map<String, String> form, RedirectAttributes after) {
    var head = head(notebook, id, viewer, "");
    return answer(stages.advance(head.project(), stamp(form), viewer), head, form, after, "navigation.said.advanced");
  }

  private ModelAndView answer(Outcome outcome, Head head, Map<String, String> form, RedirectAttributes after, String said) {
    return switch (outcome) {
      case Outcome.Done _ -> {
        after.addFlashAttribute("said", said);
        yield new ModelAndView("redirect:" + head.to(""));
      }
      case Outcome.Stale _ -> unprocessed(overview(head, Map.of("title", Words.t("navigation.note.stale")), form));
      case Outcome.Refused refused -> unprocessed(overview(head, NavigationViews.problems(refused.problems().getFirst().word().equals("question") ? "question" : "title", refused.problems()), form));
    };
  }
}
