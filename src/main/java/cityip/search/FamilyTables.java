package cityip.search;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.MatchAllDocsQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.search.Weight;
import org.jspecify.annotations.Nullable;

/**
 * Distinct families of cells, rows and columns in one pass, where every document has one value at most of each label. A family with one
 * member in the index just counts; each of the others has a line of bits for its cells, rows and columns, which lie together in memory,
 * and counts when the bit was not yet set. Two cores pass over all hits, each caring for every second family.
 */
record FamilyTables(int[] cells, int[] rows, int[] columns) {

  /** Beyond so many bits (a quarter of a gigabyte) sorting is kinder. */
  private static final long MOST_BITS = 1L << 31;
  private static final int PARTS = 2;

  /** Null when a label has several values somewhere, or when it would take too much memory. */
  static @Nullable FamilyTables count(IndexSearcher searcher, Query query, Columns.Whole rows, Columns.Whole columns, Columns.Whole families, AtomicLong total) throws IOException {
    if (!single(rows) || !single(columns) || !single(families)) {
      return null;
    }
    var shared = families.shared().of(families);
    var empty = empty(rows, columns);
    if (shared.many() * empty.line() * Long.SIZE > MOST_BITS) {
      return null;
    }
    var bits = new long[Math.toIntExact(shared.many() * empty.line())];
    var weight = query instanceof MatchAllDocsQuery ? null : searcher.createWeight(searcher.rewrite(query), ScoreMode.COMPLETE_NO_SCORES, 1);
    return IntStream.range(0, PARTS).parallel().mapToObj(part -> {
      try {
        var tables = empty(rows, columns);
        var hits = tables.part(searcher, weight, rows, columns, shared, bits, part);
        if (part == 0) {
          total.addAndGet(hits);
        }
        return tables;
      } catch (IOException cause) {
        throw new UncheckedIOException(cause);
      }
    }).reduce(empty, FamilyTables::plus);
  }

  private static FamilyTables empty(Columns.Whole rows, Columns.Whole columns) {
    var width = columns.distinct() + 1;
    return new FamilyTables(new int[(rows.distinct() + 1) * width], new int[rows.distinct() + 1], new int[width]);
  }

  /** Words that a family's bits take. */
  private long line() {
    return (cells.length + rows.length + columns.length + Long.SIZE - 1) / Long.SIZE;
  }

  private long part(IndexSearcher searcher, @Nullable Weight weight, Columns.Whole rowsOf, Columns.Whole columnsOf, Shared shared, long[] bits, int part) throws IOException {
    var width = columns.length;
    var line = (int) line();
    var hits = 0L;
    for (var leaf = 0; leaf < searcher.getIndexReader().leaves().size(); leaf++) {
      var row = rowsOf.leaves()[leaf];
      var column = columnsOf.leaves()[leaf];
      var places = shared.places()[leaf];
      var down = places(rowsOf, leaf);
      var across = places(columnsOf, leaf);
      hits += PivotPass.each(searcher.getIndexReader(), leaf, weight, (docs, length) -> {
        for (var n = 0; n < length; n++) {
          var place = places[docs[n]];
          if (((place < 0 ? docs[n] : place) & 1) != part) {
            continue;
          }
          var r = down[row.one(docs[n]) + 1];
          var c = across[column.one(docs[n]) + 1];
          var cell = r * width + c;
          if (place < 0) {
            cells[cell]++;
            rows[r]++;
            columns[c]++;
          } else if (first(bits, place * line, cell)) {
            cells[cell]++;
            rows[r] += first(bits, place * line, cells.length + r) ? 1 : 0;
            columns[c] += first(bits, place * line, cells.length + rows.length + c) ? 1 : 0;
          }
        }
      });
    }
    return hits;
  }

  private static boolean first(long[] bits, int line, int bit) {
    var word = bits[line + (bit >>> 6)];
    bits[line + (bit >>> 6)] = word | 1L << bit;
    return (word & 1L << bit) == 0;
  }

  private FamilyTables plus(FamilyTables other) {
    return new FamilyTables(sum(cells, other.cells), sum(rows, other.rows), sum(columns, other.columns));
  }

  private static int[] sum(int[] one, int[] other) {
    var sum = new int[one.length];
    Arrays.setAll(sum, n -> one[n] + other[n]);
    return sum;
  }

  private static boolean single(Columns.Whole whole) {
    return Arrays.stream(whole.leaves()).allMatch(Column::isSingle);
  }

  /** A segment's ordinals plus one, as ordinals plus one over all. */
  private static int[] places(Columns.Whole whole, int leaf) {
    var places = new int[whole.leaves()[leaf].distinct + 1];
    for (var local = 0; local + 1 < places.length; local++) {
      places[local + 1] = whole.global(leaf, local) + 1;
    }
    return places;
  }
}
