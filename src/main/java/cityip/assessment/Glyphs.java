package cityip.assessment;

import cityip.assessment.Characters.Sign;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.function.DoubleBinaryOperator;

/** How alike two characters look, and how alike they sound. 1 is the same; unrelated ones lie below 0.4. */
final class Glyphs {

  /** Pairs compared lately, each as its two characters and what came of it in one number, which is read and written at once. */
  private static final AtomicLongArray LOOKS = new AtomicLongArray(1 << 17);
  private static final AtomicLongArray SOUNDS = new AtomicLongArray(1 << 16);

  private Glyphs() {}

  private static double lately(AtomicLongArray pairs, char one, char other, DoubleBinaryOperator compare) {
    var first = one < other ? one : other;
    var second = one < other ? other : one;
    var key = first << 16 | second;
    var place = Shingles.mixed(key) & pairs.length() - 1;
    var known = pairs.getPlain(place);
    if ((int) (known >>> 32) == key && known != 0) {
      return Float.intBitsToFloat((int) known);
    }
    var alike = (float) compare.applyAsDouble(first, second);
    pairs.lazySet(place, (long) key << 32 | Float.floatToIntBits(alike) & 0xffffffffL);
    return alike;
  }

  static double alike(char one, char other) {
    return one == other ? 1 : lately(LOOKS, one, other, (first, second) -> compared((char) first, (char) second));
  }

  /** False when two characters cannot be so alike, told without setting their strokes against each other. */
  static boolean mayReach(Sign mine, Sign theirs, double least) {
    var rest = 0.46 * (1 - LookAlikes.surplus(mine.tally(), theirs.tally()) / (double) Math.max(1, Math.max(mine.strokes().length(), theirs.strokes().length())))
        + 0.16 * corners(mine.corners(), theirs.corners()) + (mine.structure() == theirs.structure() ? 0.08 : 0);
    return rest + 0.30 >= least && rest + 0.30 * parts(mine, theirs) >= least || within(mine, theirs) >= least;
  }

  static double compared(char one, char other) {
    var mine = Characters.of(one);
    var theirs = Characters.of(other);
    if (mine == null || theirs == null) {
      return 0;
    }
    var strokes = strokes(mine.strokes(), theirs.strokes());
    var whole = 0.46 * strokes + 0.30 * parts(mine, theirs) + 0.16 * corners(mine.corners(), theirs.corners()) + 0.08 * (mine.structure() == theirs.structure() ? 1 : 0);
    return Math.min(0.97, Math.max(whole, within(mine, theirs)));
  }

  /** One is a part of the other: 巴 and 芭. The more of it, the more alike. */
  private static double within(Sign mine, Sign theirs) {
    var small = mine.strokes().length() <= theirs.strokes().length() ? mine : theirs;
    var large = small == mine ? theirs : mine;
    var shared = large.direct().indexOf(small.character()) >= 0 ? small.strokes().length() : sharedPart(small, large);
    if (shared < 2 || large.strokes().isEmpty()) {
      return 0;
    }
    return 0.35 + 0.6 * shared / large.strokes().length();
  }

  /** 狸 and 埋 share 里: strokes of the largest part both are put together from directly. */
  private static int sharedPart(Sign one, Sign other) {
    var most = 0;
    for (var n = 0; n < one.direct().length(); n++) {
      var part = one.direct().charAt(n);
      if (other.direct().indexOf(part) >= 0) {
        var sign = Characters.of(part);
        most = Math.max(most, sign == null ? 2 : sign.strokes().length());
      }
    }
    return most;
  }

  private static double corners(String one, String other) {
    var same = 0;
    for (var n = 0; n < 4 && n < one.length() && n < other.length(); n++) {
      same += one.charAt(n) == other.charAt(n) ? 1 : 0;
    }
    return same / 4.0;
  }

  /** Shared smallest parts by their strokes, as a share of all. */
  private static double parts(Sign one, Sign other) {
    var shared = 0;
    var all = 0;
    for (var entry : one.parts().entrySet()) {
      all += entry.getValue();
      shared += Math.min(entry.getValue(), other.parts().getOrDefault(entry.getKey(), 0));
    }
    for (var strokes : other.parts().values()) {
      all += strokes;
    }
    var radical = one.radical().equals(other.radical()) ? 0.2 : 0;
    return all == 0 ? radical : Math.max(radical, 2.0 * shared / all);
  }

  /** One minus the edits between two sequences of strokes as a share of the longer. */
  private static double strokes(String one, String other) {
    var rows = one.length();
    var columns = other.length();
    if (rows == 0 || columns == 0) {
      return 0;
    }
    var before = new int[columns + 1];
    var now = new int[columns + 1];
    for (var j = 0; j <= columns; j++) {
      before[j] = j;
    }
    for (var i = 1; i <= rows; i++) {
      now[0] = i;
      var stroke = one.charAt(i - 1);
      for (var j = 1; j <= columns; j++) {
        var change = before[j - 1] + (stroke == other.charAt(j - 1) ? 0 : 1);
        now[j] = Math.min(change, Math.min(before[j], now[j - 1]) + 1);
      }
      var swap = before;
      before = now;
      now = swap;
    }
    return 1 - before[columns] / (double) Math.max(rows, columns);
  }

  /** How alike two characters sound in the readings in which they sound most alike; rare readings count less. */
  static double sound(char one, char other) {
    return one == other ? heard(one, other) : lately(SOUNDS, one, other, (first, second) -> heard((char) first, (char) second));
  }

  private static double heard(char one, char other) {
    var mine = Characters.of(one);
    var theirs = Characters.of(other);
    if (mine == null || theirs == null) {
      return one == other ? 1 : 0;
    }
    var best = 0.0;
    for (var i = 0; i < mine.readings().size(); i++) {
      for (var j = 0; j < theirs.readings().size(); j++) {
        best = Math.max(best, mine.readings().get(i).alike(theirs.readings().get(j)) - (Math.max(i, j) > 1 ? 0.25 : i + j > 0 ? 0.05 : 0));
      }
    }
    return best;
  }
}
