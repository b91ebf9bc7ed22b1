package cityip.party;

import static org.assertj.core.api.Assertions.assertThat;

import cityip.PageClient;
import cityip.SiteTest;
import cityip.shell.Drafts;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

class PartyPagesTest extends SiteTest {

  private long body(String name) {
    NamedParty party = new NamedParty(name, null, PartyKind.FIRM);
    return bean(Parties.class).resolve(List.of(party)).get(party);
  }

  @Test
  void anOfficerFindsABodyByPartOfItsName() {
    long id = body("济宁示例页面机械有限公司");
    PageClient officer = pages().signIn("city");
    var list = officer.get("/parties?text=" + "%E9%A1%B5%E9%9D%A2%E6%9C%BA%E6%A2%B0" + "&sort=CREATED&dir=desc");
    assertThat(list.text()).contains("济宁示例页面机械有限公司");
    assertThat(officer.get("/parties/" + id).text()).contains("济宁示例页面机械有限公司").contains("资料中出现");
    assertThat(officer.get("/parties?sort=;drop&dir=x&kind=NONE&page=-1").status()).isEqualTo(200);
    assertThat(officer.get("/parties/999999999").status()).isEqualTo(404);
    assertThat(officer.download("/parties/export.xlsx?text=x").body()).startsWith('P', 'K');
    assertThat(officer.get("/parties?lang=en").text()).contains("Register of parties");
  }

  @Test
  void anOfficerMergesAPairAndTakesItBack() {
    long a = body("山东济宁页样电源股份有限公司");
    long b = body("济宁市页样电源有限公司");
    PageClient officer = pages().signIn("city");
    officer.submit(officer.get("/parties/matches"), "/parties/matches/refresh", Map.of());
    var matches = officer.get("/parties/matches");
    assertThat(matches.status()).isEqualTo(200);
    Map<String, String> pair = Map.of("left", "" + a, "right", "" + b, "decision", "keep-left");
    var refused = officer.submit(matches, "/parties/matches", with(pair, "reason", " "));
    assertThat(refused.status()).isEqualTo(422);
    assertThat(refused.text()).contains("请写明理由");
    assertThat(officer.submit(officer.get("/parties/matches"), "/parties/matches", with(pair, "reason", "同址同人")).text()).contains("已合并");
    var merged = officer.get("/parties/" + b);
    assertThat(merged.address().getPath()).as("the merged one leads to the one that stands").isEqualTo("/parties/" + a);
    assertThat(merged.text()).contains("已合并的主体").contains("同址同人");
    String decision = merged.html().select("form[action=/parties/" + a + "/reverse] input[name=decision]").attr("value");
    var back = officer.submit(merged, "/parties/" + a + "/reverse", Map.of("decision", decision, "reason", "看错了"));
    assertThat(back.text()).contains("已撤回").contains("看错了");
    assertThat(bean(Parties.class).canonical(b)).contains(b);
  }

  @Test
  void anOfficerNotesAFormerName() {
    long id = body("济宁页名装备有限公司");
    PageClient officer = pages().signIn("city");
    var wrong = officer.submit(officer.get("/parties/" + id), "/parties/" + id + "/names", Map.of("name", "济宁页名老厂", "from", "2021.13.40", "until", ""));
    assertThat(wrong.status()).isEqualTo(422);
    assertThat(wrong.html().select("#name").attr("value")).as("input is kept").isEqualTo("济宁页名老厂");
    assertThat(officer.submit(wrong, "/parties/" + id + "/names", Map.of("name", "济宁页名老厂", "from", "", "until", "2018-12-31")).text()).contains("济宁页名老厂");
    assertThat(body("济宁页名老厂")).isEqualTo(id);
  }

  @Test
  void whatAnOfficerWasTypingIsThereAgainUntilItIsSent() {
    long id = body("济宁草稿机械有限公司");
    PageClient officer = pages().signIn("city2");
    long account = bean(JdbcClient.class).sql("select id from shell_account where username = 'city2'").query(Long.class).single();
    bean(Drafts.class).keep(account, "party-name-" + id, Map.of("name", "济宁草稿老厂"));
    var page = officer.get("/parties/" + id);
    assertThat(page.html().select("#name").attr("value")).isEqualTo("济宁草稿老厂");
    officer.submit(page, "/parties/" + id + "/names", Map.of("name", "济宁草稿老厂", "from", "", "until", ""));
    assertThat(officer.get("/parties/" + id).html().select("#name").attr("value")).as("sent, so no draft any more").isEmpty();
  }

  @Test
  void othersSeeOnlyTheirOwn() {
    long id = body("济宁别家机械有限公司");
    PageClient firm = pages().signIn("firm");
    assertThat(firm.get("/parties/" + id).status()).isEqualTo(403);
    assertThat(firm.get("/parties?text=%E5%88%AB%E5%AE%B6").text()).doesNotContain("济宁别家");
    assertThat(firm.get("/parties/matches").status()).isEqualTo(403);
    assertThat(pages().get("/parties").address().getPath()).isEqualTo("/sign-in");
  }

  private static Map<String, String> with(Map<String, String> map, String key, String value) {
    Map<String, String> more = new java.util.LinkedHashMap<>(map);
    more.put(key, value);
    return more;
  }
}
