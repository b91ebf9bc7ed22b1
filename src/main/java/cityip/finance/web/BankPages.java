package cityip.finance.web;

import cityip.finance.lending.League;
import cityip.finance.lending.Lenders;
import cityip.finance.lending.Product;
import cityip.finance.lending.BankProducts;
import cityip.finance.web.Blocks.Block;
import cityip.finance.web.Blocks.Cell;
import cityip.finance.web.Blocks.Input;
import cityip.party.PartyFilter;
import cityip.party.PartyOrder;
import cityip.party.PartyRegister;
import cityip.rulebook.City;
import cityip.shell.OnlyFor;
import cityip.shell.Role;
import cityip.shell.Scope;
import cityip.shell.Viewer;
import cityip.shell.Words;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Banks and what they lend: products as data, the league table of banks. */
@Controller
class BankPages {

  private static final List<String> KINDS = List.of("invention", "utility-model", "design", "trademark", "work", "software", "variety", "layout");

  private final BankProducts products;
  private final Lenders lenders;
  private final League league;
  private final PartyRegister register;
  private final City city;
  private final Clock clock;

  BankPages(BankProducts products, Lenders lenders, League league, PartyRegister register, City city, Clock clock) {
    this.products = products;
    this.lenders = lenders;
    this.league = league;
    this.register = register;
    this.city = city;
    this.clock = clock;
  }

  private LocalDate today() {
    return LocalDate.ofInstant(clock.instant(), ZoneId.of("Asia/Shanghai"));
  }

  private Listing<Product> listing() {
    return new Listing<>("/pledge/products", Words.t("finance.place.products"), List.of(
        Listing.text("finance.product.bank", Product::bank), Listing.of("finance.product.name", product -> Cell.text(product.name()).to("/pledge/products/" + product.id()), Product::name),
        Listing.of("finance.product.amount", product -> Cell.number(Words.number(product.least().inWan().setScale(0, java.math.RoundingMode.HALF_UP)) + "–" + Words.number(product.most().inWan().setScale(0, java.math.RoundingMode.HALF_UP)),
            product.least() + "–" + product.most()), Product::most),
        Listing.of("finance.product.rate", product -> Cell.number(Say.rate(product.rateFrom()) + "–" + Say.rate(product.rateTo()), product.rateFrom() + "–" + product.rateTo()), Product::rateFrom),
        Listing.of("finance.product.months", product -> Cell.number(product.monthsFrom() + "–" + product.monthsTo(), product.monthsFrom() + "–" + product.monthsTo()), Product::monthsTo),
        Listing.text("finance.product.kinds", product -> String.join("、", product.kinds().stream().map(kind -> Words.t("registry.kind." + kind)).toList())),
        Listing.of("finance.product.value", product -> Cell.number(product.valuePercent() + "%", product.valuePercent()), Product::valuePercent),
        Listing.text("finance.product.response", Product::response),
        Listing.of("finance.product.state", product -> Cell.text(Words.t(product.standsOn(today()) ? "finance.product.stands" : "finance.product.ended")).toned(product.standsOn(today()) ? "good" : "neutral"))),
        List.of(new Listing.Picking<>("kind", "finance.product.kinds", Say.choices("registry.kind", KINDS.stream()), (product, kind) -> product.kinds().contains(kind))));
  }

  /** A bank sees its own, also those ended; everybody else what stands. */
  private List<Product> visible(Viewer viewer) {
    var bank = lenders.of(viewer);
    return bank.isPresent() ? products.all().stream().filter(product -> product.lender() == bank.get().body()).toList() : viewer.handlesCityData() ? products.all() : products.standing();
  }

  @GetMapping("/pledge/products")
  ModelAndView list(Viewer viewer, @RequestParam Map<String, String> query) {
    return list(viewer, query, Map.of(), Map.of());
  }

  private ModelAndView list(Viewer viewer, Map<String, String> query, Map<String, String> problems, Map<String, String> typed) {
    var listing = listing();
    var blocks = new ArrayList<Block>(listing.blocks(visible(viewer), query, Words.t("finance.product.none")));
    if (lenders.of(viewer).isPresent()) {
      blocks.add(form(typed));
    }
    return Say.page(new Blocks.Sheet(Words.t("finance.place.products"), Words.t("finance.place.products.about"), List.of(listing.exported(query)), problems, blocks));
  }

  private Blocks.Form form(Map<String, String> typed) {
    var inputs = new ArrayList<Input>();
    inputs.add(Input.line("name", Words.t("finance.product.name"), typed.getOrDefault("name", "")).needed());
    inputs.add(Input.line("least", Words.t("finance.product.least"), typed.getOrDefault("least", "")).hinted(Words.t("casework.hint.money")).needed());
    inputs.add(Input.line("most", Words.t("finance.product.most"), typed.getOrDefault("most", "")).needed());
    Stream.of("rate-from", "rate-to").forEach(name -> inputs.add(Input.line(name, Words.t("finance.product." + name), typed.getOrDefault(name, "")).hinted(Words.t("finance.product.bp")).needed()));
    Stream.of("months-from", "months-to", "value-percent").forEach(name -> inputs.add(Input.line(name, Words.t("finance.product." + name), typed.getOrDefault(name, "")).needed()));
    KINDS.forEach(kind -> inputs.add(Input.of("checkbox", "kind-" + kind, Words.t("finance.product.takes", Words.t("registry.kind." + kind)), typed.getOrDefault("kind-" + kind, ""))));
    inputs.add(Input.of("checkbox", "sme", Words.t("finance.product.sme"), typed.getOrDefault("sme", "")));
    inputs.add(Input.select("unit", Words.t("finance.product.unit"), typed.getOrDefault("unit", ""), Say.units(city)));
    inputs.add(Input.line("response", Words.t("finance.product.response"), typed.getOrDefault("response", "")).needed());
    return new Blocks.Form("product", Words.t("finance.product.new"), Words.t("finance.product.new.lead"), "/pledge/products/new", inputs, Words.t("finance.product.offer"), true, true);
  }

  @PostMapping("/pledge/products/new")
  ModelAndView offer(Viewer viewer, @RequestParam Map<String, String> form, RedirectAttributes after) {
    var bank = lenders.of(viewer).orElseThrow(() -> new ResponseStatusException(HttpStatus.FORBIDDEN));
    var problems = new LinkedHashMap<String, String>();
    var name = Say.line(form, "name", 60, problems);
    var response = Say.line(form, "response", 60, problems);
    var least = Say.money(form, "least", true, problems);
    var most = Say.money(form, "most", true, problems);
    var rateFrom = Say.count(form, "rate-from", 1, 3600, problems);
    var rateTo = Say.count(form, "rate-to", rateFrom, 3600, problems);
    var monthsFrom = Say.count(form, "months-from", 1, 120, problems);
    var monthsTo = Say.count(form, "months-to", monthsFrom, 120, problems);
    var percent = Say.count(form, "value-percent", 1, 100, problems);
    var kinds = KINDS.stream().filter(kind -> form.containsKey("kind-" + kind)).toList();
    if (kinds.isEmpty()) {
      problems.put("kind-invention", Words.t("finance.product.kinds.needed"));
    }
    if (least != null && most != null && least.compareTo(most) > 0) {
      problems.put("most", Words.t("finance.product.most.below"));
    }
    if (!problems.isEmpty() || least == null || most == null) {
      var byId = new LinkedHashMap<String, String>();
      problems.forEach((field, sentence) -> byId.put("product-" + field, sentence));
      return list(viewer, Map.of(), byId, form);
    }
    var unit = city.unit(form.getOrDefault("unit", "")).map(City.Unit::code).map(List::of).orElse(List.of());
    var id = products.offer(new Product(0, bank.body(), bank.name(), name, least, most, rateFrom, rateTo, monthsFrom, monthsTo, kinds, percent, form.containsKey("sme"), unit, response, today(), null), viewer);
    after.addFlashAttribute("said", "finance.said.offered");
    return new ModelAndView("redirect:/pledge/products/" + id);
  }

  @GetMapping("/pledge/products/{id:\\d{1,18}}")
  ModelAndView one(@PathVariable long id, Viewer viewer) {
    var product = visible(viewer).stream().filter(some -> some.id() == id).findFirst().orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    var facts = new ArrayList<Blocks.Fact>();
    facts.add(new Blocks.Fact(Words.t("finance.product.amount.whole"), Words.number(product.least().yuan()) + "–" + Words.number(product.most().yuan())));
    facts.add(new Blocks.Fact(Words.t("finance.product.rate"), Say.rate(product.rateFrom()) + "–" + Say.rate(product.rateTo())));
    facts.add(new Blocks.Fact(Words.t("finance.product.months"), product.monthsFrom() + "–" + product.monthsTo()));
    facts.add(new Blocks.Fact(Words.t("finance.product.kinds"), String.join("、", product.kinds().stream().map(kind -> Words.t("registry.kind." + kind)).toList())));
    facts.add(new Blocks.Fact(Words.t("finance.product.value"), product.valuePercent() + "%"));
    facts.add(new Blocks.Fact(Words.t("finance.product.for"), Words.t(product.smeOnly() ? "finance.product.sme" : "finance.product.everybody")));
    facts.add(new Blocks.Fact(Words.t("finance.product.unit"), product.units().isEmpty() ? Words.t("finance.all") : String.join("、", product.units().stream().map(unit -> Say.unit(city, unit)).toList())));
    facts.add(new Blocks.Fact(Words.t("finance.product.response"), product.response()));
    facts.add(new Blocks.Fact(Words.t("finance.product.from"), Words.day(product.from()) + (product.until() == null ? "" : "–" + Words.day(product.until()))));
    var blocks = new ArrayList<Block>(List.of(new Blocks.Facts("", facts)));
    if (product.until() == null && lenders.of(viewer).filter(bank -> bank.body() == product.lender()).isPresent()) {
      blocks.add(new Blocks.Form("end", "", Words.t("finance.product.end.lead"), "/pledge/products/" + id + "/end", List.of(), Words.t("finance.product.end"), false, false));
    }
    return Say.page(new Blocks.Sheet(product.name(), product.bank(), List.of(new Blocks.Link("/pledge/products", Words.t("finance.place.products"))), Map.of(), blocks));
  }

  @PostMapping("/pledge/products/{id:\\d{1,18}}/end")
  String end(@PathVariable long id, Viewer viewer, RedirectAttributes after) {
    var bank = lenders.of(viewer).orElseThrow(() -> new ResponseStatusException(HttpStatus.FORBIDDEN));
    after.addFlashAttribute("said", products.end(id, bank.body(), viewer) ? "finance.said.ended" : "finance.said.nothing");
    return "redirect:/pledge/products";
  }

  @GetMapping("/pledge/products.xlsx")
  void export(Viewer viewer, @RequestParam Map<String, String> query, HttpServletResponse response) throws IOException {
    listing().export(visible(viewer), query, response, viewer, clock.instant(), "pledge-products");
  }

  private static Listing<League.Line> leagueListing() {
    return new Listing<>("/pledge/lenders", Words.t("finance.place.lenders"), List.of(
        Listing.of("finance.product.bank", line -> Cell.text(line.lender().name()).hinted(line.lender().paused() == null ? "" : Words.t("finance.league.paused", line.lender().pausedWhy())), line -> line.lender().name()),
        number("finance.league.asked", League.Line::asked), Listing.of("finance.league.answered", line -> Say.percent(line.answered())), number("finance.league.offered", League.Line::offered),
        number("finance.league.refused", League.Line::refused), number("finance.league.silent", League.Line::silent), number("finance.league.signed", League.Line::signed),
        Listing.of("finance.league.drawn", line -> Say.yuan(line.drawn()), League.Line::drawn), Listing.of("finance.league.cost", line -> Say.percent(line.cost())),
        Listing.of("finance.league.failed", line -> Say.yuan(line.failed()), League.Line::failed)), List.of());
  }

  private static Listing.Column<League.Line> number(String word, java.util.function.ToLongFunction<League.Line> of) {
    return Listing.of(word, line -> Cell.number(Words.number(of.applyAsLong(line)), of.applyAsLong(line)), line -> of.applyAsLong(line));
  }

  @OnlyFor({Role.CITY_OFFICER, Role.COUNTY_OFFICER, Role.ADMINISTRATOR})
  @GetMapping("/pledge/lenders")
  ModelAndView banks(Viewer viewer, @RequestParam Map<String, String> query) {
    return banks(viewer, query, Map.of());
  }

  private ModelAndView banks(Viewer viewer, Map<String, String> query, Map<String, String> problems) {
    var listing = leagueListing();
    var blocks = new ArrayList<Block>(listing.blocks(league.lines(), query, Words.t("finance.league.none")));
    blocks.add(new Blocks.Prose(Words.t("finance.league.formula"), true));
    if (viewer.handlesCityData()) {
      blocks.add(new Blocks.Form("join", Words.t("finance.league.join"), Words.t("finance.league.join.lead"), "/pledge/lenders/new",
          List.of(Input.line("name", Words.t("finance.league.name"), query.getOrDefault("name", "")).needed()), Words.t("finance.league.join"), true, false));
      var banks = lenders.all().stream().map(lender -> new Blocks.Choice(Long.toString(lender.body()), lender.name())).toList();
      blocks.add(new Blocks.Form("pause", Words.t("finance.league.pause"), Words.t("finance.league.pause.lead"), "/pledge/lenders/pause",
          List.of(Input.select("bank", Words.t("finance.product.bank"), "", banks), Input.line("why", Words.t("finance.league.why"), "")), Words.t("finance.league.pause"), false, false));
    }
    return Say.page(new Blocks.Sheet(Words.t("finance.place.lenders"), Words.t("finance.place.lenders.about"), List.of(listing.exported(query)), problems, blocks));
  }

  @OnlyFor({Role.CITY_OFFICER, Role.COUNTY_OFFICER, Role.ADMINISTRATOR})
  @GetMapping("/pledge/lenders.xlsx")
  void exportBanks(Viewer viewer, @RequestParam Map<String, String> query, HttpServletResponse response) throws IOException {
    leagueListing().export(league.lines(), query, response, viewer, clock.instant(), "banks");
  }

  /** Stops the compensation of a bank, or resumes it when no reason is given. */
  @OnlyFor({Role.CITY_OFFICER, Role.ADMINISTRATOR})
  @PostMapping("/pledge/lenders/pause")
  String pause(Viewer viewer, @RequestParam(defaultValue = "") String bank, @RequestParam(defaultValue = "") String why, RedirectAttributes after) {
    var known = bank.matches("[0-9]{1,18}") && lenders.find(Long.parseLong(bank)).isPresent() && why.length() <= 200;
    if (known) {
      lenders.pause(Long.parseLong(bank), why.strip(), viewer.actor());
    }
    after.addFlashAttribute("said", !known ? "finance.said.nothing" : why.isBlank() ? "finance.said.resumed" : "finance.said.paused");
    return "redirect:/pledge/lenders";
  }

  /** A bank is a body of the register, found by its whole name or its credit code. */
  @OnlyFor({Role.CITY_OFFICER, Role.ADMINISTRATOR})
  @PostMapping("/pledge/lenders/new")
  ModelAndView join(Viewer viewer, @RequestParam Map<String, String> form, RedirectAttributes after) {
    var name = form.getOrDefault("name", "").strip();
    var found = name.isEmpty() || name.length() > 100 ? java.util.Optional.<cityip.party.Body>empty()
        : register.list(new PartyFilter(name, null, "", new Scope.WholeCity()), PartyOrder.NAME, false, 20, 0).stream().filter(body -> body.name().equals(name) || name.equals(body.creditCode())).findFirst();
    if (found.isEmpty()) {
      return banks(viewer, form, Map.of("join-name", Words.t("finance.league.unknown")));
    }
    after.addFlashAttribute("said", lenders.join(found.get().canonicalId(), found.get().name(), viewer.actor()) ? "finance.said.joined" : "finance.said.nothing");
    return new ModelAndView("redirect:/pledge/lenders");
  }
}
