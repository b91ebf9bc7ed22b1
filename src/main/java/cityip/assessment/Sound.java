package cityip.assessment;

import java.util.Map;
import java.util.Set;

/** A spoken syllable with its tone, 1 to 4, or 5 without. */
record Sound(String initial, String rest, int tone) {

  private static final Set<String> PAIRS = Set.of("zh z", "ch c", "sh s", "l n", "f h", "l r", "b p", "d t", "g k", "j q", "j zh", "ch q", "sh x", "q x", "c z", "g h", "h k", "w h", "r y", "c s", "s z", "j z", "c q", "s x");
  private static final Set<String> CLOSE = Set.of("zh z", "ch c", "c ch", "sh s", "s sh", "l n", "z zh");
  private static final Map<String, String> NASAL = Map.of("ang", "an", "eng", "en", "ing", "in", "iang", "ian", "uang", "uan", "ueng", "un");

  static Sound of(String written) {
    var tone = written.charAt(written.length() - 1) - '0';
    var syllable = written.substring(0, written.length() - 1);
    var two = syllable.length() > 1 && syllable.charAt(1) == 'h' && "zcs".indexOf(syllable.charAt(0)) >= 0;
    var cut = two ? 2 : "aeiouv".indexOf(syllable.charAt(0)) >= 0 ? 0 : 1;
    return new Sound(syllable.substring(0, cut).intern(), syllable.substring(cut).intern(), tone);
  }

  String syllable() {
    return initial + rest;
  }

  /** How alike two syllables sound, 0 to 1. */
  double alike(Sound other) {
    var first = initial.equals(other.initial) ? 1 : CLOSE.contains(pair(initial, other.initial)) ? 0.85 : PAIRS.contains(pair(initial, other.initial)) ? 0.55 : 0;
    var last = rest.equals(other.rest) ? 1 : nasal(rest).equals(nasal(other.rest)) ? 0.85 : !rest.isEmpty() && !other.rest.isEmpty() && rest.charAt(rest.length() - 1) == other.rest.charAt(other.rest.length() - 1) && rest.length() + other.rest.length() > 2 ? 0.4 : 0;
    var same = tone == other.tone ? 1 : 0;
    if (first == 1 && last == 1) {
      return 0.94 + 0.06 * same;
    }
    return first * last * 0.9 + 0.04 * same * first * last + (first == 0 || last == 0 ? 0.12 * (first + last) : 0);
  }

  private static String pair(String one, String other) {
    return one.compareTo(other) < 0 ? one + " " + other : other + " " + one;
  }

  private static String nasal(String rest) {
    return NASAL.getOrDefault(rest, rest);
  }
}
