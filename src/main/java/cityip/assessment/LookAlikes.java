package cityip.assessment;

import cityip.assessment.Characters.Sign;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Which characters look like one. Twenty thousand are passed over in flat arrays by a bound on how alike they can be at most; only what may reach the limit is set
 * against it in full, and only once.
 */
final class LookAlikes {

  private static final double NEAR = 0.58;
  /** Of a plain character hundreds look a little like it; the best are enough to bring a mark among those compared. */
  private static final int MOST = 80;

  private static final Sign[] SIGNS = Characters.all().stream().filter(sign -> !sign.strokes().isEmpty()).toArray(Sign[]::new);
  private static final long[] TALLIES = new long[SIGNS.length];
  private static final int[] LENGTHS = new int[SIGNS.length];
  private static final int[] CORNERS = new int[SIGNS.length];
  /** Where each direct part stands, and each sign itself: one inside the other, or both made of the same. */
  private static final Map<Character, List<Integer>> BY_PART = new HashMap<>();
  private static final Map<Character, char[]> KNOWN = new ConcurrentHashMap<>();

  static {
    for (var n = 0; n < SIGNS.length; n++) {
      var sign = SIGNS[n];
      TALLIES[n] = sign.tally();
      LENGTHS[n] = sign.strokes().length();
      CORNERS[n] = corners(sign);
      BY_PART.computeIfAbsent(sign.character(), _ -> new ArrayList<>()).add(n);
      for (var part : sign.direct().toCharArray()) {
        BY_PART.computeIfAbsent(part, _ -> new ArrayList<>()).add(n);
      }
    }
  }

  private LookAlikes() {}

  /** Four corners in four bytes; a missing one is like no other. */
  private static int corners(Sign sign) {
    var packed = 0;
    for (var n = 0; n < 4; n++) {
      packed = packed << 8 | (n < sign.corners().length() ? sign.corners().charAt(n) & 255 : 255 - n);
    }
    return packed;
  }

  static char[] of(char c) {
    return KNOWN.computeIfAbsent(c, LookAlikes::found);
  }

  private static char[] found(char c) {
    var own = Characters.of(c);
    if (own == null || own.strokes().isEmpty()) {
      return new char[0];
    }
    var maybe = new BitSet(SIGNS.length);
    BY_PART.getOrDefault(c, List.of()).forEach(maybe::set);
    for (var part : own.direct().toCharArray()) {
      BY_PART.getOrDefault(part, List.of()).forEach(maybe::set);
    }
    var length = own.strokes().length();
    var corners = corners(own);
    for (var n = 0; n < SIGNS.length; n++) {
      // strokes that one has more of its kind cannot all be edited away; the same parts give 0.30, the same structure 0.08
      var rest = 0.46 * (1 - surplus(own.tally(), TALLIES[n]) / (double) Math.max(length, LENGTHS[n])) + 0.04 * same(corners, CORNERS[n]);
      if (rest + 0.38 >= NEAR) {
        maybe.set(n);
      }
    }
    var near = new ArrayList<Near>();
    for (var n = maybe.nextSetBit(0); n >= 0; n = maybe.nextSetBit(n + 1)) {
      var sign = SIGNS[n];
      var alike = sign.character() != c && Glyphs.mayReach(own, sign, NEAR) ? Glyphs.compared(c, sign.character()) : 0;
      if (alike >= NEAR) {
        near.add(new Near(sign.character(), alike));
      }
    }
    near.sort(Comparator.comparingDouble(Near::alike).reversed().thenComparing(Near::character));
    var told = new char[Math.min(MOST, near.size())];
    for (var n = 0; n < told.length; n++) {
      told[n] = near.get(n).character();
    }
    return told;
  }

  private record Near(char character, double alike) {}

  /** Finds out about these characters ahead, so that nobody waits for it. */
  static void learn(Collection<Character> characters) {
    characters.parallelStream().forEach(LookAlikes::of);
  }

  private static int same(int one, int other) {
    var off = one ^ other;
    return ((off & 0xff) == 0 ? 1 : 0) + ((off & 0xff00) == 0 ? 1 : 0) + ((off & 0xff0000) == 0 ? 1 : 0) + ((off & 0xff000000) == 0 ? 1 : 0);
  }

  static int surplus(long one, long other) {
    var more = 0;
    var less = 0;
    for (var kind = 8; kind < 48; kind += 8) {
      var off = (int) (one >>> kind & 255) - (int) (other >>> kind & 255);
      if (off > 0) {
        more += off;
      } else {
        less -= off;
      }
    }
    return Math.max(more, less);
  }
}
