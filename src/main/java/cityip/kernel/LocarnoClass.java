package cityip.kernel;

/**
 * A class of the Locarno Classification of designs: {@code 06-01}.
 *
 * @param main 1 to 32, or 99 (miscellaneous, until the eighth edition)
 * @param sub 0 to 99
 * @throws IllegalArgumentException outside these
 */
public record LocarnoClass(int main, int sub) implements Comparable<LocarnoClass> {
  public LocarnoClass {
    if (!isRight(main, sub)) {
      throw new IllegalArgumentException("Locarno class " + main + "-" + sub + " is not one; allowed: 1 to 32 or 99, then 0 to 99.");
    }
  }

  private static boolean isRight(int main, int sub) {
    return (main >= 1 && main <= 32 || main == 99) && sub >= 0 && sub <= 99;
  }

  public String code() {
    return (main < 10 ? "0" : "") + main + (sub < 10 ? "-0" : "-") + sub;
  }

  /** Reads {@code 06-01}, {@code 6-1}, {@code 0601}, {@code LOC(13)Cl.06-01}. */
  public static Reading<LocarnoClass> parse(String raw) {
    String s = raw.length() > Written.LONGEST ? "" : Written.compact(raw);
    int cl = s.indexOf("CL.");
    if (cl >= 0) {
      s = s.substring(cl + 3);
    }
    int dash = s.indexOf('-');
    if (dash < 0 && s.length() == 4 && Written.isDigits(s)) {
      return read(raw, Written.number(s, 0, 2), Written.number(s, 2, 4));
    }
    if (dash >= 1 && dash <= 2 && s.length() - dash <= 3 && Written.isDigits(s, 0, dash) && Written.isDigits(s, dash + 1, s.length())) {
      return read(raw, Written.number(s, 0, dash), Written.number(s, dash + 1, s.length()));
    }
    return Reading.unreadable("kernel.locarno-class.form", Written.quote(raw));
  }

  private static Reading<LocarnoClass> read(String raw, int main, int sub) {
    return isRight(main, sub) ? Reading.read(new LocarnoClass(main, sub)) : Reading.unreadable("kernel.locarno-class.form", Written.quote(raw));
  }

  @Override
  public int compareTo(LocarnoClass other) {
    return main != other.main ? Integer.compare(main, other.main) : Integer.compare(sub, other.sub);
  }

  @Override
  public String toString() {
    return code();
  }
}
