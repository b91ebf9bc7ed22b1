package cityip.search;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermQuery;
import org.jspecify.annotations.Nullable;

/** A table that would have millions of cells, such as owners by inventors: its commonest rows first, then each row by itself. */
final class Narrowed {

  private Narrowed() {}

  static PivotCounts count(IndexSearcher searcher, Query query, Columns.Whole rows, Columns.@Nullable Whole columns, Columns.@Nullable Whole families, int mostRows, int mostColumns)
      throws IOException {
    var labels = columns == null ? List.of(rows) : List.of(rows, columns);
    var counted = LabelCounts.count(searcher, query, labels);
    var named = LabelCounts.named(labels, counted);
    var down = first(named.getOrDefault(rows.label(), List.of()), mostRows);
    var across = columns == null ? List.of(new SearchResult.Count("", counted.total())) : first(named.getOrDefault(columns.label(), List.of()), mostColumns);
    var cells = new long[down.size()][across.size()];
    for (var r = 0; r < down.size(); r++) {
      var row = new BooleanQuery.Builder().add(query, Occur.FILTER).add(new TermQuery(new Term(rows.label(), down.get(r).value())), Occur.FILTER).build();
      for (var c = 0; c < across.size(); c++) {
        cells[r][c] = families == null && columns == null ? down.get(r).hits() : cell(searcher, row, columns, across.get(c).value(), families);
      }
    }
    return new PivotCounts(down, across, cells, counted.total(), used(counted.counts().getFirst()) - down.size(),
        columns == null ? 0 : used(counted.counts().getLast()) - across.size());
  }

  private static long cell(IndexSearcher searcher, Query row, Columns.@Nullable Whole columns, String column, Columns.@Nullable Whole families) throws IOException {
    var query = columns == null ? row : new BooleanQuery.Builder().add(row, Occur.FILTER).add(new TermQuery(new Term(columns.label(), column)), Occur.FILTER).build();
    return families == null ? searcher.count(query) : used(LabelCounts.count(searcher, query, List.of(families)).counts().getFirst());
  }

  private static int used(int[] counts) {
    var used = 0;
    for (var count : counts) {
      used += count > 0 ? 1 : 0;
    }
    return used;
  }

  private static List<SearchResult.Count> first(List<SearchResult.Count> counts, int most) {
    return new ArrayList<>(counts.subList(0, Math.min(most, counts.size())));
  }
}
