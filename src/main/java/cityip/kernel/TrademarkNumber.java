package cityip.kernel;

/**
 * The registration number of a mark (商标注册号): digits, {@code G} in front for an international registration extended to China,
 * a letter behind for the part of a divided application ({@code 12345678A}). One registration may cover several classes.
 *
 * @throws IllegalArgumentException when it is not in the canonical form
 */
public record TrademarkNumber(String canonical) {
  public TrademarkNumber {
    if (!isForm(canonical)) {
      throw new IllegalArgumentException("Trademark number " + Written.quote(canonical) + " is not one; allowed: digits, with G in front or a letter behind.");
    }
  }

  private static boolean isForm(String s) {
    int start = s.startsWith("G") ? 1 : 0;
    int end = s.length();
    if (end > start && Written.isLetter(s.charAt(end - 1))) {
      end--;
    }
    return end - start >= 3 && end - start <= 9 && Written.isDigits(s, start, end) && s.charAt(start) != '0';
  }

  /** Whether it came through the Madrid system. */
  public boolean isInternational() {
    return canonical.charAt(0) == 'G';
  }

  /** Whether it is a part split off by a divisional application. */
  public boolean isDivided() {
    return Written.isLetter(canonical.charAt(canonical.length() - 1));
  }

  public RightNumber rightNumber() {
    return RightNumber.chinese(RightKind.TRADEMARK, canonical);
  }

  /** Reads it with {@code 第}, {@code 号}, {@code No.}, blanks, full-width signs or leading zeros around it. */
  public static Reading<TrademarkNumber> parse(String raw) {
    if (raw.length() > Written.LONGEST) {
      return form(raw);
    }
    String s = Written.compact(raw);
    if (s.startsWith("第")) {
      s = s.substring(1);
    }
    if (s.startsWith("NO.")) {
      s = s.substring(3);
    }
    if (s.endsWith("号")) {
      s = s.substring(0, s.length() - 1);
    }
    int start = s.startsWith("G") ? 1 : 0;
    int zeros = start;
    while (zeros < s.length() && s.charAt(zeros) == '0') {
      zeros++;
    }
    if (zeros > start) {
      s = s.substring(0, start) + s.substring(zeros);
    }
    if (isForm(s)) {
      return Reading.read(new TrademarkNumber(s));
    }
    return Written.isSpoiltBySpreadsheet(s) ? Reading.unreadable("kernel.number.spoilt", Written.quote(raw)) : form(raw);
  }

  private static Reading<TrademarkNumber> form(String raw) {
    return Reading.unreadable("kernel.trademark-number.form", Written.quote(raw));
  }

  @Override
  public String toString() {
    return canonical;
  }
}
