package cityip.kernel;

import java.util.Objects;

/**
 * What identifies a right everywhere in the house: jurisdiction, kind, and the number in its one canonical form.
 * Chinese patents carry their application number with dot and check character and without prefix
 * ({@code 201710601862.3}), foreign patents their publication number ({@code US7654321B2}), marks the registration number,
 * works and software the registration number as printed.
 *
 * @param jurisdiction ISO 3166 or WIPO ST.3 code of two letters
 */
public record RightNumber(String jurisdiction, RightKind kind, String canonical) {
  public RightNumber {
    Objects.requireNonNull(kind, "kind");
    if (jurisdiction.length() != 2 || !Written.isLetter(jurisdiction.charAt(0)) || !Written.isLetter(jurisdiction.charAt(1))) {
      throw new IllegalArgumentException("Jurisdiction " + Written.quote(jurisdiction) + " is not one; allowed: two capital letters.");
    }
    if (canonical.isBlank() || canonical.length() > Written.LONGEST) {
      throw new IllegalArgumentException("Right number " + Written.quote(canonical) + " is not one; allowed: 1 to 64 characters.");
    }
  }

  static final String CHINA = "CN";

  static RightNumber chinese(RightKind kind, String canonical) {
    return new RightNumber(CHINA, kind, canonical);
  }

  public boolean isChinese() {
    return CHINA.equals(jurisdiction);
  }

  @Override
  public String toString() {
    return canonical;
  }
}
