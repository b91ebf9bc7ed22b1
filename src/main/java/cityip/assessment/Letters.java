package cityip.assessment;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.function.UnaryOperator;

/** How alike words of Latin letters are: as they are written, as they are spoken, and against the sound of Chinese characters. */
final class Letters {

  private static final String[] SPOKEN = {"ph", "f", "ck", "k", "qu", "k", "c", "k", "q", "k", "x", "ks", "z", "s", "w", "v", "y", "i", "th", "t", "sh", "s", "ch", "t", "wh", "v", "gh", "g", "r", "l", "j", "t"};

  private Letters() {}

  /** One minus the edits as a share of the longer; look-alikes such as 0 and o count as the same. */
  static double written(String one, String other) {
    return edits(looks(one), looks(other), false);
  }

  private static String looks(String word) {
    return word.replace("rn", "m").replace("vv", "w").replace('0', 'o').replace('1', 'l').replace('i', 'l').replace('5', 's').replace('8', 'b');
  }

  /** The same with what sounds alike made alike and vowels counting little. */
  static double spoken(String one, String other) {
    return edits(sounds(one), sounds(other), true);
  }

  /** Words read lately; the same few are compared again and again. */
  private record Read(String word, String value) {}

  private static final AtomicReferenceArray<Read> SOUNDS = new AtomicReferenceArray<>(1 << 15);
  private static final AtomicReferenceArray<Read> BONES = new AtomicReferenceArray<>(1 << 15);

  private static String lately(AtomicReferenceArray<Read> some, String word, UnaryOperator<String> read) {
    var place = Shingles.mixed(word.hashCode()) & some.length() - 1;
    var known = some.getAcquire(place);
    if (known != null && known.word().equals(word)) {
      return known.value();
    }
    var value = read.apply(word);
    some.setRelease(place, new Read(word, value));
    return value;
  }

  private static String sounds(String word) {
    return lately(SOUNDS, word, Letters::soundsAnew);
  }

  private static String soundsAnew(String word) {
    var text = word;
    for (var n = 0; n < SPOKEN.length; n += 2) {
      text = text.replace(SPOKEN[n], SPOKEN[n + 1]);
    }
    text = text.replaceAll("(.)\\1+", "$1");
    return text.length() > 3 && text.endsWith("e") ? text.substring(0, text.length() - 1) : text;
  }

  /** A word against syllables: {@code adidas} and {@code adidasi}; vowels that Chinese must add after a consonant cost little. */
  static double against(String word, String syllables) {
    var spelt = edits(word, syllables, false);
    if (spelt == 1) {
      return 1;
    }
    var skeleton = edits(bones(word), bones(syllables), false);
    return Math.max(spelt * 0.95, Math.min(spoken(word, syllables), 0.3 + 0.7 * skeleton));
  }

  /** Letters as Chinese syllables: {@code taihe} is {@code tai he}; empty when they are none. The longest that work out. */
  static List<String> syllables(String letters) {
    var reach = new int[letters.length() + 1];
    reach[letters.length()] = -1;
    for (var from = letters.length() - 1; from >= 0; from--) {
      for (var length = Math.min(6, letters.length() - from); length >= 1 && reach[from] == 0; length--) {
        if (reach[from + length] != 0 && Characters.isSyllable(letters.substring(from, from + length))) {
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

  /** The consonants, those that Chinese hears alike as one. */
  private static String bones(String word) {
    return lately(BONES, word, Letters::bonesAnew);
  }

  private static String bonesAnew(String word) {
    return soundsAnew(word.replace("zh", "s").replace("ng", "n")).replaceAll("[aeiouv]", "").replace('p', 'b').replace('t', 'd').replace('k', 'g').replace('h', 'g').replace('m', 'n').replace('f', 'b');
  }

  private static double edits(String one, String other, boolean vowelsCheap) {
    if (one.isEmpty() || other.isEmpty()) {
      return 0;
    }
    var cost = new double[one.length() + 1][other.length() + 1];
    for (var i = 1; i <= one.length(); i++) {
      cost[i][0] = cost[i - 1][0] + gap(one.charAt(i - 1), vowelsCheap);
    }
    for (var j = 1; j <= other.length(); j++) {
      cost[0][j] = cost[0][j - 1] + gap(other.charAt(j - 1), vowelsCheap);
    }
    for (var i = 1; i <= one.length(); i++) {
      for (var j = 1; j <= other.length(); j++) {
        var a = one.charAt(i - 1);
        var b = other.charAt(j - 1);
        var change = a == b ? 0 : vowelsCheap && vowel(a) && vowel(b) ? 0.3 : 1;
        cost[i][j] = Math.min(cost[i - 1][j - 1] + change, Math.min(cost[i - 1][j] + gap(a, vowelsCheap), cost[i][j - 1] + gap(b, vowelsCheap)));
      }
    }
    return Math.max(0, 1 - cost[one.length()][other.length()] / Math.max(weight(one, vowelsCheap), weight(other, vowelsCheap)));
  }

  private static double weight(String word, boolean vowelsCheap) {
    var sum = 0.0;
    for (var n = 0; n < word.length(); n++) {
      sum += gap(word.charAt(n), vowelsCheap);
    }
    return sum;
  }

  private static double gap(char c, boolean vowelsCheap) {
    return vowelsCheap && vowel(c) ? 0.45 : 1;
  }

  private static boolean vowel(char c) {
    return "aeiouv".indexOf(c) >= 0;
  }
}
