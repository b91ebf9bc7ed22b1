package cityip.search;

import java.io.IOException;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.lucene.document.KeywordField;
import org.apache.lucene.document.LongField;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.search.BooleanClause;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.MatchAllDocsQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.search.Sort;
import org.apache.lucene.search.SortField;
import org.apache.lucene.search.SortedNumericSelector;
import org.apache.lucene.search.SortedSetSelector;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.search.TopFieldCollectorManager;
import org.apache.lucene.search.TopScoreDocCollectorManager;
import org.apache.lucene.util.BytesRef;
import org.apache.lucene.util.QueryBuilder;

/** One question put to one state of the index. */
final class Asking {

  /** Where words are looked for, and how much a find there is worth. */
  private static final Map<String, Float> FIELDS = Map.of("title", 4f, "owners", 3f, "numbers", 5f, "inventors", 2f, "abstract", 1f, "claims", 1f);

  private final IndexSearcher searcher;

  Asking(IndexSearcher searcher) {
    this.searcher = searcher;
  }

  /** Texts and labels of one name are different fields. */
  static String text(String field) {
    return "t_" + field;
  }

  SearchResult answer(SearchRequest request) throws IOException {
    var query = query(request);
    var facets = new LinkedHashMap<String, List<SearchResult.Count>>();
    for (var facet : request.facets()) {
      facets.put(facet, FacetCounts.count(searcher, query, facet));
    }
    var total = searcher.count(query);
    var wanted = Math.min(request.offset() + request.limit(), total);
    if (request.limit() == 0 || wanted <= request.offset()) {
      return new SearchResult(total, List.of(), facets);
    }
    var top = request.sort() == null
        ? searcher.search(query, new TopScoreDocCollectorManager(wanted, wanted)).scoreDocs
        : searcher.search(query, new TopFieldCollectorManager(order(request), wanted, wanted)).scoreDocs;
    return new SearchResult(total, ids(top, request.offset()), facets);
  }

  void each(SearchRequest request, Consumer<String> consumer) throws IOException {
    var weight = searcher.createWeight(searcher.rewrite(query(request)), ScoreMode.COMPLETE_NO_SCORES, 1);
    for (var leaf : searcher.getIndexReader().leaves()) {
      var scorer = weight.scorer(leaf);
      if (scorer == null) {
        continue;
      }
      var live = leaf.reader().getLiveDocs();
      var ids = DocValues.getSortedSet(leaf.reader(), "id");
      var hits = scorer.iterator();
      for (var doc = hits.nextDoc(); doc != DocIdSetIterator.NO_MORE_DOCS; doc = hits.nextDoc()) {
        if ((live == null || live.get(doc)) && ids.advanceExact(doc)) {
          consumer.accept(ids.lookupOrd(ids.nextOrd()).utf8ToString());
        }
      }
    }
  }

  private List<String> ids(ScoreDoc[] top, int offset) throws IOException {
    var fields = searcher.storedFields();
    var ids = new ArrayList<String>(top.length - offset);
    for (var n = offset; n < top.length; n++) {
      var id = fields.document(top[n].doc).get("id");
      if (id != null) {
        ids.add(id);
      }
    }
    return ids;
  }

  private static Sort order(SearchRequest request) {
    var field = String.valueOf(request.sort());
    var by = request.ranges().containsKey(field) || field.endsWith("Day")
        ? LongField.newSortField(field, request.descending(), SortedNumericSelector.Type.MIN)
        : KeywordField.newSortField(field, request.descending(), SortedSetSelector.Type.MIN);
    return new Sort(by, KeywordField.newSortField("id", false, SortedSetSelector.Type.MIN));
  }

  private static Query query(SearchRequest request) {
    var all = new BooleanQuery.Builder();
    var some = false;
    for (var word : Normalizer.normalize(request.text(), Normalizer.Form.NFKC).strip().split("\\s+")) {
      if (!word.isEmpty()) {
        all.add(anywhere(word), BooleanClause.Occur.MUST);
        some = true;
      }
    }
    for (var label : request.labels().entrySet()) {
      all.add(KeywordField.newSetQuery(label.getKey(), label.getValue().stream().map(BytesRef::new).toList()), BooleanClause.Occur.FILTER);
      some = true;
    }
    for (var range : request.ranges().entrySet()) {
      all.add(LongField.newRangeQuery(range.getKey(), range.getValue().from(), range.getValue().to()), BooleanClause.Occur.FILTER);
      some = true;
    }
    return some ? all.build() : new MatchAllDocsQuery();
  }

  /** A word in any field: as a phrase of its characters, worth most where it says most. */
  private static Query anywhere(String word) {
    var builder = new QueryBuilder(new CityAnalyzer(word.codePointCount(0, word.length()) == 1));
    var any = new BooleanQuery.Builder();
    FIELDS.entrySet().stream().sorted(Comparator.comparing(Map.Entry::getKey)).forEach(field -> {
      var found = builder.createPhraseQuery(text(field.getKey()), word);
      if (found != null) {
        any.add(new BoostQuery(found, field.getValue()), BooleanClause.Occur.SHOULD);
      }
    });
    any.add(new TermQuery(new org.apache.lucene.index.Term("number", word.toUpperCase(java.util.Locale.ROOT))), BooleanClause.Occur.SHOULD);
    return any.build();
  }
}
