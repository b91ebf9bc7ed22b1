package cityip.search;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.List;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.MatchAllDocsQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.search.Weight;
import org.jspecify.annotations.Nullable;

/**
 * Adds up a number of each hit, such as the sum it is pledged for, over the cells of a table that has been counted. Stretches of the
 * index are added up on all cores; what belongs to no row or column shown goes to place nought.
 */
final class PivotSums {

  private static final int[] NOWHERE = {0};

  private final Columns numbers;
  private final Columns.Whole rows;
  private final Columns.@Nullable Whole columns;
  private final int[] down;
  private final int[] across;
  private final int height;
  private final int width;

  private PivotSums(Columns numbers, Columns.Whole rows, Columns.@Nullable Whole columns, PivotCounts counts) throws IOException {
    this.numbers = numbers;
    this.rows = rows;
    this.columns = columns;
    down = places(rows, counts.rows());
    across = columns == null ? NOWHERE : places(columns, counts.columns());
    height = counts.rows().size() + 1;
    width = counts.columns().size() + 1;
  }

  static PivotCounts added(IndexSearcher searcher, Query query, Columns numbers, Columns.Whole rows, Columns.@Nullable Whole columns, PivotCounts counts, String rank) throws IOException {
    var sums = new PivotSums(numbers, rows, columns, counts);
    var reader = searcher.getIndexReader();
    var weight = query instanceof MatchAllDocsQuery ? null : searcher.createWeight(searcher.rewrite(query), ScoreMode.COMPLETE_NO_SCORES, 1);
    var parts = PivotPass.stretches(reader).parallelStream().map(stretch -> {
      try {
        return sums.part(reader, stretch, weight, rank);
      } catch (IOException cause) {
        throw new UncheckedIOException(cause);
      }
    }).toList();
    return sums.shown(counts, parts);
  }

  /** Global ordinal → place among those shown from one on, 0 for the others. */
  private static int[] places(Columns.Whole whole, List<SearchResult.Count> values) throws IOException {
    var places = new HashMap<String, Integer>();
    values.forEach(value -> places.put(value.value(), places.size() + 1));
    var shown = new int[whole.distinct()];
    for (var ordinal = 0; ordinal < shown.length && !places.isEmpty(); ordinal++) {
      shown[ordinal] = places.getOrDefault(whole.name(ordinal), 0);
    }
    return shown;
  }

  /** By a segment's ordinal plus one; the first is for documents without. */
  private static int[] local(Columns.Whole whole, int leaf, int[] places) {
    var local = new int[whole.leaves()[leaf].distinct + 1];
    for (var ordinal = 0; ordinal + 1 < local.length; ordinal++) {
      local[ordinal + 1] = places[whole.global(leaf, ordinal)];
    }
    return local;
  }

  /** Sums by place; those of whole rows stand in the first column, also what is outside the columns shown. */
  private long[] part(IndexReader reader, PivotPass.Stretch stretch, @Nullable Weight weight, String rank) throws IOException {
    var values = numbers.numbers(reader.leaves().get(stretch.leaf()), rank);
    var row = rows.leaves()[stretch.leaf()];
    var column = columns == null ? null : columns.leaves()[stretch.leaf()];
    var downHere = local(rows, stretch.leaf(), down);
    var acrossHere = columns == null ? NOWHERE : local(columns, stretch.leaf(), across);
    var sums = new long[height * width];
    PivotPass.each(reader, stretch.leaf(), weight, stretch.from(), stretch.to(), (docs, length) -> {
      for (var n = 0; n < length; n++) {
        var value = values[docs[n]];
        if (value == 0) {
          continue;
        }
        if (row.isSingle() && (column == null || column.isSingle())) {
          var at = downHere[row.one(docs[n]) + 1] * width;
          sums[at] += value;
          var c = column == null ? 1 : acrossHere[column.one(docs[n]) + 1];
          sums[at + c] += c == 0 ? 0 : value;
        } else {
          several(sums, value, row.places(docs[n], downHere), column == null ? new int[] {1} : column.places(docs[n], acrossHere));
        }
      }
    });
    return sums;
  }

  private void several(long[] sums, long value, int[] rows, int[] columns) {
    for (var row : rows) {
      sums[row * width] += value;
      for (var column : columns) {
        sums[row * width + column] += column == 0 ? 0 : value;
      }
    }
  }

  private PivotCounts shown(PivotCounts counts, List<long[]> parts) {
    var cells = new long[height - 1][width - 1];
    var rowSums = new long[height - 1];
    for (var part : parts) {
      for (var r = 0; r < cells.length; r++) {
        rowSums[r] += part[(r + 1) * width];
        for (var c = 0; c < cells[r].length; c++) {
          cells[r][c] += part[(r + 1) * width + c + 1];
        }
      }
    }
    return new PivotCounts(counts.rows(), counts.columns(), counts.cells(), counts.total(), counts.moreRows(), counts.moreColumns(), cells, rowSums);
  }
}
