package cityip.finance.web;

import cityip.casework.ActResult;
import cityip.casework.Casework;
import cityip.casework.PerformAct;
import cityip.finance.RightList;
import cityip.finance.lending.Consents;
import cityip.finance.lending.Fit.Point;
import cityip.finance.lending.Lenders;
import cityip.finance.lending.Loan;
import cityip.finance.lending.LoanNeeds;
import cityip.finance.lending.LoanNeeds.Need;
import cityip.finance.lending.LoanNeeds.Told;
import cityip.finance.pool.FirmSize;
import cityip.finance.risk.Collateral;
import cityip.finance.web.Blocks.Block;
import cityip.finance.web.Blocks.Cell;
import cityip.finance.web.Blocks.Head;
import cityip.finance.web.Blocks.Input;
import cityip.kernel.Money;
import cityip.rulebook.City;
import cityip.shell.Scope;
import cityip.shell.Viewer;
import cityip.shell.Words;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
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

/** A firm's need, the banks it reached and why, their offers side by side; a bank sees the need and its own answer (capability U6). */
@Controller
class LoanNeedPages {

  private final LoanNeeds needs;
  private final NeedForm form;
  private final Consents consents;
  private final Lenders lenders;
  private final Casework casework;
  private final City city;
  private final Clock clock;

  LoanNeedPages(LoanNeeds needs, NeedForm form, Consents consents, Lenders lenders, Casework casework, City city, Clock clock) {
    this.needs = needs;
    this.form = form;
    this.consents = consents;
    this.lenders = lenders;
    this.casework = casework;
    this.city = city;
    this.clock = clock;
  }

  private Listing<Need> listing() {
    return new Listing<>("/pledge/needs", Words.t("finance.place.needs"), List.of(
        Listing.of("finance.need.number", need -> Cell.text("#" + need.id()).to("/pledge/needs/" + need.id()), Need::id), Listing.text("finance.need.firm", Need::firm),
        Listing.of("finance.need.amount", need -> Say.yuan(need.told().amount()), need -> need.told().amount()),
        Listing.of("finance.need.months", need -> Cell.number("" + need.told().months(), need.told().months()), need -> need.told().months()),
        Listing.text("finance.need.purpose", need -> need.told().purpose()), Listing.text("casework.field.unit", need -> Say.unit(city, need.told().unit())),
        Listing.of("finance.need.told", need -> Cell.text(Words.moment(need.at())), Need::at),
        Listing.of("finance.need.state", need -> Cell.text(Words.t(need.open() ? "finance.need.open" : "finance.need.closed")).toned(need.open() ? "good" : "neutral"))),
        List.of(new Listing.Picking<>("unit", "casework.field.unit", Say.units(city), (need, unit) -> need.told().unit().equals(unit))));
  }

  @GetMapping("/pledge/needs")
  ModelAndView list(Viewer viewer, @RequestParam Map<String, String> query) {
    var listing = listing();
    var actions = new ArrayList<Blocks.Link>();
    if (viewer.bodyId() != null && lenders.of(viewer).isEmpty()) {
      actions.add(new Blocks.Link("/pledge/needs/new", Words.t("finance.need.new")));
    }
    actions.add(listing.exported(query));
    return Say.page(new Blocks.Sheet(Words.t("finance.place.needs"), Words.t("finance.place.needs.about"), actions, Map.of(), listing.blocks(needs.list(viewer.scope()), query, Words.t("finance.need.none"))));
  }

  @GetMapping("/pledge/needs.xlsx")
  void export(Viewer viewer, @RequestParam Map<String, String> query, HttpServletResponse response) throws IOException {
    listing().export(needs.list(viewer.scope()), query, response, viewer, clock.instant(), "loan-needs");
  }

  private void onlyFirms(Viewer viewer) {
    if (viewer.bodyId() == null || lenders.of(viewer).isPresent()) {
      throw new ResponseStatusException(HttpStatus.FORBIDDEN);
    }
  }

  @GetMapping("/pledge/needs/new")
  ModelAndView start(Viewer viewer) {
    onlyFirms(viewer);
    return Say.page(form.sheet(Map.of(), Map.of(), UUID.randomUUID().toString()));
  }

  @PostMapping("/pledge/needs/new")
  ModelAndView tell(Viewer viewer, @RequestParam Map<String, String> typed, RedirectAttributes after) {
    onlyFirms(viewer);
    var problems = new LinkedHashMap<String, String>();
    var told = form.read(typed, viewer, problems);
    if (told == null || !problems.isEmpty()) {
      return Say.page(form.sheet(typed, problems, typed.getOrDefault("key", "")));
    }
    var id = needs.tell(told, viewer, false);
    if (typed.containsKey("share")) {
      var need = need(id, viewer);
      needs.routes(need).stream().filter(LoanNeeds.Route::fits).map(route -> route.product().lender()).distinct().forEach(bank -> consents.give(need, bank, viewer));
    }
    after.addFlashAttribute("said", "finance.said.told");
    return new ModelAndView("redirect:/pledge/needs/" + id);
  }

  private Need need(long id, Viewer viewer) {
    return needs.find(id, viewer.scope()).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
  }

  private Need own(long id, Viewer viewer) {
    var need = need(id, viewer);
    if (!needs.owns(need, viewer)) {
      throw new ResponseStatusException(HttpStatus.FORBIDDEN);
    }
    return need;
  }

  @GetMapping("/pledge/needs/{id:\\d{1,18}}")
  ModelAndView one(@PathVariable long id, Viewer viewer) {
    var need = need(id, viewer);
    var blocks = new ArrayList<Block>();
    blocks.add(about(need));
    blocks.add(offers(need, viewer));
    blocks.add(new Blocks.Prose(Words.t("finance.offer.formula"), true));
    var bank = lenders.of(viewer);
    if (bank.isPresent() && !needs.owns(need, viewer)) {
      var open = consents.standing(id, bank.get().body()).isPresent();
      blocks.add(open ? new Blocks.Links(List.of(new Blocks.Link("/pledge/needs/" + id + "/pack.zip", Words.t("finance.pack.open")))) : new Blocks.Prose(Words.t("finance.pack.closed"), false));
    } else {
      blocks.add(routes(need));
    }
    if (needs.owns(need, viewer)) {
      blocks.addAll(acts(need, viewer));
    }
    return Say.page(new Blocks.Sheet(Words.t("finance.need.title", "#" + id), need.firm(), List.of(new Blocks.Link("/pledge/needs", Words.t("finance.place.needs"))), Map.of(), blocks));
  }

  private Blocks.Facts about(Need need) {
    var told = need.told();
    return new Blocks.Facts("", List.of(new Blocks.Fact(Words.t("finance.need.amount"), Words.number(told.amount().yuan())), new Blocks.Fact(Words.t("finance.need.months"), "" + told.months()),
        new Blocks.Fact(Words.t("finance.need.purpose"), told.purpose()), new Blocks.Fact(Words.t("finance.need.hoped"), told.hopedRate() == 0 ? "—" : Say.rate(told.hopedRate())),
        new Blocks.Fact(Words.t("finance.need.rights"), String.join("、", told.rights())), new Blocks.Fact(Words.t("finance.need.sector"), Words.t("finance.sector." + told.sector())),
        new Blocks.Fact(Words.t("finance.need.staff"), Words.number(told.staff())), new Blocks.Fact(Words.t("finance.need.revenue"), Words.number(told.revenue().yuan())),
        new Blocks.Fact(Words.t("finance.need.assets"), Words.number(told.assets().yuan()))));
  }

  /** Side by side: what each bank offers, what it costs in a year with everything in it, or why it refused. */
  private Blocks.Table offers(Need need, Viewer viewer) {
    var heads = Stream.of("finance.product.bank", "finance.offer.state", "finance.offer.amount", "finance.offer.rate", "finance.offer.months", "finance.offer.fees", "finance.offer.cost", "finance.offer.due")
        .map(word -> new Head(Words.t(word), "", null, false)).toList();
    var rows = needs.offers(need, viewer.scope()).stream().map(LoanNeedPages::offer).toList();
    return new Blocks.Table(Words.t("finance.offers"), Words.t("finance.offers.lead"), heads, rows, Words.t("finance.offers.none"));
  }

  private static List<Cell> offer(Loan loan) {
    var why = loan.state().equals("refused") ? Words.t("finance.loan.choice." + loan.row().fact("refusal")) + "：" + loan.row().fact("reason") : loan.row().fact("offer-terms");
    var cost = loan.allIn();
    var told = loan.offered();
    return List.of(Cell.text(loan.bank()).to("/cases/" + loan.number()).hinted(loan.row().fact("product")), Cell.text(Words.t("finance.loan.state." + loan.state())).hinted(why),
        told ? Say.yuan(loan.amount("offer-amount")) : Cell.text("—"), told ? Cell.number(Say.rate(loan.count("rate-bp")), loan.count("rate-bp")) : Cell.text("—"),
        told ? Cell.number("" + loan.count("offer-months"), loan.count("offer-months")).hinted(Words.t("finance.loan.choice." + loan.row().fact("repayment"))) : Cell.text("—"),
        told ? Say.yuan(loan.fees()) : Cell.text("—"),
        cost == null ? Cell.text("—") : Say.percent(cost).hinted(Words.t("finance.offer.cost.numbers", Words.number(loan.amount("offer-amount").yuan()), Words.number(loan.fees().yuan()), Say.rate(loan.count("rate-bp")), loan.count("offer-months"))),
        Say.day(loan.row().due()));
  }

  private Blocks.Table routes(Need need) {
    var heads = Stream.of("finance.product.bank", "finance.product.name", "finance.fit", "finance.fit.why").map(word -> new Head(Words.t(word), "", null, false)).toList();
    var rows = needs.routes(need).stream().map(route -> List.of(Cell.text(route.product().bank()), Cell.text(route.product().name()).to("/pledge/products/" + route.product().id()),
        Cell.text(Words.t(route.fits() ? "finance.fit.yes" : "finance.fit.no")).toned(route.fits() ? "good" : "neutral"), Cell.text(String.join("；", route.points().stream().map(this::said).toList())))).toList();
    return new Blocks.Table(Words.t("finance.routes"), Words.t("finance.routes.lead"), heads, rows, Words.t("finance.routes.none"));
  }

  private String said(Point point) {
    var asked = point.name().equals("size") ? Words.t("finance.size." + point.asked()) : point.name().equals("unit") ? Say.unit(city, point.asked()) : grouped(point.asked());
    return Words.t(point.holds() ? "finance.fit.holds" : point.hard() ? "finance.fit.fails" : "finance.fit.told") + Words.t("finance.fit.point." + point.name(), asked, grouped(point.allowed()));
  }

  /** Whole amounts as they are read: 2000000 as 2,000,000. */
  private static String grouped(String numbers) {
    return java.util.regex.Pattern.compile("[0-9]{5,15}").matcher(numbers).replaceAll(found -> Words.number(Long.parseLong(found.group())));
  }

  private List<Block> acts(Need need, Viewer viewer) {
    var blocks = new ArrayList<Block>();
    var base = "/pledge/needs/" + need.id();
    needs.offers(need, viewer.scope()).stream().filter(loan -> loan.state().equals("offered")).forEach(loan -> blocks.add(new Blocks.Form("choose-" + loan.number(), Words.t("finance.choose", loan.bank()),
        Words.t("finance.choose.lead"), base + "/choose/" + loan.number(), List.of(), Words.t("finance.choose.button", loan.bank()), true, false)));
    var given = consents.of(need.id());
    needs.routes(need).stream().filter(LoanNeeds.Route::fits).map(route -> route.product().lender()).distinct().forEach(bank -> {
      var name = lenders.find(bank).map(Lenders.Lender::name).orElse("");
      var standing = given.stream().filter(consent -> consent.lender() == bank && consent.withdrawn() == null).findFirst();
      blocks.add(standing.isPresent()
          ? new Blocks.Form("close-" + bank, Words.t("finance.consent.stands", name), Words.t("finance.consent.stands.lead", Words.moment(standing.get().given()), standing.get().pack().substring(0, 12)),
              base + "/consents/" + bank + "/withdraw", List.of(), Words.t("finance.consent.withdraw"), false, false)
          : new Blocks.Form("open-" + bank, Words.t("finance.consent.not", name), Words.t("finance.consent.lead"), base + "/consents/" + bank, List.of(), Words.t("finance.consent.give", name), false, false));
    });
    if (need.open()) {
      blocks.add(new Blocks.Form("again", Words.t("finance.again"), Words.t("finance.again.lead"), base + "/route", List.of(), Words.t("finance.again"), false, false));
      blocks.add(new Blocks.Form("end", "", Words.t("finance.need.close.lead"), base + "/close", List.of(), Words.t("finance.need.close"), false, false));
    }
    return blocks;
  }

  /** The firm takes one offer; the other banks are told at once. */
  @PostMapping("/pledge/needs/{id:\\d{1,18}}/choose/{number}")
  String choose(@PathVariable long id, @PathVariable String number, Viewer viewer, RedirectAttributes after) {
    var need = own(id, viewer);
    var all = needs.offers(need, viewer.scope());
    var chosen = all.stream().filter(loan -> loan.number().equals(number)).findFirst().orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    if (!(act(chosen, "choose", Map.of(), viewer) instanceof ActResult.Done)) {
      after.addFlashAttribute("said", "finance.said.nothing");
      return "redirect:/cases/" + number;
    }
    all.stream().filter(loan -> !loan.number().equals(number) && (loan.state().equals("asked") || loan.state().equals("offered"))).forEach(loan -> act(loan, "decline", Map.of("reason", "已选择其他银行"), viewer));
    after.addFlashAttribute("said", "finance.said.chosen");
    return "redirect:/pledge/needs/" + id;
  }

  private ActResult act(Loan loan, String act, Map<String, String> answers, Viewer viewer) {
    return casework.act(new PerformAct(loan.number(), act, answers, loan.row().stamp(), act + "-" + loan.number() + "-" + loan.row().stamp()), viewer);
  }

  @PostMapping("/pledge/needs/{id:\\d{1,18}}/consents/{bank:\\d{1,18}}")
  String consent(@PathVariable long id, @PathVariable long bank, Viewer viewer, RedirectAttributes after) {
    var need = own(id, viewer);
    if (needs.routes(need).stream().noneMatch(route -> route.fits() && route.product().lender() == bank)) {
      throw new ResponseStatusException(HttpStatus.NOT_FOUND);
    }
    consents.give(need, bank, viewer);
    after.addFlashAttribute("said", "finance.said.consented");
    return "redirect:/pledge/needs/" + id;
  }

  @PostMapping("/pledge/needs/{id:\\d{1,18}}/consents/{bank:\\d{1,18}}/withdraw")
  String withdraw(@PathVariable long id, @PathVariable long bank, Viewer viewer, RedirectAttributes after) {
    after.addFlashAttribute("said", consents.withdraw(own(id, viewer), bank, viewer) ? "finance.said.withdrawn" : "finance.said.nothing");
    return "redirect:/pledge/needs/" + id;
  }

  @PostMapping("/pledge/needs/{id:\\d{1,18}}/route")
  String route(@PathVariable long id, Viewer viewer, RedirectAttributes after) {
    after.addFlashAttribute("said", needs.route(own(id, viewer), viewer, false) > 0 ? "finance.said.routed" : "finance.said.routed-none");
    return "redirect:/pledge/needs/" + id;
  }

  @PostMapping("/pledge/needs/{id:\\d{1,18}}/close")
  String close(@PathVariable long id, Viewer viewer, RedirectAttributes after) {
    after.addFlashAttribute("said", needs.close(own(id, viewer), viewer) ? "finance.said.closed" : "finance.said.nothing");
    return "redirect:/pledge/needs/" + id;
  }

  /** A bank opens the pack while the firm's consent stands; a moment later it may be gone. */
  @GetMapping("/pledge/needs/{id:\\d{1,18}}/pack.zip")
  void pack(@PathVariable long id, Viewer viewer, HttpServletResponse response) throws IOException {
    need(id, viewer);
    var bank = lenders.of(viewer).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    try (var content = consents.open(id, bank.body(), viewer).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND))) {
      response.setContentType("application/zip");
      response.setHeader("Content-Disposition", "attachment; filename=\"due-diligence-" + id + ".zip\"");
      content.transferTo(response.getOutputStream());
    }
  }
}
