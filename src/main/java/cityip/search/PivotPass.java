package cityip.search;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.MatchAllDocsQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.search.Weight;
import org.jspecify.annotations.Nullable;

/**
 * A result by two labels in one pass over plain columns. Each segment's ordinals are turned into offsets of the whole table once, so
 * that a hit costs two reads, an addition and a count.
 */
final class PivotPass {

  /** A table of more cells is narrowed to its commonest rows and columns by a pass of its own first. */
  private static final int MOST_CELLS = 4_000_000;
  private static final int MOST_CELLS_EACH = 100_000;
  private static final int AT_ONCE = 4_096;
  private static final int STRETCH = 250_000;

  private final Columns.Whole rows;
  private final Columns.@Nullable Whole columns;
  private final int width;

  private PivotPass(Columns.Whole rows, Columns.@Nullable Whole columns) {
    this.rows = rows;
    this.columns = columns;
    this.width = columns == null ? 1 : columns.distinct() + 1;
  }

  static PivotCounts count(IndexSearcher searcher, Query query, Columns.Whole rows, Columns.@Nullable Whole columns, Columns.@Nullable Whole families, int mostRows, int mostColumns)
      throws IOException {
    if ((long) (rows.distinct() + 1) * (columns == null ? 1 : columns.distinct() + 1) > MOST_CELLS) {
      return Narrowed.count(searcher, query, rows, columns, families, mostRows, mostColumns);
    }
    var pass = new PivotPass(rows, columns);
    var total = new AtomicLong();
    if (families != null && columns != null) {
      var tables = FamilyTables.count(searcher, query, rows, columns, families, total);
      if (tables != null) {
        return pass.shown(tables.cells(), tables.rows(), tables.columns(), total.get(), mostRows, mostColumns);
      }
    }
    var table = pass.table(searcher, query, families, total);
    if (columns == null || families == null && isSingle(rows) && isSingle(columns)) {
      return pass.shown(table, pass.sums(table, true), pass.sums(table, false), total.get(), mostRows, mostColumns);
    }
    // a hit with several values stands in several cells, a family too: sums over cells would count them more than once
    var down = new PivotPass(rows, null).table(searcher, query, families, new AtomicLong());
    var across = new PivotPass(columns, null).table(searcher, query, families, new AtomicLong());
    return pass.shown(table, down, across, total.get(), mostRows, mostColumns);
  }

  private int[] table(IndexSearcher searcher, Query query, Columns.@Nullable Whole families, AtomicLong total) throws IOException {
    return families == null ? all(searcher, query, total) : new FamilyCells(this, families).count(searcher, query, total);
  }

  private static boolean isSingle(Columns.Whole whole) {
    return Arrays.stream(whole.leaves()).allMatch(Column::isSingle);
  }

  private int[] sums(int[] table, boolean down) {
    var sums = new int[down ? rows.distinct() + 1 : width];
    for (var cell = 0; cell < table.length; cell++) {
      sums[down ? cell / width : cell % width] += table[cell];
    }
    return sums;
  }

  /** Row and column offsets of a segment's ordinals plus one; the first is for documents without. */
  private int[] offsets(Columns.Whole whole, int leaf, int step) {
    var column = whole.leaves()[leaf];
    var offsets = new int[column.distinct + 1];
    for (var local = 0; local < column.distinct; local++) {
      offsets[local + 1] = (whole.global(leaf, local) + 1) * step;
    }
    return offsets;
  }

  int cells() {
    return (rows.distinct() + 1) * width;
  }

  /** On all cores, each with a table of its own as long as that is small. */
  private int[] all(IndexSearcher searcher, Query query, AtomicLong total) throws IOException {
    var reader = searcher.getIndexReader();
    var weight = query instanceof MatchAllDocsQuery ? null : searcher.createWeight(searcher.rewrite(query), ScoreMode.COMPLETE_NO_SCORES, 1);
    var stretches = stretches(reader);
    var parts = cells() > MOST_CELLS_EACH ? 1 : Math.min(stretches.size(), Runtime.getRuntime().availableProcessors());
    return IntStream.range(0, parts).parallel().mapToObj(part -> {
      var table = new int[cells()];
      for (var n = part; n < stretches.size(); n += parts) {
        total.addAndGet(counted(reader, weight, stretches.get(n), table));
      }
      return table;
    }).reduce(new int[cells()], PivotPass::plus);
  }

  private long counted(IndexReader reader, @Nullable Weight weight, Stretch stretch, int[] table) {
    try {
      var visit = new Visit(stretch.leaf);
      return each(reader, stretch.leaf, weight, stretch.from, stretch.to, (docs, length) -> visit.count(docs, length, table));
    } catch (IOException cause) {
      throw new UncheckedIOException(cause);
    }
  }

  private static int[] plus(int[] sum, int[] part) {
    var both = new int[sum.length];
    for (var cell = 0; cell < both.length; cell++) {
      both[cell] = sum[cell] + part[cell];
    }
    return both;
  }

  /** A stretch of a segment. */
  record Stretch(int leaf, int from, int to) {}

  static List<Stretch> stretches(IndexReader reader) {
    var stretches = new ArrayList<Stretch>();
    for (var leaf : reader.leaves()) {
      for (var from = 0; from < leaf.reader().maxDoc(); from += STRETCH) {
        stretches.add(new Stretch(leaf.ord, from, Math.min(leaf.reader().maxDoc(), from + STRETCH)));
      }
    }
    return stretches;
  }

  /** One segment's part of the pass. */
  final class Visit {

    private final Column row;
    private final @Nullable Column column;
    private final int[] rowOffsets;
    private final int[] columnOffsets;

    Visit(int leaf) {
      row = rows.leaves()[leaf];
      column = columns == null ? null : columns.leaves()[leaf];
      rowOffsets = offsets(rows, leaf, width);
      columnOffsets = columns == null ? new int[1] : offsets(columns, leaf, 1);
    }

    void count(int[] docs, int length, int[] table) {
      var rowSmall = row.small;
      var columnSmall = column == null ? null : column.small;
      if (rowSmall != null && columnSmall != null) {
        for (var n = 0; n < length; n++) {
          table[rowOffsets[rowSmall[docs[n]]] + columnOffsets[columnSmall[docs[n]]]]++;
        }
      } else if (rowSmall != null && column == null) {
        for (var n = 0; n < length; n++) {
          table[rowOffsets[rowSmall[docs[n]]]]++;
        }
      } else {
        for (var n = 0; n < length; n++) {
          for (var cell : cells(docs[n])) {
            table[cell]++;
          }
        }
      }
    }

    /** The cells of one document; several when a label has several values. */
    int[] cells(int doc) {
      var down = ordinals(row, doc);
      var across = column == null ? new int[] {0} : ordinals(column, doc);
      var cells = new int[down.length * across.length];
      for (var n = 0; n < cells.length; n++) {
        cells[n] = rowOffsets[down[n / across.length]] + columnOffsets[across[n % across.length]];
      }
      return cells;
    }

    private static int[] ordinals(Column column, int doc) {
      if (column.isSingle()) {
        return new int[] {column.one(doc) + 1};
      }
      var starts = column.starts;
      var many = column.many;
      if (starts == null || many == null || starts[doc] == starts[doc + 1]) {
        return new int[] {0};
      }
      var ordinals = Arrays.copyOfRange(many, starts[doc], starts[doc + 1]);
      for (var n = 0; n < ordinals.length; n++) {
        ordinals[n]++;
      }
      return ordinals;
    }
  }

  @FunctionalInterface
  interface Docs {
    void take(int[] docs, int length) throws IOException;
  }

  /** Hands out the hits of a segment by the thousand; how many there were. */
  static long each(IndexReader reader, int leaf, @Nullable Weight weight, Docs docs) throws IOException {
    return each(reader, leaf, weight, 0, reader.leaves().get(leaf).reader().maxDoc(), docs);
  }

  /** Likewise of the documents from one number to before another. */
  static long each(IndexReader reader, int leaf, @Nullable Weight weight, int from, int to, Docs docs) throws IOException {
    var context = reader.leaves().get(leaf);
    var live = context.reader().getLiveDocs();
    var some = new int[AT_ONCE];
    var length = 0;
    var total = 0L;
    var scorer = weight == null ? null : weight.scorer(context);
    if (weight != null && scorer == null) {
      return 0;
    }
    var hits = scorer == null ? DocIdSetIterator.all(context.reader().maxDoc()) : scorer.iterator();
    for (var doc = from == 0 ? hits.nextDoc() : hits.advance(from); doc < to; doc = hits.nextDoc()) {
      if (live == null || live.get(doc)) {
        some[length++] = doc;
        if (length == AT_ONCE) {
          docs.take(some, length);
          total += length;
          length = 0;
        }
      }
    }
    docs.take(some, length);
    return total + length;
  }

  private PivotCounts shown(int[] table, int[] rowSums, int[] columnSums, long total, int mostRows, int mostColumns) throws IOException {
    var down = commonest(rowSums, 1, mostRows);
    var across = columns == null ? List.of(0) : commonest(columnSums, 1, mostColumns);
    var cells = new long[down.size()][across.size()];
    for (var r = 0; r < down.size(); r++) {
      for (var c = 0; c < across.size(); c++) {
        cells[r][c] = table[down.get(r) * width + across.get(c)];
      }
    }
    var names = new ArrayList<SearchResult.Count>();
    for (var ordinal : down) {
      names.add(new SearchResult.Count(rows.name(ordinal - 1), rowSums[ordinal]));
    }
    var heads = new ArrayList<SearchResult.Count>();
    for (var ordinal : across) {
      heads.add(columns == null ? new SearchResult.Count("", total) : new SearchResult.Count(columns.name(ordinal - 1), columnSums[ordinal]));
    }
    return new PivotCounts(names, heads, cells, total, used(rowSums, 1) - down.size(), columns == null ? 0 : used(columnSums, 1) - across.size());
  }

  private static int used(int[] sums, int from) {
    return (int) Arrays.stream(sums, from, sums.length).filter(sum -> sum > 0).count();
  }

  private static List<Integer> commonest(int[] sums, int from, int most) {
    var used = new ArrayList<Integer>();
    for (var n = from; n < sums.length; n++) {
      if (sums[n] > 0) {
        used.add(n);
      }
    }
    used.sort(Comparator.<Integer>comparingInt(n -> sums[n]).reversed().thenComparing(Comparator.naturalOrder()));
    return List.copyOf(used.subList(0, Math.min(most, used.size())));
  }
}
