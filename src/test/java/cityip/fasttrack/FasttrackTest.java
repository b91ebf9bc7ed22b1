package cityip.fasttrack;

import static org.assertj.core.api.Assertions.assertThat;

import cityip.PageClient;
import cityip.SiteTest;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** An enterprise enrols, has a draft examined by somebody untied, and sees its place; priority examination is told by questions. */
class FasttrackTest extends SiteTest {

  private static String open(PageClient who, String service, Map<String, String> form) {
    var path = "/services/" + service + "/start";
    var page = who.submit(who.get(path), path, form);
    assertThat(page.status()).as(page.text()).isEqualTo(200);
    return page.html().select("a[href^=/cases/]").attr("href").replace("/cases/", "");
  }

  private static PageClient.Page act(PageClient who, String number, String act, Map<String, String> form) {
    var path = "/cases/" + number + "/acts/" + act;
    return who.submit(who.get(path), path, form);
  }

  private static String enrolled(PageClient firm) {
    var number = open(firm, "fasttrack-enrolment", Map.of("subject", "示例企业备案", "unit", "370811", "industry", "矿山机械", "ipc", "E21D 15/44", "research-staff", "12", "no-abnormal-filings", "yes", "no-bad-credit", "yes",
        "commitment", "yes"));
    act(pages().signIn("city"), number, "pass", Map.of("opinion", "符合"));
    assertThat(state(number)).isEqualTo("confirming");
    act(pages().signIn("city"), number, "confirm", Map.of("batch", "第一批"));
    assertThat(state(number)).as("four eyes").isEqualTo("confirming");
    act(pages().signIn("city2"), number, "confirm", Map.of("batch", "第一批"));
    assertThat(state(number)).isEqualTo("enrolled");
    return number;
  }

  private static String state(String number) {
    return bean(org.springframework.jdbc.core.simple.JdbcClient.class).sql("select state from casework_case where number = ?").params(number).query(String.class).single();
  }

  private static Map<String, String> draft(String enrolment, String ipc) {
    return Map.ofEntries(Map.entry("subject", "一种示例液压支架"), Map.entry("enrolment", enrolment), Map.entry("right-kind", "invention"), Map.entry("ipc", ipc), Map.entry("exclusion", "none"), Map.entry("claims", "1. 一种液压支架，其特征在于秘密结构。"),
        Map.entry("early-publication", "yes"), Map.entry("no-amendment", "yes"), Map.entry("no-transfer", "yes"));
  }

  @Test
  void anEnterpriseEnrolsAndItsDraftIsExaminedByWhoeverIsNotTied() {
    var firm = pages().signIn("firm");
    var city = pages().signIn("city");
    var enrolment = enrolled(firm);
    var number = open(firm, "pre-examination", draft(enrolment, "E21D 15/44"));
    assertThat(firm.get("/fasttrack").html().select("tbody tr:contains(" + number + ")").text()).contains("形式核查").contains("发明");
    assertThat(pages().get("/fasttrack").text()).as("places are for everybody, drafts for nobody").contains(number).doesNotContain("示例液压支架").doesNotContain("秘密结构");
    assertThat(pages().signIn("university").get("/cases/" + number).text()).doesNotContain("秘密结构").doesNotContain("示例液压支架");
    act(city, number, "accept", Map.of());
    var owner = firm.get("/").html().select("header").text();
    var firmName = bean(org.springframework.jdbc.core.simple.JdbcClient.class).sql("select display_name from shell_account where username = 'firm'").query(String.class).single();
    assertThat(owner).isNotEmpty();
    enter(city, "示例预审员甲", "E21 E02", firmName);
    enter(city, "示例预审员乙", "E21", "");
    enter(city, "示例预审员丙", "G06", "");
    assertThat(city.submit(city.get("/fasttrack/examiners"), "/fasttrack/examiners", Map.of("name", "示例预审员丁", "classes", "机械", "until", "2020-01-01")).status()).isEqualTo(422);
    var draw = city.get("/fasttrack/examiners?case=" + number);
    assertThat(draw.html().select("tbody tr").first().text()).contains("示例预审员乙").contains("可以承办");
    assertThat(draw.html().select("tbody tr:contains(示例预审员甲)").text()).contains("应当回避");
    assertThat(act(city, number, "allocate", Map.of("examiner", "示例预审员甲")).text()).contains("请从名册中选择");
    assertThat(city.get(draw.html().select("tbody a[href*=examiner]").attr("href")).html().select("#examiner").attr("value")).isEqualTo("示例预审员乙");
    act(city, number, "allocate", Map.of("examiner", "示例预审员乙"));
    assertThat(state(number)).isEqualTo("examining");
    act(city, number, "give-opinion", Map.of("search", "检索了三篇", "examination-opinion", "请说明与对比文件1的区别"));
    act(firm, number, "answer", Map.of("answer", "区别在于缓冲结构"));
    assertThat(act(city, number, "pass", Map.of("result", "合格", "passed-sha256", "a".repeat(64))).text()).as("the centre is not approved").contains("中心尚未获批");
    act(city, number, "advise", Map.of("result", "可以申请", "handed-to", "示例省保护中心"));
    assertThat(state(number)).isEqualTo("handed-on");
    assertThat(firm.get("/cases/" + number).text()).contains("辅导意见");
  }

  private static void enter(PageClient city, String name, String classes, String ties) {
    assertThat(city.submit(city.get("/fasttrack/examiners"), "/fasttrack/examiners", Map.of("name", name, "classes", classes, "ties", ties, "until", LocalDate.now().plusYears(2).toString())).text()).contains(name);
  }

  @Test
  void whatIsNotEnrolledOutOfScopeOrExcludedIsNotAccepted() {
    var firm = pages().signIn("firm");
    var city = pages().signIn("city");
    var enrolment = enrolled(firm);
    var outside = open(firm, "pre-examination", draft(enrolment, "A61K 8/00"));
    assertThat(act(city, outside, "accept", Map.of()).text()).contains("主分类号不在批准的范围内");
    var unknown = open(firm, "pre-examination", draft("FE-370811-2020-99999", "E21D 1/00"));
    assertThat(act(city, unknown, "accept", Map.of()).text()).contains("备案编号不存在");
    var borrowed = open(pages().signIn("university"), "pre-examination", draft(enrolment, "E21D 1/00"));
    assertThat(act(city, borrowed, "accept", Map.of()).text()).as("another's enrolment").contains("不属于申请人");
    act(city, borrowed, "do-not-accept", Map.of("refusal-ground", "not-enrolled", "reason", "借用备案"));
    assertThat(state(borrowed)).isEqualTo("not-accepted");
  }

  @Test
  void priorityExaminationIsToldByQuestionsOfTheDay() {
    var anybody = pages();
    var first = anybody.get("/fasttrack/priority");
    assertThat(first.html().select("fieldset").size()).isGreaterThan(5);
    var all = first.html().select("input[value=no]").eachAttr("name");
    var none = String.join("&", all.stream().map(name -> name + "=" + (List.of("all-agree", "valuable", "emerging").contains(name) ? "yes" : "no")).toList());
    assertThat(anybody.get("/fasttrack/priority?" + none).text()).contains("符合条件").contains("第五条第一项");
    assertThat(anybody.get("/fasttrack/priority?" + none.replace("same-day=no", "same-day=yes")).text()).contains("不符合条件").contains("第八条");
    assertThat(anybody.get("/fasttrack/priority?" + none.replace("emerging=yes", "emerging=no")).text()).contains("没有可用的理由");
    assertThat(anybody.get("/fasttrack/priority?same-day=no").text()).contains("请答完全部问题");
    var check = bean(PriorityCheck.class);
    assertThat(check.questions(LocalDate.of(2026, 8, 31))).as("Order 76 until the end of August").noneMatch(question -> question.code().equals("emerging"));
    assertThat(anybody.get("/fasttrack/priority?lang=en").text()).contains("Do all applicants");
  }
}
