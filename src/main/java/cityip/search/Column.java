package cityip.search;

import java.io.IOException;
import java.util.Arrays;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.LeafReader;
import org.apache.lucene.search.DocIdSetIterator;
import org.jspecify.annotations.Nullable;

/**
 * One label of one segment, by document, as plain arrays: counting over them is as fast as memory is read. A document with
 * one value at most has its ordinal plus one, else a stretch of {@code many}.
 */
final class Column {

  /** Ordinal plus one by document, 0 for none; null when there are more than fits or some document has several values. */
  final char @Nullable [] small;
  final int @Nullable [] large;
  /** Where each document's ordinals begin in {@link #many}; null when none has several. */
  final int @Nullable [] starts;
  final int @Nullable [] many;
  final int distinct;

  private Column(char @Nullable [] small, int @Nullable [] large, int @Nullable [] starts, int @Nullable [] many, int distinct) {
    this.small = small;
    this.large = large;
    this.starts = starts;
    this.many = many;
    this.distinct = distinct;
  }

  static Column read(LeafReader leaf, String label) throws IOException {
    var values = DocValues.getSortedSet(leaf, label);
    var distinct = (int) values.getValueCount();
    var single = DocValues.unwrapSingleton(values) != null || !several(leaf, label);
    if (!single) {
      return several(leaf, label, distinct);
    }
    var wide = distinct >= Character.MAX_VALUE;
    var small = wide ? null : new char[leaf.maxDoc()];
    var large = wide ? new int[leaf.maxDoc()] : null;
    for (var doc = values.nextDoc(); doc != DocIdSetIterator.NO_MORE_DOCS; doc = values.nextDoc()) {
      var ordinal = (int) values.nextOrd() + 1;
      if (small != null) {
        small[doc] = (char) ordinal;
      } else if (large != null) {
        large[doc] = ordinal;
      }
    }
    return new Column(small, large, null, null, distinct);
  }

  private static boolean several(LeafReader leaf, String label) throws IOException {
    var values = DocValues.getSortedSet(leaf, label);
    for (var doc = values.nextDoc(); doc != DocIdSetIterator.NO_MORE_DOCS; doc = values.nextDoc()) {
      if (values.docValueCount() > 1) {
        return true;
      }
    }
    return false;
  }

  private static Column several(LeafReader leaf, String label, int distinct) throws IOException {
    var values = DocValues.getSortedSet(leaf, label);
    var starts = new int[leaf.maxDoc() + 1];
    var many = new int[leaf.maxDoc() + 16];
    var used = 0;
    var before = 0;
    for (var doc = values.nextDoc(); doc != DocIdSetIterator.NO_MORE_DOCS; doc = values.nextDoc()) {
      Arrays.fill(starts, before, doc + 1, used);
      before = doc + 1;
      var count = values.docValueCount();
      if (used + count > many.length) {
        many = Arrays.copyOf(many, Math.max(used + count, many.length * 2));
      }
      for (var n = 0; n < count; n++) {
        many[used++] = (int) values.nextOrd();
      }
    }
    Arrays.fill(starts, before, starts.length, used);
    return new Column(null, null, starts, Arrays.copyOf(many, used), distinct);
  }

  /** The ordinal of a document with one value at most; -1 for none. */
  int one(int doc) {
    return small != null ? small[doc] - 1 : large != null ? large[doc] - 1 : -1;
  }

  /** Where a document's values stand, by a place for each ordinal plus one. */
  int[] places(int doc, int[] byOrdinal) {
    if (starts == null || many == null) {
      return new int[] {byOrdinal[one(doc) + 1]};
    }
    var places = Arrays.copyOfRange(many, starts[doc], starts[doc + 1]);
    for (var n = 0; n < places.length; n++) {
      places[n] = byOrdinal[places[n] + 1];
    }
    return places;
  }

  boolean isSingle() {
    return starts == null;
  }

  /** Adds documents to counts by ordinal plus one; the first is for those without. */
  void count(int[] docs, int length, int[] counts) {
    var small = this.small;
    var large = this.large;
    var starts = this.starts;
    var many = this.many;
    if (small != null) {
      for (var n = 0; n < length; n++) {
        counts[small[docs[n]]]++;
      }
    } else if (large != null) {
      for (var n = 0; n < length; n++) {
        counts[large[docs[n]]]++;
      }
    } else if (starts != null && many != null) {
      for (var n = 0; n < length; n++) {
        for (var at = starts[docs[n]]; at < starts[docs[n] + 1]; at++) {
          counts[many[at] + 1]++;
        }
      }
    }
  }
}
