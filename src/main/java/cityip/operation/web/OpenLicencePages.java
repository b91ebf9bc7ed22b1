package cityip.operation.web;

import cityip.operation.Comparables;
import cityip.operation.OpenLicences;
import cityip.operation.OpenLicences.Standing;
import cityip.operation.Purpose;
import cityip.operation.TitleCheck;
import cityip.operation.web.OperationViews.CheckPage;
import cityip.operation.web.OperationViews.LicencePage;
import cityip.operation.web.OperationViews.LicencesPage;
import cityip.operation.web.OperationViews.Line;
import cityip.registry.EventKind;
import cityip.registry.Fact;
import cityip.registry.RightView;
import cityip.rulebook.City;
import cityip.shell.Navigation;
import cityip.shell.OpenToAll;
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
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.ModelAndView;

/** Open licences for everybody: the list, one of them with its takers, and the check before a declaration (capability U2). */
@Controller
class OpenLicencePages implements Navigation {

  private static final int PAGE = 20;

  private final OpenLicences licences;
  private final TitleCheck title;
  private final Comparables comparables;
  private final City city;
  private final Clock clock;

  OpenLicencePages(OpenLicences licences, TitleCheck title, Comparables comparables, City city, Clock clock) {
    this.licences = licences;
    this.title = title;
    this.comparables = comparables;
    this.city = city;
    this.clock = clock;
  }

  @Override
  public List<Item> items(Viewer viewer) {
    return List.of(new Item(52, "operation.licences.menu", "/open-licences"));
  }

  private static Map<String, String> kept(Map<String, String> query) {
    var kept = new LinkedHashMap<String, String>();
    kept.put("unit", query.getOrDefault("unit", ""));
    kept.put("text", query.getOrDefault("text", "").strip());
    return kept;
  }

  @OpenToAll
  @GetMapping("/open-licences")
  ModelAndView list(@RequestParam Map<String, String> query) {
    var kept = kept(query);
    var number = query.getOrDefault("page", "1");
    var total = licences.count(kept.getOrDefault("unit", ""), kept.getOrDefault("text", ""));
    var paging = new Paging(number.matches("\\d{1,6}") ? Integer.parseInt(number) : 1, PAGE, total, "/open-licences", kept);
    var lines = licences.page(kept.getOrDefault("unit", ""), kept.getOrDefault("text", ""), PAGE, paging.offset()).stream().map(this::line).toList();
    return new ModelAndView("operation/licences", "view", new LicencesPage(lines, paging, licences.figures(), city.units(), query));
  }

  private Line line(Standing one) {
    return new Line(one, OperationViews.fee(one), unit(one.unit()), licences.taken(one.declaration()));
  }

  private String unit(String code) {
    return city.unit(code).map(unit -> Words.english() ? unit.nameEn() : unit.name()).orElse(Words.english() ? city.nameEn() : city.name());
  }

  @OpenToAll
  @GetMapping("/open-licences.xlsx")
  void export(@RequestParam Map<String, String> query, Viewer viewer, HttpServletResponse response) throws IOException {
    var kept = kept(query);
    response.setContentType("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");
    response.setHeader("Content-Disposition", "attachment; filename=\"open-licences.xlsx\"");
    var about = new LinkedHashMap<String, String>();
    about.put(Words.t("shell.export.made"), Words.moment(clock.instant()));
    about.put(Words.t("shell.export.filters"), String.join(" ", kept.values()).strip());
    var headers = List.of("declaration", "number", "title", "owner", "unit", "fee", "until", "announced", "takers").stream().map(word -> Words.t("operation.licence." + word)).toList();
    SheetExport.write(response.getOutputStream(), Words.t("operation.licences"), about, headers, sink -> licences.page(kept.getOrDefault("unit", ""), kept.getOrDefault("text", ""), 100_000, 0)
        .forEach(one -> sink.row(Arrays.asList(one.declaration(), one.number(), one.title(), one.owner(), unit(one.unit()), OperationViews.fee(one), one.availableUntil(), one.announced(),
            licences.taken(one.declaration())))));
  }

  @OpenToAll
  @GetMapping("/open-licences/{declaration:OL-[0-9-]{1,30}}")
  ModelAndView one(@PathVariable String declaration, Viewer viewer) {
    var one = licences.open(declaration).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    var checked = title.of(one.number(), Purpose.OPEN_LICENCE, viewer.scope(), null);
    var savings = licences.savings(one.number(), LocalDate.now(clock), one.availableUntil());
    var signs = viewer.handlesCityData() ? licences.signs(one, range(checked.right())) : List.<OpenLicences.Sign>of();
    return new ModelAndView("operation/licence", "view", new LicencePage(line(one), checked.findings(), savings, signs));
  }

  private Optional<Comparables.Range> range(@Nullable RightView right) {
    return right == null ? Optional.empty() : comparables.of(EventKind.LICENSED, right.number().kind(), mainClass(right));
  }

  private static String mainClass(RightView right) {
    var told = right.facts().get(Fact.MAIN_CLASS);
    return told == null ? "" : String.valueOf(told.value());
  }

  /** Everybody may check; who signed in for a body is also told whether it is the owner. */
  @OpenToAll
  @GetMapping("/open-licences/check")
  ModelAndView check(@RequestParam(defaultValue = "") String number, Viewer viewer) {
    if (number.isBlank()) {
      return new ModelAndView("operation/check", "view", new CheckPage("", null, null, List.of()));
    }
    var checked = title.of(number, Purpose.OPEN_LICENCE, viewer.scope(), viewer.bodyId());
    return new ModelAndView("operation/check", "view", new CheckPage(number, checked, range(checked.right()).orElse(null),
        checked.right() == null ? List.of() : licences.savings(checked.number(), LocalDate.now(clock), LocalDate.now(clock).plusYears(5))));
  }

  record AskCheck(@Nullable String number) {}

  @OpenToAll
  @PostMapping("/api/v1/open-licences/check")
  @ResponseBody
  Map<String, Object> check(@RequestBody AskCheck asked, Viewer viewer) {
    var number = asked.number();
    if (number == null || number.isBlank()) {
      throw new ResponseStatusException(HttpStatus.BAD_REQUEST, Words.t("operation.check.number.needed"));
    }
    var checked = title.of(number, Purpose.OPEN_LICENCE, viewer.scope(), viewer.bodyId());
    var answer = new LinkedHashMap<String, Object>();
    answer.put("number", checked.number());
    answer.put("day", checked.day());
    answer.put("clear", checked.clear());
    answer.put("findings", checked.findings().stream().map(finding -> Map.of("ground", finding.ground().code(), "weight", finding.weight().name().toLowerCase(java.util.Locale.ROOT),
        "detail", finding.detail(), "says", Words.t("operation.ground." + finding.ground().code()), "source", finding.source(), "certainty", finding.certainty())).toList());
    range(checked.right()).ifPresent(range -> answer.put("comparables", Map.of("count", range.count(), "field", range.field(), "low", range.low().yuan(), "median", range.median().yuan(), "high", range.high().yuan())));
    return answer;
  }
}
