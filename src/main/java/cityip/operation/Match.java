package cityip.operation;

import cityip.search.SearchResult.Hit;
import java.math.BigDecimal;
import java.util.List;

/**
 * A right that may answer a need, with what speaks for it.
 *
 * @param parts what each signal adds, in the order of {@link Signal}; they add up to {@code total} exactly
 * @param total from 0 to 100
 */
public record Match(Hit right, List<Part> parts, BigDecimal total) {

  /** The signals, shown apart because none of them is enough alone. */
  public enum Signal {
    /** How close the texts are in meaning and words. */
    TEXT,
    /** Whether the right lies in the fields that the need speaks of. */
    INDUSTRY,
    /** Whether who asks already works near it. */
    PORTFOLIO,
    /** What was answered to rights of the field before. */
    ANSWERS,
    /** A right that was seldom sent gets its turn. */
    TURN,
    /** Whether what is asked for it lies within the budget. */
    PRICE,
    /** Whether it is at home where the need is. */
    REGION,
    /** Whether it is as ready as the need asks. */
    MATURITY;

    public String code() {
      return name().toLowerCase(java.util.Locale.ROOT);
    }
  }

  /** @param value of the signal, 0 to 1; {@code points} its value times its weight of a hundred */
  public record Part(Signal signal, double value, int weight, BigDecimal points) {}
}
