package cityip.kernel;

import java.util.Optional;

/**
 * The number under which an office published a patent document (公开（公告）号; for China ZC 0007): office, number, kind code.
 * One application has several of them, so it finds a Chinese right but does not identify it; for a foreign patent, where
 * nothing better is known, it does.
 *
 * @param office two letters (WIPO ST.3)
 * @param number digits, for a few US documents with letters in front ({@code D912345}, {@code PP12345}, {@code RE45678})
 * @param kindCode letter and perhaps a digit ({@code A}, {@code B2}, {@code U}); empty when it was not written
 * @throws IllegalArgumentException when a part has another form
 */
public record PublicationNumber(String office, String number, String kindCode) {

  /** What the document says about the right. */
  public enum Stage { APPLICATION, GRANT, AFTER_PARTIAL_INVALIDATION, CORRECTION, UNKNOWN }

  public PublicationNumber {
    if (office.length() != 2 || !Written.isLetter(office.charAt(0)) || !Written.isLetter(office.charAt(1))
        || !isNumber(number) || !isKindCode(kindCode)) {
      throw new IllegalArgumentException(
          "Publication number " + Written.quote(office + number + kindCode) + " is not one; allowed: office, number, kind code.");
    }
  }

  private static boolean isNumber(String s) {
    int letters = 0;
    while (letters < s.length() && Written.isLetter(s.charAt(letters))) {
      letters++;
    }
    int digits = s.length() - letters;
    return letters <= 2 && digits >= 3 && digits <= 13 && Written.isDigits(s, letters, s.length());
  }

  private static boolean isKindCode(String s) {
    return s.isEmpty() || s.length() <= 2 && Written.isLetter(s.charAt(0)) && (s.length() == 1 || Written.isDigit(s.charAt(1)));
  }

  /** Office, number and kind code without blanks: {@code CN107392110B}. */
  public String canonical() {
    return office + number + kindCode;
  }

  public boolean isChinese() {
    return RightNumber.CHINA.equals(office);
  }

  /** The kind of right the document is about; empty where the number does not tell. */
  public Optional<RightKind> kind() {
    if (isChinese()) {
      // 1985 to 1988 the number began with the year and the kind stood third (ZC 0007)
      return Optional.of(chineseKind(number.charAt(number.length() == 8 && number.charAt(0) == '8' ? 2 : 0)));
    }
    char letter = kindCode.isEmpty() ? ' ' : kindCode.charAt(0);
    if (letter == 'S' || office.equals("US") && number.startsWith("D")) {
      return Optional.of(RightKind.DESIGN);
    }
    if (letter == 'U' || letter == 'Y' || office.equals("KR") && number.startsWith("20") && number.length() == 9) {
      return Optional.of(RightKind.UTILITY_MODEL);
    }
    return office.equals("US") && number.startsWith("PP") ? Optional.empty() : Optional.of(RightKind.INVENTION);
  }

  private static RightKind chineseKind(char digit) {
    return digit == '2' ? RightKind.UTILITY_MODEL : digit == '3' ? RightKind.DESIGN : RightKind.INVENTION;
  }

  public Stage stage() {
    if (kindCode.isEmpty()) {
      return Stage.UNKNOWN;
    }
    char letter = kindCode.charAt(0);
    char digit = kindCode.length() > 1 ? kindCode.charAt(1) : '0';
    return isChinese() ? chineseStage(letter, digit) : foreignStage(letter, digit);
  }

  // ZC 0007: A application; B (until 2010-04 C) invention, U (Y) utility model, S (D) design granted;
  // digit 1 to 7 after partial invalidation, 8 and 9 corrected.
  private static Stage chineseStage(char letter, char digit) {
    if (digit >= '8') {
      return Stage.CORRECTION;
    }
    if (letter == 'A') {
      return Stage.APPLICATION;
    }
    return digit >= '1' ? Stage.AFTER_PARTIAL_INVALIDATION : Stage.GRANT;
  }

  private Stage foreignStage(char letter, char digit) {
    if (office.equals("WO")) {
      return digit >= '8' ? Stage.CORRECTION : Stage.APPLICATION;
    }
    if (digit >= '8' && (letter == 'A' || letter == 'B')) {
      return Stage.CORRECTION;
    }
    return switch (letter) {
      // Until 2001 the United States published nothing before grant, and granted as A.
      case 'A' -> office.equals("US") && digit == '0' && number.length() <= 7 ? Stage.GRANT : Stage.APPLICATION;
      case 'B', 'C', 'E', 'S', 'Y' -> Stage.GRANT;
      case 'U' -> office.equals("JP") || office.equals("KR") ? Stage.UNKNOWN : Stage.GRANT;
      case 'P' -> digit == '1' || digit == '9' ? Stage.APPLICATION : Stage.GRANT;
      default -> Stage.UNKNOWN;
    };
  }

  /** The right a foreign document stands for; a Chinese one has to be looked up and gives none. */
  public Optional<RightNumber> rightNumber() {
    return isChinese() ? Optional.empty() : kind().map(kind -> new RightNumber(office, kind, canonical()));
  }

  /**
   * Reads a number in any written form: blanks, commas, slashes, hyphens, full-width signs ({@code US 7,654,321 B2},
   * {@code WO 2019/123456 A1}). A missing kind code is allowed and noted; no office is read as China when the rest fits.
   */
  public static Reading<PublicationNumber> parse(String raw) {
    if (raw.length() > Written.LONGEST) {
      return form(raw);
    }
    String s = withoutSigns(Written.compact(raw));
    int at = 2;
    if (s.length() < 2 || !Written.isLetter(s.charAt(0)) || !Written.isLetter(s.charAt(1))) {
      if (s.isEmpty() || !Written.isDigit(s.charAt(0))) {
        return form(raw);
      }
      if (Written.isSpoiltBySpreadsheet(s)) {
        return Reading.unreadable("kernel.number.spoilt", Written.quote(raw));
      }
      at = 0;
    }
    String office = at == 0 ? RightNumber.CHINA : s.substring(0, 2);
    if (office.equals("ZL")) { // the mark of a Chinese patent number, no office
      return form(raw);
    }
    int start = at;
    while (at < s.length() && at - start < 2 && Written.isLetter(s.charAt(at))) {
      at++;
    }
    int letters = at;
    while (at < s.length() && Written.isDigit(s.charAt(at))) {
      at++;
    }
    String kindCode = s.substring(at);
    if (at - letters < 3 || at - letters > 13 || !isKindCode(kindCode)) {
      return form(raw);
    }
    return office.equals(RightNumber.CHINA)
        ? chinese(raw, s.substring(start, at), kindCode, start == 0)
        : read(new PublicationNumber(office, foreign(office, s.substring(start, letters), s.substring(letters, at), kindCode), kindCode));
  }

  private static Reading<PublicationNumber> chinese(String raw, String number, String kindCode, boolean noOffice) {
    int length = number.length();
    boolean yearForm = length == 8 && number.charAt(0) == '8';
    char kind = number.charAt(yearForm ? 2 : 0);
    if (length < 7 || length > 9 || kind < '1' || kind > '3' || noOffice && kindCode.isEmpty() || !Written.isDigits(number)) {
      return form(raw);
    }
    if (!kindCode.isEmpty() && "ABCUYSD".indexOf(kindCode.charAt(0)) < 0
        || !kindCode.isEmpty() && !fits(chineseKind(kind), kindCode.charAt(0))) {
      return Reading.unreadable("kernel.publication-number.kind-code", Written.quote(raw), kindCode, String.valueOf(kind));
    }
    return read(new PublicationNumber(RightNumber.CHINA, number, kindCode));
  }

  private static boolean fits(RightKind kind, char letter) {
    return switch (kind) {
      case UTILITY_MODEL -> letter == 'U' || letter == 'Y' || letter == 'A' || letter == 'B';
      case DESIGN -> letter == 'S' || letter == 'D' || letter == 'A' || letter == 'B';
      default -> letter == 'A' || letter == 'B' || letter == 'C';
    };
  }

  /** One number, one form: the offices' own lengths, without the zeros some databases add. */
  private static String foreign(String office, String letters, String digits, String kindCode) {
    if (office.equals("US") && letters.isEmpty() && kindCode.startsWith("A") && kindCode.length() == 2 && digits.length() == 10) {
      return digits.substring(0, 4) + '0' + digits.substring(4); // 2004136338 is how Europe writes 20040136338
    }
    if (office.equals("US") && digits.charAt(0) == '0') {
      String bare = Written.stripLeadingZeros(digits);
      return letters + (bare.length() < 3 ? digits.substring(digits.length() - 3) : bare);
    }
    return office.equals("EP") && letters.isEmpty() && digits.length() < 7 ? "0".repeat(7 - digits.length()) + digits : letters + digits;
  }

  private static String withoutSigns(String s) {
    int i = 0;
    while (i < s.length() && !isSign(s.charAt(i))) {
      i++;
    }
    if (i == s.length()) {
      return s;
    }
    StringBuilder out = new StringBuilder(s.length()).append(s, 0, i);
    for (; i < s.length(); i++) {
      if (!isSign(s.charAt(i))) {
        out.append(s.charAt(i));
      }
    }
    return out.toString();
  }

  private static boolean isSign(char c) {
    return c == ',' || c == '/' || c == '-' || c == '.';
  }

  private static Reading<PublicationNumber> read(PublicationNumber number) {
    return number.kindCode.isEmpty() ? Reading.read(number, "kernel.publication-number.no-kind-code") : Reading.read(number);
  }

  private static Reading<PublicationNumber> form(String raw) {
    return Reading.unreadable("kernel.publication-number.form", Written.quote(raw));
  }

  @Override
  public String toString() {
    return canonical();
  }
}
