package cityip.registry.web;

import cityip.kernel.RightKind;
import cityip.registry.RightList;
import cityip.registry.RightList.RightQuery;
import cityip.registry.RightList.Sort;
import cityip.rulebook.City;
import cityip.shell.Navigation;
import cityip.shell.Paging;
import cityip.shell.SheetExport;
import cityip.shell.Viewer;
import cityip.shell.Words;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** The register as a list: words, filters with counts, order, pages, export in full. */
@Controller
class RightListPages implements Navigation {

  private static final int PAGE = 30;
  /** The index orders at most this many hits; beyond it people narrow the question, and exports go on. */
  private static final int DEEPEST = 100_000;

  private final RightList rights;
  private final City city;
  private final Clock clock;

  RightListPages(RightList rights, City city, Clock clock) {
    this.rights = rights;
    this.city = city;
    this.clock = clock;
  }

  @Override
  public List<Item> items(Viewer viewer) {
    return viewer.signedIn() ? List.of(new Item(20, "registry.menu", "/rights")) : List.of();
  }

  @GetMapping("/rights")
  ModelAndView list(@RequestParam Map<String, String> form, Viewer viewer) {
    var query = query(form);
    var page = Math.clamp(number(form.get("page"), 1), 1, DEEPEST / PAGE);
    var found = rights.find(query, viewer.scope(), PAGE, (page - 1) * PAGE);
    var paging = new Paging(page, PAGE, found.total(), "/rights", kept(form));
    var choices = new LinkedHashMap<String, List<RightViews.Choice>>();
    found.counts().forEach((facet, counts) -> choices.put(facet, RightViews.choices(facet, counts, city)));
    return new ModelAndView("registry/rights", Map.of("view", new RightViews.ListPage(query, found.lines(), paging, choices, city,
        Paging.address("/rights.xlsx", paging.query()), found.upTo())));
  }

  @GetMapping("/rights.xlsx")
  void export(@RequestParam Map<String, String> form, Viewer viewer, HttpServletResponse response) throws IOException {
    var query = query(form);
    response.setContentType("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");
    response.setHeader("Content-Disposition", "attachment; filename=\"rights-" + LocalDate.now(clock) + ".xlsx\"");
    var about = new LinkedHashMap<String, String>();
    about.put(Words.t("shell.export.filters"), String.join(" · ", kept(form).values()));
    about.put(Words.t("shell.asof.day"), Words.day(LocalDate.now(clock)));
    about.put(Words.t("shell.export.made"), Words.moment(clock.instant()));
    about.put(Words.t("shell.export.by"), viewer.displayName());
    var headers = List.of("registry.column.number", "registry.column.kind", "registry.fact.title", "registry.fact.mainClass", "registry.column.owner",
        "registry.column.unit", "registry.column.filed", "registry.column.state").stream().map(Words::t).toList();
    SheetExport.write(response.getOutputStream(), Words.t("registry.rights.title"), about, headers,
        sink -> rights.each(query, viewer.scope(), line -> sink.row(cells(line))));
  }

  private List<@Nullable Object> cells(RightList.Line line) {
    return Arrays.asList(line.number(), Words.t("registry.kind." + line.kind().code()), line.title(), line.mainClass(), line.owner(),
        RightViews.unitName(city, line.unit()), line.filed(), Words.t(line.state().messageKey()));
  }

  /** One line for programs. */
  record RightFact(String number, String kind, @Nullable String title, @Nullable String mainClass, @Nullable LocalDate filed, String state, @Nullable String unit,
      @Nullable String owner) {}

  record RightFacts(long total, int page, int size, List<RightFact> rights) {}

  @GetMapping("/api/v1/rights")
  ResponseEntity<RightFacts> facts(@RequestParam Map<String, String> form, Viewer viewer) {
    var size = Math.clamp(number(form.get("size"), 100), 1, 1000);
    var page = Math.clamp(number(form.get("page"), 1), 1, DEEPEST / size);
    var found = rights.find(query(form), viewer.scope(), size, (page - 1) * size);
    return ResponseEntity.ok(new RightFacts(found.total(), page, size, found.lines().stream().map(line -> new RightFact(line.number(), line.kind().code(), line.title(),
        line.mainClass(), line.filed(), line.state().code(), line.unit(), line.owner())).toList()));
  }

  private static RightQuery query(Map<String, String> form) {
    var sort = form.getOrDefault("sort", "");
    var name = sort.replaceFirst("^-", "").toUpperCase(Locale.ROOT);
    var by = Arrays.stream(Sort.values()).filter(one -> one.name().equals(name)).findFirst().orElse(Sort.RELEVANCE);
    var kind = RightKind.ofCode(form.getOrDefault("kind", "")).map(RightKind::code).orElse("");
    var text = form.getOrDefault("text", "").strip();
    var owner = form.getOrDefault("owner", "");
    return new RightQuery(text.length() > 200 ? text.substring(0, 200) : text, kind, form.getOrDefault("state", ""), form.getOrDefault("unit", ""),
        form.getOrDefault("year", ""), owner.matches("\\d{1,18}") ? Long.valueOf(owner) : null, by, sort.startsWith("-"));
  }

  private static Map<String, String> kept(Map<String, String> form) {
    var kept = new LinkedHashMap<String, String>();
    for (var name : List.of("text", "kind", "state", "unit", "year", "owner", "sort")) {
      kept.put(name, form.getOrDefault(name, ""));
    }
    return kept;
  }

  private static int number(@Nullable String text, int otherwise) {
    return text != null && text.matches("\\d{1,6}") ? Integer.parseInt(text) : otherwise;
  }
}
