package cityip.operation.market.web;

import cityip.kernel.Money;
import cityip.kernel.Reading;
import cityip.operation.Ground;
import cityip.operation.market.Bidding;
import cityip.operation.market.Brokers;
import cityip.operation.market.DataRoom;
import cityip.operation.market.Listing;
import cityip.operation.market.Listing.Sale;
import cityip.operation.market.Listing.State;
import cityip.operation.market.Market;
import cityip.operation.market.web.MarketViews.CardPage;
import cityip.party.PartyRegister;
import cityip.rulebook.City;
import cityip.shell.OpenToAll;
import cityip.shell.Viewer;
import cityip.shell.Words;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** One right on offer: its card for everybody, the promise before the data room, bids, and what its own side does with it. */
@Controller
@RequestMapping("/listings/{number:ML-\\d{4}-\\d{6,9}}")
class CardPages {

  private final Market market;
  private final DataRoom room;
  private final Bidding bidding;
  private final Brokers brokers;
  private final PartyRegister parties;
  private final City city;
  private final Clock clock;

  CardPages(Market market, DataRoom room, Bidding bidding, Brokers brokers, PartyRegister parties, City city, Clock clock) {
    this.market = market;
    this.room = room;
    this.bidding = bidding;
    this.brokers = brokers;
    this.parties = parties;
    this.city = city;
    this.clock = clock;
  }

  private Listing listing(String number, Viewer viewer) {
    return market.find(number).filter(one -> market.mayRead(one, viewer)).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
  }

  @OpenToAll
  @GetMapping
  ModelAndView card(@PathVariable String number, Viewer viewer) {
    return page(listing(number, viewer), viewer, Map.of(), Map.of());
  }

  private ModelAndView page(Listing listing, Viewer viewer, Map<String, String> problems, Map<String, String> typed) {
    var checked = market.check(listing);
    var right = checked.right();
    var side = market.isSide(listing, viewer);
    var files = room.files(listing);
    var closes = listing.closes();
    var over = closes != null && !clock.instant().isBefore(closes);
    var outsider = listing.state() == State.OPEN && viewer.bodyId() != null && !side;
    var missing = listing.state() == State.HELD ? market.missing(listing, checked) : List.<Ground>of();
    var state = right == null || right.state().isEmpty() ? "unknown" : right.state().get().code();
    var page = new ModelAndView("operation/market/card", "view", new CardPage(listing, unit(listing.unit()), checked, state, missing, files.stream().filter(file -> !file.proves().equals(DataRoom.ROOM)).toList(),
        files.stream().filter(file -> file.proves().equals(DataRoom.ROOM)).count(), side, room.mayEnter(listing, viewer), outsider && !room.promised(listing, viewer),
        Words.t("operation.room.promise.words", bodyName(viewer), "____", listing.number(), listing.title(), listing.sellerName()), bids(listing, viewer, side),
        listing.sale().bids() ? MarketViews.yuan(bidding.least(listing)) : "", outsider && listing.sale().bids() && !over, outsider && !listing.sale().bids(),
        brokers.ofRight(listing.rightNumber()), problems, typed, over));
    if (!problems.isEmpty()) {
      page.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
    }
    return page;
  }

  /** Others see that somebody bid and how much, not who; of a sealed bid nobody sees more than its hash. */
  private List<MarketViews.BidLine> bids(Listing listing, Viewer viewer, boolean side) {
    var lines = new ArrayList<MarketViews.BidLine>();
    var bodies = new ArrayList<Long>();
    for (var bid : bidding.bids(listing)) {
      if (!bodies.contains(bid.body())) {
        bodies.add(bid.body());
      }
      var sees = viewer.handlesCityData() || side && listing.state() != State.OPEN;
      lines.add(MarketViews.line(bid, bodies.indexOf(bid.body()) + 1, Long.valueOf(bid.body()).equals(viewer.bodyId()), sees));
    }
    return lines.reversed();
  }

  private String unit(String code) {
    return city.unit(code).map(unit -> Words.english() ? unit.nameEn() : unit.name()).orElse(Words.english() ? city.nameEn() : city.name());
  }

  private String bodyName(Viewer viewer) {
    var body = viewer.bodyId();
    return body == null ? viewer.displayName() : parties.find(body).map(cityip.party.Body::name).orElse(viewer.displayName());
  }

  private static ModelAndView back(Listing listing, String said, RedirectAttributes after) {
    after.addFlashAttribute("said", said);
    return new ModelAndView("redirect:/listings/" + listing.number());
  }

  @PostMapping("/promise")
  ModelAndView promise(@PathVariable String number, @RequestParam Map<String, String> form, Viewer viewer, RedirectAttributes after) {
    var listing = listing(number, viewer);
    var person = form.getOrDefault("person", "").strip();
    if (person.isEmpty() || person.length() > 40 || !"yes".equals(form.get("agreed"))) {
      return page(listing, viewer, Map.of("person", Words.t("operation.room.promise.needed")), form);
    }
    if (!room.promise(listing, person, bodyName(viewer), viewer)) {
      return page(listing, viewer, Map.of("person", Words.t("operation.room.promise.not-yours")), form);
    }
    after.addFlashAttribute("said", "operation.said.promised");
    return new ModelAndView("redirect:/listings/" + number + "/room");
  }

  @PostMapping("/bids")
  ModelAndView bid(@PathVariable String number, @RequestParam(defaultValue = "") String amount, @RequestParam(defaultValue = "") String confirmed, Viewer viewer, RedirectAttributes after) {
    var listing = listing(number, viewer);
    var typed = Map.of("amount", amount);
    if (!(Money.parse(amount) instanceof Reading.Read<Money> read)) {
      return page(listing, viewer, Map.of("amount", Words.t("operation.need.money.unclear", amount)), typed);
    }
    if (!confirmed.equals("yes")) {
      return page(listing, viewer, Map.of("confirmed", Words.t("operation.bid.confirm.needed")), typed);
    }
    return switch (bidding.bid(number, read.value(), viewer)) {
      case Bidding.Outcome.Standing _ -> back(listing, listing.sale() == Sale.SEALED ? "operation.said.bid-sealed" : "operation.said.bid", after);
      case Bidding.Outcome.TooLow low -> page(listing, viewer, Map.of("amount", Words.t("operation.bid.too-low", MarketViews.yuan(low.least()))), typed);
      case Bidding.Outcome.TooHigh high -> page(listing, viewer, Map.of("amount", Words.t("operation.bid.too-high", MarketViews.yuan(high.most()))), typed);
      case Bidding.Outcome.Over _ -> page(listing, viewer, Map.of("amount", Words.t("operation.bid.over")), typed);
      case Bidding.Outcome.NotYours _ -> page(listing, viewer, Map.of("amount", Words.t("operation.bid.not-yours")), typed);
    };
  }

  @PostMapping("/publish")
  ModelAndView publish(@PathVariable String number, Viewer viewer, RedirectAttributes after) {
    var listing = listing(number, viewer);
    var missing = market.publish(number, viewer);
    if (missing.isEmpty()) {
      return back(listing, "operation.said.listed", after);
    }
    return page(listing, viewer, Map.of("publish", Words.t("operation.listing.missing", Words.t("operation.ground." + missing.getFirst().code()))), Map.of());
  }

  @PostMapping("/refresh")
  ModelAndView refresh(@PathVariable String number, Viewer viewer, RedirectAttributes after) {
    return back(listing(number, viewer), market.refresh(number, viewer) ? "operation.said.refreshed" : "operation.said.not-changed", after);
  }

  @PostMapping("/withdraw")
  ModelAndView withdraw(@PathVariable String number, @RequestParam(defaultValue = "") String reason, Viewer viewer, RedirectAttributes after) {
    var listing = listing(number, viewer);
    if (reason.isBlank() || reason.length() > 500) {
      return page(listing, viewer, Map.of("reason", Words.t("casework.problem.missing")), Map.of("reason", reason));
    }
    return back(listing, market.withdraw(number, reason.strip(), viewer) ? "operation.said.withdrawn" : "operation.said.not-changed", after);
  }
}
