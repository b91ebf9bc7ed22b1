package cityip.search;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.search.Collector;
import org.apache.lucene.search.CollectorManager;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.LeafCollector;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.Scorable;
import org.apache.lucene.search.ScoreMode;

/**
 * Exact counts of several labels over all hits in one pass: documents are gathered by the thousand, then each label's column
 * is read for all of them. A general facet mapper took sixteen times as long for the same numbers.
 */
final class LabelCounts implements CollectorManager<LabelCounts.Counting, LabelCounts.Counted> {

  private final List<Columns.Whole> wholes;

  LabelCounts(List<Columns.Whole> wholes) {
    this.wholes = wholes;
  }

  /** How many hits there are, and how they fall by label. */
  record Counted(long total, List<int[]> counts) {}

  static Map<String, List<SearchResult.Count>> named(List<Columns.Whole> wholes, Counted counted) throws IOException {
    var facets = new LinkedHashMap<String, List<SearchResult.Count>>();
    for (var n = 0; n < wholes.size(); n++) {
      facets.put(wholes.get(n).label(), values(wholes.get(n), counted.counts.get(n)));
    }
    return facets;
  }

  static Counted count(IndexSearcher searcher, Query query, List<Columns.Whole> wholes) throws IOException {
    return searcher.search(query, new LabelCounts(wholes));
  }

  private static List<SearchResult.Count> values(Columns.Whole whole, int[] counts) throws IOException {
    var found = new ArrayList<long[]>();
    for (var ordinal = 0; ordinal < counts.length; ordinal++) {
      if (counts[ordinal] > 0) {
        found.add(new long[] {counts[ordinal], ordinal});
      }
    }
    // ordinals are in the order of the values, so equal counts come in that order
    found.sort(Comparator.<long[]>comparingLong(one -> one[0]).reversed().thenComparingLong(one -> one[1]));
    var values = new ArrayList<SearchResult.Count>();
    for (var one : found.subList(0, Math.min(found.size(), SearchResult.MOST_VALUES))) {
      values.add(new SearchResult.Count(whole.name((int) one[1]), one[0]));
    }
    return values;
  }

  @Override
  public Counting newCollector() {
    return new Counting(wholes);
  }

  @Override
  public Counted reduce(Collection<Counting> collectors) {
    var total = 0L;
    var sums = wholes.stream().map(whole -> new int[whole.distinct()]).toList();
    for (var collector : collectors) {
      collector.finish();
      total += collector.total;
      for (var n = 0; n < sums.size(); n++) {
        for (var ordinal = 0; ordinal < sums.get(n).length; ordinal++) {
          sums.get(n)[ordinal] += collector.sums.get(n)[ordinal];
        }
      }
    }
    return new Counted(total, sums);
  }

  /** One thread's counting. */
  static final class Counting implements Collector {

    private static final int AT_ONCE = 4_096;

    private final List<Columns.Whole> wholes;
    private final List<int[]> sums;
    private final int[] docs = new int[AT_ONCE];
    private int gathered;
    private int leaf = -1;
    private long total;
    private int[][] counts = new int[0][];

    private Counting(List<Columns.Whole> wholes) {
      this.wholes = wholes;
      this.sums = wholes.stream().map(whole -> new int[whole.distinct()]).toList();
    }

    @Override
    public LeafCollector getLeafCollector(LeafReaderContext context) {
      finish();
      leaf = context.ord;
      counts = wholes.stream().map(whole -> new int[whole.leaves()[context.ord].distinct + 1]).toArray(int[][]::new);
      return new LeafCollector() {
        @Override
        public void setScorer(Scorable scorer) {}

        @Override
        public void collect(int doc) {
          docs[gathered++] = doc;
          if (gathered == AT_ONCE) {
            flush();
          }
        }
      };
    }

    private void flush() {
      total += gathered;
      for (var n = 0; n < counts.length; n++) {
        wholes.get(n).leaves()[leaf].count(docs, gathered, counts[n]);
      }
      gathered = 0;
    }

    /** Carries the last segment's counts over to the ordinals of all. */
    private void finish() {
      if (leaf < 0) {
        return;
      }
      flush();
      for (var n = 0; n < counts.length; n++) {
        var whole = wholes.get(n);
        for (var local = 0; local + 1 < counts[n].length; local++) {
          sums.get(n)[whole.global(leaf, local)] += counts[n][local + 1];
        }
      }
      leaf = -1;
    }

    @Override
    public ScoreMode scoreMode() {
      return ScoreMode.COMPLETE_NO_SCORES;
    }
  }
}
