package cityip.assessment;

import cityip.assessment.FindingAct.State;
import cityip.kernel.AsOf;
import cityip.ledger.Act;
import cityip.ledger.Ledger;
import cityip.party.Parties;
import cityip.registry.RightProfiles;
import cityip.rulebook.Rulebook;
import cityip.search.SearchIndex;
import cityip.search.SearchOrder;
import cityip.search.SearchRequest;
import cityip.search.SearchResult;
import cityip.search.Wanted;
import cityip.shell.Scope;
import cityip.shell.Viewer;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** The desk of abnormal filings: screens, shows what was found to those who may know, and carries each finding to its outcome (capability C1). */
@Component
public final class FilingScreen {

  private static final int LONGEST = 4_000;
  private static final Set<String> KINDS = Set.of("invention", "utility-model", "trademark");

  private final SearchIndex index;
  private final RightProfiles profiles;
  private final Parties parties;
  private final Findings findings;
  private final Rulebook rulebook;
  private final Ledger ledger;
  private final TransactionTemplate transaction;
  private final Clock clock;

  FilingScreen(SearchIndex index, RightProfiles profiles, Parties parties, Findings findings, Rulebook rulebook, Ledger ledger, TransactionTemplate transaction, Clock clock) {
    this.index = index;
    this.profiles = profiles;
    this.parties = parties;
    this.findings = findings;
    this.rulebook = rulebook;
    this.ledger = ledger;
    this.transaction = transaction;
    this.clock = clock;
  }

  /**
   * One screening.
   *
   * @param lawful what looked alike and is lawful, by kind; only told by the screening itself
   */
  public record Screening(long id, LocalDate from, LocalDate to, int filings, int fresh, Map<String, Integer> lawful, int lawfulPairs, String actor, Instant at) {}

  /** A filing's text as a viewer may see it; empty when it is not for these eyes. */
  public record Side(String number, String title, String owner, String filed, String text, boolean sealed) {}

  /** Both texts, each cut where it agrees with the other. */
  public record Pair(Side one, Side other, List<Shingles.Stretch> oneMarked, List<Shingles.Stretch> otherMarked) {}

  /** How often people agreed with a signal; {@code low} and {@code high} are the 95 % interval of Wilson. */
  public record Precision(Signal signal, long found, long confirmed, long cleared, double share, double low, double high) {}

  /** What came of an act. */
  public sealed interface Answer {
    record Done(long id) implements Answer {}

    /** It needs words. */
    record Wordless() implements Answer {}

    /** Somebody did something before, or it may not be done now. */
    record Stale() implements Answer {}
  }

  /** Screens everything filed on these days. */
  public Screening screen(LocalDate from, LocalDate to, @Nullable String unit, Viewer viewer) {
    var filings = filings(from, to, unit);
    var limits = rulebook.rule("assessment.filing.signals", LocalDate.now(clock)).value();
    var screened = Signals.of(filings, limits);
    var lawful = screened.lawful().values().stream().mapToInt(Integer::intValue).sum();
    return Objects.requireNonNull(transaction.execute(_ -> {
      var now = clock.instant();
      var id = findings.screening(from, to, unit, filings.size(), lawful, viewer.actor(), now);
      var fresh = 0;
      for (var seen : screened.seen()) {
        var owner = seen.filing().owner();
        fresh += owner.isPresent() && findings.add(id, seen, owner.get(), now) ? 1 : 0;
      }
      findings.fresh(id, fresh);
      ledger.append(new Act(viewer.actor(), "assessment.filings-screened", "screening:" + id, "%s to %s %s: %d filings, %d seen, %d new, %d lawful".formatted(from, to, unit, filings.size(),
          screened.seen().size(), fresh, lawful)));
      return new Screening(id, from, to, filings.size(), fresh, screened.lawful(), lawful, viewer.actor(), now);
    }));
  }

  private List<Filing> filings(LocalDate from, LocalDate to, @Nullable String unit) {
    var wanted = new ArrayList<Wanted>(List.of(new Wanted.OneOf("kind", KINDS), new Wanted.Between("filedDay", from.toEpochDay(), to.toEpochDay())));
    if (unit != null) {
      wanted.add(new Wanted.OneOf("unit", Set.of(unit)));
    }
    var hits = new LinkedHashMap<Long, SearchResult.Hit>();
    index.each(new Wanted.All(wanted), new Scope.WholeCity(), hit -> hits.put(Long.valueOf(hit.id()), hit));
    var filings = new ArrayList<Filing>();
    profiles.of(hits.keySet(), new AsOf(LocalDate.now(clock), clock.instant())).forEach((id, profile) -> {
      var hit = Objects.requireNonNull(hits.get(id));
      var filed = profile.filed();
      if (filed != null && profile.number().jurisdiction().equals("CN")) {
        filings.add(new Filing(profile, hit.shown("title"), hit.shown("title") + "\n" + hit.shown("abstract"), filed, profile.unit()));
      }
    });
    return filings;
  }

  private Collection<Long> bodies(Viewer viewer) {
    var body = viewer.bodyId();
    if (body == null || !(viewer.scope() instanceof Scope.OneBody)) {
      return List.of();
    }
    var same = parties.sameAs(body);
    return same.isEmpty() ? List.of(body) : same;
  }

  public long count(String state, String signal, Viewer viewer) {
    return findings.count(state, signal, viewer.scope(), bodies(viewer));
  }

  public List<Finding> page(String state, String signal, Viewer viewer, int size, long offset) {
    return findings.page(state, signal, viewer.scope(), bodies(viewer), size, offset);
  }

  public Optional<Finding> find(long id, Viewer viewer) {
    return findings.find(id, viewer.scope(), bodies(viewer));
  }

  public List<Finding.Step> steps(Finding finding) {
    return findings.steps(finding.id());
  }

  public List<Screening> screenings() {
    return findings.screenings();
  }

  /** Findings on which this viewer must act next, the most pressing first. */
  public List<Finding> waiting(Viewer viewer, int most) {
    var role = viewer.role();
    return java.util.Arrays.stream(State.values()).filter(state -> !FindingAct.next(state, role).isEmpty()).flatMap(state -> page(state.name(), "", viewer, most, 0).stream())
        .sorted(java.util.Comparator.comparing((Finding one) -> one.due() == null ? LocalDate.MAX : one.due()).thenComparing(Finding::strength, java.util.Comparator.reverseOrder())).limit(most).toList();
  }

  /** What this viewer may do with it now. */
  public List<FindingAct> acts(Finding finding, Viewer viewer) {
    return FindingAct.next(finding.state(), viewer.role());
  }

  public Answer act(Finding finding, FindingAct act, int stamp, String words, Viewer viewer) {
    if (stamp != finding.stamp() || !acts(finding, viewer).contains(act)) {
      return new Answer.Stale();
    }
    if (words.isBlank() && act != FindingAct.SEND && act != FindingAct.ASK || words.length() > LONGEST) {
      return new Answer.Wordless();
    }
    var due = act == FindingAct.ASK ? LocalDate.now(clock).plusDays(rulebook.rule("assessment.filing.reply-days", LocalDate.now(clock)).asInt()) : null;
    return Objects.requireNonNull(transaction.execute(_ -> {
      if (!findings.move(finding, act.to(), due)) {
        return new Answer.Stale();
      }
      findings.step(finding.id(), act, words.strip(), viewer.actor(), clock.instant());
      ledger.append(new Act(viewer.actor(), "assessment.finding-" + act.code(), "finding:" + finding.id(), finding.signal().code() + " " + finding.number() + " " + finding.other() + ": " + words.strip()));
      return new Answer.Done(finding.id());
    }));
  }

  /** The two texts side by side, as far as this viewer may read them. */
  public Pair pair(Finding finding, Viewer viewer) {
    var one = side(finding.number(), viewer);
    var other = finding.other().isEmpty() ? new Side("", "", "", "", "", true) : side(finding.other(), viewer);
    return new Pair(one, other, Shingles.marked(one.text(), other.text()), Shingles.marked(other.text(), one.text()));
  }

  private Side side(String number, Viewer viewer) {
    var found = index.search(new SearchRequest(new Wanted.OneOf("number", Set.of(number)), viewer.scope(), SearchOrder.RELEVANCE, false, 1, 0, List.of())).hits();
    return found.isEmpty() ? new Side(number, "", "", "", "", true)
        : new Side(number, found.getFirst().shown("title"), found.getFirst().shown("owner"), found.getFirst().shown("filed"), found.getFirst().shown("abstract"), false);
  }

  /** How often each signal was right, as people decided. */
  public List<Precision> precision() {
    var all = new ArrayList<Precision>();
    findings.outcomes().forEach((signal, states) -> {
      var found = states.values().stream().mapToLong(Long::longValue).sum();
      var confirmed = states.entrySet().stream().filter(entry -> entry.getKey().confirmed()).mapToLong(Map.Entry::getValue).sum();
      var cleared = states.entrySet().stream().filter(entry -> entry.getKey().cleared()).mapToLong(Map.Entry::getValue).sum();
      all.add(precision(signal, found, confirmed, cleared));
    });
    return all;
  }

  static Precision precision(Signal signal, long found, long confirmed, long cleared) {
    var n = confirmed + cleared;
    if (n == 0) {
      return new Precision(signal, found, 0, 0, 0, 0, 1);
    }
    var p = confirmed / (double) n;
    var z = 1.96;
    var middle = (p + z * z / (2 * n)) / (1 + z * z / n);
    var half = z / (1 + z * z / n) * Math.sqrt(p * (1 - p) / n + z * z / (4.0 * n * n));
    return new Precision(signal, found, confirmed, cleared, p, Math.max(0, middle - half), Math.min(1, middle + half));
  }
}
