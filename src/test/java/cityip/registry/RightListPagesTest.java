package cityip.registry;

import static org.assertj.core.api.Assertions.assertThat;

import cityip.SiteTest;
import java.io.ByteArrayInputStream;
import java.time.Duration;
import java.time.Instant;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The register as a list, over the sample city. */
class RightListPagesTest extends SiteTest {

  @BeforeAll
  void theIndexHasCaughtUp() throws InterruptedException {
    var patience = Instant.now().plus(Duration.ofSeconds(60));
    while (bean(cityip.search.SearchIndex.class).size() < 19_000 && Instant.now().isBefore(patience)) {
      bean(RightsIndexer.class).catchUp();
      Thread.sleep(200);
    }
  }

  @Test
  void findsByWordsAndCountsExactly() {
    var page = pages().signIn("city").get("/rights?text=锂离子电池模组&kind=invention");
    assertThat(page.html().select("tbody tr td:nth-child(3)").eachText()).isNotEmpty().allSatisfy(title -> assertThat(title).contains("锂离子电池模组"));
    var shown = page.html().select("#kind option[selected]").text();
    var total = page.html().select(".paging-range").text();
    assertThat(total).as("the count beside the filter is the total").contains("共 " + shown.replaceAll(".*\\(([\\d,]+)\\)", "$1") + " 条");
  }

  @Test
  void findsANumberHoweverItIsWritten() {
    var officer = pages().signIn("city");
    var number = officer.get("/rights?kind=invention&state=in-force").html().select("tbody a").first().text();
    for (var written : new String[] {number, "ZL" + number, number.replace(".", ""), "zl" + number.replace(".", "")}) {
      assertThat(officer.get("/rights?text=" + written).html().select("tbody a[href^=/rights/]").eachText()).as(written).contains(number);
    }
  }

  @Test
  void eachViewerSeesOnlyTheirRowsAlsoInCounts() {
    var county = pages().signIn("county").get("/rights");
    assertThat(county.html().select("#unit option").eachText()).hasSize(2).last().asString().startsWith("任城区");
    var firm = pages().signIn("firm").get("/rights?unit=370881");
    assertThat(firm.html().select("tbody tr td:nth-child(4)").eachText()).allSatisfy(owner -> assertThat(owner).contains("示例"));
    var shared = pages().signIn("firm").get("/rights?owner=2").html().select("tbody tr td:first-child").eachText();
    assertThat(shared).as("of another body only what both own")
        .allSatisfy(number -> assertThat(pages().signIn("firm").get("/rights?text=" + number).text()).contains(number));
    assertThat(pages().get("/rights").address().getPath()).isEqualTo("/sign-in");
    assertThat(pages().get("/rights.xlsx").address().getPath()).as("the export asks who is looking, too").isEqualTo("/sign-in");
  }

  @Test
  void pagesSortAndExportInFull() throws Exception {
    var officer = pages().signIn("city");
    var first = officer.get("/rights?kind=software&sort=filed").html().select("tbody tr td:first-child").eachText();
    var second = officer.get("/rights?kind=software&sort=filed&page=2").html().select("tbody tr td:first-child").eachText();
    assertThat(first).hasSize(30).doesNotContainAnyElementsOf(second);
    try (var book = new XSSFWorkbook(new ByteArrayInputStream(officer.download("/rights.xlsx?kind=software").body()))) {
      assertThat(book.getSheetAt(1).getLastRowNum()).isEqualTo(700);
    }
  }

  @Test
  void saysSoWhenNothingMatches() {
    assertThat(pages().signIn("city").get("/rights?text=绝无此物").text()).contains("没有符合条件的记录", "换一个词");
    assertThat(pages().signIn("city").get("/rights?text=((*%26&page=999999&sort=-bogus&kind=nothing").status()).isEqualTo(200);
  }
}
