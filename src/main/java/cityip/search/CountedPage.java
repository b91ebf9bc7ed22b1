package cityip.search;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.MultiCollectorManager;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TopDocs;
import org.apache.lucene.search.TopScoreDocCollectorManager;

/** A page of hits with the counts beside it. As every hit is counted anyhow, the best are found in the same pass, on all cores. */
final class CountedPage {

  /** Further down, hits are passed in strides. */
  private static final int NEAR = 1_000;

  private final IndexSearcher searcher;
  private final Columns columns;
  private final SearchRequest request;
  private final Query query;

  CountedPage(IndexSearcher searcher, Columns columns, SearchRequest request, Query query) {
    this.searcher = searcher;
    this.columns = columns;
    this.request = request;
    this.query = query;
  }

  SearchResult answer() throws IOException {
    var wholes = wholes(request.facets().stream().filter(label -> !request.chosen().containsKey(label)).toList());
    var last = (long) request.offset() + request.limit();
    if (request.order() != SearchOrder.RELEVANCE || request.limit() == 0 || last > NEAR) {
      var counted = LabelCounts.count(searcher, query, wholes);
      return new SearchResult(counted.total(), LucenePages.page(searcher, query, request, counted.total()), counts(wholes, counted));
    }
    var best = new TopScoreDocCollectorManager((int) last, null, Integer.MAX_VALUE);
    var both = searcher.search(query, new MultiCollectorManager(best, new LabelCounts(wholes)));
    var counted = (LabelCounts.Counted) both[1];
    return new SearchResult(counted.total(), LucenePages.hits(searcher, ((TopDocs) both[0]).scoreDocs, request.offset()), counts(wholes, counted));
  }

  private List<Columns.Whole> wholes(List<String> labels) throws IOException {
    var wholes = new ArrayList<Columns.Whole>();
    for (var label : labels) {
      wholes.add(columns.of(searcher.getIndexReader(), label));
    }
    return wholes;
  }

  /** Counts over the hits; of a label that was chosen from, over what would be hits without that choice. */
  private Map<String, List<SearchResult.Count>> counts(List<Columns.Whole> wholes, LabelCounts.Counted counted) throws IOException {
    var named = LabelCounts.named(wholes, counted);
    var counts = new LinkedHashMap<String, List<SearchResult.Count>>();
    for (var label : request.facets()) {
      counts.put(label, named.containsKey(label) ? named.get(label) : apart(label));
    }
    return counts;
  }

  private List<SearchResult.Count> apart(String label) throws IOException {
    var without = new LuceneQueries(searcher.getIndexReader()).of(Wanted.both(request.wanted(), request.limits(label)));
    var whole = wholes(List.of(label));
    return LabelCounts.named(whole, LabelCounts.count(searcher, without, whole)).getOrDefault(label, List.of());
  }
}
