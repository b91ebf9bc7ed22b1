package cityip.search;

import java.io.IOException;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.MatchAllDocsQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreMode;
import org.jspecify.annotations.Nullable;

/**
 * Distinct families of cells, rows and columns in one pass, where every document has one value at most of each label. A family with one
 * member in the index just counts; each of the others has one bit for each cell, row and column, and counts when the bit was not yet set.
 */
record FamilyTables(int[] cells, int[] rows, int[] columns) {

  /** Beyond so many bits (a quarter of a gigabyte) sorting is kinder. */
  private static final long MOST_BITS = 1L << 31;

  /** Null when a label has several values somewhere, or when it would take too much memory. */
  static @Nullable FamilyTables count(IndexSearcher searcher, Query query, Columns.Whole rows, Columns.Whole columns, Columns.Whole families, AtomicLong total) throws IOException {
    var width = columns.distinct() + 1;
    var cells = (rows.distinct() + 1) * width;
    var shared = shared(families);
    var many = shared.length == 0 ? 0 : shared[shared.length - 1];
    if (!single(rows) || !single(columns) || !single(families) || (long) cells * many > MOST_BITS) {
      return null;
    }
    var tables = new FamilyTables(new int[cells], new int[rows.distinct() + 1], new int[width]);
    var cellBits = bits((long) cells * many);
    var rowBits = bits((long) tables.rows.length * many);
    var columnBits = bits((long) width * many);
    var weight = query instanceof MatchAllDocsQuery ? null : searcher.createWeight(searcher.rewrite(query), ScoreMode.COMPLETE_NO_SCORES, 1);
    for (var leaf = 0; leaf < searcher.getIndexReader().leaves().size(); leaf++) {
      var at = leaf;
      var row = rows.leaves()[leaf];
      var column = columns.leaves()[leaf];
      var family = families.leaves()[leaf];
      var down = places(rows, leaf);
      var across = places(columns, leaf);
      total.addAndGet(PivotPass.each(searcher.getIndexReader(), leaf, weight, (docs, length) -> {
        for (var n = 0; n < length; n++) {
          var r = down[row.one(docs[n]) + 1];
          var c = across[column.one(docs[n]) + 1];
          var local = family.one(docs[n]);
          var place = local < 0 ? -1 : shared[families.global(at, local)];
          if (place < 0) {
            tables.cells[r * width + c]++;
            tables.rows[r]++;
            tables.columns[c]++;
          } else if (first(cellBits, (long) (r * width + c) * many + place)) {
            tables.cells[r * width + c]++;
            tables.rows[r] += first(rowBits, (long) r * many + place) ? 1 : 0;
            tables.columns[c] += first(columnBits, (long) c * many + place) ? 1 : 0;
          }
        }
      }));
    }
    return tables;
  }

  private static long[] bits(long number) {
    return new long[(int) (number + 63 >>> 6)];
  }

  private static boolean first(long[] bits, long at) {
    var word = bits[(int) (at >>> 6)];
    bits[(int) (at >>> 6)] = word | 1L << at;
    return (word & 1L << at) == 0;
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

  /** A number for each family with several members, -1 for the others; how many numbers there are stands last. */
  private static int[] shared(Columns.Whole families) {
    var members = new int[families.distinct() + 1];
    for (var leaf = 0; leaf < families.leaves().length; leaf++) {
      var column = families.leaves()[leaf];
      var docs = column.small == null ? column.large == null ? 0 : column.large.length : column.small.length;
      for (var doc = 0; doc < docs; doc++) {
        var local = column.one(doc);
        if (local >= 0) {
          members[families.global(leaf, local)]++;
        }
      }
    }
    var many = 0;
    for (var family = 0; family + 1 < members.length; family++) {
      members[family] = members[family] > 1 ? many++ : -1;
    }
    members[members.length - 1] = many;
    return members;
  }
}
