package cityip.assessment;

import java.util.Arrays;
import java.util.function.IntFunction;
import java.util.function.IntToLongFunction;
import java.util.stream.IntStream;

/**
 * How seldom a piece of text is among applicants. What many applicants write comes from a template, of an agent or of the trade; what one
 * applicant writes a hundred times is a series. So applicants are counted and not texts. Counts lie in one array by the piece's hash; two
 * pieces that meet there only count as a little more common than they are.
 */
final class Rarity {

  private static final int SLOTS = 1 << 23;
  /** Of a large body of texts every so many are counted. */
  private static final int COUNTED = 1 << 17;
  /** In few texts rarity says little: as if so many more applicants had been read, none of whom uses the piece. */
  private static final int PRIOR = 1_000;
  private static final int LEAST_TELLING = 20;
  private static final double TELLING_SHARE = 0.002;

  private final int[] counts;
  private final float[] weights;
  private final int telling;

  private Rarity(int[] counts, int applicants) {
    this.counts = counts;
    telling = Math.max(LEAST_TELLING, (int) (applicants * TELLING_SHARE));
    weights = new float[Math.min(applicants, 1 << 16) + 2];
    for (var n = 0; n < weights.length; n++) {
      // the third power: what a small agent's fifty clients share is to weigh little too
      weights[n] = (float) Math.pow(Math.max(0.1, Math.log((applicants + PRIOR) / (double) Math.max(1, n)) / Math.log(applicants + PRIOR)), 3);
    }
  }

  /** @param applicant of each text */
  static Rarity of(int texts, IntFunction<String> text, IntToLongFunction applicant) {
    var step = Math.max(1, texts / COUNTED);
    var some = IntStream.range(0, texts).filter(n -> n % step == 0).mapToObj(n -> new long[] {applicant.applyAsLong(n), n}).toArray(long[][]::new);
    Arrays.sort(some, (one, other) -> Long.compare(one[0], other[0]));
    var counts = new int[SLOTS];
    var last = new int[counts.length];
    var applicants = 0;
    var before = -1L;
    for (var one : some) {
      if (one[0] != before) {
        applicants++;
        before = one[0];
      }
      for (var piece : Shingles.raw(text.apply((int) one[1]))) {
        var slot = piece & counts.length - 1;
        if (last[slot] != applicants) {
          last[slot] = applicants;
          counts[slot]++;
        }
      }
    }
    return new Rarity(counts, applicants);
  }

  /** 1 for what one applicant alone writes, near 0 for what everybody writes. */
  float weight(int piece) {
    return weights[Math.min(counts[piece & counts.length - 1], weights.length - 1)];
  }

  int count(int piece) {
    return counts[piece & counts.length - 1];
  }

  /** How many applicants a piece may have that says anything about whose text it is. */
  int telling() {
    return telling;
  }

  /** Whether a piece says anything about whose text it is. */
  boolean tells(int piece) {
    return counts[piece & counts.length - 1] <= telling;
  }
}
