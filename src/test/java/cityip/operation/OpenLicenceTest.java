package cityip.operation;

import static org.assertj.core.api.Assertions.assertThat;

import cityip.PageClient;
import cityip.SiteTest;
import cityip.shell.Scope;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** An open licence from the check to the taker's record, and what its guards refuse. */
class OpenLicenceTest extends SiteTest {

  /** The day of the city, which may be ahead of the machine's. */
  private static final String TODAY = LocalDate.now(ZoneId.of("Asia/Shanghai")).toString();

  private static String right(String conditions) {
    return bean(JdbcClient.class).sql("""
        select r.number from registry_right r join registry_span s on s.right_id = r.id and s.known_until = 'infinity' and s.valid_from <= current_date and current_date < s.valid_until
         where r.jurisdiction = 'CN' and r.kind = 1 and""" + " " + conditions + " order by r.number limit 1").query(String.class).single();
  }

  private static final String UNIVERSITY = """
      (select count(*) from registry_owner o where o.right_id = r.id and o.known_until = 'infinity' and o.valid_until = 'infinity') = 1 and exists (select 1 from registry_owner o
        join shell_account a on a.body_id = o.party_id where a.username = 'university' and o.right_id = r.id and o.known_until = 'infinity' and o.valid_until = 'infinity')""";

  private static final String FREE = "s.state = 20 and not exists (select 1 from registry_flag f where f.right_id = r.id and f.flag in (4, 5, 7, 8, 9) and f.known_until = 'infinity' and f.valid_until > current_date)";

  private static PageClient.Page act(PageClient who, String number, String act, Map<String, String> form) {
    var path = "/cases/" + number + "/acts/" + act;
    return who.submit(who.get(path), path, form);
  }

  private static String token(PageClient.Page page) {
    assertThat(page.status()).as(page.text()).isEqualTo(200);
    return page.html().select(".token").first().text();
  }

  private static Map<String, String> declaration(String number) {
    var form = new HashMap<String, String>();
    form.put("subject", "一种示例开放许可的装置");
    form.put("unit", "370811");
    form.put("right-number", number);
    form.put("fee-method", "one-off");
    form.put("price", "50000");
    form.put("fee-standard", "签收确认书前一次付清");
    form.put("available-until", "2028-12-31");
    form.put("no-advertising", "yes");
    return form;
  }

  @Test
  void aUniversityOpensAPatentAndAFirmTakesIt() {
    var university = pages().signIn("university");
    var officer = pages().signIn("city");
    var firm = pages().signIn("firm");
    var number = right(UNIVERSITY + " and " + FREE);
    assertThat(university.get("/open-licences/check?number=" + number).text()).contains("可以声明");

    var declared = token(university.submit(university.get("/services/open-licence/start"), "/services/open-licence/start", declaration(number)));
    assertThat(act(university, declared, "submit", Map.of("confirmed", "yes")).text()).contains("已提交，待公告");
    assertThat(pages().get("/open-licences").text()).as("not before the announcement").doesNotContain("一种示例开放许可的装置");
    act(officer, declared, "announce", Map.of("announcement-number", "示例公告2026001", "announced-on", TODAY));
    var open = pages().get("/open-licences/" + declared);
    assertThat(open.text()).contains("一次性 50,000 元").contains("示例公告2026001").contains("年费减缴测算");

    var owner = bean(JdbcClient.class).sql("select display_name from shell_account where username = 'university'").query(String.class).single();
    var taking = Map.of("subject", "接受示例许可", "unit", "370811", "declaration", declared, "right-number", number, "respondent", owner, "licence-from", "2026-12-01", "licence-until", "2027-12-31",
        "use", "在本厂生产线使用");
    var taken = token(firm.submit(firm.get("/services/open-licence-taking/start"), "/services/open-licence-taking/start", taking));
    assertThat(act(firm, taken, "pay", Map.of("paid-amount", "49999", "paid-on", TODAY)).text()).as("less than announced").contains("少于公告的标准");
    assertThat(act(firm, taken, "pay", Map.of("paid-amount", "50000", "paid-on", TODAY)).text()).contains("许可成立，待备案");
    assertThat(act(university, taken, "recorded", Map.of("record-number", "示例备2026001", "recorded-on", TODAY)).text()).contains("许可实施中");
    assertThat(pages().get("/open-licences/" + declared).html().select("dl.facts dd").last().text()).isEqualTo("1");

    var late = token(firm.submit(firm.get("/services/open-licence-taking/start"), "/services/open-licence-taking/start", taking));
    act(university, declared, "withdraw", Map.of("reason", "改为转让"));
    assertThat(act(firm, late, "pay", Map.of("paid-amount", "50000", "paid-on", TODAY)).text()).as("withdrawn meanwhile").contains("声明现在没有开放");
    assertThat(firm.get("/cases/" + taken).text()).as("what was licensed stays").contains("许可实施中");
    assertThat(pages().get("/open-licences/" + declared).status()).isEqualTo(404);
  }

  @Test
  void whatTheHistoryForbidsCannotBeSubmitted() {
    var university = pages().signIn("university");
    var lapsed = right("s.state = 33");
    var number = token(university.submit(university.get("/services/open-licence/start"), "/services/open-licence/start", declaration(lapsed)));
    assertThat(act(university, number, "submit", Map.of("confirmed", "yes")).text()).contains("登记的历史显示有不能声明的情形").contains("第八十六条");
    assertThat(pages().get("/open-licences/check?number=" + lapsed).text()).contains("现在不能声明").contains("权利已经终止");
  }

  @Test
  void groundsWeighByPurpose() {
    var check = bean(TitleCheck.class);
    var pledged = right("s.state = 20 and exists (select 1 from registry_flag f where f.right_id = r.id and f.flag = 4 and f.known_until = 'infinity' and f.valid_from <= current_date and f.valid_until > current_date)");
    assertThat(check.of(pledged, Purpose.OPEN_LICENCE, new Scope.PublicOnly(), null).needs()).extracting(TitleCheck.Finding::ground).contains(Ground.PLEDGED);
    assertThat(check.of(pledged, Purpose.PLEDGE, new Scope.PublicOnly(), null).clear()).as("no second pledge").isFalse();
    assertThat(check.of("不是号码", Purpose.LISTING, new Scope.PublicOnly(), null).findings()).extracting(TitleCheck.Finding::ground).containsExactly(Ground.UNKNOWN);
    var alien = check.of(right(UNIVERSITY + " and " + FREE), Purpose.OPEN_LICENCE, new Scope.PublicOnly(), 1L);
    assertThat(alien.has(Ground.NOT_OWNER)).isTrue();
    assertThat(alien.clear()).isFalse();
  }

  @Test
  void programsCheckToo() throws Exception {
    var request = HttpRequest.newBuilder(URI.create("http://localhost:" + port() + "/api/v1/open-licences/check")).header("Content-Type", "application/json")
        .POST(HttpRequest.BodyPublishers.ofString("{\"number\":\"" + right("s.state = 33") + "\"}")).build();
    var answer = HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body()).contains("\"clear\":false").contains("\"ground\":\"ended\"");
  }
}
