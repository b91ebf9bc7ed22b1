package cityip.plan;

import static org.assertj.core.api.Assertions.assertThat;

import cityip.SiteTest;
import org.junit.jupiter.api.Test;

/** The plan's pages over the sample city. */
class PlanPagesTest extends SiteTest {

  @Test
  void dashboardShowsEveryIndicatorToAnybody() {
    var page = pages().get("/plan");
    assertThat(page.html().select(".tile")).hasSize(9);
    assertThat(page.text()).contains("每万人口高价值发明专利拥有量", "[1.14]", "件/万人");
    assertThat(pages().get("/plan?lang=en").text()).contains("High-value invention patents per 10 000 residents");
  }

  @Test
  void draftAndAdoptedPlanStandSideBySide() {
    assertThat(pages().get("/plan?plan=draft").html().select(".tile").text()).doesNotContain("目标 5,000");
    assertThat(pages().get("/plan?plan=adopted").html().select(".tile").text()).contains("目标 5,000");
  }

  @Test
  void aNumberOpensItsRowsAndTheyAreAsMany() {
    var officer = pages().signIn("city");
    var indicator = officer.get("/plan/indicators/VALID_INV?asOf=2024-12-31");
    var value = indicator.html().select(".bignumber").text().replace(",", "");
    var rows = officer.get("/plan/indicators/VALID_INV/rows?asOf=2024-12-31");
    assertThat(rows.html().select(".paging-range").text()).contains("共 %,d 条".formatted(Integer.parseInt(value)));
    assertThat(Integer.parseInt(value)).isGreaterThan(100);
  }

  @Test
  void aCountySeesItsRowsAndAFirmItsOwn() {
    var county = pages().signIn("county").get("/plan/indicators/VALID_INV/rows?asOf=2024-12-31");
    assertThat(county.html().select("tbody tr td:nth-child(4)").eachText()).isNotEmpty().containsOnly("任城区");
    var firm = pages().signIn("firm").get("/plan/indicators/VALID_INV/rows?asOf=2024-12-31");
    assertThat(firm.html().select("tbody tr td:nth-child(3)").eachText()).isNotEmpty().allSatisfy(owner -> assertThat(owner).startsWith("示例泰和矿山机械"));
  }

  @Test
  void rowsAskWhoIsLooking() {
    assertThat(pages().get("/plan/indicators/VALID_INV/rows").address().getPath()).isEqualTo("/sign-in");
  }

  @Test
  void changesBetweenTwoDaysAddUp() {
    var officer = pages().signIn("city");
    var changes = officer.get("/plan/indicators/HVP_10K/diff?from=2024-12-01&asOf=2024-12-31");
    assertThat(changes.text()).contains("进入", "退出");
    assertThat(changes.html().select("tbody tr")).isNotEmpty();
    assertThat(officer.get("/plan/indicators/HVP_10K/diff?from=2024-12-31&asOf=2024-12-31").text()).contains("两次读数的明细相同");
  }

  @Test
  void theEffectOfADefinitionIsShownBeforeItIsInForce() {
    var page = pages().signIn("city").get("/plan/indicators/HVP_10K/diff?from=2024-12-31&asOf=2024-12-31&fromDefinition=1&definition=2");
    assertThat(page.html().select("#definition option[selected]").text()).contains("第 2 版");
  }

  @Test
  void beforeAnythingWasKnownThereIsNothing() {
    var page = pages().get("/plan/indicators/VALID_INV?asOf=2024-12-31&knownAt=2020-01-01T00:00");
    assertThat(page.html().select(".bignumber").text()).isEqualTo("0");
  }

  @Test
  void anUnreadableDayIsNamedAndNothingBreaks() {
    var page = pages().get("/plan/indicators/VALID_INV?asOf=2021-13-40");
    assertThat(page.text()).contains("“2021-13-40”不是日期");
  }

  @Test
  void exportSaysWhatItIs() throws Exception {
    var file = pages().signIn("city").download("/plan/indicators/HVP_10K/rows.xlsx?asOf=2024-12-31&unit=370883");
    try (var book = new org.apache.poi.xssf.usermodel.XSSFWorkbook(new java.io.ByteArrayInputStream(file.body()))) {
      var cover = new StringBuilder();
      book.getSheetAt(0).forEach(row -> row.forEach(cell -> cover.append(cell).append(' ')));
      assertThat(cover.toString()).contains("2024年12月31日", "邹城市", "完整，共", "国家知识产权局高价值发明专利五类口径");
      assertThat(book.getSheetAt(1).getLastRowNum()).isGreaterThan(5);
    }
  }

  @Test
  void everyIndicatorPageAndTheMeasuresCanBeRead() {
    var officer = pages().signIn("city");
    for (var code : new String[] {"HVP_10K", "OVERSEAS_GRANT", "PLEDGE_AMT", "PII_GDP", "COPY_GDP", "SATISF", "WORK_REG", "TM_VALID", "VALID_INV"}) {
      assertThat(officer.get("/plan/indicators/" + code).html().select("svg.map a")).as(code).hasSizeGreaterThanOrEqualTo(14);
      officer.get("/plan/indicators/" + code + "?lang=en");
      officer.get("/plan/indicators/" + code + "?lang=zh");
    }
    assertThat(officer.get("/plan/measures").html().select(".measures > li")).hasSizeGreaterThan(20);
    assertThat(officer.get("/plan/measures?department=propaganda").html().select(".measures > li").size()).isBetween(1, 10);
  }

  @Test
  void aMeasureShowsWhatEveryCountyHasToShowAndTheRowsBehindIt() throws Exception {
    var officer = pages().signIn("city");
    var tree = officer.get("/plan/measures?asOf=2024-12-31&unit=370881");
    assertThat(tree.html().select(".measures > li")).hasSizeBetween(5, 15);
    assertThat(tree.text()).contains("曲阜市", "已有佐证");
    for (var state : new String[] {"reached", "on-course", "under-way", "behind", "silent"}) {
      officer.get("/plan/measures?asOf=2024-12-31&state=" + state);
    }
    assertThat(officer.get("/plan/measures?asOf=2024-12-31&state=silent").text()).contains("尚无佐证");
    var measure = officer.get("/plan/measures/2.3.2?asOf=2024-12-31");
    assertThat(measure.html().select("tbody tr")).hasSize(28);
    var rows = measure.html().select("tbody a[href*=VALID_INV]").first();
    assertThat(officer.get(rows.attr("href")).html().select(".paging, nav").text() + officer.get(rows.attr("href")).text()).as("the rows are as many as the number").contains(rows.text());
    assertThat(officer.get("/plan/measures/2.3.2?asOf=2024-12-31&lang=en").text()).contains("Firms of the county hold inventions in force");
    officer.get("/plan/measures?lang=zh");
    assertThat(officer.get("/plan/measures/9.9.9").status()).isEqualTo(404);
    assertThat(officer.get("/plan/measures/4.1?asOf=2024-12-31&knownAt=2000-01-01T00:00:00Z").text()).as("nothing was known then").contains("待佐证");
    try (var book = new org.apache.poi.xssf.usermodel.XSSFWorkbook(new java.io.ByteArrayInputStream(officer.download("/plan/measures.xlsx?asOf=2024-12-31&unit=370881").body()))) {
      assertThat(book.getSheetAt(1).getLastRowNum()).isGreaterThan(10);
    }
    try (var book = new org.apache.poi.xssf.usermodel.XSSFWorkbook(new java.io.ByteArrayInputStream(officer.download("/plan/measures.xlsx?asOf=2024-12-31&measure=2.3.2").body()))) {
      assertThat(book.getSheetAt(1).getLastRowNum()).as("two pieces of evidence, two duties of fourteen").isEqualTo(2 + 28);
    }
  }

  @Test
  void aFigureCountsOnlyAfterASecondPersonSigned() {
    var first = pages().signIn("city");
    var form = first.get("/reported");
    var refused = first.submit(form, "/reported", java.util.Map.of("series", "SATISF", "unit", "370800", "year", "２０２５", "value", "abc", "source", ""));
    assertThat(refused.status()).isEqualTo(422);
    assertThat(refused.text()).contains("数值请填数字", "请写明来源");
    assertThat(refused.html().select("#year").val()).as("what was typed is kept").isEqualTo("２０２５");
    var before = first.get("/plan/indicators/SATISF?asOf=2026-06-30").html().select(".bignumber").text();
    var entered = first.submit(refused, "/reported", java.util.Map.of("series", "SATISF", "unit", "370800", "year", "２０２５", "value", "８３.５０", "source", "测试来源"));
    assertThat(entered.text()).contains("等待另一人签核");
    assertThat(first.get("/plan/indicators/SATISF?asOf=2026-06-30").html().select(".bignumber").text()).isEqualTo(before);
    var sign = entered.html().select("form[action$=/sign]").first().attr("action");
    assertThat(first.submit(entered, sign, java.util.Map.of()).text()).contains("不能签核自己录入的数据");
    var second = pages().signIn("city2");
    assertThat(second.submit(second.get("/reported?waiting=yes"), sign, java.util.Map.of()).text()).contains("即刻计入指标");
    assertThat(first.get("/plan/indicators/SATISF?asOf=2026-06-30").html().select(".bignumber").text()).isEqualTo("83.50");
  }
}
