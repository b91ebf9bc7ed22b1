package cityip.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import cityip.operation.Purpose;
import cityip.operation.TitleCheck;
import cityip.search.SearchIndex;
import cityip.shell.Scope;
import com.microsoft.playwright.Page;
import java.io.ByteArrayOutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Map;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Rights at work in the browser: an open licence taken, a need that ends in a recorded contract, a right sold through the data room. Each with scripts and without. */
class OperationJourneyTest extends JourneyTest {

  private static final LocalDate TODAY = LocalDate.now(ZoneId.of("Asia/Shanghai"));
  private int used;

  @BeforeAll
  void theIndexIsFilled() throws InterruptedException {
    for (int n = 0; n < 900 && bean(SearchIndex.class).size() < 19_000; n++) {
      Thread.sleep(100);
    }
  }

  /** A right of the university that nothing stands in the way of, another one each time. */
  private String free() {
    var check = bean(TitleCheck.class);
    return bean(JdbcClient.class).sql("""
        select r.number from registry_right r join registry_span s on s.right_id = r.id and s.known_until = 'infinity' and s.valid_from <= current_date and current_date < s.valid_until
          join registry_owner o on o.right_id = r.id and o.known_until = 'infinity' and o.valid_until = 'infinity' join shell_account a on a.body_id = o.party_id and a.username = 'university'
         where r.jurisdiction = 'CN' and r.kind = 1 and s.state = 20 and not exists (select 1 from registry_flag f where f.right_id = r.id and f.flag in (4, 5, 7, 8, 9) and f.known_until = 'infinity')
           and not exists (select 1 from operation_listing l where l.right_id = r.id) order by r.number offset 30""").query(String.class).list().stream()
        .filter(number -> check.of(number, Purpose.LISTING, new Scope.PublicOnly(), null).needs().isEmpty()).skip(used++).findFirst().orElseThrow();
  }

  private static void fill(Page page, Map<String, String> values) {
    values.forEach((name, value) -> {
      var field = page.locator("main [name='" + name + "']").first();
      if (field.evaluate("e => e.tagName").equals("SELECT")) {
        field.selectOption(value);
      } else {
        field.fill(value);
      }
    });
  }

  private static void act(Page page, String number, String act, Map<String, String> values) {
    page.navigate("/cases/" + number + "/acts/" + act);
    fill(page, values);
    press(page.locator("#send"));
    page.waitForLoadState();
  }

  private String latest(String procedure) {
    return bean(JdbcClient.class).sql("select number from casework_case where procedure = ? order by id desc limit 1").param(procedure).query(String.class).single();
  }

  @ParameterizedTest(name = "scripts: {0}")
  @ValueSource(booleans = {false, true})
  void aUniversityOpensAPatentAndAFirmTakesIt(boolean scripts) {
    var number = free();
    var university = visitor(scripts, 1280);
    signIn(university, "university");
    university.navigate("/open-licences/check?number=" + number);
    assertThat(university.locator("main").innerText()).contains("可以声明");
    university.navigate("/services/open-licence/start");
    fill(university, Map.of("subject", "一种示例装置（旅程）", "unit", "370811", "right-number", number, "fee-method", "one-off", "price", "5万", "fee-standard", "一次付清", "available-until", TODAY.plusYears(2).toString(), "no-advertising", "yes"));
    press(university.locator("#send"));
    university.waitForSelector(".token");
    var declared = latest("open-licence");
    act(university, declared, "submit", Map.of("confirmed", "yes"));
    var city = visitor(scripts, 1280);
    signIn(city, "city");
    act(city, declared, "announce", Map.of("announcement-number", "示例公告", "announced-on", TODAY.toString()));
    var firm = visitor(scripts, 390);
    signIn(firm, "firm");
    firm.navigate("/open-licences/" + declared);
    keepPicture(firm, "operation-open-licence-" + scripts);
    firm.navigate(firm.locator("a[href^='/services/open-licence-taking/start']").first().getAttribute("href"));
    fill(firm, Map.of("licence-from", TODAY.plusDays(7).toString(), "licence-until", TODAY.plusYears(1).toString(), "use", "在本厂使用"));
    press(firm.locator("#send"));
    firm.waitForSelector(".token");
    var taken = latest("open-licence-taking");
    act(firm, taken, "pay", Map.of("paid-amount", "50000", "paid-on", TODAY.toString()));
    act(university, taken, "recorded", Map.of("record-number", "示例备", "recorded-on", TODAY.toString()));
    assertThat(university.locator("main").innerText()).contains("许可实施中");
  }

  @ParameterizedTest(name = "scripts: {0}")
  @ValueSource(booleans = {false, true})
  void aNeedIsMatchedAnsweredTalkedContractedRecorded(boolean scripts) {
    var firm = visitor(scripts, 1280);
    signIn(firm, "firm");
    firm.navigate("/needs");
    fill(firm, Map.of("title", "示例：蒜片烘干（旅程）", "words", "蒜片烘干设备能耗高、切片发黄，希望降低能耗并保留风味。", "budget", "50万", "maturity", "6"));
    firm.locator("form[action='/needs/new'] [name=unit]").selectOption("370828");
    press(firm.locator("form[action='/needs/new'] button.btn-primary"));
    firm.waitForURL("**/needs/*");
    var address = firm.url().substring(firm.url().indexOf("/needs/"));
    var city = visitor(scripts, 1280);
    signIn(city, "city");
    city.navigate(address);
    keepPicture(city, "operation-matches-" + scripts);
    press(city.locator("form[action$='/send'] button").first());
    city.waitForLoadState();
    firm.navigate("/notices");
    assertThat(firm.locator("main").innerText()).contains("蒜片烘干");
    firm.navigate(address);
    firm.locator("form[action*='/answers/'] select").first().selectOption("talk");
    press(firm.locator("form[action*='/answers/'] button").first());
    firm.waitForSelector("form[action*='/contracts/']");
    fill(firm, Map.of("contract", "示例合同", "amount", "20万"));
    press(firm.locator("form[action*='/contracts/'] button").first());
    firm.waitForSelector("form[action*='/records/']");
    fill(firm, Map.of("record", "示例备案", "recorded-on", TODAY.toString()));
    press(firm.locator("form[action*='/records/'] button").first());
    firm.waitForLoadState();
    assertThat(firm.locator("main").innerText()).contains("已备案");
    keepPicture(firm, "operation-need-" + scripts);
  }

  private static Path paper() throws Exception {
    var file = Files.createTempFile("示例试验报告", ".pdf");
    try (var document = new PDDocument(); var out = new ByteArrayOutputStream()) {
      document.addPage(new PDPage());
      document.save(out);
      Files.write(file, out.toByteArray());
    }
    return file;
  }

  @ParameterizedTest(name = "scripts: {0}")
  @ValueSource(booleans = {false, true})
  void aRightIsSoldThroughTheDataRoom(boolean scripts) throws Exception {
    var university = visitor(scripts, 1280);
    signIn(university, "university");
    university.navigate("/listings/new");
    fill(university, Map.of("number", free(), "way", "transfer", "sale", "talk", "price", "30万", "teaser", "示例：能耗更低", "scene", "示例：食品加工线", "maturity", "7"));
    press(university.locator("form[action='/listings/new'] button.btn-primary"));
    university.waitForURL("**/listings/ML-*");
    var listing = university.url().substring(university.url().indexOf("/listings/"));
    university.navigate(listing + "/room");
    university.locator("#file").setInputFiles(paper());
    press(university.locator("form[action*='/room/files'] button"));
    university.waitForSelector("main table");
    var firm = visitor(scripts, 390);
    signIn(firm, "firm");
    firm.navigate(listing);
    keepPicture(firm, "operation-listing-" + scripts);
    firm.locator("#person").fill("示例经办人");
    firm.locator("input[name=agreed]").press("Space");
    press(firm.locator("#promise button.btn-primary"));
    firm.waitForURL("**/room");
    var download = firm.waitForDownload(() -> press(firm.locator("main tbody a").first()));
    assertThat(Files.size(download.path())).isPositive();
    firm.navigate(listing);
    firm.navigate(firm.locator("a[href^='/services/market-deal/start']").first().getAttribute("href"));
    fill(firm, Map.of("price", "280000", "terms", "一次付清"));
    press(firm.locator("#send"));
    firm.waitForSelector(".token");
    var deal = latest("market-deal");
    act(university, deal, "accept", Map.of("confirmed", "yes"));
    act(university, deal, "sign-transfer", Map.of("contract-number", "示例合同", "signed-on", TODAY.toString(), "improvements", "maker", "confidential", "yes", "disputes", "court", "first-when", "签订后", "first-amount", "280000"));
    act(firm, deal, "pay-first", Map.of("first-paid", "280000", "first-paid-on", TODAY.toString()));
    act(university, deal, "registered", Map.of("record-number", "示例登记", "recorded-on", TODAY.toString()));
    act(university, deal, "settle", Map.of("received", "yes"));
    assertThat(university.locator("main").innerText()).contains("已结清");
    keepPicture(university, "operation-deal-" + scripts);
    university.navigate(listing + "/room");
    assertThat(university.locator("main").innerText()).as("who read what").contains("示例经办人").contains("firm");
    keepPicture(university, "operation-room-" + scripts);
  }
}
