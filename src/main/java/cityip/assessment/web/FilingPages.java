package cityip.assessment.web;

import cityip.assessment.FilingScreen;
import cityip.assessment.FilingScreen.Answer;
import cityip.assessment.Finding;
import cityip.assessment.FindingAct;
import cityip.assessment.Signal;
import cityip.assessment.web.FilingViews.ActView;
import cityip.assessment.web.FilingViews.FindingPage;
import cityip.assessment.web.FilingViews.ListPage;
import cityip.assessment.web.FilingViews.ScreeningRow;
import cityip.assessment.web.FilingViews.StepRow;
import cityip.rulebook.City;
import cityip.shell.Navigation;
import cityip.shell.OnlyFor;
import cityip.shell.Paging;
import cityip.shell.Role;
import cityip.shell.SheetExport;
import cityip.shell.Viewer;
import cityip.shell.Words;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Findings of the screening: the list, each with its two texts side by side, and what may be done (capability C1). */
@Controller
class FilingPages implements Navigation {

  private static final int PAGE = 20;

  private final FilingScreen screen;
  private final City city;
  private final Clock clock;

  FilingPages(FilingScreen screen, City city, Clock clock) {
    this.screen = screen;
    this.city = city;
    this.clock = clock;
  }

  @Override
  public List<Item> items(Viewer viewer) {
    return viewer.signedIn() ? List.of(new Item(38, "assessment.bench.menu", "/assess")) : List.of();
  }

  String unitName(String code) {
    return city.units().stream().filter(unit -> unit.code().equals(code)).map(unit -> Words.english() ? unit.nameEn() : unit.name()).findFirst().orElse(code);
  }

  @GetMapping("/findings")
  ModelAndView list(Viewer viewer, @RequestParam Map<String, String> query) {
    return list(viewer, query, Map.of());
  }

  private static String known(@Nullable String asked, Enum<?>[] values) {
    return Arrays.stream(values).map(Enum::name).filter(name -> name.equals(asked)).findFirst().orElse("");
  }

  private ModelAndView list(Viewer viewer, Map<String, String> query, Map<String, String> problems) {
    var state = known(query.get("state"), FindingAct.State.values());
    var signal = known(query.get("signal"), Signal.values());
    var kept = new LinkedHashMap<String, String>(Map.of("state", state, "signal", signal));
    var page = query.getOrDefault("page", "1");
    var paging = new Paging(page.matches("\\d{1,6}") ? Integer.parseInt(page) : 1, PAGE, screen.count(state, signal, viewer), "/findings", kept);
    var today = LocalDate.now(clock);
    return new ModelAndView("assessment/findings", "view", new ListPage(screen.page(state, signal, viewer, PAGE, paging.offset()).stream().map(one -> FilingViews.row(one, this::unitName)).toList(),
        paging, state, signal, Arrays.stream(FindingAct.State.values()).map(Enum::name).toList(), Arrays.stream(Signal.values()).map(Enum::name).toList(), viewer.handlesCityData(),
        query.getOrDefault("from", today.minusYears(1).toString()), query.getOrDefault("to", today.toString()), screenings(viewer),
        viewer.handlesCityData() ? screen.precision().stream().map(FilingViews::precision).toList() : List.of(), problems));
  }

  private List<ScreeningRow> screenings(Viewer viewer) {
    return viewer.handlesCityData() ? screen.screenings().stream().map(one -> FilingViews.screening(one)).toList() : List.of();
  }

  @OnlyFor({Role.CITY_OFFICER, Role.ADMINISTRATOR})
  @PostMapping("/findings/screen")
  ModelAndView screen(Viewer viewer, @RequestParam Map<String, String> form, RedirectAttributes after) {
    var problems = new LinkedHashMap<String, String>();
    var from = day(form.getOrDefault("from", ""), "from", problems);
    var to = day(form.getOrDefault("to", ""), "to", problems);
    if (from != null && to != null && to.isBefore(from)) {
      problems.put("to", Words.t("assessment.finding.problem.order"));
    }
    if (from == null || to == null || !problems.isEmpty()) {
      return MarkComparisonPages.unprocessed(list(viewer, form, problems));
    }
    screen.order(from, to, null, viewer);
    after.addFlashAttribute("said", "assessment.said.screening-ordered");
    return new ModelAndView("redirect:/findings");
  }

  private static @Nullable LocalDate day(String written, String field, Map<String, String> problems) {
    try {
      return LocalDate.parse(written.strip());
    } catch (DateTimeParseException unreadable) {
      problems.put(field, Words.t("shell.asof.day.unreadable", written));
      return null;
    }
  }

  private Finding found(long id, Viewer viewer) {
    return screen.find(id, viewer).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
  }

  @GetMapping("/findings/{id:\\d{1,18}}")
  ModelAndView finding(@PathVariable long id, Viewer viewer) {
    return finding(found(id, viewer), viewer, Map.of(), "");
  }

  private ModelAndView finding(Finding finding, Viewer viewer, Map<String, String> problems, String typed) {
    var steps = screen.steps(finding).stream().map(step -> new StepRow(Words.t("assessment.act." + step.act().code()), step.words(), step.actor(), Words.moment(step.at()))).toList();
    var acts = screen.acts(finding, viewer).stream().map(act -> new ActView(act.code(), Words.t("assessment.act." + act.code()))).toList();
    return new ModelAndView("assessment/finding", "view", new FindingPage(finding, FilingViews.row(finding, this::unitName), Words.t("assessment.finding.kind", finding.signal().kind()),
        finding.reason().isEmpty() ? "" : Words.t("assessment.finding.reason." + finding.reason()), finding.figures(), screen.pair(finding, viewer), steps, acts, problems, typed));
  }

  @PostMapping("/findings/{id:\\d{1,18}}/acts")
  ModelAndView act(@PathVariable long id, Viewer viewer, @RequestParam Map<String, String> form, RedirectAttributes after) {
    var finding = found(id, viewer);
    var act = Arrays.stream(FindingAct.values()).filter(one -> one.code().equals(form.get("act"))).findFirst().orElseThrow(() -> new ResponseStatusException(HttpStatus.BAD_REQUEST));
    var stamp = form.getOrDefault("stamp", "").matches("\\d{1,9}") ? Integer.parseInt(form.get("stamp")) : -1;
    var words = form.getOrDefault("words", "");
    return switch (screen.act(finding, act, stamp, words, viewer)) {
      case Answer.Done _ -> {
        after.addFlashAttribute("said", "assessment.said.act");
        yield new ModelAndView("redirect:/findings/" + id);
      }
      case Answer.Wordless _ -> MarkComparisonPages.unprocessed(finding(finding, viewer, Map.of("words", Words.t("assessment.finding.problem.words")), words));
      case Answer.Stale _ -> MarkComparisonPages.unprocessed(finding(finding, viewer, Map.of("words", Words.t("assessment.finding.problem.stale")), words));
    };
  }

  @GetMapping("/findings.xlsx")
  void sheet(Viewer viewer, @RequestParam(defaultValue = "") String state, @RequestParam(defaultValue = "") String signal, HttpServletResponse response) throws IOException {
    var ofState = known(state, FindingAct.State.values());
    var ofSignal = known(signal, Signal.values());
    var about = new LinkedHashMap<String, String>();
    about.put(Words.t("assessment.moment"), Words.moment(clock.instant()));
    about.put(Words.t("shell.export.filters"), (ofState + " " + ofSignal).strip());
    response.setContentType("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");
    response.setHeader("Content-Disposition", "attachment; filename=findings.xlsx");
    SheetExport.write(response.getOutputStream(), Words.t("assessment.finding.title"), about, List.of(Words.t("assessment.finding.column.signal"), Words.t("assessment.finding.column.strength"),
        Words.t("assessment.finding.column.number"), Words.t("assessment.finding.column.other"), Words.t("assessment.finding.column.title"), Words.t("assessment.finding.column.owner"),
        Words.t("assessment.finding.column.unit"), Words.t("assessment.finding.column.state")), sink -> {
          for (long offset = 0, all = screen.count(ofState, ofSignal, viewer); offset < all; offset += 500) {
            screen.page(ofState, ofSignal, viewer, 500, offset).stream().map(one -> FilingViews.row(one, this::unitName))
                .forEach(row -> sink.row(List.of(row.signal(), row.strength(), row.number(), row.other(), row.title(), row.owner(), row.unit(), row.state())));
          }
        });
  }
}
