package cityip.operation.product;

import static org.assertj.core.api.Assertions.assertThat;

import cityip.PageClient;
import cityip.SiteTest;
import cityip.search.SearchIndex;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A patent product from its claims to recognition, and the estimate of the industries' share. */
class ProductTest extends SiteTest {

  private static final LocalDate TODAY = LocalDate.now(ZoneId.of("Asia/Shanghai"));

  @BeforeAll
  static void theIndexIsFilled() throws InterruptedException {
    for (int n = 0; n < 600 && bean(SearchIndex.class).size() < 19_000; n++) {
      Thread.sleep(100);
    }
  }

  private static String right(String conditions) {
    return bean(JdbcClient.class).sql("""
        select r.number from registry_right r join registry_span s on s.right_id = r.id and s.known_until = 'infinity' and s.valid_from <= current_date and current_date < s.valid_until
         where r.jurisdiction = 'CN' and r.kind = 1 and exists (select 1 from registry_owner o join shell_account a on a.body_id = o.party_id where a.username = 'firm' and o.right_id = r.id and o.known_until = 'infinity'
           and o.valid_until = 'infinity') and""" + " " + conditions + " order by r.number limit 1").query(String.class).single();
  }

  private static PageClient.Page act(PageClient who, String number, String act, Map<String, String> form) {
    var path = "/cases/" + number + "/acts/" + act;
    return who.submit(who.get(path), path, form);
  }

  private static Map<String, String> filing(String name) {
    var form = new HashMap<>(Map.of("subject", name, "unit", "370811", "model", "示例-1", "industry-class", "3511", "branch", "equipment", "use-of-patents", "示例：核心部件", "true-data", "yes"));
    form.putAll(Map.of("year", Integer.toString(TODAY.getYear() - 1), "revenue", "1200万", "profit", "200万", "tax", "90万", "exports", "0", "firm-revenue", "1230万", "staff", "60", "tax-reference", "示例凭证"));
    return form;
  }

  private static String open(PageClient firm, Map<String, String> form) {
    var opened = firm.submit(firm.get("/services/patent-product/start"), "/services/patent-product/start", form);
    assertThat(opened.html().select(".token")).as(opened.text()).isNotEmpty();
    return bean(JdbcClient.class).sql("select number from casework_case where procedure = 'patent-product' order by id desc limit 1").query(String.class).single();
  }

  @Test
  void aProductIsFiledWithItsClaimsAndRecognised() {
    var firm = pages().signIn("firm");
    var city = pages().signIn("city");
    var number = open(firm, filing("示例采煤机"));
    var base = "/patent-products/" + number;
    assertThat(pages().get(base).status()).as("not public before it has passed").isEqualTo(404);
    assertThat(act(firm, number, "submit", Map.of("committed", "yes")).text()).contains("还没有对应权利要求").contains("上传纳税申报");
    var map = new HashMap<>(Map.of("right", right("s.state = 33"), "claim", "１", "feature", "示例截割部"));
    assertThat(firm.submit(firm.get(base), base + "/claims", map).text()).as("a patent that has ended").contains("不能对应").contains("权利已经终止");
    map.put("right", right("s.state = 20"));
    assertThat(firm.submit(firm.get(base), base + "/claims", Map.of("right", map.get("right"), "claim", "零", "feature", "")).status()).isEqualTo(422);
    assertThat(firm.submit(firm.get(base), base + "/claims", map).text()).contains("权利要求 1").contains("示例截割部");
    assertThat(firm.submit(firm.get(base), base + "/claims", map).text()).contains("这项权利要求已经对应过");
    assertThat(firm.upload(firm.get("/cases/" + number), "/cases/" + number + "/evidence", Map.of("source", "示例税务", "obtained", TODAY.toString()), "file", "纳税.txt", "示例".getBytes(StandardCharsets.UTF_8)).status()).isEqualTo(200);
    assertThat(act(firm, number, "submit", Map.of("committed", "yes")).text()).contains("待审核");
    assertThat(city.get("/cases/" + number).text()).as("what to look at twice").contains("产品收入接近企业全部收入");
    assertThat(act(city, number, "pass", Map.of("finding", "示例：一致")).text()).contains("备案通过");
    assertThat(pages().get("/patent-products").text()).contains("示例采煤机");
    act(firm, number, "nominate", Map.of("advantage", "示例：截割效率"));
    assertThat(act(city, number, "recognise", Map.of("batch", "示例批次", "recognised-on", TODAY.toString())).text()).contains("已认定密集型产品");
    var again = open(firm, filing("示例采煤机"));
    assertThat(act(firm, again, "submit", Map.of("committed", "yes")).text()).as("the same product twice").contains("同一型号的产品已有备案");
  }

  @Test
  void twiceTheMedianGivesTheWholeWeight() {
    assertThat(Benchmark.points(new BigDecimal("200"), new BigDecimal("100"), 40)).isEqualByComparingTo("40");
    assertThat(Benchmark.points(new BigDecimal("100"), new BigDecimal("100"), 40)).isEqualByComparingTo("20");
    assertThat(Benchmark.points(new BigDecimal("900"), new BigDecimal("100"), 40)).isEqualByComparingTo("40");
    assertThat(Benchmark.points(BigDecimal.ZERO, new BigDecimal("100"), 40)).isEqualByComparingTo("0");
    assertThat(Benchmark.points(BigDecimal.ONE, BigDecimal.ZERO, 10)).isEqualByComparingTo("10");
  }

  @Test
  void theShareIsTheSumByItsCoefficients() {
    var estimate = Industries.estimate(2025, Map.of("equipment", new BigDecimal("300"), "materials", new BigDecimal("200")), Map.of("equipment", BigDecimal.ONE, "materials", new BigDecimal("0.5")), new BigDecimal("5000"));
    assertThat(estimate.share()).isEqualByComparingTo("8.00");
  }

  @Test
  void anEstimateIsShownWithItsFormulaBeforeItIsGiven() {
    var city = pages().signIn("city");
    var form = new HashMap<String, String>();
    Industries.BRANCHES.subList(0, 7).forEach(branch -> form.put("added-" + branch, "50"));
    form.putAll(Map.of("product", "5500", "year", Integer.toString(TODAY.getYear() - 1), "source", "示例测算，非真实统计", "give", "no"));
    var shown = city.submit(city.get("/patent-industries"), "/patent-industries/estimate", form);
    assertThat(shown.text()).contains("6.36");
    form.put("added-medicine", "-5");
    assertThat(city.submit(city.get("/patent-industries"), "/patent-industries/estimate", form).status()).isEqualTo(422);
    form.put("added-medicine", "50");
    form.put("give", "yes");
    assertThat(city.submit(city.get("/patent-industries"), "/patent-industries/estimate", form).address().getPath()).isEqualTo("/reported");
    assertThat(bean(JdbcClient.class).sql("select count(*) from plan_reported where series = 'PII_GDP' and estimated and note like '测算%'").query(Long.class).single()).isPositive();
  }

  @Test
  void firmsAndApplicationsAreNamedWithReasons() {
    var city = pages().signIn("city");
    var page = city.get("/patent-industries?branch=equipment");
    assertThat(page.html().select("#candidates tbody tr")).isNotEmpty();
    assertThat(page.text()).contains("还没有备案产品").contains("没有对应的 IPC");
    assertThat(pages().get("/patent-industries?branch=equipment").html().select("#candidates")).as("not for everybody").isEmpty();
    assertThat(pages().signIn("firm").download("/patent-industries/candidates.xlsx").statusCode()).isEqualTo(403);
    var form = page.html().select("form[action=/patent-industries/recommend]").first();
    assertThat(form).isNotNull();
    assertThat(city.submit(page, "/patent-industries/recommend", Map.of("reason", "示例：产业急需")).text()).contains("示例：产业急需");
    assertThat(List.of(404, 200)).contains(city.get("/patent-industries?branch=" + "x".repeat(500)).status());
  }
}
