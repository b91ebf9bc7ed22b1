package cityip.search;

import cityip.shell.Scope;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.springframework.stereotype.Component;

/** Where people and programs ask: understands what was typed, asks the index, and says what it did with the words. */
@Component
public final class SearchDesk {

  /** So many of a hundred pairs of characters must be shared when nothing holds all words. */
  private static final int NEAREST = 30;

  private final SearchIndex index;
  private final LabelBook labels;
  private final Synonyms synonyms;
  private final ByMeaning meaning;

  SearchDesk(SearchIndex index, LabelBook labels, Synonyms synonyms, Meaning meaning) {
    this.index = index;
    this.labels = labels;
    this.synonyms = synonyms;
    this.meaning = new ByMeaning(index, meaning);
  }

  /** What came of a question. */
  public sealed interface Answer {

    /**
     * It was asked.
     *
     * @param asked what was looked for in the end
     * @param nearest nothing held all words, so these are the nearest
     */
    record Found(SearchResult result, Wanted asked, boolean nearest, boolean asLine) implements Answer {}

    /** It could not be asked; where, why and what would be right. */
    record NotUnderstood(QueryLine.Refused why) implements Answer {}
  }

  /** Asks. */
  public Answer ask(Question question, Scope scope) {
    return switch (read(question)) {
      case QueryLine.Refused refused -> new Answer.NotUnderstood(refused);
      case QueryLine.Read read -> found(question, read.wanted(), scope);
    };
  }

  private Answer.Found found(Question question, Wanted words, Scope scope) {
    var line = QueryLine.looksLikeOne(question.text());
    if (question.mode() != Question.Mode.TEXT && !line && !question.text().isEmpty() && index.knowsMeaning()) {
      return meaning.ask(question, synonyms.widened(words), scope);
    }
    var request = request(question, synonyms.widened(words), scope);
    var result = index.search(request);
    if (result.total() == 0 && !line && worthTrying(question.text())) {
      var like = request.with(PlainWords.like(question.text(), NEAREST));
      var nearest = index.search(like);
      if (nearest.total() > 0) {
        return new Answer.Found(nearest, like.whole(), true, false);
      }
    }
    return new Answer.Found(result, request.whole(), false, line);
  }

  /** A word or two either occur or do not; only something longer can be nearly found. */
  private static boolean worthTrying(String text) {
    return text.codePointCount(0, text.length()) >= 5;
  }

  private static SearchRequest request(Question question, Wanted wanted, Scope scope) {
    var order = question.order() == SearchOrder.RELEVANCE && question.text().isEmpty() ? SearchOrder.FILED : question.order();
    var descending = question.descending() || order != question.order();
    return new SearchRequest(wanted, question.chosen(), scope, order, descending, question.size(), question.offset(), question.facets());
  }

  /** Every hit, in the order of the index; empty when the question is not understood. */
  public void each(Question question, Scope scope, Consumer<SearchResult.Hit> consumer) {
    if (ask(new Question(question.text(), question.labels(), question.order(), false, Question.Mode.TEXT, 1, 1), scope) instanceof Answer.Found found) {
      index.each(found.asked(), scope, consumer);
    }
  }

  /** What a question comes to in the end, chosen facets, synonyms and all; for turning its result. */
  QueryLine wanted(Question question, Scope scope) {
    return switch (ask(new Question(question.text(), question.labels(), SearchOrder.RELEVANCE, false, Question.Mode.TEXT, 1, 1), scope)) {
      case Answer.Found found -> new QueryLine.Read(found.asked());
      case Answer.NotUnderstood not -> not.why();
    };
  }

  /** One record, when the asker may find it. */
  public Optional<SearchResult.Hit> one(String id, Scope scope) {
    return index.search(SearchRequest.of(new Wanted.OneOf("id", Set.of(id)), scope, 1)).hits().stream().findFirst();
  }

  /** What a question looks for, before the limits of who asks. */
  QueryLine read(Question question) {
    return QueryLine.looksLikeOne(question.text()) || question.text().length() > QueryLine.LONGEST ? QueryLine.read(question.text(), labels)
        : new QueryLine.Read(PlainWords.all(question.text()));
  }

  /** Counts of the index as it stands, for the page that says how complete it is. */
  public SearchIndex.Progress progress() {
    return index.progress();
  }

  /** Whether a cluster serves, rather than the index here. */
  public boolean inCluster() {
    return index.inCluster();
  }

  /** Up to which moment records can be found. */
  public java.time.Instant upTo() {
    return index.servesUpTo();
  }

  /** Whether this process keeps the index. */
  public boolean keeps() {
    return index.keeps();
  }

  public long size() {
    return index.size();
  }
}
