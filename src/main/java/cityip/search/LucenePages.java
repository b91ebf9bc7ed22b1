package cityip.search;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.apache.lucene.document.KeywordField;
import org.apache.lucene.document.LongField;
import org.apache.lucene.search.FieldDoc;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.Sort;
import org.apache.lucene.search.SortField;
import org.apache.lucene.search.SortedNumericSelector;
import org.apache.lucene.search.SortedSetSelector;
import org.apache.lucene.search.TopFieldCollectorManager;
import org.apache.lucene.search.TopScoreDocCollectorManager;
import org.jspecify.annotations.Nullable;

/** One page of hits, also the last one of a million: far pages are reached in strides, so that memory stays small. */
final class LucenePages {

  private static final int STRIDE = 10_000;

  private LucenePages() {}

  static List<SearchResult.Hit> page(IndexSearcher searcher, Query query, SearchRequest request, long total) throws IOException {
    if (request.limit() == 0 || request.offset() >= total) {
      return List.of();
    }
    var end = (int) Math.min(total, (long) request.offset() + request.limit());
    @Nullable ScoreDoc after = null;
    var passed = 0;
    while (end - passed > STRIDE && request.offset() - passed >= STRIDE) {
      var stride = top(searcher, query, request, STRIDE, after);
      passed += stride.length;
      after = stride[stride.length - 1];
    }
    return hits(searcher, top(searcher, query, request, end - passed, after), request.offset() - passed);
  }

  /** What is shown of the hits from a place on. */
  static List<SearchResult.Hit> hits(IndexSearcher searcher, ScoreDoc[] top, int from) throws IOException {
    var stored = searcher.storedFields();
    var hits = new ArrayList<SearchResult.Hit>();
    for (var n = from; n < top.length; n++) {
      hits.add(LuceneDocuments.hit(stored.document(top[n].doc), top[n] instanceof FieldDoc ? 0 : top[n].score));
    }
    return hits;
  }

  private static ScoreDoc[] top(IndexSearcher searcher, Query query, SearchRequest request, int wanted, @Nullable ScoreDoc after) throws IOException {
    var column = request.order().column();
    if (column == null) {
      return searcher.search(query, new TopScoreDocCollectorManager(wanted, after, wanted)).scoreDocs;
    }
    return searcher.search(query, new TopFieldCollectorManager(sort(request.order(), column, request.descending()), wanted, (FieldDoc) after, wanted)).scoreDocs;
  }

  private static Sort sort(SearchOrder order, String column, boolean descending) {
    SortField by;
    if (order.isRank()) {
      by = LongField.newSortField(column, descending, SortedNumericSelector.Type.MIN);
      by.setMissingValue(descending ? Long.MIN_VALUE : Long.MAX_VALUE);
    } else {
      by = KeywordField.newSortField(column, descending, SortedSetSelector.Type.MIN);
      by.setMissingValue(descending ? SortField.STRING_FIRST : SortField.STRING_LAST);
    }
    return new Sort(Objects.requireNonNull(by), KeywordField.newSortField("id", false, SortedSetSelector.Type.MIN));
  }
}
