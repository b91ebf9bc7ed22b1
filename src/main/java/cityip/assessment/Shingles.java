package cityip.assessment;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * A text as the set of its short pieces, for finding texts that share their words (Broder 1997). A sign is a Chinese character, a word of letters,
 * or any number, so that swapped figures hide nothing; punctuation and width say nothing.
 */
public record Shingles(int[] pieces) {

  private static final int LENGTH = 3;
  private static final int SHARED = 5;
  private static final int MOST = 40_000;

  static Shingles of(String text) {
    var all = raw(text);
    Arrays.sort(all);
    var kept = 0;
    for (var n = 0; n < all.length; n++) {
      if (n == 0 || all[n] != all[n - 1]) {
        all[kept++] = all[n];
      }
    }
    return new Shingles(Arrays.copyOf(all, kept));
  }

  /** The pieces as they stand in the text, with repetitions. */
  static int[] raw(String text) {
    var length = Math.min(text.length(), MOST);
    var pieces = new int[length];
    var found = 0;
    var signs = 0;
    int before = 0;
    int last = 0;
    for (var at = 0; at < length;) {
      var c = Characters.plain(text.charAt(at));
      int sign;
      if (Characters.isHan(c)) {
        sign = c;
        at++;
      } else if (c >= '0' && c <= '9') {
        sign = '0';
        while (at < length && isNumber(text.charAt(at))) {
          at++;
        }
      } else if (Character.isLetter(c)) {
        sign = 7;
        while (at < length && Character.isLetter(Characters.plain(text.charAt(at))) && !Characters.isHan(Characters.plain(text.charAt(at)))) {
          sign = sign * 31 + Characters.plain(text.charAt(at++));
        }
      } else {
        at++;
        continue;
      }
      if (++signs >= LENGTH) {
        pieces[found++] = mixed(((long) before * 0x1f1f1f1f + last) * 0x2545f491L + sign);
      }
      before = last;
      last = sign;
    }
    return found == length ? pieces : Arrays.copyOf(pieces, found);
  }

  private static boolean isNumber(char c) {
    var plain = Characters.plain(c);
    return plain >= '0' && plain <= '9' || plain == '.';
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

  /** The weight of what both have, as a share of what each has on average; a phrase everybody uses weighs next to nothing. */
  double alike(Shingles other, Rarity rarity) {
    double shared = 0;
    double all = 0;
    var i = 0;
    var j = 0;
    while (i < pieces.length || j < other.pieces.length) {
      if (j == other.pieces.length || i < pieces.length && pieces[i] < other.pieces[j]) {
        all += rarity.weight(pieces[i++]);
      } else if (i == pieces.length || other.pieces[j] < pieces[i]) {
        all += rarity.weight(other.pieces[j++]);
      } else {
        var weight = rarity.weight(pieces[i++]);
        j++;
        shared += weight;
        all += 2 * weight;
      }
    }
    return all == 0 ? 0 : 2 * shared / all;
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
