package cityip.assessment;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * The words of a mark, read once: Chinese characters, words of letters and digits, and what is neither.
 *
 * @param written as given
 * @param plain   all signs in one form, without blanks and punctuation
 * @param han     its Chinese characters
 * @param core    those without common words
 * @param words   its words of letters and digits, without common ones
 */
record MarkText(String written, String plain, String han, String core, List<String> words) {

  static final int LONGEST = 60;

  static MarkText of(String written) {
    var cut = written.strip();
    var plain = Characters.plain(cut.codePointCount(0, cut.length()) <= LONGEST ? cut : cut.substring(0, cut.offsetByCodePoints(0, LONGEST))).toLowerCase(Locale.ROOT);
    var han = new StringBuilder();
    var all = new StringBuilder();
    var words = new ArrayList<String>();
    var word = new StringBuilder();
    for (var n = 0; n < plain.length(); n++) {
      var c = plain.charAt(n);
      if (c >= 'a' && c <= 'z' || c >= '0' && c <= '9') {
        word.append(c);
        all.append(c);
        continue;
      }
      if (c != '\'' && c != '’' && !word.isEmpty()) {
        words.add(word.toString());
        word.setLength(0);
      }
      if (Characters.isHan(c)) {
        han.append(c);
        all.append(c);
      } else if (!Character.isWhitespace(c) && "·.,-_/&+!()[]{}《》「」“”\"'’®™。，、！：:;；".indexOf(c) < 0) {
        all.append(c);
      }
    }
    if (!word.isEmpty()) {
      words.add(word.toString());
    }
    return new MarkText(cut, all.toString(), han.toString(), MarkWords.core(han.toString()), MarkWords.core(words));
  }

  /** All words of letters as one. */
  String letters() {
    return String.join("", words);
  }
}
