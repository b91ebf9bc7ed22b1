package cityip.assessment;

import cityip.kernel.RightKind;
import cityip.registry.EventKind;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/** Computes the signals from filings alone, without any database, so that each can be checked on paper. */
final class Signals {

  /**
   * What was seen.
   *
   * @param other   the filing it is set against, or null
   * @param reason  why the two applicants are related, or which lawful look-alike it may be; a message key's end, may be empty
   * @param figures figures of the signal, finished, such as {@code 12}
   */
  record Seen(Signal signal, double strength, Filing filing, @org.jspecify.annotations.Nullable Filing other, String reason, String figures) {}

  /** What looked alike and is lawful, by kind; it is counted and named, and no finding is made of it. */
  record Screened(List<Seen> seen, Map<String, Integer> lawful) {}

  private static final int SHORTEST = 80;

  private final JsonNode limits;
  private final List<Seen> seen = new ArrayList<>();
  private final Map<String, Integer> lawful = new LinkedHashMap<>();

  private Signals(JsonNode limits) {
    this.limits = limits;
  }

  static Screened of(List<Filing> filings, JsonNode limits) {
    var signals = new Signals(limits);
    var patents = filings.stream().filter(one -> one.right().number().kind().isPatent()).sorted(Comparator.comparing(Filing::filed).thenComparing(Filing::number)).toList();
    var marks = filings.stream().filter(one -> one.right().number().kind() == RightKind.TRADEMARK).sorted(Comparator.comparing(Filing::filed).thenComparing(Filing::number)).toList();
    signals.near(patents);
    signals.bursts(patents);
    signals.scatter(patents);
    signals.assignments(patents);
    signals.inventors(patents);
    signals.marks(marks);
    return new Screened(List.copyOf(signals.seen), signals.lawful);
  }

  private void near(List<Filing> all) {
    // a title alone proves nothing
    var patents = all.stream().filter(one -> one.words().length() >= SHORTEST).toList();
    var rarity = Rarity.of(patents.size(), n -> patents.get(n).words(), n -> patents.get(n).owner().map(Filing.Owner::party).orElse(-1L - n));
    var kin = new Kinship(patents);
    var own = limits.get("near-own").doubleValue();
    var older = limits.get("near-older").doubleValue();
    var best = new LinkedHashMap<String, Seen>();
    for (var pair : new NearPairs(patents.size(), n -> patents.get(n).words(), rarity, Math.min(own, older)).pairs()) {
      var first = patents.get(pair.one());
      var second = patents.get(pair.other());
      var days = ChronoUnit.DAYS.between(first.filed(), second.filed());
      var related = kin.why(first, second);
      if (related.isPresent()) {
        var harmless = lookAlike(first, second);
        if (harmless.isPresent()) {
          lawful.merge(harmless.get(), 1, Integer::sum);
        } else if (pair.alike() >= own && days <= limits.get("window-days").intValue()) {
          keep(best, new Seen(Signal.NEAR_OWN, pair.alike(), second, first, related.get(), Math.round(pair.alike() * 100) + " %, " + days));
        }
      } else if (pair.alike() >= older && days > 0) {
        keep(best, new Seen(Signal.NEAR_OLDER, pair.alike(), second, first, "", Math.round(pair.alike() * 100) + " %, " + days));
      }
    }
    seen.addAll(best.values());
  }

  /** Of the filings one is like, the one it is most like; a series of twenty gives nineteen findings, not a hundred and ninety. */
  private static void keep(Map<String, Seen> best, Seen seen) {
    best.merge(seen.signal() + seen.filing().number(), seen, (one, other) -> other.strength() > one.strength() ? other : one);
  }

  /** What the law allows though it looks alike. */
  private static Optional<String> lookAlike(Filing one, Filing other) {
    var kinds = java.util.EnumSet.of(one.right().number().kind(), other.right().number().kind());
    if (one.filed().equals(other.filed()) && kinds.equals(Set.of(RightKind.INVENTION, RightKind.UTILITY_MODEL))) {
      return Optional.of("same-day");
    }
    var family = new HashSet<>(one.right().family());
    family.retainAll(other.right().family());
    return family.isEmpty() ? Optional.empty() : Optional.of("family");
  }

  private void bursts(List<Filing> patents) {
    var least = limits.get("burst").intValue();
    patents.stream().filter(one -> one.owner().isPresent()).collect(Collectors.groupingBy(one -> one.owner().orElseThrow().party() + " " + one.filed(), LinkedHashMap::new, Collectors.toList()))
        .values().stream().filter(day -> day.size() >= least).forEach(day -> seen.add(new Seen(Signal.BURST, share(day.size(), least), day.getFirst(), null, "", day.size() + ", " + day.getFirst().filed())));
  }

  private static double share(int measured, int least) {
    return Math.min(1, 0.5 + 0.5 * (measured - least) / Math.max(1, least));
  }

  private static Map<Long, List<Filing>> byOwner(List<Filing> filings) {
    return filings.stream().filter(one -> one.owner().isPresent()).collect(Collectors.groupingBy(one -> one.owner().orElseThrow().party(), LinkedHashMap::new, Collectors.toList()));
  }

  private void scatter(List<Filing> patents) {
    var least = limits.get("scatter").intValue();
    byOwner(patents).values().forEach(own -> {
      for (int from = 0, reported = -1; from < own.size(); from++) {
        var until = own.get(from).filed().plusYears(1);
        var start = from;
        var year = own.stream().filter(one -> !one.filed().isBefore(own.get(start).filed()) && one.filed().isBefore(until)).toList();
        var fields = year.stream().flatMap(one -> one.right().classes().stream().limit(1)).filter(symbol -> symbol.length() >= 3).map(symbol -> symbol.substring(0, 3)).collect(Collectors.toCollection(TreeSet::new));
        if (fields.size() >= least && from > reported) {
          seen.add(new Seen(Signal.SCATTER, share(fields.size(), least), own.get(from), null, "", fields.size() + " (" + String.join(" ", fields) + ")"));
          reported = from + year.size();
        }
      }
    });
  }

  private void assignments(List<Filing> patents) {
    var months = limits.get("assigned-months").intValue();
    for (var one : patents) {
      one.right().dealings().stream().filter(dealing -> dealing.kind() == EventKind.TRANSFERRED && !dealing.day().isBefore(one.filed()) && dealing.day().isBefore(one.filed().plusMonths(months))).findFirst()
          .ifPresent(dealing -> seen.add(new Seen(Signal.EARLY_ASSIGNMENT, 1 - ChronoUnit.DAYS.between(one.filed(), dealing.day()) / (months * 31.0), one, null, "", dealing.day() + " " + dealing.from() + " → " + dealing.to())));
    }
  }

  private void inventors(List<Filing> patents) {
    var least = limits.get("inventor-applicants").intValue();
    var applicants = new LinkedHashMap<String, Map<Long, Filing>>();
    patents.forEach(one -> one.owner().ifPresent(owner -> one.right().inventors().forEach(inventor -> applicants.computeIfAbsent(inventor, _ -> new LinkedHashMap<>()).putIfAbsent(owner.party(), one))));
    applicants.forEach((inventor, named) -> {
      if (named.size() >= least) {
        var latest = named.values().stream().max(Comparator.comparing(Filing::filed)).orElseThrow();
        seen.add(new Seen(Signal.INVENTOR_EVERYWHERE, share(named.size(), least), latest, null, "namesakes", Integer.toString(named.size())));
      }
    });
  }

  private void marks(List<Filing> marks) {
    var mass = limits.get("marks-a-year").intValue();
    var many = limits.get("mark-classes").intValue();
    byOwner(marks).values().forEach(own -> {
      var first = own.getFirst();
      for (var from : own) {
        var until = from.filed().plusYears(1);
        var year = own.stream().filter(one -> !one.filed().isBefore(from.filed()) && one.filed().isBefore(until)).count();
        if (year >= mass) {
          seen.add(new Seen(Signal.MARK_MASS, share((int) year, mass), from, null, "", Long.toString(year)));
          break;
        }
      }
      var classes = own.stream().flatMap(one -> one.right().classes().stream()).collect(Collectors.toCollection(TreeSet::new));
      if (classes.size() >= many) {
        seen.add(new Seen(Signal.MARK_CLASSES, share(classes.size(), many), first, null, "", classes.size() + " (" + String.join(" ", classes) + ")"));
      }
    });
  }

  /** Which applicants belong together, and why. */
  private static final class Kinship {

    private final Map<String, String> why = new HashMap<>();

    private Kinship(List<Filing> filings) {
      for (var one : filings) {
        for (var party : one.parties()) {
          one.parties().stream().filter(other -> !other.equals(party)).forEach(other -> why.putIfAbsent(party + " " + other, "joint"));
        }
      }
    }

    private Optional<String> why(Filing one, Filing other) {
      for (var mine : one.parties()) {
        for (var theirs : other.parties()) {
          if (mine.equals(theirs)) {
            return Optional.of("same");
          }
          var joint = why.get(mine + " " + theirs);
          if (joint != null) {
            return Optional.of(joint);
          }
        }
      }
      var shared = new HashSet<>(one.right().inventors());
      shared.retainAll(other.right().inventors());
      return shared.size() >= 2 ? Optional.of("inventors") : Optional.empty();
    }
  }
}
