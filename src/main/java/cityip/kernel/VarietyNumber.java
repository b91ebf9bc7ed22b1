package cityip.kernel;

/**
 * The number of a plant variety (植物新品种): agriculture {@code CNA20160123.4} or {@code CNA20211000123}, forestry eight digits.
 *
 * @throws IllegalArgumentException when it is not in the canonical form
 */
public record VarietyNumber(String canonical) {
  public VarietyNumber {
    if (!isForm(canonical)) {
      throw new IllegalArgumentException("Variety number " + Written.quote(canonical) + " is not one; allowed: CNA20160123.4, CNA20211000123 or eight digits.");
    }
  }

  private static boolean isForm(String s) {
    if (!s.startsWith("CNA")) {
      return s.length() == 8 && Written.isDigits(s);
    }
    int length = s.length();
    return length == 13 && s.charAt(11) == '.' && Written.isDigits(s, 3, 11) && Written.isDigit(s.charAt(12))
        || length >= 11 && length <= 15 && Written.isDigits(s, 3, length);
  }

  public RightNumber rightNumber() {
    return RightNumber.chinese(RightKind.PLANT_VARIETY, canonical);
  }

  public static Reading<VarietyNumber> parse(String raw) {
    String s = raw.length() > Written.LONGEST ? "" : Written.compact(raw);
    return isForm(s) ? Reading.read(new VarietyNumber(s)) : Reading.unreadable("kernel.variety-number.form", Written.quote(raw));
  }

  @Override
  public String toString() {
    return canonical;
  }
}
