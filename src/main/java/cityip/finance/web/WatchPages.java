package cityip.finance.web;

import cityip.finance.Alarm;
import cityip.finance.PledgeWatch;
import cityip.finance.web.WatchViews.Line;
import cityip.finance.web.WatchViews.WatchPage;
import cityip.kernel.AsOf;
import cityip.kernel.Money;
import cityip.registry.RightPledges.Pledged;
import cityip.shell.AsOfQuery;
import cityip.shell.Navigation;
import cityip.shell.Paging;
import cityip.shell.SheetExport;
import cityip.shell.Viewer;
import cityip.shell.Words;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Clock;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The watch over pledged rights: officers see their area, an owner its own (capability U7). */
@Controller
class WatchPages implements Navigation {

  private static final int PAGE = 25;

  private final PledgeWatch watch;
  private final Clock clock;

  WatchPages(PledgeWatch watch, Clock clock) {
    this.watch = watch;
    this.clock = clock;
  }

  @Override
  public List<Item> items(Viewer viewer) {
    return viewer.handlesCityData() || viewer.bodyId() != null ? List.of(new Item(54, "finance.watch.menu", "/pledge/watch")) : List.of();
  }

  private static List<Alarm> chosen(List<Alarm> alarms, Map<String, String> query) {
    var text = query.getOrDefault("text", "").strip().toLowerCase(java.util.Locale.ROOT);
    return alarms.stream().filter(alarm -> query.getOrDefault("level", "").isEmpty() || alarm.level().code().equals(query.get("level")))
        .filter(alarm -> text.isEmpty() || (alarm.collateral().number().canonical() + alarm.collateral().title() + alarm.collateral().owner() + alarm.collateral().contract()).toLowerCase(java.util.Locale.ROOT).contains(text)).toList();
  }

  @GetMapping("/pledge/watch")
  ModelAndView list(Viewer viewer, @RequestParam Map<String, String> query) {
    var asOf = AsOfQuery.read(query.getOrDefault("asOf", ""), query.getOrDefault("knownAt", ""), clock);
    var book = watch.book(asOf.at(), viewer.scope());
    var all = watch.alarms(book, asOf.at());
    var alarms = chosen(all, query);
    var kept = new LinkedHashMap<String, String>();
    List.of("level", "text", "asOf").forEach(name -> kept.put(name, query.getOrDefault(name, "")));
    var number = query.getOrDefault("page", "1");
    var paging = new Paging(number.matches("\\d{1,6}") ? Integer.parseInt(number) : 1, PAGE, alarms.size(), "/pledge/watch", kept);
    var shown = alarms.stream().skip(paging.offset()).limit(PAGE).toList();
    var noted = watch.noted(shown);
    var lines = shown.stream().map(alarm -> {
      var note = noted.get(alarm.key());
      return new Line(alarm, says(alarm), act(alarm), note == null ? "" : Words.moment(note.raised()), note == null || note.seenBy() == null ? "" : note.seenBy());
    }).toList();
    return new ModelAndView("finance/watch", "view", new WatchPage(lines, paging, asOf, query, book.stream().map(Pledged::right).distinct().count(), book.stream().map(Pledged::contract).distinct().count(),
        secured(book), secured(all.stream().filter(alarm -> alarm.level() == Alarm.Level.RED).map(Alarm::collateral).toList())));
  }

  /** A contract secures one sum, however many rights stand for it. */
  private static String secured(List<Pledged> some) {
    var sums = new LinkedHashMap<String, BigDecimal>();
    some.forEach(one -> {
      var amount = one.amount();
      if (amount != null) {
        sums.putIfAbsent(one.contract().isEmpty() ? "right " + one.right() : one.contract(), amount);
      }
    });
    return Words.number(new Money(sums.values().stream().reduce(BigDecimal.ZERO, BigDecimal::add)).inWan().setScale(0, java.math.RoundingMode.HALF_UP));
  }

  static String says(Alarm alarm) {
    return Words.t("finance.alarm." + alarm.kind().code(), Words.day(alarm.day()), alarm.kind() == Alarm.Kind.COLLATERAL_GONE ? Words.t("registry.state." + alarm.collateral().state().code()) : "");
  }

  static String act(Alarm alarm) {
    var pay = alarm.pay();
    return Words.t("finance.alarm." + alarm.kind().code() + ".act", Words.day(alarm.day()), pay == null ? "" : Words.number(pay.yuan()));
  }

  @PostMapping("/pledge/watch/seen")
  ModelAndView seen(Viewer viewer, @RequestParam String key, RedirectAttributes after) {
    after.addFlashAttribute("said", watch.see(key, now(), viewer) ? "finance.said.seen" : "finance.said.not-seen");
    return new ModelAndView("redirect:/pledge/watch");
  }

  private AsOf now() {
    return AsOfQuery.read("", "", clock).at();
  }

  @GetMapping("/pledge/watch.xlsx")
  void export(Viewer viewer, @RequestParam Map<String, String> query, HttpServletResponse response) throws IOException {
    var asOf = AsOfQuery.read(query.getOrDefault("asOf", ""), "", clock);
    response.setContentType("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");
    response.setHeader("Content-Disposition", "attachment; filename=\"pledge-watch.xlsx\"");
    var about = new LinkedHashMap<String, String>();
    about.put(Words.t("shell.asof.day"), Words.day(asOf.at().day()));
    about.put(Words.t("shell.export.made"), Words.moment(clock.instant()));
    about.put(Words.t("shell.export.by"), viewer.displayName());
    var headers = List.of("level", "right", "title", "owner", "contract", "secured", "alarm", "act").stream().map(word -> Words.t("finance.column." + word)).toList();
    SheetExport.write(response.getOutputStream(), Words.t("finance.watch"), about, headers, sink -> chosen(watch.alarms(asOf.at(), viewer.scope()), query).forEach(alarm -> {
      var one = alarm.collateral();
      sink.row(Arrays.asList(Words.t("finance.level." + alarm.level().code()), one.number().canonical(), one.title(), one.owner(), one.contract(), one.amount(), says(alarm), act(alarm)));
    }));
  }

  @GetMapping("/api/v1/pledge/watch")
  @ResponseBody
  Map<String, Object> api(Viewer viewer, @RequestParam(defaultValue = "") String asOf) {
    var at = AsOfQuery.read(asOf, "", clock).at();
    return Map.of("day", at.day(), "items", watch.alarms(at, viewer.scope()).stream().map(alarm -> {
      var told = new LinkedHashMap<String, Object>();
      told.put("number", alarm.collateral().number().canonical());
      told.put("contract", alarm.collateral().contract());
      told.put("kind", alarm.kind().code());
      told.put("level", alarm.level().code());
      told.put("day", alarm.day());
      var pay = alarm.pay();
      if (pay != null) {
        told.put("pay", pay.yuan());
      }
      told.put("act", act(alarm));
      return told;
    }).toList());
  }
}
