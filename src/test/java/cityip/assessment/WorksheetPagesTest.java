package cityip.assessment;

import static org.assertj.core.api.Assertions.assertThat;

import cityip.PageClient;
import cityip.SiteTest;
import cityip.search.SearchIndex;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A claim against a product, feature by feature, and into the file of a case; and officers tried on decided cases. */
class WorksheetPagesTest extends SiteTest {

  private static final String CLAIMS = "1. 一种泵，包括泵体，其特征在于：端盖设有迷宫密封；密封外侧设有回流槽。\n2. 根据权利要求1所述的泵，其特征在于，回流槽经管路通向进口。";

  @BeforeAll
  static void theIndexIsFilled() throws InterruptedException {
    for (int n = 0; n < 900 && bean(SearchIndex.class).size() < 19_000; n++) {
      Thread.sleep(100);
    }
  }

  private static PageClient.Page step(PageClient person, String path, String act, Map<String, String> form) {
    return person.submit(person.get(path), path + "/" + act, form);
  }

  private static String begun(PageClient person) {
    var page = person.submit(person.get("/worksheets"), "/worksheets", Map.of("kind", "patent", "claims", CLAIMS, "product", "示例泵", "told", "有泵体，端盖装螺旋密封，外侧有凹槽"));
    assertThat(page.address().getPath()).matches("/worksheets/\\d+");
    return page.address().getPath();
  }

  /** Two megabytes pasted where a page was meant: told so, and what was typed is still there. */
  @Test
  void aTextFarTooLongIsToldSoAndKept() {
    var city = pages().signIn("city");
    var huge = "一种泵，包括泵体。".repeat(75_000);
    var refused = city.submit(city.get("/worksheets"), "/worksheets", Map.of("kind", "patent", "claims", huge, "product", "示例泵", "told", "有泵体"));
    assertThat(refused.status()).isEqualTo(422);
    assertThat(refused.html().select("#product").attr("value")).isEqualTo("示例泵");
    assertThat(refused.html().select("#claims").text().length()).as("kept").isGreaterThan(600_000);
    var near = city.submit(city.get("/findings/like"), "/findings/like", Map.of("text", huge));
    assertThat(near.status()).isIn(200, 422);
    assertThat(city.submit(city.get("/worksheets"), "/worksheets", Map.of("kind", "patent", "claims", "", "product", "示例泵", "told", "")).status()).as("a patent without claims").isEqualTo(422);
  }

  @Test
  void anOfficerComparesFeatureByFeature() {
    var city = pages().signIn("city");
    var path = begun(city);
    assertThat(city.get(path).html().select("fieldset")).as("preamble and two features").hasSize(3);
    var dependent = step(city, path, "features", Map.of("claim", "2", "features", "x"));
    assertThat(dependent.html().select("fieldset")).as("a dependent claim has all it refers to").hasSize(4);
    assertThat(dependent.text()).contains("回流槽经管路通向进口");
    assertThat(step(city, path, "rows", Map.of("finding-0", "literal", "found-0", "")).status()).as("a finding needs words").isEqualTo(422);
    var form = new HashMap<String, String>();
    for (var n = 0; n < 4; n++) {
      form.put("finding-" + n, n == 1 ? "equivalent" : "literal");
      form.put("found-" + n, "产品有对应部分（示例）");
    }
    form.put("estoppel", "审查中未作限缩（示例）");
    assertThat(step(city, path, "rows", form).text()).contains("全部特征相同或等同").contains("不是法律结论");
    form.put("finding-3", "absent");
    assertThat(step(city, path, "rows", form).text()).contains("缺少至少一个特征");
    var by = step(city, path, "features", Map.of("claim", "2", "features", "一个改正过的特征\n端盖设有迷宫密封"));
    assertThat(by.html().select("fieldset")).hasSize(2);
    assertThat(by.text()).as("what was found for an unchanged feature stays").contains("产品有对应部分");
    assertThat(city.download(path + ".docx").body()).startsWith('P', 'K');
    assertThat(city.download(path + ".pdf").body()).startsWith('%', 'P', 'D', 'F');
    assertThat(pages().signIn("firm").get(path).status()).isEqualTo(404);
    assertThat(city.get(path + "?lang=en").text()).contains("prior-art defence".toUpperCase(java.util.Locale.ROOT).substring(0, 1));
  }

  @Test
  void aSheetGoesIntoTheFileOfACaseByWhoSitsThere() {
    var city = pages().signIn("city");
    var number = bean(JdbcClient.class).sql("select number from casework_case where procedure = 'administrative-case' and closed is null order by id limit 1").query(String.class).single();
    var path = begun(city);
    assertThat(step(city, path, "case", Map.of("case", "没有这件")).status()).isEqualTo(422);
    assertThat(step(city, path, "case", Map.of("case", number)).text()).contains("已存入案卷").contains(number);
    assertThat(bean(JdbcClient.class).sql("select count(*) from casework_evidence where name like 'worksheet-%' and quarantine is null").query(Long.class).single()).isPositive();
    var firm = pages().signIn("firm");
    assertThat(step(firm, begun(firm), "case", Map.of("case", number)).status()).as("no desk in the case").isEqualTo(422);
  }

  @Test
  void designsAndBadInputAreMet() {
    var county = pages().signIn("county");
    var design = county.submit(county.get("/worksheets"), "/worksheets", Map.of("kind", "design", "product", "示例杯"));
    assertThat(design.text()).contains("整体视觉效果");
    assertThat(county.submit(county.get("/worksheets"), "/worksheets", Map.of("kind", "patent", "number", "没有这个号", "product", "")).html().select(".error-summary li")).hasSizeGreaterThanOrEqualTo(2);
    var stale = county.get(design.address().getPath());
    step(county, design.address().getPath(), "rows", Map.of("finding-0", "literal", "found-0", "同类"));
    assertThat(county.submit(stale, design.address().getPath() + "/rows", Map.of()).status()).isEqualTo(422);
    assertThat(pages().get("/worksheets").address().getPath()).isEqualTo("/sign-in");
  }

  @Test
  void anOfficerIsCalibratedOnDecidedCases() {
    var city = pages().signIn("city2");
    var path = "/worksheets/calibration/pump";
    assertThat(city.get(path).text()).doesNotContain("本领域普通技术人员");
    assertThat(city.submit(city.get(path), path, Map.of("finding-0", "literal")).status()).isEqualTo(422);
    var done = city.submit(city.get(path), path, Map.of("finding-0", "literal", "finding-1", "literal", "finding-2", "literal", "finding-3", "literal"));
    assertThat(done.text()).contains("本领域普通技术人员");
    assertThat(city.get("/worksheets/calibration").text()).contains("3 / 4").contains("κ");
    assertThat(pages().signIn("firm").get("/worksheets/calibration").status()).isEqualTo(403);
    assertThat(Calibration.standing(1, List.of("literal", "absent"), List.of("literal", "absent")).kappa()).isEqualTo(1);
  }
}
