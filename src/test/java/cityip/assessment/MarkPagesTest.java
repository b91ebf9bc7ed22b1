package cityip.assessment;

import static org.assertj.core.api.Assertions.assertThat;

import cityip.SiteTest;
import cityip.search.SearchIndex;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A name against the register, as a citizen, a firm and a program use it. */
class MarkPagesTest extends SiteTest {

  @BeforeAll
  static void theIndexIsFilled() throws InterruptedException {
    for (int n = 0; n < 600 && bean(SearchIndex.class).size() < 19_000; n++) {
      Thread.sleep(100);
    }
    bean(Marks.class).refresh();
  }

  @Test
  void anybodyLooksUpANameAndSeesWhy() {
    var page = pages().get("/marks?name=%E8%83%A1%E9%9F%B5"); // 胡韵
    assertThat(page.status()).isEqualTo(200);
    assertThat(page.html().select("tbody tr")).isNotEmpty();
    assertThat(page.html().select("tbody tr").first().text()).contains("湖韵").contains("读音");
    assertThat(page.text()).contains("不是法律结论");
    var compare = pages().get(page.html().select("tbody a").first().attr("href"));
    assertThat(compare.text()).contains("胡").contains("湖").contains("字形");
    assertThat(pages().download("/marks.xlsx?name=%E8%83%A1%E9%9F%B5").statusCode()).isEqualTo(200);
  }

  @Test
  void classesNarrowWhatIsFound() {
    var all = pages().get("/marks?name=%E6%B9%96%E9%9F%B5").html().select("tbody tr");
    var some = pages().get("/marks?name=%E6%B9%96%E9%9F%B5&classes=%EF%BC%92%EF%BC%99%E7%B1%BB").html().select("tbody tr"); // full-width ２９类
    assertThat(some.size()).isBetween(1, all.size() - 1);
    assertThat(some).as("of the class, or of one whose goods are often found similar").allSatisfy(row -> assertThat(row.select("td").get(4).text()).containsPattern("29.*同类|(05|30|31|43).*跨类"));
  }

  @Test
  void saysWhatIsMissingAndKeepsTheText() {
    assertThat(pages().get("/marks?name=").status()).isEqualTo(422);
    var tooLong = pages().get("/marks?name=" + "a".repeat(61));
    assertThat(tooLong.status()).isEqualTo(422);
    assertThat(tooLong.html().select("#name").val()).hasSize(61);
    assertThat(pages().get("/marks?name=%F0%9F%98%80").status()).as("an emoji").isEqualTo(200);
    assertThat(pages().get("/marks?name=%E6%B9%96").status()).as("one character").isEqualTo(200);
    assertThat(pages().get("/marks?name=%E5%97%AF").status()).as("a syllable without a vowel").isEqualTo(200);
    assertThat(pages().get("/marks?name=" + "%E6%B9%96".repeat(60)).status()).as("sixty characters").isEqualTo(200);
  }

  @Test
  void aFirmWatchesANameAndKeepsASheet() {
    var firm = pages().signIn("firm");
    var set = firm.submit(firm.get("/marks/watches"), "/marks/watches", Map.of("name", "蒜乡", "classes", "30"));
    assertThat(set.text()).contains("已开始监测").contains("蒜乡");
    assertThat(pages().signIn("university").get("/marks/watches").text()).doesNotContain("蒜乡");
    var end = set.html().select("form[action$=/end]").first().attr("action");
    assertThat(firm.submit(set, end, Map.of()).text()).contains("已停止监测");
    var sheet = firm.submit(firm.get("/marks/compare?one=%E6%B9%96%E9%9F%B5&other=%E8%83%A1%E8%BF%90"), "/marks/sheets", Map.of("note", "示例核查"));
    assertThat(sheet.text()).contains("湖韵").contains("胡运").contains("示例核查");
    assertThat(pages().signIn("university").get(sheet.address().getPath()).status()).isEqualTo(404);
  }

  @Test
  void programsAskTheSame() throws Exception {
    var request = HttpRequest.newBuilder(URI.create("http://localhost:" + port() + "/api/v1/marks/similar")).header("Content-Type", "application/json");
    var answer = HttpClient.newHttpClient().send(request.POST(HttpRequest.BodyPublishers.ofString("{\"name\":\"湖运\",\"classes\":[\"29\"]}")).build(), HttpResponse.BodyHandlers.ofString());
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body()).contains("\"rule\"").contains("湖韵").contains("parts");
    var pair = HttpClient.newHttpClient().send(request.POST(HttpRequest.BodyPublishers.ofString("{\"name\":\"泰和\",\"with\":\"太合\"}")).build(), HttpResponse.BodyHandlers.ofString());
    assertThat(pair.body()).contains("SAME_SOUND");
    assertThat(HttpClient.newHttpClient().send(request.POST(HttpRequest.BodyPublishers.ofString("{\"name\":\" \"}")).build(), HttpResponse.BodyHandlers.ofString()).statusCode()).isEqualTo(400);
  }

  @Test
  void anybodyReadsTheFactorsOfAScore() {
    var page = pages().get("/factors");
    assertThat(page.status()).isEqualTo(200);
    assertThat(page.text()).contains("专利价值评估").contains("剩余期限").contains("GB/T 42748-2023");
    assertThat(pages().get("/factors?lang=en").text()).contains("Remaining life");
  }
}
