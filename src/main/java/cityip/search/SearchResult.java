package cityip.search;

import java.util.List;
import java.util.Map;

/**
 * The answer to a question.
 *
 * @param total exact number of hits
 * @param ids keys of the hits of this page, in order
 * @param facets label → values with their exact counts, most frequent first
 */
public record SearchResult(long total, List<String> ids, Map<String, List<Count>> facets) {

  public record Count(String value, long hits) {}
}
