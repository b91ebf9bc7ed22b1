package cityip.kernel;

/**
 * The registration number of computer software (软件著作权登记号): {@code 2021SR0000000}. The number on the certificate itself
 * (软著登字第…号) is another one and does not identify the right.
 *
 * @throws IllegalArgumentException when it is not in the canonical form
 */
public record SoftwareNumber(String canonical) {
  public SoftwareNumber {
    if (!isForm(canonical)) {
      throw new IllegalArgumentException("Software number " + Written.quote(canonical) + " is not one; allowed: 2021SR0000000.");
    }
  }

  private static boolean isForm(String s) {
    int serial = s.length() - 6;
    return serial >= 4 && serial <= 8 && Written.isDigits(s, 0, 4) && s.startsWith("SR", 4) && Written.isDigits(s, 6, s.length())
        && Written.number(s, 0, 4) >= 1990 && Written.number(s, 0, 4) < 2100;
  }

  public int year() {
    return Written.number(canonical, 0, 4);
  }

  public RightNumber rightNumber() {
    return RightNumber.chinese(RightKind.SOFTWARE, canonical);
  }

  public static Reading<SoftwareNumber> parse(String raw) {
    String s = raw.length() > Written.LONGEST ? "" : Written.compact(raw);
    if (s.startsWith("软著登字")) {
      return Reading.unreadable("kernel.software-number.certificate", Written.quote(raw));
    }
    if (s.endsWith("号")) {
      s = s.substring(0, s.length() - 1);
    }
    return isForm(s) ? Reading.read(new SoftwareNumber(s)) : Reading.unreadable("kernel.software-number.form", Written.quote(raw));
  }

  @Override
  public String toString() {
    return canonical;
  }
}
