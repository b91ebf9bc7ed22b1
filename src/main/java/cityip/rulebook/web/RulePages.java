package cityip.rulebook.web;

import cityip.rulebook.Rule;
import cityip.rulebook.Rulebook;
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
import java.time.ZoneId;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** The rulebook as everybody may read it: which rule held when, by which source, and how sure we are. */
@OpenToAll
@Controller
class RulePages {

  private static final int PAGE = 40;
  private static final List<String> CERTAINTIES = List.of("verified", "general-knowledge", "computed", "configurable");
  private static final Map<String, String> TONES =
      Map.of("verified", "good", "general-knowledge", "waiting", "computed", "neutral", "configurable", "neutral");

  private final Rulebook rulebook;
  private final Clock clock;

  RulePages(Rulebook rulebook, Clock clock) {
    this.rulebook = rulebook;
    this.clock = clock;
  }

  @Bean
  static Navigation ruleNavigation() {
    return viewer -> List.of(new Navigation.Item(80, "rulebook.rules.menu", "/rules"));
  }

  /** What the list is narrowed to and how it is ordered; unknown words count as none. */
  private record Asked(String text, String certainty, boolean now, String sort) {

    static Asked of(Map<String, String> query) {
      String certainty = query.getOrDefault("certainty", "");
      return new Asked(query.getOrDefault("text", "").strip().replace(" › ", ".").toLowerCase(Locale.ROOT), CERTAINTIES.contains(certainty) ? certainty : "",
          "true".equals(query.get("now")), "from".equals(query.get("sort")) ? "from" : "key");
    }

    boolean takes(Rule rule, LocalDate today) {
      return (certainty.isEmpty() || certainty.equals(rule.certainty())) && (!now || rule.valid().contains(today))
          && (text.isEmpty() || (rule.key() + " " + rule.source() + " " + rule.value()).toLowerCase(Locale.ROOT).contains(text));
    }

    Comparator<Rule> order() {
      Comparator<Rule> byKey = Comparator.comparing(Rule::key).thenComparing(rule -> rule.valid().from());
      return sort.equals("from") ? Comparator.comparing((Rule rule) -> rule.valid().from()).reversed().thenComparing(byKey) : byKey;
    }

    Map<String, String> query() {
      Map<String, String> query = new LinkedHashMap<>();
      query.put("text", text);
      query.put("certainty", certainty);
      query.put("now", now ? "true" : "");
      query.put("sort", sort.equals("key") ? "" : sort);
      return query;
    }
  }

  private List<Rule> rules(Asked asked) {
    LocalDate today = LocalDate.now(clock.withZone(ZoneId.of("Asia/Shanghai")));
    return rulebook.all().stream().filter(rule -> asked.takes(rule, today)).sorted(asked.order()).toList();
  }

  @GetMapping("/rules")
  ModelAndView rules(@RequestParam Map<String, String> query) {
    Asked asked = Asked.of(query);
    List<Rule> rules = rules(asked);
    String page = query.getOrDefault("page", "1");
    Paging paging = new Paging(page.matches("\\d{1,6}") ? Integer.parseInt(page) : 1, PAGE, rules.size(), "/rules", asked.query());
    List<RulesView.Line> lines = rules.stream().skip(paging.offset()).limit(PAGE).map(RulePages::line).toList();
    List<RulesView.ChangeLine> changes = rulebook.changes(20).stream()
        .map(change -> new RulesView.ChangeLine(Words.moment(change.at()), shown(change.key()))).toList();
    return new ModelAndView("rulebook/rules", Map.of("view", new RulesView(lines, paging, asked.text(), asked.certainty(), asked.now(),
        CERTAINTIES, paging.with("sort", ""), paging.with("sort", "from"), asked.sort(), Paging.address("/rules.xlsx", asked.query()), changes)));
  }

  private static RulesView.Line line(Rule rule) {
    String value = rule.value().toString();
    return new RulesView.Line(shown(rule.key()), value.length() > 300 ? value.substring(0, 300) + "…" : value, validity(rule), rule.source(),
        Words.t("rulebook.certainty." + rule.certainty()), TONES.getOrDefault(rule.certainty(), "neutral"));
  }

  /** Dots in keys read like message keys that nobody translated; people see steps of a path instead, and may type either. */
  private static String shown(String key) {
    return key.replace(".", " › ");
  }

  private static String validity(Rule rule) {
    LocalDate until = rule.valid().until();
    return until == null ? Words.t("rulebook.valid.from", Words.day(rule.valid().from()))
        : Words.t("rulebook.valid.range", Words.day(rule.valid().from()), Words.day(until.minusDays(1)));
  }

  @GetMapping("/rules.xlsx")
  void export(@RequestParam Map<String, String> query, Viewer viewer, HttpServletResponse response) throws IOException {
    Asked asked = Asked.of(query);
    Map<String, String> about = new LinkedHashMap<>();
    about.put(Words.t("shell.export.made"), Words.moment(clock.instant()));
    about.put(Words.t("shell.export.by"), viewer.actor());
    about.put(Words.t("shell.export.filters"), asked.query().toString());
    response.setContentType("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");
    response.setHeader("Content-Disposition", "attachment; filename=rules.xlsx");
    List<String> headers = List.of("key", "value", "from", "until", "source", "certainty").stream().map(column -> Words.t("rulebook.rule." + column)).toList();
    SheetExport.write(response.getOutputStream(), Words.t("rulebook.rules.title"), about, headers, sink -> rules(asked).forEach(rule ->
        sink.row(java.util.Arrays.asList(rule.key(), rule.value().toString(), rule.valid().from(), rule.valid().until(), rule.source(),
            Words.t("rulebook.certainty." + rule.certainty())))));
  }
}
