package cityip.operation.library;

import static org.assertj.core.api.Assertions.assertThat;

import cityip.PageClient;
import cityip.SiteTest;
import cityip.search.SearchIndex;
import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.dhatim.fastexcel.Workbook;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Taking stock of a university's rights: by line, by table, approved by another hand. */
class LibraryTest extends SiteTest {

  @BeforeAll
  static void theIndexIsFilled() throws InterruptedException {
    for (int n = 0; n < 600 && bean(SearchIndex.class).size() < 19_000; n++) {
      Thread.sleep(100);
    }
  }

  private static String begin(PageClient university) {
    var opened = university.submit(university.get("/services/stock-taking/start"), "/services/stock-taking/start", Map.of("subject", "示例大学 2026 年存量专利盘点", "unit", "370811", "deadline", "2027-03-31"));
    assertThat(opened.html().select(".token")).as(opened.text()).isNotEmpty();
    var number = bean(JdbcClient.class).sql("select number from casework_case where procedure = 'stock-taking' order by id desc limit 1").query(String.class).single();
    var base = "/library/" + number;
    assertThat(university.submit(university.get(base), base + "/rights", Map.of()).text()).contains("权利已带入");
    return number;
  }

  private static PageClient.Page act(PageClient who, String number, String act, Map<String, String> form) {
    var path = "/cases/" + number + "/acts/" + act;
    return who.submit(who.get(path), path, form);
  }

  private static List<String> numbers(String taking) {
    return bean(JdbcClient.class).sql("select right_number from operation_stock where stocktaking = ? order by right_number").param(taking).query(String.class).list();
  }

  @Test
  void goodRowsOfATableAreTakenAndBadOnesKept() {
    var university = pages().signIn("university");
    var number = begin(university);
    var base = "/library/" + number;
    var rights = numbers(number);
    assertThat(rights).hasSizeGreaterThan(6);
    var csv = "说明：示例\n权利号,院系,处置,成熟度,场景,价格,目标企业,理由\n" + rights.get(0) + ",机械学院,转让,７,示例场景,50万,示例企业,\n" + rights.get(1) + ",机械学院,放弃,,,,,\n" + rights.get(2) + ",电气学院,扔掉,,,,,\nCN209900000000.1,电气学院,保留,,,,,\n"
        + rights.get(3) + ",电气学院,保留,10,,,,\n" + rights.get(4) + ",电气学院,开放,5,,０,,\n,,,,,,,\n" + rights.get(5) + ",=cmd(),保留,,,,,\n";
    var sent = university.upload(university.get(base), base + "/table", Map.of(), "file", "院系意见.csv", csv.getBytes(Charset.forName("GB18030")));
    assertThat(sent.text()).contains("放弃的请写明理由").contains("处置请填").contains("清单里没有这件权利").contains("成熟度请填").contains("价格看不懂");
    assertThat(bean(JdbcClient.class).sql("select maturity from operation_stock where stocktaking = ? and right_number = ?").params(number, rights.get(0)).query(Integer.class).single()).as("full-width digits").isEqualTo(7);
    assertThat(university.get(base + "?faculty=机械学院").html().select("section").last().select("tbody tr")).hasSize(1);
    assertThat(university.get(base + "?decision=none&sort=faculty&page=9999").status()).isEqualTo(200);
    assertThat(university.download(base + "/bad.xlsx").statusCode()).isEqualTo(200);
    assertThat(pages().signIn("firm").get(base).status()).as("another's does not exist").isEqualTo(404);
    assertThat(university.upload(university.get(base), base + "/table", Map.of(), "file", "x.xlsx", "PK\u0003\u0004broken".getBytes(StandardCharsets.ISO_8859_1)).status()).isEqualTo(422);
    assertThat(university.upload(university.get(base), base + "/table", Map.of(), "file", "x.csv", "a,b\n1,2\n".getBytes(StandardCharsets.UTF_8)).text()).contains("没有找到带“权利号”列的表");
  }

  private static byte[] sheet(List<String> rights) throws Exception {
    var out = new ByteArrayOutputStream();
    try (var book = new Workbook(out, "test", "1.0")) {
      var sheet = book.newWorksheet("示例");
      var header = List.of("专利号", "学院", "处置意见", "成熟度", "理由");
      for (int n = 0; n < header.size(); n++) {
        sheet.value(0, n, header.get(n));
      }
      for (int n = 0; n < rights.size(); n++) {
        sheet.value(n + 1, 0, rights.get(n));
        sheet.value(n + 1, 1, n % 2 == 0 ? "材料学院" : "化工学院");
        sheet.value(n + 1, 2, n == 0 ? "放弃" : n % 3 == 0 ? "转让" : "保留");
        sheet.value(n + 1, 3, 5);
        sheet.value(n + 1, 4, n == 0 ? "示例：已被新方案取代" : "");
      }
    }
    return out.toByteArray();
  }

  @Test
  void aStockTakingIsSentWholeAndApprovedByAnotherHand() throws Exception {
    var university = pages().signIn("university");
    var number = begin(university);
    var base = "/library/" + number;
    assertThat(act(university, number, "submit", Map.of("whole", "yes")).text()).as("nothing is decided yet").contains("还有权利没有处置意见");
    var rights = numbers(number);
    assertThat(university.upload(university.get(base), base + "/table", Map.of(), "file", "全部.xlsx", sheet(rights)).text()).contains("表格已全部采用");
    var line = university.get(base).html().select("a[href^=" + base + "/lines/]").first().attr("href");
    assertThat(university.submit(university.get(line), line, Map.of("decision", "give-up", "reason", "")).status()).as("a reason is needed").isEqualTo(422);
    assertThat(university.submit(university.get(line), line, Map.of("decision", "transfer", "faculty", "材料学院", "maturity", "8", "scene", "示例", "price", "30万", "firms", "示例企业", "reason", "")).text()).contains("已保存");
    assertThat(act(university, number, "submit", Map.of("whole", "yes")).text()).contains("已提交，待核准");
    assertThat(university.get(base).html().select("form[method=post]")).as("no more changes").allSatisfy(form -> assertThat(form.attr("action")).doesNotContain("/library/"));
    var city = pages().signIn("city");
    assertThat(city.get("/library").text()).contains("示例大学 2026 年存量专利盘点").contains("100 %");
    assertThat(city.get(base).text()).contains("材料学院").contains("化工学院");
    assertThat(act(city, number, "approve", Map.of("opinion", "示例：同意")).text()).contains("实施中");
    assertThat(university.get(line).html().select("a[href^=/listings/new]")).as("what is to be transferred goes to the market").isNotEmpty();
    assertThat(city.download("/library.xlsx").statusCode()).isEqualTo(200);
  }
}
