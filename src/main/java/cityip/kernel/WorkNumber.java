package cityip.kernel;

/**
 * The registration number of a work (作品登记号): national {@code 国作登字-2021-F-00000000} or provincial {@code 鲁作登字-2021-F-000000};
 * the letter is the category of the work.
 *
 * @throws IllegalArgumentException when it is not in the canonical form
 */
public record WorkNumber(String canonical) {

  private static final String MIDDLE = "作登字";
  private static final String OFFICES = "国京津冀晋蒙辽吉黑沪苏浙皖闽赣鲁豫鄂湘粤桂琼渝川蜀贵黔云滇藏陕秦甘陇青宁新";

  public WorkNumber {
    if (canonical.length() < 14 || !isForm(canonical)) {
      throw new IllegalArgumentException("Work number " + Written.quote(canonical) + " is not one; allowed: 国作登字-2021-F-00000000 or 鲁作登字-2021-F-000000.");
    }
  }

  private static boolean isForm(String s) {
    int serial = s.length() - 12;
    return OFFICES.indexOf(s.charAt(0)) >= 0 && s.startsWith(MIDDLE, 1) && s.charAt(4) == '-' && Written.isDigits(s, 5, 9)
        && s.charAt(9) == '-' && Written.isLetter(s.charAt(10)) && s.charAt(11) == '-'
        && serial >= 4 && serial <= 9 && Written.isDigits(s, 12, s.length()) && isYear(s);
  }

  private static boolean isYear(String s) {
    int year = Written.number(s, 5, 9);
    return year >= 1990 && year < 2100;
  }

  public int year() {
    return Written.number(canonical, 5, 9);
  }

  /** Whether the national office registered it, not a province. */
  public boolean isNational() {
    return canonical.charAt(0) == '国';
  }

  /** The category letter; only F (fine art) and G (photograph) are certain, so the rulebook names them, not we. */
  public char category() {
    return canonical.charAt(10);
  }

  public RightNumber rightNumber() {
    return RightNumber.chinese(RightKind.WORK, canonical);
  }

  /** Reads it with or without hyphens, with {@code 号} behind, blanks and full-width signs. */
  public static Reading<WorkNumber> parse(String raw) {
    String s = raw.length() > Written.LONGEST ? "" : Written.compact(raw).replace("-", "");
    if (s.endsWith("号")) {
      s = s.substring(0, s.length() - 1);
    }
    if (s.length() >= 13 && s.startsWith(MIDDLE, 1)) {
      String canonical = s.substring(0, 4) + '-' + s.substring(4, 8) + '-' + s.charAt(8) + '-' + s.substring(9);
      if (isForm(canonical)) {
        return Reading.read(new WorkNumber(canonical));
      }
    }
    return Reading.unreadable("kernel.work-number.form", Written.quote(raw));
  }

  @Override
  public String toString() {
    return canonical;
  }
}
