package cityip.search;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/** Texts as the model reads them: single Chinese characters, punctuation, and the longest known pieces of other words. */
final class WordPieces {

  private static final int BEGIN = 101;
  private static final int END = 102;
  private static final int UNKNOWN = 100;
  private static final int LONGEST_WORD = 100;

  private final Map<String, Integer> numbers = new HashMap<>(40_000);

  WordPieces(String resource) {
    try (InputStream in = WordPieces.class.getResourceAsStream(resource)) {
      if (in == null) {
        throw new IllegalStateException("The vocabulary " + resource + " is not in the program.");
      }
      JsonMapper.shared().readTree(in).get("model").get("vocab").properties().forEach(entry -> numbers.put(entry.getKey(), entry.getValue().intValue()));
    } catch (IOException cause) {
      throw new UncheckedIOException(cause);
    }
  }

  /** Numbers of the pieces with the marks of beginning and end, at most {@code most} in all. */
  long[] of(String text, int most) {
    var pieces = new long[most];
    var used = 0;
    pieces[used++] = BEGIN;
    var at = 0;
    while (at < text.length() && used < most - 1) {
      var c = text.codePointAt(at);
      var width = Character.charCount(c);
      if (isBlank(c)) {
        at += width;
      } else if (standsAlone(c)) {
        pieces[used++] = numbers.getOrDefault(Character.toString(c), UNKNOWN);
        at += width;
      } else {
        var end = endOfWord(text, at);
        used = word(clean(text.substring(at, end)), pieces, used, most - 1);
        at = end;
      }
    }
    pieces[used++] = END;
    return java.util.Arrays.copyOf(pieces, used);
  }

  private static int endOfWord(String text, int from) {
    var end = from;
    while (end < text.length() && !isBlank(text.codePointAt(end)) && !standsAlone(text.codePointAt(end))) {
      end += Character.charCount(text.codePointAt(end));
    }
    return end;
  }

  private static String clean(String word) {
    return word.codePoints().filter(c -> c != 0 && c != 0xfffd && !isControl(c)).collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append).toString();
  }

  private int word(String word, long[] pieces, int from, int limit) {
    if (word.isEmpty()) {
      return from;
    }
    var used = from;
    var at = 0;
    while (at < word.length() && word.length() <= LONGEST_WORD) {
      var end = word.length();
      Integer number = null;
      while (end > at && number == null) {
        number = numbers.get((at == 0 ? "" : "##") + word.substring(at, end));
        end = number == null ? end - 1 : end;
      }
      if (number == null) {
        break;
      }
      if (used < limit) {
        pieces[used++] = number;
      }
      at = end;
    }
    if (at < word.length()) {
      used = from;
      pieces[used++] = UNKNOWN;
    }
    return used;
  }

  private static boolean isBlank(int c) {
    return c == ' ' || c == '\t' || c == '\n' || c == '\r' || Character.getType(c) == Character.SPACE_SEPARATOR;
  }

  private static boolean isControl(int c) {
    var type = Character.getType(c);
    return type == Character.CONTROL || type == Character.FORMAT || type == Character.PRIVATE_USE || type == Character.UNASSIGNED || type == Character.SURROGATE;
  }

  private static boolean standsAlone(int c) {
    return c >= 0x4e00 && c <= 0x9fff || c >= 0x3400 && c <= 0x4dbf || c >= 0x20000 && c <= 0x2ceaf || c >= 0xf900 && c <= 0xfaff || c >= 0x2f800 && c <= 0x2fa1f || isPunctuation(c);
  }

  private static boolean isPunctuation(int c) {
    if (c < 128) {
      return c >= 33 && c <= 47 || c >= 58 && c <= 64 || c >= 91 && c <= 96 || c >= 123 && c <= 126;
    }
    return switch (Character.getType(c)) {
      case Character.CONNECTOR_PUNCTUATION, Character.DASH_PUNCTUATION, Character.START_PUNCTUATION, Character.END_PUNCTUATION, Character.INITIAL_QUOTE_PUNCTUATION,
          Character.FINAL_QUOTE_PUNCTUATION, Character.OTHER_PUNCTUATION -> true;
      default -> false;
    };
  }
}
