package cityip.assessment.web;

import cityip.assessment.MarkDesk;
import cityip.assessment.web.MarkViews.ComparePage;
import cityip.assessment.web.MarkViews.SheetPage;
import cityip.assessment.web.MarkViews.SimilarPage;
import cityip.assessment.web.MarkViews.WatchesPage;
import cityip.shell.Navigation;
import cityip.shell.OpenToAll;
import cityip.shell.SheetExport;
import cityip.shell.Viewer;
import cityip.shell.Words;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.util.Arrays;
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

/** A name against the marks of the register, two names side by side, watches, and comparison sheets (capabilities N4, R5). */
@Controller
class MarkComparisonPages implements Navigation {

  private static final int SHOWN = 50;

  private final MarkDesk desk;
  private final Clock clock;

  MarkComparisonPages(MarkDesk desk, Clock clock) {
    this.desk = desk;
    this.clock = clock;
  }

  @Override
  public List<Item> items(Viewer viewer) {
    return List.of(new Item(37, "assessment.mark.menu", "/marks"));
  }

  private static Map<String, String> problems(String field, String name) {
    return name.isBlank() ? Map.of(field, Words.t("assessment.mark.problem.none"))
        : name.codePointCount(0, name.length()) > MarkDesk.LONGEST ? Map.of(field, Words.t("assessment.mark.problem.long", MarkDesk.LONGEST)) : Map.of();
  }

  @OpenToAll
  @GetMapping("/marks")
  ModelAndView similar(Viewer viewer, @RequestParam(required = false) String name, @RequestParam(defaultValue = "") String classes) {
    var asked = name != null;
    var text = asked ? name.strip() : "";
    var problems = asked ? problems("name", text) : Map.<String, String>of();
    var answer = asked && problems.isEmpty() ? desk.similar(text, MarkDesk.classes(classes), SHOWN, viewer) : new MarkDesk.Answer(0, List.of());
    var page = new ModelAndView("assessment/marks", "view", new SimilarPage(text, classes, String.join(" ", desk.related(MarkDesk.classes(classes)).keySet()), answer.marks(), answer.similar().stream().map(one -> MarkViews.row(text, one)).toList(),
        asked && problems.isEmpty(), viewer.signedIn(), problems));
    return problems.isEmpty() ? page : unprocessed(page);
  }

  @OpenToAll
  @GetMapping("/marks.xlsx")
  void sheet(Viewer viewer, @RequestParam String name, @RequestParam(defaultValue = "") String classes, HttpServletResponse response) throws IOException {
    if (!problems("name", name).isEmpty()) {
      throw new ResponseStatusException(HttpStatus.BAD_REQUEST, problems("name", name).get("name"));
    }
    var answer = desk.similar(name, MarkDesk.classes(classes), 200, viewer);
    var about = new LinkedHashMap<String, String>();
    about.put(Words.t("assessment.mark.name"), name);
    about.put(Words.t("assessment.mark.classes"), classes);
    about.put(Words.t("assessment.mark.compared"), Words.number(answer.marks()));
    about.put(Words.t("assessment.moment"), Words.moment(clock.instant()));
    about.put(Words.t("assessment.mark.note"), Words.t("assessment.mark.no-conclusion"));
    response.setContentType("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");
    response.setHeader("Content-Disposition", "attachment; filename=marks.xlsx");
    SheetExport.write(response.getOutputStream(), Words.t("assessment.mark.title"), about, Arrays.asList(Words.t("assessment.mark.column.name"), Words.t("assessment.mark.column.number"),
        Words.t("assessment.mark.column.classes"), Words.t("assessment.mark.column.goods"), Words.t("assessment.mark.column.owner"), Words.t("assessment.mark.column.state"), Words.t("assessment.mark.column.score"),
        Words.t("assessment.mark.column.grade"), Words.t("assessment.mark.column.rule")), sink -> answer.similar().stream().map(one -> MarkViews.row(name, one))
        .forEach(row -> sink.row(List.of(row.name(), row.number(), row.classes(), row.goods(), row.owner(), row.state(), row.percent(), row.grade(), row.rule()))));
  }

  @OpenToAll
  @GetMapping("/marks/compare")
  ModelAndView compare(Viewer viewer, @RequestParam(required = false) String one, @RequestParam(defaultValue = "") String other) {
    if (one == null) {
      return new ModelAndView("assessment/compare", "view", new ComparePage("", "", false, "", "", 0, "", List.of(), List.of(), false, Map.of()));
    }
    var problems = new LinkedHashMap<>(problems("one", one));
    problems.putAll(problems("other", other));
    if (!problems.isEmpty()) {
      return unprocessed(new ModelAndView("assessment/compare", "view", new ComparePage(one, other, false, "", "", 0, "", List.of(), List.of(), false, problems)));
    }
    var likeness = desk.compare(one, other);
    var grade = desk.grade(likeness);
    return new ModelAndView("assessment/compare", "view", new ComparePage(one, other, true, MarkViews.grade(grade), MarkViews.tone(grade), MarkViews.percent(likeness.score()),
        Words.t(likeness.rule().word()), MarkViews.parts(likeness), MarkViews.pairs(likeness), viewer.signedIn(), Map.of()));
  }

  @PostMapping("/marks/sheets")
  ModelAndView keep(Viewer viewer, @RequestParam Map<String, String> form) {
    var one = form.getOrDefault("one", "");
    var other = form.getOrDefault("other", "");
    var note = form.getOrDefault("note", "").strip();
    if (!problems("one", one).isEmpty() || !problems("other", other).isEmpty() || note.length() > 2_000) {
      throw new ResponseStatusException(HttpStatus.BAD_REQUEST, Words.t("assessment.mark.problem.sheet"));
    }
    return new ModelAndView("redirect:/marks/sheets/" + desk.keep(one.strip(), other.strip(), note, viewer));
  }

  @GetMapping("/marks/sheets/{id:\\d{1,18}}")
  ModelAndView sheet(@PathVariable long id, Viewer viewer) {
    var sheet = desk.sheet(id).filter(found -> viewer.handlesCityData() || found.actor().equals(viewer.actor())).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    var parts = Arrays.stream(sheet.parts().split(" ")).filter(part -> part.contains("=")).map(part -> part.split("="))
        .map(part -> new MarkViews.PartRow(MarkViews.respect(part[0]), Integer.parseInt(part[1]))).toList();
    return new ModelAndView("assessment/sheet", "view", new SheetPage(sheet, MarkViews.percent(sheet.score().doubleValue()), Words.t(sheet.rule().word()), parts));
  }

  @GetMapping("/marks/watches")
  ModelAndView watches(Viewer viewer, @RequestParam(defaultValue = "") String name, @RequestParam(defaultValue = "") String classes) {
    return watches(viewer, name, classes, Map.of());
  }

  private ModelAndView watches(Viewer viewer, String name, String classes, Map<String, String> problems) {
    return new ModelAndView("assessment/watches", "view", new WatchesPage(desk.watches(viewer).stream().map(MarkViews::watch).toList(), name, classes, problems));
  }

  @PostMapping("/marks/watches")
  ModelAndView watch(Viewer viewer, @RequestParam Map<String, String> form, RedirectAttributes after) {
    var name = form.getOrDefault("name", "");
    var problems = problems("name", name);
    if (!problems.isEmpty()) {
      return unprocessed(watches(viewer, name, form.getOrDefault("classes", ""), problems));
    }
    desk.watch(name, MarkDesk.classes(form.getOrDefault("classes", "")), viewer);
    after.addFlashAttribute("said", "assessment.said.watch-set");
    return new ModelAndView("redirect:/marks/watches");
  }

  @PostMapping("/marks/watches/{id:\\d{1,18}}/end")
  ModelAndView end(@PathVariable long id, Viewer viewer, RedirectAttributes after) {
    if (!desk.endWatch(id, viewer)) {
      throw new ResponseStatusException(HttpStatus.NOT_FOUND);
    }
    after.addFlashAttribute("said", "assessment.said.watch-ended");
    return new ModelAndView("redirect:/marks/watches");
  }

  static ModelAndView unprocessed(ModelAndView page) {
    page.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
    return page;
  }
}
