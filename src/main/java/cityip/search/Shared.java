package cityip.search;

import org.jspecify.annotations.Nullable;

/**
 * Which documents share their value of a label with others, such as members of one family.
 *
 * @param places by segment and document: a number for each value that several bear, -1 for documents that bear theirs alone or none
 * @param many how many such values there are
 */
record Shared(int[][] places, int many) {

  /** Found out when first asked for. */
  static final class Once {

    private @Nullable Shared known;

    synchronized Shared of(Columns.Whole whole) {
      var shared = known;
      if (shared == null) {
        shared = among(whole);
        known = shared;
      }
      return shared;
    }
  }

  private static Shared among(Columns.Whole whole) {
    var bearers = new int[whole.distinct()];
    var places = new int[whole.leaves().length][];
    for (var leaf = 0; leaf < places.length; leaf++) {
      var column = whole.leaves()[leaf];
      places[leaf] = new int[whole.reader().leaves().get(leaf).reader().maxDoc()];
      for (var doc = 0; doc < places[leaf].length; doc++) {
        var local = column.one(doc);
        var value = local < 0 ? -1 : whole.global(leaf, local);
        places[leaf][doc] = value;
        if (value >= 0) {
          bearers[value]++;
        }
      }
    }
    var many = 0;
    for (var value = 0; value < bearers.length; value++) {
      bearers[value] = bearers[value] > 1 ? many++ : -1;
    }
    for (var leaf : places) {
      for (var doc = 0; doc < leaf.length; doc++) {
        leaf[doc] = leaf[doc] < 0 ? -1 : bearers[leaf[doc]];
      }
    }
    return new Shared(places, many);
  }
}
