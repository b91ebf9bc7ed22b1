package cityip.registry;

import static org.assertj.core.api.Assertions.assertThat;

import cityip.SiteTest;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The page of one right, over the sample city. */
class RightPagesTest extends SiteTest {

  private String number = "";

  @BeforeAll
  void aRightOfTheSampleFirm() {
    number = pages().signIn("firm").get("/plan/indicators/VALID_INV/rows?asOf=2024-12-31&sort=number").html().select("tbody a[href^=/rights/]").first().text();
  }

  @Test
  void showsTheDocumentsOfTheRightAndThoseItCites() {
    var citing = bean(org.springframework.jdbc.core.simple.JdbcClient.class).sql("""
        select r.number from registry_event e join registry_right r on r.id = e.right_id where jsonb_array_length(e.data -> 'cites') > 1 order by e.right_id limit 1""").query(String.class).single();
    var page = pages().signIn("city").get("/rights/" + citing);
    assertThat(page.text()).contains("文献种类").contains("引用文献").contains("找相近的权利");
  }

  @Test
  void showsHistoryPartiesPaymentsAndTheSourceOfEveryFact() {
    var page = pages().signIn("city").get("/rights/" + number + "?asOf=2024-12-31");
    assertThat(page.text()).contains("申请", "授权", "有效", "示例泰和矿山机械", "接下来的费用", "年费");
    assertThat(page.html().select(".timeline li").size()).isGreaterThanOrEqualTo(3);
    assertThat(page.html().select("section.card").last().select("tbody tr")).isNotEmpty().allSatisfy(row -> assertThat(row.text()).contains("批次"));
    pages().get("/rights/" + number + "?lang=en");
  }

  @Test
  void isFoundByAnyWrittenForm() {
    var officer = pages().signIn("city");
    for (var written : new String[] {"ZL" + number, number.replace(".", ""), "CN" + number, number.substring(0, 12)}) {
      assertThat(officer.get("/rights/" + written).html().select(".lead-line").text()).as(written).contains(number);
    }
    assertThat(officer.get("/rights/209919999999.9").status()).isEqualTo(404);
  }

  @Test
  void readsAnEarlierDay() {
    var page = pages().signIn("city").get("/rights/" + number + "?asOf=1999-01-01");
    assertThat(page.text()).contains("这一天权利尚未产生");
  }

  @Test
  void anotherFirmsRightIsNotShown() throws InterruptedException {
    for (int n = 0; n < 600 && bean(cityip.search.SearchIndex.class).size() < 19_000; n++) {
      Thread.sleep(100);
    }
    var foreign = pages().signIn("city").get("/plan/indicators/VALID_INV/rows?asOf=2024-12-31&text=示例鸿盛").html().select("tbody a[href^=/rights/]").first().text();
    var firm = pages().signIn("firm");
    var open = firm.get("/rights/" + foreign);
    assertThat(open.address().getPath()).as("what is published everybody may read, without the register's history").startsWith("/search/found/");
    assertThat(open.html().select(".timeline")).isEmpty();
    assertThat(pages().get("/rights/" + foreign).text()).contains(foreign);
    assertThat(firm.get("/rights?text=" + foreign).text()).doesNotContain(foreign + " ");
    assertThat(firm.get("/plan/indicators/VALID_INV/rows?asOf=2024-12-31&text=" + foreign).html().select("tbody a[href^=/rights/]")).isEmpty();
    assertThat(pages().signIn("firm").get("/rights/" + number + "?asOf=2024-12-31").status()).isEqualTo(200);
  }

  @Test
  void anotherFirmsUnpublishedApplicationIsAsIfThereWereNone() {
    var foreign = pages().signIn("city").get("/rights?state=filed&kind=invention&text=示例鸿盛").html().select("tbody a[href^=/rights/]").first().text();
    var firm = pages().signIn("firm");
    assertThat(firm.get("/rights/" + foreign).status()).as("as if there were none").isEqualTo(404);
    var none = firm.get("/rights/201910000017.9").text();
    assertThat(firm.get("/rights/" + foreign).text().replaceAll("\\S*20\\d\\S*", "")).as("nor does the answer tell").isEqualTo(none.replaceAll("\\S*20\\d\\S*", ""));
    assertThat(pages().get("/rights/" + foreign).address().getPath()).as("the signed-out may sign in").isEqualTo("/sign-in");
    assertThat(firm.get("/rights?text=" + foreign).text()).doesNotContain(foreign + " ");
    assertThat(firm.get("/plan/indicators/VALID_INV/rows?asOf=2024-12-31&text=" + foreign).html().select("tbody a[href^=/rights/]")).isEmpty();
    assertThat(pages().signIn("firm").get("/rights/" + number + "?asOf=2024-12-31").status()).isEqualTo(200);
  }

  @Test
  void anOwnerIsRemindedOfItsPaymentsAndSeesItsPortfolio() {
    var firm = pages().signIn("firm");
    var reminders = firm.get("/account/reminders");
    assertThat(reminders.html().select("tbody tr")).isNotEmpty();
    assertThat(reminders.text()).contains("年费");
    var party = pages().signIn("city").get("/rights/" + number + "?asOf=2024-12-31").html().select("dd a[href^=/parties/]").first().attr("href");
    assertThat(pages().signIn("city").get(party).text()).contains("权利清单", "有效");
    assertThat(pages().signIn("city").get("/account/reminders").status()).isEqualTo(404);
  }

  @Test
  void programsReadTheSameAndSignInForEachRequest() throws Exception {
    var request = java.net.http.HttpRequest.newBuilder(java.net.URI.create("http://localhost:" + port() + "/api/v1/rights/ZL" + number + "?asOf=2024-12-31"));
    try (var http = java.net.http.HttpClient.newHttpClient()) {
      var anonymous = http.send(request.build(), java.net.http.HttpResponse.BodyHandlers.ofString());
      assertThat(anonymous.statusCode()).isEqualTo(401);
      var basic = java.util.Base64.getEncoder().encodeToString("city:sample-2026".getBytes(StandardCharsets.UTF_8));
      var signedIn = http.send(request.header("Authorization", "Basic " + basic).build(), java.net.http.HttpResponse.BodyHandlers.ofString());
      assertThat(signedIn.statusCode()).isEqualTo(200);
      assertThat(signedIn.body()).contains("\"state\":\"in-force\"", "\"number\":\"" + number + "\"", "\"effective\"");
    }
  }
}
