package cityip.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FilePayload;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * One dispute through its routes, as people walk them: a firm is led to the right desk and files, the officers investigate and see
 * the criminal threshold reached, the police refuse, the case goes on; beside it a mediation succeeds and the court confirms it.
 */
class DisputeJourneyTest extends JourneyTest {

  @ParameterizedTest(name = "scripts: {0}")
  @ValueSource(booleans = {false, true})
  void aDisputeGoesThroughAllItsRoutesAndEveryPageAgrees(boolean scripts) {
    var firm = visitor(scripts, 400);
    signIn(firm, "firm");
    var subject = "旅程纠纷" + (scripts ? "二" : "一");
    var number = file(firm, subject);
    keepPicture(firm, "dispute-opened-" + scripts);
    var token = firm.locator(".token").nth(1).innerText();

    var officer = visitor(scripts, 1280);
    signIn(officer, "city");
    var leader = visitor(scripts, 1280);
    signIn(leader, "city2");
    investigate(officer, leader, number);
    officer.navigate("/cases/" + number);
    assertThat(officer.locator("main").innerText()).as("the threshold is reckoned from the amounts").contains("达到（104%）");
    keepPicture(officer, "dispute-threshold-" + scripts);
    act(leader, number, "transfer", Map.of("reason", "数额达到刑事标准"));
    refusedByThePolice(officer, leader, number);
    officer.navigate("/cases/" + number);
    assertThat(officer.locator("main").innerText()).contains("公安不立案，恢复调查");
    assertThat(officer.locator(".case-standing").innerText()).contains("调查");
    keepPicture(officer, "dispute-back-" + scripts);

    var mediation = mediate(firm, scripts, number, subject);
    officer.navigate("/cases/" + mediation);
    assertThat(officer.locator("main").innerText()).as("the wall").contains("内容保密").doesNotContain("三十二万");

    var street = visitor(scripts, 400);
    street.navigate("/status-of?number=" + number + "&token=" + token);
    assertThat(street.locator("main").innerText()).contains("调查");
    keepPicture(street, "dispute-status-phone-" + scripts);
    officer.navigate("/cases?queue=all&text=" + number);
    assertThat(officer.locator("tbody tr").innerText()).as("the queue says the same").contains("调查");
    officer.navigate("/cases/statistics?by=outcome");
    assertThat(officer.locator("main").innerText()).contains("司法确认");
    officer.navigate("/proofs/nightly");
    assertThat(officer.locator("main").innerText()).contains("成立").doesNotContain("不成立");
  }

  /** Answers the questions and files where they lead. */
  private static String file(Page firm, String subject) {
    firm.navigate("/aid");
    for (var answer : new String[] {"trademark", "none", "here", "yes", "punish", "small"}) {
      var choice = firm.locator("#a-" + answer);
      if (choice.count() == 0) {
        break;
      }
      choice.check();
      firm.locator("main form button").click();
    }
    assertThat(firm.locator("h1").innerText()).contains("知识产权行政案件");
    firm.locator("main a.btn-primary").first().click();
    assertThat(firm.locator("#right-kind").inputValue()).as("the answers came along").isEqualTo("trademark");
    firm.locator("#subject").fill(subject);
    firm.locator("#unit").selectOption("370811");
    firm.locator("#respondent").fill("示例旅程商行");
    firm.locator("#facts").fill("门店销售假冒本公司商标的商品。");
    firm.locator("#send").press("Enter");
    return firm.locator(".token").first().innerText();
  }

  private static void investigate(Page officer, Page leader, String number) {
    act(officer, number, "check", Map.of("findings", "现场有涉案商品"));
    act(officer, number, "propose-docket", Map.of("offence", "trademark-infringement", "grounds", "有初步证据"));
    act(leader, number, "docket", Map.of());
    act(officer, number, "assign-officers", Map.of("officer-one", "示例甲", "officer-two", "示例乙"));
    officer.locator("#evidence-file").setInputFiles(new FilePayload("销售账册.txt", "text/plain", "示例账册".getBytes(StandardCharsets.UTF_8)));
    officer.locator("#evidence-source").fill("现场检查");
    officer.locator("#evidence-day").fill("2026-01-05");
    officer.locator("form[enctype] button").press("Enter");
    assertThat(officer.locator("main").innerText()).contains("证据已入库");
    act(officer, number, "record-amounts", Map.of("turnover", "5.2万", "gain", "8000", "valuation", "按实际售价"));
  }

  private static void refusedByThePolice(Page officer, Page leader, String number) {
    officer.navigate("/cases/" + number);
    var transfer = officer.locator("main a[href^='/cases/CT-']").first().innerText();
    act(officer, transfer, "report", Map.of("group-size", "2", "group-members", "甲、乙", "report", "属实"));
    act(leader, transfer, "approve", Map.of());
    act(officer, transfer, "send", Map.of("sent-to", "任城公安分局"));
    var police = officer.context().browser().newContext(new com.microsoft.playwright.Browser.NewContextOptions().setBaseURL("http://localhost:" + port())).newPage();
    signIn(police, "police");
    act(police, transfer, "receive", Map.of("receipt-number", "回1号"));
    act(police, transfer, "refuse-filing", Map.of("reason", "主观明知证据不足"));
    police.context().close();
    act(officer, transfer, "accept-refusal", Map.of());
  }

  private static String mediate(Page firm, boolean scripts, String number, String subject) {
    firm.navigate("/cases/" + number);
    firm.locator("main a[href^='/services/mediation/start']").press("Enter");
    firm.locator("#subject").fill(subject + "调解");
    firm.locator("#unit").selectOption("370811");
    firm.locator("#kind").selectOption("people");
    firm.locator("#right-kind").selectOption("trademark");
    firm.locator("#matter").selectOption("damages");
    firm.locator("#respondent").fill("示例济州大学");
    firm.locator("#facts").fill("赔偿数额有争议。");
    firm.locator("#claims").fill("赔偿五十万元");
    firm.locator("#send").press("Enter");
    var mediation = firm.locator(".token").first().innerText();
    var browser = firm.context().browser();
    var options = new com.microsoft.playwright.Browser.NewContextOptions().setBaseURL("http://localhost:" + port()).setJavaScriptEnabled(scripts);
    var mediator = browser.newContext(options).newPage();
    var other = browser.newContext(options).newPage();
    signIn(mediator, "mediator");
    signIn(other, "university");
    act(mediator, mediation, "accept", Map.of("mediator", "示例调解员", "no-conflict", "yes"));
    act(other, mediation, "agree", Map.of("online", "yes"));
    firm.navigate("/mediation/" + mediation + "/rooms");
    firm.locator("#text").fill("希望尽快解决");
    firm.locator("main form button").first().press("Enter");
    assertThat(firm.locator(".said").last().innerText()).isEqualTo("希望尽快解决");
    keepPicture(firm, "dispute-room-phone-" + scripts);
    act(mediator, mediation, "propose-terms", Map.of("terms", "赔偿三十二万元", "settled-amount", "320000", "perform-by", "2027-03-31", "not-sham", "yes"));
    act(firm, mediation, "sign", Map.of("signed", "yes"));
    act(other, mediation, "counter-sign", Map.of("signed", "yes"));
    act(mediator, mediation, "take-effect", Map.of());
    act(mediator, mediation, "apply-confirmation", Map.of("harms-nobody", "yes", "joint", "yes", "court", "示例法院"));
    var court = browser.newContext(options).newPage();
    signIn(court, "court");
    act(court, mediation, "confirm", Map.of("ruling-number", "示例裁定1号"));
    keepPicture(court, "dispute-confirmed-" + scripts);
    firm.navigate("/cases/" + mediation);
    assertThat(firm.locator("main").innerText()).contains("已司法确认");
    mediator.context().close();
    other.context().close();
    court.context().close();
    return mediation;
  }

  /** Opens an act by its button on the case page, fills its form and sends it. */
  private static void act(Page who, String number, String act, Map<String, String> answers) {
    who.navigate("/cases/" + number);
    who.locator("a[href='/cases/" + number + "/acts/" + act + "']").click();
    answers.forEach((name, value) -> {
      var field = who.locator("#" + name);
      if ("SELECT".equals(field.evaluate("e => e.tagName"))) {
        field.selectOption(value);
      } else {
        field.fill(value);
      }
    });
    who.locator("#send").press("Enter");
    assertThat(who.locator("main").innerText()).as(act).contains("已办理");
  }
}
