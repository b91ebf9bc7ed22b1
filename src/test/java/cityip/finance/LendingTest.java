package cityip.finance;

import static org.assertj.core.api.Assertions.assertThat;

import cityip.PageClient;
import cityip.SiteTest;
import cityip.finance.risk.Appraisals;
import cityip.finance.risk.Appraisals.Appraisal;
import cityip.finance.risk.Collateral;
import cityip.kernel.Money;
import cityip.shell.Viewer;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A firm finds a loan: the need, the banks, the wall between them, the pack, the contract and what it refuses. */
class LendingTest extends SiteTest {

  private static final LocalDate TODAY = LocalDate.now(ZoneId.of("Asia/Shanghai"));
  private static final java.util.Set<String> USED = new java.util.HashSet<>();

  /** A right of the sample firm that could be pledged and that no other test took. */
  static String freeRight() {
    return freeRight("firm");
  }

  static String freeRight(String username) {
    var numbers = bean(JdbcClient.class).sql("""
        select r.number from registry_right r join registry_span s on s.right_id = r.id and s.known_until = 'infinity' and s.valid_from <= current_date and current_date < s.valid_until and s.state = 20
          join registry_owner o on o.right_id = r.id and o.known_until = 'infinity' and o.valid_until = 'infinity' join shell_account a on a.body_id = o.party_id and a.username = ?
         where r.jurisdiction = 'CN' and r.kind = 1 order by r.term_end desc, r.number""").param(username).query(String.class).list();
    return numbers.stream().filter(number -> bean(Collateral.class).pieces(number).stream().allMatch(piece -> piece.free() && !piece.pledged() && piece.livesUntil(TODAY.plusYears(3)))).filter(number -> dueLate(number)).filter(USED::add).findFirst().orElseThrow();
  }

  /** Its next annuity lies far enough ahead for all three warnings. */
  private static boolean dueLate(String number) {
    return bean(Collateral.class).pieces(number).stream().map(Collateral.Piece::view).allMatch(view -> view != null && view.payments().next().filter(payment -> payment.due().isAfter(TODAY.plusDays(95))).isPresent());
  }

  static void appraise(String number, long yuan, String appraiser, LocalDate on) {
    bean(Appraisals.class).add(new Appraisal(0, number, Money.ofYuan(yuan), on, appraiser, "", "收益法", "示例报告", "", null), new Viewer(1L, "city", "", null, null, null));
  }

  private static Map<String, String> needForm(String right) {
    var form = new HashMap<String, String>();
    form.putAll(Map.of("amount", "200万", "months", "12", "purpose", "采购原材料", "hoped", "400", "rights", right, "unit", "370811", "sector", "industry", "staff", "８６", "revenue", "3800万", "assets", "2600万"));
    return form;
  }

  static PageClient.Page tell(PageClient firm, String right, boolean share) {
    var form = needForm(right);
    if (share) {
      form.put("share", "yes");
    }
    return firm.submit(firm.get("/pledge/needs/new"), "/pledge/needs/new", form);
  }

  static PageClient.Page act(PageClient who, String number, String act, Map<String, String> form) {
    var path = "/cases/" + number + "/acts/" + act;
    return who.submit(who.get(path), path, form);
  }

  /** The same, and it must have been done: the page is the case's, not the form again. */
  static PageClient.Page done(PageClient who, String number, String act, Map<String, String> form) {
    var page = act(who, number, act, form);
    assertThat(page.address().getPath()).as(act + ": " + page.text()).isEqualTo("/cases/" + number);
    return page;
  }

  private static String caseOf(PageClient bank, String address) {
    return bank.get(address).html().select("a[href^=/cases/PL-]").first().attr("href").substring("/cases/".length());
  }

  static final Map<String, String> OFFER = Map.of("offer-amount", "2000000", "rate-bp", "385", "offer-months", "12", "repayment", "bullet", "appraisal-fee", "20000");

  @Test
  void aNeedReachesWhatFitsAndSaysWhyNotTheRest() {
    var firm = pages().signIn("firm");
    var bad = needForm("不是号码");
    bad.put("amount", "0");
    assertThat(firm.submit(firm.get("/pledge/needs/new"), "/pledge/needs/new", bad).status()).isEqualTo(422);
    var page = tell(firm, freeRight(), false);
    assertThat(page.status()).as(page.text()).isEqualTo(200);
    assertThat(page.text()).contains("已送达").contains("不符合").contains("示例知产快贷").contains("示例小额知产贷").contains("86");
    assertThat(pages().signIn("university").get(page.address().getPath()).status()).as("a stranger").isEqualTo(404);
    assertThat(firm.download("/pledge/needs.xlsx").statusCode()).isEqualTo(200);
    assertThat(firm.get("/pledge/needs?lang=en&sort=2&dir=desc").text()).contains("Needs for loans");
    firm.get("/pledge/needs?lang=zh");
  }

  @Test
  void noBankSeesAnothersOfferByAnyAddress() {
    var firm = pages().signIn("firm");
    var bank = pages().signIn("bank");
    var other = pages().signIn("bank2");
    var address = tell(firm, freeRight(), false).address().getPath();
    var number = caseOf(bank, address);
    var fee = "23457";
    var offer = new HashMap<>(OFFER);
    offer.put("appraisal-fee", fee);
    done(bank, number, "offer", offer);
    assertThat(firm.get(address).text()).contains("23,457").contains("年化综合成本");
    assertThat(bank.get(address).text()).contains("23,457");
    assertThat(other.get(address).text()).doesNotContain("23,457").doesNotContain("示例城市商业银行").doesNotContain("示例知产快贷");
    for (var path : List.of("/cases/" + number, "/cases/" + number + "/acts/offer", "/cases/" + number + "/acts/refuse", "/api/v1/cases/" + number)) {
      var answer = other.download(path);
      assertThat(new String(answer.body(), StandardCharsets.UTF_8)).as(path).doesNotContain(fee).doesNotContain("示例城市商业银行");
      assertThat(answer.statusCode()).as(path).isIn(401, 403, 404);
    }
    for (var path : List.of("/cases", "/cases?queue=all", "/pledge/needs", "/finance/loans", "/pledge/watch", "/pledge/products", "/deadlines", "/cases?text=" + number)) {
      assertThat(new String(other.download(path).body(), StandardCharsets.UTF_8)).as(path).doesNotContain(fee).doesNotContain("href=\"/cases/" + number);
    }
    for (var path : List.of("/pledge/needs.xlsx", "/cases.xlsx?queue=all", "/finance/loans.xlsx", "/pledge/watch.xlsx", "/pledge/products.xlsx")) {
      assertThat(workbook(other.download(path).body())).as(path).doesNotContain(fee).doesNotContain(number);
    }
    var id = address.substring(address.lastIndexOf('/') + 1);
    assertThat(api("bank2", "/api/v1/pledge/needs/" + id + "/offers")).doesNotContain(fee).doesNotContain(number).doesNotContain("示例城市商业银行").contains("示例农村商业银行");
    assertThat(api("firm", "/api/v1/pledge/needs/" + id + "/offers")).contains(number).contains("allInPercent");
    assertThat(other.download("/pledge/lenders").statusCode()).as("the league is the offices'").isEqualTo(403);
    assertThat(other.download("/pledge/lenders.xlsx").statusCode()).isEqualTo(403);
    assertThat(pages().signIn("city").get("/pledge/lenders").text()).contains("示例城市商业银行");
  }

  /** All text of an archive; read by its directory, as sheets are written without sizes in front. */
  static String workbook(byte[] content) {
    if (content.length < 2 || content[0] != 'P') {
      return new String(content, StandardCharsets.UTF_8);
    }
    var text = new StringBuilder();
    try {
      var file = java.nio.file.Files.write(java.nio.file.Files.createTempFile("test", ".zip"), content);
      try (var zip = new java.util.zip.ZipFile(file.toFile())) {
        for (var entry : java.util.Collections.list(zip.entries())) {
          text.append(new String(zip.getInputStream(entry).readAllBytes(), StandardCharsets.UTF_8));
        }
      }
      java.nio.file.Files.delete(file);
    } catch (java.io.IOException cause) {
      throw new java.io.UncheckedIOException(cause);
    }
    return text.toString();
  }

  static String api(String user, String path) {
    try {
      var basic = java.util.Base64.getEncoder().encodeToString((user + ":sample-2026").getBytes(StandardCharsets.UTF_8));
      return java.net.http.HttpClient.newHttpClient().send(java.net.http.HttpRequest.newBuilder(java.net.URI.create("http://localhost:" + port() + path)).header("Authorization", "Basic " + basic).build(),
          java.net.http.HttpResponse.BodyHandlers.ofString()).body();
    } catch (java.io.IOException | InterruptedException cause) {
      throw new IllegalStateException(cause);
    }
  }

  @Test
  void aConsentWithdrawnInTheMiddleClosesAtOnce() {
    var firm = pages().signIn("firm");
    var bank = pages().signIn("bank");
    var address = tell(firm, freeRight(), true).address().getPath();
    var pack = bank.download(address + "/pack.zip");
    assertThat(pack.statusCode()).isEqualTo(200);
    assertThat(workbook(pack.body())).contains("\"sha256\"").contains("rights.csv").contains("采购原材料").doesNotContain("示例农村商业银行");
    assertThat(pages().signIn("bank2").download(address + "/pack.zip").statusCode()).as("its own consent").isEqualTo(200);
    assertThat(pages().signIn("university").download(address + "/pack.zip").statusCode()).isEqualTo(404);
    var page = firm.get(address);
    var form = page.html().select("form[action$=/withdraw]").first().attr("action");
    firm.submit(page, form, Map.of());
    var closed = List.of("bank", "bank2").stream().filter(who -> pages().signIn(who).download(address + "/pack.zip").statusCode() == 404).toList();
    assertThat(closed).as("exactly the one that was withdrawn").hasSize(1);
    assertThat(firm.download(address + "/pack.zip").statusCode()).as("no bank").isEqualTo(404);
  }

  @Test
  void aContractIsRefusedForEveryFaultAndThenRegisteredOnce() {
    var firm = pages().signIn("firm");
    var bank = pages().signIn("bank");
    var right = freeRight();
    var address = tell(firm, right, false).address().getPath();
    var number = caseOf(bank, address);
    assertThat(act(bank, number, "offer", Map.of("offer-amount", "2000000", "rate-bp", "9999", "offer-months", "12", "repayment", "bullet")).text()).contains("须合理");
    done(bank, number, "offer", OFFER);
    var choosing = firm.get(address);
    assertThat(firm.submit(choosing, address + "/choose/" + number, Map.of()).text()).contains("已选定");
    var contract = new HashMap<String, String>();
    var unique = UUID.randomUUID().toString().substring(0, 8);
    contract.putAll(Map.of("contract-number", "示例合同" + unique, "contract-amount", "2000000", "contract-rate-bp", "385", "loan-until", TODAY.plusYears(40).toString(), "rights", right));
    var refused = act(bank, number, "contract", contract).text();
    assertThat(refused).as("longer than the right lives, without value").contains("不晚于每件权利的期满日").contains("没有有效的评估");
    contract.put("loan-until", TODAY.plusYears(1).toString());
    appraise(right, 9_000_000, "示例评估甲", TODAY.minusMonths(6));
    appraise(right, 4_000_000, "示例评估乙", TODAY.minusMonths(1));
    assertThat(act(bank, number, "contract", contract).text()).as("too far apart, and 40 % of 4 million is less than two").contains("差距过大").contains("可贷的金额");
    appraise(right, 4_500_000, "示例评估丙", TODAY);
    contract.put("contract-amount", "1600000");
    assertThat(done(bank, number, "contract", contract).text()).contains("已签约，待质押登记");
    var registration = "Y2026示例" + unique;
    var before = indicator();
    assertThat(done(bank, number, "register", Map.of("registration-number", registration, "registered-on", TODAY.toString())).text()).contains("已登记，待放款");
    assertThat(indicator().subtract(before)).as("the contract once").isEqualByComparingTo("1600000");
    assertThat(act(bank, number, "draw", Map.of("drawn-amount", "1600001", "drawn-on", TODAY.toString())).text()).contains("不超过合同金额");
    done(bank, number, "draw", Map.of("drawn-amount", "1500000", "drawn-on", TODAY.toString()));
    done(bank, number, "change", Map.of("change-number", registration + "变", "contract-amount", "1500000", "loan-until", TODAY.plusMonths(18).toString(), "changed-on", TODAY.toString()));
    assertThat(indicator().subtract(before)).as("a change is not new money").isEqualByComparingTo("1600000");
    assertThat(bean(JdbcClient.class).sql("select count(*) from registry_flag where flag = 5 and detail = ? and known_until = 'infinity'").param(registration + "变").query(Long.class).single()).isEqualTo(1);
    twice(firm, right, contract);
  }

  /** The same right and the same contract again, at the other bank and at the same one. */
  private static void twice(PageClient firm, String right, Map<String, String> contract) {
    var bank = pages().signIn("bank");
    var address = tell(firm, right, false).address().getPath();
    var number = caseOf(bank, address);
    done(bank, number, "offer", OFFER);
    firm.submit(firm.get(address), address + "/choose/" + number, Map.of());
    assertThat(act(bank, number, "contract", contract).text()).contains("不能重复登记").contains("已经出质");
  }

  private static java.math.BigDecimal indicator() {
    return bean(JdbcClient.class).sql("""
        select coalesce(sum(amount), 0) from (select distinct on (detail) detail, amount from registry_flag where flag = 4 and valid_from >= date_trunc('year', current_date) and known_until = 'infinity'
           order by detail, valid_from, right_id) c""")
        .query(java.math.BigDecimal.class).single();
  }
}
