package cityip.search;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What is wanted, in the cluster's words. */
final class ClusterQueries {

  private static final int MOST_TERMS = 96;

  private ClusterQueries() {}

  /** A dot would make one field the inside of another. */
  static String label(String name) {
    return name.replace('.', '_');
  }

  static Map<String, Object> of(Wanted wanted) {
    var query = query(wanted);
    return query == null ? Map.of("match_none", Map.of()) : query;
  }

  private static @Nullable Map<String, Object> query(Wanted wanted) {
    return switch (wanted) {
      case Wanted.Everything _ -> Map.of("match_all", Map.of());
      case Wanted.Phrase phrase -> fields(phrase.in(), field -> phrase(field, phrase.text()));
      case Wanted.Near near -> fields(near.in(), field -> near(field, near));
      case Wanted.Pattern pattern -> fields(pattern.in(), field -> Map.of("wildcard", Map.of(field, Map.of("value", pattern.pattern(), "rewrite", "constant_score"))));
      case Wanted.Alike alike -> alike(alike);
      case Wanted.Misspelt word -> fields(word.in(), field -> Map.of("fuzzy", Map.of(field,
          Map.of("value", word.word(), "fuzziness", word.word().length() < 6 ? 1 : 2, "prefix_length", 1, "max_expansions", 20))));
      case Wanted.Terms terms -> terms.terms().size() == 1 ? Map.of("term", Map.of(terms.field(), terms.terms().getFirst()))
          : Map.of("match_phrase", Map.of(terms.field(), String.join(" ", terms.terms())));
      case Wanted.OneOf one -> Map.of("terms", Map.of(label(one.label()), List.copyOf(one.values())));
      case Wanted.Under under -> Map.of("prefix", Map.of(label(under.label()), under.beginning()));
      case Wanted.Between range -> Map.of("range", Map.of(range.rank(), Map.of("gte", range.from(), "lte", range.to())));
      case Wanted.All all -> all(all.of());
      case Wanted.Any any -> any(any.of(), 1);
      case Wanted.AtLeast some -> any(some.of(), some.number());
      case Wanted.Without without -> all(List.of(without));
    };
  }

  private static @Nullable Map<String, Object> fields(SearchField in, Function<String, @Nullable Map<String, Object>> one) {
    if (in != SearchField.ANY) {
      return one.apply(LuceneQueries.text(in.index()));
    }
    var any = new ArrayList<Map<String, Object>>();
    for (var field : SearchField.TEXTS) {
      var query = one.apply(LuceneQueries.text(field.index()));
      if (query != null) {
        any.add(field.weight() == 1f ? query : Map.of("bool", Map.of("must", List.of(query), "boost", field.weight())));
      }
    }
    return any.isEmpty() ? null : Map.of("bool", Map.of("should", any, "minimum_should_match", 1));
  }

  private static @Nullable Map<String, Object> phrase(String field, String text) {
    return LuceneQueries.terms(field, text).isEmpty() ? null : Map.of("match_phrase", Map.of(field, Map.of("query", text, "analyzer", analyzer(text))));
  }

  /** One character by itself is kept beside the pairs. */
  private static String analyzer(String text) {
    return text.codePointCount(0, text.length()) == 1 ? "kept" : "asked";
  }

  private static @Nullable Map<String, Object> near(String field, Wanted.Near near) {
    var parts = near.parts().stream().filter(part -> !LuceneQueries.terms(field, part).isEmpty())
        .map(part -> Map.of("match", Map.of("query", part, "max_gaps", 0, "ordered", true, "analyzer", analyzer(part)))).toList();
    return parts.isEmpty() ? null : Map.of("intervals", Map.of(field, Map.of("all_of", Map.of("ordered", near.inOrder(), "max_gaps", near.distance() + 1, "intervals", parts))));
  }

  private static @Nullable Map<String, Object> alike(Wanted.Alike alike) {
    var in = alike.in() == SearchField.ANY ? List.of(SearchField.TITLE, SearchField.ABSTRACT, SearchField.CLAIMS) : List.of(alike.in());
    var terms = new LinkedHashSet<>(LuceneQueries.terms(LuceneQueries.text(in.getFirst().index()), alike.text())).stream().limit(MOST_TERMS).toList();
    if (terms.isEmpty()) {
      return null;
    }
    var all = new ArrayList<Object>();
    for (var term : terms) {
      all.add(Map.of("bool", Map.of("should", in.stream()
          .map(field -> Map.of("term", Map.of(LuceneQueries.text(field.index()), Map.of("value", term, "boost", field.weight())))).toList())));
    }
    return Map.of("bool", Map.of("should", all, "minimum_should_match", Math.max(1, terms.size() * alike.percent() / 100)));
  }

  private static @Nullable Map<String, Object> all(List<Wanted> parts) {
    var must = new ArrayList<Object>();
    var filter = new ArrayList<Object>();
    var not = new ArrayList<Object>();
    for (var part : parts) {
      var query = query(part instanceof Wanted.Without(var what) ? what : part);
      if (query != null) {
        (part instanceof Wanted.Without ? not : LuceneQueries.scores(part) ? must : filter).add(query);
      }
    }
    if (must.isEmpty() && filter.isEmpty() && not.isEmpty()) {
      return null;
    }
    var all = new LinkedHashMap<String, Object>();
    all.put("must", must);
    all.put("filter", filter);
    all.put("must_not", not);
    return Map.of("bool", all);
  }

  private static @Nullable Map<String, Object> any(List<Wanted> parts, int least) {
    var any = new ArrayList<Object>();
    for (var part : parts) {
      var query = query(part);
      if (query != null) {
        any.add(query);
      }
    }
    return any.isEmpty() ? null : Map.of("bool", Map.of("should", any, "minimum_should_match", Math.max(1, least)));
  }
}
