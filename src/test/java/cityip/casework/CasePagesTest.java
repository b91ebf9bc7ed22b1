package cityip.casework;

import static org.assertj.core.api.Assertions.assertThat;

import cityip.PageClient;
import cityip.SiteTest;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** People and officers at the pages of an administrative case, without scripts. */
class CasePagesTest extends SiteTest {

  private static final String TODAY = LocalDate.now(ZoneId.of("Asia/Shanghai")).toString();

  private static Map<String, String> report(String subject) {
    var form = new LinkedHashMap<String, String>();
    form.put("subject", subject);
    form.put("unit", "370811");
    form.put("source", "report");
    form.put("right-kind", "trademark");
    form.put("respondent", "示例页面试验商店");
    form.put("facts", "门店销售假冒商品。");
    form.put("reporter", "张三丰");
    form.put("reporter-phone", "１３８００００１２３４");
    return form;
  }

  private static String open(PageClient who, String subject) {
    var opened = who.submit(who.get("/services/administrative-case/start"), "/services/administrative-case/start", report(subject));
    assertThat(opened.address().getPath()).isEqualTo("/services/administrative-case/opened");
    return opened.html().select(".token").first().text();
  }

  private static PageClient.Page act(PageClient who, String number, String act, Map<String, String> form) {
    var path = "/cases/" + number + "/acts/" + act;
    return who.submit(who.get(path), path, form);
  }

  @Test
  void anybodyReportsWithoutAnAccountAndFollowsTheStatusWithNumberAndToken() {
    var street = pages();
    var page = street.submit(street.get("/services/administrative-case/start"), "/services/administrative-case/start", report("匿名举报试验"));
    var tokens = page.html().select(".token").eachText();
    assertThat(tokens).hasSize(2);
    assertThat(street.get("/status-of?number=" + tokens.get(0) + "&token=" + tokens.get(1).toLowerCase()).text()).contains("线索").contains("期限");
    assertThat(street.get("/status-of?number=" + tokens.get(0) + "&token=WRONG").text()).contains("不相符").doesNotContain("线索");
    assertThat(street.get("/cases/" + tokens.get(0)).address().getPath()).as("the case itself is for who may see it").isEqualTo("/sign-in");
  }

  @Test
  void aFormThatLacksSomethingComesBackWithWhatWasTyped() {
    var street = pages();
    var form = report("");
    form.put("respondent-code", "91370800MA00000000");
    form.put("facts", "很长".repeat(3000));
    var back = street.submit(street.get("/services/administrative-case/start"), "/services/administrative-case/start", form);
    assertThat(back.status()).isEqualTo(422);
    assertThat(back.text()).contains("有 3 处需要改正").contains("最多 5,000 个字");
    assertThat(back.html().select("#respondent").attr("value")).isEqualTo("示例页面试验商店");
  }

  @Test
  void theReporterIsMaskedUntilSomebodySaysWhyAndThatIsKept() {
    var officer = pages().signIn("city");
    var number = open(officer, "举报人保密试验");
    var page = officer.get("/cases/" + number);
    assertThat(page.text()).contains("张**").doesNotContain("张三丰").contains("138****1234");
    assertThat(officer.submit(page, "/cases/" + number + "/unmask", Map.of("field", "reporter", "reason", "x")).status()).isEqualTo(422);
    var seen = officer.submit(officer.get("/cases/" + number), "/cases/" + number + "/unmask", Map.of("field", "reporter", "reason", "核实举报情况"));
    assertThat(seen.text()).contains("张三丰");
    assertThat(officer.get("/cases/" + number).text()).doesNotContain("张三丰").contains("查看记录");
  }

  @Test
  void anActFromAStalePageSaysWhatHappenedMeanwhileAndKeepsTheForm() {
    var officer = pages().signIn("city");
    var number = open(officer, "过期页面试验");
    var stale = officer.get("/cases/" + number + "/acts/check");
    act(pages().signIn("city2"), number, "extend-check", Map.of("reason", "需要更多时间"));
    var path = "/cases/" + number + "/acts/check";
    var back = officer.submit(stale, path, Map.of("visited", TODAY, "findings", "现场有货"));
    assertThat(back.status()).isEqualTo(422);
    assertThat(back.text()).contains("已有变化").contains("延长核查期限");
    assertThat(back.html().select("#findings").text()).isEqualTo("现场有货");
    assertThat(officer.submit(back, path, Map.of("visited", TODAY, "findings", "现场有货")).text()).contains("已办理").contains("核查");
    assertThat(officer.submit(back, path, Map.of("visited", TODAY, "findings", "现场有货")).text()).as("the same form sent again").contains("没有重复");
  }

  @Test
  void whoProposedCannotApproveAndADayBeforeTheCaseIsRefused() {
    var officer = pages().signIn("city");
    var number = open(officer, "四眼试验");
    var early = act(officer, number, "check", Map.of("visited", "2019-01-01", "findings", "x"));
    assertThat(early.status()).isEqualTo(422);
    assertThat(early.text()).contains("早于案件登记日");
    act(officer, number, "check", Map.of("visited", TODAY, "findings", "x"));
    act(officer, number, "propose-docket", Map.of("offence", "trademark-infringement", "grounds", "x"));
    var own = act(officer, number, "docket", Map.of());
    assertThat(own.text()).contains("不能是同一人");
    assertThat(act(pages().signIn("city2"), number, "docket", Map.of()).text()).contains("调查");
  }

  @Test
  void anotherCountyAndAFirmDoNotSeeTheCase() {
    var officer = pages().signIn("city");
    var form = report("兖州案件");
    form.put("unit", "370812");
    var number = officer.submit(officer.get("/services/administrative-case/start"), "/services/administrative-case/start", form).html().select(".token").first().text();
    assertThat(pages().signIn("county").get("/cases/" + number).status()).isEqualTo(404);
    assertThat(pages().signIn("firm").get("/cases/" + number).status()).isEqualTo(404);
    assertThat(pages().signIn("county").get("/cases?queue=all&text=" + number).text()).contains("没有符合条件");
    assertThat(pages().signIn("firm").get("/cases/" + number + "/acts/check").status()).isEqualTo(404);
  }

  @Test
  void listsBoardsAndStatisticsAnswerAlsoToNonsense() {
    var officer = pages().signIn("city");
    assertThat(officer.get("/cases?sort=;drop&queue=x&unit=%27&page=-3&text=%25%27").status()).isEqualTo(200);
    assertThat(officer.get("/cases?queue=all&sort=OPENED&dir=desc&lang=en").text()).contains("Administrative case");
    assertThat(officer.get("/deadlines?lang=zh").text()).contains("期限看板");
    assertThat(new String(officer.download("/deadlines.ics").body(), java.nio.charset.StandardCharsets.UTF_8)).startsWith("BEGIN:VCALENDAR").contains("DTSTART;VALUE=DATE:");
    assertThat(officer.get("/cases/statistics?by=unit").text()).contains("按期率");
    assertThat(officer.download("/cases/export.xlsx").body()).startsWith('P', 'K');
    assertThat(pages().get("/proofs/nightly").text()).contains("成立").doesNotContain("不成立");
    assertThat(officer.get("/my").text()).contains("由我承办");
    assertThat(pages().get("/services").text()).contains("专利侵权纠纷行政裁决");
    assertThat(pages().signIn("firm").get("/services").html().select("a[href=/services/administrative-case/start]")).hasSize(1);
    assertThat(pages().signIn("firm").get("/services").html().select("a[href=/services/criminal-transfer/start]")).as("a firm begins no transfer between authorities").isEmpty();
  }

  @Test
  void papersArePrintedOnceAndTheFileIsOnePdf() throws Exception {
    var officer = pages().signIn("city");
    var number = open(officer, "文书试验");
    var page = act(officer, number, "check", Map.of("visited", TODAY, "findings", "柜台有货，已拍照。龘"));
    var pdf = page.html().select("a[href$=.pdf]").stream().map(link -> link.attr("href")).filter(href -> href.contains("/papers/")).findFirst().orElseThrow();
    var first = officer.download(pdf).body();
    assertThat(new String(first, 0, 5)).isEqualTo("%PDF-");
    assertThat(officer.download(pdf).body()).as("the same file ever after").isEqualTo(first);
    try (var word = new org.apache.poi.xwpf.usermodel.XWPFDocument(new java.io.ByteArrayInputStream(officer.download(pdf.replace(".pdf", ".docx")).body()))) {
      assertThat(word.getParagraphs().stream().map(paragraph -> paragraph.getText()).toList().toString()).contains("现场笔录").contains("柜台有货");
    }
    assertThat(new String(officer.download("/cases/" + number + "/file.pdf").body(), 0, 5)).isEqualTo("%PDF-");
    assertThat(officer.download("/cases/" + number + "/bundle.zip").body()).startsWith('P', 'K');
    assertThat(pages().signIn("firm").download(pdf).statusCode()).isEqualTo(404);
  }

  @Test
  void aSuspectedFirmIsNotWarnedAndTheReportingFirmSeesNothingOfTheInvestigation() {
    var officer = pages().signIn("city");
    var form = report("突击检查试验");
    form.put("respondent", bean(org.springframework.jdbc.core.simple.JdbcClient.class).sql("select display_name from shell_account where username = 'university'").query(String.class).single());
    var firm = pages().signIn("firm");
    var number = firm.submit(firm.get("/services/administrative-case/start"), "/services/administrative-case/start", form).html().select(".token").first().text();
    act(officer, number, "check", Map.of("visited", TODAY, "findings", "内部核查情况"));
    assertThat(pages().signIn("university").get("/cases/" + number).status()).as("nobody is warned").isEqualTo(404);
    assertThat(pages().signIn("university").get("/cases?queue=all").text()).doesNotContain(number);
    assertThat(firm.get("/cases/" + number).text()).contains("核查").doesNotContain("内部核查情况").doesNotContain("现场笔录");
    var body = bean(org.springframework.jdbc.core.simple.JdbcClient.class).sql("select body_id from shell_account where username = 'firm'").query(Long.class).single();
    var seen = bean(CaseFiles.class).sight(number, new cityip.shell.Viewer(9L, "firm", "x", cityip.shell.Role.BODY_MEMBER, null, body));
    assertThat(seen).isInstanceOfSatisfying(CaseFiles.Sight.Whole.class, whole -> assertThat(whole.file().facts()).containsKey("subject").doesNotContainKey("findings"));
    assertThat(pages().signIn("police").get("/cases/" + number).status()).as("the police see what is transferred to them").isEqualTo(404);
  }
}
