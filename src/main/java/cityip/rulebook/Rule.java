package cityip.rulebook;

import cityip.kernel.DayRange;
import tools.jackson.databind.JsonNode;

/**
 * A rule as it holds for some time.
 *
 * @param key       what it rules, such as {@code trademark.opposition-period}
 * @param value     the rule itself; its shape is the business of whoever asks
 * @param valid     the days on which it is in force, half-open
 * @param source    law and article, notice or decision
 * @param certainty how sure we are: {@code verified} in the source, {@code general-knowledge}, {@code computed}, or
 *                  {@code configurable} by the city
 */
public record Rule(String key, JsonNode value, DayRange valid, String source, String certainty) {

  /** For rules that are one number. */
  public int asInt() {
    if (!value.isIntegralNumber()) {
      throw new IllegalStateException("Rule " + key + " is not a whole number but " + value);
    }
    return value.intValue();
  }
}
