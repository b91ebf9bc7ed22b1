package cityip.finance.web;

import cityip.casework.Casework;
import cityip.casework.PartyRows.Row;
import cityip.casework.Procedures;
import cityip.finance.pool.EntryRules;
import cityip.finance.pool.EntryRules.Told;
import cityip.finance.pool.FirmSize;
import cityip.finance.pool.Surveys;
import cityip.finance.risk.Collateral;
import cityip.finance.web.Blocks.Block;
import cityip.finance.web.Blocks.Cell;
import cityip.finance.web.Blocks.Head;
import cityip.finance.web.Blocks.Input;
import cityip.kernel.Money;
import cityip.rulebook.City;
import cityip.shell.OnlyFor;
import cityip.shell.Role;
import cityip.shell.Viewer;
import cityip.shell.Words;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The pool of projects with its rules, and the yearly survey (capability U6). */
@Controller
class PoolPages {

  private final Surveys surveys;
  private final EntryRules rules;
  private final FirmSize size;
  private final Collateral collateral;
  private final Procedures procedures;
  private final Casework casework;
  private final City city;
  private final Clock clock;

  PoolPages(Surveys surveys, EntryRules rules, FirmSize size, Collateral collateral, Procedures procedures, Casework casework, City city, Clock clock) {
    this.surveys = surveys;
    this.rules = rules;
    this.size = size;
    this.collateral = collateral;
    this.procedures = procedures;
    this.casework = casework;
    this.city = city;
    this.clock = clock;
  }

  private Listing<Row> pool() {
    return CaseRows.listing("/pledge/pool", Words.t("finance.place.pool"), "finance.pool-entry", List.of("applied", "incomplete", "pooled", "rejected", "left", "removed"), List.of("need-amount"), List.of("tier", "sector"), city);
  }

  @GetMapping("/pledge/pool")
  ModelAndView pool(Viewer viewer, @RequestParam Map<String, String> query) {
    var listing = pool();
    var actions = new ArrayList<Blocks.Link>();
    actions.add(new Blocks.Link("/pledge/pool/check", Words.t("finance.entry.check")));
    if (procedures.find("pledge-pool").filter(procedure -> casework.mayOpen(procedure, viewer)).isPresent()) {
      actions.add(new Blocks.Link("/services/pledge-pool/start", Words.t("finance.entry.apply")));
    }
    actions.add(listing.exported(query));
    return Say.page(new Blocks.Sheet(Words.t("finance.place.pool"), Words.t("finance.place.pool.about"), actions, Map.of(), listing.blocks(surveys.pool(viewer.scope()), query, Words.t("finance.case.none"))));
  }

  @GetMapping("/pledge/pool.xlsx")
  void exportPool(Viewer viewer, @RequestParam Map<String, String> query, HttpServletResponse response) throws IOException {
    pool().export(surveys.pool(viewer.scope()), query, response, viewer, clock.instant(), "pledge-pool");
  }

  /** Before anybody applies: each rule against what the firm says, and what is missing. */
  @GetMapping("/pledge/pool/check")
  ModelAndView check(Viewer viewer, @RequestParam Map<String, String> query) {
    var problems = new LinkedHashMap<String, String>();
    var blocks = new ArrayList<Block>();
    var inputs = new ArrayList<Input>();
    inputs.add(Input.select("sector", Words.t("finance.need.sector"), query.getOrDefault("sector", ""), Say.choices("finance.sector", size.sectors(collateral.today()).stream())));
    Stream.of("staff", "revenue", "assets", "months", "rights").forEach(name -> inputs.add(Input.line(name, Words.t("finance.need." + name), query.getOrDefault(name, ""))));
    blocks.add(new Blocks.Filter("/pledge/pool/check", inputs, Words.t("finance.compare")));
    if (query.containsKey("sector")) {
      result(viewer, query, problems, blocks);
    }
    var byId = new LinkedHashMap<String, String>();
    problems.forEach((field, sentence) -> byId.put("filter-" + field, sentence));
    return Say.page(new Blocks.Sheet(Words.t("finance.entry.check"), Words.t("finance.entry.check.lead"), List.of(new Blocks.Link("/pledge/pool", Words.t("finance.place.pool"))), byId, blocks));
  }

  private void result(Viewer viewer, Map<String, String> query, Map<String, String> problems, List<Block> blocks) {
    var staff = Say.count(query, "staff", 0, 1_000_000, problems);
    var revenue = Say.money(query, "revenue", false, problems);
    var assets = Say.money(query, "assets", false, problems);
    var months = Say.count(query, "months", 1, 120, problems);
    if (!size.sectors(collateral.today()).contains(query.getOrDefault("sector", ""))) {
      problems.put("sector", Words.t("casework.problem.choose"));
    }
    if (!problems.isEmpty()) {
      return;
    }
    var body = viewer.bodyId();
    var entry = rules.of(new Told(query.getOrDefault("sector", ""), staff, revenue == null ? Money.ZERO : revenue, assets == null ? Money.ZERO : assets, months, query.getOrDefault("rights", ""), true, true, body == null ? 0 : body));
    var heads = Stream.of("finance.entry.rule", "finance.entry.found", "finance.entry.result").map(word -> new Head(Words.t(word), "", null, false)).toList();
    blocks.add(new Blocks.Table(Words.t(entry.met() ? "finance.entry.all-met" : "finance.entry.not-met"), Words.t("finance.entry.since", Words.day(entry.rule().valid().from()), entry.rule().source()), heads, entry.lines().stream()
        .map(line -> List.of(Cell.text(Words.t("finance.entry." + line.name())), Cell.text(line.name().equals("size") ? Words.t("finance.size." + line.found()) : line.asked().isEmpty() ? "" : line.found() + " / " + line.asked()),
            Cell.text(Words.t(line.holds() ? "finance.entry.holds" : "finance.entry.missing")).toned(line.holds() ? "good" : "bad"))).toList(), ""));
    var points = Stream.of("finance.reckoning.what", "finance.reckoning.formula", "finance.entry.points.got").map(word -> new Head(Words.t(word), "", null, false)).toList();
    blocks.add(new Blocks.Table(Words.t("finance.entry.points"), Words.t("finance.entry.tier", Words.number(entry.score()), Words.t("finance.pool-entry.choice." + entry.tier())), points, entry.points().stream()
        .map(part -> List.of(Cell.text(Words.t("finance.entry.points." + part.name())), Cell.text(part.how()), Cell.number(Words.number(part.points()) + " / " + part.most(), part.points()))).toList(), ""));
  }

  private Listing<Row> survey() {
    return CaseRows.listing("/pledge/surveys", Words.t("finance.place.surveys"), "finance.survey", List.of("sent", "reminded", "answered", "no-answer", "called-off"), List.of("amount"), List.of("year", "wants", "months"), city);
  }

  @GetMapping("/pledge/surveys")
  ModelAndView surveys(Viewer viewer, @RequestParam Map<String, String> query) {
    return surveys(viewer, query, Map.of());
  }

  private ModelAndView surveys(Viewer viewer, Map<String, String> query, Map<String, String> problems) {
    var listing = survey();
    var all = surveys.list(viewer.scope());
    var blocks = new ArrayList<Block>();
    var sum = surveys.collected(all);
    blocks.add(new Blocks.Prose(Words.t("finance.survey.sum", Words.number(sum.sent()), Words.number(sum.answered()), Words.number(sum.wants()), Words.number(sum.amount().yuan())), false));
    blocks.addAll(listing.blocks(all, problems.isEmpty() ? query : Map.of(), Words.t("finance.survey.none")));
    if (viewer.role() == Role.CITY_OFFICER || viewer.role() == Role.COUNTY_OFFICER) {
      var typed = problems.isEmpty() ? Map.<String, String>of() : query;
      blocks.add(new Blocks.Form("send", Words.t("finance.survey.send"), Words.t("finance.survey.send.lead", Surveys.MOST), "/pledge/surveys/send", List.of(
          Input.line("year", Words.t("finance.survey.field.year"), typed.getOrDefault("year", Integer.toString(collateral.today().getYear()))).needed(), Input.select("unit", Words.t("casework.field.unit"), typed.getOrDefault("unit", ""), Say.units(city)).needed(),
          Input.line("least", Words.t("finance.survey.least"), typed.getOrDefault("least", "5")).needed()), Words.t("finance.survey.send"), true, false));
    }
    return Say.page(new Blocks.Sheet(Words.t("finance.place.surveys"), Words.t("finance.place.surveys.about"), List.of(listing.exported(query)), problems, blocks));
  }

  @GetMapping("/pledge/surveys.xlsx")
  void exportSurveys(Viewer viewer, @RequestParam Map<String, String> query, HttpServletResponse response) throws IOException {
    survey().export(surveys.list(viewer.scope()), query, response, viewer, clock.instant(), "financing-surveys");
  }

  @OnlyFor({Role.CITY_OFFICER, Role.COUNTY_OFFICER})
  @PostMapping("/pledge/surveys/send")
  ModelAndView send(Viewer viewer, @RequestParam Map<String, String> form, RedirectAttributes after) {
    var problems = new LinkedHashMap<String, String>();
    var year = Say.count(form, "year", 2020, 2100, problems);
    var least = Say.count(form, "least", 1, 10_000, problems);
    var unit = form.getOrDefault("unit", "");
    if (city.unit(unit).isEmpty() || viewer.unit() != null && !unit.equals(viewer.unit())) {
      problems.put("unit", Words.t("casework.problem.choose"));
    }
    if (!problems.isEmpty()) {
      var byId = new LinkedHashMap<String, String>();
      problems.forEach((field, sentence) -> byId.put("send-" + field, sentence));
      return surveys(viewer, form, byId);
    }
    after.addFlashAttribute("said", surveys.send(year, unit, least, viewer) > 0 ? "finance.said.surveyed" : "finance.said.surveyed-none");
    return new ModelAndView("redirect:/pledge/surveys");
  }
}
