package cityip.kernel;

/**
 * The number of a layout design of integrated circuits (集成电路布图设计): {@code BS.205012345}.
 *
 * @throws IllegalArgumentException when it is not in the canonical form
 */
public record LayoutNumber(String canonical) {
  public LayoutNumber {
    if (!isForm(canonical)) {
      throw new IllegalArgumentException("Layout number " + Written.quote(canonical) + " is not one; allowed: BS. and nine digits.");
    }
  }

  private static boolean isForm(String s) {
    return s.length() == 12 && s.startsWith("BS.") && Written.isDigits(s, 3, 12);
  }

  public RightNumber rightNumber() {
    return RightNumber.chinese(RightKind.LAYOUT_DESIGN, canonical);
  }

  /** Reads it with or without dots. */
  public static Reading<LayoutNumber> parse(String raw) {
    String s = raw.length() > Written.LONGEST ? "" : Written.compact(raw).replace(".", "");
    String canonical = s.startsWith("BS") ? "BS." + s.substring(2) : s;
    return isForm(canonical) ? Reading.read(new LayoutNumber(canonical)) : Reading.unreadable("kernel.layout-number.form", Written.quote(raw));
  }

  @Override
  public String toString() {
    return canonical;
  }
}
