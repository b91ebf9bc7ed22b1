package cityip.search;

import static org.assertj.core.api.Assertions.assertThat;

import cityip.SiteTest;
import cityip.operation.Match;
import cityip.operation.Matches;
import java.math.BigDecimal;
import java.util.Locale;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;

/** So many needs against so many rights, with parts for every score; {@code benchmarks/run MatchBench}. The vectors of the rights are made up, in clusters. */
class MatchBench extends SiteTest {

  private static final int ROWS = Integer.getInteger("bench.rows", 100_000);
  private static final int NEEDS = Integer.getInteger("bench.needs", 1_000);

  @BeforeAll
  void fill() throws Exception {
    var store = new VectorStore(bean(JdbcTemplate.class));
    var vectors = new GeneratedVectors(3);
    GeneratedCity.each(ROWS, some -> store.keep(some.stream().map(document -> Meaning.hash(Meaning.of(document))).toList(), IntStream.range(0, some.size()).mapToObj(n -> vectors.next()).toArray(float[][]::new)));
    GeneratedCity.into(bean(SearchIndex.class), ROWS);
  }

  @Test
  void aThousandNeedsAgainstAHundredThousandRights() throws Exception {
    var terms = GeneratedCity.terms();
    var matches = bean(Matches.class);
    var found = new AtomicLong();
    var done = new AtomicInteger();
    var start = System.nanoTime();
    try (var hands = Executors.newFixedThreadPool(Runtime.getRuntime().availableProcessors())) {
      for (int n = 0; n < NEEDS; n++) {
        var words = "第" + n + "项需求：现有" + terms.get(n % terms.size()) + "能耗高、故障多，希望有" + terms.get((n * 7 + 3) % terms.size()) + "的改进，便于维护。";
        hands.submit(() -> {
          var answer = matches.forNeed(words, null, 20).matches();
          answer.forEach(match -> {
            if (match.parts().stream().map(Match.Part::points).reduce(BigDecimal.ZERO, BigDecimal::add).compareTo(match.total()) == 0) {
              found.incrementAndGet();
            }
          });
          if (done.incrementAndGet() % 100 == 0) {
            System.out.printf(Locale.ROOT, "BENCH match: %d needs after %.1f s%n", done.get(), (System.nanoTime() - start) / 1e9);
          }
        });
      }
    }
    var seconds = (System.nanoTime() - start) / 1e9;
    System.out.printf(Locale.ROOT, "BENCH match: %d needs against %d rights in %.1f s (%.1f ms each), %d answers whose parts add up; goal 60 s%n", NEEDS, ROWS, seconds, seconds * 1000 / NEEDS, found.get());
    assertThat(done.get()).isEqualTo(NEEDS);
    assertThat(found.get()).isPositive();
  }
}
