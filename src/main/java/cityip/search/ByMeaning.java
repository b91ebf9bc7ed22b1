package cityip.search;

import cityip.shell.Scope;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Words and meaning together: the best by each are ranked by reciprocal rank fusion (Cormack, Clarke, Buettcher 2009), which
 * needs no common scale. Beyond the fused ones the order by words goes on, so that a result has a last page.
 */
final class ByMeaning {

  /** The best of each kind that are fused. */
  static final int WINDOW = 100;
  /** Chosen on folds of 4,870 real titles and told of the others, see docs/benchmarks.md. */
  private static final double SMOOTHING = 20;
  private static final double MEANING_COUNTS = 2;

  private final SearchIndex index;
  private final Meaning meaning;

  ByMeaning(SearchIndex index, Meaning meaning) {
    this.index = index;
    this.meaning = meaning;
  }

  /** Hits in their fused order with what brought each there. */
  List<SearchResult.Hit> fused(String text, Wanted words, Wanted among, Scope scope, int window) {
    var near = index.nearest(meaning.asked(text), among, scope, window);
    var said = index.search(SearchRequest.of(Wanted.both(words, among), scope, window)).hits();
    return fuse(said, near);
  }

  static List<SearchResult.Hit> fuse(List<SearchResult.Hit> said, List<SearchResult.Hit> near) {
    var hits = new LinkedHashMap<String, SearchResult.Hit>();
    var parts = new HashMap<String, Map<String, Double>>();
    add(said, "words", hits, parts);
    add(near, "meaning", hits, parts);
    near.forEach(hit -> parts.computeIfAbsent(hit.id(), id -> new LinkedHashMap<>()).put("cosine", (double) hit.score()));
    return hits.values().stream().map(hit -> {
      var made = parts.getOrDefault(hit.id(), Map.of());
      var sum = made.entrySet().stream().filter(part -> !part.getKey().equals("cosine")).mapToDouble(part -> (part.getKey().equals("meaning") ? MEANING_COUNTS : 1) / (SMOOTHING + part.getValue())).sum();
      return new SearchResult.Hit(hit.id(), (float) sum, made, hit.shown());
    }).sorted((one, other) -> Float.compare(other.score(), one.score())).toList();
  }

  /** Places count from one. */
  private static void add(List<SearchResult.Hit> some, String name, Map<String, SearchResult.Hit> hits, Map<String, Map<String, Double>> parts) {
    for (var n = 0; n < some.size(); n++) {
      hits.putIfAbsent(some.get(n).id(), some.get(n));
      parts.computeIfAbsent(some.get(n).id(), id -> new LinkedHashMap<>()).put(name, n + 1.0);
    }
  }

  /** A page of a question asked by words and meaning, or by meaning alone. */
  SearchDesk.Answer.Found ask(Question question, Wanted words, Scope scope) {
    var chosen = question.chosen();
    var among = within(chosen, scope);
    var loose = question.mode() == Question.Mode.SEMANTIC ? List.<Wanted>of() : List.of(words, PlainWords.like(question.text(), 20));
    var near = index.nearest(meaning.asked(question.text()), among, scope, WINDOW);
    var either = either(loose, near);
    var all = Wanted.both(either, among);
    var byPlace = question.order() == SearchOrder.RELEVANCE;
    var counted = index.search(new SearchRequest(either, chosen, scope, question.order(), question.descending(), byPlace ? 0 : question.size(), byPlace ? 0 : question.offset(), question.facets()));
    var hits = byPlace ? page(question, fuse(said(loose, among, scope), near), all, scope) : counted.hits();
    return new SearchDesk.Answer.Found(new SearchResult(counted.total(), hits, counts(question, loose, scope, counted)), all, false, false);
  }

  private List<SearchResult.Hit> said(List<Wanted> loose, Wanted among, Scope scope) {
    return loose.isEmpty() ? List.of() : index.search(SearchRequest.of(Wanted.both(new Wanted.Any(loose), among), scope, WINDOW)).hits();
  }

  private static Wanted within(Map<String, Set<String>> chosen, Scope scope) {
    return new SearchRequest(new Wanted.Everything(), chosen, scope, SearchOrder.RELEVANCE, false, 0, 0, List.of()).whole();
  }

  private static Wanted either(List<Wanted> loose, List<SearchResult.Hit> near) {
    var ids = near.stream().map(SearchResult.Hit::id).collect(Collectors.toCollection(LinkedHashSet::new));
    var all = new ArrayList<>(loose);
    all.add(new Wanted.OneOf("id", ids.isEmpty() ? Set.of("-") : ids));
    return new Wanted.Any(all);
  }

  /** The nearest were sought among what was chosen; what another value of a chosen label would bring is sought without that choice. */
  private Map<String, List<SearchResult.Count>> counts(Question question, List<Wanted> loose, Scope scope, SearchResult counted) {
    var counts = new LinkedHashMap<>(counted.facets());
    counts.replaceAll((label, values) -> {
      if (!question.chosen().containsKey(label)) {
        return values;
      }
      var others = new LinkedHashMap<>(question.chosen());
      others.remove(label);
      var either = either(loose, index.nearest(meaning.asked(question.text()), within(others, scope), scope, WINDOW));
      return index.search(new SearchRequest(either, others, scope, SearchOrder.RELEVANCE, false, 0, 0, List.of(label))).facets().getOrDefault(label, List.of());
    });
    return counts;
  }

  private List<SearchResult.Hit> page(Question question, List<SearchResult.Hit> best, Wanted all, Scope scope) {
    var page = new ArrayList<>(best.subList(Math.min(best.size(), question.offset()), Math.min(best.size(), question.offset() + question.size())));
    if (page.size() < question.size()) {
      var ids = best.stream().map(SearchResult.Hit::id).collect(Collectors.toSet());
      var rest = new Wanted.All(List.of(all, new Wanted.Without(new Wanted.OneOf("id", ids.isEmpty() ? Set.of("-") : ids))));
      page.addAll(index.search(new SearchRequest(rest, scope, SearchOrder.RELEVANCE, false, question.size() - page.size(), Math.max(0, question.offset() - best.size()), List.of())).hits());
    }
    return page;
  }
}
