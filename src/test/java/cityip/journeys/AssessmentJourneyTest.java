package cityip.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import cityip.assessment.FilingScreen;
import com.microsoft.playwright.Page;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The officer screens the sample city, sends a pair to the county, the applicant explains, the finding closes and the precision changes; a university
 * assesses an invention before filing; a firm checks a name and sets a watch. Each with scripts and without.
 */
class AssessmentJourneyTest extends JourneyTest {

  @BeforeAll
  void theIndexHasCaughtUp() throws InterruptedException {
    var rights = bean(JdbcClient.class).sql("select count(*) from registry_right").query(Long.class).single();
    var patience = Instant.now().plus(Duration.ofSeconds(90));
    while (bean(cityip.search.SearchIndex.class).size() < rights && Instant.now().isBefore(patience)) {
      Thread.sleep(200);
    }
  }

  private static void act(Page page, String finding, String act, String words) {
    page.navigate(finding);
    page.locator("#words").fill(words);
    press(page.locator("button[name=act][value=" + act + "]"));
  }

  @ParameterizedTest(name = "scripts: {0}")
  @ValueSource(booleans = {false, true})
  void aFindingGoesFromTheScreeningToItsOutcome(boolean scripts) throws InterruptedException {
    var city = visitor(scripts, 1280);
    signIn(city, "city");
    city.navigate("/findings");
    if (city.locator("#from").isHidden()) {
      city.locator("main details summary").first().click();
    }
    city.locator("#from").fill("2025-01-01");
    city.locator("#to").fill("2025-06-30");
    press(city.locator("form[action='/findings/screen'] button"));
    for (var n = 0; n < 600 && bean(FilingScreen.class).screenings().getFirst().progress().open(); n++) {
      Thread.sleep(100);
    }
    city.navigate("/findings?signal=NEAR_OLDER&state=SCREENED");
    var finding = city.locator("tbody td a[href^='/findings/']").first().getAttribute("href");
    // the sample firm and county have accounts; the finding is made theirs
    var db = bean(JdbcClient.class);
    db.sql("update assessment_finding set owner_id = (select body_id from shell_account where username = 'firm'), unit = (select unit from shell_account where username = 'county') where id = ?")
        .param(Long.parseLong(finding.substring(finding.lastIndexOf('/') + 1))).update();
    city.navigate(finding);
    assertThat(city.locator("mark").count()).as("common parts are marked on both sides").isGreaterThan(1);
    keepPicture(city, "assessment-pair-" + scripts);
    act(city, finding, "send", "");
    var county = visitor(scripts, 1280);
    signIn(county, "county");
    act(county, finding, "ask", "请说明与在先申请的区别（示例）");
    var firm = visitor(scripts, 390);
    signIn(firm, "firm");
    act(firm, finding, "state", "为改进后的第二代产品，附研发记录（示例）");
    keepPicture(firm, "assessment-statement-" + scripts);
    act(county, finding, "accept", "研发记录属实（示例）");
    assertThat(county.locator("main").innerText()).contains("陈述成立");
    city.navigate("/findings");
    if (city.locator("#from").isHidden()) {
      city.locator("main details summary").first().click();
    }
    assertThat(city.locator("main").innerText()).as("precision tells how often the signal was right").contains("n=");
    keepPicture(city, "assessment-precision-" + scripts);
  }

  @ParameterizedTest(name = "scripts: {0}")
  @ValueSource(booleans = {false, true})
  void aUniversityAssessesAnInventionBeforeFiling(boolean scripts) {
    var page = visitor(scripts, 1280);
    signIn(page, "university");
    page.navigate("/inventions/new");
    page.locator("#title").fill("一种带冷却水套的试验台（示例）");
    page.locator("#inventors").fill("孔某");
    page.locator("#problem").fill("散热不足");
    page.locator("#solution").fill("包括机架和夹具；所述机架一侧设有循环冷却水套；冷却水套与温度传感器相连；控制器按温度调节流量。");
    page.locator("#effect").fill("温升降低一成");
    press(page.locator("main form button.btn-primary"));
    for (var key : new String[] {"state-secret", "published", "shown-or-sold", "grace-case"}) {
      page.locator("input[name='" + key + "'][value=no]").check();
    }
    page.locator("input[name='made-in-china'][value=yes]").check();
    page.locator("input[name='owner-agreed'][value=yes]").check();
    press(page.locator("form[action$='/checks'] button.btn-primary"));
    press(page.locator("form[action$='/searches'] button.btn-primary"));
    assertThat(page.locator("#search").innerText()).contains("NS-").contains("冷却水套");
    keepPicture(page, "assessment-novelty-" + scripts);
    for (var key : new String[] {"novelty", "inventiveness", "detectability", "market", "maturity", "cost"}) {
      page.locator("#" + key).fill("3");
      page.locator("#" + key + "-why").fill("示例理由");
    }
    press(page.locator("form[action$='/worksheet'] button.btn-primary"));
    page.locator("input[name=decision][value=secret]").check();
    page.locator("#reasons").fill("反向工程困难（示例）");
    press(page.locator("form[action$='/decision'] button.btn-primary"));
    assertThat(page.locator("#decision").innerText()).contains("作为商业秘密");
    keepPicture(page, "assessment-decided-" + scripts);
  }

  @ParameterizedTest(name = "scripts: {0}")
  @ValueSource(booleans = {false, true})
  void aFirmChecksANameAndSetsAWatch(boolean scripts) {
    bean(JdbcClient.class).sql("select 1").query(Integer.class).single();
    var page = visitor(scripts, 390);
    signIn(page, "firm");
    page.navigate("/search/marks?name=%E8%83%A1%E9%9F%B5");
    assertThat(page.url()).as("one place for names").contains("/marks?name=");
    assertThat(page.locator("main").innerText()).contains("湖韵").contains("读音");
    keepPicture(page, "assessment-marks-" + scripts);
    press(page.locator("form[action='/marks/watches'] button"));
    assertThat(page.locator("main").innerText()).contains("胡韵").contains("停止监测");
    keepPicture(page, "assessment-watch-" + scripts);
  }

  private static java.util.Map<String, String> points(cityip.PageClient.Page page, int points) {
    var form = new java.util.HashMap<String, String>();
    page.html().select("input[name^=points-]").forEach(input -> form.put(input.attr("name"), Integer.toString(points)));
    page.html().select("input[name^=reason-]").forEach(input -> form.put(input.attr("name"), "示例理由"));
    return form;
  }

  @ParameterizedTest(name = "scripts: {0}")
  @ValueSource(booleans = {false, true})
  void expertsScoreAPatentAndTheReportShowsBoth(boolean scripts) {
    var city = visitor(scripts, 1280);
    signIn(city, "city");
    var numbers = bean(JdbcClient.class).sql("""
        select r.number from registry_right r join registry_span s on s.right_id = r.id where r.jurisdiction = 'CN' and r.kind = 1 and s.state = 20 and s.valid_from <= current_date and s.valid_until > current_date
           and not exists (select 1 from assessment_panel p where p.number = r.number) order by r.number desc limit 40""").query(String.class).list();
    for (var number : numbers) {
      city.navigate("/panels?number=" + number);
      press(city.locator("form[action='/panels'][method=post] button.btn-primary"));
      if (city.url().matches(".*/panels/\\d+")) {
        break;
      }
    }
    var path = java.net.URI.create(city.url()).getPath();
    for (var expert : new String[] {"expert", "expert2", "expert3"}) {
      city.navigate(path);
      city.locator("#username").fill(expert);
      press(city.locator("form[action$='/seats'] button"));
    }
    assertThat(city.locator("#seats").innerText()).contains("评审专家丙");
    var expert = visitor(scripts, 390);
    signIn(expert, "expert");
    expert.navigate("/my");
    expert.locator("a[href='" + path + "']").first().press("Enter");
    expert.locator("input[name=declaration][value=none]").check();
    press(expert.locator("form[action$='/declaration'] button"));
    expert.locator("#scores").waitFor();
    for (var n = 0; n < 14; n++) {
      expert.locator("#scores input[name^='points-']").nth(n).fill("70");
      expert.locator("#scores input[name^='reason-']").nth(n).fill("示例理由");
    }
    keepPicture(expert, "assessment-expert-" + scripts);
    press(expert.locator("form[action$='/scores'] button.btn-primary"));
    assertThat(expert.locator("main").innerText()).contains("你的评分已保存");
    for (var other : java.util.Map.of("expert2", 40, "expert3", 90).entrySet()) {
      var client = pages().signIn(other.getKey());
      client.submit(client.get(path), path + "/declaration", java.util.Map.of("declaration", "none"));
      var form = client.get(path);
      client.submit(form, path + "/scores", points(form, other.getValue()));
    }
    city.navigate(path);
    press(city.locator("form[action$='/settlement'] button"));
    assertThat(city.locator("main").innerText()).contains("专家减事实").contains("结果相同");
    keepPicture(city, "assessment-panel-" + scripts);
    city.locator("a[href^='/scores/']").first().press("Enter");
    assertThat(city.locator("a[href$='.docx']").count()).isEqualTo(1);
    keepPicture(city, "assessment-score-" + scripts);
  }
}
