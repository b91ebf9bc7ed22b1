package cityip.assessment;

import cityip.kernel.AsOf;
import cityip.registry.RightTexts;
import cityip.rulebook.Rulebook;
import cityip.search.SearchIndex;
import cityip.search.SearchOrder;
import cityip.search.SearchRequest;
import cityip.search.SearchResult.Hit;
import cityip.search.SimilarRights;
import cityip.search.Wanted;
import cityip.shell.Scope;
import cityip.shell.Viewer;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * One text against all filings of patents: those that share its words, by signatures, and those nearest in meaning, which tell the same in other words. The
 * signatures are made when first asked for and again when the register has grown, at most every ten minutes.
 */
@Component
public final class NearFilings {

  /** How long a text may be, in characters; a longer one is cut before it is compared. */
  public static final int LONGEST = 2_000_000;

  private static final Wanted PATENTS = new Wanted.OneOf("kind", Set.of("invention", "utility-model"));
  private static final int SHORTEST = 80;
  private static final int TOLD = 20;
  private static final int BY_MEANING = 10;
  private static final int AT_ONCE = 2_000;
  private static final Duration REST = Duration.ofMinutes(10);

  private final SearchIndex index;
  private final SimilarRights similar;
  private final RightTexts texts;
  private final Rulebook rulebook;
  private final Clock clock;
  private final ReentrantLock making = new ReentrantLock();
  private volatile @Nullable Made made;

  NearFilings(SearchIndex index, SimilarRights similar, RightTexts texts, Rulebook rulebook, Clock clock) {
    this.index = index;
    this.similar = similar;
    this.texts = texts;
    this.rulebook = rulebook;
    this.clock = clock;
  }

  private record Made(NearPairs pairs, Rarity rarity, List<Long> ids, Instant upTo, Instant when) {}

  /**
   * A filing that is like a text.
   *
   * @param words   how much of the particular words both share, 0 to 1
   * @param meaning how near they are in meaning, the cosine; null when it was found by words alone or meaning is not known
   * @param marked  its text cut where it agrees with the one asked
   */
  public record Near(String number, String title, String owner, String filed, double words, @Nullable Double meaning, List<Shingles.Stretch> marked) {}

  /** What was compared and found. {@code filings} is 0 when the text is too short to tell anything. */
  public record Answer(int filings, List<Near> near) {}

  /** The filings this viewer may see that are like a text, but not one of this number. */
  public Answer like(String text, @Nullable String except, Viewer viewer) {
    var asked = text.length() > LONGEST ? text.substring(0, LONGEST) : text;
    if (asked.strip().length() < SHORTEST) {
      return new Answer(0, List.of());
    }
    var made = made();
    var words = new LinkedHashMap<String, Double>();
    made.pairs().like(asked).stream().limit(TOLD * 2).forEach(match -> words.put(Long.toString(made.ids().get(match.text())), match.alike()));
    var hits = new LinkedHashMap<String, Hit>();
    var meaning = new LinkedHashMap<String, Double>();
    similar.text(asked.substring(0, Math.min(asked.length(), SimilarRights.LONGEST)), PATENTS, viewer.scope(), BY_MEANING).hits().forEach(hit -> {
      hits.put(hit.id(), hit);
      if (hit.parts().get("cosine") instanceof Double cosine) {
        meaning.put(hit.id(), cosine);
      }
    });
    if (!words.isEmpty()) {
      index.search(new SearchRequest(new Wanted.OneOf("id", words.keySet()), viewer.scope(), SearchOrder.RELEVANCE, false, words.size(), 0, List.of())).hits().forEach(hit -> hits.putIfAbsent(hit.id(), hit));
    }
    return new Answer(made.ids().size(), near(asked, except, hits, meaning, made.rarity()));
  }

  private List<Near> near(String asked, @Nullable String except, java.util.Map<String, Hit> hits, java.util.Map<String, Double> meaning, Rarity rarity) {
    var limits = rulebook.rule("assessment.filing.signals", LocalDate.now(clock)).value();
    var pieces = Shingles.of(asked);
    var told = texts.of(hits.keySet().stream().map(Long::valueOf).toList(), new AsOf(LocalDate.now(clock), clock.instant()));
    return hits.values().stream().filter(hit -> !hit.shown("number").equals(except)).map(hit -> {
      var written = told.get(Long.valueOf(hit.id()));
      var text = hit.shown("title") + "\n" + (written == null ? hit.shown("abstract") : written.summary() + "\n" + written.claims());
      return new Near(hit.shown("number"), hit.shown("title"), hit.shown("owner"), hit.shown("filed"), pieces.alike(Shingles.of(text), rarity), meaning.get(hit.id()), Shingles.marked(text, asked));
    }).filter(one -> one.words() >= limits.get("near-own").doubleValue() / 2 || strength(one.words(), one.meaning()) >= limits.get("near-meaning").doubleValue())
        .sorted(Comparator.comparingDouble((Near one) -> Math.max(one.words(), strength(one.words(), one.meaning()) - 0.3)).reversed().thenComparing(Near::number)).limit(TOLD).toList();
  }

  /** Meaning and words together, as ParaphraseBench weighs them. */
  static double strength(double words, @Nullable Double cosine) {
    return cosine == null ? 0 : cosine + 0.3 * words;
  }

  private Made made() {
    var known = made;
    if (known != null) {
      if (!known.upTo().equals(index.upTo()) && known.when().plus(REST).isBefore(clock.instant())) {
        Thread.ofVirtual().name("near-filings").start(this::make);
      }
      return known;
    }
    making.lock();
    try {
      var meanwhile = made;
      return meanwhile == null ? make() : meanwhile;
    } finally {
      making.unlock();
    }
  }

  private Made make() {
    making.lock();
    try {
      var upTo = index.upTo();
      var ids = new ArrayList<Long>();
      var owners = new ArrayList<Long>();
      var titles = new ArrayList<String>();
      index.each(PATENTS, new Scope.WholeCity(), hit -> {
        ids.add(Long.valueOf(hit.id()));
        owners.add((long) hit.shown("owner").hashCode());
        titles.add(hit.shown("title"));
      });
      var now = new AsOf(LocalDate.now(clock), clock.instant());
      var held = new String[ids.size()];
      for (var from = 0; from < ids.size(); from += AT_ONCE) {
        var some = texts.of(ids.subList(from, Math.min(ids.size(), from + AT_ONCE)), now);
        for (var n = from; n < Math.min(ids.size(), from + AT_ONCE); n++) {
          held[n] = whole(titles.get(n), some.get(ids.get(n)));
        }
      }
      var least = rulebook.rule("assessment.filing.signals", now.day()).value().get("near-own").doubleValue() / 2;
      var rarity = Rarity.of(held.length, n -> held[n], n -> owners.get(n));
      // once signed, a text is read again only when it is compared in full: what was held for signing is let go
      var shelf = new String[][] {held};
      var pairs = new NearPairs(held.length, n -> shelf[0].length > 0 ? shelf[0][n] : one(ids.get(n), titles.get(n)), rarity, least);
      shelf[0] = new String[0];
      var fresh = new Made(pairs, rarity, ids, upTo, clock.instant());
      made = fresh;
      return fresh;
    } finally {
      making.unlock();
    }
  }

  private String one(long id, String title) {
    return whole(title, texts.of(List.of(id), new AsOf(LocalDate.now(clock), clock.instant())).get(id));
  }

  private static String whole(String title, RightTexts.@Nullable Texts text) {
    return text == null ? title : title + "\n" + text.summary() + "\n" + text.claims();
  }

  /** For a screening: the filings nearest in meaning to one, with the cosine, the nearest first; none while its meaning is not known. */
  List<java.util.Map.Entry<Long, Double>> byMeaning(Filing one, int most) {
    return similar.nearest(one.title(), one.texts().summary(), PATENTS, new Scope.WholeCity(), most).stream().map(hit -> java.util.Map.entry(Long.valueOf(hit.id()), (double) hit.score())).toList();
  }
}
