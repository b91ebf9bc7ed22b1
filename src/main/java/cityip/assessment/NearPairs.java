package cityip.assessment;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;

/**
 * Finds all pairs of texts that share most of their pieces, without comparing each with each: signatures by one permutation with rotation
 * (Li, Owen, Zhang 2012; Shrivastava, Li 2014) are cut into bands, texts that agree in a band are compared exactly.
 */
final class NearPairs {

  private static final int BANDS = 32;
  private static final int ROWS = 3;
  private static final int BINS = BANDS * ROWS;
  /** A band that so many texts share is a phrase, not a copy; its texts are compared with their neighbours in the list alone. */
  private static final int CROWD = 400;
  /** By how much an estimate from signatures may err before the exact comparison is saved; three deviations of 96 bins. */
  private static final double DOUBT = 0.15;

  record Pair(int one, int other, double alike) {}

  private NearPairs() {}

  static List<Pair> of(List<Shingles> texts, double least) {
    var signatures = texts.stream().map(NearPairs::signature).toList();
    var keys = signatures.stream().map(NearPairs::keys).toList();
    var pairs = new ArrayList<Pair>();
    for (var band = 0; band < BANDS; band++) {
      var buckets = new HashMap<Long, List<Integer>>();
      for (var n = 0; n < texts.size(); n++) {
        if (texts.get(n).pieces().length >= ROWS) {
          buckets.computeIfAbsent(keys.get(n)[band], _ -> new ArrayList<>(2)).add(n);
        }
      }
      for (var bucket : buckets.values()) {
        for (var i = 0; i < bucket.size(); i++) {
          for (var j = i + 1; j < bucket.size() && (bucket.size() <= CROWD || j - i <= 20); j++) {
            var one = bucket.get(i);
            var other = bucket.get(j);
            if (isFirst(keys.get(one), keys.get(other), band) && estimate(signatures.get(one), signatures.get(other)) >= least - DOUBT) {
              var alike = texts.get(one).alike(texts.get(other));
              if (alike >= least) {
                pairs.add(new Pair(one, other, alike));
              }
            }
          }
        }
      }
    }
    return pairs;
  }

  /** A pair that agrees in several bands is looked at in the first of them. */
  private static boolean isFirst(long[] one, long[] other, int band) {
    for (var before = 0; before < band; before++) {
      if (one[before] == other[before]) {
        return false;
      }
    }
    return true;
  }

  private static double estimate(int[] one, int[] other) {
    var same = 0;
    for (var n = 0; n < BINS; n++) {
      same += one[n] == other[n] ? 1 : 0;
    }
    return same / (double) BINS;
  }

  private static long[] keys(int[] signature) {
    var keys = new long[BANDS];
    for (var band = 0; band < BANDS; band++) {
      keys[band] = key(signature, band);
    }
    return keys;
  }

  private static int[] signature(Shingles text) {
    var bins = new int[BINS];
    Arrays.fill(bins, Integer.MAX_VALUE);
    for (var piece : text.pieces()) {
      var bin = Integer.remainderUnsigned(piece, BINS);
      bins[bin] = Math.min(bins[bin], Shingles.mixed(piece) & Integer.MAX_VALUE);
    }
    for (var n = 0; n < BINS && text.pieces().length > 0; n++) {
      for (var step = 1; bins[n] == Integer.MAX_VALUE && step < BINS; step++) {
        var from = bins[(n + step) % BINS];
        bins[n] = from == Integer.MAX_VALUE ? from : from ^ step << 20;
      }
    }
    return bins;
  }

  private static long key(int[] signature, int band) {
    var key = band * 0x9e3779b97f4a7c15L;
    for (var row = 0; row < ROWS; row++) {
      key = (key ^ signature[band * ROWS + row]) * 0x100000001b3L;
    }
    return key;
  }
}
