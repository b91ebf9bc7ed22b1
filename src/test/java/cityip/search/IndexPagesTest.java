package cityip.search;

import static org.assertj.core.api.Assertions.assertThat;

import cityip.SiteTest;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The state of the index, and the button that has it made anew while the old one serves. */
class IndexPagesTest extends SiteTest {

  private long size() throws InterruptedException {
    var patience = Instant.now().plus(Duration.ofSeconds(90));
    while ((bean(SearchIndex.class).size() < 19_000 || bean(SearchIndex.class).progress().rebuilding()) && Instant.now().isBefore(patience)) {
      Thread.sleep(200);
    }
    return bean(SearchIndex.class).size();
  }

  @Test
  void anOfficerHasItMadeAnewAndTheOldOneServesMeanwhile() throws Exception {
    var before = size();
    var officer = pages().signIn("city");
    var state = officer.get("/search/index");
    assertThat(state.text()).contains("本机").contains("数据截至");
    var begun = officer.submit(state, "/search/index/rebuild", Map.of());
    assertThat(begun.text()).contains("已开始重建");
    assertThat(begun.html().select("form[action$=rebuild]")).as("no second button while it goes on").isEmpty();
    assertThat(begun.html().select("progress")).hasSize(1);
    assertThat(bean(SearchIndex.class).search(SearchRequest.words("液压支架", new cityip.shell.Scope.WholeCity(), 1)).total()).as("the old one serves").isPositive();
    assertThat(size()).isEqualTo(before);
    assertThat(officer.get("/search/index").html().select("form[action$=rebuild]")).hasSize(1);
  }

  @Test
  void othersAreNotLetIn() {
    assertThat(pages().signIn("firm").get("/search/index").status()).isIn(403, 404);
    assertThat(pages().get("/search/index").address().getPath()).isEqualTo("/sign-in");
  }
}
