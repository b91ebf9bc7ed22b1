package cityip.search;

import java.util.HashMap;
import java.util.Map;

/** Characters that look like others. */
final class Glyphs {

  private static final Map<Character, String> ALIKE = new HashMap<>();

  static {
    for (var line : Folding.lines("alike.tsv")) {
      ALIKE.put(line.charAt(0), line.substring(2));
    }
  }

  private Glyphs() {}

  /** Those that look like it, itself not among them. */
  static String alike(char c) {
    return ALIKE.getOrDefault(Folding.fold(c), "");
  }

  static boolean alike(char one, char other) {
    return alike(one).indexOf(Folding.fold(other)) >= 0;
  }
}
