package cityip.operation.market.web;

import cityip.operation.Comparables;
import cityip.operation.Ground;
import cityip.operation.market.Brokers;
import cityip.operation.market.Listing;
import cityip.operation.market.Listing.Way;
import cityip.operation.market.ListingFilter;
import cityip.operation.market.ListingOrder;
import cityip.operation.market.Market;
import cityip.operation.market.Placed;
import cityip.operation.market.web.MarketViews.FormPage;
import cityip.operation.market.web.MarketViews.ListPage;
import cityip.party.PartyRegister;
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
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Rights on offer for everybody, and the form that puts one there (capability U1). */
@Controller
class ListingPages implements Navigation {

  private static final int PAGE = 20;
  private static final List<String> KEPT = List.of("text", "unit", "way", "sale", "maturity", "most", "sort", "mine");

  private final Market market;
  private final Brokers brokers;
  private final Comparables comparables;
  private final PartyRegister parties;
  private final City city;
  private final Clock clock;

  ListingPages(Market market, Brokers brokers, Comparables comparables, PartyRegister parties, City city, Clock clock) {
    this.market = market;
    this.brokers = brokers;
    this.comparables = comparables;
    this.parties = parties;
    this.city = city;
    this.clock = clock;
  }

  @Override
  public List<Item> items(Viewer viewer) {
    return List.of(new Item(51, "operation.listings.menu", "/listings"));
  }

  static ListingFilter filter(Map<String, String> query, Viewer viewer) {
    var maturity = query.getOrDefault("maturity", "");
    return new ListingFilter(query.getOrDefault("text", "").strip(), query.getOrDefault("unit", ""), query.getOrDefault("way", ""), query.getOrDefault("sale", ""),
        maturity.matches("[1-9]") ? Integer.parseInt(maturity) : 0, ListingForm.filter(query.getOrDefault("most", "")), "yes".equals(query.get("mine")) && viewer.signedIn(), viewer);
  }

  @OpenToAll
  @GetMapping("/listings")
  ModelAndView list(@RequestParam Map<String, String> query, Viewer viewer) {
    var kept = new LinkedHashMap<String, String>();
    KEPT.forEach(name -> kept.put(name, query.getOrDefault(name, "")));
    var filter = filter(query, viewer);
    var number = query.getOrDefault("page", "1");
    var paging = new Paging(number.matches("\\d{1,6}") ? Integer.parseInt(number) : 1, PAGE, market.count(filter), "/listings", kept);
    return new ModelAndView("operation/market/listings", "view", new ListPage(market.page(filter, ListingOrder.of(query.getOrDefault("sort", "")), PAGE, paging.offset()), paging, city.units(), query,
        filter.mine(), viewer.bodyId() != null, Paging.address("/listings.xlsx", kept)));
  }

  @OpenToAll
  @GetMapping("/listings.xlsx")
  void export(@RequestParam Map<String, String> query, Viewer viewer, HttpServletResponse response) throws IOException {
    var filter = filter(query, viewer);
    response.setContentType("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");
    response.setHeader("Content-Disposition", "attachment; filename=\"listings.xlsx\"");
    var about = new LinkedHashMap<String, String>();
    about.put(Words.t("shell.export.made"), Words.moment(clock.instant()));
    about.put(Words.t("shell.export.filters"), String.join(" ", KEPT.stream().map(name -> query.getOrDefault(name, "")).toList()).strip());
    var headers = List.of("number", "title", "right", "seller", "way", "sale", "price", "maturity", "state", "listed").stream().map(word -> Words.t("operation.listing." + word)).toList();
    SheetExport.write(response.getOutputStream(), Words.t("operation.listings"), about, headers, sink -> market.page(filter, ListingOrder.of(query.getOrDefault("sort", "")), 100_000, 0)
        .forEach(one -> sink.row(Arrays.asList(one.number(), one.title(), one.rightNumber(), one.sellerName(), Words.t("operation.listing.way." + one.way().code()),
            Words.t("operation.listing.sale." + one.sale().code()), one.price().yuan(), one.maturity(), Words.t("operation.listing.state." + one.state().code()), Words.moment(one.listed())))));
  }

  @GetMapping("/listings/new")
  ModelAndView form(@RequestParam Map<String, String> query) {
    return page(query, Map.of(), null);
  }

  private ModelAndView page(Map<String, String> typed, Map<String, String> problems, @Nullable Placed outcome) {
    var checked = outcome instanceof Placed.Refused refused ? refused.checked() : null;
    var grounds = outcome instanceof Placed.Refused refused ? refused.grounds() : List.<Ground>of();
    var range = checked == null || checked.right() == null ? null : range(checked.right(), typed.getOrDefault("way", ""));
    return new ModelAndView("operation/market/form", "view", new FormPage(typed, problems, checked, grounds, outcome instanceof Placed.OnOffer there ? there.number() : "", range));
  }

  private Comparables.@Nullable Range range(RightView right, String way) {
    var told = right.facts().get(Fact.MAIN_CLASS);
    return comparables.of(way.equals(Way.TRANSFER.code()) ? EventKind.TRANSFERRED : EventKind.LICENSED, right.number().kind(), told == null ? "" : String.valueOf(told.value())).orElse(null);
  }

  /** Outcome of a wish to list that came by a form or by a program. */
  record Result(@Nullable Listing listing, Map<String, String> problems, @Nullable Placed outcome) {}

  /** A broker lists for the client whose order names the right, everybody else for his own body. */
  Result place(Map<String, String> typed, Viewer viewer) {
    var body = viewer.bodyId();
    if (body == null) {
      return new Result(null, Map.of("number", Words.t("operation.listing.not-owner")), null);
    }
    var order = brokers.ofBody(body).flatMap(own -> brokers.ofParty(own.body()).stream().filter(one -> one.broker() == own.id() && one.side().equals("seller")
        && same(one.rightNumber(), typed.getOrDefault("number", ""))).findFirst());
    var seller = order.map(Brokers.Order::clientBody).orElse(body);
    var form = new ListingForm(typed, market.bounds(), clock.instant());
    var wish = form.read(seller, parties.find(seller).map(cityip.party.Body::name).orElse(viewer.displayName()), order.isPresent() ? body : null);
    if (wish == null) {
      return new Result(null, form.problems(), null);
    }
    return switch (market.place(wish, viewer)) {
      case Placed.Listed listed -> new Result(listed.listing(), Map.of(), listed);
      case Placed.Refused refused -> new Result(null, Map.of("number", Words.t("operation.listing.refused", Words.t("operation.ground." + refused.grounds().getFirst().code()))), refused);
      case Placed.OnOffer there -> new Result(null, Map.of("number", Words.t("operation.listing.twice", there.number())), there);
      case Placed.NotYours no -> new Result(null, Map.of("number", Words.t("operation.listing.not-owner")), no);
      case Placed.BeyondReason beyond -> new Result(null, Map.of("price", Words.t("operation.listing.price.range", Words.number(beyond.least().yuan()), Words.number(beyond.most().yuan()))), beyond);
    };
  }

  private static boolean same(String canonical, String typed) {
    return typed.replaceAll("[^0-9Xx]", "").equalsIgnoreCase(canonical.replaceAll("[^0-9Xx]", ""));
  }

  @PostMapping("/listings/new")
  ModelAndView place(@RequestParam Map<String, String> form, Viewer viewer, RedirectAttributes after) {
    var result = place(form, viewer);
    var listing = result.listing();
    if (listing == null) {
      var page = page(form, result.problems(), result.outcome());
      page.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
      return page;
    }
    after.addFlashAttribute("said", listing.state() == Listing.State.OPEN ? "operation.said.listed" : "operation.said.held");
    return new ModelAndView("redirect:/listings/" + listing.number());
  }
}
