package cityip.search;

import java.util.Arrays;

/** What a text is made of, for learning: words of letters, single Chinese characters and pairs of them, each as a number. */
final class TextGrams {

  /** Numbers are below this; two grams rarely share one. */
  static final int SPACE = 1 << 20;

  private TextGrams() {}

  /** The numbers of a text, each once, in their order. */
  static int[] of(String text) {
    var plain = Folding.fold(text);
    var found = new int[plain.length() * 2 + 1];
    var used = 0;
    var before = 0;
    var at = 0;
    while (at < plain.length()) {
      var c = plain.codePointAt(at);
      var end = at + Character.charCount(c);
      if (Folding.isHan(c)) {
        found[used++] = number(c, 0);
        if (before != 0) {
          found[used++] = number(before, c);
        }
        before = c;
      } else {
        before = 0;
        if (Character.isLetterOrDigit(c)) {
          while (end < plain.length() && Character.isLetterOrDigit(plain.codePointAt(end)) && !Folding.isHan(plain.codePointAt(end))) {
            end += Character.charCount(plain.codePointAt(end));
          }
          found[used++] = number(plain.substring(at, end).hashCode(), -1);
        }
      }
      at = end;
    }
    return Arrays.stream(found, 0, used).sorted().distinct().toArray();
  }

  private static int number(int one, int other) {
    var mixed = (one * 0x9E3779B97F4A7C15L + other) * 0xC2B2AE3D27D4EB4FL;
    return (int) ((mixed ^ mixed >>> 29) >>> 7) & SPACE - 1;
  }
}
