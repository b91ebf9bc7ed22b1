package cityip.search;

import static org.assertj.core.api.Assertions.assertThat;

import cityip.SiteTest;
import cityip.shell.Scope;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Who cites a document, and what a result cites. */
class CitedTest extends SiteTest {

  @BeforeAll
  static void theIndexIsFilled() throws InterruptedException {
    for (int n = 0; n < 2_400 && bean(SearchIndex.class).size() < 19_000; n++) {
      Thread.sleep(100);
    }
  }

  private record Cited(String publication, long citing) {}

  private static Cited mostCited() {
    return bean(JdbcClient.class).sql("""
        select x.number, count(distinct e.right_id) from registry_event e cross join lateral jsonb_array_elements_text(e.data -> 'cites') x(number)
         where jsonb_typeof(e.data -> 'cites') = 'array' group by 1 order by 2 desc, 1 limit 1""").query((row, _) -> new Cited(row.getString(1), row.getLong(2))).single();
  }

  @Test
  void aLineFindsThoseThatCiteADocumentInAnyWrittenForm() {
    var cited = mostCited();
    assertThat(cited.citing()).isGreaterThan(1);
    var labels = bean(LabelBook.class);
    for (var written : List.of(cited.publication(), WrittenNumbers.withoutKind(cited.publication()), cited.publication().toLowerCase(java.util.Locale.ROOT))) {
      var line = (QueryLine.Read) QueryLine.read("引证=" + written, labels);
      assertThat(bean(SearchIndex.class).search(SearchRequest.of(line.wanted(), new Scope.WholeCity(), 10)).total()).as(written).isEqualTo(cited.citing());
    }
  }

  @Test
  void aTableCountsWhatAResultCitesAndEveryCellOpensItsRows() {
    var page = pages().signIn("city").get("/search/pivot?q=&rows=cited");
    assertThat(page.status()).isEqualTo(200);
    var first = page.html().select("tbody tr").first();
    assertThat(first.text()).contains(WrittenNumbers.withoutKind(mostCited().publication())).contains(Long.toString(mostCited().citing()));
    var whole = first.select("a[href*=cited]").stream().filter(link -> link.text().equals(Long.toString(mostCited().citing()))).findFirst().orElseThrow();
    assertThat(pages().signIn("city").get(whole.attr("href")).text()).as("the number opens exactly its rows").contains("共 " + mostCited().citing() + " 件");
  }
}
