package cityip.search;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A question to the index. All parts must hold; within one label any of the values may.
 *
 * @param text words as a person types them, all of which must occur somewhere; empty matches everything
 * @param labels field → accepted values
 * @param ranges field → closed range
 * @param sort rank or label to order by, or null for relevance (and then by {@code id})
 * @param facets labels to count over all hits
 */
public record SearchRequest(String text, Map<String, Set<String>> labels, Map<String, Range> ranges, @Nullable String sort, boolean descending,
    int limit, int offset, List<String> facets) {

  /** From and to, both included. */
  public record Range(long from, long to) {}

  public SearchRequest {
    labels = new LinkedHashMap<>(labels);
    labels.values().removeIf(Set::isEmpty);
    ranges = Map.copyOf(ranges);
    facets = List.copyOf(facets);
    if (limit < 0 || limit > 10_000 || offset < 0) {
      throw new IllegalArgumentException("A page of %d hits from %d is not possible; allowed: 0 to 10,000 from 0 on.".formatted(limit, offset));
    }
  }

  /** Everything that holds the words. */
  public static SearchRequest words(String text, int limit) {
    return new SearchRequest(text, Map.of(), Map.of(), null, false, limit, 0, List.of());
  }
}
