package cityip.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import cityip.search.SearchIndex;
import com.microsoft.playwright.Page;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** An officer builds an industrial navigation project from its question to the Word report; a colleague reviews it, a citizen reads it. */
class NavigationJourneyTest extends JourneyTest {

  @BeforeAll
  static void theIndexIsFilled() throws InterruptedException {
    for (int n = 0; n < 600 && bean(SearchIndex.class).size() < 19_000; n++) {
      Thread.sleep(100);
    }
  }

  @ParameterizedTest(name = "scripts: {0}")
  @ValueSource(booleans = {false, true})
  void anOfficerGoesFromTheQuestionToAPublishedReport(boolean scripts) throws IOException {
    var officer = visitor(scripts, 1280);
    signIn(officer, "city");
    var base = begin(officer, "旅程导航" + (scripts ? "二" : "一"));
    breakDown(officer, base);
    press(officer.locator("form[action$='/advance'] button"));
    freeze(officer, base);
    judge(officer, base);
    figures(officer, base, scripts);
    write(officer, base);
    officer.navigate(base);
    press(officer.locator("form[action$='/advance'] button"));
    assertThat(officer.locator("main").innerText()).contains("验收评审").contains("至少一份评审意见");

    var colleague = visitor(scripts, 1280);
    signIn(colleague, "city2");
    review(colleague, base);
    var street = visitor(scripts, 400);
    assertThat(street.navigate(base + "/report").status()).as("not published yet").isEqualTo(404);
    for (int step = 0; step < 2; step++) {
      officer.navigate(base);
      press(officer.locator("form[action$='/advance'] button"));
    }
    assertThat(street.navigate(base + "/report").status()).as("published").isEqualTo(200);
    assertThat(street.locator("main").innerText()).contains("应主攻控制环节");
    keepPicture(street, "navigation-report-phone-" + scripts);
    officer.navigate(base + "/report");
    officer.locator("[id^=result-]").fill("列入 2027 年工作要点");
    press(officer.getByText("采纳", new Page.GetByTextOptions().setExact(true)));
    assertThat(officer.locator("main").innerText()).contains("已采纳").contains("列入 2027 年工作要点");
    word(officer, base);
  }

  private static String begin(Page officer, String title) {
    officer.navigate("/navigation");
    officer.locator("details.card > summary").click();
    officer.locator("#new-type").selectOption("industrial");
    officer.locator("#title").fill(title);
    officer.locator("#question").fill("本市智能装备应主攻哪个环节？");
    press(officer.locator("form[action='/navigation/projects'] button"));
    return officer.url();
  }

  private static void breakDown(Page officer, String base) {
    officer.navigate(base + "/breakdown");
    officer.locator("#nodes").fill("1 | 智能装备\n1.1 | 控制方法 | 名称=(控制方法");
    press(officer.locator("form[action$='/breakdown'] button"));
    assertThat(officer.locator(".error-summary").innerText()).contains("第 2 行");
    officer.locator("#nodes").fill("1 | 智能装备\n1.1 | 控制方法 | 名称=控制方法\n1.2 | 制备方法 | 名称=制备方法");
    officer.locator("#effects").fill("提高效率 | 摘要=效率\n降低成本 | 摘要=成本");
    press(officer.locator("form[action$='/breakdown'] button"));
    officer.navigate(base);
  }

  private static void freeze(Page officer, String base) {
    officer.navigate(base + "/corpus");
    press(officer.locator("form[action$='/corpus'] button").first());
    for (int n = 0; n < 150 && officer.locator("progress").count() > 0; n++) {
      officer.waitForTimeout(200);
      officer.navigate(base + "/corpus");
    }
    assertThat(officer.locator("main").innerText()).contains("分析");
  }

  private static void judge(Page officer, String base) {
    officer.navigate(base + "/samples");
    var number = officer.locator("tbody tr td a").first().innerText();
    for (var yes : officer.locator("input[type=radio][value=yes]").all()) {
      yes.check();
    }
    press(officer.locator("form[action$='/samples'] button"));
    officer.navigate(base + "/breakdown");
    officer.locator("#known").fill(number);
    press(officer.locator("form[action$='/breakdown'] button"));
    officer.navigate(base + "/samples");
    assertThat(officer.locator("main").innerText()).contains("已达到");
  }

  private static void figures(Page officer, String base, boolean scripts) {
    officer.navigate(base + "/figures/composition");
    if (scripts) {
      officer.locator(".drawing svg").first().waitFor();
    }
    keepPicture(officer, "navigation-composition-" + scripts);
    var cell = officer.locator("tbody td a").last();
    var count = cell.innerText();
    cell.click();
    assertThat(officer.locator("main").innerText()).as("the number opens its documents").contains("共 " + count + " 件");
    officer.navigate(base + "/figures/trend");
    if (scripts) {
      officer.locator(".drawing svg").first().waitFor();
    }
    keepPicture(officer, "navigation-trend-" + scripts);
  }

  private static void write(Page officer, String base) {
    officer.navigate(base + "/report");
    officer.locator("details.card > summary").nth(0).click();
    for (var section : List.of("background", "industry", "direction", "position", "path")) {
      officer.locator("#" + section).fill("示例：本节由旅程写下。");
    }
    officer.locator("#conclusion").fill("应主攻控制环节，并向省内高校引进。");
    press(officer.locator("form[action$='/report'] button"));
    officer.locator("details.card > summary").nth(1).click();
    officer.locator("#words").fill("设立智能控制专项");
    officer.locator("#addressee").fill("市科技主管部门");
    press(officer.locator("form[action$='/recommendations'] button"));
    assertThat(officer.locator("main").innerText()).contains("设立智能控制专项");
  }

  private static void review(Page colleague, String base) {
    colleague.navigate(base + "/report");
    colleague.locator("details.card > summary").first().click();
    for (var part : List.of("science", "relevance", "feasibility", "data-quality", "use-plan")) {
      colleague.locator("#" + part).fill("17");
    }
    colleague.locator("#opinion").fill("数据可重算，结论有依据。");
    press(colleague.locator("form[action$='/reviews'] button"));
    assertThat(colleague.locator("main").innerText()).contains("85");
  }

  private static void word(Page officer, String base) throws IOException {
    var report = officer.request().get(base + "/report.docx");
    try (var document = new XWPFDocument(new ByteArrayInputStream(report.body()))) {
      assertThat(document.getParagraphs().stream().map(paragraph -> paragraph.getText())).anyMatch(text -> text.contains("应主攻控制环节"))
          .anyMatch(text -> text.contains("列入 2027 年工作要点"));
    }
  }
}
