package cityip.kernel;

/**
 * A six-digit region code in the form of GB/T 2260. Holds the form only: functional zones carry codes of the same form
 * that are in no official list, and only the city pack knows which.
 *
 * @throws IllegalArgumentException when it is not six digits beginning with a province (11 to 82)
 */
public record RegionCode(String code) implements Comparable<RegionCode> {
  public RegionCode {
    if (code.length() != 6 || !Written.isDigits(code) || province(code) < 11 || province(code) > 82) {
      throw new IllegalArgumentException("Region code " + Written.quote(code) + " is not one; allowed: six digits, province 11 to 82.");
    }
  }

  private static int province(String code) {
    return Written.number(code, 0, 2);
  }

  public boolean isProvince() {
    return code.endsWith("0000");
  }

  public boolean isCity() {
    return !isProvince() && code.endsWith("00");
  }

  public boolean isCounty() {
    return !code.endsWith("00");
  }

  /** The city this county lies in; a city is its own. */
  public RegionCode city() {
    return isProvince() ? this : new RegionCode(code.substring(0, 4) + "00");
  }

  public RegionCode province() {
    return new RegionCode(code.substring(0, 2) + "0000");
  }

  /** Whether this region is the other one or lies in it. */
  public boolean isWithin(RegionCode other) {
    int fixed = other.isProvince() ? 2 : other.isCity() ? 4 : 6;
    return code.regionMatches(0, other.code, 0, fixed);
  }

  public static Reading<RegionCode> parse(String raw) {
    if (raw.length() <= Written.LONGEST) {
      String s = Written.compact(raw);
      if (s.length() == 6 && Written.isDigits(s) && province(s) >= 11 && province(s) <= 82) {
        return Reading.read(new RegionCode(s));
      }
    }
    return Reading.unreadable("kernel.region-code.form", Written.quote(raw));
  }

  @Override
  public int compareTo(RegionCode other) {
    return code.compareTo(other.code);
  }

  @Override
  public String toString() {
    return code;
  }
}
