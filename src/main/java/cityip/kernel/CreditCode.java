package cityip.kernel;

/**
 * A unified social credit code (统一社会信用代码, GB 32100): 18 characters, the last one a check character, the surest way to
 * know that two spellings are one body.
 *
 * @throws IllegalArgumentException when the form or the check character is wrong
 */
public record CreditCode(String code) {

  private static final String ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY";
  private static final int[] WEIGHTS = new int[17];
  private static final byte[] VALUES = new byte[128];

  static {
    int weight = 1;
    for (int i = 0; i < WEIGHTS.length; i++) {
      WEIGHTS[i] = weight;
      weight = weight * 3 % 31;
    }
    java.util.Arrays.fill(VALUES, (byte) -1);
    for (int i = 0; i < ALPHABET.length(); i++) {
      VALUES[ALPHABET.charAt(i)] = (byte) i;
    }
  }

  public CreditCode {
    if (code.length() != 18 || firstForeign(code) >= 0 || check(code) != code.charAt(17)) {
      throw new IllegalArgumentException("Credit code " + Written.quote(code) + " is not one; allowed: 18 characters with their check character.");
    }
  }

  /** The region of the registering authority, characters 3 to 8; it may be none that GB/T 2260 still lists. */
  public String registeredAt() {
    return code.substring(2, 8);
  }

  private static int firstForeign(String s) {
    for (int i = 0; i < s.length(); i++) {
      char c = s.charAt(i);
      if (c >= 128 || VALUES[c] < 0) {
        return i;
      }
    }
    return -1;
  }

  private static char check(String s) {
    int sum = 0;
    for (int i = 0; i < 17; i++) {
      sum += VALUES[s.charAt(i)] * WEIGHTS[i];
    }
    return ALPHABET.charAt((31 - sum % 31) % 31);
  }

  /** Reads a code; letters the standard leaves out (I, O, S, V, Z) are named with what they were probably meant to be. */
  public static Reading<CreditCode> parse(String raw) {
    String s = raw.length() > Written.LONGEST ? "" : Written.compact(raw);
    if (s.length() == 17 && firstForeign(s) < 0) {
      return Reading.suggest(s + check(s), "kernel.credit-code.length", Written.quote(raw), "17");
    }
    if (s.length() != 18) {
      return Reading.unreadable("kernel.credit-code.length", Written.quote(raw), String.valueOf(s.length()));
    }
    int foreign = firstForeign(s);
    if (foreign >= 0) {
      String mended = s.replace('I', '1').replace('O', '0').replace('Z', '2').replace('S', '5');
      boolean good = firstForeign(mended) < 0 && check(mended) == mended.charAt(17);
      return Reading.suggest(good ? mended : null, "kernel.credit-code.letter", Written.quote(raw), String.valueOf(s.charAt(foreign)));
    }
    char check = check(s);
    if (check != s.charAt(17)) {
      return Reading.suggest(s.substring(0, 17) + check, "kernel.credit-code.check", Written.quote(raw), String.valueOf(s.charAt(17)), String.valueOf(check));
    }
    return Reading.read(new CreditCode(s));
  }

  @Override
  public String toString() {
    return code;
  }
}
