package cityip.kernel;

import org.jspecify.annotations.Nullable;

/**
 * A Chinese patent application number (申请号, ZC 0006-2003), which stays the patent's number (专利号) after grant.
 *
 * <p>Since October 2003 {@code YYYYKNNNNNNN.C}: year, kind digit, seven serial digits, dot, check character. Before:
 * {@code YYKNNNNN.C}. The check character is the sum of digit times weight (2 to 9, then again from 2) modulo 11, with X for ten;
 * every single wrong digit is therefore found.
 *
 * @param canonical without prefix, with dot and check character: {@code 201710601862.3}, {@code 97101765.4}
 * @throws IllegalArgumentException when it is not in that form or the check character is wrong
 */
public record ApplicationNumber(String canonical) {

  private static final int OLD = 8;
  private static final int NEW = 12;
  private static final int STANDARD = 15;

  public ApplicationNumber {
    int digits = canonical.length() - 2;
    if (digits != OLD && digits != NEW || canonical.charAt(digits) != '.' || problem(canonical, digits) != null
        || check(canonical, digits) != canonical.charAt(digits + 1)) {
      throw new IllegalArgumentException(
          "Application number " + Written.quote(canonical) + " is not one; allowed: 12 or 8 digits, dot, right check character.");
    }
  }

  /** Only for numbers this class has just checked, on the path of every row. */
  private static ApplicationNumber of(String s, int digits, char check) {
    char[] out = new char[digits + 2];
    s.getChars(0, digits, out, 0);
    out[digits] = '.';
    out[digits + 1] = check;
    return new ApplicationNumber(new String(out));
  }

  /** Year of filing, 1985 or later. */
  public int year() {
    return year(canonical, canonical.length() - 2);
  }

  public RightKind kind() {
    return kind(kindDigit(canonical, canonical.length() - 2));
  }

  /** Whether it came into China under the Patent Cooperation Treaty (kind digits 8 and 9). */
  public boolean isInternational() {
    return kindDigit(canonical, canonical.length() - 2) >= '8';
  }

  /** The digits before the dot. */
  public String digits() {
    return canonical.substring(0, canonical.length() - 2);
  }

  /** The patent number (专利号) {@code ZL201710601862.3}; only a granted patent may be shown with it. */
  public String patentNumber() {
    return "ZL" + canonical;
  }

  public RightNumber rightNumber() {
    return RightNumber.chinese(kind(), canonical);
  }

  private static int year(String s, int digits) {
    if (digits == NEW) {
      return Written.number(s, 0, 4);
    }
    int year = Written.number(s, 0, 2);
    return year >= 85 ? 1900 + year : 2000 + year;
  }

  private static char kindDigit(String s, int digits) {
    return s.charAt(digits == NEW ? 4 : 2);
  }

  private static RightKind kind(char digit) {
    return switch (digit) {
      case '2', '9' -> RightKind.UTILITY_MODEL;
      case '3' -> RightKind.DESIGN;
      default -> RightKind.INVENTION;
    };
  }

  /** The check character that belongs to these digits (8 or 12). */
  static char check(String s, int digits) {
    int sum = 0;
    for (int i = 0; i < digits; i++) {
      sum += (s.charAt(i) - '0') * (2 + (i & 7)); // weights 2 3 4 5 6 7 8 9 2 3 4 5
    }
    int rest = sum % 11;
    return rest == 10 ? 'X' : (char) ('0' + rest);
  }

  /** What is wrong with the digits apart from their check character, as a message key. */
  private static @Nullable String problem(String s, int digits) {
    if (!Written.isDigits(s, 0, digits)) {
      return "kernel.application-number.form";
    }
    char kind = kindDigit(s, digits);
    if (kind != '1' && kind != '2' && kind != '3' && kind != '8' && kind != '9') {
      return "kernel.application-number.kind";
    }
    int year = year(s, digits);
    boolean plausible = digits == NEW ? year >= 1985 && year < 2100 : year <= 2003;
    return plausible ? null : "kernel.application-number.year";
  }

  /**
   * Reads a number in any written form: {@code ZL} or {@code CN} in front, blanks, full-width signs, no dot, no check character (then
   * computed and noted), and the 15-digit form of the data-exchange standard ({@code 102009000190429}).
   */
  public static Reading<ApplicationNumber> parse(String raw) {
    if (raw.length() > Written.LONGEST) {
      return form(raw);
    }
    String s = Written.compact(raw);
    if (s.startsWith("ZL") || s.startsWith("CN")) {
      s = s.substring(2);
    }
    if (s.length() == STANDARD && Written.isDigits(s) && s.charAt(1) == '0' && s.startsWith("00", 6)) {
      s = s.substring(2, 6) + s.charAt(0) + s.substring(8);
    }
    int dot = s.indexOf('.');
    int digits = dot >= 0 ? dot : s.length() >= NEW ? NEW : OLD;
    if (digits != OLD && digits != NEW || s.length() < digits || !Written.isDigits(s, 0, digits)) {
      return misread(raw, s, dot);
    }
    String problem = problem(s, digits);
    if (problem != null) {
      return Reading.unreadable(problem, Written.quote(raw), s.substring(0, digits));
    }
    int tail = dot >= 0 ? digits + 1 : digits;
    char check = check(s, digits);
    if (tail >= s.length()) {
      return Reading.read(of(s, digits, check), "kernel.application-number.check-computed");
    }
    char written = s.charAt(tail);
    if (s.length() != tail + 1 || !Written.isDigit(written) && written != 'X') {
      return misread(raw, s, dot);
    }
    ApplicationNumber right = of(s, digits, check);
    return written == check
        ? Reading.read(right)
        : Reading.suggest(right.canonical, "kernel.application-number.check", Written.quote(raw), String.valueOf(written), String.valueOf(check));
  }

  private static Reading<ApplicationNumber> misread(String raw, String s, int dot) {
    if (Written.isSpoiltBySpreadsheet(s)) {
      return Reading.unreadable("kernel.number.spoilt", Written.quote(raw));
    }
    if (dot >= 0) { // a dot in the wrong place: without it the number may be right
      String joined = s.replace(".", "");
      if (joined.length() == NEW + 1 || joined.length() == OLD + 1) {
        return Reading.suggest(parse(joined).toOptional().map(ApplicationNumber::canonical).orElse(null),
            "kernel.application-number.form", Written.quote(raw));
      }
    }
    return form(raw);
  }

  private static Reading<ApplicationNumber> form(String raw) {
    return Reading.unreadable("kernel.application-number.form", Written.quote(raw));
  }

  @Override
  public String toString() {
    return canonical;
  }
}
