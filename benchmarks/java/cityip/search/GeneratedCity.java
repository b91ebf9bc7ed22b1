package cityip.search;

import cityip.shell.Scope;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** Generated patents handed out by the thousand, so that a million of them need no memory, and the questions that are asked of them. */
final class GeneratedCity {

  static final int AT_ONCE = 2_000;

  /** Labels that every generated patent has. */
  static final List<String> FACETS = List.of("kind", "state", "year", "unit", "ipc.subclass");

  /** The sample city comes in once, after the site is ready; what was emptied before need not be waited for. */
  private static boolean emptied;

  private GeneratedCity() {}

  @FunctionalInterface
  interface Taker {
    void take(List<IndexedDocument> some) throws IOException, InterruptedException;
  }

  static void each(int rows, Taker taker) throws IOException, InterruptedException {
    var generator = new GeneratedPatents(1);
    for (var from = 0; from < rows; from += AT_ONCE) {
      var some = new ArrayList<IndexedDocument>(AT_ONCE);
      for (var n = from; n < Math.min(rows, from + AT_ONCE); n++) {
        some.add(generator.next(n));
      }
      taker.take(some);
    }
  }

  /** Sixty terms from the most frequent to the rare. */
  static List<String> terms() {
    return IntStream.range(0, 60).mapToObj(n -> GeneratedPatents.term(n * 13)).toList();
  }

  /** Leaves nothing in a running site's index but generated patents. */
  static void into(SearchIndex index, int rows) throws IOException, InterruptedException {
    for (var n = 0; n < 6_000 && !emptied && index.size() < 19_000; n++) {
      Thread.sleep(50);
    }
    emptied = true;
    var before = new ArrayList<String>();
    index.each(new Wanted.Everything(), new Scope.WholeCity(), hit -> before.add(hit.id()));
    index.remove(before);
    each(rows, some -> index.put(some, true));
    index.commit(index.upTo().isAfter(Instant.EPOCH) ? index.upTo() : Instant.now());
    if (index.size() != rows) {
      throw new IllegalStateException("The index has %d records; expected: the %d generated ones.".formatted(index.size(), rows));
    }
  }
}
