package cityip.protection;

import static org.assertj.core.api.Assertions.assertThat;

import cityip.PageClient;
import cityip.SiteTest;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** An adjudication on trial: its claim chart, the joined case, the oral hearing with a record both sides confirm. */
class HearingTest extends SiteTest {

  private static final String TODAY = LocalDate.now(ZoneId.of("Asia/Shanghai")).toString();

  private static PageClient.Page act(PageClient who, String number, String act, Map<String, String> form) {
    var path = "/cases/" + number + "/acts/" + act;
    return who.submit(who.get(path), path, form);
  }

  private static void done(PageClient who, String number, String act, Map<String, String> form) {
    assertThat(act(who, number, act, form).text()).as(act).contains("已办理");
  }

  private static String onTrial(String subject) {
    var firm = pages().signIn("firm");
    var form = new LinkedHashMap<String, String>();
    form.put("subject", subject);
    form.put("unit", "370811");
    form.put("patent-kind", "invention");
    form.put("right-number", "ZL202010000003.7");
    form.put("standing", "patentee");
    form.put("respondent", bean(JdbcClient.class).sql("select display_name from shell_account where username = 'university'").query(String.class).single());
    form.put("claims", "停止侵权");
    form.put("facts", "制造同样产品");
    var number = firm.submit(firm.get("/services/patent-adjudication/start"), "/services/patent-adjudication/start", form).html().select(".token").first().text();
    var officer = pages().signIn("city");
    done(officer, number, "accept", Map.of("entitled", "yes", "clear-respondent", "yes", "clear-claims", "yes", "jurisdiction", "yes", "not-sued", "yes", "register-copy", "yes", "panel-size", "3", "panel", "甲乙丙"));
    done(officer, number, "serve", Map.of("served-on", TODAY, "domicile", "domestic"));
    done(pages().signIn("university"), number, "defend", Map.of("defence", "技术方案不同"));
    done(officer, number, "forward", Map.of("forwarded-on", TODAY));
    return number;
  }

  @Test
  void theClaimChartIsKeptAsEvidenceAndAJoinedFileIsSeenWithWhereItComesFrom() {
    var officer = pages().signIn("city");
    var other = onTrial("并入的案件");
    done(officer, other, "claim-chart", Map.of("claim-chart", "特征一：相同；特征二：等同", "comparison", "equivalent"));
    assertThat(officer.get("/cases/" + other).text()).contains("claim-chart-6.txt").contains("办案制作");
    var number = onTrial("主案");
    assertThat(act(officer, number, "merge", Map.of("merged-with", number, "reason", "x")).text()).as("with itself").contains("没有找到可以合并的案件");
    assertThat(act(officer, number, "merge", Map.of("merged-with", "PA-370811-2020-00001", "reason", "x")).status()).isEqualTo(422);
    done(officer, number, "merge", Map.of("merged-with", other, "reason", "同一专利"));
    var page = officer.get("/cases/" + number);
    assertThat(page.text()).contains("合并审理").contains("并入的案件").contains("claim-chart-6.txt");
    assertThat(page.html().select("a[href^=/cases/" + other + "/evidence/]")).isNotEmpty();
    assertThat(officer.get("/cases/" + other).text()).contains("本案并入");
    assertThat(act(officer, number, "merge", Map.of("merged-with", other, "reason", "再次")).status()).as("joined already").isEqualTo(422);
    assertThat(act(officer, other, "merge", Map.of("merged-with", number, "reason", "反向")).status()).as("not in a ring").isEqualTo(422);
    assertThat(act(officer, onTrial("第三案"), "merge", Map.of("merged-with", other, "reason", "x")).status()).as("joined to another").isEqualTo(422);
    assertThat(pages().signIn("firm").get("/cases/" + number).text()).as("a side sees its own file").doesNotContain("claim-chart-6.txt");
  }

  @Test
  void theHearingIsWrittenLineByLineConfirmedByBothAndBecomesTheRecord() {
    var number = onTrial("口头审理试验");
    var officer = pages().signIn("city");
    var firm = pages().signIn("firm");
    done(officer, number, "call-hearing", Map.of("hearing-day", LocalDate.now().plusDays(5).toString()));
    var hearing = "/cases/" + number + "/hearing";
    assertThat(firm.get("/cases/" + number).html().select("a[href=" + hearing + "]")).as("the sides find the hearing").hasSize(1);
    assertThat(officer.submit(officer.get(hearing), hearing, Map.of("step", "CLAIM", "who", "", "text", "")).status()).isEqualTo(422);
    officer.submit(officer.get(hearing), hearing, Map.of("step", "CLAIM", "who", "请求人", "text", "请求责令停止侵权"));
    assertThat(firm.get(hearing).text()).contains("请求人陈述").contains("请求责令停止侵权");
    assertThat(firm.get(hearing).html().select("form[action=" + hearing + "]")).as("a side writes nothing").isEmpty();
    assertThat(firm.submit(firm.get(hearing), hearing + "/confirm", Map.of()).text()).contains("已确认当前笔录");
    officer.submit(officer.get(hearing), hearing, Map.of("step", "DEFENCE", "who", "被请求人", "text", "不构成侵权"));
    assertThat(officer.get(hearing).text()).as("a line after it asks for another").contains("较早的笔录");
    var university = pages().signIn("university");
    university.submit(university.get(hearing), hearing + "/confirm", Map.of());
    var form = officer.submit(officer.get(hearing), hearing + "/record", Map.of());
    assertThat(form.address().getPath()).endsWith("/acts/hold-hearing");
    assertThat(form.html().select("#hearing-record").text()).contains("请求人：请求责令停止侵权").contains("被请求人：不构成侵权").contains("SHA-256").contains("已在线确认");
    done(officer, number, "hold-hearing", Map.of("held-on", TODAY, "hearing-record", form.html().select("#hearing-record").text()));
    assertThat(pages().get(hearing).address().getPath()).isEqualTo("/sign-in");
    assertThat(pages().signIn("police").get(hearing).status()).isEqualTo(404);
  }
}
