package cityip.assessment.web;

import cityip.assessment.Worksheet;
import cityip.assessment.Worksheet.Finding;
import cityip.assessment.Worksheet.Kind;
import cityip.assessment.Worksheet.Outcome;
import cityip.assessment.WorksheetDesk;
import cityip.assessment.WorksheetDesk.Answer;
import cityip.assessment.web.WorksheetViews.FeatureRow;
import cityip.assessment.web.WorksheetViews.ListPage;
import cityip.assessment.web.WorksheetViews.Row;
import cityip.assessment.web.WorksheetViews.SheetPage;
import cityip.casework.PaperPress;
import cityip.shell.OnlyFor;
import cityip.shell.Paging;
import cityip.shell.Role;
import cityip.shell.SheetExport;
import cityip.shell.Viewer;
import cityip.shell.Words;
import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Infringement worksheets: the list, one sheet, its Word document, and its way into a case's file (capability R5). */
@Controller
@OnlyFor({Role.CITY_OFFICER, Role.COUNTY_OFFICER, Role.BODY_MEMBER})
class WorksheetPages {

  private static final int PAGE = 20;

  private final WorksheetDesk desk;
  private final PaperPress press;
  private final Clock clock;

  WorksheetPages(WorksheetDesk desk, PaperPress press, Clock clock) {
    this.desk = desk;
    this.press = press;
    this.clock = clock;
  }

  private static Map<String, String> words(Map<String, String> problems) {
    return problems.entrySet().stream().collect(Collectors.toMap(Map.Entry::getKey, entry -> Words.t("assessment.worksheet.problem." + entry.getValue()), (one, _) -> one, LinkedHashMap::new));
  }

  private static String tone(Outcome outcome) {
    return switch (outcome) {
      case OPEN -> "neutral";
      case ALL_LITERAL -> "bad";
      case ALL_WITH_EQUIVALENTS -> "waiting";
      case NOT_ALL -> "good";
    };
  }

  private static String outcome(Worksheet sheet) {
    return Words.t("assessment.worksheet.outcome." + sheet.kind().code() + "." + sheet.outcome().code());
  }

  private static Row row(Worksheet sheet) {
    return new Row(sheet.id(), sheet.title(), sheet.number(), sheet.product(), outcome(sheet), tone(sheet.outcome()), sheet.caseNumber() == null ? "—" : sheet.caseNumber(), sheet.actor() + " · " + Words.moment(sheet.at()));
  }

  @GetMapping("/worksheets")
  ModelAndView list(Viewer viewer, @RequestParam(defaultValue = "") String text, @RequestParam(defaultValue = "1") String page) {
    return list(viewer, text, page, Map.of(), Map.of());
  }

  private ModelAndView list(Viewer viewer, String text, String page, Map<String, String> typed, Map<String, String> problems) {
    var paging = new Paging(page.matches("\\d{1,6}") ? Integer.parseInt(page) : 1, PAGE, desk.count(text.strip(), viewer), "/worksheets", Map.of("text", text));
    return new ModelAndView("assessment/worksheets", "view", new ListPage(desk.page(text.strip(), viewer, PAGE, paging.offset()).stream().map(WorksheetPages::row).toList(), paging, text,
        viewer.role() != Role.BODY_MEMBER, typed, words(problems)));
  }

  @GetMapping("/worksheets.xlsx")
  void export(Viewer viewer, @RequestParam(defaultValue = "") String text, HttpServletResponse response) throws IOException {
    response.setContentType("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");
    response.setHeader("Content-Disposition", "attachment; filename=worksheets.xlsx");
    SheetExport.write(response.getOutputStream(), Words.t("assessment.worksheet.title"), Map.of(Words.t("assessment.moment"), Words.moment(clock.instant()), Words.t("shell.export.filters"), text),
        List.of(Words.t("assessment.worksheet.right"), Words.t("assessment.finding.column.number"), Words.t("assessment.worksheet.product"), Words.t("assessment.worksheet.outcome"), Words.t("assessment.worksheet.case"),
            Words.t("assessment.worksheet.by")), sink -> {
          for (long offset = 0, all = desk.count(text.strip(), viewer); offset < all; offset += 200) {
            desk.page(text.strip(), viewer, 200, offset).stream().map(WorksheetPages::row).forEach(row -> sink.row(List.of(row.title(), row.number(), row.product(), row.outcome(), row.caseNumber(), row.by())));
          }
        });
  }

  @PostMapping("/worksheets")
  ModelAndView begin(Viewer viewer, @RequestParam Map<String, String> form) {
    var kind = "design".equals(form.get("kind")) ? Kind.DESIGN : Kind.PATENT;
    return switch (desk.begin(kind, form.getOrDefault("number", ""), form.getOrDefault("claims", ""), form.getOrDefault("product", ""), form.getOrDefault("told", ""), viewer)) {
      case Answer.Done(long id) -> new ModelAndView("redirect:/worksheets/" + id);
      case Answer.Unclear(Map<String, String> problems) -> MarkComparisonPages.unprocessed(list(viewer, "", "1", form, problems));
      case Answer.Stale _ -> throw new ResponseStatusException(HttpStatus.CONFLICT);
    };
  }

  private Worksheet found(long id, Viewer viewer) {
    return desk.find(id, viewer).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
  }

  @GetMapping("/worksheets/{id:\\d{1,18}}")
  ModelAndView sheet(@PathVariable long id, Viewer viewer) {
    return page(found(id, viewer), viewer, Map.of(), Map.of());
  }

  private static String feature(Worksheet sheet, String feature) {
    return sheet.kind() == Kind.DESIGN ? Words.t("assessment.worksheet.respect." + feature) : feature;
  }

  private static String finding(Worksheet sheet, Finding finding) {
    return Words.t("assessment.worksheet.finding." + sheet.kind().code() + "." + finding.code());
  }

  private ModelAndView page(Worksheet sheet, Viewer viewer, Map<String, String> problems, Map<String, String> typed) {
    var rows = IntStream.range(0, sheet.rows().size()).mapToObj(n -> {
      var row = sheet.rows().get(n);
      return new FeatureRow(n, row.feature(), feature(sheet, row.feature()), sheet.kind() == Kind.DESIGN ? -1 : desk.hint(sheet, row.feature()), row.finding().code(), row.found(), row.evidence(), finding(sheet, row.finding()));
    }).toList();
    return new ModelAndView("assessment/worksheet", "view", new SheetPage(sheet, outcome(sheet), tone(sheet.outcome()), rows, sheet.kind() == Kind.DESIGN ? List.of() : desk.claims(sheet),
        sheet.rows().stream().map(Worksheet.Row::feature).collect(Collectors.joining("\n")), viewer.role() != Role.BODY_MEMBER, words(problems), typed));
  }

  private ModelAndView answer(Answer answer, Worksheet sheet, Viewer viewer, Map<String, String> form, RedirectAttributes after, String said) {
    return switch (answer) {
      case Answer.Done(long id) -> {
        after.addFlashAttribute("said", said);
        yield new ModelAndView("redirect:/worksheets/" + id);
      }
      case Answer.Unclear(Map<String, String> problems) -> MarkComparisonPages.unprocessed(page(sheet, viewer, problems, form));
      case Answer.Stale _ -> MarkComparisonPages.unprocessed(page(sheet, viewer, Map.of("rows", "stale"), form));
    };
  }

  private static int number(String written) {
    return written.matches("\\d{1,9}") ? Integer.parseInt(written) : -1;
  }

  @PostMapping("/worksheets/{id:\\d{1,18}}/features")
  ModelAndView features(@PathVariable long id, Viewer viewer, @RequestParam Map<String, String> form, RedirectAttributes after) {
    var sheet = found(id, viewer);
    var claim = number(form.getOrDefault("claim", ""));
    return answer(desk.features(sheet, claim < 0 ? sheet.claim() : claim, form.getOrDefault("features", ""), number(form.getOrDefault("stamp", "")), viewer), sheet, viewer, form, after, "assessment.said.worksheet");
  }

  @PostMapping("/worksheets/{id:\\d{1,18}}/rows")
  ModelAndView fill(@PathVariable long id, Viewer viewer, @RequestParam Map<String, String> form, RedirectAttributes after) {
    var sheet = found(id, viewer);
    return answer(desk.fill(sheet, form, number(form.getOrDefault("stamp", "")), viewer), sheet, viewer, form, after, "assessment.said.worksheet");
  }

  @PostMapping("/worksheets/{id:\\d{1,18}}/case")
  ModelAndView intoCase(@PathVariable long id, Viewer viewer, @RequestParam Map<String, String> form, RedirectAttributes after) throws IOException {
    var sheet = found(id, viewer);
    var document = new ByteArrayOutputStream();
    word(sheet, viewer, document);
    return answer(desk.intoCase(sheet, form.getOrDefault("case", ""), document.toByteArray(), number(form.getOrDefault("stamp", "")), viewer), sheet, viewer, form, after, "assessment.said.worksheet-case");
  }

  @GetMapping("/worksheets/{id:\\d{1,18}}.docx")
  void word(@PathVariable long id, Viewer viewer, HttpServletResponse response) throws IOException {
    var sheet = found(id, viewer);
    response.setContentType("application/vnd.openxmlformats-officedocument.wordprocessingml.document");
    response.setHeader("Content-Disposition", "attachment; filename=worksheet-" + id + ".docx");
    word(sheet, viewer, response.getOutputStream());
  }

  @GetMapping("/worksheets/{id:\\d{1,18}}.pdf")
  void pdf(@PathVariable long id, Viewer viewer, HttpServletResponse response) throws IOException {
    var sheet = found(id, viewer);
    var paper = press.pdf("assessment/sheet-paper.jte", Map.of("title", Words.t("assessment.worksheet.one", sheet.id()), "about", about(sheet, viewer), "sections", sections(sheet)));
    response.setContentType("application/pdf");
    response.setHeader("Content-Disposition", "attachment; filename=worksheet-" + id + ".pdf");
    response.getOutputStream().write(paper);
  }

  private void word(Worksheet sheet, Viewer viewer, java.io.OutputStream out) throws IOException {
    WordSheet.write(Words.t("assessment.worksheet.one", sheet.id()), about(sheet, viewer), sections(sheet), out);
  }

  private List<String> about(Worksheet sheet, Viewer viewer) {
    return List.of(sheet.number() + " " + sheet.title(), Words.t("assessment.worksheet.product") + "：" + sheet.product(), sheet.told(), viewer.displayName() + " · " + Words.moment(clock.instant()),
        Words.t("assessment.worksheet.no-conclusion"));
  }

  private static List<WordSheet.Section> sections(Worksheet sheet) {
    var rows = new ArrayList<List<String>>();
    rows.add(List.of("", Words.t("assessment.worksheet.feature." + sheet.kind().code()), Words.t("assessment.worksheet.finding"), Words.t("assessment.worksheet.found"), Words.t("assessment.worksheet.evidence")));
    for (var row : sheet.rows()) {
      rows.add(List.of(Integer.toString(rows.size()), feature(sheet, row.feature()), finding(sheet, row.finding()), row.found(), row.evidence()));
    }
    return List.of(new WordSheet.Section(sheet.claim() > 0 ? Words.t("assessment.worksheet.claim", sheet.claim()) : Words.t("assessment.worksheet.respects"), List.of(outcome(sheet)), rows),
        new WordSheet.Section(Words.t("assessment.worksheet.estoppel"), List.of(sheet.estoppel().isEmpty() ? "—" : sheet.estoppel()), List.of()),
        new WordSheet.Section(Words.t("assessment.worksheet.prior"), List.of(sheet.prior().isEmpty() ? "—" : sheet.prior()), List.of()));
  }
}
