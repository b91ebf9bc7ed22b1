package cityip.party;

import java.util.List;

/**
 * Two bodies that may be one, and why we think so. The score is the sum of the factors' points, 0 to 100.
 *
 * @param factors each with its points, the strongest first
 */
public record Candidate(Body left, Body right, int score, List<Factor> factors) {

  /** Why two bodies look alike or unlike. */
  public enum Factor {
    /** The same name in the same writing, but two bodies (two codes, or a person's namesake). */
    SAME_NAME(90),
    /** One bears a name that the other bore. */
    FORMER_NAME(75),
    /** The same name without legal form and place. */
    SAME_CORE(60),
    /** The core of the name differs by one character. */
    ONE_CHARACTER(45),
    SAME_UNIT(10),
    /** Both have a credit code, and not the same: two legal persons unless one was re-registered. */
    DIFFERENT_CODES(-45),
    DIFFERENT_UNITS(-10),
    DIFFERENT_KINDS(-15);

    private final int points;

    Factor(int points) {
      this.points = points;
    }

    public int points() {
      return points;
    }
  }
}
