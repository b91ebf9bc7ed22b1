package cityip.navigation;

import static org.assertj.core.api.Assertions.assertThat;

import cityip.PageClient;
import cityip.SiteTest;
import cityip.search.SearchIndex;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A navigation project from its question to its Word report, as people walk through it. */
class NavigationPagesTest extends SiteTest {

  private static final String NODES = """
      1 | 智能装备
      1.1 | 控制方法 | 名称=控制方法
      1.2 | 制备方法 | 名称=制备方法
      """;

  @BeforeAll
  static void theIndexIsFilled() throws InterruptedException {
    for (int n = 0; n < 600 && bean(SearchIndex.class).size() < 19_000; n++) {
      Thread.sleep(100);
    }
  }

  private static String begin(PageClient officer, String title) {
    var page = officer.submit(officer.get("/navigation"), "/navigation/projects", Map.of("type", "industrial", "title", title, "question", "本市应主攻哪个环节？"));
    return page.address().getPath();
  }

  private static PageClient.Page freeze(PageClient officer, String project, String nodes) throws InterruptedException {
    var saved = officer.submit(officer.get(project + "/breakdown"), project + "/breakdown", Map.of("nodes", nodes, "effects", "提高效率 | 摘要=效率", "known", ""));
    assertThat(saved.status()).isEqualTo(200);
    officer.submit(officer.get(project + "/corpus"), project + "/corpus", Map.of("asOf", "2026-06-30"));
    var page = officer.get(project + "/corpus");
    for (int n = 0; n < 200 && !page.html().select("progress").isEmpty(); n++) {
      Thread.sleep(100);
      page = officer.get(project + "/corpus");
    }
    return page;
  }

  @Test
  void anOfficerGoesFromTheQuestionToTheReport() throws Exception {
    var officer = pages().signIn("city");
    var project = begin(officer, "示例装备产业导航");
    freeze(officer, project, NODES);
    var figures = officer.get(project + "/figures/composition");
    assertThat(figures.text()).contains("1.1 控制方法").contains("SHA-256");
    var cell = figures.html().select("tbody a[href*=node]").last();
    assertThat(cell).isNotNull();
    var rows = officer.get(cell.attr("href"));
    assertThat(rows.text()).as("the number opens exactly its documents").contains("共 " + cell.text() + " 件");
    for (var analysis : Analysis.values()) {
      assertThat(officer.get(project + "/figures/" + analysis.code()).status()).as(analysis.code()).isEqualTo(200);
      assertThat(officer.download(project + "/figures/" + analysis.code() + ".xlsx").statusCode()).isEqualTo(200);
    }
    assertThat(officer.get(project + "/report").text()).contains("相对优势");
    var word = officer.download(project + "/report.docx");
    try (var document = new XWPFDocument(new ByteArrayInputStream(word.body()))) {
      assertThat(document.getParagraphs().stream().filter(paragraph -> "Heading1".equals(paragraph.getStyle())).count()).isEqualTo(8);
      assertThat(document.getTables()).hasSizeGreaterThanOrEqualTo(15);
      assertThat(document.getAllPictures()).hasSizeGreaterThanOrEqualTo(8);
      assertThat(document.getParagraphs().stream().map(paragraph -> paragraph.getText())).anyMatch(text -> text.contains("数据哈希"));
    }
  }

  @Test
  void theSameBreakdownOnTheSameDayGivesTheSameHash() throws Exception {
    var officer = pages().signIn("city");
    var one = freeze(officer, begin(officer, "示例一"), NODES);
    var other = freeze(officer, begin(officer, "示例二"), NODES);
    assertThat(one.html().select("code[title]").attr("title")).isNotEmpty().isEqualTo(other.html().select("code[title]").attr("title"));
  }

  @Test
  void saysOfEveryLineWhatWouldBeRightAndKeepsTheText() {
    var officer = pages().signIn("city");
    var project = begin(officer, "示例错行");
    var written = "1.2 | 无上级 | 名称=泵\nx | 编号不对 | 名称=泵\n2 | 括号不配 | 名称=(泵\n3 | 没有检索式";
    var page = officer.submit(officer.get(project + "/breakdown"), project + "/breakdown", Map.of("nodes", written, "effects", "只有名称", "known", "201710601862.3"));
    assertThat(page.status()).isEqualTo(422);
    assertThat(page.html().select("#nodes").val()).isEqualTo(written);
    assertThat(page.html().select(".error-summary").text()).contains("第 1 行").contains("第 2 行").contains("第 3 行").contains("节点 3").contains("功效第 1 行").contains("201710601862.3");
  }

  @Test
  void aStalePageLosesNothing() {
    var officer = pages().signIn("city");
    var project = begin(officer, "示例旧页");
    var old = officer.get(project + "/breakdown");
    officer.submit(officer.get(project + "/breakdown"), project + "/breakdown", Map.of("nodes", "1 | 先来 | 名称=泵", "effects", "", "known", ""));
    var late = officer.submit(old, project + "/breakdown", Map.of("nodes", "1 | 后到 | 名称=阀", "effects", "", "known", ""));
    assertThat(late.status()).isEqualTo(422);
    assertThat(late.text()).contains("有人改过这个项目");
    assertThat(late.html().select("#nodes").val()).contains("后到");
  }

  @Test
  void whatIsNotMarkedMissingMayNotBeSkipped() throws Exception {
    var officer = pages().signIn("city");
    var project = begin(officer, "示例阶段");
    assertThat(officer.get(project).html().select("form[action$=advance]")).as("no breakdown yet").isEmpty();
    freeze(officer, project, NODES);
    var inWork = officer.submit(officer.get(project), project + "/advance", Map.of());
    assertThat(inWork.text()).contains("查全率与查准率达到要求").contains("写完报告的各节");
    var samples = officer.get(project + "/samples");
    var answers = new java.util.HashMap<String, String>();
    samples.html().select("input[type=radio]").forEach(radio -> answers.put(radio.attr("name"), "yes"));
    assertThat(answers).hasSize(20);
    assertThat(officer.submit(samples, project + "/samples", answers).text()).contains("100 %");
  }

  @Test
  void featuresBecomeClaimsToReadAndLightsInTheFigure() throws Exception {
    var officer = pages().signIn("city");
    var project = begin(officer, "示例自由实施");
    freeze(officer, project, "1 | 方法 | 名称=控制方法 | 中游");
    var wrong = officer.submit(officer.get(project + "/comparisons"), project + "/comparisons",
        Map.of("benchmarks", "示例甲市 | 9 | 12 | 出处\n示例甲市 | 1", "standards", "GB/T 1 | 5.2 | 不是号码 | 声明", "features", "只有名称"));
    assertThat(wrong.status()).isEqualTo(422);
    assertThat(wrong.html().select(".error-summary").text()).contains("没有节点 9").contains("第 2 行").contains("不是号码").contains("产品特征第 1 行");
    assertThat(wrong.html().select("#features").val()).isEqualTo("只有名称");
    var saved = officer.submit(officer.get(project + "/comparisons"), project + "/comparisons",
        Map.of("benchmarks", "示例甲市 | 1 | １，200 | 示例报告", "standards", "", "features", "控制 | 名称=控制方法"));
    assertThat(saved.status()).isEqualTo(200);
    officer.submit(officer.get(project + "/corpus"), project + "/corpus", Map.of("asOf", "2026-06-30"));
    for (int n = 0; n < 200 && !officer.get(project + "/corpus").html().select("progress").isEmpty(); n++) {
      Thread.sleep(100);
    }
    var page = officer.get(project + "/comparisons");
    var choice = page.html().select("select[name^=said-]").first();
    assertThat(choice).isNotNull();
    var place = choice.attr("name").substring(5);
    var feature = page.html().select("input[name=feature-" + place + "]").val();
    var bare = officer.submit(page, project + "/comparisons/readings", Map.of("said-" + place, "reads", "feature-" + place, feature));
    assertThat(bare.status()).as("a light needs its reason").isEqualTo(422);
    var read = officer.submit(page, project + "/comparisons/readings", Map.of("said-" + place, "reads", "feature-" + place, feature, "why-" + place, "示例：全部特征见说明书第 2 页"));
    assertThat(read.html().select("input[name^=why-]").eachAttr("value")).contains("示例：全部特征见说明书第 2 页");
    assertThat(read.html().select("tbody tr").first().text()).contains("红：有风险");
    assertThat(officer.get(project + "/figures/freedom").text()).as("figures stay as frozen").contains("控制").doesNotContain("第 2 页");
    assertThat(officer.get(project + "/figures/chain").text()).contains("示例甲市").contains("1,200").contains("示例报告");
    assertThat(officer.get(project + "/figures/origin").html().select("svg.map path")).as("counties as shapes").hasSizeGreaterThan(10);
  }

  @Test
  void aFirmSeesWhatStandsAroundItsProductAndNobodyElseDoes() {
    var firm = pages().signIn("firm");
    var shelf = "/navigation/my-field/products";
    assertThat(firm.submit(firm.get(shelf), shelf, Map.of("name", "", "words", "太短")).status()).isEqualTo(422);
    var listed = firm.submit(firm.get(shelf), shelf, Map.of("name", "示例清洗机", "words", "一种带有旋转喷头和循环水路的自动清洗装置，能节约用水。"));
    var link = listed.html().select("a[href^=" + shelf + "/]").first();
    assertThat(link).isNotNull();
    assertThat(firm.submit(firm.get(shelf), shelf, Map.of("name", "示例清洗机", "words", "一种带有旋转喷头和循环水路的自动清洗装置。")).text()).contains("已有同名产品");
    var page = firm.get(link.attr("href"));
    assertThat(page.text()).contains("他人的有效或在审专利");
    assertThat(page.html().select("a[href^=/rights/]")).isNotEmpty();
    assertThat(pages().signIn("university").get(link.attr("href")).status()).isEqualTo(404);
    assertThat(pages().signIn("city").get(shelf).status()).isEqualTo(403);
    assertThat(firm.submit(firm.get(shelf), link.attr("href") + "/drop", Map.of()).text()).doesNotContain("示例清洗机");
  }

  @Test
  void anotherBodyDoesNotLearnThatAProjectExists() {
    var firm = pages().signIn("firm");
    var project = begin(firm, "示例企业保密项目");
    assertThat(firm.get(project).status()).isEqualTo(200);
    assertThat(pages().signIn("university").get(project).status()).isEqualTo(404);
    assertThat(pages().get(project).status()).isEqualTo(404);
    assertThat(pages().signIn("university").get("/navigation").text()).doesNotContain("示例企业保密项目");
    assertThat(pages().download(project + "/report.docx").statusCode()).isEqualTo(404);
  }

  @Test
  void aFirmSeesItsOwnField() {
    var page = pages().signIn("firm").get("/navigation/my-field");
    assertThat(page.status()).isEqualTo(200);
    assertThat(page.text()).contains("主要权利人");
    assertThat(page.html().select(".tabs a")).isNotEmpty();
  }

  @Test
  void programsBeginAndReadProjects() {
    var answer = pages().download("/api/v1/navigation/projects");
    assertThat(answer.statusCode()).isEqualTo(401);
    assertThat(new String(answer.body(), StandardCharsets.UTF_8)).doesNotContain("<html");
  }
}
