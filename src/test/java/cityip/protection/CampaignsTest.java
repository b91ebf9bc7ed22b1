package cityip.protection;

import static org.assertj.core.api.Assertions.assertThat;

import cityip.SiteTest;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A campaign's results come from its cases; nobody types them. */
class CampaignsTest extends SiteTest {

  @Test
  void aLeadOfACampaignCountsForItsCounty() {
    var officer = pages().signIn("city");
    var wrong = officer.submit(officer.get("/cases/campaigns"), "/cases/campaigns", Map.of("code", "春季", "name", "春茶", "field", "茶叶", "first", "2026-03-01", "last", "2026-02-01", "task", "零"));
    assertThat(wrong.status()).isEqualTo(422);
    assertThat(wrong.html().select("#name").attr("value")).isEqualTo("春茶");
    var made = officer.submit(officer.get("/cases/campaigns"), "/cases/campaigns",
        Map.of("code", "tea-2026", "name", "春茶专项", "field", "茶叶", "first", "2026-03-01", "last", "2026-05-31", "task", "20"));
    assertThat(made.text()).contains("春茶专项").contains("任城区");
    var form = new LinkedHashMap<String, String>();
    form.putAll(Map.of("subject", "春茶线索", "unit", "370827", "source", "campaign", "right-kind", "gi", "campaign", "tea-2026", "respondent", "示例茶庄", "facts", "假冒地理标志"));
    var start = officer.get("/services/administrative-case/start?source=campaign&campaign=tea-2026");
    assertThat(start.html().select("#campaign").attr("value")).isEqualTo("tea-2026");
    officer.submit(start, "/services/administrative-case/start", form);
    var row = officer.get("/cases/campaigns/tea-2026").html().select("tbody tr:contains(鱼台县)").text();
    assertThat(row).contains("20").contains("1").contains("5.0");
    assertThat(officer.get("/cases?queue=all&campaign=tea-2026").text()).contains("春茶线索").contains("共 1 件");
    assertThat(pages().signIn("firm").get("/cases/campaigns").status()).isEqualTo(403);
  }
}
