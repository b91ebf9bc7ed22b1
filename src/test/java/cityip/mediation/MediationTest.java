package cityip.mediation;

import static org.assertj.core.api.Assertions.assertThat;

import cityip.PageClient;
import cityip.SiteTest;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A mediation from the request to the court's ruling, at its pages, and the wall around it. */
class MediationTest extends SiteTest {

  private static PageClient.Page act(PageClient who, String number, String act, Map<String, String> form) {
    var path = "/cases/" + number + "/acts/" + act;
    var page = who.submit(who.get(path), path, form);
    assertThat(page.status()).as(act + ": " + page.text()).isEqualTo(200);
    return page;
  }

  private static String open(PageClient firm) {
    var form = new LinkedHashMap<String, String>();
    form.put("subject", "专利许可费纠纷调解试验");
    form.put("unit", "370811");
    form.put("kind", "people");
    form.put("right-kind", "patent");
    form.put("matter", "licence");
    form.put("respondent", bean(JdbcClient.class).sql("select display_name from shell_account where username = 'university'").query(String.class).single());
    form.put("facts", "许可费数额有争议。");
    form.put("claims", "支付许可费");
    form.put("claimed", "50万");
    return firm.submit(firm.get("/services/mediation/start"), "/services/mediation/start", form).html().select(".token").first().text();
  }

  @Test
  void bothSidesTalkOfferSignAndTheCourtConfirmsAndTheOfficerSeesNothingOfIt() {
    var firm = pages().signIn("firm");
    var other = pages().signIn("university");
    var mediator = pages().signIn("mediator");
    var number = open(firm);
    act(mediator, number, "accept", Map.of("mediator", "示例调解员", "no-conflict", "yes"));
    act(other, number, "agree", Map.of("online", "yes"));
    var rooms = "/mediation/" + number + "/rooms";
    firm.submit(firm.get(rooms + "?room=CAUCUS_APPLICANT"), rooms, Map.of("room", "CAUCUS_APPLICANT", "text", "我们底线是三十万"));
    assertThat(other.get(rooms + "?room=CAUCUS_APPLICANT").text()).as("a caucus is closed to the other side").doesNotContain("底线");
    assertThat(mediator.get(rooms + "?room=CAUCUS_APPLICANT").text()).contains("底线");
    assertThat(firm.submit(firm.get(rooms), rooms + "/offer", Map.of("amount", "很多")).status()).isEqualTo(422);
    firm.submit(firm.get(rooms), rooms + "/offer", Map.of("amount", "30万"));
    assertThat(other.get(rooms).text()).contains("对方已经报价").doesNotContain("300,000");
    assertThat(other.submit(other.get(rooms), rooms + "/offer", Map.of("amount", "340000")).text()).contains("中间数为 320,000");

    act(mediator, number, "propose-terms", Map.of("terms", "支付许可费三十二万元", "settled-amount", "320000", "perform-by", "2027-03-31", "not-sham", "yes"));
    act(firm, number, "sign", Map.of("signed", "yes"));
    var early = mediator.submit(mediator.get("/cases/" + number + "/acts/take-effect"), "/cases/" + number + "/acts/take-effect", Map.of());
    assertThat(early.text()).as("one signature is not enough").contains("还没有都签署");
    act(other, number, "counter-sign", Map.of("signed", "yes"));
    act(mediator, number, "take-effect", Map.of());
    assertThat(mediator.get("/cases/" + number).text()).contains("济南知识产权法庭").contains("申请司法确认");
    act(mediator, number, "apply-confirmation", Map.of("harms-nobody", "yes", "joint", "yes", "court", "济南市中级人民法院"));
    assertThat(act(pages().signIn("court"), number, "confirm", Map.of("ruling-number", "（2026）鲁01民特1号")).text()).contains("已司法确认");
    assertThat(pages().signIn("court").get(rooms).status()).as("the court confirms, it does not hear the talks").isEqualTo(404);

    var officer = pages().signIn("city");
    assertThat(officer.get("/cases/" + number).text()).contains("内容保密").doesNotContain("许可费").doesNotContain("320,000");
    assertThat(officer.get(rooms).status()).isEqualTo(404);
    assertThat(officer.get("/cases?queue=all&text=" + number).text()).contains("保密").doesNotContain("许可费");
    assertThat(officer.get("/cases/" + number + "/acts/confirm").status()).isEqualTo(403);
  }
}
