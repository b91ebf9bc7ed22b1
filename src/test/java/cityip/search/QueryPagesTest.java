package cityip.search;

import static org.assertj.core.api.Assertions.assertThat;

import cityip.SiteTest;
import java.io.ByteArrayInputStream;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Suggestions, kept and followed questions, exports, synonyms, the form and the help of the query line. */
class QueryPagesTest extends SiteTest {

  @BeforeAll
  void theIndexHasCaughtUp() throws InterruptedException {
    var patience = Instant.now().plus(Duration.ofSeconds(60));
    while (bean(SearchIndex.class).size() < 19_000 && Instant.now().isBefore(patience)) {
      Thread.sleep(200);
    }
  }

  @Test
  void suggestsWhileTypingInCharactersPinyinAndInitialsAndWithoutScripts() {
    for (var typed : new String[] {"泰和", "taih", "thks"}) {
      assertThat(pages().get("/search/suggest?q=" + typed).html().select(".suggested").text()).as(typed).contains("泰和矿山机械");
    }
    assertThat(pages().get("/search/suggest?q=" + "通风").html().select(".suggested").text()).contains("名称").contains("通风机");
    assertThat(pages().get("/search/suggest?q=%00((").status()).isEqualTo(200);
  }

  @Test
  void asksWhetherAWordThatSoundsAlikeWasMeant() {
    var page = pages().get("/search?q=" + "锂离子电迟");
    assertThat(page.html().select(".meant a").text()).isEqualTo("锂离子电池");
    assertThat(pages().get(page.html().select(".meant a").attr("href")).html().select(".hits h3")).isNotEmpty();
  }

  @Test
  void keepsAQuestionFollowsItAndTellsOnlyWhatChanged() {
    var officer = pages().signIn("city");
    var results = officer.get("/search?q=%E5%90%8D%E7%A7%B0%3D%E6%B0%B4%E6%B3%B5%20or%20%E9%BB%91%E8%92%9C&kind=invention");
    var refused = officer.submit(results, "/search/queries", Map.of("name", " "));
    assertThat(refused.status()).isEqualTo(422);
    assertThat(refused.html().select("#q").attr("value")).as("input is kept").isEqualTo("名称=水泵 or 黑蒜");
    var saved = officer.submit(results, "/search/queries", Map.of("name", "黑蒜发明", "follow", "yes"));
    assertThat(saved.text()).contains("已关注").contains("没有变化");
    var path = saved.address().getPath();
    assertThat(pages().get(path).text()).as("anybody may open the address").contains("黑蒜发明").doesNotContain("取消关注");
    var id = Long.parseLong(path.replaceAll("\\D", ""));
    var db = bean(org.springframework.jdbc.core.simple.JdbcClient.class);
    assertThat(db.sql("delete from search_query_seen where query_id = ? and document_id = (select min(document_id) from search_query_seen where query_id = ?)").params(id, id).update()).isOne();
    db.sql("update search_query_seen set state = 'filed' where query_id = ? and document_id = (select max(document_id) from search_query_seen where query_id = ?)").params(id, id).update();
    db.sql("insert into search_query_seen values (?, 'gone', '209919000000.0', '不再有的', 'in-force')").params(id).update();
    bean(FollowedQueries.class).look();
    bean(FollowedQueries.class).look();
    var told = officer.get("/my");
    assertThat(told.text()).as("told once, and why").containsOnlyOnce("关注的检索“黑蒜发明”有新变化：新增 1，不再符合 1，状态变化 1").contains("因为您关注了检索“黑蒜发明”");
    assertThat(officer.submit(told, "/my/read", Map.of()).html().select("li strong").text()).doesNotContain("黑蒜发明");
    assertThat(pages().signIn("firm").get("/my").text()).as("nobody else is told").doesNotContain("黑蒜发明");
    assertThat(officer.get("/search/queries").text()).contains("3 处变化");
    var changed = officer.get(path);
    assertThat(changed.html().select("tbody td:first-child").eachText()).contains("新增", "不再符合", "状态变化").hasSize(3);
    assertThat(officer.submit(changed, path + "/noted", Map.of()).text()).contains("没有变化");
    assertThat(officer.submit(officer.get(path), path + "/unfollow", Map.of()).text()).contains("已取消关注");
    var other = pages().signIn("firm");
    assertThat(other.get(path).html().select("form[action$=follow]")).as("others have no buttons").isEmpty();
    assertThat(pages().get("/search/queries").address().getPath()).isEqualTo("/sign-in");
  }

  @Test
  void exportsTheWholeResultInTheBackground() throws Exception {
    var officer = pages().signIn("city");
    var results = officer.get("/search?q=&kind=software");
    var total = Long.parseLong(results.html().select(".orders strong").text().replaceAll("\\D", ""));
    var export = officer.submit(results, "/search/exports", Map.of());
    var path = export.address().getPath();
    var patience = Instant.now().plus(Duration.ofSeconds(30));
    while (!officer.get(path).text().contains("下载 Excel") && Instant.now().isBefore(patience)) {
      Thread.sleep(100);
    }
    try (var book = new XSSFWorkbook(new ByteArrayInputStream(officer.download(path + "/file.xlsx").body()))) {
      assertThat(book.getSheetAt(1).getLastRowNum()).isEqualTo((int) total);
    }
    assertThat(pages().signIn("firm").get(path).status()).as("somebody else's").isEqualTo(404);
    assertThat(officer.get("/search/exports").text()).contains("已完成");
  }

  @Test
  void anOfficerKeepsSynonymsAndTheyWorkAtOnce() {
    var officer = pages().signIn("city");
    assertThat(officer.get("/search?q=%E6%A9%A1%E7%9A%AE%E6%B3%A1").text()).contains("没有符合条件的记录");
    var list = officer.get("/search/synonyms");
    var refused = officer.submit(list, "/search/synonyms", Map.of("words", "橡皮泡", "source", ""));
    assertThat(refused.status()).isEqualTo(422);
    assertThat(refused.html().select("#words").attr("value")).isEqualTo("橡皮泡");
    assertThat(officer.submit(list, "/search/synonyms", Map.of("words", "橡皮泡、缓冲护舷", "source", "测试", "field", "any")).text()).contains("马上生效");
    var found = officer.get("/search?q=%E6%A9%A1%E7%9A%AE%E6%B3%A1");
    assertThat(found.html().select(".hits mark").text()).contains("缓冲护舷");
    var end = officer.get("/search/synonyms").html().select("tr:contains(橡皮泡) form").attr("action");
    assertThat(officer.submit(officer.get("/search/synonyms"), end, Map.of()).text()).contains("已停用");
    assertThat(officer.get("/search?q=%E6%A9%A1%E7%9A%AE%E6%B3%A1").text()).contains("没有符合条件的记录");
    assertThat(pages().signIn("firm").get("/search/synonyms").status()).isEqualTo(403);
  }

  @Test
  void buildsALineFromAForm() {
    var built = pages().get("/search/build?field1=title&value1=%E9%80%9A%E9%A3%8E%E6%9C%BA&joint2=not&field2=owner&value2=%E6%B3%B0%E5%92%8C&filed-from=2019-01-01&filed-to=2024-12-31");
    assertThat(built.address().getPath()).isEqualTo("/search");
    assertThat(built.html().select("#q").attr("value")).isEqualTo("(名称=通风机 not 权利人=泰和) and 申请日=2019-01-01 to 2024-12-31");
    assertThat(built.html().select(".hits h3")).isNotEmpty();
    assertThat(pages().get("/search/build").html().select("form[action=/search/build] fieldset")).hasSizeGreaterThan(5);
  }

  @Test
  void everyExampleOfTheHelpPageCanBeRead() {
    var help = pages().get("/search/help");
    var examples = help.html().select("td a");
    assertThat(examples).hasSizeGreaterThan(5);
    examples.forEach(example -> assertThat(pages().get(example.attr("href")).status()).as(example.text()).isEqualTo(200));
    assertThat(pages().get("/search/help?lang=en").text()).contains("Traditional and simplified");
  }

  @Test
  void everyCellOfATableOpensItsRows() {
    var officer = pages().signIn("city");
    var table = officer.get("/search/pivot?q=%E9%80%9A%E9%A3%8E%E6%9C%BA&rows=unit&columns=year");
    var cells = table.html().select(".pivot tbody td a");
    assertThat(cells).hasSizeGreaterThan(10);
    for (var cell : cells.subList(0, 6)) {
      var total = officer.get(cell.attr("href")).html().select(".orders strong").text().replaceAll("\\D", "");
      assertThat(total).as(cell.attr("href")).isEqualTo(cell.text().replace(",", ""));
    }
    assertThat(officer.get("/search/pivot?q=&rows=owner&columns=inventor").html().select(".pivot tbody tr")).as("a table of millions of cells").hasSize(Pivot.MOST_ROWS);
    assertThat(officer.get("/search/pivot?rows=subclass&columns=section").status()).isEqualTo(422);
    assertThat(officer.get("/search/pivot?rows=unit&columns=kind&measure=growth").text()).contains("申请年份");
    assertThat(officer.get("/search/pivot?q=&rows=unit&columns=field&measure=rta").text()).contains("相对优势");
    assertThat(officer.download("/search/pivot.xlsx?rows=year&columns=kind").body()).startsWith('P', 'K');
  }

  @Test
  void findsWhatIsLikeARightAndLikeAParagraph() {
    var first = pages().get("/search?q=%E9%80%9A%E9%A3%8E%E6%9C%BA").html().select(".hits h3 a").first().attr("href");
    var similar = pages().get(pages().get(first).html().select("a[href^=/search/similar]").attr("href"));
    assertThat(similar.html().select(".hits > li")).hasSizeGreaterThan(10);
    var form = pages();
    var found = form.submit(form.get("/search/similar"), "/search/similar", Map.of("text", "一种煤矿井下用的通风设备，能够减少粉尘并降低故障率"));
    assertThat(found.html().select(".hits h3").eachText()).isNotEmpty();
    assertThat(found.html().select(".guesses li")).isNotEmpty();
    assertThat(form.submit(form.get("/search/similar"), "/search/similar", Map.of("text", "短")).status()).isEqualTo(422);
    assertThat(form.get("/search/similar?number=999").status()).isEqualTo(422);
    assertThat(form.get("/search?q=%E9%80%9A%E9%A3%8E%E6%9C%BA&mode=hybrid").text()).contains("含义向量正在计算");
  }
}
