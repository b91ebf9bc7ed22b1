package cityip.assessment;

import cityip.assessment.Likeness.Pair;
import cityip.assessment.Likeness.Part;
import cityip.assessment.Likeness.Rule;
import java.util.ArrayList;
import java.util.List;

/**
 * Compares two marks. Each respect is a number of its own; the strongest finding gives the score and names its rule, so that nobody has to
 * guess why. Characters are set against each other by the best alignment; each pair counts by what is more alike, look or sound.
 */
final class MarkScale {

  private MarkScale() {}

  static Likeness compare(String one, String other) {
    return compare(MarkText.of(one), MarkText.of(other));
  }

  static Likeness compare(MarkText one, MarkText other) {
    var likeness = score(one, other);
    return likeness.rule() == Rule.NONE && likeness.parts().isEmpty() ? likeness : new Likeness(likeness.score(), likeness.rule(), likeness.parts(), pairs(one.han(), other.han()));
  }

  /** As {@link #compare(MarkText, MarkText)} without the characters side by side, for comparing many. */
  static Likeness score(MarkText one, MarkText other) {
    if (one.plain().isEmpty() || other.plain().isEmpty()) {
      return new Likeness(0, Rule.NONE, List.of(), List.of());
    }
    if (one.plain().equals(other.plain())) {
      return new Likeness(1, Rule.SAME, List.of(new Part("sign", 1), new Part("sound", 1), new Part("meaning", 1), new Part("structure", 1)), List.of());
    }
    var found = new Findings();
    characters(one, other, found);
    letters(one, other, found);
    meaning(one, other, found);
    return new Likeness(Math.min(0.99, found.score), found.rule, List.copyOf(found.parts), List.of());
  }

  /** The strongest finding so far. */
  private static final class Findings {
    private double score;
    private Rule rule = Rule.NONE;
    private final List<Part> parts = new ArrayList<>();

    private void add(double strength, Rule why) {
      if (strength > score) {
        score = strength;
        rule = why;
      }
    }
  }

  private static void characters(MarkText one, MarkText other, Findings found) {
    if (one.han().isEmpty() || other.han().isEmpty()) {
      return;
    }
    // letters that only one of them bears make the characters somewhat less of the whole
    var whole = one.letters().equals(other.letters()) ? 1 : one.letters().isEmpty() || other.letters().isEmpty() ? 0.97 : 0.93;
    var full = new Rows(one.han(), other.han());
    var core = one.core().equals(one.han()) && other.core().equals(other.han()) ? full : new Rows(one.core(), other.core());
    found.parts.add(new Part("sign", Math.max(full.sign, core.sign)));
    found.parts.add(new Part("sound", Math.max(full.sound, core.sound)));
    if (one.han().equals(other.han())) {
      found.add(0.97 * whole, Rule.SAME_CORE);
    }
    if (one.core().equals(other.core())) {
      found.add(0.96 * whole, Rule.SAME_CORE);
    } else {
      // what is left after common words decides; only the same common words around it is no likeness
      found.add(core.mixed * whole * (core == full ? 1 : 0.97), rule(core));
    }
    if (one.core().length() == one.han().length() || other.core().length() == other.han().length()) {
      found.add(full.mixed * whole, rule(full));
    }
    structure(one, other, whole, found);
  }

  private static Rule rule(Rows rows) {
    return rows.mixed < 0.6 ? Rule.PARTLY : rows.sound >= 0.93 ? Rule.SAME_SOUND : rows.sign >= rows.mixed - 0.05 ? Rule.LOOK_ALIKE : Rule.LOOK_OR_SOUND;
  }

  private static void structure(MarkText one, MarkText other, double whole, Findings found) {
    var order = Math.max(one.core().length() == other.core().length() ? sorted(one.core(), other.core()) : 0, sameSigns(one.han(), other.han()) ? 1 : 0);
    var inside = Math.max(inside(one.core(), other.han()), inside(other.core(), one.han()));
    found.parts.add(new Part("structure", Math.max(order, inside)));
    if (order > 0.8 && one.core().length() >= 2) {
      found.add((order - 0.08) * whole, Rule.ORDER);
    }
    if (inside > 0) {
      found.add(inside * whole, Rule.CONTAINED);
    }
  }

  private static boolean sameSigns(String one, String other) {
    if (one.length() != other.length()) {
      return false;
    }
    var mine = one.toCharArray();
    var theirs = other.toCharArray();
    java.util.Arrays.sort(mine);
    java.util.Arrays.sort(theirs);
    return java.util.Arrays.equals(mine, theirs);
  }

  /** How alike two names are when the order of their characters does not count. */
  private static double sorted(String one, String other) {
    var taken = new boolean[other.length()];
    var sum = 0.0;
    for (var i = 0; i < one.length(); i++) {
      var best = 0.0;
      var at = -1;
      for (var j = 0; j < other.length(); j++) {
        var alike = taken[j] ? 0 : either(one.charAt(i), other.charAt(j));
        if (alike > best) {
          best = alike;
          at = j;
        }
      }
      if (at >= 0) {
        taken[at] = true;
        sum += best;
      }
    }
    return sum / one.length();
  }

  /** The smaller name stands in the larger as one piece: the more of it, the more alike. */
  private static double inside(String small, String large) {
    var share = small.length() < 2 || small.length() >= large.length() ? 0 : contained(small, large);
    return share > 0.9 ? (0.70 + 0.2 * small.length() / large.length()) * share : 0;
  }

  /** How well the smaller name stands as one piece inside the larger. */
  private static double contained(String small, String large) {
    var best = 0.0;
    for (var from = 0; from + small.length() <= large.length(); from++) {
      var sum = 0.0;
      for (var n = 0; n < small.length(); n++) {
        sum += either(small.charAt(n), large.charAt(from + n));
      }
      best = Math.max(best, sum / small.length());
    }
    return best;
  }

  private static void letters(MarkText one, MarkText other, Findings found) {
    var mine = one.letters();
    var theirs = other.letters();
    if (!mine.isEmpty() && !theirs.isEmpty()) {
      var written = Letters.written(mine, theirs);
      var turned = one.words().size() > 1 && one.words().size() == other.words().size() && one.words().stream().sorted().toList().equals(other.words().stream().sorted().toList()) ? 0.9 : 0;
      var inside = Math.min(mine.length(), theirs.length()) >= 4 && (mine.contains(theirs) || theirs.contains(mine)) ? 0.6 + 0.35 * Math.min(mine.length(), theirs.length()) / Math.max(mine.length(), theirs.length()) : 0;
      var spoken = Math.min(mine.length(), theirs.length()) < 3 ? 0 : Letters.spoken(mine, theirs) * 0.97;
      found.parts.add(new Part("letters", Math.max(Math.max(written, turned), Math.max(inside, spoken))));
      var whole = one.han().isEmpty() == other.han().isEmpty() ? one.han().isEmpty() ? 1 : 0.85 : 0.95;
      found.add(Math.max(Math.max(written, turned), inside) * whole, Rule.LETTERS);
      found.add(spoken * whole, Rule.SPOKEN);
    }
    across(one.han(), one.core(), theirs, other.han().isEmpty(), found);
    across(other.han(), other.core(), mine, one.han().isEmpty(), found);
  }

  /** Characters against letters: how they are spoken. */
  private static void across(String han, String core, String letters, boolean lettersOnly, Findings found) {
    if (han.length() < 2 || letters.length() < 3 || letters.chars().allMatch(Character::isDigit)) {
      return;
    }
    var best = Math.max(spoken(core, letters), spoken(han, letters));
    found.parts.add(new Part("sound", best));
    found.add((best == 1 ? 0.9 : best * 0.88) * (lettersOnly ? 1 : 0.9), Rule.SPOKEN);
  }

  private static double spoken(String han, String letters) {
    var syllables = new StringBuilder();
    for (var c : han.toCharArray()) {
      var sign = Characters.of(c);
      if (sign != null) {
        syllables.append(sign.readings().getFirst().syllable());
      }
    }
    return Letters.against(letters, syllables.toString());
  }

  private static void meaning(MarkText one, MarkText other, Findings found) {
    var mine = MarkWords.meanings(one.core(), one.han().isEmpty() ? one.words() : List.of());
    var theirs = mine.isEmpty() ? mine : MarkWords.meanings(other.core(), other.han().isEmpty() ? other.words() : List.of());
    if (theirs.isEmpty()) {
      return;
    }
    var shared = mine.stream().filter(meaning -> theirs.stream().anyMatch(their -> their.stream().anyMatch(meaning::contains))).count();
    var alike = shared / (double) Math.max(mine.size(), theirs.size());
    found.parts.add(new Part("meaning", alike));
    if (alike == 1) {
      found.add(0.85, Rule.MEANING);
    }
  }

  /** Look or sound, whichever is more alike; what is only faintly alike counts as nothing. */
  private static double either(char one, char other) {
    if (one == other) {
      return 1;
    }
    return Math.max(sign(one, other), sound(one, other));
  }

  private static double sign(char one, char other) {
    return one == other ? 1 : Math.clamp((Glyphs.alike(one, other) - 0.38) / 0.5, 0, 0.96);
  }

  private static double sound(char one, char other) {
    return one == other ? 1 : Math.clamp((Glyphs.sound(one, other) - 0.3) / 0.72, 0, 0.95);
  }

  /** Two names set against each other, in look, in sound, and in what is more alike of both. */
  private static final class Rows {
    private final double sign;
    private final double sound;
    private final double mixed;

    private Rows(String one, String other) {
      var signs = new double[one.length()][other.length()];
      var sounds = new double[one.length()][other.length()];
      var both = new double[one.length()][other.length()];
      for (var i = 0; i < one.length(); i++) {
        for (var j = 0; j < other.length(); j++) {
          signs[i][j] = sign(one.charAt(i), other.charAt(j));
          sounds[i][j] = sound(one.charAt(i), other.charAt(j));
          both[i][j] = Math.max(signs[i][j], sounds[i][j]);
        }
      }
      sign = best(signs, other.length());
      sound = best(sounds, other.length());
      mixed = best(both, other.length());
    }

    /** The best way to set the characters against each other in order, as a share of the longer name. */
    private static double best(double[][] alike, int columns) {
      var before = new double[columns + 1];
      for (var row : alike) {
        var now = new double[columns + 1];
        for (var j = 1; j <= columns; j++) {
          now[j] = Math.max(Math.max(before[j], now[j - 1]), before[j - 1] + row[j - 1]);
        }
        before = now;
      }
      return before[columns] / Math.max(alike.length, columns);
    }
  }

  /** The characters that stand against each other, for showing. */
  private static List<Pair> pairs(String one, String other) {
    if (one.length() != other.length()) {
      return List.of();
    }
    var pairs = new ArrayList<Pair>();
    for (var n = 0; n < one.length(); n++) {
      pairs.add(new Pair(one.substring(n, n + 1), other.substring(n, n + 1), Glyphs.alike(one.charAt(n), other.charAt(n)), Glyphs.sound(one.charAt(n), other.charAt(n))));
    }
    return pairs;
  }
}
