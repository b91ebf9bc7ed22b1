package cityip.search;

import static org.assertj.core.api.Assertions.assertThat;

import cityip.PageClient;
import cityip.SiteTest;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The search as people use it, over the sample city. */
class SearchPagesTest extends SiteTest {

  @BeforeAll
  void theIndexHasCaughtUp() throws InterruptedException {
    var patience = Instant.now().plus(Duration.ofMinutes(4));
    while (bean(SearchIndex.class).size() < 19_000 && Instant.now().isBefore(patience)) {
      Thread.sleep(200);
    }
    assertThat(bean(SearchIndex.class).size()).isGreaterThan(10_000);
  }

  static PageClient.Page ask(PageClient who, String query) {
    return who.get("/search?q=" + URLEncoder.encode(query, StandardCharsets.UTF_8));
  }

  private static long total(PageClient.Page page) {
    return Long.parseLong(page.html().select(".orders strong").text().replaceAll("\\D", ""));
  }

  @Test
  void aCitizenFindsAFirmsPatentsByNameByPinyinAndByInitials() {
    var page = ask(pages(), "示例泰和矿山机械有限公司");
    assertThat(page.html().select(".hit-owner").eachText()).hasSize(20).allSatisfy(owner -> assertThat(owner).contains("示例泰和矿山机械有限公司"));
    assertThat(page.html().select(".hit-owner mark").first().text()).isEqualTo("示例泰和矿山机械有限公司");
    assertThat(ask(pages(), "taihekuangshan").html().select(".hit-owner").first().text()).contains("泰和矿山");
    assertThat(ask(pages(), "thks").html().select(".hit-owner").first().text()).contains("泰和矿山");
    assertThat(total(ask(pages(), "礦用隔爆通風機"))).as("traditional characters").isPositive().isEqualTo(total(ask(pages(), "矿用隔爆通风机")));
  }

  @Test
  void countsOfFacetsAreTheNumbersBehindThem() {
    var city = pages().signIn("city");
    var page = ask(city, "锂离子电池模组");
    for (var facet : new String[] {"kind", "state", "year", "ipc", "unit"}) {
      var value = page.html().select("#facet-" + facet + " + ul li").first();
      var count = Long.parseLong(value.select(".count").text().replace(",", ""));
      assertThat(total(city.get(value.select("a").attr("href")))).as(facet + " " + value.text()).isEqualTo(count);
    }
    var owner = page.html().select("#facet-ownerName + ul li a").first();
    var narrowed = city.get(owner.attr("href"));
    assertThat(narrowed.html().select(".facet.chosen a").text()).contains(owner.text());
    assertThat(total(city.get(narrowed.html().select(".facet.chosen a").attr("href")))).as("the way back").isEqualTo(total(page));
  }

  @Test
  void choosesSeveralValuesOfAFacetAndTakesEachAwayByItself() throws Exception {
    var city = pages().signIn("city");
    var page = ask(city, "锂离子电池模组");
    var first = total(city.get(kind(page, 0).attr("href")));
    var second = total(city.get(kind(page, 1).attr("href")));
    var one = city.get(kind(page, 0).attr("href"));
    assertThat(kind(one, 1).text()).as("the others are still offered").isEqualTo(kind(page, 1).text());
    var both = city.get(kind(one, 1).attr("href"));
    assertThat(total(both)).isEqualTo(first + second);
    assertThat(both.html().select(".facet.chosen a")).hasSize(2);
    assertThat(total(city.get(both.html().select(".facet.chosen a").first().attr("href")))).as("the first taken away").isEqualTo(second);
    assertThat(total(city.get(both.html().select(".facet.chosen a").last().attr("href")))).as("the second taken away").isEqualTo(first);
    var query = "q=%E9%94%82%E7%A6%BB%E5%AD%90%E7%94%B5%E6%B1%A0%E6%A8%A1%E7%BB%84&kind=invention%7Cutility-model";
    var either = total(city.get("/search?" + query));
    assertThat(either).isGreaterThan(total(city.get("/search?" + query.replace("%7Cutility-model", ""))));
    var request = HttpRequest.newBuilder(URI.create("http://localhost:" + port() + "/api/v1/search?" + query))
        .header("Authorization", "Basic " + Base64.getEncoder().encodeToString("city:sample-2026".getBytes(StandardCharsets.UTF_8))).build();
    try (var http = HttpClient.newHttpClient()) {
      assertThat(http.send(request, HttpResponse.BodyHandlers.ofString()).body()).as("for programs alike").contains("\"total\":" + either + ",");
    }
  }

  private static org.jsoup.nodes.Element kind(PageClient.Page page, int which) {
    return page.html().select("#facet-kind + ul li a").get(which);
  }

  @Test
  void walksDownTheTreeOfTheClassification() {
    var city = pages().signIn("city");
    var sections = city.get("/search?q=&kind=invention");
    var section = sections.html().select("#facet-ipc + ul a[href*=ipc=E]").attr("href");
    var classes = city.get(section);
    assertThat(classes.html().select("#facet-ipc + ul a").eachText()).isNotEmpty().allSatisfy(name -> assertThat(name).matches("E\\d\\d .*"));
    assertThat(total(ask(city, "种类=发明专利 and IPC=E"))).isEqualTo(total(classes));
  }

  @Test
  void aWrongLineSaysWhereAndKeepsWhatWasTyped() {
    var page = ask(pages(), "名称=(水泵 and 摘要=密封");
    assertThat(page.status()).isEqualTo(422);
    assertThat(page.text()).contains("这个左括号没有结束");
    assertThat(page.html().select(".query-problem mark").text()).isEqualTo("(");
    assertThat(page.html().select("#q").attr("value")).isEqualTo("名称=(水泵 and 摘要=密封");
    assertThat(ask(pages(), "名称=" + "泵".repeat(10_000)).text()).as("ten thousand characters").contains("最多 2000 个字符");
  }

  @Test
  void whatIsNotPublishedIsFoundByItsOwnerAndItsOfficersAlone() {
    var city = pages().signIn("city");
    var secret = ask(city, "法律状态=申请中 and 权利人=示例泰和矿山机械");
    var title = secret.html().select(".hits h3 a").first();
    var number = secret.html().select(".hit-facts .nowrap").first().text();
    assertThat(total(ask(pages().signIn("firm"), number))).as("its owner").isEqualTo(1);
    assertThat(total(ask(pages(), number))).as("the street").isZero();
    assertThat(total(ask(pages().signIn("university"), number))).as("another body").isZero();
    assertThat(pages().get(title.attr("href")).status()).as("its page").isEqualTo(404);
    assertThat(ask(pages(), "示例泰和矿山机械有限公司").html().select("#facet-state + ul").text()).as("counts").doesNotContain("申请中");
  }

  @Test
  void takesAnythingAPersonTypes() {
    for (var typed : new String[] {"💧🔥", "𠮷野家", "的", "，。、", "((((", "\"", "* OR NOT", "a".repeat(1_500), "<script>alert(1)</script>", "これは水ポンプの密封構造に関する発明である", "-", "\u0000"}) {
      assertThat(ask(pages(), typed).status()).as(typed).isIn(200, 422);
    }
    assertThat(pages().get("/search?q=%E6%B3%B5&page=999999&sort=-bogus&kind=nothing&size=9999").status()).isEqualTo(200);
    assertThat(pages().get("/search/found/nothing").status()).isEqualTo(404);
  }

  @Test
  void showsTheNearestWhenNothingHoldsAllWords() {
    var page = ask(pages(), "一种用于煤矿井下巷道的隔爆通风机密封装置");
    assertThat(page.text()).contains("没有同时含有全部词语");
    assertThat(page.html().select(".hits h3").first().text()).contains("隔爆通风机");
  }

  @Test
  void pagesToTheLastHitAndSpeaksEnglish() {
    var city = pages().signIn("city");
    var first = ask(city, "示例");
    var last = city.get(first.html().select(".pagination li:nth-last-child(2) a").attr("href"));
    assertThat(last.html().select(".hits > li")).isNotEmpty();
    assertThat(last.html().select(".pagination [rel=next]")).isEmpty();
    assertThat(city.get("/search?q=pump&lang=en").text()).contains("Narrow", "found");
  }
}
