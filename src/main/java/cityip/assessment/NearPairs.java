package cityip.assessment;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/**
 * Finds all pairs of texts that share most of what is particular to them, without comparing each with each: signatures by one permutation
 * with rotation (Li, Owen, Zhang 2012; Shrivastava, Li 2014), 16 bits a bin (b-bit, Li, König 2010), over the pieces that tell; bins are cut
 * into bands, texts that agree in a band are compared by their signatures and, when these are close, in full. Flat arrays, no object per text.
 * It does not change once made.
 */
final class NearPairs {

  static final int BINS = 128;
  /** Texts with fewer telling pieces are signed by so many of their rarest. */
  private static final int FEWEST = 48;
  /** A band that so many texts share is a phrase, not a copy; its texts are compared with the next ones in the list alone. */
  private static final int CROWD = 300;
  private static final int NEIGHBOURS = 12;

  private final int texts;
  private final IntFunction<String> text;
  private final Rarity rarity;
  private final double least;
  private final int rows;
  private final int bands;
  private final int doubt;
  private final short[] signatures;
  private final boolean[] signed;
  /** For each band the texts in the order of their key. */
  private final int[][] order;

  record Pair(int one, int other, double alike) {}

  /** A text of the index that is like a new one. */
  record Match(int text, double alike) {}

  /** @param least how alike a pair must be to be told, 0 to 1; the bands are computed from it */
  NearPairs(int texts, IntFunction<String> text, Rarity rarity, double least) {
    this.texts = texts;
    this.text = text;
    this.rarity = rarity;
    this.least = least;
    var shared = least / (2 - least);
    rows = rows(shared, 0.98);
    bands = BINS / rows;
    doubt = (int) Math.max(1, Math.floor(BINS * shared - 3 * Math.sqrt(BINS * shared * (1 - shared))));
    signatures = new short[texts * BINS];
    signed = new boolean[texts];
    var parts = Math.min(texts, 64);
    IntStream.range(0, parts).parallel().forEach(part -> {
      for (var n = (int) ((long) texts * part / parts); n < (int) ((long) texts * (part + 1) / parts); n++) {
        signed[n] = sign(text.apply(n), signatures, n * BINS);
      }
    });
    order = IntStream.range(0, bands).parallel().mapToObj(this::sorted).toArray(int[][]::new);
  }

  /**
   * The most rows a band can have so that a pair which shares this much meets in at least one of them as often as wanted: with r rows there are
   * b = BINS / r bands, and the chance is 1 − (1 − s^r)^b. More rows mean fewer strangers that meet.
   */
  static int rows(double shared, double wanted) {
    for (var rows = 8; rows > 1; rows /= 2) {
      if (1 - Math.pow(1 - Math.pow(shared, rows), BINS / (double) rows) >= wanted) {
        return rows;
      }
    }
    return 1;
  }

  int rows() {
    return rows;
  }

  private int[] sorted(int band) {
    var keyed = new long[texts];
    var count = 0;
    for (var n = 0; n < texts; n++) {
      if (signed[n]) {
        keyed[count++] = (long) key(signatures, n * BINS, band) << 32 | n;
      }
    }
    keyed = count == texts ? keyed : Arrays.copyOf(keyed, count);
    Arrays.sort(keyed);
    var sorted = new int[count];
    for (var n = 0; n < count; n++) {
      sorted[n] = (int) keyed[n];
    }
    return sorted;
  }

  private int key(short[] signature, int from, int band) {
    var key = 0;
    for (var row = 0; row < rows; row++) {
      key = rows <= 2 ? key << 16 | signature[from + band * rows + row] & 0xffff : (key ^ signature[from + band * rows + row] & 0xffff) * 0x01000193 + row;
    }
    return key;
  }

  /** @return false when there is nothing to sign */
  private boolean sign(String written, short[] into, int from) {
    var pieces = Shingles.raw(written);
    var bins = new int[BINS];
    if (pieces.length < 3) {
      return false;
    }
    fill(bins, pieces, limit(pieces));
    for (var n = 0; n < BINS; n++) {
      var step = 0;
      while (bins[(n + step) % BINS] == Integer.MAX_VALUE) {
        step++;
      }
      var value = bins[(n + step) % BINS];
      into[from + n] = (short) (step == 0 ? value >>> 4 ^ value >>> 17 : Shingles.mixed((long) value * 131 + step));
    }
    return true;
  }

  /** Up to how many applicants a piece may have to be signed: those that tell, and in a text of common phrases its rarest. */
  private int limit(int[] pieces) {
    var telling = 0;
    for (var piece : pieces) {
      telling += rarity.tells(piece) ? 1 : 0;
    }
    if (telling >= FEWEST) {
      return rarity.telling();
    }
    var counts = Arrays.stream(pieces).map(rarity::count).sorted().toArray();
    return Math.max(rarity.telling(), counts[Math.min(FEWEST, counts.length) - 1]);
  }

  private void fill(int[] bins, int[] pieces, int limit) {
    Arrays.fill(bins, Integer.MAX_VALUE);
    for (var piece : pieces) {
      if (rarity.count(piece) <= limit) {
        var bin = piece >>> 25;
        bins[bin] = Math.min(bins[bin], Shingles.mixed(piece) & Integer.MAX_VALUE - 1);
      }
    }
  }

  /** All pairs, each once, the lower number first. */
  List<Pair> pairs() {
    // a pair may meet in several bands, and be passed over in a crowded one: it is compared once, wherever it met
    var met = IntStream.range(0, bands).parallel().mapToObj(this::met).flatMapToLong(Arrays::stream).sorted().distinct().toArray();
    return Arrays.stream(met).parallel().mapToObj(pair -> new Pair((int) (pair >>> 32), (int) pair, Shingles.of(text.apply((int) (pair >>> 32))).alike(Shingles.of(text.apply((int) pair)), rarity)))
        .filter(pair -> pair.alike() >= least).toList();
  }

  private long[] met(int band) {
    var met = LongStream.builder();
    var sorted = order[band];
    for (int from = 0, to; from < sorted.length; from = to) {
      var key = key(signatures, sorted[from] * BINS, band);
      for (to = from + 1; to < sorted.length && key(signatures, sorted[to] * BINS, band) == key;) {
        to++;
      }
      for (var i = from; i < to; i++) {
        for (var j = i + 1; j < to && (to - from <= CROWD || j - i <= NEIGHBOURS); j++) {
          if (close(signatures, sorted[i] * BINS, sorted[j])) {
            met.add((long) Math.min(sorted[i], sorted[j]) << 32 | Math.max(sorted[i], sorted[j]));
          }
        }
      }
    }
    return met.build().toArray();
  }

  private boolean close(short[] signature, int from, int other) {
    var same = 0;
    for (int n = 0, there = other * BINS; n < BINS; n++) {
      same += signature[from + n] == signatures[there + n] ? 1 : 0;
    }
    return same >= doubt;
  }

  /** The texts a new one is like, the most alike first. */
  List<Match> like(String written) {
    var signature = new short[BINS];
    if (!sign(written, signature, 0)) {
      return List.of();
    }
    var pieces = Shingles.of(written);
    var seen = new java.util.HashSet<Integer>();
    var found = new ArrayList<Match>();
    for (var band = 0; band < bands; band++) {
      var key = key(signature, 0, band);
      var sorted = order[band];
      for (var at = first(sorted, band, key); at < sorted.length && key(signatures, sorted[at] * BINS, band) == key && seen.size() < 4 * CROWD; at++) {
        if (close(signature, 0, sorted[at]) && seen.add(sorted[at])) {
          var alike = pieces.alike(Shingles.of(text.apply(sorted[at])), rarity);
          if (alike >= least) {
            found.add(new Match(sorted[at], alike));
          }
        }
      }
    }
    found.sort(Comparator.comparingDouble(Match::alike).reversed().thenComparingInt(Match::text));
    return found;
  }

  private int first(int[] sorted, int band, int key) {
    var low = 0;
    var high = sorted.length;
    while (low < high) {
      var middle = low + high >>> 1;
      if (key(signatures, sorted[middle] * BINS, band) < key) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }
}
