package cityip.search;

import cityip.shell.Scope;
import java.util.List;

/**
 * A question to the index.
 *
 * @param scope who asks: the index adds the limits that follow from it, to hits, counts and exports alike
 * @param limit hits on a page; 0 for counts alone
 * @param facets labels to count over all hits
 */
public record SearchRequest(Wanted wanted, Scope scope, SearchOrder order, boolean descending, int limit, int offset, List<String> facets) {

  public SearchRequest {
    facets = List.copyOf(facets);
    if (limit < 0 || limit > 10_000 || offset < 0) {
      throw new IllegalArgumentException("A page of %d hits from %d is not possible; allowed: 0 to 10,000 from 0 on.".formatted(limit, offset));
    }
  }

  /** The best hits for some words. */
  public static SearchRequest words(String text, Scope scope, int limit) {
    return of(PlainWords.all(text), scope, limit);
  }

  static SearchRequest of(Wanted wanted, Scope scope, int limit) {
    return new SearchRequest(wanted, scope, SearchOrder.RELEVANCE, false, limit, 0, List.of());
  }

  SearchRequest with(Wanted other) {
    return new SearchRequest(other, scope, order, descending, limit, offset, facets);
  }
}
