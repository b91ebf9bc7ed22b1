package cityip.search;

import java.util.List;
import java.util.Map;

/**
 * The answer to a question.
 *
 * @param total exact number of hits
 * @param hits those of this page, in order
 * @param facets label → values with their exact counts, most frequent first
 */
public record SearchResult(long total, List<Hit> hits, Map<String, List<Count>> facets) {

  /** How many values of a facet are told at most. */
  static final int MOST_VALUES = 1_000;

  public record Count(String value, long hits) {}

  /**
   * One that was found.
   *
   * @param score worth of the hit; comparable within one answer only
   * @param parts what the score is made of, such as the place by words and the place by meaning
   * @param shown what its owner gave to be shown
   */
  public record Hit(String id, float score, Map<String, Double> parts, Map<String, String> shown) {

    public String shown(String name) {
      return shown.getOrDefault(name, "");
    }
  }

  /** Keys of the hits, in order. */
  public List<String> ids() {
    return hits.stream().map(Hit::id).toList();
  }
}
