package cityip.assessment;

import cityip.kernel.AsOf;
import cityip.ledger.Act;
import cityip.ledger.Ledger;
import cityip.registry.RightTexts;
import cityip.rulebook.Rulebook;
import cityip.search.SearchIndex;
import cityip.search.SearchResult;
import cityip.search.SimilarRights;
import cityip.shell.Viewer;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Where what is published is searched for the features of an invention (capability C2). A search is kept with its text, day and what the index knew, so
 * that it can be cited; its marks are proposals until a person sets them.
 */
@Component
public final class NoveltyDesk {

  public static final int SHORTEST = 20;
  public static final int LONGEST = 100_000;
  private static final int CANDIDATES = 40;
  private static final int KEPT = 8;

  private final SimilarRights similar;
  private final SearchIndex index;
  private final RightTexts texts;
  private final NoveltySearches searches;
  private final Rulebook rulebook;
  private final Ledger ledger;
  private final TransactionTemplate transaction;
  private final Clock clock;

  NoveltyDesk(SimilarRights similar, SearchIndex index, RightTexts texts, NoveltySearches searches, Rulebook rulebook, Ledger ledger, TransactionTemplate transaction, Clock clock) {
    this.similar = similar;
    this.index = index;
    this.texts = texts;
    this.searches = searches;
    this.rulebook = rulebook;
    this.ledger = ledger;
    this.transaction = transaction;
    this.clock = clock;
  }

  /** X takes the feature by itself, Y together with others, A shows the background. */
  public enum Mark { X, Y, A }

  /**
   * One search.
   *
   * @param knownTo   up to when the index knew the register
   * @param documents how many documents the index had
   */
  public record Search(long id, @Nullable Long disclosure, @Nullable Long body, String actor, Instant at, LocalDate day, String text, String hash, List<String> features, Instant knownTo, long documents,
      long ledgerEntry, List<Found> found) {

    /** A document that takes every feature: as drafted the invention is not new. */
    public Optional<Found> taken() {
      return found.stream().filter(document -> !document.cells().isEmpty() && document.cells().stream().allMatch(cell -> cell.mark() == Mark.X)).findFirst();
    }
  }

  /** A document with one cell for each feature. */
  public record Found(int position, String number, String title, String published, String parts, List<Cell> cells) {

    /** Its mark as a whole: X when it takes all, Y when some, else A. */
    public Mark mark() {
      return !cells.isEmpty() && cells.stream().allMatch(cell -> cell.mark() == Mark.X) ? Mark.X : cells.stream().anyMatch(cell -> cell.mark() != Mark.A) ? Mark.Y : Mark.A;
    }
  }

  /** @param by who set the mark, null while it is a proposal */
  public record Cell(int feature, BigDecimal share, Mark proposed, Mark mark, @Nullable String by) {}

  public sealed interface Answer {
    record Done(Search search) implements Answer {}

    /** Too short to say anything, or longer than is read. */
    record Unreadable(boolean tooShort) implements Answer {}
  }

  /** Searches what this viewer may see and what was published by today; {@code claim} gives the features where it is written already. */
  public Answer search(String text, String claim, @Nullable Long disclosure, @Nullable Long body, Viewer viewer) {
    var whole = (text + "\n" + claim).strip();
    if (whole.codePointCount(0, whole.length()) < SHORTEST || whole.length() > LONGEST) {
      return new Answer.Unreadable(whole.length() < LONGEST);
    }
    var today = LocalDate.now(clock);
    var features = FeatureText.of(claim.isBlank() ? text : claim);
    var asked = whole.length() <= SimilarRights.LONGEST ? whole : whole.substring(0, SimilarRights.LONGEST);
    var hits = similar.text(asked, viewer.scope(), CANDIDATES).hits().stream().filter(hit -> !hit.shown("published").isEmpty() && hit.shown("published").compareTo(today.toString()) <= 0).limit(KEPT).toList();
    var found = marked(hits, features.isEmpty() ? List.of(asked) : features, today);
    var hash = hash(whole);
    return new Answer.Done(Objects.requireNonNull(transaction.execute(_ -> {
      var entry = ledger.append(new Act(viewer.actor(), "assessment.novelty-searched", "novelty-search", "text " + hash + ", index up to " + index.upTo() + ", " + index.size() + " documents"));
      var id = searches.add(new Search(0, disclosure, body, viewer.actor(), clock.instant(), today, whole, hash, features.isEmpty() ? List.of(asked) : features, index.upTo(), index.size(), entry, found));
      return searches.find(id).orElseThrow();
    })));
  }

  private List<Found> marked(List<SearchResult.Hit> hits, List<String> features, LocalDate today) {
    var limits = rulebook.rule("assessment.novelty.marks", today).value();
    var told = texts.of(hits.stream().map(hit -> Long.valueOf(hit.id())).toList(), new AsOf(today, clock.instant()));
    var found = new ArrayList<Found>();
    for (var hit : hits) {
      var text = told.get(Long.valueOf(hit.id()));
      var pairs = FeatureText.pairs(hit.shown("title") + "\n" + (text == null ? hit.shown("abstract") : text.summary() + "\n" + text.claims()));
      var cells = new ArrayList<Cell>();
      for (var n = 0; n < features.size(); n++) {
        var share = FeatureText.share(features.get(n), pairs);
        var mark = share >= limits.get("X").doubleValue() ? Mark.X : share >= limits.get("Y").doubleValue() ? Mark.Y : Mark.A;
        cells.add(new Cell(n, BigDecimal.valueOf(share).setScale(2, RoundingMode.HALF_UP), mark, mark, null));
      }
      found.add(new Found(found.size() + 1, hit.shown("number"), hit.shown("title"), hit.shown("published"), parts(hit), cells));
    }
    return found;
  }

  private static String parts(SearchResult.Hit hit) {
    return hit.parts().entrySet().stream().map(part -> part.getKey() + " " + (part.getKey().equals("cosine") ? String.format(Locale.ROOT, "%.2f", part.getValue()) : "" + part.getValue().intValue())).sorted()
        .collect(java.util.stream.Collectors.joining(", "));
  }

  /** SHA-256 of a text, for what the ledger should know without its words. */
  public static String hash(String text) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException cause) {
      throw new IllegalStateException(cause);
    }
  }

  /** A search somebody of the same body, or without one the same person, made. */
  public Optional<Search> find(long id, Viewer viewer, java.util.Collection<Long> bodies) {
    return searches.find(id).filter(search -> search.body() == null ? search.actor().equals(viewer.actor()) : bodies.contains(search.body()));
  }

  List<Search> of(long disclosure) {
    return searches.of(disclosure);
  }

  /** Sets marks by hand; {@code marks} by place and feature, such as {@code 1-3}. */
  public void mark(Search search, java.util.Map<String, Mark> marks, Viewer viewer) {
    transaction.executeWithoutResult(_ -> {
      var changed = new ArrayList<String>();
      for (var document : search.found()) {
        for (var cell : document.cells()) {
          var mark = marks.get(document.position() + "-" + cell.feature());
          if (mark != null && mark != cell.mark() && searches.mark(search.id(), document.position(), cell.feature(), mark, viewer.actor())) {
            changed.add(document.number() + " #" + (cell.feature() + 1) + " " + mark);
          }
        }
      }
      if (!changed.isEmpty()) {
        ledger.append(new Act(viewer.actor(), "assessment.novelty-marked", "novelty-search:" + search.id(), String.join("; ", changed)));
      }
    });
  }
}
