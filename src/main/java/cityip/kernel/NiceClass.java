package cityip.kernel;

/**
 * A class of the Nice Classification: 1 to 34 goods, 35 to 45 services. A mark counts once per class.
 *
 * @throws IllegalArgumentException outside 1 to 45
 */
public record NiceClass(int number) implements Comparable<NiceClass> {
  public NiceClass {
    if (number < 1 || number > 45) {
      throw new IllegalArgumentException("Nice class " + number + " is not one; allowed: 1 to 45.");
    }
  }

  public boolean isService() {
    return number >= 35;
  }

  /** Two digits, {@code 09}. */
  public String code() {
    return number < 10 ? "0" + number : String.valueOf(number);
  }

  /** Reads {@code 9}, {@code 09}, {@code 第9类}, {@code 9.0} (from a spreadsheet). */
  public static Reading<NiceClass> parse(String raw) {
    String s = raw.length() > Written.LONGEST ? "" : Written.compact(raw);
    if (s.startsWith("第")) {
      s = s.substring(1);
    }
    if (s.endsWith("类")) {
      s = s.substring(0, s.length() - 1);
    }
    if (s.endsWith(".0")) {
      s = s.substring(0, s.length() - 2);
    }
    if (s.length() >= 1 && s.length() <= 3 && Written.isDigits(s)) {
      int number = Written.number(s, 0, s.length());
      if (number >= 1 && number <= 45) {
        return Reading.read(new NiceClass(number));
      }
    }
    return Reading.unreadable("kernel.nice-class.range", Written.quote(raw));
  }

  @Override
  public int compareTo(NiceClass other) {
    return Integer.compare(number, other.number);
  }

  @Override
  public String toString() {
    return code();
  }
}
