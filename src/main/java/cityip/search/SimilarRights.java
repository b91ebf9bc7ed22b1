package cityip.search;

import cityip.shell.Scope;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What is like a right or like a paragraph, and where a paragraph belongs in the classification; both within what the asker may see. */
@Component
public final class SimilarRights {

  public static final int LONGEST = 10_000;
  private static final int SHARED = 8;

  private final SearchIndex index;
  private final ByMeaning nearby;
  private final SubclassGuess guess;
  private final Meaning meaning;
  private final SubclassSchool school;

  SimilarRights(SearchIndex index, Meaning meaning, SubclassSchool school) {
    this.index = index;
    this.meaning = meaning;
    this.school = school;
    this.nearby = new ByMeaning(index, meaning);
    this.guess = new SubclassGuess();
  }

  /** What a text or a right is like. */
  public record Similar(Optional<SearchResult.Hit> of, List<SearchResult.Hit> hits, Wanted words) {}

  /** How far the vectors are. */
  public record Learnt(long known, long all) {

    public boolean complete() {
      return known >= all;
    }
  }

  /** A subclass with its share of the evidence. */
  public record Subclass(String symbol, double weight) {}

  /** The hits most like a paragraph, in any language the model reads; the best first. */
  public Similar text(String text, Scope scope, int size) {
    var words = new Wanted.Alike(SearchField.ANY, text, SHARED);
    return new Similar(Optional.empty(), nearby.fused(text, words, new Wanted.Everything(), scope, Math.max(ByMeaning.WINDOW, size)).stream().limit(size).toList(), words);
  }

  /** As {@link #text(String, Scope, int)}, among what is wanted only. */
  public Similar text(String text, Wanted among, Scope scope, int size) {
    var words = new Wanted.Alike(SearchField.ANY, text, SHARED);
    return new Similar(Optional.empty(), nearby.fused(text, words, among, scope, size).stream().limit(size).toList(), words);
  }

  /** The nearest in meaning to a document whose vector is known already, the score the cosine; none while it is not. For comparing many without reading them anew. */
  public List<SearchResult.Hit> nearest(String title, String summary, Wanted among, Scope scope, int size) {
    var vector = index.knowsMeaning() ? meaning.knownTexts(List.of(Meaning.of(title, summary))).values().stream().findFirst() : Optional.<float[]>empty();
    return vector.map(known -> index.nearest(known, among, scope, size)).orElse(List.of());
  }

  /** The hits most like a right, which itself is left out; empty when the asker may not see it or it does not exist. */
  public Optional<Similar> right(Wanted which, Scope scope, int size) {
    return index.search(SearchRequest.of(which, scope, 1)).hits().stream().findFirst().map(right -> {
      var text = right.shown("abstract").isEmpty() ? right.shown("title") : right.shown("title") + "。" + right.shown("abstract");
      var words = new Wanted.Alike(SearchField.ANY, text, SHARED);
      var others = new Wanted.Without(new Wanted.OneOf("id", Set.of(right.id())));
      return new Similar(Optional.of(right), nearby.fused(text, words, others, scope, Math.max(ByMeaning.WINDOW, size)).stream().limit(size).toList(), words);
    });
  }

  public Optional<Similar> number(String number, Scope scope, int size) {
    return right(new Wanted.OneOf("number", new LinkedHashSet<>(WrittenNumbers.ways(number))), scope, size);
  }

  public Optional<Similar> id(String id, Scope scope, int size) {
    return right(new Wanted.OneOf("id", Set.of(id)), scope, size);
  }

  /** Subclasses of the classification for a text, the likeliest first, with how likely each is; from neighbours alone until the model has learnt. */
  public List<Subclass> classify(String text, Scope scope) {
    var classified = new Wanted.OneOf("kind", Set.of("invention", "utility-model"));
    var taught = school.taught();
    if (taught.isPresent()) {
      var asked = index.knowsMeaning() ? meaning.asked(text) : new float[0];
      var near = asked.length == 0 ? List.<SearchResult.Hit>of() : index.nearest(asked, classified, scope, SubclassModel.NEIGHBOURS);
      return taught.get().model().guess(text, asked, near.stream().map(hit -> new SubclassGuess.Neighbour(SubclassSchool.subclasses(hit), 0, hit.score())).toList());
    }
    var fused = nearby.fused(text, new Wanted.Alike(SearchField.ANY, text, SHARED), classified, scope, SubclassGuess.NEIGHBOURS);
    return guess.weigh(fused.stream().map(hit -> new SubclassGuess.Neighbour(SubclassSchool.subclasses(hit), hit.parts().getOrDefault("words", 0.0).intValue(),
        hit.parts().getOrDefault("cosine", 0.0))).toList());
  }

  /**
   * What guesses of subclasses rest on.
   *
   * @param examples published rights the model learnt from; 0 while neighbours alone answer
   * @param made when it had learnt; null before
   * @param naming a subclass this likely is worth naming besides the likeliest
   * @param progress of learning that goes on now, 1 when none does
   */
  public record Basis(int examples, @Nullable Instant made, double naming, double progress) {}

  public Basis basis() {
    return school.taught().map(taught -> new Basis(taught.examples(), taught.made(), taught.model().worthNaming(), school.progress()))
        .orElse(new Basis(0, null, SubclassGuess.WORTH_NAMING, school.progress()));
  }

  public Learnt learnt() {
    var counts = index.search(new SearchRequest(new Wanted.Everything(), new Scope.WholeCity(), SearchOrder.RELEVANCE, false, 0, 0, List.of("meaning")));
    var known = counts.facets().getOrDefault("meaning", List.of()).stream().filter(count -> count.value().equals(SearchIndex.KNOWN)).mapToLong(SearchResult.Count::hits).sum();
    return new Learnt(known, counts.total());
  }

  /** Whether the engine in use can compare meanings at all. */
  public boolean possible() {
    return index.knowsMeaning();
  }
}
