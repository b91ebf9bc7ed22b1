package cityip.finance;

import static org.assertj.core.api.Assertions.assertThat;

import cityip.PageClient;
import cityip.SiteTest;
import cityip.casework.ActResult;
import cityip.casework.Casework;
import cityip.casework.EvidenceRoom;
import cityip.casework.PerformAct;
import cityip.finance.lending.Loans;
import cityip.kernel.AsOf;
import cityip.registry.Registry;
import cityip.shell.Role;
import cityip.shell.Scope;
import cityip.shell.Viewer;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What becomes of a loan: warned in time, failed, compensated, its collateral sold and the proceeds split; and the lists, exports and programs around it. */
class LoanLifeTest extends SiteTest {

  private static final LocalDate TODAY = LocalDate.now(ZoneId.of("Asia/Shanghai"));
  private static final Viewer OFFICER = new Viewer(1L, "city", "示例", Role.CITY_OFFICER, null, null);

  record Running(String number, String right, String registration) {}

  /** A loan of 1.2 million drawn on one right worth four. */
  static Running running(PageClient firm, PageClient bank) {
    var right = LendingTest.freeRight();
    LendingTest.appraise(right, 4_000_000, "示例评估甲", TODAY.minusMonths(1));
    var page = LendingTest.tell(firm, right, false);
    assertThat(page.status()).as(page.text()).isEqualTo(200);
    var address = page.address().getPath();
    var number = bank.get(address).html().select("a[href^=/cases/PL-]").first().attr("href").substring("/cases/".length());
    LendingTest.done(bank, number, "offer", LendingTest.OFFER);
    firm.submit(firm.get(address), address + "/choose/" + number, Map.of());
    var unique = UUID.randomUUID().toString().substring(0, 8);
    LendingTest.done(bank, number, "contract", Map.of("contract-number", "示例合同" + unique, "contract-amount", "1200000", "contract-rate-bp", "385", "loan-until", TODAY.plusYears(1).toString(), "rights", right));
    LendingTest.done(bank, number, "register", Map.of("registration-number", "Y2026示例" + unique, "registered-on", TODAY.toString()));
    var drawn = LendingTest.done(bank, number, "draw", Map.of("drawn-amount", "1200000", "drawn-on", TODAY.toString()));
    assertThat(drawn.text()).contains("贷款存续");
    return new Running(number, right, "Y2026示例" + unique);
  }

  @Test
  void anAnnuityThatLapsesIsTold90And30And7DaysAheadWithinOneRunToBankAndFirm() {
    var firm = pages().signIn("firm");
    var bank = pages().signIn("bank");
    var loan = running(firm, bank);
    var watch = bean(PledgeWatch.class);
    var known = Instant.now().plusSeconds(1);
    var right = bean(JdbcClient.class).sql("select id from registry_right where number = ?").param(loan.right()).query(Long.class).single();
    var first = bean(Registry.class).reminders(List.of(right), 800, new AsOf(TODAY, known)).getFirst().payment().due();
    for (var step : java.util.stream.Stream.of(90, 30, 7).filter(days -> first.minusDays(days).isAfter(TODAY)).toList()) {
      var before = first.minusDays(step);
      watch.run(before.atTime(6, 30).atZone(ZoneId.of("Asia/Shanghai")).toInstant());
      assertThat(bean(JdbcClient.class).sql("select count(*) from finance_alarm where contract = ? and kind = 'ANNUITY_DUE' and step = ? and cleared is null").params(loan.registration(), step).query(Long.class).single()).as(step + " days before " + first).isEqualTo(1);
    }
    assertThat(bank.get("/cases/" + loan.number()).text()).as("the bank reads it on its loan").contains("质物告警").contains("年费").contains(loan.right());
    assertThat(firm.get("/cases/" + loan.number()).text()).as("and the firm, with what helps").contains("质物告警").contains("由出质人缴纳");
    assertThat(bean(JdbcClient.class).sql("select count(distinct recipient) from casework_message m join casework_case c on c.id = m.case_id where c.number = ? and m.arguments[2] = 'warn' and recipient in ('bank', 'firm')").param(loan.number()).query(Long.class).single()).isEqualTo(2);
    assertThat(bank.get("/pledge/watch?asOf=" + first.minusDays(7)).text()).as("the bank watches its collateral").contains(loan.registration());
    assertThat(pages().signIn("bank2").get("/pledge/watch?asOf=" + first.minusDays(7)).text()).doesNotContain(loan.registration());
    bean(PledgeWatch.class).run();
  }

  private static ActResult at(int days, String number, String act, Map<String, String> form, Viewer viewer) {
    var later = Clock.fixed(Instant.now().plus(days, ChronoUnit.DAYS), ZoneId.of("Asia/Shanghai"));
    var stamp = bean(JdbcClient.class).sql("select stamp from casework_case where number = ?").param(number).query(Integer.class).single();
    return bean(Casework.class).at(later).act(new PerformAct(number, act, form, stamp, UUID.randomUUID().toString()), viewer);
  }

  private static String started(PageClient who, String procedure, Map<String, String> form) {
    var page = who.submit(who.get("/services/" + procedure + "/start"), "/services/" + procedure + "/start", form);
    assertThat(page.status()).as(page.text()).isEqualTo(200);
    return page.html().select(".token").first().text();
  }

  private static void evidence(String number, String username) {
    var body = bean(JdbcClient.class).sql("select body_id from shell_account where username = ?").param(username).query(Long.class).single();
    try {
      assertThat(bean(EvidenceRoom.class).bring(number, new ByteArrayInputStream(("示例证据 " + number).getBytes(StandardCharsets.UTF_8)), "证据.txt", "示例", TODAY, new Viewer(1L, username, "示例", Role.BODY_MEMBER, null, body)))
          .isInstanceOf(EvidenceRoom.Brought.Kept.class);
    } catch (java.io.IOException cause) {
      throw new java.io.UncheckedIOException(cause);
    }
  }

  @Test
  void aLoanFailsThePoolCompensatesAndTheRightIsSold() {
    var firm = pages().signIn("firm");
    var bank = pages().signIn("bank");
    var officer = pages().signIn("city");
    var second = pages().signIn("city2");
    var loan = running(firm, bank);
    var owner = bean(JdbcClient.class).sql("select display_name from shell_account where username = 'firm'").query(String.class).single();
    LendingTest.act(bank, loan.number(), "overdue", Map.of("overdue-since", TODAY.minusDays(30).toString(), "overdue-principal", "1200000"));
    assertThat(LendingTest.act(bank, loan.number(), "default", Map.of("finding", "停产")).text()).as("not long enough").contains("逾期天数还没有达到规定");
    LendingTest.act(bank, loan.number(), "cure", Map.of("cured-on", TODAY.toString()));
    LendingTest.act(bank, loan.number(), "overdue", Map.of("overdue-since", TODAY.minusDays(61).toString(), "overdue-principal", "1200000"));
    assertThat(LendingTest.act(bank, loan.number(), "default", Map.of("finding", "停产")).text()).contains("违约，处置中");

    var claim = started(bank, "loan-compensation", Map.of("subject", "示例补偿", "unit", "370811", "loan", loan.number(), "loss-principal", "1200000", "rights-part", "100", "facts", "示例"));
    assertThat(LendingTest.act(officer, claim, "verify", Map.of("verified-loss", "1200001", "finding", "核实")).text()).contains("请先上传证据").contains("不超过未还本金");
    evidence(claim, "bank");
    var lenders = officer.get("/pledge/lenders");
    var body = lenders.html().select("#pause-bank option").stream().filter(option -> option.text().contains("城市商业")).findFirst().orElseThrow().val();
    assertThat(officer.submit(lenders, "/pledge/lenders/pause", Map.of("bank", body, "why", "示例：核查")).text()).contains("暂停补偿：示例：核查");
    assertThat(LendingTest.act(officer, claim, "verify", Map.of("verified-loss", "100000", "finding", "核实")).text()).as("the breaker").contains("熔断");
    officer.submit(officer.get("/pledge/lenders"), "/pledge/lenders/pause", Map.of("bank", body, "why", ""));
    assertThat(LendingTest.done(officer, claim, "verify", Map.of("verified-loss", "100000", "finding", "核实")).text()).contains("已核实，待评审");
    assertThat(LendingTest.act(officer, claim, "publish", Map.of("opinion", "同意")).text()).as("four eyes").contains("另一");
    assertThat(LendingTest.done(second, claim, "publish", Map.of("opinion", "同意")).text()).contains("公示中").contains("40,000.00");
    assertThat(LendingTest.act(officer, claim, "close-publicity", Map.of()).text()).contains("公示期未满");
    assertThat(at(6, claim, "close-publicity", Map.of(), OFFICER)).isInstanceOf(ActResult.Done.class);
    var leader = new Viewer(2L, "city2", "示例", Role.CITY_OFFICER, null, null);
    assertThat(at(7, claim, "pay", Map.of("paid-amount", "40001", "paid-on", TODAY.toString()), leader)).isInstanceOf(ActResult.Held.class);
    assertThat(at(7, claim, "pay", Map.of("paid-amount", "40000", "paid-on", TODAY.toString()), leader)).isInstanceOf(ActResult.Done.class);
    assertThat(LendingTest.done(bank, claim, "recovered", Map.of("recovered-amount", "100000.01", "recovered-on", TODAY.toString())).text()).as("pro rata, to the fen").contains("20,000.00").contains("40,000.01").contains("40,000.00");
    var again = started(bank, "loan-compensation", Map.of("subject", "示例重复", "unit", "370811", "loan", loan.number(), "loss-principal", "1000", "rights-part", "100", "facts", "示例"));
    evidence(again, "bank");
    assertThat(LendingTest.act(officer, again, "verify", Map.of("verified-loss", "1000", "finding", "核实")).text()).contains("不能重复补偿");

    var sale = started(bank, "collateral-disposal", Map.of("subject", "示例处置", "unit", "370811", "respondent", owner, "loan", loan.number(), "rights", loan.right(), "way", "auction"));
    assertThat(LendingTest.act(bank, sale, "list", Map.of("way", "auction", "appraised-value", "4000000", "first-price", "2000000", "disclosure", "无")).text()).as("70 % of the value").contains("不低于规定比例");
    assertThat(LendingTest.done(bank, sale, "list", Map.of("way", "auction", "appraised-value", "4000000", "first-price", "2800000", "disclosure", "无")).text()).contains("挂牌中").contains("2,240,000.00");
    assertThat(LendingTest.act(bank, sale, "lower", Map.of("reserve-price", "2000000")).text()).contains("须与“起拍与轮次”一致");
    LendingTest.done(bank, sale, "lower", Map.of("reserve-price", "2240000"));
    LendingTest.done(bank, sale, "keep-alive", Map.of("annuities-advanced", "2000", "annuity-paid-on", TODAY.toString()));
    var sold = new HashMap<>(Map.of("buyer", "示例受让科技有限公司", "price", "2239999", "principal", "1200000", "sold-on", TODAY.toString()));
    assertThat(LendingTest.act(bank, sale, "sell", sold).text()).contains("低于保留价");
    sold.put("price", "2300000");
    assertThat(LendingTest.done(bank, sale, "sell", sold).text()).contains("已成交，待分配");
    var split = LendingTest.done(bank, sale, "split", Map.of("costs", "46000", "interest", "15000.50", "split-on", TODAY.toString())).text();
    assertThat(split).contains("已分配").contains("480,000.00").contains("240,000.00").contains("1,036,999.50");
    var right = officer.get("/rights/" + loan.right()).text();
    assertThat(right).as("the sale is in the history, with its price, for the value model").contains("示例受让科技有限公司");
    assertThat(bean(JdbcClient.class).sql("select (e.data ->> 'amount')::numeric from registry_event e join registry_right r on r.id = e.right_id where r.number = ? and e.kind = 8 and e.data ->> 'amount' is not null").param(loan.right())
        .query(java.math.BigDecimal.class).single()).isEqualByComparingTo("2300000");
    assertThat(bean(JdbcClient.class).sql("select count(*) from registry_event e join registry_right r on r.id = e.right_id where r.number = ? and e.kind = 12").param(loan.right()).query(Long.class).single()).as("the pledge is struck off").isEqualTo(1);
    assertThat(bean(Loans.class).find(loan.number(), new Scope.WholeCity()).orElseThrow().state()).isEqualTo("defaulted");
    assertThat(pages().signIn("bank2").get("/finance/disposals").text()).doesNotContain(sale);
  }

  @Test
  void everyListStandsForEverySideInBothLanguagesAndAsAWorkbook() {
    for (var who : List.of("city", "county", "firm", "bank", "university", "admin")) {
      var person = pages().signIn(who);
      for (var path : List.of("/finance", "/pledge/needs", "/pledge/products", "/pledge/pool", "/pledge/pool/check", "/pledge/surveys", "/finance/loans", "/finance/appraisals", "/finance/notices", "/finance/compensation", "/finance/subsidies",
          "/finance/disposals", "/finance/policies", "/finance/claims", "/finance/pools")) {
        var page = person.get(path + "?lang=zh&sort=1&dir=desc");
        assertThat(page.status()).as(who + " " + path).isEqualTo(200);
        assertThat(page.text()).doesNotContain("finance.").doesNotContain("{0}");
        assertThat(person.get(path + "?lang=en").text()).as(path + " in English").doesNotContain("finance.").doesNotContain("{0}");
      }
      for (var path : List.of("/pledge/needs", "/pledge/products", "/pledge/pool", "/pledge/surveys", "/finance/loans", "/finance/appraisals", "/finance/notices", "/finance/compensation", "/finance/disposals", "/finance/pools")) {
        assertThat(person.download(path + ".xlsx").statusCode()).as(who + " " + path).isEqualTo(200);
      }
      person.get("/finance?lang=zh");
    }
    assertThat(pages().get("/finance/loans").address().getPath()).isEqualTo("/sign-in");
    assertThat(pages().signIn("firm").download("/finance/stress").statusCode()).isEqualTo(403);
    assertThat(pages().signIn("city").get("/finance/stress?drop=30&largest=5").text()).contains("补偿资金").contains("违约的企业");
    assertThat(pages().signIn("city").get("/finance/stress?drop=130").status()).isEqualTo(422);
    assertThat(pages().signIn("city").download("/finance/stress.xlsx?drop=50&largest=2").statusCode()).isEqualTo(200);
  }

  @Test
  void programsStressTheBookAndTellNeeds() throws Exception {
    assertThat(post("city", "/api/v1/finance/stress", "{\"drop\":30,\"largest\":2}").body()).contains("\"fallen\"").contains("\"failed\"").contains("\"fundHolds\"");
    assertThat(post("city", "/api/v1/finance/stress", "{\"drop\":101}").statusCode()).isEqualTo(422);
    assertThat(post("bank", "/api/v1/finance/stress", "{}").statusCode()).isEqualTo(403);
    var right = LendingTest.freeRight();
    var need = "{\"amount\":\"80万\",\"months\":\"12\",\"purpose\":\"采购\",\"rights\":\"" + right + "\",\"unit\":\"370811\",\"sector\":\"industry\",\"staff\":\"50\",\"key\":\"program-need-1\"}";
    var first = post("firm", "/api/v1/pledge/needs", need);
    assertThat(first.statusCode()).as(first.body()).isEqualTo(201);
    assertThat(post("firm", "/api/v1/pledge/needs", need).body()).as("the same key tells once").isEqualTo(first.body());
    assertThat(post("bank", "/api/v1/pledge/needs", need).statusCode()).isEqualTo(403);
    assertThat(post("firm", "/api/v1/pledge/needs", need.replace("80万", "-1")).statusCode()).isEqualTo(422);
  }

  private static java.net.http.HttpResponse<String> post(String user, String path, String body) throws Exception {
    var basic = java.util.Base64.getEncoder().encodeToString((user + ":sample-2026").getBytes(StandardCharsets.UTF_8));
    return java.net.http.HttpClient.newHttpClient().send(java.net.http.HttpRequest.newBuilder(java.net.URI.create("http://localhost:" + port() + path)).header("Authorization", "Basic " + basic).header("Content-Type", "application/json")
        .POST(java.net.http.HttpRequest.BodyPublishers.ofString(body)).build(), java.net.http.HttpResponse.BodyHandlers.ofString());
  }
}
