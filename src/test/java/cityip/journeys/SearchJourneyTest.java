package cityip.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A citizen who has heard a firm's name finds what it owns; an engineer finds what is like a paragraph, narrows a query line,
 * keeps and follows it, and turns it into a table. Each with scripts and without.
 */
class SearchJourneyTest extends JourneyTest {

  @BeforeAll
  void theIndexHasCaughtUp() throws InterruptedException {
    var patience = Instant.now().plus(Duration.ofSeconds(60));
    while (bean(cityip.search.SearchIndex.class).size() < 19_000 && Instant.now().isBefore(patience)) {
      Thread.sleep(200);
    }
  }

  @ParameterizedTest(name = "scripts: {0}")
  @ValueSource(booleans = {false, true})
  void aCitizenFindsAFirmsPatents(boolean scripts) {
    var page = visitor(scripts, 390);
    page.navigate("/");
    page.locator("#home-q").fill("taihe kuangshan");
    page.locator("form.homesearch button").click();
    page.locator("#q").fill("taihekuangshan");
    if (scripts) {
      page.locator("#q").pressSequentially("j");
      page.locator("#suggestions a").first().waitFor();
      assertThat(page.locator("#suggestions").innerText()).contains("泰和矿山机械");
      page.locator("#suggestions a").first().click();
    } else {
      page.locator("form.homesearch button").click();
      page.locator(".facets a", new Page.LocatorOptions().setHasText("泰和矿山机械有限公司")).first().click();
    }
    assertThat(page.locator(".hit-owner").allInnerTexts()).isNotEmpty().allSatisfy(owner -> assertThat(owner).contains("示例泰和矿山机械有限公司"));
    assertThat(page.locator(".facets").innerText()).as("what is not published stays hidden").doesNotContain("申请中");
    keepPicture(page, "search-citizen-" + scripts);
    page.locator(".hits h3 a").first().click();
    assertThat(page.locator("dl.facts").innerText()).contains("示例泰和矿山机械有限公司");
    page.locator(".page-actions a[href^='/search/similar']").click();
    assertThat(page.locator(".hits > li").count()).isGreaterThan(5);
    keepPicture(page, "search-similar-" + scripts);
  }

  @ParameterizedTest(name = "scripts: {0}")
  @ValueSource(booleans = {false, true})
  void anEngineerFindsByAParagraphAndFollowsTheQuery(boolean scripts) {
    var page = visitor(scripts, 1280);
    signIn(page, "firm");
    page.navigate("/search/similar");
    page.locator("#text").fill("一种煤矿井下使用的通风装置，带有防尘罩和缓冲机构，能够减少粉尘、降低故障率。");
    page.locator("form[action='/search/similar'][method=post] button").click();
    assertThat(page.locator(".hits > li").count()).isGreaterThan(10);
    assertThat(page.locator(".guesses li").count()).isGreaterThan(0);
    assertThat(page.url()).as("the paragraph stands in no address").doesNotContain("text=");
    keepPicture(page, "search-paragraph-" + scripts);

    page.navigate("/search");
    page.locator("#q").fill("名称=通风机 and (摘要=防尘罩");
    page.locator("form.homesearch button").click();
    assertThat(page.locator(".error-summary").innerText()).contains("左括号没有结束");
    keepPicture(page, "search-wrong-line-" + scripts);
    page.locator("#q").fill("名称=通风机 and 摘要=防尘罩");
    page.locator("form.homesearch button").click();
    var total = page.locator(".orders strong").innerText();
    keepPicture(page, "search-line-" + scripts);
    page.locator("#query-name").fill("通风机的防尘罩 " + scripts);
    page.locator("button[name=follow]").press("Enter");
    assertThat(page.locator("main").innerText()).contains("已关注").contains("没有变化");
    keepPicture(page, "search-followed-" + scripts);

    page.locator(".page-actions a.btn-primary").click();
    assertThat(page.locator(".orders strong").innerText()).isEqualTo(total);
    page.locator(".orders a[href^='/search/pivot']").click();
    page.locator("#rows").selectOption("owner");
    page.locator("#columns").selectOption("year");
    page.locator(".filters button").click();
    var cell = page.locator(".pivot tbody td a").first();
    var count = cell.innerText();
    keepPicture(page, "search-pivot-" + scripts);
    cell.click();
    assertThat(page.locator(".orders strong").innerText().replaceAll("\\D", "")).isEqualTo(count);
  }
}
