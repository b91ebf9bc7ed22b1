package cityip.assessment;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * A text as the set of its short pieces, for finding texts that share their words (Broder 1997). Numbers count as one sign and the phrases every
 * patent uses are left out, so that swapped figures hide nothing and common phrases prove nothing.
 */
public record Shingles(int[] pieces) {

  private static final int LENGTH = 3;
  private static final int SHARED = 5;
  private static final int MOST = 40_000;

  static Shingles of(String text) {
    var plain = readable(text);
    var set = new HashSet<Integer>();
    for (var n = 0; n + LENGTH <= plain.length(); n++) {
      set.add(mixed(plain.charAt(n) * 31 * 31 + plain.charAt(n + 1) * 31 + plain.charAt(n + 2) + ((long) plain.charAt(n) << 32)));
    }
    return new Shingles(set.stream().mapToInt(Integer::intValue).sorted().toArray());
  }

  private static String readable(String text) {
    var cut = Characters.plain(text.length() <= MOST ? text : text.substring(0, MOST));
    return cut.replaceAll("[\\p{P}\\p{Z}\\s\\p{S}]+", "").replaceAll("[0-9]+", "0")
        .replaceAll("本发明|本实用新型|所述|其特征在于|技术领域|公开了?|涉及|包括|以及|一种|提供了?|具体|实施方式|有益效果|与现有技术相比", "");
  }

  /** A well-mixed 32-bit value (the finaliser of SplitMix64). */
  static int mixed(long value) {
    var z = value + 0x9e3779b97f4a7c15L;
    z = (z ^ z >>> 30) * 0xbf58476d1ce4e5b9L;
    z = (z ^ z >>> 27) * 0x94d049bb133111ebL;
    return (int) (z ^ z >>> 31);
  }

  /** Pieces both have as a share of all. */
  double alike(Shingles other) {
    var shared = 0;
    for (int i = 0, j = 0; i < pieces.length && j < other.pieces.length;) {
      if (pieces[i] == other.pieces[j]) {
        shared++;
        i++;
        j++;
      } else if (pieces[i] < other.pieces[j]) {
        i++;
      } else {
        j++;
      }
    }
    var all = pieces.length + other.pieces.length - shared;
    return all == 0 ? 0 : shared / (double) all;
  }

  /** A stretch of a text; {@code common} when the other text has it too. */
  public record Stretch(String text, boolean common) {}

  /** A text cut where it begins and stops to agree with another. */
  static List<Stretch> marked(String text, String other) {
    Set<String> there = new HashSet<>();
    for (var n = 0; n + SHARED <= other.length(); n++) {
      there.add(other.substring(n, n + SHARED));
    }
    var common = new boolean[text.length()];
    for (var n = 0; n + SHARED <= text.length(); n++) {
      if (there.contains(text.substring(n, n + SHARED))) {
        Arrays.fill(common, n, n + SHARED, true);
      }
    }
    var stretches = new ArrayList<Stretch>();
    for (int from = 0, to = 0; from < text.length(); from = to) {
      while (to < text.length() && common[to] == common[from]) {
        to++;
      }
      stretches.add(new Stretch(text.substring(from, to), common[from]));
    }
    return stretches;
  }
}
