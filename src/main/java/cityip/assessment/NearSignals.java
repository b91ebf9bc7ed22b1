package cityip.assessment;

import cityip.assessment.Signals.Seen;
import cityip.kernel.RightKind;
import cityip.registry.RightState;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import tools.jackson.databind.JsonNode;

/** Signals that rest on texts being alike: copies of one's own or of others, series, rings, filings made again; and what is lawful though it looks alike. */
final class NearSignals {

  private static final int SHORTEST = 80;

  private final List<Filing> patents;
  private final Kinship kin;
  private final JsonNode limits;
  private final Predicate<Filing> asked;
  private final Map<String, Integer> lawful;
  private final Map<String, Seen> best = new LinkedHashMap<>();
  private final List<int[]> own = new ArrayList<>();

  private NearSignals(List<Filing> patents, Kinship kin, JsonNode limits, Predicate<Filing> asked, Map<String, Integer> lawful) {
    // a title alone proves nothing
    this.patents = patents.stream().filter(one -> one.words().length() >= SHORTEST).toList();
    this.kin = kin;
    this.limits = limits;
    this.asked = asked;
    this.lawful = lawful;
  }

  static List<Seen> of(List<Filing> patents, Kinship kin, JsonNode limits, Predicate<Filing> asked, Map<String, Integer> lawful) {
    var near = new NearSignals(patents, kin, limits, asked, lawful);
    near.compare();
    var seen = new ArrayList<>(near.groups());
    seen.addAll(near.best.values());
    return seen;
  }

  private double limit(String name) {
    return limits.get(name).doubleValue();
  }

  private void compare() {
    var words = patents.stream().map(Filing::words).toArray(String[]::new);
    var rarity = Rarity.of(words.length, n -> words[n], n -> patents.get(n).party());
    for (var pair : new NearPairs(words.length, n -> words[n], rarity, Math.min(limit("near-own"), limit("near-older"))).pairs()) {
      var first = patents.get(pair.one());
      var second = patents.get(pair.other());
      if (asked.test(second)) {
        judge(first, second, pair);
      }
    }
  }

  private void judge(Filing first, Filing second, NearPairs.Pair pair) {
    var days = ChronoUnit.DAYS.between(first.filed(), second.filed());
    var figures = Math.round(pair.alike() * 100) + " %, " + days;
    var tie = kin.between(first, second);
    if (tie.isEmpty()) {
      if (pair.alike() >= limit("near-older") && days > 0) {
        var platform = kin.isHub(first.party()) || kin.isHub(second.party());
        keep(new Seen(Signal.NEAR_OLDER, pair.alike(), second, first, platform ? "platform" : "", figures));
      }
      return;
    }
    var harmless = lookAlike(first, second);
    if (harmless.isPresent()) {
      lawful.merge(harmless.get(), 1, Integer::sum);
      return;
    }
    if (pair.alike() < limit("near-own")) {
      return;
    }
    var told = tie.get().through().isEmpty() ? figures : figures + ", " + String.join(" – ", tie.get().through());
    if (first.right().state() == RightState.WITHDRAWN && days > 0) {
      keep(new Seen(Signal.REFILED, pair.alike(), second, first, tie.get().reason(), told));
    } else if (days <= limit("window-days")) {
      own.add(new int[] {pair.one(), pair.other()});
      keep(new Seen(Signal.NEAR_OWN, pair.alike(), second, first, tie.get().reason(), told));
    }
  }

  /** Of the filings one is like, the one it is most like; a series of twenty gives nineteen findings, not a hundred and ninety. */
  private void keep(Seen seen) {
    best.merge(seen.signal() + seen.filing().number(), seen, (one, other) -> other.strength() > one.strength() ? other : one);
  }

  /** Many of one applicant are one series; several applicants that belong together are a ring. Either takes the place of its pairs. */
  private List<Seen> groups() {
    var seen = new ArrayList<Seen>();
    for (var group : Kinship.groups(patents.size(), own)) {
      var members = group.stream().map(patents::get).toList();
      var applicants = new LinkedHashSet<>(members.stream().map(Filing::party).toList());
      var ring = applicants.size() >= limit("ring");
      if (ring || members.size() >= limit("series")) {
        var last = members.getLast();
        var names = new LinkedHashSet<>(members.stream().flatMap(one -> one.owner().stream()).map(Filing.Owner::name).toList());
        var strength = members.stream().map(one -> best.get(Signal.NEAR_OWN + one.number())).filter(java.util.Objects::nonNull).mapToDouble(Seen::strength).average().orElse(0);
        var reason = Optional.ofNullable(best.get(Signal.NEAR_OWN + last.number())).map(Seen::reason).orElse("same");
        members.forEach(one -> best.remove(Signal.NEAR_OWN + one.number()));
        seen.add(new Seen(ring ? Signal.RING : Signal.SERIES, strength, last, members.getFirst(), reason, members.size() + ": " + String.join(" ", members.stream().map(Filing::number).toList())
            + (ring ? "; " + String.join("、", names) : "")));
      }
    }
    return seen;
  }

  /** What the law allows though it looks alike. */
  static Optional<String> lookAlike(Filing one, Filing other) {
    var kinds = java.util.EnumSet.of(one.right().number().kind(), other.right().number().kind());
    if (one.filed().equals(other.filed()) && kinds.equals(Set.of(RightKind.INVENTION, RightKind.UTILITY_MODEL))) {
      return Optional.of("same-day");
    }
    // a divisional keeps its parent's day of filing under a number of the year it was really handed in
    if (one.filed().equals(other.filed()) && (numberedLater(one) || numberedLater(other))) {
      return Optional.of("divisional");
    }
    var family = new HashSet<>(one.right().family());
    family.retainAll(other.right().family());
    var priority = new HashSet<>(one.texts().priorities());
    priority.retainAll(other.texts().priorities());
    return family.isEmpty() && priority.isEmpty() ? Optional.empty() : Optional.of("family");
  }

  private static boolean numberedLater(Filing one) {
    var number = one.number();
    return number.length() == 14 && Integer.parseInt(number.substring(0, 4)) > one.filed().getYear();
  }
}
