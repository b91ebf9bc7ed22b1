package cityip.search;

import static org.assertj.core.api.Assertions.assertThat;

import cityip.shell.Scope;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.store.FSDirectory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/**
 * Questions beside the same by hand on the same index: {@code benchmarks/run SearchBench}. {@code -Dbench.rows} documents,
 * {@code -Dbench.rate} questions a second for {@code -Dbench.seconds}.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SearchBench {

  private static final int ROWS = Integer.getInteger("bench.rows", 200_000);
  private static final int RATE = Integer.getInteger("bench.rate", 20);
  private static final int SECONDS = Integer.getInteger("bench.seconds", 20);
  private static final Scope CITY = new Scope.WholeCity();

  private final List<Wanted> questions = GeneratedCity.terms().stream().map(PlainWords::all).toList();
  private SearchIndex index;
  private DirectoryReader reader;
  private IndexSearcher searcher;

  @FunctionalInterface
  private interface Asked {
    long of(Wanted wanted) throws IOException;
  }

  @BeforeAll
  void fill(@TempDir Path folder) throws Exception {
    index = new SearchIndex(folder, List::of, some -> Map.of());
    GeneratedCity.each(ROWS, some -> index.put(some, true));
    index.commit(Instant.ofEpochSecond(1));
    reader = DirectoryReader.open(FSDirectory.open(folder.resolve("1")));
    searcher = new IndexSearcher(reader);
  }

  @AfterAll
  void close() throws Exception {
    reader.close();
    index.close();
  }

  private Asked ours(List<String> facets) {
    return wanted -> index.search(new SearchRequest(wanted, CITY, SearchOrder.RELEVANCE, false, 20, 0, facets)).total();
  }

  private Asked theirs(List<String> facets) {
    var queries = new LuceneQueries(reader);
    return wanted -> RawLucene.asks(searcher, queries.of(wanted), facets);
  }

  private void sameTotals(Asked ours, Asked theirs) throws IOException {
    for (var round = 0; round < 5; round++) {
      for (var question : questions) {
        assertThat(ours.of(question)).isEqualTo(theirs.of(question));
      }
    }
  }

  /** One after the other, the two sides in turn. */
  @Test
  void asksOneAfterTheOtherBesideRawLucene() throws Exception {
    for (var facets : List.of(List.<String>of(), GeneratedCity.FACETS)) {
      var ours = ours(facets);
      var theirs = theirs(facets);
      sameTotals(ours, theirs);
      var mine = new long[questions.size() * 5];
      var hand = new long[mine.length];
      for (var n = 0; n < mine.length; n++) {
        var question = questions.get(n % questions.size());
        // whoever comes second finds the pages of the index warm, so each is second half the time
        if (n % 2 == 0) {
          hand[n] = took(theirs, question);
          mine[n] = took(ours, question);
        } else {
          mine[n] = took(ours, question);
          hand[n] = took(theirs, question);
        }
      }
      print("one after the other", facets, new Spread(mine), new Spread(hand));
    }
  }

  private static long took(Asked asked, Wanted question) throws IOException {
    var start = System.nanoTime();
    asked.of(question);
    return System.nanoTime() - start;
  }

  /** From a schedule that does not wait for answers: a slow answer makes those behind it late, and their lateness counts. */
  @Test
  void asksAtAFixedRateBesideRawLucene() throws Exception {
    for (var facets : List.of(List.<String>of(), GeneratedCity.FACETS)) {
      var ours = ours(facets);
      var theirs = theirs(facets);
      sameTotals(ours, theirs);
      var mine = new long[RATE * SECONDS * 2];
      var hand = new long[mine.length];
      for (var round = 0; round < 2; round++) {
        System.arraycopy(onSchedule(theirs), 0, hand, round * RATE * SECONDS, RATE * SECONDS);
        System.arraycopy(onSchedule(ours), 0, mine, round * RATE * SECONDS, RATE * SECONDS);
      }
      print(RATE + " a second", facets, new Spread(mine), new Spread(hand));
    }
  }

  private long[] onSchedule(Asked asked) throws InterruptedException {
    var late = new long[RATE * SECONDS];
    var start = System.nanoTime() + 10_000_000;
    var next = new java.util.concurrent.atomic.AtomicInteger();
    var failed = new java.util.concurrent.atomic.AtomicReference<Exception>();
    Runnable caller = () -> {
      try {
        for (var n = next.getAndIncrement(); n < late.length; n = next.getAndIncrement()) {
          var due = start + n * 1_000_000_000L / RATE;
          for (var left = due - System.nanoTime(); left > 0; left = due - System.nanoTime()) {
            LockSupport.parkNanos(left);
          }
          asked.of(questions.get(n % questions.size()));
          late[n] = System.nanoTime() - due;
        }
      } catch (IOException | RuntimeException cause) {
        failed.set(cause);
      }
    };
    var callers = List.of(Thread.ofPlatform().start(caller), Thread.ofPlatform().start(caller));
    for (var one : callers) {
      one.join();
    }
    assertThat(failed.get()).isNull();
    return late;
  }

  private static void print(String how, List<String> facets, Spread ours, Spread theirs) {
    System.out.printf(Locale.ROOT, "BENCH top 20 with %d facets over %d, %s: raw Lucene by hand %s; ours %s; %s, goal %s%n", facets.size(), ROWS, how, theirs, ours, ours.over(theirs),
        facets.isEmpty() ? "1.15" : "1.00");
  }
}
