package cityip.operation.library.web;

import cityip.kernel.Money;
import cityip.kernel.Reading;
import cityip.operation.Matches;
import cityip.operation.library.Decide;
import cityip.operation.library.Library;
import cityip.operation.library.Library.Taking;
import cityip.operation.library.StockFilter;
import cityip.operation.library.StockLine;
import cityip.operation.library.StockOrder;
import cityip.operation.library.TableFile;
import cityip.operation.library.web.LibraryViews.LinePage;
import cityip.operation.library.web.LibraryViews.ListPage;
import cityip.operation.library.web.LibraryViews.SheetPage;
import cityip.shell.Navigation;
import cityip.shell.Paging;
import cityip.shell.SheetExport;
import cityip.shell.Viewer;
import cityip.shell.Words;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
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

/** The library: stock-takings with their progress, their lines, and tables that come and go (capability U3). */
@Controller
class LibraryPages implements Navigation {

  private static final int PAGE = 20;
  private static final int LONGEST = 1_000;
  private static final String ONE = "/library/{number:ST-[0-9-]{1,30}}";
  private static final List<String> KEPT = List.of("text", "faculty", "decision", "sort");

  private final Library library;
  private final Matches matches;
  private final Clock clock;

  LibraryPages(Library library, Matches matches, Clock clock) {
    this.library = library;
    this.matches = matches;
    this.clock = clock;
  }

  @Override
  public List<Item> items(Viewer viewer) {
    return viewer.signedIn() ? List.of(new Item(54, "operation.library.menu", "/library")) : List.of();
  }

  @GetMapping("/library")
  ModelAndView list(Viewer viewer, @RequestParam(defaultValue = "1") String page) {
    var takings = library.takings(viewer);
    var paging = new Paging(page.matches("\\d{1,6}") ? Integer.parseInt(page) : 1, PAGE, takings.size(), "/library", Map.of());
    return new ModelAndView("operation/library/list", "view", new ListPage(takings, takings.stream().skip(paging.offset()).limit(PAGE).toList(), viewer.bodyId() != null, paging));
  }

  @GetMapping("/library.xlsx")
  void export(Viewer viewer, HttpServletResponse response) throws IOException {
    var headers = Stream.of("owner", "title", "state", "faculty", "rights", "decided", "keep", "transfer", "open", "give-up").map(word -> Words.t("operation.stock." + word)).toList();
    sheet(response, "library.xlsx", Words.t("operation.library"), viewer, headers, sink -> library.takings(viewer).forEach(taking -> library.faculties(taking).forEach(one -> sink.row(Arrays.asList(taking.owner(),
        taking.title(), Words.t("operation.stock.state." + taking.state()), one.faculty(), one.progress().rights(), one.progress().decided(), one.progress().keep(), one.progress().transfer(),
        one.progress().open(), one.progress().giveUp())))));
  }

  private void sheet(HttpServletResponse response, String name, String title, Viewer viewer, List<String> headers, SheetExport.Rows rows) throws IOException {
    response.setContentType("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");
    response.setHeader("Content-Disposition", "attachment; filename=\"" + name + "\"");
    var about = new LinkedHashMap<String, String>();
    about.put(Words.t("shell.export.made"), Words.moment(clock.instant()));
    about.put(Words.t("shell.export.by"), viewer.displayName());
    SheetExport.write(response.getOutputStream(), title, about, headers, rows);
  }

  private Taking taking(String number, Viewer viewer) {
    return library.find(number, viewer).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
  }

  private static StockFilter filter(Map<String, String> query) {
    return new StockFilter(query.getOrDefault("text", "").strip(), query.getOrDefault("faculty", ""), query.getOrDefault("decision", ""));
  }

  @GetMapping(ONE)
  ModelAndView one(@PathVariable String number, @RequestParam Map<String, String> query, Viewer viewer) {
    return page(taking(number, viewer), query, Map.of());
  }

  private ModelAndView page(Taking taking, Map<String, String> query, Map<String, String> problems) {
    var kept = new LinkedHashMap<String, String>();
    KEPT.forEach(name -> kept.put(name, query.getOrDefault(name, "")));
    var filter = filter(query);
    var at = query.getOrDefault("page", "1");
    var paging = new Paging(at.matches("\\d{1,6}") ? Integer.parseInt(at) : 1, PAGE, library.count(taking, filter), "/library/" + taking.number(), kept);
    var page = new ModelAndView("operation/library/sheet", "view", new SheetPage(taking, library.page(taking, filter, StockOrder.of(query.getOrDefault("sort", "")), PAGE, paging.offset()), paging,
        library.faculties(taking), library.bad(taking), query, problems, Map.of(), 0));
    if (!problems.isEmpty()) {
      page.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
    }
    return page;
  }

  private static ModelAndView back(Taking taking, RedirectAttributes after, String said) {
    after.addFlashAttribute("said", said);
    return new ModelAndView("redirect:/library/" + taking.number());
  }

  @PostMapping(ONE + "/rights")
  ModelAndView bringIn(@PathVariable String number, Viewer viewer, RedirectAttributes after) {
    var taking = taking(number, viewer);
    if (!taking.mayDecide()) {
      throw new ResponseStatusException(HttpStatus.FORBIDDEN);
    }
    return back(taking, after, library.bringIn(taking, viewer) > 0 ? "operation.said.stock-in" : "operation.said.stock-in-none");
  }

  private StockLine line(Taking taking, long id) {
    return library.page(taking, StockFilter.ALL, StockOrder.NUMBER, 100_000, 0).stream().filter(one -> one.id() == id).findFirst().orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
  }

  @GetMapping(ONE + "/lines/{id:\\d{1,18}}")
  ModelAndView line(@PathVariable String number, @PathVariable long id, Viewer viewer) {
    var taking = taking(number, viewer);
    return line(taking, line(taking, id), viewer, Map.of(), Map.of());
  }

  /** Firms whose own patents lie near, as a hint whom to ask. */
  private ModelAndView line(Taking taking, StockLine line, Viewer viewer, Map<String, String> problems, Map<String, String> typed) {
    var near = matches.forRight(line.number(), viewer.scope(), 5).stream().map(Matches.Firm::name).toList();
    var page = new ModelAndView("operation/library/line", "view", new LinePage(taking, line, near, problems, typed));
    if (!problems.isEmpty()) {
      page.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
    }
    return page;
  }

  @PostMapping(ONE + "/lines/{id:\\d{1,18}}")
  ModelAndView decide(@PathVariable String number, @PathVariable long id, @RequestParam Map<String, String> form, Viewer viewer, RedirectAttributes after) {
    var taking = taking(number, viewer);
    var line = line(taking, id);
    var problems = new LinkedHashMap<String, String>();
    var decision = read(form, problems);
    if (decision == null) {
      return line(taking, line, viewer, problems, form);
    }
    return back(taking, after, library.decide(taking, id, decision, viewer) ? "operation.said.stock-decided" : "operation.said.not-changed");
  }

  private static @Nullable Decide read(Map<String, String> form, Map<String, String> problems) {
    var decision = form.getOrDefault("decision", "");
    if (!StockLine.DECISIONS.contains(decision)) {
      problems.put("decision", Words.t("operation.stock.bad.decision"));
    }
    var maturity = form.getOrDefault("maturity", "");
    if (!maturity.isEmpty() && !maturity.matches("[1-9]")) {
      problems.put("maturity", Words.t("operation.stock.bad.maturity"));
    }
    var raw = form.getOrDefault("price", "").strip();
    var price = raw.isEmpty() ? null : Money.parse(raw) instanceof Reading.Read<Money> read && read.value().yuan().signum() > 0 && read.value().inYi().compareTo(java.math.BigDecimal.valueOf(100)) <= 0 ? read.value() : null;
    if (!raw.isEmpty() && price == null) {
      problems.put("price", Words.t("operation.stock.bad.price"));
    }
    var reason = form.getOrDefault("reason", "").strip();
    if (decision.equals("give-up") && reason.isEmpty()) {
      problems.put("reason", Words.t("operation.stock.bad.reason"));
    }
    for (var field : List.of("faculty", "scene", "firms", "reason")) {
      if (form.getOrDefault(field, "").length() > LONGEST) {
        problems.put(field, Words.t("operation.stock.bad.long"));
      }
    }
    return problems.isEmpty() ? new Decide(form.getOrDefault("faculty", "").strip(), decision, maturity.isEmpty() ? null : Integer.valueOf(maturity), form.getOrDefault("scene", "").strip(), price,
        form.getOrDefault("firms", "").strip(), reason) : null;
  }

  private static final List<String> COLUMNS = List.of("number", "title", "faculty", "decision", "maturity", "scene", "price", "firms", "reason");

  private static List<@Nullable Object> cells(StockLine line) {
    var price = line.price();
    return Arrays.asList(line.number(), line.title(), line.faculty(), line.decision().isEmpty() ? "" : Words.t("operation.stock." + line.decision()), line.maturity(), line.scene(), price == null ? null : price.yuan(),
        line.firms(), line.reason());
  }

  /** The table as it can be sent back. */
  @GetMapping(ONE + ".xlsx")
  void download(@PathVariable String number, @RequestParam Map<String, String> query, Viewer viewer, HttpServletResponse response) throws IOException {
    var taking = taking(number, viewer);
    sheet(response, number + ".xlsx", taking.title(), viewer, COLUMNS.stream().map(word -> Words.t("operation.stock.column." + word)).toList(),
        sink -> library.page(taking, filter(query), StockOrder.NUMBER, 100_000, 0).forEach(line -> sink.row(cells(line))));
  }

  /** Rows that could not be taken over, with what would be right, to be mended and sent again. */
  @GetMapping(ONE + "/bad.xlsx")
  void bad(@PathVariable String number, Viewer viewer, HttpServletResponse response) throws IOException {
    var taking = taking(number, viewer);
    sheet(response, number + "-bad.xlsx", taking.title(), viewer, List.of(Words.t("operation.stock.bad.file"), Words.t("operation.stock.bad.line"), Words.t("operation.stock.bad.why"), Words.t("operation.stock.bad.cells")),
        sink -> library.bad(taking).forEach(row -> {
          var cells = new ArrayList<Object>(List.of(row.file(), row.line(), Words.t(row.problem())));
          cells.addAll(row.cells());
          sink.row(cells);
        }));
  }

  @PostMapping(ONE + "/table")
  ModelAndView upload(@PathVariable String number, @RequestParam(required = false) @Nullable MultipartFile file, Viewer viewer, RedirectAttributes after) throws IOException {
    var taking = taking(number, viewer);
    if (!taking.mayDecide()) {
      throw new ResponseStatusException(HttpStatus.FORBIDDEN);
    }
    if (file == null || file.isEmpty() || file.getSize() > TableFile.MOST_BYTES) {
      return page(taking, Map.of(), Map.of("file", Words.t(file == null || file.isEmpty() ? "casework.evidence.none" : "operation.stock.file.large")));
    }
    var cells = TableFile.read(file.getBytes());
    if (!cells.problem().isEmpty()) {
      return page(taking, Map.of(), Map.of("file", Words.t(cells.problem())));
    }
    var name = file.getOriginalFilename();
    var taken = library.take(taking, name == null || name.isBlank() ? "-" : name.substring(0, Math.min(200, name.length())), cells.rows(), viewer);
    return back(taking, after, taken.bad() == 0 ? "operation.said.table" : "operation.said.table-bad");
  }

  @PostMapping(ONE + "/bad/forget")
  ModelAndView forget(@PathVariable String number, Viewer viewer, RedirectAttributes after) {
    var taking = taking(number, viewer);
    if (!taking.mayDecide()) {
      throw new ResponseStatusException(HttpStatus.FORBIDDEN);
    }
    library.forgetBad(taking);
    return back(taking, after, "operation.said.forgotten");
  }
}
