package cityip.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How fast an index is made, beside Lucene alone and beside OpenSearch's bulk; {@code benchmarks/run BuildBench -Dbench.rows=1000000}. */
class BuildBench {

  private static final int ROWS = Integer.getInteger("bench.rows", 200_000);

  @TempDir
  Path folder;

  /** What is generated is not on the clock; the making of fields is. */
  private double ours(String name, int rows) throws Exception {
    var nanos = new long[1];
    try (var index = new SearchIndex(folder.resolve(name), List::of, some -> Map.of())) {
      GeneratedCity.each(rows, some -> {
        var start = System.nanoTime();
        index.put(some, true);
        nanos[0] += System.nanoTime() - start;
      });
      var start = System.nanoTime();
      index.commit(Instant.ofEpochSecond(1));
      nanos[0] += System.nanoTime() - start;
      assertThat(index.size()).isEqualTo(rows);
    }
    return rows / (nanos[0] / 1e9);
  }

  @Test
  void buildsBesideRawLucene() throws Exception {
    RawLucene.builds(folder.resolve("warm-raw"), Math.min(ROWS, 20_000), true);
    ours("warm-ours", Math.min(ROWS, 20_000));
    var ready = RawLucene.builds(folder.resolve("ready"), ROWS, true);
    var bare = RawLucene.builds(folder.resolve("raw"), ROWS, false);
    var ours = ours("ours", ROWS);
    System.out.printf(Locale.ROOT, "BENCH build of %d: raw Lucene %.0f/s (with ready-made fields %.0f/s), ours %.0f/s, ratio %.2f (against ready-made fields %.2f), goal 0.85%n", ROWS, bare, ready,
        ours, ours / bare, ours / ready);
  }

  @Test
  void buildsBesideOpenSearch() throws Exception {
    ours("warm-beside", Math.min(ROWS, 20_000));
    var ours = ours("beside", ROWS);
    try (var node = new OpenSearchNode(folder.resolve("node"), 9260)) {
      var bulk = node.builds(ROWS);
      System.out.printf(Locale.ROOT, "BENCH build of %d: OpenSearch bulk %.0f/s, ours %.0f/s, ratio %.2f, goal 1.25%n", ROWS, bulk, ours, ours / bulk);
    }
  }
}
