package cityip.protection.takedown.web;

import cityip.casework.Casework;
import cityip.casework.FactFigures.Course;
import cityip.casework.Procedures;
import cityip.protection.takedown.NoticeSheets;
import cityip.protection.takedown.Platforms;
import cityip.protection.takedown.Platforms.Platform;
import cityip.protection.takedown.web.TakedownViews.BulkPage;
import cityip.protection.takedown.web.TakedownViews.BulkRow;
import cityip.protection.takedown.web.TakedownViews.ClauseRow;
import cityip.protection.takedown.web.TakedownViews.Overview;
import cityip.protection.takedown.web.TakedownViews.PlatformPage;
import cityip.protection.takedown.web.TakedownViews.Score;
import cityip.protection.takedown.web.TakedownViews.Sender;
import cityip.shell.Navigation;
import cityip.shell.Paging;
import cityip.shell.SheetExport;
import cityip.shell.Viewer;
import cityip.shell.Words;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.context.annotation.Bean;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Scorecards of platforms, their self-checks, and notices sent as a table. */
@Controller
class TakedownPages {

  private static final int PAGE = 50;

  private final Platforms platforms;
  private final NoticeSheets sheets;
  private final Casework casework;
  private final Procedures procedures;

  TakedownPages(Platforms platforms, NoticeSheets sheets, Casework casework, Procedures procedures) {
    this.platforms = platforms;
    this.sheets = sheets;
    this.casework = casework;
    this.procedures = procedures;
  }

  @Bean
  static Navigation takedownNavigation() {
    return viewer -> viewer.signedIn() ? List.of(new Navigation.Item(43, "protection.takedown.menu", "/takedown")) : List.of();
  }

  @GetMapping("/takedown")
  ModelAndView overview(Viewer viewer) {
    return page(viewer, Map.of(), Map.of());
  }

  private ModelAndView page(Viewer viewer, Map<String, String> problems, Map<String, String> input) {
    var officer = viewer.handlesCityData();
    var courses = platforms.courses();
    var none = new Course(0, 0, 0, 0, Map.of(), 0);
    var scores = platforms.all().stream().filter(platform -> officer || mine(platform, viewer)).map(platform -> score(platform, courses.getOrDefault(platform.name(), none))).toList();
    var serial = platforms.serialFrom();
    var senders = !officer ? List.<Sender>of() : platforms.senders().entrySet().stream().limit(20).map(entry -> new Sender(entry.getKey(), Words.number(entry.getValue().cases()),
        share(entry.getValue(), "refused"), Words.number(entry.getValue().outcomes().getOrDefault("bad-faith", 0L)), Words.number(entry.getValue().mostOnADay()), entry.getValue().mostOnADay() >= serial)).toList();
    var mayOpen = procedures.find("takedown").filter(procedure -> casework.mayOpen(procedure, viewer)).isPresent();
    var page = new ModelAndView("protection/takedown/overview", Map.of("view", new Overview(scores, senders, officer, mayOpen, sheets.of(viewer), problems, input)));
    if (!problems.isEmpty()) {
      page.setStatus(HttpStatus.UNPROCESSABLE_ENTITY);
    }
    return page;
  }

  private static boolean mine(Platform platform, Viewer viewer) {
    return !platform.account().isEmpty() && platform.account().equals(viewer.username());
  }

  private static String share(Course course, String outcome) {
    return course.cases() == 0 ? "–" : Words.number(course.outcomes().getOrDefault(outcome, 0L)) + "（" + Words.number(Math.round(1000.0 * course.outcomes().getOrDefault(outcome, 0L) / course.cases()) / 10.0) + "%）";
  }

  private Score score(Platform platform, Course course) {
    var clauses = platforms.clauses(platform.id());
    var answered = clauses.stream().filter(Platforms.Clause::answered).toList();
    var check = answered.isEmpty() ? Words.t("protection.takedown.check.none")
        : Words.t("protection.takedown.check.points", answered.stream().mapToInt(Platforms.Clause::score).sum(), clauses.size() * 2);
    return new Score("/takedown/platforms/" + platform.id(), platform.name(), platform.site(), Words.number(course.cases()), Words.number(course.did()),
        course.did() == 0 ? "–" : Words.number(Math.round(course.median() * 10) / 10.0), share(course, "refused"), share(course, "restored"),
        Words.number(course.outcomes().getOrDefault("bad-faith", 0L)), check, Paging.address("/cases", Map.of("queue", "all", "procedure", "takedown", "text", platform.name())));
  }

  @PostMapping("/takedown/platforms")
  Object enter(@RequestParam Map<String, String> input, Viewer viewer, RedirectAttributes after) {
    if (!viewer.handlesCityData()) {
      throw new ResponseStatusException(HttpStatus.FORBIDDEN);
    }
    var problems = new LinkedHashMap<String, String>();
    var name = input.getOrDefault("name", "").strip();
    var account = input.getOrDefault("account", "").strip();
    if (name.isEmpty() || name.length() > 200) {
      problems.put("name", Words.t("casework.problem.missing"));
    }
    if (!account.isEmpty() && !platforms.isAccount(account)) {
      problems.put("account", Words.t("protection.takedown.problem.account", account));
    }
    if (problems.isEmpty() && !platforms.enter(new Platform(0, name, cut(input.getOrDefault("credit-code", "")), cut(input.getOrDefault("site", "")), account, java.time.LocalDate.EPOCH), viewer.actor())) {
      problems.put("name", Words.t("protection.takedown.problem.taken"));
    }
    if (!problems.isEmpty()) {
      return page(viewer, problems, input);
    }
    after.addFlashAttribute("said", "protection.takedown.entered");
    return "redirect:/takedown";
  }

  private static String cut(String text) {
    var plain = text.strip();
    return plain.length() > 200 ? plain.substring(0, 200) : plain;
  }

  private Platform visible(long id, Viewer viewer) {
    return platforms.find(id).filter(platform -> viewer.handlesCityData() || mine(platform, viewer)).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
  }

  @GetMapping("/takedown/platforms/{id:\\d{1,18}}")
  ModelAndView platform(@PathVariable long id, Viewer viewer) {
    var platform = visible(id, viewer);
    var clauses = platforms.clauses(id);
    var rows = clauses.stream().map(clause -> new ClauseRow(clause.code(), Words.english() ? clause.nameEn() : clause.nameZh(), clause.score(), clause.evidence(), clause.improvement(),
        clause.answered() ? Words.moment(clause.at()) : "")).toList();
    var points = clauses.stream().filter(Platforms.Clause::answered).mapToInt(Platforms.Clause::score).sum();
    return new ModelAndView("protection/takedown/platform", Map.of("view", new PlatformPage(id, platform.name(), platform.site(), platform.account(),
        Words.t("protection.takedown.check.points", points, clauses.size() * 2), rows, mine(platform, viewer) || viewer.handlesCityData())));
  }

  @PostMapping("/takedown/platforms/{id:\\d{1,18}}/self-check")
  String selfCheck(@PathVariable long id, @RequestParam Map<String, String> input, Viewer viewer, RedirectAttributes after) {
    var platform = visible(id, viewer);
    var answers = new ArrayList<Platforms.Answer>();
    for (var clause : platforms.clauses(platform.id())) {
      var score = input.getOrDefault("score-" + clause.code(), "");
      if (score.matches("[0-2]")) {
        answers.add(new Platforms.Answer(clause.code(), Integer.parseInt(score), cut(input.getOrDefault("evidence-" + clause.code(), "")), cut(input.getOrDefault("improvement-" + clause.code(), ""))));
      }
    }
    platforms.answer(id, answers, viewer.actor());
    after.addFlashAttribute("said", "protection.takedown.check.kept");
    return "redirect:/takedown/platforms/" + id;
  }

  @PostMapping("/takedown/bulk")
  Object send(@RequestParam("file") MultipartFile file, Viewer viewer, RedirectAttributes after) throws IOException {
    if (!procedures.find("takedown").filter(procedure -> casework.mayOpen(procedure, viewer)).isPresent()) {
      throw new ResponseStatusException(HttpStatus.FORBIDDEN);
    }
    var name = file.getOriginalFilename() == null ? "" : file.getOriginalFilename();
    NoticeSheets.Taken taken;
    try (var in = file.getInputStream()) {
      taken = sheets.take(in, name, viewer);
    }
    return switch (taken) {
      case NoticeSheets.Taken.Received received -> {
        after.addFlashAttribute("said", "protection.takedown.bulk.received");
        yield "redirect:/takedown/bulk/" + received.id();
      }
      case NoticeSheets.Taken.NoHead _ -> page(viewer, Map.of("file", Words.t("protection.takedown.bulk.no-head", String.join("、", NoticeSheets.heads()))), Map.of());
      case NoticeSheets.Taken.Unreadable unreadable -> page(viewer, Map.of("file", Words.t(unreadable.key(), unreadable.args().toArray())), Map.of());
    };
  }

  @GetMapping("/takedown/template.xlsx")
  void template(HttpServletResponse response) throws IOException {
    response.setContentType("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");
    response.setHeader("Content-Disposition", "attachment; filename=\"notices.xlsx\"");
    SheetExport.write(response.getOutputStream(), Words.t("protection.takedown.bulk.template"), Map.of(), NoticeSheets.heads(), sink -> { });
  }

  @GetMapping("/takedown/bulk/{id:\\d{1,18}}")
  ModelAndView bulk(@PathVariable long id, @RequestParam Map<String, String> asked, Viewer viewer) {
    var bulk = sheets.find(id, viewer).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    var state = List.of("waiting", "opened", "refused").contains(asked.getOrDefault("state", "")) ? asked.getOrDefault("state", "") : "";
    var number = asked.getOrDefault("page", "").matches("\\d{1,6}") ? Math.max(1, Integer.parseInt(asked.get("page"))) : 1;
    var total = switch (state) {
      case "waiting" -> bulk.waiting();
      case "opened" -> bulk.opened();
      case "refused" -> bulk.refused();
      default -> bulk.waiting() + bulk.opened() + bulk.refused();
    };
    var all = bulk.waiting() + bulk.opened() + bulk.refused();
    var rows = sheets.rows(bulk, state, PAGE, (number - 1L) * PAGE).stream().map(TakedownPages::row).toList();
    return new ModelAndView("protection/takedown/bulk", Map.of("view", new BulkPage(bulk, rows, new Paging(number, PAGE, total, "/takedown/bulk/" + id, Map.of("state", state)), state,
        all == 0 ? 100 : (int) (100 * (bulk.opened() + bulk.refused()) / all))));
  }

  private static BulkRow row(NoticeSheets.Row row) {
    return new BulkRow(row.line(), row.cells().getOrDefault("right-number", ""), row.cells().getOrDefault("respondent", ""), Words.t("protection.takedown.row." + row.state()),
        switch (row.state()) {
          case "opened" -> "good";
          case "refused" -> "bad";
          default -> "waiting";
        }, row.number(), said(row));
  }

  private static String said(NoticeSheets.Row row) {
    return row.problems().entrySet().stream().map(problem -> field(problem.getKey()) + "：" + Words.t(problem.getValue())).collect(Collectors.joining("；"));
  }

  private static String field(String name) {
    var own = Words.t("protection.takedown.field." + name);
    return own.startsWith("protection.") ? Words.t("casework.field." + name) : own;
  }

  /** Refused rows with their reasons, to be mended and sent again. */
  @GetMapping("/takedown/bulk/{id:\\d{1,18}}/refused.xlsx")
  void refused(@PathVariable long id, Viewer viewer, HttpServletResponse response) throws IOException {
    var bulk = sheets.find(id, viewer).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    response.setContentType("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");
    response.setHeader("Content-Disposition", "attachment; filename=\"refused-" + id + ".xlsx\"");
    var heads = new ArrayList<>(NoticeSheets.heads());
    heads.add(Words.t("protection.takedown.bulk.reason"));
    SheetExport.write(response.getOutputStream(), bulk.name(), Map.of(), heads, sink -> {
      for (var row : sheets.rows(bulk, "refused", Integer.MAX_VALUE, 0)) {
        var cells = new ArrayList<Object>(NoticeSheets.names().stream().map(name -> row.cells().getOrDefault(name, "")).toList());
        cells.add(said(row));
        sink.row(cells);
      }
    });
  }
}
