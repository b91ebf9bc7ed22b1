package cityip.search;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.LeafReader;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.OrdinalMap;
import org.apache.lucene.index.SortedSetDocValues;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.util.packed.PackedInts;
import org.jspecify.annotations.Nullable;

/** The columns of an index, read once for each segment and joined once for each state of it. Segments never change, so most stay. */
final class Columns {

  /**
   * A label over all segments.
   *
   * @param leaves by segment
   * @param global by segment: local ordinal → ordinal over all; null when there is one segment
   * @param distinct number of values over all
   */
  record Whole(Column[] leaves, int @Nullable [][] global, int distinct, IndexReader reader, String label, @Nullable OrdinalMap map, Shared.Once shared) {

    int global(int leaf, int local) {
      return global == null ? local : global[leaf][local];
    }

    /** The value itself. */
    String name(int ordinal) throws IOException {
      var map = this.map;
      if (map == null) {
        return values(0).lookupOrd(ordinal).utf8ToString();
      }
      return values(map.getFirstSegmentNumber(ordinal)).lookupOrd(map.getFirstSegmentOrd(ordinal)).utf8ToString();
    }

    private SortedSetDocValues values(int leaf) throws IOException {
      return DocValues.getSortedSet(reader.leaves().get(leaf).reader(), label);
    }
  }

  private final Map<IndexReader.CacheKey, Map<String, Column>> segments = new ConcurrentHashMap<>();
  private final Map<IndexReader.CacheKey, Map<String, long[]>> numbers = new ConcurrentHashMap<>();

  private record Joined(IndexReader.CacheKey key, Map<String, Whole> wholes) {}

  private final AtomicReference<@Nullable Joined> latest = new AtomicReference<>();

  Whole of(IndexReader reader, String label) throws IOException {
    var key = reader.getReaderCacheHelper().getKey();
    var joined = latest.get();
    if (joined == null || !joined.key.equals(key)) {
      joined = new Joined(key, new ConcurrentHashMap<>());
      latest.set(joined);
    }
    try {
      return joined.wholes.computeIfAbsent(label, name -> join(reader, name));
    } catch (UncheckedIOException cause) {
      throw cause.getCause();
    }
  }

  private Whole join(IndexReader reader, String label) {
    try {
      var leaves = reader.leaves();
      var columns = new Column[leaves.size()];
      var values = new SortedSetDocValues[leaves.size()];
      for (var n = 0; n < columns.length; n++) {
        columns[n] = column(leaves.get(n), label);
        values[n] = DocValues.getSortedSet(leaves.get(n).reader(), label);
      }
      if (columns.length <= 1) {
        return new Whole(columns, null, columns.length == 0 ? 0 : columns[0].distinct, reader, label, null, new Shared.Once());
      }
      var map = OrdinalMap.build(null, values, PackedInts.DEFAULT);
      var global = new int[columns.length][];
      for (var n = 0; n < columns.length; n++) {
        var ordinals = map.getGlobalOrds(n);
        global[n] = new int[columns[n].distinct];
        for (var local = 0; local < global[n].length; local++) {
          global[n][local] = (int) ordinals.get(local);
        }
      }
      return new Whole(columns, global, (int) map.getValueCount(), reader, label, map, new Shared.Once());
    } catch (IOException cause) {
      throw new UncheckedIOException(cause);
    }
  }

  private Column column(LeafReaderContext leaf, String label) throws IOException {
    var helper = leaf.reader().getCoreCacheHelper();
    var of = segments.computeIfAbsent(helper.getKey(), key -> {
      helper.addClosedListener(segments::remove);
      return new ConcurrentHashMap<>();
    });
    var known = of.get(label);
    if (known == null) {
      known = Column.read(leaf.reader(), label);
      of.put(label, known);
    }
    return known;
  }

  /** A number of each document of a segment, nought where there is none. */
  long[] numbers(LeafReaderContext leaf, String rank) throws IOException {
    var helper = leaf.reader().getCoreCacheHelper();
    var of = numbers.computeIfAbsent(helper.getKey(), key -> {
      helper.addClosedListener(numbers::remove);
      return new ConcurrentHashMap<>();
    });
    var known = of.get(rank);
    if (known == null) {
      known = read(leaf.reader(), rank);
      of.put(rank, known);
    }
    return known;
  }

  private static long[] read(LeafReader leaf, String rank) throws IOException {
    var values = DocValues.getSortedNumeric(leaf, rank);
    var numbers = new long[leaf.maxDoc()];
    for (var doc = values.nextDoc(); doc != DocIdSetIterator.NO_MORE_DOCS; doc = values.nextDoc()) {
      numbers[doc] = values.nextValue();
    }
    return numbers;
  }
}
