package cityip.search;

import static org.assertj.core.api.Assertions.assertThat;

import cityip.SiteTest;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The rendered page of results as a citizen gets it, beside the bare answer of one OpenSearch node with the same documents, question, scope and facets;
 * {@code benchmarks/run SearchPageBench -Dbench.rows=1000000}. The site runs in this JVM, whose heap is 2 GB.
 */
class SearchPageBench extends SiteTest {

  private static final int ROWS = Integer.getInteger("bench.rows", 200_000);
  private static final int ROUNDS = 5;

  private final HttpClient http = HttpClient.newBuilder().cookieHandler(new CookieManager()).build();
  private final List<String> terms = GeneratedCity.terms();

  @BeforeAll
  void fill() throws Exception {
    GeneratedCity.into(bean(SearchIndex.class), ROWS);
  }

  private byte[] page(String term) throws IOException, InterruptedException {
    var answer = http.send(HttpRequest.newBuilder(URI.create("http://localhost:" + port() + "/search?q=" + URLEncoder.encode(term, StandardCharsets.UTF_8))).header("Accept", "text/html").build(),
        HttpResponse.BodyHandlers.ofByteArray());
    assertThat(answer.statusCode()).isEqualTo(200);
    return answer.body();
  }

  private static long total(byte[] page) {
    return Long.parseLong(Jsoup.parse(new String(page, StandardCharsets.UTF_8)).select(".orders strong").text().replaceAll("\\D", ""));
  }

  @Test
  void rendersBesideOpenSearch(@TempDir Path folder) throws Exception {
    var published = new Wanted.OneOf("access", Set.of(IndexedDocument.PUBLIC));
    var facets = Question.of(Map.of("q", terms.getFirst()), 20).facets();
    var questions = terms.stream().map(term -> OpenSearchNode.question(Wanted.both(bean(Synonyms.class).widened(PlainWords.all(term)), published), facets)).toList();
    try (var node = new OpenSearchNode(folder.resolve("node"), 9260)) {
      node.builds(ROWS);
      node.intoOneSegment();
      for (var n = 0; n < terms.size(); n++) {
        assertThat(total(page(terms.get(n)))).as(terms.get(n)).isEqualTo(OpenSearchNode.total(node.asks(questions.get(n))));
      }
      var ours = new long[terms.size() * ROUNDS];
      var theirs = new long[ours.length];
      var bytes = new long[2];
      for (var n = -terms.size() * 3; n < ours.length; n++) {
        var which = Math.floorMod(n, terms.size());
        var start = System.nanoTime();
        var answer = node.asks(questions.get(which));
        var between = System.nanoTime();
        var page = page(terms.get(which));
        var end = System.nanoTime();
        if (n >= 0) {
          theirs[n] = between - start;
          ours[n] = end - between;
          bytes[0] += answer.length;
          bytes[1] += page.length;
        }
      }
      System.out.printf(Locale.ROOT, "BENCH page over %d: OpenSearch's bare answer (%d bytes) %s; our rendered page (%d bytes) %s; %s, goal 0.50%n", ROWS, bytes[0] / ours.length,
          new Spread(theirs), bytes[1] / ours.length, new Spread(ours), new Spread(ours).over(new Spread(theirs)));
    }
  }

  /** All columns are in memory once every facet has been counted and a table been turned. */
  @Test
  void staysWithinItsHeap() throws Exception {
    for (var term : terms) {
      page(term);
    }
    var index = bean(SearchIndex.class);
    index.pivot(new Wanted.Everything(), new cityip.shell.Scope.WholeCity(), "ownerName", "year", true);
    System.gc();
    var heap = ManagementFactory.getMemoryMXBean().getHeapMemoryUsage();
    System.out.printf(Locale.ROOT, "BENCH heap of the site with %d documents, after questions, all facets and a table of families: %.0f MB in use of %.0f MB%n", ROWS, heap.getUsed() / 1e6,
        heap.getMax() / 1e6);
  }
}
