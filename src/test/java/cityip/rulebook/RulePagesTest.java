package cityip.rulebook;

import static org.assertj.core.api.Assertions.assertThat;

import cityip.SiteTest;
import org.junit.jupiter.api.Test;

class RulePagesTest extends SiteTest {

  @Test
  void everybodyMayReadTheRulesWithTheirSource() {
    var page = pages().get("/rules?text=calendar.2026");
    assertThat(page.status()).isEqualTo(200);
    assertThat(page.text()).contains("calendar › 2026").contains("国办发明电〔2025〕7号").contains("已核对原文").doesNotContain("calendar › 2025");
    assertThat(pages().get("/rules?text=calendar+%E2%80%BA+2026").text()).as("what is shown can be searched for").contains("calendar › 2026");
    assertThat(pages().get("/rules?lang=en&sort=from").text()).contains("Checked against the source");
    assertThat(pages().get("/rules?text=" + "x".repeat(300) + "&page=99999999999&certainty=%3Cscript%3E").status()).isEqualTo(200);
    assertThat(pages().download("/rules.xlsx").body()).startsWith('P', 'K');
  }
}
