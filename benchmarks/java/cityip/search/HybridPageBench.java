package cityip.search;

import static org.assertj.core.api.Assertions.assertThat;

import cityip.SiteTest;
import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * What meaning costs on a page of results: words and meaning together, less words alone, over HTTP, the vectors of the questions known;
 * {@code benchmarks/run HybridPageBench}. The vectors of the documents are made up, in clusters.
 */
class HybridPageBench extends SiteTest {

  private static final int ROWS = Integer.getInteger("bench.rows", 100_000);
  private static final int ROUNDS = 5;

  private final HttpClient http = HttpClient.newBuilder().cookieHandler(new CookieManager()).build();
  private final List<String> terms = GeneratedCity.terms();

  @BeforeAll
  void fill() throws Exception {
    var store = new VectorStore(bean(JdbcTemplate.class));
    var vectors = new GeneratedVectors(3);
    GeneratedCity.each(ROWS, some -> store.keep(some.stream().map(document -> Meaning.hash(Meaning.of(document))).toList(),
        IntStream.range(0, some.size()).mapToObj(n -> vectors.next()).toArray(float[][]::new)));
    GeneratedCity.into(bean(SearchIndex.class), ROWS);
  }

  private long took(String term, String mode) throws IOException, InterruptedException {
    var request = HttpRequest.newBuilder(URI.create("http://localhost:" + port() + "/search?q=" + URLEncoder.encode(term, StandardCharsets.UTF_8) + mode)).header("Accept", "text/html").build();
    var start = System.nanoTime();
    var answer = http.send(request, HttpResponse.BodyHandlers.ofByteArray());
    var nanos = System.nanoTime() - start;
    assertThat(answer.statusCode()).isEqualTo(200);
    return nanos;
  }

  @Test
  void addsLittleToThePage() throws Exception {
    var words = new long[terms.size() * ROUNDS];
    var both = new long[words.length];
    for (var n = -terms.size() * 3; n < words.length; n++) {
      var term = terms.get(Math.floorMod(n, terms.size()));
      var byWords = took(term, "");
      var byBoth = took(term, "&mode=hybrid");
      if (n >= 0) {
        words[n] = byWords;
        both[n] = byBoth;
      }
    }
    System.out.printf(Locale.ROOT, "BENCH page over %d: by words %s; by words and meaning %s; at p50 %.2f ms more, goal 3%n", ROWS, new Spread(words), new Spread(both),
        new Spread(both).p50() - new Spread(words).p50());
  }
}
