package cityip.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import cityip.casework.ActResult;
import cityip.casework.Casework;
import cityip.casework.PerformAct;
import cityip.finance.PledgeWatch;
import cityip.finance.risk.Collateral;
import cityip.shell.Role;
import cityip.shell.Viewer;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FilePayload;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A firm finds a loan, the annuity of its right is missed in simulated time, the bank is warned, the loan fails, the fund compensates, the right is sold. */
class FinanceJourneyTest extends JourneyTest {

  private static final LocalDate TODAY = LocalDate.now(ZoneId.of("Asia/Shanghai"));
  private static final java.util.Set<String> USED = new java.util.HashSet<>();

  private static String right() {
    return bean(JdbcClient.class).sql("""
        select r.number from registry_right r join registry_span s on s.right_id = r.id and s.known_until = 'infinity' and s.valid_from <= current_date and current_date < s.valid_until and s.state = 20
          join registry_owner o on o.right_id = r.id and o.known_until = 'infinity' and o.valid_until = 'infinity' join shell_account a on a.body_id = o.party_id and a.username = 'firm'
         where r.jurisdiction = 'CN' and r.kind = 1 order by r.term_end, r.number""").query(String.class).list().stream()
        .filter(number -> bean(Collateral.class).pieces(number).stream().allMatch(piece -> piece.free() && !piece.pledged() && piece.livesUntil(TODAY.plusYears(2)))).filter(USED::add).findFirst().orElseThrow();
  }

  private static void fill(Page page, Map<String, String> answers) {
    answers.forEach((name, value) -> {
      var field = page.locator("main form [name=" + name + "]").first();
      if ("SELECT".equals(field.evaluate("element => element.tagName"))) {
        field.selectOption(value);
      } else {
        field.fill(value);
      }
    });
  }

  private static void act(Page page, String number, String act, Map<String, String> answers) {
    page.navigate("/cases/" + number + "/acts/" + act);
    fill(page, answers);
    press(page.locator("main form button.btn-primary").first());
    page.waitForURL("**/cases/" + number + "*");
  }

  private static String start(Page page, String procedure, Map<String, String> answers) {
    page.navigate("/services/" + procedure + "/start");
    fill(page, answers);
    press(page.locator("main form button.btn-primary").first());
    return page.locator(".token").first().innerText().strip();
  }

  private static void later(int days, String number, String act, Map<String, String> form, String username) {
    var clock = Clock.fixed(Instant.now().plus(days, ChronoUnit.DAYS), ZoneId.of("Asia/Shanghai"));
    var stamp = bean(JdbcClient.class).sql("select stamp from casework_case where number = ?").param(number).query(Integer.class).single();
    assertThat(bean(Casework.class).at(clock).act(new PerformAct(number, act, form, stamp, UUID.randomUUID().toString()), new Viewer(1L, username, "示例", Role.CITY_OFFICER, null, null))).isInstanceOf(ActResult.Done.class);
  }

  @ParameterizedTest(name = "scripts: {0}")
  @ValueSource(booleans = {false, true})
  void fromTheNeedToTheSale(boolean scripts) {
    var firm = visitor(scripts, scripts ? 1280 : 390);
    var bank = visitor(scripts, 1280);
    var officer = visitor(scripts, 1280);
    var second = visitor(scripts, 1280);
    signIn(firm, "firm");
    signIn(bank, "bank");
    signIn(officer, "city");
    signIn(second, "city2");
    var right = right();
    var loan = lent(firm, bank, right, scripts);
    var due = missed(bank, loan, right, scripts);
    assertThat(due).isAfter(TODAY);
    failed(bank, officer, second, loan, scripts);
    sold(bank, loan, right, scripts);
  }

  private String lent(Page firm, Page bank, String right, boolean scripts) {
    firm.navigate("/pledge/needs/new");
    var need = new LinkedHashMap<>(Map.of("amount", "200万", "months", "12", "purpose", "示例：扩建产线", "rights", right, "unit", "370811", "sector", "industry", "staff", "86", "revenue", "3800万", "assets", "2600万"));
    fill(firm, need);
    firm.locator("main form [name=share]").press("Space");
    keepPicture(firm, "finance-need-" + scripts);
    press(firm.locator("main form button.btn-primary").first());
    firm.waitForURL("**/pledge/needs/*");
    assertThat(firm.locator("main").innerText()).contains("已送达").contains("不符合");
    var address = firm.url().substring(firm.url().indexOf("/pledge/"));
    bank.navigate(address);
    var number = bank.locator("a[href^='/cases/PL-']").first().getAttribute("href").substring("/cases/".length());
    act(bank, number, "offer", Map.of("offer-amount", "1200000", "rate-bp", "385", "offer-months", "12", "repayment", "bullet", "appraisal-fee", "12000"));
    firm.navigate(address);
    assertThat(firm.locator("main").innerText()).contains("年化综合成本").containsPattern("[45]\\.[0-9]{2}%");
    keepPicture(firm, "finance-offers-" + scripts);
    press(firm.locator("form[action$='/choose/" + number + "'] button"));
    firm.waitForURL("**" + address);
    bank.navigate("/finance/appraisals");
    fill(bank, Map.of("number", right, "value", "400万", "on", TODAY.toString(), "appraiser", "示例资产评估有限公司", "method", "income", "report", "示例评报字1号"));
    press(bank.locator("form[action='/finance/appraisals/new'] button"));
    bank.waitForURL("**/finance/appraisals");
    var unique = UUID.randomUUID().toString().substring(0, 8);
    act(bank, number, "contract", Map.of("contract-number", "示例合同" + unique, "contract-amount", "1200000", "contract-rate-bp", "385", "loan-until", TODAY.plusYears(1).toString(), "rights", right));
    act(bank, number, "register", Map.of("registration-number", "Y2026示例" + unique, "registered-on", TODAY.toString()));
    act(bank, number, "draw", Map.of("drawn-amount", "1200000", "drawn-on", TODAY.toString()));
    assertThat(bank.locator("main").innerText()).contains("贷款存续");
    keepPicture(bank, "finance-loan-" + scripts);
    return number;
  }

  /** Time goes on in the watch alone: the day after the annuity was due, unpaid. */
  private LocalDate missed(Page bank, String loan, String right, boolean scripts) {
    var due = LocalDate.ofInstant(Instant.now(), ZoneId.of("Asia/Shanghai"));
    for (var days = 1; days < 420; days += 7) {
      bank.navigate("/pledge/watch?asOf=" + due.plusDays(days) + "&text=" + right);
      if (bank.locator("main").innerText().contains("年费已逾期")) {
        due = due.plusDays(days);
        break;
      }
    }
    assertThat(bank.locator("main").innerText()).as("late, with what helps").contains("年费已逾期").contains("滞纳金");
    keepPicture(bank, "finance-watch-" + scripts);
    bean(PledgeWatch.class).run(due.atTime(7, 0).atZone(ZoneId.of("Asia/Shanghai")).toInstant());
    bank.navigate("/cases/" + loan);
    assertThat(bank.locator("main").innerText()).contains("质物告警");
    bean(PledgeWatch.class).run();
    return due;
  }

  private void failed(Page bank, Page officer, Page second, String loan, boolean scripts) {
    act(bank, loan, "overdue", Map.of("overdue-since", TODAY.minusDays(70).toString(), "overdue-principal", "1200000"));
    act(bank, loan, "default", Map.of("finding", "示例：停产"));
    var claim = start(bank, "loan-compensation", Map.of("subject", "示例补偿申请", "unit", "370811", "loan", loan, "loss-principal", "1200000", "rights-part", "100", "facts", "示例：催收未果"));
    bank.navigate("/cases/" + claim);
    bank.locator("form[enctype='multipart/form-data'] input[type=file]").setInputFiles(new FilePayload("催收记录.txt", "text/plain", "示例催收记录".getBytes(StandardCharsets.UTF_8)));
    bank.locator("form[enctype='multipart/form-data'] [name=source]").fill("示例银行");
    bank.locator("form[enctype='multipart/form-data'] [name=obtained]").fill(TODAY.minusDays(1).toString());
    press(bank.locator("form[enctype='multipart/form-data'] button").first());
    bank.waitForURL("**/cases/" + claim + "*");
    act(officer, claim, "verify", Map.of("verified-loss", "100000", "finding", "属实"));
    act(second, claim, "publish", Map.of("opinion", "同意"));
    later(6, claim, "close-publicity", Map.of(), "city");
    later(7, claim, "pay", Map.of("paid-amount", "40000", "paid-on", TODAY.toString()), "city2");
    officer.navigate("/cases/" + claim);
    assertThat(officer.locator("main").innerText()).contains("40,000.00");
    keepPicture(officer, "finance-compensation-" + scripts);
  }

  private void sold(Page bank, String loan, String right, boolean scripts) {
    var owner = bean(JdbcClient.class).sql("select display_name from shell_account where username = 'firm'").query(String.class).single();
    var sale = start(bank, "collateral-disposal", Map.of("subject", "示例质物处置", "unit", "370811", "respondent", owner, "loan", loan, "rights", right, "way", "auction"));
    act(bank, sale, "list", Map.of("way", "auction", "appraised-value", "4000000", "first-price", "2800000", "disclosure", "示例：无许可，无诉讼"));
    bank.navigate("/collateral-sales");
    assertThat(bank.locator("main").innerText()).contains(sale).contains("2,800,000.00");
    keepPicture(bank, "finance-sales-" + scripts);
    act(bank, sale, "sell", Map.of("buyer", "示例受让科技有限公司", "price", "2800000", "principal", "1200000", "sold-on", TODAY.toString()));
    act(bank, sale, "split", Map.of("costs", "56000", "interest", "15000", "split-on", TODAY.toString()));
    assertThat(bank.locator("main").innerText()).contains("价款分配").contains("1,529,000.00");
    keepPicture(bank, "finance-split-" + scripts);
  }
}
