package cityip.assessment;

import static org.assertj.core.api.Assertions.assertThat;

import cityip.PageClient;
import cityip.SiteTest;
import cityip.search.SearchIndex;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** An invention from its disclosure to the number under which it was filed, and who does not see it. */
class InventionPagesTest extends SiteTest {

  private static final Map<String, String> TOLD = Map.of("title", "一种带辅助冷却的采煤机截割部试验台（示例）", "inventors", "孔某 60 %\n孟某 40 %", "problem", "现有试验台散热不足", "effect", "温升降低一成", "solution",
      "包括机架、驱动电机和截割部夹具；所述机架一侧设有循环冷却水套，冷却水套与温度传感器相连；控制器按温度调节流量。", "maturity", "4");

  @BeforeAll
  static void theIndexIsFilled() throws InterruptedException {
    for (int n = 0; n < 900 && bean(SearchIndex.class).size() < 19_000; n++) {
      Thread.sleep(100);
    }
  }

  private static Map<String, String> answers(String published) {
    var answers = new HashMap<>(Map.of("state-secret", "no", "made-in-china", "yes", "owner-agreed", "yes", "published", published, "shown-or-sold", "no", "grace-case", "no"));
    if (published.equals("yes")) {
      answers.put("published.day", "2025-01-01");
    }
    return answers;
  }

  private static Map<String, String> worksheet() {
    var sheet = new HashMap<String, String>();
    for (var key : bean(DisclosureDesk.class).weights().keySet()) {
      sheet.put(key, "3");
      sheet.put(key + ".why", "示例理由");
    }
    return sheet;
  }

  private static PageClient.Page step(PageClient person, String path, String act, Map<String, String> form) {
    return person.submit(person.get(path), path + "/" + act, form);
  }

  @Test
  void aUniversityAssessesAnInventionBeforeFilingAndNobodyElseSeesIt() {
    var university = pages().signIn("university");
    var empty = university.submit(university.get("/inventions/new"), "/inventions", Map.of("title", "", "solution", "写了一半"));
    assertThat(empty.status()).isEqualTo(422);
    assertThat(empty.html().select("#solution").val()).as("what was typed stays").isEqualTo("写了一半");
    var page = university.submit(university.get("/inventions/new"), "/inventions", TOLD);
    var path = page.address().getPath();
    assertThat(path).matches("/inventions/\\d+");
    for (var other : new String[] {"firm", "city", "county", "admin"}) {
      assertThat(pages().signIn(other).get(path).status()).as(other).isIn(403, 404);
    }
    assertThat(pages().signIn("city").get("/search?text=%E8%BE%85%E5%8A%A9%E5%86%B7%E5%8D%B4%E7%9A%84%E9%87%87%E7%85%A4%E6%9C%BA").text()).as("never indexed").doesNotContain("试验台（示例）");
    assertThat(step(university, path, "checks", Map.of("state-secret", "no")).status()).isEqualTo(422);
    assertThat(step(university, path, "checks", answers("no")).text()).contains("已检查").contains("保密审查");
    var searched = step(university, path, "searches", Map.of());
    assertThat(searched.text()).contains("NS-").contains("冷却水套").contains("摘要值");
    var marks = searched.html().select("select[name^=mark-]");
    assertThat(marks).as("a mark for each feature of each document").isNotEmpty();
    var action = searched.html().select("form[action$=/marks]").first().attr("action");
    var all = new HashMap<String, String>();
    marks.forEach(select -> all.put(select.attr("name"), select.attr("name").startsWith("mark-1-") ? "X" : "A"));
    assertThat(university.submit(searched, action, all).text()).as("a document that takes every feature").contains("都标为 X");
    assertThat(step(university, path, "worksheet", Map.of("novelty", "9")).status()).isEqualTo(422);
    assertThat(step(university, path, "worksheet", worksheet()).text()).contains("60.0");
    var held = step(university, path, "decision", Map.of("decision", "invention", "reasons", "示例"));
    assertThat(held.status()).isEqualTo(422);
    assertThat(held.text()).contains("不能选择的原因，请另选");
    marks.forEach(select -> all.put(select.attr("name"), "A"));
    university.submit(university.get(path), action, all);
    assertThat(step(university, path, "decision", Map.of("decision", "invention", "reasons", "方案新，市场明确（示例）")).text()).contains("申请发明").contains("有效至");
    assertThat(step(university, path, "number", Map.of("number", "202610000000.1")).status()).isEqualTo(422);
    assertThat(step(university, path, "number", Map.of("number", "202610000000.7")).status()).isIn(200, 422);
    assertThat(university.get("/inventions").text()).contains("试验台（示例）");
    assertThat(university.download(path + ".docx").body()).startsWith('P', 'K');
    assertThat(university.download("/inventions.xlsx").statusCode()).isEqualTo(200);
    assertThat(university.get(path + "?lang=en").text()).contains("Secrecy and earlier disclosure");
    assertThat(bean(JdbcClient.class).sql("select count(*) from ledger_entry where act like 'assessment.invention-%' and content like '%冷却%'").query(Long.class).single()).as("the ledger keeps hashes alone").isZero();
  }

  @Test
  void whatWasPublishedHoldsTheFiling() {
    var university = pages().signIn("university");
    var page = university.submit(university.get("/inventions/new"), "/inventions", TOLD);
    var path = page.address().getPath();
    assertThat(step(university, path, "checks", answers("yes")).text()).contains("不在宽限期内").contains("不再是秘密");
    var stale = university.get(path);
    step(university, path, "checks", answers("no"));
    assertThat(university.submit(stale, path + "/checks", answers("yes")).status()).as("a stale page").isEqualTo(422);
  }

  @Test
  void programsSearchToo() throws Exception {
    var client = java.net.http.HttpClient.newHttpClient();
    var basic = "Basic " + java.util.Base64.getEncoder().encodeToString("firm:sample-2026".getBytes(java.nio.charset.StandardCharsets.UTF_8));
    var request = java.net.http.HttpRequest.newBuilder(java.net.URI.create("http://localhost:" + port() + "/api/v1/assess/novelty")).header("Content-Type", "application/json").header("Authorization", basic);
    var told = client.send(request.POST(java.net.http.HttpRequest.BodyPublishers.ofString("{\"text\":\"一种液压支架，包括立柱和顶梁；其中顶梁设有缓冲机构；控制器驱动快换接头。\"}")).build(), java.net.http.HttpResponse.BodyHandlers.ofString());
    assertThat(told.statusCode()).isEqualTo(200);
    assertThat(told.body()).contains("\"features\"").contains("缓冲机构").contains("textSha256");
    assertThat(client.send(request.POST(java.net.http.HttpRequest.BodyPublishers.ofString("{\"text\":\"三个字\"}")).build(), java.net.http.HttpResponse.BodyHandlers.ofString()).statusCode()).isEqualTo(400);
    assertThat(client.send(request.POST(java.net.http.HttpRequest.BodyPublishers.ofString("{\"text\":\"" + "长".repeat(200_000) + "\"}")).build(), java.net.http.HttpResponse.BodyHandlers.ofString()).statusCode()).isEqualTo(400);
  }
}
