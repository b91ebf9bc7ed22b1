package cityip.finance;

import static org.assertj.core.api.Assertions.assertThat;

import cityip.PageClient;
import cityip.SiteTest;
import cityip.casework.EvidenceRoom;
import cityip.finance.pool.FirmSize;
import cityip.kernel.Money;
import cityip.shell.Role;
import cityip.shell.Viewer;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Who may borrow, who is asked each year, what is insured, and what is sold on. */
class PoolAndCoverTest extends SiteTest {

  private static final LocalDate TODAY = LocalDate.now(ZoneId.of("Asia/Shanghai"));

  private static String started(PageClient who, String procedure, Map<String, String> form) {
    var page = who.submit(who.get("/services/" + procedure + "/start"), "/services/" + procedure + "/start", form);
    assertThat(page.status()).as(page.text()).isEqualTo(200);
    return page.html().select(".token").first().text();
  }

  @Test
  void theClassOfAFirmFollowsItsSector() {
    var size = bean(FirmSize.class);
    assertThat(size.of("industry", 19, Money.ofYuan(50_000_000), Money.ZERO, TODAY)).as("few people").isEqualTo("micro");
    assertThat(size.of("industry", 300, Money.ofYuan(20_000_000), Money.ZERO, TODAY)).isEqualTo("medium");
    assertThat(size.of("industry", 999, Money.ofYuan(900_000_000), Money.ZERO, TODAY)).as("one measure below").isEqualTo("medium");
    assertThat(size.of("industry", 1000, Money.ofYuan(400_000_000), Money.ZERO, TODAY)).isEqualTo("large");
    assertThat(size.of("agriculture", 0, Money.ofYuan(499_999), Money.ZERO, TODAY)).isEqualTo("micro");
    assertThat(size.of("construction", 5, Money.ofYuan(60_000_000), Money.ofYuan(50_000_000), TODAY)).isEqualTo("medium");
  }

  private static String owner() {
    return bean(JdbcClient.class).sql("select display_name from shell_account where username = 'firm'").query(String.class).single();
  }

  private static Map<String, String> entry(String right) {
    var form = new HashMap<String, String>();
    form.putAll(Map.of("subject", "示例入库", "unit", "370811", "sector", "industry", "staff", "86", "revenue", "3800万", "assets", "2600万", "need-amount", "200万", "need-months", "48", "use", "采购"));
    form.putAll(Map.of("rights", right, "no-bad-record", "yes", "consent", "yes"));
    return form;
  }

  @Test
  void theEntryTableSaysWhatIsMissingAndTheTierFollowsThePoints() {
    var firm = pages().signIn("university");
    var officer = pages().signIn("city");
    var right = LendingTest.freeRight("university");
    var checked = firm.get("/pledge/pool/check?sector=industry&staff=86&revenue=3800%E4%B8%87&assets=2600%E4%B8%87&months=48&rights=" + right).text();
    assertThat(checked).contains("还有条件不符合").contains("48 / 36").contains("还缺").contains("小型");
    var number = started(firm, "pledge-pool", entry(right));
    assertThat(LendingTest.act(officer, number, "admit", Map.of("tier", "a")).text()).contains("还有入库条件不符合");
    LendingTest.done(officer, number, "ask-more", Map.of("reason", "期限过长"));
    var better = entry(right);
    better.put("need-months", "24");
    LendingTest.done(firm, number, "complete", better);
    var tier = officer.get("/cases/" + number).text().contains("甲级") ? "a" : officer.get("/cases/" + number).text().contains("乙级") ? "b" : "c";
    assertThat(LendingTest.act(officer, number, "admit", Map.of("tier", tier.equals("a") ? "c" : "a")).text()).contains("级别须与得分");
    assertThat(LendingTest.done(officer, number, "admit", Map.of("tier", tier)).text()).contains("在库");
    assertThat(LendingTest.done(firm, number, "leave", Map.of("reason", "撤回同意")).text()).contains("企业退出");
    assertThat(pages().signIn("bank").get("/pledge/pool").text()).doesNotContain(number);
  }

  @Test
  void firmsAreAskedOnceAYearRemindedAndCounted() {
    var officer = pages().signIn("city");
    var page = officer.submit(officer.get("/pledge/surveys"), "/pledge/surveys/send", Map.of("year", "2031", "unit", "370811", "least", "60"));
    assertThat(page.status()).as(page.text()).isEqualTo(200);
    var sent = bean(JdbcClient.class).sql("select count(*) from casework_case where procedure = 'financing-survey' and facts ->> 'year' = '2031'").query(Long.class).single();
    assertThat(sent).as(page.text()).isPositive();
    assertThat(officer.submit(officer.get("/pledge/surveys"), "/pledge/surveys/send", Map.of("year", "2031", "unit", "370811", "least", "60")).text()).contains("没有新的企业");
    assertThat(officer.submit(officer.get("/pledge/surveys"), "/pledge/surveys/send", Map.of("year", "1", "unit", "", "least", "60")).status()).isEqualTo(422);
    var owner = bean(JdbcClient.class).sql("select display_name from shell_account where username = 'firm'").query(String.class).single();
    var number = started(officer, "financing-survey", Map.of("subject", "示例调查", "unit", "370811", "respondent", owner, "year", "2032"));
    var firm = pages().signIn("firm");
    LendingTest.done(officer, number, "remind", Map.of());
    assertThat(LendingTest.act(firm, number, "answer", Map.of("wants", "yes", "may-contact", "yes")).text()).contains("请写明金额");
    assertThat(LendingTest.done(firm, number, "answer", Map.of("wants", "yes", "amount", "300万", "may-contact", "yes")).text()).contains("已答复");
    assertThat(firm.get("/pledge/surveys").text()).contains(number).contains("3,000,000.00");
  }

  @Test
  void aPolicyIsSubsidisedAndALossPaidByItsFormulaWithEvidenceFromAnotherCase() {
    var firm = pages().signIn("firm");
    var insurer = pages().signIn("bank2");
    var officer = pages().signIn("city");
    var policy = started(firm, "ip-policy", Map.of("subject", "示例投保", "unit", "370811", "respondent", "示例农村商业银行", "line", "loss", "insured-amount", "100万", "use", "示例"));
    assertThat(LendingTest.act(insurer, policy, "quote", Map.of("premium", "2000000", "deductible", "0", "cover-percent", "80", "cover-from", TODAY.minusDays(10).toString(), "cover-until", TODAY.plusYears(1).toString())).text()).contains("须小于保险金额");
    LendingTest.done(insurer, policy, "quote", Map.of("premium", "30000", "deductible", "10000", "cover-percent", "80", "cover-from", TODAY.minusDays(10).toString(), "cover-until", TODAY.plusYears(1).toString()));
    assertThat(LendingTest.done(firm, policy, "accept", Map.of()).text()).contains("保险期间").contains("15,000.00");
    LendingTest.done(insurer, policy, "issue", Map.of("policy-number", "示例保单1", "issued-on", TODAY.toString()));
    assertThat(LendingTest.act(officer, policy, "grant", Map.of("granted-premium", "15000.01")).text()).contains("须与“保费补贴计算”一致");
    LendingTest.done(officer, policy, "grant", Map.of("granted-premium", "15000"));
    assertThat(LendingTest.act(officer, policy, "grant", Map.of("granted-premium", "15000")).text()).contains("已经补贴过");

    var source = started(firm, "pledge-pool", entry(LendingTest.freeRight()));
    var body = bean(JdbcClient.class).sql("select body_id from shell_account where username = 'firm'").query(Long.class).single();
    try {
      bean(EvidenceRoom.class).bring(source, new ByteArrayInputStream("示例侵权证据".getBytes(StandardCharsets.UTF_8)), "侵权证据.txt", "示例", TODAY, new Viewer(1L, "firm", owner(), Role.BODY_MEMBER, null, body));
    } catch (java.io.IOException cause) {
      throw new java.io.UncheckedIOException(cause);
    }
    var claim = started(firm, "ip-claim", Map.of("subject", "示例理赔", "unit", "370811", "respondent", "示例农村商业银行", "policy", policy, "event-day", TODAY.minusDays(3).toString(), "loss-amount", "500000", "facts", "示例"));
    assertThat(LendingTest.act(insurer, claim, "survey", Map.of("verified-loss", "400000", "finding", "示例")).text()).contains("请先上传或从案卷带入证据");
    var path = "/finance/claims/" + claim + "/evidence";
    assertThat(firm.submit(firm.get(path), path, Map.of("from", "AC-370811-2026-00001")).text()).as("another's case").contains("没有新的证据");
    assertThat(firm.submit(firm.get(path), path, Map.of("from", source)).text()).contains("证据已带入").contains("侵权证据.txt");
    assertThat(insurer.get("/cases/" + claim).text()).as("the insurer reads it too").contains("侵权证据.txt");
    LendingTest.done(insurer, claim, "survey", Map.of("verified-loss", "400000", "finding", "示例"));
    assertThat(LendingTest.act(insurer, claim, "decide", Map.of("payout", "400000")).text()).contains("须与“赔付计算”一致");
    assertThat(insurer.get("/cases/" + claim).text()).contains("赔付计算").contains("312,000.00");
    assertThat(LendingTest.done(insurer, claim, "decide", Map.of("payout", "312000")).text()).contains("已核定，待赔付");
  }

  @Test
  void aPoolIsReadCheckedStructuredAndPaid() {
    var firm = pages().signIn("firm");
    var number = started(firm, "asset-pool", Map.of("subject", "示例资产池", "unit", "370811", "issuer", "示例原始权益人", "flow", "licence", "about", "示例"));
    var path = "/finance/pools/" + number;
    assertThat(LendingTest.act(firm, number, "screen", Map.of("finding", "x")).text()).contains("还没有资产表");
    var rights = bean(JdbcClient.class).sql("""
        select r.number from registry_right r join registry_span s on s.right_id = r.id and s.known_until = 'infinity' and s.valid_from <= current_date and current_date < s.valid_until and s.state = 20
         where r.jurisdiction = 'CN' and r.kind = 1 and not exists (select 1 from registry_flag f where f.right_id = r.id and f.flag in (4, 5, 9)) order by r.number desc limit 80""").query(String.class).list().stream()
        .filter(right -> bean(cityip.finance.risk.Collateral.class).pieces(right).stream().allMatch(piece -> piece.free() && !piece.pledged())).limit(12).toList();
    var lines = rights.stream().map(right -> "A" + right + ",示例债务人" + right.hashCode() % 1000 + right.charAt(8) + ",%s,100万,6.5%%,24,等额本金,是".formatted(right)).collect(Collectors.joining("\n"));
    var head = "资产编号,债务人,权利号,本金,年利率,剩余月数,还款方式,已通知转让\n";
    var bad = firm.upload(firm.get(path), path + "/tape", Map.of("as-of", "2026-11-01"), "file", "tape.csv", "x,y\n1,2\n".getBytes(StandardCharsets.UTF_8));
    assertThat(bad.status()).isEqualTo(422);
    assertThat(bad.text()).contains("缺少必要的列");
    var read = firm.upload(firm.get(path), path + "/tape", Map.of("as-of", "2026-11-01"), "file", "tape.csv", (head + lines + "\nB1,示例,X,abc,1,1,到期还本,是\n").getBytes(StandardCharsets.UTF_8));
    assertThat(read.text()).contains("读入 12 行，未读入 1 行").contains("填大于零的金额").contains("真实出售与权属检查");
    assertThat(LendingTest.workbook(firm.download(path + "/bad.xlsx").body())).contains("abc");
    var tape = firm.download(path + "/tape.xlsx").body();
    assertThat(firm.upload(firm.get(path), path + "/tape", Map.of("as-of", "2026-11-01"), "file", "tape.xlsx", tape).text()).as("our own export can be sent back, cover and all").contains("读入 12 行，未读入 0 行");
    assertThat(LendingTest.done(firm, number, "screen", Map.of("finding", "示例")).text()).contains("已筛选，待评估");
    LendingTest.done(firm, number, "appraise", Map.of("appraised", "1200万", "appraiser", "示例评估", "legal-opinion", "示例"));
    assertThat(LendingTest.act(firm, number, "structure", Map.of("senior", "-1", "senior-bp", "385", "subordinated", "100")).status()).as("a negative tranche").isEqualTo(422);
    assertThat(LendingTest.act(firm, number, "structure", Map.of("senior", "1200万", "senior-bp", "385", "subordinated", "1")).text()).contains("不能超过资产未偿本金");
    LendingTest.done(firm, number, "structure", Map.of("senior", "900万", "senior-bp", "385", "subordinated", "300万", "fee-bp", "20"));
    var shown = firm.get(path + "?fail=2000&recover=40&lag=6").text();
    assertThat(shown).contains("现金流分配").contains("无违约").contains("兑付日程").contains("9,000,000.00");
    assertThat(firm.get(path + "?fail=9999999").status()).isEqualTo(422);
    assertThat(firm.download(path + "/waterfall.xlsx").statusCode()).isEqualTo(200);
    assertThat(pages().signIn("bank").get(path).status()).isEqualTo(404);
    assertThat(firm.get(path + "?lang=en").text()).contains("Payment calendar");
    firm.get(path + "?lang=zh");
  }
}
