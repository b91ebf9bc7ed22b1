package cityip.mediation;

import static org.assertj.core.api.Assertions.assertThat;

import cityip.PageClient;
import cityip.SiteTest;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;

/** Who may mediate, what a settlement of each kind must say, what is kept when it fails, and what the mediator is paid. */
class RosterTest extends SiteTest {

  private static final String AHEAD = LocalDate.now().plusMonths(3).toString();
  private static final String MEDIATOR = "示例调解员";

  private static PageClient.Page act(PageClient who, String number, String act, Map<String, String> form) {
    var path = "/cases/" + number + "/acts/" + act;
    return who.submit(who.get(path), path, form);
  }

  private static String university() {
    return bean(JdbcClient.class).sql("select display_name from shell_account where username = 'university'").query(String.class).single();
  }

  private static String opened(String kind, String right) {
    var firm = pages().signIn("firm");
    var form = new LinkedHashMap<String, String>();
    form.put("subject", "名册试验");
    form.put("unit", "370811");
    form.put("kind", "people");
    form.put("right-kind", kind);
    form.put("right-number", right);
    form.put("matter", "damages");
    form.put("respondent", university());
    form.put("facts", "争议事实");
    form.put("claims", "停止并赔偿");
    return firm.submit(firm.get("/services/mediation/start"), "/services/mediation/start", form).html().select(".token").first().text();
  }

  private static String talking(String kind, String right) {
    var number = opened(kind, right);
    assertThat(act(pages().signIn("mediator"), number, "accept", Map.of("mediator", MEDIATOR, "no-conflict", "yes")).text()).contains("已办理");
    assertThat(act(pages().signIn("university"), number, "agree", Map.of("online", "yes")).text()).contains("已办理");
    return number;
  }

  @Test
  void aMediatorWithADeclaredTieToASideIsNotAppointed() {
    var officer = pages().signIn("city");
    var roster = "/mediation/mediators";
    var given = officer.submit(officer.get(roster), roster, Map.of("name", "示例有关系调解员", "body", "示例调委会", "skill", "patent", "appointed", "2024-01-01", "until", "2030-12-31"));
    assertThat(given.text()).contains("已登记").contains("示例有关系调解员");
    assertThat(officer.submit(given, roster, Map.of("name", "示例有关系调解员", "body", "示例调委会", "skill", "patent", "appointed", "2024-01-01", "until", "2030-12-31")).status()).as("the same name twice").isEqualTo(422);
    var id = bean(JdbcClient.class).sql("select id from mediation_mediator where name = '示例有关系调解员'").query(String.class).single();
    officer.submit(officer.get(roster), roster + "/ties", Map.of("mediator", id, "kind", "AFFILIATE", "tied-to", "　" + university() + " ", "note", "示例"));
    var number = opened("patent", "ZL202010000001.9");
    var mediator = pages().signIn("mediator");
    assertThat(act(mediator, number, "accept", Map.of("mediator", "示例有关系调解员", "no-conflict", "yes")).text()).contains("利害关系");
    assertThat(act(mediator, number, "accept", Map.of("mediator", "名册外的人", "no-conflict", "yes")).text()).contains("名册上没有");
    var choosing = mediator.get(roster + "?case=" + number);
    assertThat(choosing.text()).contains("须回避").contains("已声明：关联企业").contains("合适");
    var take = choosing.html().select("a[href*=acts/accept]").attr("href");
    assertThat(mediator.get(take).html().select("#mediator").attr("value")).isEqualTo(MEDIATOR);
    assertThat(officer.get(roster + "?case=" + number).status()).as("ties name the parties, so only the mediator's desk may ask").isEqualTo(404);
    assertThat(pages().signIn("firm").get(roster).status()).isEqualTo(403);
    assertThat(mediator.submit(mediator.get(roster), roster + "/ties", Map.of("mediator", id, "kind", "PARTY", "tied-to", "x")).status()).as("nobody declares for another").isEqualTo(403);
  }

  @Test
  void aSettlementIsWrittenOutOfTheFormForItsRightAndRefusesWhatCannotBe() {
    var number = talking("patent", "ZL202010000002.8");
    var mediator = pages().signIn("mediator");
    assertThat(mediator.get("/cases/" + number).text()).contains("提出调解协议（专利）").doesNotContain("提出调解协议（商标）");
    var form = new LinkedHashMap<String, String>();
    form.put("stopped-acts", "制造、销售示例产品");
    form.put("products", "示例阀门");
    form.put("stock", "destroy");
    form.put("tools", "none");
    form.put("licence", "ordinary");
    form.put("perform-by", "2020-01-01");
    form.put("not-sham", "yes");
    var back = act(mediator, number, "propose-patent", form);
    assertThat(back.status()).isEqualTo(422);
    assertThat(back.text()).contains("履行期限不能早于今天").contains("二者选一").contains("许可期限");
    form.put("perform-by", AHEAD);
    form.put("settled-amount", "3万");
    form.put("licence-until", AHEAD);
    assertThat(act(mediator, number, "propose-patent", form).text()).contains("待签署");
    assertThat(mediator.get("/cases/" + number).text()).contains("1. 涉及专利：ZL202010000002.8").contains("支付 30,000").doesNotContain("违约金").doesNotContain("＿＿＿＿");
    assertThat(act(mediator, number, "propose-trademark", form).status()).as("another right's form").isEqualTo(422);
  }

  @Test
  void agreedFactsSignedByBothStayWhenTheMediationFails() {
    var number = talking("trademark", "12345678");
    var mediator = pages().signIn("mediator");
    assertThat(act(pages().signIn("firm"), number, "sign-facts", Map.of("facts-right", "yes")).text()).contains("还没有记载");
    act(mediator, number, "agree-facts", Map.of("agreed-facts", "双方确认销售过三十件。"));
    act(pages().signIn("firm"), number, "sign-facts", Map.of("facts-right", "yes"));
    assertThat(act(mediator, number, "keep-facts", Map.of()).text()).as("one side is not both").contains("还没有都签署");
    act(pages().signIn("university"), number, "counter-sign-facts", Map.of("facts-right", "yes"));
    act(mediator, number, "keep-facts", Map.of());
    act(mediator, number, "fail", Map.of("failure", "differences", "advice", "可以起诉"));
    var kept = bean(JdbcClient.class).sql("select p.content from casework_paper p join casework_case c on c.id = p.case_id where c.number = :n and p.template = 'agreed-facts-signed'").param("n", number)
        .query(String.class).single();
    assertThat(kept).contains("三十件").containsPattern("申请人签署：20\\d\\d-").containsPattern("对方签署：20\\d\\d-").containsPattern("SHA-256：[0-9a-f]{64}");
    assertThat(pages().signIn("firm").get("/cases/" + number).text()).contains("调解不成").contains("无争议事实确认书（双方已签署）");
  }

  @Test
  void afterARefusedConfirmationTheOtherRoutesAreOpen() {
    var number = talking("copyright", "");
    var mediator = pages().signIn("mediator");
    act(mediator, number, "propose-terms", Map.of("terms", "删除链接", "perform-by", AHEAD, "not-sham", "yes"));
    act(pages().signIn("firm"), number, "sign", Map.of("signed", "yes"));
    act(pages().signIn("university"), number, "counter-sign", Map.of("signed", "yes"));
    act(mediator, number, "take-effect", Map.of());
    act(mediator, number, "apply-confirmation", Map.of("harms-nobody", "yes", "joint", "yes", "court", "基层人民法院"));
    assertThat(act(pages().signIn("court"), number, "reject", Map.of("reason", "材料不全")).text()).contains("已办理");
    var page = mediator.get("/cases/" + number).text();
    assertThat(page).contains("法院未予确认").contains("变更协议重新调解").contains("转诉讼").contains("转入仲裁").contains("双方仍愿履行");
    assertThat(act(mediator, number, "mediate-again", Map.of("both-consent", "no", "reason", "x")).text()).contains("须双方都愿意");
    assertThat(act(mediator, number, "mediate-again", Map.of("both-consent", "yes", "reason", "双方愿意变更")).text()).contains("调解中");
  }

  @Test
  void theAllowanceIsReckonedFromOutcomeAndSessionsAndListedOnce() {
    var rule = JsonMapper.shared().readTree("{\"base\":{\"performed\":300},\"session\":50,\"most-sessions\":4,\"most\":480}");
    assertThat(Allowances.reckon(rule, "x", "performed", 2).amount()).isEqualByComparingTo(new BigDecimal("400"));
    assertThat(Allowances.reckon(rule, "x", "performed", 9).amount()).as("never more than the most").isEqualByComparingTo(new BigDecimal("480"));
    assertThat(Allowances.reckon(rule, "x", "withdrawn", 9).amount()).isZero();
    var officer = pages().signIn("city");
    var number = talking("gi", "GI001");
    act(pages().signIn("mediator"), number, "fail", Map.of("failure", "no-contact", "advice", "可以起诉"));
    var page = officer.get("/mediation/allowances");
    assertThat(page.text()).contains(number).contains("100 + 0 × 50").doesNotContain("名册试验");
    assertThat(officer.submit(page, "/mediation/allowances/listed", Map.of("case", number, "year", Integer.toString(LocalDate.now().getYear()))).text()).contains("已列入支付清单");
    assertThat(officer.submit(page, "/mediation/allowances/listed", Map.of("case", number, "year", Integer.toString(LocalDate.now().getYear()))).text()).as("sent twice").contains("没有新列入");
    assertThat(officer.download("/mediation/allowances.xlsx").body()).startsWith('P', 'K');
    assertThat(pages().signIn("mediator").get("/mediation/allowances").status()).isEqualTo(403);
    assertThat(pages().signIn("county").get("/mediation/allowances").status()).isEqualTo(403);
  }
}
