package cityip.kernel;

/**
 * What identifies a geographical indication (地理标志). Three tracks, three habits: {@code AGI00123} of the agriculture ministry,
 * a notice such as {@code 2009年第12号}, here {@code 2009-12}, and for many only the protected name. So any text of 2 to 40
 * letters, digits, Chinese characters, hyphens and dots is taken as it stands.
 *
 * @throws IllegalArgumentException when it is not in the canonical form
 */
public record GiNumber(String canonical) {
  public GiNumber {
    if (!isForm(canonical)) {
      throw new IllegalArgumentException("GI number " + Written.quote(canonical) + " is not one; allowed: 2 to 40 letters, digits, hyphens and dots.");
    }
  }

  private static boolean isForm(String s) {
    boolean good = s.length() >= 2 && s.length() <= 40;
    boolean letters = false;
    for (int i = 0; good && i < s.length(); i++) {
      char c = s.charAt(i);
      boolean word = Written.isDigit(c) || Written.isLetter(c) || Character.isIdeographic(c);
      letters |= word;
      good = word || c == '-' || c == '.' || c == '(' || c == ')';
    }
    return good && letters;
  }

  public RightNumber rightNumber() {
    return RightNumber.chinese(RightKind.GEOGRAPHICAL_INDICATION, canonical);
  }

  public static Reading<GiNumber> parse(String raw) {
    String s = raw.length() > Written.LONGEST ? "" : Written.compact(raw);
    int year = s.indexOf("年第");
    if (year == 4 && s.endsWith("号") && Written.isDigits(s, 0, 4) && Written.isDigits(s, 6, s.length() - 1)) {
      s = s.substring(0, 4) + '-' + s.substring(6, s.length() - 1);
    }
    return isForm(s) ? Reading.read(new GiNumber(s)) : Reading.unreadable("kernel.gi-number.form", Written.quote(raw));
  }

  @Override
  public String toString() {
    return canonical;
  }
}
