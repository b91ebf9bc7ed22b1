package cityip.assessment;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What words in marks say: those that tell nobody apart, and those of one meaning. */
final class MarkWords {

  private static final List<String> ENDS = new ArrayList<>();
  private static final List<String> BEGINNINGS = new ArrayList<>();
  private static final Map<String, Set<Integer>> MEANINGS = new HashMap<>();
  private static final int LONGEST = 4;

  static {
    for (var line : Characters.lines("common-words.txt")) {
      for (var word : line.split("\\s+")) {
        if (!word.endsWith("-")) {
          ENDS.add(word.startsWith("-") ? word.substring(1) : word);
        }
        if (!word.startsWith("-")) {
          BEGINNINGS.add(word.endsWith("-") ? word.substring(0, word.length() - 1) : word);
        }
      }
    }
    ENDS.sort(Comparator.comparing(String::length).reversed());
    BEGINNINGS.sort(Comparator.comparing(String::length).reversed());
    var n = 0;
    for (var line : Characters.lines("meanings.tsv")) {
      for (var word : line.split(" ")) {
        MEANINGS.computeIfAbsent(word, _ -> new HashSet<>()).add(n);
      }
      n++;
    }
  }

  private MarkWords() {}

  /** Chinese characters without common words at their ends; at least two characters stay, and not only common ones. */
  static String core(String han) {
    var core = han;
    for (var again = true; again;) {
      again = false;
      for (var word : ENDS) {
        if (core.endsWith(word) && core.length() - word.length() >= 2) {
          core = core.substring(0, core.length() - word.length());
          again = true;
          break;
        }
      }
      for (var word : BEGINNINGS) {
        if (core.startsWith(word) && core.length() - word.length() >= 2) {
          core = core.substring(word.length());
          again = true;
          break;
        }
      }
    }
    return ENDS.contains(core) || BEGINNINGS.contains(core) ? han : core;
  }

  /** Words of letters without common ones; at least one stays. */
  static List<String> core(List<String> words) {
    var core = words.stream().filter(word -> !ENDS.contains(word) && !BEGINNINGS.contains(word)).toList();
    return core.isEmpty() ? words : core;
  }

  /** The meanings of a text one after the other; empty when a piece of it is not known. */
  static List<Set<Integer>> meanings(String han, List<String> words) {
    var found = new ArrayList<Set<Integer>>();
    for (var at = 0; at < han.length();) {
      var length = Math.min(LONGEST, han.length() - at);
      while (length > 0 && !MEANINGS.containsKey(han.substring(at, at + length))) {
        length--;
      }
      if (length == 0) {
        return List.of();
      }
      found.add(MEANINGS.get(han.substring(at, at + length)));
      at += length;
    }
    var phrase = MEANINGS.get(String.join("_", words));
    if (words.size() > 1 && phrase != null) {
      found.add(phrase);
      return found;
    }
    for (var word : words) {
      var known = MEANINGS.getOrDefault(word, MEANINGS.get(word.endsWith("s") ? word.substring(0, word.length() - 1) : word));
      if (known == null) {
        return List.of();
      }
      found.add(known);
    }
    return found;
  }
}
