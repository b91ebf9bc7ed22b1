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
      var under = question.values(name);
      var told = name.equals("year") ? values.stream().sorted(Comparator.comparing(SearchResult.Count::value).reversed()) : values.stream();
      var shown = told.filter(value -> !name.equals("ipc") || isUnder(value.value(), under)).limit(AT_MOST).map(value -> value(name, value, question, paging, labels)).toList();
      if (!shown.isEmpty() && (shown.size() > 1 || !shown.getFirst().chosen())) {
        facets.add(new Facet(name, "search.facet." + name, shown.subList(0, Math.min(AT_FIRST, shown.size())), shown.subList(Math.min(AT_FIRST, shown.size()), shown.size())));
      }
    });
    return facets;
  }

  private static Value value(String label, SearchResult.Count count, Question question, Paging paging, LabelBook labels) {
    var chosen = question.values(label).contains(count.value());
    return new Value(labels.name(label, count.value()), count.hits(), paging.with(label, turned(question, label, count.value())), chosen);
  }

  /** What is chosen of a facet once this value is added, or taken away; of the classification one leads down to the next. */
  private static String turned(Question question, String label, String value) {
    var values = new ArrayList<>(question.values(label));
    if (!values.remove(value)) {
      if (label.equals("ipc")) {
        values.clear();
      }
      values.add(value);
    }
    return Question.written(values);
  }

  private static boolean isUnder(String symbol, List<String> chosen) {
    return chosen.isEmpty() || chosen.stream().anyMatch(one -> symbol.startsWith(one) && !symbol.equals(one));
  }

  /** What has been chosen, each with the way back. */
  static List<Value> chosen(Question question, Paging paging, LabelBook labels) {
    return question.labels().keySet().stream().flatMap(label -> question.values(label).stream()
        .map(value -> new Value(labels.name(label, value), 0, paging.with(label, turned(question, label, value)), true))).toList();
  }
}
