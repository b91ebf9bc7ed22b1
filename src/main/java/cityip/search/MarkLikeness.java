package cityip.search;

import java.util.List;

/** How like two names of marks are to the eye and to the ear, each from 0 to 1: one less what must be changed, against the longer name. */
final class MarkLikeness {

  private static final double LOOKS_ALIKE = 0.25;
  private static final double NEARLY_SOUNDS = 0.4;
  private static final double OTHERS = 0.3;

  private MarkLikeness() {}

  /** A character that looks like the other costs a quarter of one that does not; one order for another costs little. */
  static double toTheEye(String one, String other) {
    var a = Folding.fold(one).replaceAll("\\s", "");
    var b = Folding.fold(other).replaceAll("\\s", "");
    return Math.max(like(a.length(), b.length(), (i, j) -> a.charAt(i) == b.charAt(j) ? 0 : Glyphs.alike(a.charAt(i), b.charAt(j)) ? LOOKS_ALIKE : 1), turned(a, b));
  }

  /** 金鹰 and 鹰金: the same characters in another order. */
  private static double turned(String a, String b) {
    return a.length() == b.length() && a.length() > 1 && !a.equals(b) && a.chars().sorted().boxed().toList().equals(b.chars().sorted().boxed().toList()) ? 0.8 : 0;
  }

  /** The best of all readings. */
  static double toTheEar(String one, String other) {
    var best = 0.0;
    for (var mine : Sounds.of(one)) {
      for (var theirs : Sounds.of(other)) {
        best = Math.max(best, like(mine.size(), theirs.size(), (i, j) -> cost(mine.get(i), theirs.get(j))));
      }
    }
    return best;
  }

  /** Syllables that people confuse differ by a flat tongue, a nasal end or l and n. */
  private static double cost(String one, String other) {
    return one.equals(other) ? 0 : dull(one).equals(dull(other)) ? NEARLY_SOUNDS / 2 : Suggestions.distance(one, other) == 1 ? NEARLY_SOUNDS : 1;
  }

  private static String dull(String syllable) {
    return syllable.replaceFirst("^([zcs])h", "$1").replaceFirst("^n", "l").replaceFirst("(an|en|in)g$", "$1").replaceFirst("^h(?=u)", "f");
  }

  @FunctionalInterface
  private interface Cost {
    double of(int i, int j);
  }

  private static double like(int one, int other, Cost cost) {
    if (one == 0 || other == 0) {
      return 0;
    }
    var before = new double[other + 1];
    for (var j = 0; j <= other; j++) {
      before[j] = j;
    }
    for (var i = 1; i <= one; i++) {
      var row = new double[other + 1];
      row[0] = i;
      for (var j = 1; j <= other; j++) {
        row[j] = Math.min(Math.min(row[j - 1], before[j]) + 1, before[j - 1] + cost.of(i - 1, j - 1));
      }
      before = row;
    }
    return Math.max(0, 1 - before[other] / Math.max(one, other));
  }

  /** Together: whichever sense is taken in most decides, the others close some of what is left. The same name is the same. */
  static double together(List<Double> senses) {
    var most = senses.stream().mapToDouble(sense -> sense).max().orElse(0);
    var all = senses.stream().mapToDouble(sense -> sense).sum();
    return senses.size() < 2 ? most : most + (1 - most) * OTHERS * (all - most) / (senses.size() - 1);
  }
}
