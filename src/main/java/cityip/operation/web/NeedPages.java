package cityip.operation.web;

import cityip.kernel.DayText;
import cityip.kernel.Money;
import cityip.kernel.Reading;
import cityip.operation.Matches;
import cityip.operation.Needs;
import cityip.operation.Needs.Need;
import cityip.operation.web.OperationViews.FirmsPage;
import cityip.operation.web.OperationViews.NeedPage;
import cityip.operation.web.OperationViews.NeedsPage;
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

/** Needs of firms and the rights that answer them: told, matched, sent, answered, talked, contracted (capability U3). */
@Controller
class NeedPages implements Navigation {

  private static final int PAGE = 20;
  private static final int SHOWN = 20;
  private static final int LONGEST = 5_000;
  private static final List<String> ANSWERS = List.of("useful", "talk", "not");

  private final Needs needs;
  private final Matches matches;
  private final City city;
  private final Clock clock;

  NeedPages(Needs needs, Matches matches, City city, Clock clock) {
    this.needs = needs;
    this.matches = matches;
    this.city = city;
    this.clock = clock;
  }

  @Override
  public List<Item> items(Viewer viewer) {
    return viewer.signedIn() ? List.of(new Item(53, "operation.needs.menu", "/needs")) : List.of();
  }

  @GetMapping("/needs")
  ModelAndView list(Viewer viewer, @RequestParam Map<String, String> query) {
    return list(viewer, query, Map.of(), Map.of());
  }

  private ModelAndView list(Viewer viewer, Map<String, String> query, Map<String, String> problems, Map<String, String> typed) {
    var text = query.getOrDefault("text", "").strip();
    var number = query.getOrDefault("page", "1");
    var paging = new Paging(number.matches("\\d{1,6}") ? Integer.parseInt(number) : 1, PAGE, needs.count(text, viewer), "/needs", Map.of("text", text));
    return new ModelAndView("operation/needs", "view", new NeedsPage(needs.page(text, viewer, PAGE, paging.offset()), paging, text, needs.funnel(), city.units(), viewer.unit(), problems, typed));
  }

  @PostMapping("/needs/new")
  ModelAndView tell(Viewer viewer, @RequestParam Map<String, String> form) {
    var problems = new LinkedHashMap<String, String>();
    var title = form.getOrDefault("title", "");
    var words = form.getOrDefault("words", "");
    var unit = form.getOrDefault("unit", "");
    var way = form.getOrDefault("way", "any");
    if (title.isBlank() || title.length() > 100) {
      problems.put("title", Words.t("operation.need.title.needed"));
    }
    if (words.strip().length() < 10 || words.length() > LONGEST) {
      problems.put("words", Words.t("operation.need.words.needed", LONGEST));
    }
    if (city.unit(unit).isEmpty()) {
      problems.put("unit", Words.t("operation.need.unit.needed"));
    }
    var budget = money(form.getOrDefault("budget", ""), "budget", problems);
    var wanted = form.getOrDefault("maturity", "");
    if (!problems.isEmpty() || !Needs.WAYS.contains(way)) {
      return unprocessed(list(viewer, Map.of(), problems, form));
    }
    return new ModelAndView("redirect:/needs/" + needs.tell(unit, title, words, way, budget, wanted.matches("[1-9]") ? Integer.valueOf(wanted) : null, viewer));
  }

  private static @Nullable Money money(String raw, String field, Map<String, String> problems) {
    if (raw.isBlank()) {
      return null;
    }
    if (Money.parse(raw) instanceof Reading.Read<Money> read && read.value().yuan().signum() >= 0 && read.value().yuan().precision() - read.value().yuan().scale() <= 13) {
      return read.value();
    }
    problems.put(field, Words.t("operation.need.money.unclear", raw));
    return null;
  }

  private static ModelAndView unprocessed(ModelAndView page) {
    page.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
    return page;
  }

  private Need need(long id, Viewer viewer) {
    return needs.find(id, viewer).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
  }

  @GetMapping("/needs/{id:\\d{1,18}}")
  ModelAndView one(@PathVariable long id, @RequestParam Map<String, String> query, Viewer viewer) {
    return page(need(id, viewer), viewer, query, Map.of());
  }

  private static Matches.Only only(Map<String, String> query) {
    var maturity = query.getOrDefault("maturity", "");
    var most = query.getOrDefault("most", "");
    return new Matches.Only(query.getOrDefault("unit", ""), !most.isBlank() && Money.parse(most) instanceof Reading.Read<Money> read && read.value().yuan().signum() > 0 ? read.value() : null,
        maturity.matches("[1-9]") ? Integer.parseInt(maturity) : 0, "yes".equals(query.get("offer")));
  }

  private ModelAndView page(Need need, Viewer viewer, Map<String, String> problems) {
    return page(need, viewer, Map.of(), problems);
  }

  private ModelAndView page(Need need, Viewer viewer, Map<String, String> query, Map<String, String> problems) {
    var found = matches.forNeed(need, only(query), SHOWN);
    return new ModelAndView("operation/need", "view", new NeedPage(city.units(), query, need, OperationViews.lines(found.matches(), needs.pushes(need)), found.fields(), needs.pushes(need),
        need.mayBeAnsweredBy(viewer), viewer.handlesCityData() || need.mayBeAnsweredBy(viewer), unit(need.unit()), problems));
  }

  private String unit(String code) {
    return city.unit(code).map(unit -> Words.english() ? unit.nameEn() : unit.name()).orElse(code);
  }

  private static ModelAndView back(Need need, RedirectAttributes after, String said) {
    after.addFlashAttribute("said", said);
    return new ModelAndView("redirect:/needs/" + need.id());
  }

  @PostMapping("/needs/{id:\\d{1,18}}/close")
  ModelAndView close(@PathVariable long id, Viewer viewer, RedirectAttributes after) {
    var need = need(id, viewer);
    if (!need.mayBeAnsweredBy(viewer) && !viewer.handlesCityData()) {
      throw new ResponseStatusException(HttpStatus.FORBIDDEN);
    }
    needs.close(need, viewer);
    return back(need, after, "operation.said.closed");
  }

  /** The right is matched anew, so that what is sent carries the reasons of this moment. */
  @PostMapping("/needs/{id:\\d{1,18}}/send")
  ModelAndView send(@PathVariable long id, @RequestParam String right, Viewer viewer, RedirectAttributes after) {
    var need = need(id, viewer);
    if (!viewer.handlesCityData() && !need.mayBeAnsweredBy(viewer)) {
      throw new ResponseStatusException(HttpStatus.FORBIDDEN);
    }
    var match = matches.forNeed(need, Matches.Only.ALL, 200).matches().stream().filter(one -> one.right().id().equals(right)).findFirst();
    return back(need, after, match.isPresent() && needs.send(need, match.get(), viewer) ? "operation.said.sent" : "operation.said.not-sent");
  }

  @PostMapping("/needs/{id:\\d{1,18}}/answers/{push:\\d{1,18}}")
  ModelAndView answer(@PathVariable long id, @PathVariable long push, @RequestParam Map<String, String> form, Viewer viewer, RedirectAttributes after) {
    var need = need(id, viewer);
    var answer = form.getOrDefault("answer", "");
    var why = form.getOrDefault("why", "");
    if (!need.mayBeAnsweredBy(viewer)) {
      throw new ResponseStatusException(HttpStatus.FORBIDDEN);
    }
    if (!ANSWERS.contains(answer) || why.length() > 500 || answer.equals("not") && why.isBlank()) {
      return unprocessed(page(need, viewer, Map.of("why-" + push, Words.t("operation.answer.needed"))));
    }
    return back(need, after, needs.answer(need, push, answer, why, viewer) ? "operation.said.answered" : "operation.said.contracted-already");
  }

  @PostMapping("/needs/{id:\\d{1,18}}/contracts/{push:\\d{1,18}}")
  ModelAndView contract(@PathVariable long id, @PathVariable long push, @RequestParam Map<String, String> form, Viewer viewer, RedirectAttributes after) {
    var need = need(id, viewer);
    if (!need.mayBeAnsweredBy(viewer)) {
      throw new ResponseStatusException(HttpStatus.FORBIDDEN);
    }
    var problems = new LinkedHashMap<String, String>();
    var amount = money(form.getOrDefault("amount", ""), "amount-" + push, problems);
    var contract = form.getOrDefault("contract", "");
    if (contract.isBlank() || contract.length() > 100 || amount == null) {
      problems.putIfAbsent("contract-" + push, Words.t("operation.contract.needed"));
      return unprocessed(page(need, viewer, problems));
    }
    return back(need, after, needs.contract(need, push, contract, amount, viewer) ? "operation.said.contracted" : "operation.said.contracted-already");
  }

  @GetMapping("/needs.xlsx")
  void export(Viewer viewer, @RequestParam Map<String, String> query, HttpServletResponse response) throws IOException {
    var text = query.getOrDefault("text", "").strip();
    response.setContentType("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");
    response.setHeader("Content-Disposition", "attachment; filename=\"needs.xlsx\"");
    var about = new LinkedHashMap<String, String>();
    about.put(Words.t("shell.export.made"), Words.moment(clock.instant()));
    about.put(Words.t("shell.export.filters"), text);
    var headers = List.of("operation.need.title", "operation.need.words", "casework.field.unit", "operation.need.way", "operation.need.budget", "operation.need.told", "operation.need.sent").stream().map(Words::t).toList();
    SheetExport.write(response.getOutputStream(), Words.t("operation.needs"), about, headers, sink -> needs.page(text, viewer, 100_000, 0).forEach(need -> {
      var budget = need.budget();
      sink.row(Arrays.asList(need.title(), need.words(), unit(need.unit()), Words.t("operation.way." + need.way()), budget == null ? null : budget.yuan(), Words.moment(need.told()), needs.pushes(need).size()));
    }));
  }

  @PostMapping("/needs/{id:\\d{1,18}}/records/{push:\\d{1,18}}")
  ModelAndView record(@PathVariable long id, @PathVariable long push, @RequestParam Map<String, String> form, Viewer viewer, RedirectAttributes after) {
    var need = need(id, viewer);
    if (!need.mayBeAnsweredBy(viewer)) {
      throw new ResponseStatusException(HttpStatus.FORBIDDEN);
    }
    var number = form.getOrDefault("record", "");
    var day = DayText.parse(form.getOrDefault("recorded-on", "")) instanceof Reading.Read<LocalDate> read && !read.value().isAfter(LocalDate.now(clock)) ? read.value() : null;
    if (number.isBlank() || number.length() > 100 || day == null) {
      return unprocessed(page(need, viewer, Map.of("record-" + push, Words.t("operation.record.needed"))));
    }
    return back(need, after, needs.record(need, push, number, day, viewer) ? "operation.said.recorded" : "operation.said.not-changed");
  }

  /** The other way round: which firms a right is for. */
  @GetMapping("/needs/firms")
  ModelAndView firms(@RequestParam(defaultValue = "") String number, Viewer viewer) {
    var firms = number.isBlank() || number.length() > 60 ? List.<Matches.Firm>of() : matches.forRight(number, viewer.scope(), SHOWN);
    return new ModelAndView("operation/firms", "view", new FirmsPage(number, firms));
  }
}
