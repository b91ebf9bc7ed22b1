package cityip.assessment;

import static org.assertj.core.api.Assertions.assertThat;

import cityip.PageClient;
import cityip.SiteTest;
import cityip.search.SearchIndex;
import cityip.shell.Accounts;
import cityip.shell.Accounts.OpenAccount;
import cityip.shell.Role;
import java.io.ByteArrayInputStream;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Experts beside the computed factors: invited, tied or not, scoring once, settled; and the report that shows both. */
class PanelPagesTest extends SiteTest {

  private static final List<String> INDICATORS = List.of("stability", "scope", "provability", "dependence", "advancement", "substitutes", "uses", "independence", "maturity", "trend", "economic-life", "competition",
      "application", "conditions");

  @BeforeAll
  static void expertsHaveAccounts() throws InterruptedException {
    for (int n = 0; n < 900 && bean(SearchIndex.class).size() < 19_000; n++) {
      Thread.sleep(100);
    }
    for (var n = 1; n <= 4; n++) {
      bean(Accounts.class).open(new OpenAccount("judge" + n, "评审专家" + n + "（示例）", "sample-2026", Role.PARTNER, null, null, false));
    }
  }

  /** A published invention of the sample firm that nothing forbids to score, with a panel on it. */
  private static String opened(PageClient opener) {
    var numbers = bean(JdbcClient.class).sql("""
        select distinct r.number from registry_right r join registry_span s on s.right_id = r.id join registry_owner o on o.right_id = r.id
         where r.jurisdiction = 'CN' and r.kind in (1, 2) and s.state = 20 and s.valid_until > current_date and s.valid_from <= current_date and o.valid_until > current_date
           and o.party_id = (select body_id from shell_account where username = 'firm') and not exists (select 1 from assessment_panel p where p.number = r.number) order by 1""").query(String.class).list();
    for (var number : numbers) {
      var page = opener.submit(opener.get("/panels?number=" + number), "/panels", Map.of("number", number, "scenario", "grading", "asOf", ""));
      if (page.address().getPath().matches("/panels/\\d+")) {
        return page.address().getPath();
      }
    }
    throw new AssertionError("no patent of the sample firm can be scored: " + numbers);
  }

  private static PageClient.Page invite(PageClient by, String path, String expert) {
    return by.submit(by.get(path), path + "/seats", Map.of("username", expert));
  }

  private static Map<String, String> points(int points) {
    var form = new HashMap<String, String>();
    INDICATORS.forEach(indicator -> {
      form.put("points-" + indicator, Integer.toString(points));
      form.put("reason-" + indicator, "示例理由");
    });
    return form;
  }

  private static PageClient.Page declared(PageClient expert, String path) {
    return expert.submit(expert.get(path), path + "/declaration", Map.of("declaration", "none"));
  }

  private static PageClient.Page scored(PageClient expert, String path, int points) {
    declared(expert, path);
    return expert.submit(expert.get(path), path + "/scores", points(points));
  }

  @Test
  void expertsScoreOnceAndStandBesideTheFactors() throws Exception {
    var city = pages().signIn("city");
    var path = opened(city);
    for (var n = 1; n <= 4; n++) {
      assertThat(invite(city, path, "judge" + n).status()).isEqualTo(200);
    }
    assertThat(invite(city, path, "judge1").text()).contains("已经邀请过");
    var first = pages().signIn("judge1");
    assertThat(first.get("/my").html().select("a[href=" + path + "]")).as("the expert finds it under what is theirs").isNotEmpty();
    assertThat(first.get(path).text()).as("nobody is led by what was computed").doesNotContain("并列显示");
    var scored = scored(first, path, 60);
    assertThat(scored.text()).contains("先交的为准").contains("并列显示");
    assertThat(first.get("/my").html().select("a[href=" + path + "]")).isEmpty();
    var stale = pages().signIn("judge2");
    declared(stale, path);
    var form = stale.get(path);
    assertThat(stale.submit(form, path + "/scores", points(101)).html().select(".error-summary li")).hasSize(14);
    assertThat(stale.submit(form, path + "/scores", points(80)).status()).isEqualTo(200);
    var again = stale.submit(form, path + "/scores", points(10));
    assertThat(again.status()).as("a second try").isEqualTo(422);
    assertThat(again.text()).contains("先前的评分有效");
    assertThat(city.get(path).text()).contains("还不够").doesNotContain("示例理由");
    scored(pages().signIn("judge3"), path, 20);
    scored(pages().signIn("judge4"), path, 90);
    var settled = city.submit(city.get(path), path + "/settlement", Map.of());
    assertThat(settled.text()).contains("结果相同").contains("分歧大").contains("并列显示");
    assertThat(settled.html().select(".bignumber")).hasSize(2);
    assertThat(settled.html().select(".bignumber").get(1).text()).as("20 and 90 are dropped, 60 and 80 averaged").startsWith("70");
    assertThat(city.get(settled.html().select("a[href^=/scores/]").get(1).attr("href")).text()).contains("权利稳定性").contains("4 名专家");
    assertThat(first.get(path).text()).contains("结果相同");
    report(city, settled);
  }

  private static void report(PageClient city, PageClient.Page settled) throws Exception {
    var score = settled.html().select("a[href^=/scores/]").first().attr("href").replace("/scores/", "");
    var number = settled.html().select("a[href^=/rights/]").first().attr("href").replace("/rights/", "");
    var kept = city.submit(city.get("/value/income?number=" + number), "/value/income/kept", Map.of());
    assertThat(kept.text()).contains("已保存的测算");
    assertThat(city.get("/scores/" + score).html().select("a[href$=.docx]")).hasSize(1);
    try (var word = new XWPFDocument(new ByteArrayInputStream(city.download("/value/reports/" + score + ".docx").body()))) {
      assertThat(word.getParagraphs().stream().filter(one -> "Heading1".equals(one.getStyle())).map(one -> one.getText())).contains("结论", "各因素及依据", "专家评审", "敏感性", "本报告的限制");
      assertThat(word.getTables()).hasSizeGreaterThanOrEqualTo(7);
      var text = word.getTables().stream().map(table -> table.getText()).reduce("", String::concat);
      assertThat(text).contains("剩余期限").contains("权利稳定性").contains("评审专家1").contains("GB/T 42748");
    }
    assertThat(pages().signIn("university").download("/value/reports/" + score + ".docx").statusCode()).isEqualTo(404);
  }

  @Test
  void whoIsTiedCannotScore() {
    var city = pages().signIn("city2");
    var path = opened(city);
    assertThat(invite(city, path, "firm").text()).as("the owner").contains("权利人");
    assertThat(invite(city, path, "city2").text()).contains("发起人不能");
    assertThat(invite(city, path, "没有这个人").text()).contains("没有这个登录名");
    var inventor = bean(JdbcClient.class).sql("select number from assessment_panel where id = ?").param(Long.parseLong(path.substring(8))).query(String.class).single();
    var name = city.get("/rights/" + inventor).html().select("tr:has(th:contains(设计)) td").first().text().split("[；、; ]")[0];
    bean(Accounts.class).open(new OpenAccount("namesake", name, "sample-2026", Role.PARTNER, null, null, false));
    assertThat(invite(city, path, "namesake").text()).contains("发明人同名");
    invite(city, path, "judge1");
    var expert = pages().signIn("judge1");
    var early = expert.get(path);
    assertThat(expert.submit(early, path + "/declaration", Map.of("declaration", "conflict", "words", "")).status()).isEqualTo(422);
    assertThat(expert.submit(expert.get(path), path + "/declaration", Map.of("declaration", "conflict", "words", "曾任顾问（示例）")).text()).contains("不参加评分");
    assertThat(expert.submit(early, path + "/declaration", Map.of("declaration", "none")).text()).contains("先前的声明有效");
    assertThat(expert.get(path).html().select("form[action$=/scores]")).isEmpty();
    assertThat(pages().signIn("judge2").get(path).status()).as("not invited").isEqualTo(404);
    assertThat(city.submit(city.get(path), path + "/end", Map.of("reason", "专家不足（示例）")).text()).contains("已终止");
    assertThat(city.get("/panels?state=GIVEN_UP").html().select("tbody tr")).isNotEmpty();
    assertThat(city.download("/panels.xlsx").statusCode()).isEqualTo(200);
  }

  @Test
  void anOwnerOpensOneAndOthersSeeNothing() {
    var firm = pages().signIn("firm");
    var path = opened(firm);
    invite(firm, path, "judge3");
    assertThat(firm.get(path).text()).contains("评审专家3");
    assertThat(pages().signIn("university").get(path).status()).isEqualTo(404);
    assertThat(pages().signIn("county").get("/panels").status()).isEqualTo(200);
    assertThat(pages().get("/panels").address().getPath()).isEqualTo("/sign-in");
    assertThat(firm.submit(firm.get("/panels"), "/panels", Map.of("number", "没有", "scenario", "grading")).status()).isEqualTo(422);
    assertThat(firm.get("/assess").html().select("a[href=" + path + "]")).isNotEmpty();
    assertThat(firm.get(path + "?lang=en").text()).contains("At least 3 experts");
  }

  @Test
  void brandsAreAssessedFromRegisterAndGivenFigures() {
    var city = pages().signIn("city");
    var mark = bean(JdbcClient.class).sql("select r.number from registry_right r join registry_span s on s.right_id = r.id where r.kind = 4 and r.jurisdiction = 'CN' and s.state = 20 and s.valid_until > current_date order by 1 limit 1")
        .query(String.class).single();
    var page = city.get("/value/brands?number=" + mark);
    assertThat(page.text()).contains("尚未与标准原文核对");
    var unclear = city.submit(page, "/value/brands", Map.of("number", mark, "scenario", "grading", "sales", "八千", "share", "12", "source-share", ""));
    assertThat(unclear.html().select(".error-summary li")).hasSize(2);
    var score = city.submit(page, "/value/brands", Map.of("number", mark, "scenario", "grading", "sales", "８，０００", "source-sales", "审计报告（示例）", "growth", "-5", "source-growth", "年报（示例）"));
    assertThat(score.address().getPath()).matches("/scores/\\d+");
    assertThat(score.text()).contains("审计报告").contains("8,000").contains("结果相同").contains("不计");
    assertThat(city.submit(page, "/value/brands", Map.of("number", "201710601862.3")).status()).isEqualTo(422);
    assertThat(city.download("/value/reports" + score.address().getPath().replace("/scores", "") + ".docx").body()).startsWith('P', 'K');
    assertThat(city.get("/value/brands").html().select("tbody tr")).isNotEmpty();
    assertThat(city.get("/value/brands?lang=en").text()).contains("GB/T 29186");
  }

  @Test
  void pendingApplicationsOfPotentialHighValueAreListedWithReasons() {
    var city = pages().signIn("city");
    var all = city.get("/value/potential");
    assertThat(all.html().select("tbody tr")).isNotEmpty();
    assertThat(all.text()).contains("战略性新兴产业");
    var abroad = city.get("/value/potential?reason=overseas-family");
    assertThat(abroad.html().select("tbody tr")).allSatisfy(row -> assertThat(row.text()).contains("境外授权"));
    assertThat(city.download("/value/potential.xlsx?reason=sei").statusCode()).isEqualTo(200);
    var firm = pages().signIn("firm").get("/value/potential");
    var own = bean(JdbcClient.class).sql("select name from registry_owner where party_id = (select body_id from shell_account where username = 'firm') limit 1").query(String.class).single();
    assertThat(firm.html().select("tbody tr")).allSatisfy(row -> assertThat(row.text()).contains(own));
    var right = all.html().select("tbody a[href^=/rights/]").first().attr("href");
    assertThat(city.get(right).html().select("a[href^=/value], a[href^=/panels]")).isNotEmpty();
    assertThat(city.get("/value/potential?lang=en&page=99999&order=day").status()).isEqualTo(200);
  }
}
