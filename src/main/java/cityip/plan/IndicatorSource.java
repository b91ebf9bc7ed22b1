package cityip.plan;

import cityip.kernel.AsOf;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/**
 * Offered by a module whose records an indicator counts. The module names what it can measure and gives, for each
 * measure, the query whose rows are the number.
 */
public interface IndicatorSource {

  /** The measures this module answers, such as {@code high-value-inventions}. */
  Set<String> measures();

  /**
   * The rows behind a measure.
   *
   * @param parameters those of the indicator's definition, such as thresholds and the tests that count
   * @param at the day, and the moment up to which facts had been recorded
   */
  RowSet rows(String measure, Map<String, JsonNode> parameters, AsOf at);

  /**
   * What happened to rows between two readings, one or more sentences for each row key, in the reader's language: the acts
   * that took effect, or that were learned of, in between.
   */
  default Map<String, List<String>> whatHappened(Collection<String> rowKeys, AsOf before, AsOf after) {
    return Map.of();
  }

  /**
   * The last moment, not after {@code known}, at which anything was recorded. Readings at {@code known} and at this moment
   * are the same for ever, so they can be kept.
   */
  default Instant lastRecorded(Instant known) {
    return known;
  }
}
