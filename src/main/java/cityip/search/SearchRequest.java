package cityip.search;

import cityip.shell.Scope;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A question to the index.
 *
 * @param scope who asks: the index adds the limits that follow from it, to hits, counts and exports alike
 * @param chosen label → values of which a hit must have one; a label's own counts are told without its own limit, so that one may go on choosing
 * @param limit hits on a page; 0 for counts alone
 * @param facets labels to count over all hits
 */
public record SearchRequest(Wanted wanted, Map<String, Set<String>> chosen, Scope scope, SearchOrder order, boolean descending, int limit, int offset, List<String> facets) {

  public SearchRequest {
    chosen = Map.copyOf(chosen);
    facets = List.copyOf(facets);
    if (limit < 0 || limit > 10_000 || offset < 0) {
      throw new IllegalArgumentException("A page of %d hits from %d is not possible; allowed: 0 to 10,000 from 0 on.".formatted(limit, offset));
    }
  }

  public SearchRequest(Wanted wanted, Scope scope, SearchOrder order, boolean descending, int limit, int offset, List<String> facets) {
    this(wanted, Map.of(), scope, order, descending, limit, offset, facets);
  }

  /** The best hits for some words. */
  public static SearchRequest words(String text, Scope scope, int limit) {
    return of(PlainWords.all(text), scope, limit);
  }

  static SearchRequest of(Wanted wanted, Scope scope, int limit) {
    return new SearchRequest(wanted, scope, SearchOrder.RELEVANCE, false, limit, 0, List.of());
  }

  SearchRequest with(Wanted other) {
    return new SearchRequest(other, chosen, scope, order, descending, limit, offset, facets);
  }

  /** What a hit must meet: what is wanted, and all that was chosen. */
  Wanted whole() {
    return Wanted.both(wanted, limits(""));
  }

  /** What was chosen, leaving one label aside. */
  Wanted limits(String aside) {
    return chosen.entrySet().stream().filter(one -> !one.getKey().equals(aside)).<Wanted>map(one -> new Wanted.OneOf(one.getKey(), one.getValue()))
        .reduce(new Wanted.Everything(), Wanted::both);
  }
}
