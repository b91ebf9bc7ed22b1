package cityip.operation;

import cityip.kernel.Money;
import cityip.operation.Answers.Offer;
import cityip.operation.Match.Part;
import cityip.operation.Match.Signal;
import cityip.party.PartyRegister;
import cityip.rulebook.Rulebook;
import cityip.search.SearchIndex;
import cityip.search.SearchOrder;
import cityip.search.SearchRequest;
import cityip.search.SearchResult;
import cityip.search.SearchResult.Hit;
import cityip.search.SimilarRights;
import cityip.search.Wanted;
import cityip.shell.Scope;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Which published rights in force answer a need, and which firms a right is for. Every rank is a weighted sum of signals that are shown apart; the same
 * words, index and answers give the same order.
 */
@Component
public final class Matches {

  /** So many of the nearest are weighed. */
  private static final int CANDIDATES = 200;
  private static final int FIELDS = 6;
  /** Cosines of unrelated Chinese texts lie about here with the model in use, those of the same thing above the other. */
  private static final double UNRELATED = 0.45;
  private static final double SAME = 0.85;
  private static final Set<String> PATENTS = Set.of("invention", "utility-model");

  private final SimilarRights similar;
  private final SearchIndex index;
  private final Answers answers;
  private final Profiles profiles;
  private final PartyRegister parties;
  private final Rulebook rulebook;
  private final Clock clock;

  Matches(SimilarRights similar, SearchIndex index, Answers answers, Profiles profiles, PartyRegister parties, Rulebook rulebook, Clock clock) {
    this.similar = similar;
    this.index = index;
    this.answers = answers;
    this.profiles = profiles;
    this.parties = parties;
    this.rulebook = rulebook;
    this.clock = clock;
  }

  /** @param fields subclasses that the text speaks of, the likeliest first */
  public record Found(List<Match> matches, List<SimilarRights.Subclass> fields) {}

  /**
   * What a need asks for beside its words; each is a factor of the score, and a filter where the reader says so.
   *
   * @param unit where the need is
   * @param budget null when none was named
   * @param maturity asked for at least, null when it does not matter
   */
  public record Wishes(@Nullable String unit, @Nullable Money budget, @Nullable Integer maturity) {
    public static final Wishes NONE = new Wishes(null, null, null);

    static Wishes of(Needs.Need need) {
      return new Wishes(need.unit(), need.budget(), need.maturity());
    }
  }

  /** Leaves only what lies in a county, is within the budget, is ready enough, or is on offer. */
  public record Only(String unit, @Nullable Money most, int maturity, boolean onOffer) {
    public static final Only ALL = new Only("", null, 0, false);

    boolean leaves(Hit hit, Offer offer) {
      var price = offer.price();
      var ready = offer.maturity();
      var limit = most;
      return (unit.isEmpty() || unit.equals(hit.shown("unit"))) && (limit == null || price != null && price.compareTo(limit) <= 0) && (maturity == 0 || ready != null && ready >= maturity)
          && (!onOffer || offer.listing() != null);
    }
  }

  /** The rights for some words, the best first; see {@link #forNeed(String, Long, Wishes, Only, Instant, int)}. */
  public Found forNeed(String words, @Nullable Long asker, int size) {
    return forNeed(words, asker, Wishes.NONE, Only.ALL, clock.instant(), size);
  }

  public Found forNeed(Needs.Need need, Only only, int size) {
    return forNeed(need.words(), need.body(), Wishes.of(need), only, clock.instant(), size);
  }

  /**
   * The rights for a need, the best first.
   *
   * @param asker whose need it is: its own rights are left out and its portfolio counts; null when nobody registered
   * @param known what had been answered and sent by then; an earlier moment makes the order of that moment again
   */
  public Found forNeed(String words, @Nullable Long asker, Wishes wishes, Only only, Instant known, int size) {
    var open = new Scope.PublicOnly();
    var own = asker == null ? Set.<String>of() : ids(asker);
    var fields = similar.classify(words, open).stream().limit(FIELDS).toList();
    var portfolio = own.isEmpty() ? Map.<String, Double>of() : portfolio(own);
    var hits = similar.text(words, among(own), open, CANDIDATES).hits();
    var ids = hits.stream().map(hit -> Long.valueOf(hit.id())).toList();
    var standing = new Standing(fields, portfolio, answers.byField(known), answers.sent(ids, known), answers.offers(ids), wishes);
    var weights = weights(known);
    var matches = new ArrayList<Match>();
    for (int n = 0; n < hits.size(); n++) {
      if (only.leaves(hits.get(n), standing.offer(hits.get(n)))) {
        matches.add(weighed(hits.get(n), values(hits.get(n), n, standing), weights));
      }
    }
    matches.sort(Comparator.comparing(Match::total).reversed().thenComparing(match -> match.right().shown("number")));
    return new Found(matches.stream().limit(size).toList(), fields);
  }

  /** All that is known around the candidates, read once. */
  private record Standing(List<SimilarRights.Subclass> fields, Map<String, Double> portfolio, Map<String, Double> learned, Map<Long, Long> sent, Map<Long, Offer> offers, Wishes wishes) {
    Offer offer(Hit hit) {
      return offers.getOrDefault(Long.valueOf(hit.id()), Offer.UNKNOWN);
    }
  }

  private static Map<Signal, Double> values(Hit hit, int place, Standing standing) {
    var values = new EnumMap<Signal, Double>(Signal.class);
    values.put(Signal.TEXT, text(hit, place));
    values.put(Signal.INDUSTRY, industry(hit, standing.fields()));
    values.put(Signal.PORTFOLIO, subclasses(hit).stream().mapToDouble(symbol -> standing.portfolio().getOrDefault(symbol, 0.0)).max().orElse(0));
    values.put(Signal.ANSWERS, standing.learned().getOrDefault(field(hit), 0.5));
    values.put(Signal.TURN, 1.0 / (1 + standing.sent().getOrDefault(Long.valueOf(hit.id()), 0L)));
    values.put(Signal.PRICE, price(standing.offer(hit).price(), standing.wishes().budget()));
    values.put(Signal.REGION, region(hit.shown("unit"), standing.wishes().unit()));
    values.put(Signal.MATURITY, ready(standing.offer(hit).maturity(), standing.wishes().maturity()));
    return values;
  }

  /** Within the budget it is one, above it the share the budget covers; a half where one of the two is not known. */
  static double price(@Nullable Money asked, @Nullable Money budget) {
    if (asked == null || budget == null || asked.isZero()) {
      return 0.5;
    }
    return Math.clamp(budget.yuan().doubleValue() / asked.yuan().doubleValue(), 0, 1);
  }

  /** The same county, else the same city, else elsewhere; a half where the need names no place. */
  static double region(String unit, @Nullable String wanted) {
    if (wanted == null || wanted.isEmpty()) {
      return 0.5;
    }
    return unit.equals(wanted) ? 1 : !unit.isEmpty() && wanted.startsWith(unit.substring(0, Math.min(4, unit.length()))) ? 0.6 : 0.2;
  }

  static double ready(@Nullable Integer maturity, @Nullable Integer wanted) {
    return maturity == null || wanted == null ? 0.5 : Math.min(1, maturity / (double) wanted);
  }

  /** In force, a patent for something technical, and nobody's own. */
  private static Wanted among(Set<String> own) {
    var all = new ArrayList<Wanted>(List.of(new Wanted.OneOf("kind", PATENTS), new Wanted.OneOf("state", Set.of("in-force"))));
    if (!own.isEmpty()) {
      all.add(new Wanted.Without(new Wanted.OneOf("owner", own)));
    }
    return new Wanted.All(all);
  }

  /** A body's ids in the index. */
  private Set<String> ids(long body) {
    return parties.find(body).stream().flatMap(known -> parties.group(known.canonicalId()).stream()).map(one -> Long.toString(one.id())).collect(Collectors.toCollection(LinkedHashSet::new));
  }

  /** Share of a body's patents in each subclass, the largest as 1. */
  private Map<String, Double> portfolio(Set<String> own) {
    var counts = index.search(new SearchRequest(new Wanted.All(List.of(new Wanted.OneOf("kind", PATENTS), new Wanted.OneOf("owner", own))), new Scope.PublicOnly(), SearchOrder.RELEVANCE, false, 0, 0,
        List.of("ipc.subclass"))).facets().getOrDefault("ipc.subclass", List.of());
    double most = counts.stream().mapToLong(SearchResult.Count::hits).max().orElse(1);
    return counts.stream().collect(Collectors.toMap(SearchResult.Count::value, count -> count.hits() / most));
  }

  /** Mostly the meaning, partly the place among all that was found, which also knows the words. */
  private static double text(Hit hit, int place) {
    var cosine = hit.parts().get("cosine");
    double meaning = cosine == null ? 0 : Math.clamp((cosine - UNRELATED) / (SAME - UNRELATED), 0, 1);
    return 0.75 * meaning + 0.25 * (1 - (double) place / CANDIDATES);
  }

  /** How likely the need speaks of a field that the right lies in; a need whose field is doubtful gives little to any. */
  private static double industry(Hit hit, List<SimilarRights.Subclass> fields) {
    var symbols = subclasses(hit);
    return Math.min(1, fields.stream().filter(field -> symbols.contains(field.symbol())).mapToDouble(SimilarRights.Subclass::weight).sum());
  }

  private static Set<String> subclasses(Hit hit) {
    var symbols = new LinkedHashSet<String>();
    for (var symbol : hit.shown("ipc").split(" ")) {
      if (symbol.length() >= 4) {
        symbols.add(symbol.substring(0, 4));
      }
    }
    return symbols;
  }

  /** The subclass of the main symbol. */
  static String field(Hit hit) {
    return hit.shown("class").length() >= 4 ? hit.shown("class").substring(0, 4) : "";
  }

  /** A signal the rule of the day does not name weighs nothing. */
  private Map<Signal, Integer> weights(Instant known) {
    var value = rulebook.rule("operation.match.weights", LocalDate.ofInstant(known, clock.getZone())).value();
    var weights = new EnumMap<Signal, Integer>(Signal.class);
    for (var signal : Signal.values()) {
      var weight = value.get(signal.code());
      weights.put(signal, weight == null ? 0 : weight.asInt());
    }
    return weights;
  }

  /** Points are rounded one by one and then added, so that what is shown adds up. */
  static Match weighed(Hit hit, Map<Signal, Double> values, Map<Signal, Integer> weights) {
    var parts = new ArrayList<Part>();
    values.forEach((signal, value) -> {
      int weight = weights.getOrDefault(signal, 0);
      parts.add(new Part(signal, value, weight, BigDecimal.valueOf(value * weight).setScale(2, RoundingMode.HALF_UP)));
    });
    return new Match(hit, parts, parts.stream().map(Part::points).reduce(BigDecimal.ZERO.setScale(2), BigDecimal::add));
  }

  /**
   * A firm that works near a right.
   *
   * @param closeness of its nearest patent, 0 to 1; {@code near} how many of the nearest are its
   */
  public record Firm(String name, double closeness, int near, Hit nearest) {}

  /** Firms whose own patents lie nearest to a right: those who may want it. Empty when the asker may not read the right. */
  public List<Firm> forRight(String number, Scope scope, int size) {
    var found = similar.number(number, scope, CANDIDATES);
    if (found.isEmpty() || found.get().of().isEmpty()) {
      return List.of();
    }
    var owner = found.get().of().get().shown("owner");
    var firms = new LinkedHashMap<String, Firm>();
    found.get().hits().stream().filter(hit -> PATENTS.contains(hit.shown("kind")) && !hit.shown("owner").isEmpty()).forEach(hit -> {
      var name = hit.shown("owner").split("；")[0];
      if (!owner.contains(name)) {
        firms.merge(name, new Firm(name, text(hit, 0), 1, hit), (a, b) -> new Firm(name, Math.max(a.closeness(), b.closeness()), a.near() + 1, a.nearest()));
      }
    });
    return firms.values().stream().sorted(Comparator.comparingDouble((Firm firm) -> -firm.closeness() * (1 + Math.log(firm.near()))).thenComparing(Firm::name)).limit(size).toList();
  }

  /** A body's patents by subclass, the share of the largest as 1: the part of its profile that builds itself. */
  public Map<String, Double> portfolio(long body) {
    var own = ids(body);
    return own.isEmpty() ? Map.of() : portfolio(own);
  }

  /** A firm as words: what it told of its business and products, then the titles of its latest patents. */
  public String profile(long body) {
    return Stream.of(profiles.of(body).words(), titles(body)).filter(words -> !words.isBlank()).collect(Collectors.joining("。"));
  }

  /** The titles of its latest patents. */
  public String titles(long body) {
    var own = ids(body);
    var titles = new HashMap<String, Integer>();
    index.search(new SearchRequest(new Wanted.All(List.of(new Wanted.OneOf("kind", PATENTS), new Wanted.OneOf("owner", own))), new Scope.PublicOnly(), SearchOrder.FILED, true, 20, 0, List.of()))
        .hits().forEach(hit -> titles.merge(hit.shown("title"), 1, Integer::sum));
    return titles.keySet().stream().sorted().collect(Collectors.joining("。"));
  }
}
