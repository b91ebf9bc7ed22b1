package cityip.search;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * How a Chinese name sounds, as syllables without tone, and its initials. A character read in two ways gives up to four
 * readings of a name.
 */
final class Sounds {

  private static final Map<Character, List<String>> READINGS = new HashMap<>();
  private static final Set<String> SYLLABLES = new HashSet<>();
  private static final int MOST_READINGS = 4;
  private static final int LONGEST_SYLLABLE = 6;

  static {
    for (var line : Folding.lines("sounds.tsv")) {
      var parts = line.split("\t", -1);
      SYLLABLES.add(parts[0]);
      parts[1].chars().forEach(c -> READINGS.computeIfAbsent((char) c, key -> new ArrayList<>(1)).addFirst(parts[0]));
      parts[2].chars().forEach(c -> READINGS.computeIfAbsent((char) c, key -> new ArrayList<>(1)).addLast(parts[0]));
    }
  }

  private Sounds() {}

  /** The readings of a text: for each a list of syllables; words of letters stand as they are. The likeliest first. */
  static List<List<String>> of(String text) {
    var folded = Folding.fold(text);
    var all = new ArrayList<List<String>>();
    all.add(new ArrayList<>());
    var n = 0;
    while (n < folded.length()) {
      var readings = READINGS.get(folded.charAt(n));
      if (readings != null) {
        speak(all, readings);
        n++;
      } else {
        var end = n;
        while (end < folded.length() && isLatin(folded.charAt(end))) {
          end++;
        }
        if (end > n) {
          var word = folded.substring(n, end);
          all.forEach(one -> one.add(word));
        }
        n = Math.max(end, n + 1);
      }
    }
    return all.getFirst().isEmpty() ? List.of() : all;
  }

  private static void speak(List<List<String>> all, List<String> readings) {
    var before = List.copyOf(all);
    for (var other = 1; other < readings.size(); other++) {
      for (var one : before) {
        if (all.size() < MOST_READINGS) {
          var more = new ArrayList<>(one);
          more.add(readings.get(other));
          all.add(more);
        }
      }
    }
    before.forEach(one -> one.add(readings.getFirst()));
  }

  private static boolean isLatin(char c) {
    return c >= 'a' && c <= 'z' || c >= '0' && c <= '9';
  }

  /** Each reading as a text of syllables, for an index. */
  static List<String> spelt(String text) {
    return of(text).stream().map(reading -> String.join(" ", reading)).toList();
  }

  /** Each reading as pairs of initials: 泰和矿山 gives {@code th hk ks}. */
  static List<String> initials(String text) {
    return of(text).stream().map(reading -> String.join(" ", pairs(reading.stream().map(syllable -> syllable.substring(0, 1)).reduce("", String::concat))))
        .filter(pairs -> !pairs.isEmpty()).distinct().toList();
  }

  static List<String> pairs(String letters) {
    var pairs = new ArrayList<String>();
    for (var n = 0; n + 1 < letters.length(); n++) {
      pairs.add(letters.substring(n, n + 2));
    }
    return pairs;
  }

  /** Letters as syllables: {@code taihe} is {@code tai he}; empty when they are none. The longest syllables that work out. */
  static List<String> syllables(String letters) {
    var reach = new int[letters.length() + 1];
    reach[letters.length()] = -1;
    for (var from = letters.length() - 1; from >= 0; from--) {
      for (var length = Math.min(LONGEST_SYLLABLE, letters.length() - from); length >= 1 && reach[from] == 0; length--) {
        if (reach[from + length] != 0 && SYLLABLES.contains(letters.substring(from, from + length))) {
          reach[from] = length;
        }
      }
    }
    var found = new ArrayList<String>();
    for (var at = 0; at < letters.length(); at += reach[at]) {
      if (reach[at] == 0) {
        return List.of();
      }
      found.add(letters.substring(at, at + reach[at]));
    }
    return found;
  }

  /** Whether two characters are read alike in one of their readings. */
  static boolean alike(char one, char other) {
    var mine = READINGS.getOrDefault(Folding.fold(one), List.of());
    return READINGS.getOrDefault(Folding.fold(other), List.of()).stream().anyMatch(mine::contains);
  }
}
