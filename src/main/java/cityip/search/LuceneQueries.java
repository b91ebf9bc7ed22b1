package cityip.search;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.document.KeywordField;
import org.apache.lucene.document.LongField;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.Term;
import org.apache.lucene.queries.intervals.IntervalQuery;
import org.apache.lucene.queries.intervals.Intervals;
import org.apache.lucene.queries.intervals.IntervalsSource;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.FuzzyQuery;
import org.apache.lucene.search.MatchAllDocsQuery;
import org.apache.lucene.search.MatchNoDocsQuery;
import org.apache.lucene.search.PhraseQuery;
import org.apache.lucene.search.PrefixQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.search.WildcardQuery;
import org.apache.lucene.util.BytesRef;
import org.apache.lucene.util.QueryBuilder;
import org.jspecify.annotations.Nullable;

/** What is wanted, in Lucene's words. */
final class LuceneQueries {

  /** Of a long text, the rarest terms say what it is about. */
  private static final int MOST_TERMS = 48;

  private final IndexReader reader;

  LuceneQueries(IndexReader reader) {
    this.reader = reader;
  }

  /** Texts, labels and terms of one name are different fields. */
  static String text(String field) {
    return "t_" + field;
  }

  Query of(Wanted wanted) {
    var query = query(wanted);
    return query == null ? new MatchNoDocsQuery("nothing to look for") : query;
  }

  /** Null when nothing is left to look for, such as of a word of signs only. */
  private @Nullable Query query(Wanted wanted) {
    return switch (wanted) {
      case Wanted.Everything _ -> new MatchAllDocsQuery();
      case Wanted.Phrase phrase -> fields(phrase.in(), field -> phrase(field, phrase.text()));
      case Wanted.Near near -> fields(near.in(), field -> near(field, near));
      case Wanted.Pattern pattern -> fields(pattern.in(), field -> pattern(field, pattern.pattern()));
      case Wanted.Alike alike -> alike(alike);
      case Wanted.Misspelt word -> fields(word.in(), field -> new FuzzyQuery(new Term(field, word.word()), word.word().length() < 6 ? 1 : 2, 1, 20, true));
      case Wanted.Terms terms -> terms(terms);
      case Wanted.OneOf one -> one.values().size() == 1 ? new TermQuery(new Term(one.label(), one.values().iterator().next()))
          : KeywordField.newSetQuery(one.label(), one.values().stream().map(BytesRef::new).toList());
      case Wanted.Under under -> new PrefixQuery(new Term(under.label(), under.beginning()));
      case Wanted.Between range -> LongField.newRangeQuery(range.rank(), range.from(), range.to());
      case Wanted.All all -> all(all.of());
      case Wanted.Any any -> any(any.of(), 0);
      case Wanted.AtLeast some -> any(some.of(), some.number());
      case Wanted.Without without -> all(List.of(without));
    };
  }

  private static @Nullable Query fields(SearchField in, java.util.function.Function<String, @Nullable Query> one) {
    if (in != SearchField.ANY) {
      return one.apply(text(in.index()));
    }
    var any = new BooleanQuery.Builder();
    var some = false;
    for (var field : SearchField.TEXTS) {
      var query = one.apply(text(field.index()));
      if (query != null) {
        any.add(field.weight() == 1f ? query : new BoostQuery(query, field.weight()), Occur.SHOULD);
        some = true;
      }
    }
    return some ? any.build() : null;
  }

  private static @Nullable Query phrase(String field, String text) {
    var single = text.codePointCount(0, text.length()) == 1;
    return new QueryBuilder(single ? CityAnalyzer.KEPT : CityAnalyzer.ASKED).createPhraseQuery(field, text);
  }

  private static @Nullable Query near(String field, Wanted.Near near) {
    var parts = new ArrayList<IntervalsSource>();
    for (var part : near.parts()) {
      var terms = terms(field, part);
      if (!terms.isEmpty()) {
        parts.add(terms.size() == 1 ? Intervals.term(terms.getFirst()) : Intervals.phrase(terms.toArray(String[]::new)));
      }
    }
    if (parts.isEmpty()) {
      return null;
    }
    var sources = parts.toArray(IntervalsSource[]::new);
    // a pair of characters begins one place before its end
    var together = near.inOrder() ? Intervals.ordered(sources) : Intervals.unordered(sources);
    return new IntervalQuery(field, Intervals.maxgaps(near.distance() + 1, together));
  }

  private static Query pattern(String field, String pattern) {
    var star = pattern.indexOf('*');
    return star == pattern.length() - 1 && pattern.indexOf('?') < 0 ? new PrefixQuery(new Term(field, pattern.substring(0, star))) : new WildcardQuery(new Term(field, pattern));
  }

  private static Query terms(Wanted.Terms terms) {
    var phrase = new PhraseQuery.Builder();
    terms.terms().forEach(term -> phrase.add(new Term(terms.field(), term)));
    return phrase.build();
  }

  private @Nullable Query alike(Wanted.Alike alike) {
    var in = alike.in() == SearchField.ANY ? List.of(SearchField.TITLE, SearchField.ABSTRACT, SearchField.CLAIMS) : List.of(alike.in());
    var terms = rarest(in.size() == 1 ? in.getFirst() : SearchField.ABSTRACT, new ArrayList<>(new LinkedHashSet<>(terms(text(in.getFirst().index()), alike.text()))));
    if (terms.isEmpty()) {
      return null;
    }
    var all = new BooleanQuery.Builder();
    for (var term : terms) {
      var any = new BooleanQuery.Builder();
      in.forEach(field -> any.add(new TermQuery(new Term(text(field.index()), term)), Occur.SHOULD));
      all.add(any.build(), Occur.SHOULD);
    }
    var shares = all.setMinimumNumberShouldMatch(Math.max(1, terms.size() * alike.percent() / 100)).build();
    return new BooleanQuery.Builder().add(shares, Occur.FILTER).add(weighed(in, terms), Occur.SHOULD).build();
  }

  /**
   * Pairs and single characters, the rare ones counting twice over: the frame that all titles share, 一种 and 方法 and 装置, then weighs
   * little, by the index itself and not by a list.
   */
  private Query weighed(List<SearchField> in, List<String> pairs) {
    var terms = new LinkedHashSet<String>(pairs);
    pairs.forEach(pair -> pair.codePoints().filter(Folding::isHan).mapToObj(Character::toString).forEach(terms::add));
    var sum = new BooleanQuery.Builder();
    for (var term : terms) {
      in.forEach(field -> {
        var at = new Term(text(field.index()), term);
        var rarity = rarity(at);
        if (rarity > 0) {
          sum.add(new BoostQuery(new TermQuery(at), (float) (field.weight() * rarity)), Occur.SHOULD);
        }
      });
    }
    return sum.build();
  }

  private double rarity(Term term) {
    try {
      var documents = reader.docFreq(term);
      return documents == 0 ? 0 : Math.log(1 + (reader.numDocs() - documents + 0.5) / (documents + 0.5));
    } catch (IOException cause) {
      throw new UncheckedIOException(cause);
    }
  }

  private List<String> rarest(SearchField in, List<String> terms) {
    if (terms.size() <= MOST_TERMS) {
      return terms;
    }
    var counted = new ArrayList<java.util.Map.Entry<String, Integer>>();
    try {
      for (var term : terms) {
        var documents = reader.docFreq(new Term(text(in.index()), term));
        if (documents > 0) {
          counted.add(java.util.Map.entry(term, documents));
        }
      }
    } catch (IOException cause) {
      throw new UncheckedIOException(cause);
    }
    return counted.stream().sorted(java.util.Map.Entry.comparingByValue()).limit(MOST_TERMS).map(java.util.Map.Entry::getKey).toList();
  }

  /** The terms of a text as it is asked for. */
  static List<String> terms(String field, String text) {
    var single = text.codePointCount(0, text.length()) == 1;
    var terms = new ArrayList<String>();
    try (var stream = (single ? CityAnalyzer.KEPT : CityAnalyzer.ASKED).tokenStream(field, text)) {
      var term = stream.addAttribute(CharTermAttribute.class);
      stream.reset();
      while (stream.incrementToken()) {
        terms.add(term.toString());
      }
      stream.end();
    } catch (IOException cause) {
      throw new UncheckedIOException(cause);
    }
    return terms;
  }

  private @Nullable Query all(List<Wanted> parts) {
    var all = new BooleanQuery.Builder();
    var held = false;
    var some = false;
    for (var part : parts) {
      var without = part instanceof Wanted.Without;
      var query = query(part instanceof Wanted.Without(var what) ? what : part);
      if (query != null) {
        all.add(query, without ? Occur.MUST_NOT : scores(part) ? Occur.MUST : Occur.FILTER);
        held |= !without;
        some = true;
      }
    }
    if (some && !held) {
      all.add(new MatchAllDocsQuery(), Occur.FILTER);
    }
    return some ? all.build() : null;
  }

  private static final Set<Class<?>> FILTERS = Set.of(Wanted.OneOf.class, Wanted.Under.class, Wanted.Between.class, Wanted.Everything.class);

  static boolean scores(Wanted part) {
    return !FILTERS.contains(part.getClass());
  }

  private @Nullable Query any(List<Wanted> parts, int least) {
    var any = new BooleanQuery.Builder();
    var some = false;
    for (var part : parts) {
      var query = query(part);
      if (query != null) {
        any.add(query, Occur.SHOULD);
        some = true;
      }
    }
    return some ? any.setMinimumNumberShouldMatch(least).build() : null;
  }
}
