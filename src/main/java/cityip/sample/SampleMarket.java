package cityip.sample;

import cityip.casework.ActResult;
import cityip.casework.Casework;
import cityip.casework.OpenCase;
import cityip.casework.PerformAct;
import cityip.kernel.Money;
import cityip.operation.Needs;
import cityip.operation.market.Brokers;
import cityip.operation.market.Listing;
import cityip.operation.market.Listing.Sale;
import cityip.operation.market.Listing.Way;
import cityip.operation.market.ListingFilter;
import cityip.operation.market.Market;
import cityip.operation.market.PlaceListing;
import cityip.operation.market.Placed;
import cityip.party.Body;
import cityip.party.PartyFilter;
import cityip.party.PartyKind;
import cityip.party.PartyOrder;
import cityip.party.PartyRegister;
import cityip.registry.RightList;
import cityip.registry.RightList.RightQuery;
import cityip.registry.RightList.Sort;
import cityip.search.SearchIndex;
import cityip.shell.Accounts;
import cityip.shell.Role;
import cityip.shell.Scope;
import cityip.shell.Viewer;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.env.Environment;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Invented offers, deals, brokers and needs, made through the same doors as real ones once the index knows the sample's rights. */
@Component
class SampleMarket {

  private static final Logger LOG = LoggerFactory.getLogger(SampleMarket.class);
  private static final int LISTINGS = 30;
  private static final int DEALS = 14;
  private static final int EACH = 6;
  private static final String UNIVERSITY = "示例济州大学";
  private static final int INDEXED = 19_000;
  private static final List<Way> WAYS = List.of(Way.TRANSFER, Way.ORDINARY, Way.ORDINARY, Way.EXCLUSIVE, Way.TRANSFER, Way.SOLE);

  private final Environment environment;
  private final Accounts accounts;
  private final SearchIndex index;
  private final RightList rights;
  private final PartyRegister parties;
  private final Market market;
  private final Brokers brokers;
  private final Needs needs;
  private final Casework casework;
  private final SampleUse use;
  private final Clock clock;
  private final SplittableRandom random = new SplittableRandom(20261101);
  private volatile boolean done;

  SampleMarket(Environment environment, Accounts accounts, SearchIndex index, RightList rights, PartyRegister parties, Market market, Brokers brokers, Needs needs, Casework casework, SampleUse use, Clock clock) {
    this.environment = environment;
    this.accounts = accounts;
    this.index = index;
    this.rights = rights;
    this.parties = parties;
    this.market = market;
    this.brokers = brokers;
    this.needs = needs;
    this.casework = casework;
    this.use = use;
    this.clock = clock;
  }

  @Scheduled(fixedDelay = 3_000, initialDelay = 3_000)
  void fill() {
    if (done || !environment.getProperty("cityip.sample", Boolean.class, false)) {
      return;
    }
    if (!accounts.sampleUsernames().contains("university") || index.size() < INDEXED) {
      return;
    }
    done = true;
    if (market.count(new ListingFilter("", "", "", "", 0, null, true, SampleCases.LEADER)) == 0) {
      live();
    }
  }

  private void live() {
    var universities = bodies("示例", PartyKind.UNIVERSITY);
    var firms = bodies("示例", PartyKind.FIRM);
    if (universities.isEmpty() || firms.size() < 12) {
      return;
    }
    for (int n = 0; n < 2; n++) {
      brokers.enter(firms.get(n).id(), "示例资质 2026-" + (n + 1), LocalDate.of(2026, 1, 1), LocalDate.of(2028, 12, 31), java.math.BigDecimal.valueOf(n + 2L), SampleCases.OFFICER);
    }
    var open = new ArrayList<Listing>();
    var placed = 0;
    for (var offered : offers(universities, firms)) {
      var listing = placed == LISTINGS ? null : place(placed, offered.owner(), offered.right());
      placed += listing == null ? 0 : 1;
      if (listing != null && listing.state() == Listing.State.OPEN && !listing.sale().bids()) {
        open.add(listing);
      }
    }
    var deals = 0;
    for (var listing : open.subList(0, Math.min(DEALS, open.size() / 2))) {
      deals += deal(listing, firms.get(firms.size() - 1 - deals)) ? 1 : 0;
    }
    var told = needs(firms);
    universities.stream().filter(body -> body.name().equals(UNIVERSITY)).forEach(use::stock);
    use.products(firms.subList(0, 12));
    LOG.info("The sample city has {} rights on offer, {} deals and {} needs.", open.size() - deals, deals, told);
  }

  private List<Body> bodies(String text, PartyKind kind) {
    return parties.list(new PartyFilter(text, kind, "", new Scope.WholeCity()), PartyOrder.NAME, false, 30, 0);
  }

  private static Viewer of(Body body) {
    return new Viewer(0L, body.name().equals(UNIVERSITY) ? "university" : "sample", body.name(), Role.BODY_MEMBER, null, body.id());
  }

  private record Offered(Body owner, RightList.Line right) {}

  /** Some rights of each owner, universities and firms in turn. */
  private List<Offered> offers(List<Body> universities, List<Body> firms) {
    var owners = new ArrayList<>(universities);
    owners.addAll(firms);
    var offers = new ArrayList<Offered>();
    for (var owner : owners) {
      rights.find(new RightQuery("", "invention", "in-force", "", "", owner.id(), Sort.NUMBER, false), new Scope.WholeCity(), EACH, 0).lines().forEach(right -> offers.add(new Offered(owner, right)));
    }
    return offers;
  }

  private @Nullable Listing place(int n, Body owner, RightList.Line right) {
    var sale = n == 7 ? Sale.AUCTION : n == 10 ? Sale.SEALED : n % 2 == 0 ? Sale.TALK : Sale.FIXED;
    var closes = sale.bids() ? clock.instant().plus(Duration.ofDays(20)) : null;
    var price = Money.ofYuan((5 + random.nextInt(60)) * 10_000L);
    var placed = market.place(new PlaceListing(false, right.number(), owner.id(), owner.name(), null, WAYS.get(n % WAYS.size()), sale, price, sale == Sale.AUCTION ? Money.ofYuan(10_000) : null, closes, 1, 0,
        "示例：用于本地" + (right.title() == null ? "产品" : right.title()) + "的生产", 3 + random.nextInt(7), Money.ofYuan(random.nextInt(50) * 10_000L), "示例：" + (right.title() == null ? "" : right.title()) + "，已有样机，可到现场看。",
        WAYS.get(n % WAYS.size()) == Way.ORDINARY), of(owner));
    return placed instanceof Placed.Listed listed ? listed.listing() : null;
  }

  /** From the offer to the settlement on one day each, by both sides. */
  private boolean deal(Listing listing, Body buyer) {
    var seller = new Viewer(0L, listing.listedBy(), listing.sellerName(), Role.BODY_MEMBER, null, listing.seller());
    var taker = of(buyer);
    var price = listing.price().percent(java.math.BigDecimal.valueOf(80L + random.nextInt(21))).yuan().setScale(-3, java.math.RoundingMode.HALF_UP).toPlainString();
    var form = new HashMap<>(Map.of("subject", listing.title(), "unit", listing.unit(), "listing", listing.number(), "right-number", listing.rightNumber(), "respondent", listing.sellerName(), "way", listing.way().code(),
        "price", price, "terms", "示例：一次付清"));
    if (!(casework.open(new OpenCase("market-deal", form, UUID.nameUUIDFromBytes(("sample-deal-" + listing.id()).getBytes(java.nio.charset.StandardCharsets.UTF_8)).toString(), null), taker, true) instanceof ActResult.Done opened)) {
      return false;
    }
    var today = LocalDate.now(clock).toString();
    var contract = new HashMap<>(Map.of("contract-number", "示例合同 " + listing.number(), "signed-on", today, "improvements", "maker", "confidential", "yes", "disputes", "mediation-first", "first-when", "签订后十日",
        "first-amount", price));
    if (listing.way() != Way.TRANSFER) {
      contract.putAll(Map.of("licence-from", today, "licence-until", LocalDate.now(clock).plusYears(1L + random.nextInt(6)).toString(), "territory", "中国"));
    }
    var acted = act(opened.number(), 1, "accept", Map.of("confirmed", "yes"), seller);
    acted = acted < 0 ? acted : act(opened.number(), acted, "sign-" + listing.way().code(), contract, seller);
    acted = acted < 0 || random.nextInt(4) == 0 ? -1 : act(opened.number(), acted, "pay-first", Map.of("first-paid", price, "first-paid-on", today), taker);
    acted = acted < 0 ? acted : act(opened.number(), acted, listing.way() == Way.TRANSFER ? "registered" : "recorded", Map.of("record-number", "示例备 " + listing.number(), "recorded-on", today), seller);
    if (acted >= 0) {
      act(opened.number(), acted, "settle", Map.of("received", "yes"), seller);
    }
    return true;
  }

  private int act(String number, int stamp, String act, Map<String, String> form, Viewer who) {
    return casework.act(new PerformAct(number, act, form, stamp, "sample-" + number + act), who) instanceof ActResult.Done done ? done.stamp() : -1;
  }

  private int needs(List<Body> firms) {
    var told = List.of(List.of("示例：瓦斯监测误报", "井下瓦斯监测终端受潮后误报多，希望有防潮、自校准的监测单元。"), List.of("示例：蒜片烘干能耗高", "蒜片烘干设备耗电大、颜色发黄，想降低能耗并保留风味。"),
        List.of("示例：半挂车减重", "半挂车横梁太重，希望在不降低强度的前提下减轻自重。"), List.of("示例：污泥含水率", "污泥干化机出料含水率高，需要余热回收和更稳定的干化。"),
        List.of("示例：电池均衡", "锂离子电池模组单体差异大，需要均衡电路和散热流道设计。"));
    for (int n = 0; n < told.size(); n++) {
      var body = firms.get(3 + n);
      var unit = body.unit();
      needs.tell(unit == null ? "370811" : unit, told.get(n).getFirst(), told.get(n).getLast(), "any", n % 2 == 0 ? Money.ofYuan(300_000) : null, n % 3 == 0 ? Integer.valueOf(6) : null, of(body));
    }
    return told.size();
  }
}
