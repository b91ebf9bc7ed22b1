package cityip.operation.market;

import static org.assertj.core.api.Assertions.assertThat;

import cityip.PageClient;
import cityip.SiteTest;
import cityip.kernel.Money;
import cityip.operation.Ground;
import cityip.operation.Notices;
import cityip.party.PartyFilter;
import cityip.party.PartyOrder;
import cityip.party.PartyRegister;
import cityip.shell.Role;
import cityip.shell.Scope;
import cityip.shell.Viewer;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The market from the screening of a listing to the settlement, and what it refuses. */
class MarketTest extends SiteTest {

  private static final String TODAY = LocalDate.now(ZoneId.of("Asia/Shanghai")).toString();
  private static final List<String> FREE = new ArrayList<>();

  private static final String OWN = """
      exists (select 1 from registry_owner o join shell_account a on a.body_id = o.party_id where a.username = 'university' and o.right_id = r.id and o.known_until = 'infinity' and o.valid_until = 'infinity')""";
  private static final String ALONE = "(select count(*) from registry_owner o where o.right_id = r.id and o.known_until = 'infinity' and o.valid_until = 'infinity') = 1";
  private static final String UNBURDENED = "not exists (select 1 from registry_flag f where f.right_id = r.id and f.flag in (4, 5, 7, 8, 9) and f.known_until = 'infinity' and f.valid_until > current_date)";

  private static List<String> rights(String conditions, int many) {
    return bean(JdbcClient.class).sql("""
        select r.number from registry_right r join registry_span s on s.right_id = r.id and s.known_until = 'infinity' and s.valid_from <= current_date and current_date < s.valid_until
         where r.jurisdiction = 'CN' and r.kind = 1 and""" + " " + conditions + " order by r.number desc limit " + many).query(String.class).list();
  }

  /** The university's own rights that nothing stands in the way of, each used once. */
  private static synchronized String free() {
    return FREE.removeFirst();
  }

  @BeforeAll
  static void rightsOfTheUniversity() {
    var market = bean(cityip.operation.TitleCheck.class);
    FREE.addAll(rights(OWN + " and " + ALONE + " and s.state = 20 and " + UNBURDENED, 60).stream()
        .filter(number -> market.of(number, cityip.operation.Purpose.LISTING, new Scope.PublicOnly(), null).needs().isEmpty()).limit(20).toList());
    assertThat(FREE).hasSizeGreaterThan(8);
  }

  private static Map<String, String> wish(String number, String way, String sale, String price) {
    var form = new HashMap<String, String>();
    form.put("number", number);
    form.put("way", way);
    form.put("sale", sale);
    form.put("price", price);
    form.put("teaser", "示例：能耗更低的装置");
    form.put("scene", "示例：食品加工线");
    form.put("maturity", "6");
    form.put("cost", "20万");
    return form;
  }

  private static String list(PageClient who, Map<String, String> wish) {
    var page = who.submit(who.get("/listings/new"), "/listings/new", wish);
    assertThat(page.status()).as(page.text()).isEqualTo(200);
    return page.address().getPath().substring("/listings/".length());
  }

  private static PageClient.Page act(PageClient who, String number, String act, Map<String, String> form) {
    var path = "/cases/" + number + "/acts/" + act;
    return who.submit(who.get(path), path, form);
  }

  private static String offer(PageClient who, String listing, String price) {
    var href = who.get("/listings/" + listing).html().select("a.btn-primary[href^=/services/market-deal/start]").first().attr("href");
    var form = who.get(href);
    var filled = new HashMap<String, String>();
    form.html().select("form[action=/services/market-deal/start] input[type=text], form[action=/services/market-deal/start] input:not([type])").forEach(input -> filled.put(input.attr("name"), input.attr("value")));
    form.html().select("form[action=/services/market-deal/start] select").forEach(select -> filled.put(select.attr("name"), select.select("option[selected]").attr("value")));
    filled.put("price", price);
    filled.put("terms", "示例：分两期付清");
    var opened = who.submit(form, "/services/market-deal/start", filled);
    assertThat(opened.html().select(".token")).as(opened.text()).isNotEmpty();
    return bean(JdbcClient.class).sql("select number from casework_case where procedure = 'market-deal' and facts ->> 'listing' = ? order by id desc limit 1").param(listing).query(String.class).single();
  }

  @Test
  void everyGroundThatForbidsIsToldWithItsWayOut() {
    var university = pages().signIn("university");
    var lapsed = rights(OWN + " and s.state = 33", 1).getFirst();
    var refused = university.submit(university.get("/listings/new"), "/listings/new", wish(lapsed, "transfer", "fixed", "50000"));
    assertThat(refused.status()).isEqualTo(422);
    assertThat(refused.text()).contains("权利已经终止").contains("权利不能恢复的，不能上架");
    assertThat(refused.html().select("#price").val()).as("what was typed stays").isEqualTo("50000");
    var others = rights("not " + OWN + " and s.state = 20 and " + UNBURDENED, 1).getFirst();
    assertThat(university.submit(university.get("/listings/new"), "/listings/new", wish(others, "transfer", "fixed", "50000")).text()).contains("登记的权利人不是你所在的单位");
    assertThat(university.submit(university.get("/listings/new"), "/listings/new", wish("不是号码", "transfer", "fixed", "50000")).status()).isEqualTo(422);
  }

  @Test
  void pricesOutsideReasonAreAskedForAgain() {
    var university = pages().signIn("university");
    for (var price : List.of("0", "-5", "1000000000000000", "１０元钱", "", "NaN", "9".repeat(400))) {
      var page = university.submit(university.get("/listings/new"), "/listings/new", wish("x", "transfer", "fixed", price));
      assertThat(page.status()).as(price).isEqualTo(422);
      assertThat(page.html().select("#scene").text()).as("kept").contains("食品加工线");
    }
    var number = list(university, wish(free(), "transfer", "fixed", "１２万"));
    assertThat(university.get("/listings/" + number).text()).as("full-width digits are digits").contains("120,000 元");
  }

  @Test
  void aPledgedRightIsHeldUntilThePledgeeAgrees() {
    var bound = rights(ALONE + " and s.state = 20 and exists (select 1 from registry_flag f where f.right_id = r.id and f.flag = 4 and f.known_until = 'infinity' and f.valid_from <= current_date and f.valid_until > current_date)", 1)
        .getFirst();
    var owner = bean(JdbcClient.class).sql("select o.party_id from registry_owner o join registry_right r on r.id = o.right_id where r.number = ? and o.known_until = 'infinity' and o.valid_until = 'infinity'")
        .param(bound).query(Long.class).single();
    var seller = new Viewer(0L, "示例权利人", "示例权利人", Role.BODY_MEMBER, null, owner);
    var market = bean(Market.class);
    var wish = new PlaceListing(false, bound, owner, "示例权利人", null, Listing.Way.TRANSFER, Listing.Sale.FIXED, Money.ofYuan(100_000), null, null, 1, 0, "示例", 5, Money.ZERO, "示例", false);
    var listing = ((Placed.Listed) market.place(wish, seller)).listing();
    assertThat(listing.state()).isEqualTo(Listing.State.HELD);
    assertThat(pages().get("/listings/" + listing.number()).status()).as("nobody else sees it").isEqualTo(404);
    assertThat(market.publish(listing.number(), seller)).contains(Ground.PLEDGED);
    for (var ground : market.missing(listing, market.check(listing))) {
      assertThat(ground).isIn(Market.PROVABLE);
      bring(listing, seller, ground.code());
    }
    assertThat(market.publish(listing.number(), seller)).isEmpty();
    assertThat(market.find(listing.number()).orElseThrow().state()).isEqualTo(Listing.State.OPEN);
    assertThat(market.place(wish, seller)).as("twice").isEqualTo(new Placed.OnOffer(listing.number()));
    var disposal = new PlaceListing(true, bound, owner, "示例权利人", null, Listing.Way.EXCLUSIVE, Listing.Sale.TALK, Money.ofYuan(80_000), null, java.time.Instant.now().plusSeconds(86_400), 3, 20, "示例", 5, Money.ZERO, "示例", false);
    var offered = ((Placed.Listed) market.place(disposal, new Viewer(0L, "city", "市级", Role.CITY_OFFICER, null, null))).listing();
    assertThat(offered.state()).as("sold out of a pledge, the pledge is only told").isEqualTo(Listing.State.OPEN);
    end(offered.number());
    assertThat(market.find(offered.number()).orElseThrow()).as("a fifth less in the second round").satisfies(second -> {
      assertThat(second.round()).isEqualTo(2);
      assertThat(second.price()).isEqualTo(Money.ofYuan(64_000));
      assertThat(second.closes()).isAfter(java.time.Instant.now());
    });
    end(offered.number());
    end(offered.number());
    assertThat(market.find(offered.number()).orElseThrow()).as("nobody took it in three rounds").satisfies(last -> {
      assertThat(last.state()).isEqualTo(Listing.State.LEFT);
      assertThat(last.price()).isEqualTo(Money.ofYuan(51_200));
    });
  }

  private static void bring(Listing listing, Viewer who, String proves) {
    try {
      assertThat(bean(DataRoom.class).bring(listing, new java.io.ByteArrayInputStream("示例同意书".getBytes(StandardCharsets.UTF_8)), "同意书.txt", proves, who)).isEqualTo(DataRoom.Brought.KEPT);
    } catch (java.io.IOException cause) {
      throw new java.io.UncheckedIOException(cause);
    }
  }

  private static byte[] pdf() throws Exception {
    try (var document = new PDDocument(); var out = new ByteArrayOutputStream()) {
      document.addPage(new PDPage());
      document.addPage(new PDPage());
      document.save(out);
      return out.toByteArray();
    }
  }

  @Test
  void filesAreSeenAfterAPromiseAndBearTheReadersName() throws Exception {
    var university = pages().signIn("university");
    var firm = pages().signIn("firm");
    var number = list(university, wish(free(), "transfer", "talk", "30万"));
    var room = "/listings/" + number + "/room";
    assertThat(university.upload(university.get(room), room + "/files", Map.of("proves", "room"), "file", "试验报告.pdf", pdf()).status()).isEqualTo(200);
    assertThat(university.upload(university.get(room), room + "/files", Map.of("proves", "room"), "file", "x.exe", new byte[] {0x4d, 0x5a, 0, 1, 2, 3}).status()).as("not a paper").isEqualTo(422);
    assertThat(pages().get("/listings/" + number).text()).as("the teaser is for all").contains("能耗更低的装置").doesNotContain("试验报告");
    assertThat(firm.get(room).status()).as("no promise, no room").isEqualTo(404);
    var file = bean(JdbcClient.class).sql("select f.id from operation_listing_file f join operation_listing l on l.id = f.listing_id where l.number = ?").param(number).query(Long.class).single();
    assertThat(firm.download(room + "/files/" + file).statusCode()).isEqualTo(404);
    var promise = "/listings/" + number + "/promise";
    assertThat(firm.submit(firm.get("/listings/" + number), promise, Map.of("person", "")).status()).isEqualTo(422);
    assertThat(firm.submit(firm.get("/listings/" + number), promise, Map.of("person", "示例张三", "agreed", "yes")).text()).contains("试验报告.pdf");
    var read = firm.download(room + "/files/" + file);
    try (var marked = Loader.loadPDF(read.body())) {
      assertThat(new PDFTextStripper().getText(marked)).as("on each of both pages").contains("firm").contains("示例");
      assertThat(marked.getNumberOfPages()).isEqualTo(2);
    }
    assertThat(university.get(room).text()).contains("示例张三").contains("firm");
    assertThat(firm.get(room).html().select("table")).as("others do not see who else reads").hasSize(1);
  }

  @Test
  void ofTwoWhoAreAcceptedAtOnceOneWins() throws Exception {
    var university = pages().signIn("university");
    var number = list(university, wish(free(), "transfer", "talk", "30万"));
    var firm = pages().signIn("firm");
    var first = offer(firm, number, "290000");
    var second = offer(firm, number, "300000");
    var forms = List.of(university.get("/cases/" + first + "/acts/accept"), university.get("/cases/" + second + "/acts/accept"));
    var answers = java.util.Collections.synchronizedList(new ArrayList<String>());
    var hands = forms.stream().map(form -> Thread.ofVirtual().start(() -> {
      var path = form.address().getPath();
      answers.add(university.submit(form, path, Map.of("confirmed", "yes")).text());
    })).toList();
    for (var hand : hands) {
      hand.join();
    }
    assertThat(answers).filteredOn(text -> text.contains("签订转让合同")).hasSize(1);
    assertThat(answers).filteredOn(text -> text.contains("这件权利已由他人成交")).as("the other gets the fact").hasSize(1);
    assertThat(bean(Market.class).find(number).orElseThrow().state()).isEqualTo(Listing.State.TAKEN);
    assertThat(firm.get("/listings/" + number).html().select("a[href^=/services/market-deal/start]")).as("no more offers").isEmpty();
  }

  @Test
  void aDealGoesFromTheOfferToTheSettlement() {
    var university = pages().signIn("university");
    var firm = pages().signIn("firm");
    var number = list(university, wish(free(), "transfer", "talk", "30万"));
    var deal = offer(firm, number, "200000");
    assertThat(pages().signIn("county").get("/cases/" + deal).status()).as("county of another place").isIn(200, 404, 403);
    act(university, deal, "counter", Map.of("price", "260000", "terms", "示例：两期"));
    act(firm, deal, "accept-counter", Map.of("confirmed", "yes"));
    var contract = new HashMap<>(Map.of("contract-number", "示例合同001", "signed-on", TODAY, "improvements", "maker", "confidential", "yes", "disputes", "mediation-first", "first-when", "签订后五日",
        "first-amount", "160000", "second-when", "登记后五日", "second-amount", "90000"));
    assertThat(act(university, deal, "sign-transfer", contract).text()).as("160,000 and 90,000 are not 260,000").contains("各期金额合计不等于价款");
    contract.put("second-amount", "100000");
    assertThat(act(university, deal, "sign-transfer", contract).text()).contains("已签约，待登记");
    assertThat(university.get("/cases/" + deal).html().select("a[href*=/acts/sign-]")).as("only what its way allows").isEmpty();
    assertThat(act(university, deal, "share-income", Map.of("deal-costs", "60000", "inventors-amount", "99999", "inventors", "示例发明人")).text()).as("half of 200,000").contains("低于法定最低份额");
    assertThat(act(university, deal, "share-income", Map.of("deal-costs", "60000", "inventors-amount", "100000", "inventors", "示例发明人")).text()).contains("200,000 × 50%");
    act(firm, deal, "pay-first", Map.of("first-paid", "160000", "first-paid-on", TODAY));
    act(university, deal, "registered", Map.of("record-number", "示例登记1", "recorded-on", TODAY));
    assertThat(act(university, deal, "settle", Map.of("received", "yes")).text()).contains("已付合计少于价款");
    act(firm, deal, "pay-second", Map.of("second-paid", "100000", "second-paid-on", TODAY));
    assertThat(act(university, deal, "settle", Map.of("received", "yes")).text()).contains("已结清");
    assertThat(bean(Market.class).find(number).orElseThrow().state()).isEqualTo(Listing.State.SOLD);
    assertThat(pages().signIn("city").get("/deals").text()).contains("260,000");
    assertThat(bean(JdbcClient.class).sql("select content from casework_paper p join casework_case c on c.id = p.case_id where c.number = ? and template = 'contract-transfer'").param(deal).query(String.class).single())
        .contains("专利权").contains("160,000.00元").doesNotContain("{");
  }

  @Test
  void fewDealsAreNotShown() {
    var book = bean(DealBook.class);
    assertThat(book.groups(DealBook.By.FIELD, "", LocalDate.of(2000, 1, 1))).allSatisfy(group -> {
      if (group.count() < book.least()) {
        assertThat(group.shown()).isFalse();
        assertThat(group.median()).isEqualTo(Money.ZERO);
      }
    });
  }

  private static Map<String, String> bidding(String number, String sale) {
    var form = wish(number, "transfer", sale, "100000");
    form.put("step", "5000");
    form.put("closes", LocalDateTime.now(ZoneId.of("Asia/Shanghai")).plusMinutes(30).truncatedTo(ChronoUnit.MINUTES).toString());
    return form;
  }

  private static Viewer member(int n) {
    var body = bean(PartyRegister.class).list(new PartyFilter("有限公司", null, "", new Scope.WholeCity()), PartyOrder.NAME, false, 10, 0).get(n);
    return new Viewer(0L, "示例竞买人" + n, body.name(), Role.BODY_MEMBER, null, body.id());
  }

  private static void end(String number) {
    bean(JdbcClient.class).sql("update operation_listing set closes = now() - interval '1 second' where number = ?").param(number).update();
    var listings = bean(Listings.class);
    bean(Bidding.class).close(listings.find(number).orElseThrow(), bean(Market.class));
  }

  @Test
  void bidsRiseByTheStepAndALateOnePutsTheEndOff() {
    var university = pages().signIn("university");
    var number = list(university, bidding(free(), "auction"));
    var bidding = bean(Bidding.class);
    assertThat(bidding.bid(number, Money.ofYuan(99_999), member(0))).isEqualTo(new Bidding.Outcome.TooLow(Money.ofYuan(100_000)));
    assertThat(bidding.bid(number, Money.ofYuan(100_000), member(0))).isInstanceOf(Bidding.Outcome.Standing.class);
    assertThat(bidding.bid(number, Money.ofYuan(104_000), member(1))).isEqualTo(new Bidding.Outcome.TooLow(Money.ofYuan(105_000)));
    bean(JdbcClient.class).sql("update operation_listing set closes = now() + interval '1 minute' where number = ?").param(number).update();
    assertThat(bidding.bid(number, Money.ofYuan(105_000), member(1))).isInstanceOfSatisfying(Bidding.Outcome.Standing.class,
        standing -> assertThat(standing.closes()).isAfter(java.time.Instant.now().plusSeconds(240)));
    var own = bean(JdbcClient.class).sql("select body_id from shell_account where username = 'university'").query(Long.class).single();
    assertThat(bidding.bid(number, Money.ofYuan(500_000), new Viewer(0L, "university", "x", Role.BODY_MEMBER, null, own))).as("not for one's own").isInstanceOf(Bidding.Outcome.NotYours.class);
    end(number);
    var taken = bean(Market.class).find(number).orElseThrow();
    assertThat(taken.state()).isEqualTo(Listing.State.TAKEN);
    assertThat(bidding.bid(number, Money.ofYuan(500_000), member(0))).isInstanceOf(Bidding.Outcome.Over.class);
    assertThat(university.get("/cases/" + taken.deal()).text()).contains("105,000").contains(member(1).displayName());
    assertThat(bean(Notices.class).of(member(0).username(), 5)).extracting(Notices.Told::word).contains("operation.notice.outbid");
    assertThat(act(university, java.util.Objects.requireNonNull(taken.deal()), "accept", Map.of("confirmed", "yes")).text()).contains("已达成一致");
  }

  @Test
  void aSealedBidIsNotSeenBeforeItsMomentAndCanBeCountedAfterwards() {
    var university = pages().signIn("university");
    var number = list(university, bidding(free(), "sealed"));
    var bidding = bean(Bidding.class);
    bidding.bid(number, Money.ofYuan(123_457), member(0));
    bidding.bid(number, Money.ofYuan(111_113), member(0));
    bidding.bid(number, Money.ofYuan(111_113), member(1));
    for (var who : List.of(pages(), university, pages().signIn("city"))) {
      assertThat(who.get("/listings/" + number).text()).as("nobody, not even the city").doesNotContain("123,457").doesNotContain("111,113").contains("密封");
    }
    assertThat(bean(JdbcClient.class).sql("select count(*) from operation_bid b join operation_listing l on l.id = b.listing_id where l.number = ? and b.amount is not null").param(number).query(Long.class).single()).isZero();
    end(number);
    var listing = bean(Market.class).find(number).orElseThrow();
    var bids = bidding.bids(listing);
    assertThat(bids).allSatisfy(bid -> assertThat(Bidding.hash(listing, bid.body(), String.valueOf(bid.opened()))).isEqualTo(bid.hash()));
    assertThat(university.get("/cases/" + listing.deal()).text()).as("a body's last bid counts, and of equals the earliest").contains("111,113").contains(member(0).displayName());
  }

  @Test
  void nobodyStandsForBothSidesOrForWhatIsPartlyHisOwn() {
    var city = pages().signIn("city");
    var broker = member(3);
    var page = city.submit(city.get("/brokers"), "/brokers/new", Map.of("body", broker.displayName(), "licence", "示例资质1", "from", "2026-01-01", "until", "2030-12-31", "fee", "9"));
    assertThat(page.status()).as("above the limit").isEqualTo(422);
    assertThat(city.submit(city.get("/brokers"), "/brokers/new", Map.of("body", broker.displayName(), "licence", "示例资质1", "from", "2026-01-01", "until", "2030-12-31", "fee", "3")).text()).contains("示例资质1");
    var brokers = bean(Brokers.class);
    var id = brokers.ofBody(java.util.Objects.requireNonNull(broker.bodyId())).orElseThrow().id();
    var university = pages().signIn("university");
    var right = free();
    var order = Map.of("broker", Long.toString(id), "side", "seller", "right", right);
    assertThat(university.submit(university.get("/brokers"), "/brokers/orders", order).text()).contains("代理权利人");
    var buyer = member(4);
    assertThat(brokers.order(id, java.util.Objects.requireNonNull(buyer.bodyId()), "buyer", rightId(right), right, buyer)).isEqualTo(Brokers.Outcome.BOTH_SIDES);
    brokers.tie(id, buyer.bodyId(), "持股 20%", broker);
    assertThat(brokers.order(id, buyer.bodyId(), "seller", rightId(right) + 1, right, buyer)).isEqualTo(Brokers.Outcome.OWN_SHARE);
    assertThat(brokers.order(id, broker.bodyId(), "seller", rightId(right), right, broker)).isEqualTo(Brokers.Outcome.OWN_SHARE);
    brokers.suspend(id, "示例：投诉核查", broker);
    assertThat(brokers.order(id, member(5).bodyId(), "buyer", rightId(right), right, member(5))).isEqualTo(Brokers.Outcome.NOT_ACTING);
  }

  private static long rightId(String number) {
    return bean(JdbcClient.class).sql("select id from registry_right where number = ? and kind = 1").param(number).query(Long.class).single();
  }

  @Test
  void whatIsStaleLeavesByItselfAndItsSideIsTold() {
    var university = pages().signIn("university");
    var number = list(university, wish(free(), "sole", "fixed", "50000"));
    bean(JdbcClient.class).sql("update operation_listing set refreshed = refreshed - 91 where number = ?").param(number).update();
    bean(MarketWatch.class).run();
    assertThat(pages().get("/listings/" + number).status()).isEqualTo(404);
    assertThat(university.get("/notices").text()).contains("太久没有确认");
    assertThat(university.get("/listings?mine=yes").text()).contains(number).contains("已自动下架");
  }

  @Test
  void listsAreFilteredSortedAndExported() {
    var university = pages().signIn("university");
    var number = list(university, wish(free(), "ordinary", "fixed", "70001"));
    assertThat(pages().get("/listings?way=ordinary&most=8万&maturity=6&sort=price").text()).contains(number);
    assertThat(pages().get("/listings?way=ordinary&most=7万").text()).doesNotContain(number);
    assertThat(pages().get("/listings?text=" + number + "&page=99999&sort=drop&unit=%27%20or%201=1").text()).doesNotContain(number);
    assertThat(pages().download("/listings.xlsx?way=ordinary").statusCode()).isEqualTo(200);
    assertThat(new String(pages().download("/api/v1/listings?text=" + number).body(), StandardCharsets.UTF_8)).contains("\"total\":1").contains(number);
    assertThat(pages().get("/listings?mine=yes").text()).as("nobody's own").doesNotContain("已自动下架");
  }
}
