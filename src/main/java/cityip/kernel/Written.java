package cityip.kernel;

/**
 * Text as people and their spreadsheets write it, brought to plain ASCII where a plain form exists: full-width letters,
 * digits and signs, ideographic full stops, all kinds of dashes and blanks.
 */
final class Written {

  /** No number of a right, code or day is longer; whatever is longer is refused unread. */
  static final int LONGEST = 64;

  private static final char NOTHING = '\0';

  private Written() {}

  /** Upper case, half width, without any blanks; the same object when nothing had to change. */
  static String compact(String raw) {
    int length = raw.length();
    int i = 0;
    while (i < length && isPlain(raw.charAt(i))) {
      i++;
    }
    if (i == length) {
      return raw;
    }
    char[] out = new char[length];
    raw.getChars(0, i, out, 0);
    int n = i;
    for (; i < length; i++) {
      char c = plain(raw.charAt(i));
      if (c != NOTHING && c != ' ') {
        out[n++] = c;
      }
    }
    return new String(out, 0, n);
  }

  private static boolean isPlain(char c) {
    return c > ' ' && c < 0x7f && (c < 'a' || c > 'z');
  }

  /** One character in its plain form; blanks of every kind become a space, characters without width vanish. */
  static char plain(char c) {
    if (c < 0x7f) {
      return c >= 'a' && c <= 'z' ? (char) (c - 32) : c <= ' ' ? ' ' : c;
    }
    if (c >= 0xff01 && c <= 0xff5e) {
      return plain((char) (c - 0xfee0));
    }
    return switch (c) {
      case '\u3002', '\u00b7', '\u2024', '\u30fb' -> '.';
      case '\u2010', '\u2011', '\u2012', '\u2013', '\u2014', '\u2015', '\u2212', '\ufe63' -> '-';
      case '\u200b', '\u200c', '\u200d', '\u200e', '\u200f', '\u2060', '\ufeff', '\u00ad' -> NOTHING;
      default -> c == '\u00a0' || c == '\u3000' || c == '\u0085' || Character.isSpaceChar(c) ? ' ' : c;
    };
  }

  static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }

  static boolean isLetter(char c) {
    return c >= 'A' && c <= 'Z';
  }

  static boolean isDigits(String s, int from, int to) {
    if (from >= to || to > s.length()) {
      return false;
    }
    for (int i = from; i < to; i++) {
      if (!isDigit(s.charAt(i))) {
        return false;
      }
    }
    return true;
  }

  static boolean isDigits(String s) {
    return isDigits(s, 0, s.length());
  }

  /** The number in {@code s[from, to)}, which must be at most nine digits. */
  static int number(String s, int from, int to) {
    int n = 0;
    for (int i = from; i < to; i++) {
      n = n * 10 + (s.charAt(i) - '0');
    }
    return n;
  }

  /** What was written, short enough to stand in a message. */
  static String quote(String raw) {
    if (raw.length() <= 40) {
      return raw;
    }
    int end = Character.isHighSurrogate(raw.charAt(38)) ? 38 : 39;
    return raw.substring(0, end) + "…";
  }

  /** A spreadsheet turned the number into something like 2.01711E+12 and its last digits are gone. */
  static boolean isSpoiltBySpreadsheet(String compact) {
    int e = compact.indexOf("E+");
    return e > 0 && Written.isDigit(compact.charAt(0)) && isDigits(compact, e + 2, compact.length());
  }

  static String stripLeadingZeros(String digits) {
    int i = 0;
    while (i < digits.length() - 1 && digits.charAt(i) == '0') {
      i++;
    }
    return digits.substring(i);
  }
}
