package cityip.search;

import java.io.IOException;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.MatchAllDocsQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreMode;

/**
 * Distinct families in each cell, exactly. Most families have one member in the index and need no comparing; of the others the pairs of
 * cell and family are sorted.
 */
final class FamilyCells {

  private final PivotPass pass;
  private final Columns.Whole families;

  FamilyCells(PivotPass pass, Columns.Whole families) {
    this.pass = pass;
    this.families = families;
  }

  int[] count(IndexSearcher searcher, Query query, AtomicLong total) throws IOException {
    var table = new int[pass.cells()];
    var members = members();
    var pairs = new Pairs();
    var weight = query instanceof MatchAllDocsQuery ? null : searcher.createWeight(searcher.rewrite(query), ScoreMode.COMPLETE_NO_SCORES, 1);
    for (var leaf = 0; leaf < searcher.getIndexReader().leaves().size(); leaf++) {
      var at = leaf;
      var visit = pass.new Visit(leaf);
      total.addAndGet(PivotPass.each(searcher.getIndexReader(), leaf, weight, (docs, length) -> {
        for (var n = 0; n < length; n++) {
          var local = families.leaves()[at].one(docs[n]);
          var family = local < 0 ? -1 : families.global(at, local);
          for (var cell : visit.cells(docs[n])) {
            if (family < 0 || members[family] == 1) {
              table[cell]++;
            } else {
              pairs.add((long) cell << 32 | family);
            }
          }
        }
      }));
    }
    pairs.eachDistinct(pair -> table[(int) (pair >>> 32)]++);
    return table;
  }

  /** How many documents of the index each family has; two stands for more. */
  private byte[] members() {
    var members = new byte[families.distinct()];
    for (var leaf = 0; leaf < families.leaves().length; leaf++) {
      var column = families.leaves()[leaf];
      var docs = column.small == null ? column.large == null ? 0 : column.large.length : column.small.length;
      for (var doc = 0; doc < docs; doc++) {
        var local = column.one(doc);
        if (local >= 0 && members[families.global(leaf, local)] < 2) {
          members[families.global(leaf, local)]++;
        }
      }
    }
    return members;
  }

  private static final class Pairs {

    private long[] pairs = new long[1_024];
    private int used;

    void add(long pair) {
      if (used == pairs.length) {
        pairs = Arrays.copyOf(pairs, used * 2);
      }
      pairs[used++] = pair;
    }

    void eachDistinct(java.util.function.LongConsumer consumer) {
      Arrays.parallelSort(pairs, 0, used);
      for (var n = 0; n < used; n++) {
        if (n == 0 || pairs[n] != pairs[n - 1]) {
          consumer.accept(pairs[n]);
        }
      }
    }
  }
}
