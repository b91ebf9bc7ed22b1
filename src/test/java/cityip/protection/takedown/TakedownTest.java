package cityip.protection.takedown;

import static org.assertj.core.api.Assertions.assertThat;

import cityip.PageClient;
import cityip.SiteTest;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Notice, measure, counter-statement, fifteen days, restoration to the same byte; and what a bad notice is told. */
class TakedownTest extends SiteTest {

  private static final HttpClient HTTP = HttpClient.newHttpClient();
  private static final JsonMapper JSON = JsonMapper.shared();
  private static final String LISTING = "{\"title\":\"示例商品\",\"price\":\"19.90\"}\n";

  private String merchant = "";
  private String mark = "";
  private String owner = "";

  @BeforeAll
  void whatTheRegisterKnows() {
    merchant = bean(JdbcClient.class).sql("select display_name from shell_account where username = 'firm'").query(String.class).single();
    var row = right("s.state = 20");
    mark = row.get(0);
    owner = row.get(1);
  }

  /** Number and owner of a trademark. */
  private static List<String> right(String conditions) {
    return bean(JdbcClient.class).sql("""
        select r.number, b.name from registry_right r join registry_span s on s.right_id = r.id and s.known_until = 'infinity' and s.valid_from <= current_date and current_date < s.valid_until
          join registry_owner o on o.right_id = r.id and o.known_until = 'infinity' and o.valid_until = 'infinity' join party_name b on b.body_id = o.party_id
         where r.kind = 4 and\s""" + conditions + " order by r.number limit 1").query((row, n) -> List.of(row.getString(1), row.getString(2))).single();
  }

  private static JsonNode post(String who, String path, Map<String, ?> body, int status) throws Exception {
    var basic = Base64.getEncoder().encodeToString((who + ":sample-2026").getBytes(StandardCharsets.UTF_8));
    var answer = HTTP.send(HttpRequest.newBuilder(URI.create("http://localhost:" + port() + "/api/v1/takedown" + path)).header("Authorization", "Basic " + basic)
        .header("Content-Type", "application/json").POST(HttpRequest.BodyPublishers.ofString(JSON.writeValueAsString(body))).build(), HttpResponse.BodyHandlers.ofString());
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
    return JSON.readTree(answer.body());
  }

  private Map<String, Object> notice(String key, Map<String, ?> but) {
    var notice = new java.util.HashMap<String, Object>(Map.of("key", key, "rightKind", "trademark", "rightNumber", mark, "holder", owner, "link", "https://example.cn/item/1", "merchant", merchant,
        "comparison", "商品标题使用了相同文字", "truthDeclared", true, "listing", LISTING));
    notice.putAll(but);
    return notice;
  }

  private static PageClient.Page act(PageClient who, String number, String act, Map<String, String> form) {
    var path = "/cases/" + number + "/acts/" + act;
    return who.submit(who.get(path), path, form);
  }

  @Test
  void whatWasTakenDownIsRestoredToTheSameByteWhenNobodySues() throws Exception {
    var number = post("platform", "/notices", notice("k1", Map.of()), 201).path("number").asString();
    assertThat(post("platform", "/notices", notice("k1", Map.of()), 200).path("number").asString()).as("the same key again").isEqualTo(number);
    var platform = pages().signIn("platform");
    assertThat(act(platform, number, "take-measures", Map.of("measure", "block")).text()).contains("已采取措施");
    post("platform", "/notices/" + number + "/counter", Map.of("ground", "licence", "statement", "有授权书", "truthDeclared", true, "key", "c0"), 200);
    assertThat(post("firm", "/notices/" + number + "/counter", Map.of("ground", "licence", "statement", "又一次", "truthDeclared", true, "key", "c1"), 409).path("title").asString()).contains("待转送声明");
    assertThat(act(platform, number, "forward-counter", Map.of("arrived-on", LocalDate.now(ZoneId.of("Asia/Shanghai")).toString())).text()).contains("十五日");
    passFifteenDays(number);
    var wrong = act(platform, number, "restore", Map.of("restored-sha256", NoticeDesk.sha256(LISTING.strip())));
    assertThat(wrong.text()).as("one line break is missing").contains("与采取措施前不同");
    assertThat(act(platform, number, "restore", Map.of("restored-sha256", NoticeDesk.sha256(LISTING))).text()).contains("已原样恢复");
    post("firm", "/notices/" + number + "/counter", Map.of("ground", "licence", "statement", "太晚了", "truthDeclared", true, "key", "c2"), 409);
    assertThat(pages().signIn("university").get("/cases/" + number).text()).as("a stranger").doesNotContain("示例商品").doesNotContain("有授权书");
  }

  private static void passFifteenDays(String number) throws InterruptedException {
    var db = bean(JdbcClient.class);
    assertThat(db.sql("update casework_clock set due_moment = now() - interval '1 hour', due = current_date - 1 where name = 'fifteen' and case_id = (select id from casework_case where number = ?)")
        .params(number).update()).isOne();
    db.sql("update casework_case set due_moment = now() - interval '1 hour', due = current_date - 1 where number = ?").params(number).update();
    var patience = Instant.now().plus(Duration.ofSeconds(30));
    while (!state(number).equals("restoring") && Instant.now().isBefore(patience)) {
      Thread.sleep(100);
    }
    assertThat(state(number)).isEqualTo("restoring");
  }

  private static String state(String number) {
    return bean(JdbcClient.class).sql("select state from casework_case where number = ?").params(number).query(String.class).single();
  }

  @Test
  void aNoticeWithoutRightOnAnEndedOneOrBySomebodyElseIsToldSo() throws Exception {
    var ended = right("s.state >= 30");
    assertThat(post("platform", "/notices", notice("b1", Map.of("rightNumber", ended.get(0), "holder", ended.get(1))), 422).path("fields").path("right-number").asString()).contains("不能据此通知");
    assertThat(post("platform", "/notices", notice("b2", Map.of("holder", "示例冒名公司")), 422).path("fields").path("applicant").asString()).contains(owner);
    assertThat(post("platform", "/notices", notice("b3", Map.of("rightNumber", "")), 422).path("fields").has("right-number")).isTrue();
    assertThat(post("platform", "/notices", notice("b4", Map.of("listing", "", "listingSha256", "abc")), 422).path("fields").has("listing-sha256")).isTrue();
    assertThat(post("platform", "/notices", notice("b5", Map.of("truthDeclared", false)), 422).path("fields").has("truth-declared")).isTrue();
    post("police", "/notices", notice("b6", Map.of()), 403);
    var unknown = post("platform", "/notices", notice("b7", Map.of("rightNumber", "作品登记-2020-F-00000001", "rightKind", "copyright", "holder", "示例画家")), 201).path("number").asString();
    var platform = pages().signIn("platform");
    assertThat(act(platform, unknown, "take-measures", Map.of("measure", "delete")).text()).as("the certificate has to be seen first").contains("先核对证书");
    assertThat(act(platform, unknown, "take-measures", Map.of("measure", "delete", "certificate-seen", "yes")).text()).contains("已采取措施");
  }

  @Test
  void aTableBecomesNoticesItsBadRowsComeBackAndTheSameFileMakesNothingTwice() throws Exception {
    var platform = pages().signIn("platform");
    var table = "权利类型,权利号码,权利人,商品链接,商家,侵权比对,真实性声明\n商标,%s,%s,https://example.cn/2,示例小店,相同文字,是\n商标,%s,示例冒名公司,https://example.cn/3,示例小店,相同,是\n=1+1,%s,%s,https://example.cn/4,示例小店,相同,是\n"
        .formatted(mark, owner, mark, mark, owner).getBytes(Charset.forName("GB18030"));
    for (var time = 0; time < 2; time++) {
      var page = platform.upload(platform.get("/takedown"), "/takedown/bulk", Map.of(), "file", "通知.csv", table);
      var path = page.address().getPath();
      var patience = Instant.now().plus(Duration.ofSeconds(20));
      while (platform.get(path).html().select("progress").size() > 0 && Instant.now().isBefore(patience)) {
        Thread.sleep(100);
      }
      var done = platform.get(path);
      assertThat(done.html().select("tbody tr")).hasSize(3);
      assertThat(done.html().select("tbody tr:contains(退回)")).hasSize(2);
      assertThat(done.text()).contains("属于 " + owner);
      try (var book = new XSSFWorkbook(new ByteArrayInputStream(platform.download(path + "/refused.xlsx").body()))) {
        assertThat(book.getSheetAt(1).getRow(2).getCell(0).getStringCellValue()).as("no formula").doesNotStartWith("=");
      }
      assertThat(pages().signIn("firm").get(path).status()).as("somebody else's").isEqualTo(404);
    }
    assertThat(bean(JdbcClient.class).sql("select count(*) from casework_case where procedure = 'takedown' and facts ->> 'link' = 'https://example.cn/2'").query(Long.class).single()).isOne();
    assertThat(platform.upload(platform.get("/takedown"), "/takedown/bulk", Map.of(), "file", "空.csv", new byte[0]).status()).isEqualTo(422);
    assertThat(platform.upload(platform.get("/takedown"), "/takedown/bulk", Map.of(), "file", "别的.csv", "名称,日期\n甲,乙\n".getBytes(StandardCharsets.UTF_8)).text()).contains("没有找到表头");
  }

  @Test
  void aPlatformAnswersTheStandardClauseByClauseAndTheCitySeesItsScore() throws IOException {
    var platform = pages().signIn("platform");
    var own = platform.get(platform.get("/takedown").html().select("tbody th a").attr("href"));
    var form = new java.util.HashMap<String, String>();
    form.put("score-4.1", "2");
    form.put("evidence-4.1", "https://example.cn/rules");
    form.put("score-5.2", "1");
    form.put("improvement-5.2", "年底前延长保存期限");
    var kept = platform.submit(own, own.address().getPath() + "/self-check", form);
    assertThat(kept.text()).contains("3 / 26").contains("自查已保存");
    var officer = pages().signIn("city");
    assertThat(officer.get("/takedown").html().select("tbody tr").text()).contains("3 / 26");
    var refused = officer.submit(officer.get("/takedown"), "/takedown/platforms", Map.of("name", "示例集市网", "account", "没有这个账号"));
    assertThat(refused.status()).isEqualTo(422);
    assertThat(refused.html().select("#name").attr("value")).isEqualTo("示例集市网");
    assertThat(officer.submit(officer.get("/takedown"), "/takedown/platforms", Map.of("name", "示例集市网")).text()).contains("平台已登记").contains("示例集市网");
    assertThat(pages().signIn("firm").get("/takedown").text()).as("a merchant sees no scorecards").doesNotContain("示例集市网");
    assertThat(pages().get("/takedown").address().getPath()).isEqualTo("/sign-in");
    assertThat(officer.get("/takedown?lang=en").text()).contains("Scorecards");
    officer.get("/takedown?lang=zh");
  }
}
