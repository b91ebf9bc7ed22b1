package cityip.assessment;

import cityip.assessment.ApplicantBook.Figures;
import cityip.kernel.RightKind;
import cityip.registry.EventKind;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/** Computes the signals from filings alone, without any database, so that each can be checked on paper. */
final class Signals {

  /**
   * What was seen.
   *
   * @param other   the filing it is set against, or null
   * @param reason  why the two applicants are related, or a caution; a message key's end, may be empty
   * @param figures figures of the signal, finished, such as {@code 12}
   */
  record Seen(Signal signal, double strength, Filing filing, @org.jspecify.annotations.Nullable Filing other, String reason, String figures) {}

  /** What looked alike and is lawful, by kind; it is counted and named, and no finding is made of it. */
  record Screened(List<Seen> seen, Map<String, Integer> lawful) {}

  /**
   * What is screened.
   *
   * @param filings    with those of before, against which the asked ones are set
   * @param from       first day of filing of those asked
   * @param applicants what is known of applicants beside their filings, by party
   * @param names      names whose use by others is told, see {@link CityNames}
   */
  record Wanted(List<Filing> filings, LocalDate from, Map<Long, Figures> applicants, CityNames names) {}

  private final JsonNode limits;
  private final Map<Long, Figures> applicants;
  private final Predicate<Filing> asked;
  private final List<Seen> seen = new ArrayList<>();
  private final Map<String, Integer> lawful = new LinkedHashMap<>();

  private Signals(Wanted wanted, JsonNode limits) {
    this.limits = limits;
    this.applicants = wanted.applicants();
    this.asked = one -> !one.filed().isBefore(wanted.from());
  }

  static Screened of(Wanted wanted, JsonNode limits) {
    var signals = new Signals(wanted, limits);
    var patents = ordered(wanted.filings(), one -> one.right().number().kind().isPatent());
    var marks = ordered(wanted.filings(), one -> one.right().number().kind() == RightKind.TRADEMARK);
    var kin = Kinship.of(patents, limits.get("hub").intValue());
    signals.seen.addAll(NearSignals.of(patents, kin, limits, signals.asked, signals.lawful));
    signals.seen.addAll(TextSignals.of(patents, limits, signals.asked));
    signals.bursts(patents);
    signals.years(patents);
    signals.sequences(patents, kin);
    signals.passedOn(patents);
    signals.inventors(patents);
    signals.seen.addAll(MarkSignals.of(marks, wanted.names(), limits, signals.asked));
    return new Screened(List.copyOf(signals.seen), signals.lawful);
  }

  private static List<Filing> ordered(List<Filing> filings, Predicate<Filing> which) {
    return filings.stream().filter(which).sorted(Comparator.comparing(Filing::filed).thenComparing(Filing::number)).toList();
  }

  private void bursts(List<Filing> patents) {
    var least = limits.get("burst").intValue();
    patents.stream().filter(asked).filter(one -> one.owner().isPresent()).collect(Collectors.groupingBy(one -> one.party() + " " + one.filed(), LinkedHashMap::new, Collectors.toList()))
        .values().stream().filter(day -> day.size() >= least).forEach(day -> seen.add(new Seen(Signal.BURST, share(day.size(), least), day.getFirst(), null, "", day.size() + ", " + day.getFirst().filed())));
  }

  static double share(int measured, int least) {
    return Math.min(1, 0.5 + 0.5 * (measured - least) / Math.max(1, least));
  }

  static Map<Long, List<Filing>> byOwner(List<Filing> filings) {
    return filings.stream().filter(one -> one.owner().isPresent()).collect(Collectors.groupingBy(Filing::party, LinkedHashMap::new, Collectors.toList()));
  }

  /** What an applicant files within a year: in how many fields, and how much for its people. */
  private void years(List<Filing> patents) {
    byOwner(patents.stream().filter(asked).toList()).values().forEach(own -> {
      for (int from = 0, reported = -1; from < own.size(); from++) {
        var start = own.get(from);
        var until = start.filed().plusYears(1);
        var year = own.stream().filter(one -> !one.filed().isBefore(start.filed()) && one.filed().isBefore(until)).toList();
        if (from > reported && (scattered(start, year) | beyondCapacity(start, year))) {
          reported = from + year.size();
        }
      }
    });
  }

  private boolean scattered(Filing first, List<Filing> year) {
    var least = limits.get("scatter").intValue();
    var industry = applicants.getOrDefault(first.party(), Figures.NONE).industry();
    var fields = year.stream().flatMap(one -> one.right().classes().stream().limit(1)).filter(symbol -> symbol.length() >= 3).map(symbol -> symbol.substring(0, 3))
        .filter(field -> industry.stream().noneMatch(own -> own.startsWith(field) || field.startsWith(own))).collect(Collectors.toCollection(TreeSet::new));
    if (fields.size() < least) {
      return false;
    }
    return seen.add(new Seen(Signal.SCATTER, share(fields.size(), least), first, null, industry.isEmpty() ? "industry-unknown" : "industry", fields.size() + " (" + String.join(" ", fields) + ")"));
  }

  private boolean beyondCapacity(Filing first, List<Filing> year) {
    var staff = applicants.getOrDefault(first.party(), Figures.NONE).staff();
    var most = limits.get("filings-per-head").doubleValue();
    if (staff == null || year.size() < limits.get("capacity-filings").intValue() || year.size() <= staff * most) {
      return false;
    }
    return seen.add(new Seen(Signal.CAPACITY, Math.min(1, 0.4 + 0.2 * year.size() / Math.max(1, staff * most)), first, null, "", year.size() + " / " + staff));
  }

  /** Numbers one after the other on one day by several who belong together. */
  private void sequences(List<Filing> patents, Kinship kin) {
    var least = limits.get("sequence").intValue();
    var days = patents.stream().filter(asked).filter(one -> one.number().length() == 14).collect(Collectors.groupingBy(one -> one.filed() + one.number().substring(0, 5), LinkedHashMap::new, Collectors.toList()));
    for (var day : days.values()) {
      for (int from = 0, to; from < day.size(); from = to) {
        for (to = from + 1; to < day.size() && serial(day.get(to)) == serial(day.get(to - 1)) + 1 && kin.between(day.get(to), day.get(to - 1)).isPresent();) {
          to++;
        }
        var run = day.subList(from, to);
        var names = new LinkedHashSet<>(run.stream().flatMap(one -> one.owner().stream()).map(Filing.Owner::name).toList());
        if (run.size() >= least && names.size() > 1) {
          seen.add(new Seen(Signal.SEQUENTIAL, share(run.size(), least), run.getFirst(), run.getLast(), kin.between(run.getFirst(), run.get(1)).map(Kinship.Tie::reason).orElse(""),
              run.size() + ", " + run.getFirst().filed() + ": " + String.join("、", names)));
        }
      }
    }
  }

  private static int serial(Filing one) {
    return Integer.parseInt(one.number().substring(5, 12));
  }

  private void passedOn(List<Filing> patents) {
    var months = limits.get("assigned-months").intValue();
    for (var one : patents) {
      if (asked.test(one)) {
        one.right().dealings().stream().filter(dealing -> dealing.kind() == EventKind.TRANSFERRED && !dealing.day().isBefore(one.filed()) && dealing.day().isBefore(one.filed().plusMonths(months))).findFirst()
            .ifPresent(dealing -> seen.add(new Seen(Signal.EARLY_ASSIGNMENT, 1 - ChronoUnit.DAYS.between(one.filed(), dealing.day()) / (months * 31.0), one, null, "", dealing.day() + " " + dealing.from() + " → " + dealing.to())));
      }
    }
  }

  private void inventors(List<Filing> patents) {
    var least = limits.get("inventor-applicants").intValue();
    var named = new LinkedHashMap<String, Map<Long, Filing>>();
    for (var one : patents) {
      if (asked.test(one)) {
        one.owner().ifPresent(owner -> one.right().inventors().forEach(inventor -> named.computeIfAbsent(inventor, _ -> new LinkedHashMap<>()).putIfAbsent(owner.party(), one)));
        changed(one);
      }
    }
    named.forEach((inventor, applicants) -> {
      if (applicants.size() >= least) {
        var latest = applicants.values().stream().max(Comparator.comparing(Filing::filed)).orElseThrow();
        seen.add(new Seen(Signal.INVENTOR_EVERYWHERE, share(applicants.size(), least), latest, null, "namesakes", applicants.size() + ": " + inventor));
      }
    });
  }

  private void changed(Filing one) {
    var lists = one.texts().inventors();
    if (lists.size() > 1 && java.util.Collections.disjoint(lists.getFirst(), lists.getLast())) {
      seen.add(new Seen(Signal.INVENTORS_CHANGED, 0.7, one, null, "", String.join("、", lists.getFirst()) + " → " + String.join("、", lists.getLast())));
    }
  }
}
