package cityip.search;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** The one box for everybody: words that must all occur, a phrase in quotation marks, a number in any form, or a name by its sounds. */
final class PlainWords {

  /** More words than this narrow nothing any more. */
  private static final int MOST = 32;
  private static final int LONGEST = 500;
  /** Longer runs are read as what somebody describes, not as one term. */
  private static final Pattern WORD = Pattern.compile("[\"“]([^\"”]*)[\"”]|([^\\s\"“”，。、；;,]+)");
  private static final Pattern LETTERS = Pattern.compile("[a-z]{2,40}");

  private PlainWords() {}

  /** All words, each exactly as written. */
  static Wanted all(String text) {
    var plain = shortened(text);
    var number = WrittenNumbers.known(plain);
    if (!number.isEmpty()) {
      return new Wanted.OneOf("number", new java.util.LinkedHashSet<>(number));
    }
    var parts = new ArrayList<Wanted>();
    var words = WORD.matcher(plain);
    while (words.find() && parts.size() < MOST) {
      var quoted = words.group(1);
      var word = quoted == null ? words.group(2) : quoted;
      if (word.codePoints().anyMatch(c -> !Character.isISOControl(c) && !Character.isWhitespace(c))) {
        parts.add(quoted == null ? word(word) : new Wanted.Phrase(SearchField.ANY, word));
      }
    }
    return parts.isEmpty() ? new Wanted.Everything() : parts.size() == 1 ? parts.getFirst() : new Wanted.All(parts);
  }

  /** Text that is like this one: what to show when nothing holds all words. */
  static Wanted like(String text, int percent) {
    return new Wanted.Alike(SearchField.ANY, shortened(text), percent);
  }

  private static Wanted word(String word) {
    var ways = new ArrayList<Wanted>();
    ways.add(new Wanted.Phrase(SearchField.ANY, word));
    var number = WrittenNumbers.known(word);
    if (!number.isEmpty()) {
      ways.add(new Wanted.OneOf("number", new java.util.LinkedHashSet<>(number)));
    }
    var plain = Folding.fold(word);
    if (LETTERS.matcher(plain).matches()) {
      ways.addAll(sounding(plain));
    }
    return ways.size() == 1 ? ways.getFirst() : new Wanted.Any(ways);
  }

  /** Names that are read so, in syllables or by their initials. */
  static List<Wanted> sounding(String letters) {
    var ways = new ArrayList<Wanted>();
    var syllables = Sounds.syllables(letters);
    if (syllables.size() > 1) {
      ways.add(new Wanted.Terms("s_owners", syllables));
      ways.add(new Wanted.Terms("s_title", syllables));
    }
    if (letters.length() >= 3 && letters.length() <= 12) {
      ways.add(new Wanted.Terms("s_initials", Sounds.pairs(letters)));
    }
    return ways;
  }

  private static String shortened(String text) {
    var stripped = text.strip();
    return stripped.length() <= LONGEST ? stripped : stripped.substring(0, Character.isHighSurrogate(stripped.charAt(LONGEST - 1)) ? LONGEST - 1 : LONGEST);
  }
}
