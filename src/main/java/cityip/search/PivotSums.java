package cityip.search;

import java.io.IOException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.MatchAllDocsQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreMode;
import org.jspecify.annotations.Nullable;

/** Adds up a number of each hit, such as the sum it is pledged for, over the cells of a table that has been counted. */
final class PivotSums {

  private final long[][] cells;
  private final long[] rowSums;

  private PivotSums(int rows, int columns) {
    cells = new long[rows][columns];
    rowSums = new long[rows];
  }

  static PivotCounts added(IndexSearcher searcher, Query query, Columns.Whole rows, Columns.@Nullable Whole columns, PivotCounts counts, String rank) throws IOException {
    var sums = new PivotSums(counts.rows().size(), counts.columns().size());
    var down = shown(rows, counts.rows());
    var across = columns == null ? null : shown(columns, counts.columns());
    var reader = searcher.getIndexReader();
    var weight = query instanceof MatchAllDocsQuery ? null : searcher.createWeight(searcher.rewrite(query), ScoreMode.COMPLETE_NO_SCORES, 1);
    for (var leaf = 0; leaf < reader.leaves().size(); leaf++) {
      var values = DocValues.getSortedNumeric(reader.leaves().get(leaf).reader(), rank);
      var row = rows.leaves()[leaf];
      var column = columns == null ? null : columns.leaves()[leaf];
      var downHere = local(rows, leaf, down);
      var acrossHere = columns == null || across == null ? new int[0] : local(columns, leaf, across);
      PivotPass.each(reader, leaf, weight, (docs, length) -> {
        for (var n = 0; n < length; n++) {
          if (values.advanceExact(docs[n])) {
            sums.add(values.nextValue(), row.places(docs[n], downHere), column == null ? new int[] {0} : column.places(docs[n], acrossHere));
          }
        }
      });
    }
    return new PivotCounts(counts.rows(), counts.columns(), counts.cells(), counts.total(), counts.moreRows(), counts.moreColumns(), sums.cells, sums.rowSums);
  }

  private void add(long value, int[] rows, int[] columns) {
    for (var row : rows) {
      if (row >= 0) {
        rowSums[row] += value;
        for (var column : columns) {
          if (column >= 0) {
            cells[row][column] += value;
          }
        }
      }
    }
  }

  /** Global ordinal → place among those shown, -1 for the others. */
  private static int[] shown(Columns.Whole whole, List<SearchResult.Count> values) throws IOException {
    var places = new HashMap<String, Integer>();
    values.forEach(value -> places.put(value.value(), places.size()));
    var shown = new int[whole.distinct()];
    Arrays.fill(shown, -1);
    for (var ordinal = 0; ordinal < shown.length && !places.isEmpty(); ordinal++) {
      shown[ordinal] = places.getOrDefault(whole.name(ordinal), -1);
    }
    return shown;
  }

  private static int[] local(Columns.Whole whole, int leaf, int[] shown) {
    var local = new int[whole.leaves()[leaf].distinct];
    for (var ordinal = 0; ordinal < local.length; ordinal++) {
      local[ordinal] = shown[whole.global(leaf, ordinal)];
    }
    return local;
  }
}
