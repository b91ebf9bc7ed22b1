package cityip.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import cityip.PageClient;
import cityip.SiteTest;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Nobody learns by any way around what a mediation is about, or who reported. */
class WallsTest extends SiteTest {

  private static final String TITLE = "孔雀蓝釉配方许可之争";
  private static final String REPORTER = "欧阳千寻";
  private static final String PHONE = "13955557777";

  private static String opened(PageClient who, String service, Map<String, String> form) {
    return who.submit(who.get("/services/" + service + "/start"), "/services/" + service + "/start", form).html().select(".token").first().text();
  }

  private static String mediation() {
    var form = new LinkedHashMap<String, String>();
    form.put("subject", TITLE);
    form.put("unit", "370811");
    form.put("kind", "people");
    form.put("right-kind", "secret");
    form.put("matter", "licence");
    form.put("respondent", bean(JdbcClient.class).sql("select display_name from shell_account where username = 'university'").query(String.class).single());
    form.put("facts", TITLE);
    form.put("claims", TITLE);
    return opened(pages().signIn("firm"), "mediation", form);
  }

  private static String reported() {
    var form = new LinkedHashMap<String, String>();
    form.put("subject", "保密举报试验");
    form.put("unit", "370811");
    form.put("source", "report");
    form.put("right-kind", "trademark");
    form.put("respondent", "示例保密试验商店");
    form.put("facts", "销售假冒商品。");
    form.put("reporter", REPORTER);
    form.put("reporter-phone", PHONE);
    return opened(pages(), "administrative-case", form);
  }

  /** Whatever comes back, page, sheet or interface, as text. */
  private static String everything(PageClient who, String path) {
    var answer = who.download(path);
    assertThat(answer.statusCode()).as(path).isLessThan(500);
    var text = new StringBuilder(new String(answer.body(), StandardCharsets.UTF_8));
    // who may not is led to the sign-in page instead of a file
    if (answer.body().length > 2 && answer.body()[0] == 'P' && answer.body()[1] == 'K') {
      try {
        var file = Files.write(Files.createTempFile("walls", ".zip"), answer.body());
        try (var zip = new ZipFile(file.toFile())) {
          for (var entry : zip.stream().toList()) {
            text.append(new String(zip.getInputStream(entry).readAllBytes(), StandardCharsets.UTF_8));
          }
        }
        Files.delete(file);
      } catch (IOException none) {
        throw new IllegalStateException(none);
      }
    }
    return text.toString();
  }

  @Test
  void aMediationIsFoundByItsNumberAndByNothingElse() {
    var number = mediation();
    var word = URLEncoder.encode("孔雀蓝釉", StandardCharsets.UTF_8);
    var ways = List.of("/cases?queue=all&text=" + word, "/cases?queue=all&text=" + number, "/cases?queue=all&procedure=mediation&sort=OPENED&dir=desc", "/cases/" + number, "/cases/export.xlsx?queue=all&procedure=mediation",
        "/cases/statistics?by=unit", "/cases/statistics", "/deadlines", "/deadlines.ics", "/search?q=" + word, "/search/suggest?q=" + word, "/my", "/status", "/status-of?number=" + number + "&token=AAAA",
        "/api/v1/cases?queue=all&text=" + word, "/api/v1/cases?queue=all&procedure=mediation", "/api/v1/cases/" + number, "/api/v1/deadlines?size=500", "/api/v1/proofs/nightly", "/mediation/allowances",
        "/mediation/mediators", "/mediation/mediators?case=" + number, "/mediation/" + number + "/rooms", "/ledger?subject=case:" + number, "/cases?queue=all&did=accept&procedure=mediation",
        "/cases/" + number + "/bundle.zip", "/cases/" + number + "/file.pdf", "/cases/" + number + "/hearing", "/cases/" + number + "/acts/accept");
    for (var who : List.of("city", "county", "admin", "court")) {
      var client = pages().signIn(who);
      ways.forEach(way -> assertThat(everything(client, way)).as(who + " at " + way).doesNotContain("孔雀蓝釉配方"));
    }
    ways.forEach(way -> assertThat(everything(pages(), way)).as("the street at " + way).doesNotContain("孔雀蓝釉配方"));
    assertThat(pages().signIn("city").get("/cases?queue=all&text=" + number).text()).contains(number);
    assertThat(pages().signIn("mediator").get("/cases?queue=all&text=" + number).text()).contains(TITLE);
    assertThat(pages().signIn("firm").get("/cases?queue=all&text=" + word).text()).contains(TITLE);
  }

  @Test
  void aReporterIsNamedNowhereUntilSomebodySaysWhy() {
    var number = reported();
    // part of the name: a page may repeat what was typed, but must not complete it
    var word = URLEncoder.encode("欧阳千", StandardCharsets.UTF_8);
    var ways = List.of("/cases/" + number, "/cases/" + number + "/acts/check", "/cases?queue=all&text=" + word, "/cases/export.xlsx?queue=all&text=" + number, "/api/v1/cases/" + number,
        "/api/v1/cases?queue=all&text=" + number, "/deadlines", "/deadlines.ics", "/cases/" + number + "/bundle.zip", "/ledger?subject=case:" + number, "/search?q=" + word, "/search/suggest?q=" + word, "/cases/statistics",
        "/my");
    for (var who : List.of("city", "county", "admin", "firm")) {
      var client = pages().signIn(who);
      ways.forEach(way -> assertThat(everything(client, way)).as(who + " at " + way).doesNotContain(REPORTER).doesNotContain("1395555"));
    }
    assertThat(pages().signIn("city").get("/cases?queue=all&text=" + word).text()).as("nor is the case found by the name").contains("没有符合条件");
    assertThat(pages().signIn("city").get("/cases?queue=all&text=" + PHONE).text()).contains("没有符合条件");
    assertThat(bean(JdbcClient.class).sql("select facts::text from casework_case where number = :n").param("n", number).query(String.class).single()).doesNotContain(REPORTER).doesNotContain(PHONE);
    assertThat(bean(JdbcClient.class).sql("select string_agg(fields::text, ' ') from casework_act a join casework_case c on c.id = a.case_id where c.number = :n").param("n", number).query(String.class).single())
        .doesNotContain(REPORTER).doesNotContain(PHONE);
  }
}
