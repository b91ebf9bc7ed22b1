package cityip.assessment;

import static org.assertj.core.api.Assertions.assertThat;

import cityip.PageClient;
import cityip.SiteTest;
import cityip.search.SearchIndex;
import java.awt.Color;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A score taken again, weights tried before they are published, and devices set side by side. */
class TrialPagesTest extends SiteTest {

  @BeforeAll
  static void theIndexIsFilled() throws InterruptedException {
    for (int n = 0; n < 900 && bean(SearchIndex.class).size() < 19_000; n++) {
      Thread.sleep(100);
    }
  }

  private static PageClient.Page scored(PageClient city) {
    var numbers = bean(JdbcClient.class).sql("""
        select r.number from registry_right r join registry_span s on s.right_id = r.id where r.jurisdiction = 'CN' and r.kind = 1 and s.state = 20 and s.valid_from <= current_date and s.valid_until > current_date
         order by r.number desc limit 40""").query(String.class).list();
    PageClient.Page page = null;
    for (var number : numbers) {
      page = city.submit(city.get("/value?number=" + number), "/value", Map.of("number", number, "scenario", "finance"));
      assertThat(page.address().getPath()).matches("/scores/\\d+");
      if (!page.html().select(".bignumber").isEmpty()) {
        break;
      }
    }
    return page;
  }

  @Test
  void aScoreTakenAgainAsOfItsDayIsTheSame() {
    var city = pages().signIn("city");
    var path = scored(city).address().getPath();
    var again = city.get(path + "/again");
    assertThat(again.text()).contains("完全相同");
    assertThat(again.html().select("tbody tr")).isNotEmpty().allSatisfy(row -> assertThat(row.text()).contains("相同"));
    assertThat(city.get(path + "/again?asOf=2024-06-30").text()).contains("供与保存的比较");
    assertThat(city.get(path + "/again?asOf=1986-01-01").text()).contains("无法测量");
    assertThat(city.get(path + "/again?asOf=x").status()).isEqualTo(200);
    assertThat(pages().signIn("university").get(path + "/again").status()).isIn(200, 404);
    assertThat(city.get(path + "/again?lang=en").text()).contains("everything is as it was kept");
  }

  @Test
  void weightsAreTriedBeforeTheyArePublished() {
    var city = pages().signIn("city");
    var path = "/factors/assessment.patent-value/change";
    var page = city.get(path + "?scenario=grading");
    var form = new HashMap<String, String>();
    page.html().select("input[name^=w-]").forEach(input -> form.put(input.attr("name"), input.val()));
    assertThat(form).hasSize(12);
    form.put("w-licences", "90");
    assertThat(city.get(path + "?scenario=grading" + query(form)).text()).contains("须为 100");
    form.replaceAll((_, _) -> "0");
    form.put("w-remaining-life", "１００");
    var effect = city.get(path + "?scenario=grading" + query(form));
    assertThat(effect.status()).isEqualTo(200);
    assertThat(effect.html().select("#effect tbody tr")).hasSize(10);
    assertThat(effect.text()).contains("变动最大").contains("remaining-life: 100");
    assertThat(effect.html().select("section:contains(变动最大) tbody tr")).hasSizeGreaterThanOrEqualTo(10);
    form.put("w-remaining-life", "abc");
    assertThat(city.get(path + "?scenario=grading" + query(form)).status()).isEqualTo(422);
    assertThat(pages().signIn("firm").get(path).status()).isEqualTo(403);
    assertThat(city.get("/factors/no.such-list/change").status()).isEqualTo(404);
    assertThat(city.get("/factors").html().select("a[href$=/change]")).hasSize(3);
    assertThat(pages().get("/factors").html().select("a[href$=/change]")).isEmpty();
  }

  private static String query(Map<String, String> form) {
    var query = new StringBuilder();
    form.forEach((name, value) -> query.append('&').append(name).append('=').append(java.net.URLEncoder.encode(value, java.nio.charset.StandardCharsets.UTF_8)));
    return query.toString();
  }

  @Test
  void devicesAreKeptAndSetSideBySide() throws IOException {
    var city = pages().signIn("city");
    var mark = bean(JdbcClient.class).sql("select r.number from registry_right r join registry_span s on s.right_id = r.id where r.kind = 4 and r.jurisdiction = 'CN' and s.state = 20 and s.valid_until > current_date order by 1 limit 1")
        .query(String.class).single();
    var form = city.get("/marks/devices");
    var kept = city.upload(form, "/marks/devices", Map.of("number", mark, "codes", "26.1.3"), "file", "device.png", DeviceFeaturesTest.png(DeviceFeaturesTest.drawn(4, 300, Color.RED, 0, false)));
    assertThat(kept.address().getPath()).matches("/marks/devices/\\d+");
    var firm = pages().signIn("firm");
    var asked = firm.upload(firm.get("/marks/devices"), "/marks/devices", Map.of("codes", "26.1.9"), "file", "我的图样.png", DeviceFeaturesTest.png(DeviceFeaturesTest.drawn(4, 500, Color.BLUE, 0, false)));
    assertThat(asked.html().select("tbody tr").first().text()).contains(mark).contains("编码同组").contains("线条");
    assertThat(firm.download(asked.address().getPath() + "/picture").statusCode()).isEqualTo(200);
    assertThat(pages().signIn("university").get(asked.address().getPath()).status()).as("what a firm brings is its own").isEqualTo(404);
    assertThat(firm.upload(firm.get("/marks/devices"), "/marks/devices", Map.of("number", mark, "codes", "圆"), "file", "a.txt", "no picture".getBytes(java.nio.charset.StandardCharsets.UTF_8)).html().select(".error-summary li"))
        .as("the file, the code, and a mark of somebody else").hasSize(3);
    assertThat(firm.get("/marks/devices?lang=en").text()).contains("Vienna");
  }

  @Test
  void oneTextIsComparedWithAllFilings() {
    var city = pages().signIn("city");
    var db = bean(JdbcClient.class);
    var copied = db.sql("select abstract from registry_event where abstract is not null and length(abstract) > 120 order by id limit 1").query(String.class).single();
    var found = city.submit(city.get("/findings/like"), "/findings/like", Map.of("text", copied));
    assertThat(found.status()).isEqualTo(200);
    assertThat(found.html().select("tbody tr")).isNotEmpty();
    assertThat(found.html().select("mark")).as("the common parts are marked").isNotEmpty();
    // three characters, two hundred thousand (a form takes no more), shuffled by a machine, English, nothing but signs
    assertThat(city.submit(city.get("/findings/like"), "/findings/like", Map.of("text", "三个字")).status()).isEqualTo(422);
    assertThat(city.submit(city.get("/findings/like"), "/findings/like", Map.of("text", "长".repeat(200_000))).status()).isEqualTo(200);
    assertThat(city.submit(city.get("/findings/like"), "/findings/like", Map.of("text", "的泵体密封在了与槽回流管路和上下".repeat(30))).status()).isEqualTo(200);
    assertThat(city.submit(city.get("/findings/like"), "/findings/like", Map.of("text", "A pump with a labyrinth seal and a return groove. ".repeat(10))).status()).isEqualTo(200);
    assertThat(city.submit(city.get("/findings/like"), "/findings/like", Map.of("text", "😀。，；".repeat(60))).status()).isEqualTo(200);
    assertThat(pages().signIn("firm").get("/findings/like").status()).isEqualTo(403);
    assertThat(city.get("/findings/like?lang=en").text()).contains("at least 80 characters");
  }
}
