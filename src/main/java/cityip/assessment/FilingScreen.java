package cityip.assessment;

import cityip.assessment.FindingAct.State;
import cityip.kernel.AsOf;
import cityip.ledger.Act;
import cityip.ledger.Ledger;
import cityip.party.Parties;
import cityip.registry.RightTexts;
import cityip.rulebook.Rulebook;
import cityip.search.SearchIndex;
import cityip.search.SearchOrder;
import cityip.search.SearchRequest;
import cityip.search.Wanted;
import cityip.shell.Scope;
import cityip.shell.Viewer;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** The desk of abnormal filings: screens, shows what was found to those who may know, and carries each finding to its outcome (capability C1). */
@Component
public class FilingScreen {

  private static final Logger LOG = LoggerFactory.getLogger(FilingScreen.class);
  private static final int LONGEST = 4_000;

  private final SearchIndex index;
  private final FilingGatherer gatherer;
  private final NearFilings near;
  private final RightTexts texts;
  private final Parties parties;
  private final Findings findings;
  private final Screenings screenings;
  private final Rulebook rulebook;
  private final Ledger ledger;
  private final TransactionTemplate transaction;
  private final Clock clock;
  private final ReentrantLock busy = new ReentrantLock();

  FilingScreen(SearchIndex index, FilingGatherer gatherer, NearFilings near, RightTexts texts, Parties parties, Findings findings, Screenings screenings, Rulebook rulebook, Ledger ledger, TransactionTemplate transaction, Clock clock) {
    this.index = index;
    this.gatherer = gatherer;
    this.near = near;
    this.texts = texts;
    this.parties = parties;
    this.findings = findings;
    this.screenings = screenings;
    this.rulebook = rulebook;
    this.ledger = ledger;
    this.transaction = transaction;
    this.clock = clock;
    screenings.free();
  }

  /** How far a screening is. */
  public enum Progress {
    WAITING, RUNNING, DONE, FAILED;

    public boolean open() {
      return this == WAITING || this == RUNNING;
    }

    public String code() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /**
   * One screening.
   *
   * @param lawful what looked alike and is lawful, by kind
   * @param step   what is being done, end of a message key, empty when nothing is
   */
  public record Screening(long id, LocalDate from, LocalDate to, @Nullable String unit, int filings, int fresh, Map<String, Integer> lawful, int lawfulPairs, String actor, Instant at, Progress progress, String step) {}

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

  /** Orders a screening of everything filed on these days; it begins at once and goes on after a stop of the program. */
  public long order(LocalDate from, LocalDate to, @Nullable String unit, Viewer viewer) {
    var id = Objects.requireNonNull(transaction.execute(_ -> {
      var ordered = screenings.order(from, to, unit, viewer.actor(), clock.instant());
      ledger.append(new Act(viewer.actor(), "assessment.screening-ordered", "screening:" + ordered, from + " to " + to + " " + unit));
      return ordered;
    }));
    Thread.ofVirtual().name("filing-screen").start(this::work);
    return id;
  }

  /** Works off what waits, one after the other; also what an earlier start of the program left. */
  @Scheduled(fixedDelay = 60_000, initialDelay = 30_000)
  void work() {
    if (!busy.tryLock()) {
      return;
    }
    try {
      for (var next = screenings.claim(clock.instant()); next.isPresent(); next = screenings.claim(clock.instant())) {
        one(next.get());
      }
    } finally {
      busy.unlock();
    }
  }

  private void one(Screening screening) {
    try {
      var wanted = gatherer.wanted(screening.from(), screening.to(), screening.unit());
      var asked = (int) wanted.filings().stream().filter(one -> !one.filed().isBefore(screening.from())).count();
      screenings.step(screening.id(), "compare", asked, clock.instant());
      var limits = rulebook.rule("assessment.filing.signals", LocalDate.now(clock)).value();
      var words = Signals.of(wanted, limits);
      screenings.step(screening.id(), "meaning", asked, clock.instant());
      var screened = new Signals.Screened(MeaningSignals.with(words.seen(), wanted, limits, near::byMeaning), words.lawful());
      screenings.step(screening.id(), "keep", asked, clock.instant());
      transaction.executeWithoutResult(_ -> keep(screening, screened, asked));
    } catch (RuntimeException failed) {
      LOG.error("IP-ASSE-002 Screening {} broke off.", screening.id(), failed);
      screenings.failed(screening.id());
    }
  }

  private void keep(Screening screening, Signals.Screened screened, int asked) {
    var fresh = 0;
    for (var seen : screened.seen()) {
      var owner = seen.filing().owner();
      fresh += owner.isPresent() && findings.add(screening.id(), seen, owner.get(), clock.instant()) ? 1 : 0;
    }
    screenings.done(screening.id(), fresh, screened.lawful());
    ledger.append(new Act(screening.actor(), "assessment.filings-screened", "screening:" + screening.id(), "%s to %s %s: %d filings, %d seen, %d new, lawful %s".formatted(screening.from(), screening.to(),
        screening.unit(), asked, screened.seen().size(), fresh, screened.lawful())));
  }

  public Optional<Screening> screening(long id) {
    return screenings.find(id);
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
    return screenings.latest();
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
    if (found.isEmpty()) {
      return new Side(number, "", "", "", "", true);
    }
    var hit = found.getFirst();
    var told = texts.of(List.of(Long.valueOf(hit.id())), new AsOf(LocalDate.now(clock), clock.instant())).get(Long.valueOf(hit.id()));
    return new Side(number, hit.shown("title"), hit.shown("owner"), hit.shown("filed"), told == null ? hit.shown("abstract") : (told.summary() + "\n" + told.claims()).strip(), false);
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
