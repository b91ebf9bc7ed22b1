package cityip.search.web;

import cityip.search.LabelBook;
import cityip.search.Question;
import cityip.search.SearchResult;
import cityip.search.web.SearchViews.Facet;
import cityip.search.web.SearchViews.Value;
import cityip.shell.Paging;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/** The facets beside a result: the commonest values first, years in their order, the rest unfolds. */
final class Facets {

  private static final int AT_FIRST = 6;
  private static final int AT_MOST = 24;

  private Facets() {}

  static List<Facet> of(Question question, Map<String, List<SearchResult.Count>> counts, Paging paging, LabelBook labels) {
    var facets = new ArrayList<Facet>();
    counts.forEach((label, values) -> {
      var name = label.startsWith("ipc") ? "ipc" : label;
      var under = question.labels().getOrDefault(name, "");
      var shown = values.stream().filter(value -> !name.equals("ipc") || value.value().startsWith(under) && !value.value().equals(under))
          .sorted(name.equals("year") ? Comparator.comparing(SearchResult.Count::value).reversed() : Comparator.comparingInt(values::indexOf))
          .limit(AT_MOST).map(value -> value(name, value, question, paging, labels)).toList();
      if (!shown.isEmpty() && (shown.size() > 1 || !shown.getFirst().chosen())) {
        facets.add(new Facet(name, "search.facet." + name, shown.subList(0, Math.min(AT_FIRST, shown.size())), shown.subList(Math.min(AT_FIRST, shown.size()), shown.size())));
      }
    });
    return facets;
  }

  private static Value value(String label, SearchResult.Count count, Question question, Paging paging, LabelBook labels) {
    var chosen = count.value().equals(question.labels().get(label));
    return new Value(labels.name(label, count.value()), count.hits(), paging.with(label, chosen ? "" : count.value()), chosen);
  }

  /** What has been chosen, each with the way back. */
  static List<Value> chosen(Question question, Paging paging, LabelBook labels) {
    return question.labels().entrySet().stream().map(entry -> new Value(labels.name(entry.getKey(), entry.getValue()), 0, paging.with(entry.getKey(), ""), true)).toList();
  }
}
