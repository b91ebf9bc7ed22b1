package cityip.assessment;

import cityip.kernel.AsOf;
import cityip.ledger.Act;
import cityip.ledger.Ledger;
import cityip.registry.Registry;
import cityip.shell.Viewer;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Where names are compared with marks, watched, and put side by side on a sheet (capabilities N4, R5). */
@Component
public final class MarkDesk {

  /** How many signs a name may have; longer ones are cut before they are compared. */
  public static final int LONGEST = MarkText.LONGEST;

  private final Marks marks;
  private final Watches watches;
  private final Registry registry;
  private final Ledger ledger;
  private final TransactionTemplate transaction;
  private final Clock clock;

  MarkDesk(Marks marks, Watches watches, Registry registry, Ledger ledger, TransactionTemplate transaction, Clock clock) {
    this.marks = marks;
    this.watches = watches;
    this.registry = registry;
    this.ledger = ledger;
    this.transaction = transaction;
    this.clock = clock;
  }

  /** How great the risk looks; the limits are dated rules. */
  public enum Grade {
    SAME, HIGH, MIDDLE, LOW, NONE;

    public String code() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** A mark of the register that is alike. */
  public record Similar(String number, String name, List<String> classes, String owner, String state, String filed, Likeness likeness, Grade grade, Goods goods) {}

  /** How the goods stand to those asked: in one of their classes, in a class whose goods are often found similar, or not asked. {@code why} names the reason of the table. */
  public record Goods(String relation, String why) {}

  /** What was compared and what was found. */
  public record Answer(int marks, List<Similar> similar) {}

  public record Watch(long id, String name, List<String> classes, Instant created, List<WatchHit> hits) {}

  /** @param fresh it came after the watch was set */
  public record WatchHit(String number, String name, BigDecimal score, Likeness.Rule rule, Instant found, boolean fresh) {}

  public record Sheet(long id, String one, String other, BigDecimal score, Likeness.Rule rule, String parts, String note, String actor, Instant at, long ledgerEntry) {}

  /** The marks this viewer may see that are like a name, the most alike first. */
  public Answer similar(String name, Set<String> classes, int limit, Viewer viewer) {
    var all = marks.all();
    var low = watches.grades().get("low").doubleValue();
    var now = new AsOf(LocalDate.now(clock), clock.instant());
    var related = related(classes);
    var among = new java.util.TreeSet<>(classes);
    among.addAll(related.keySet());
    var similar = all.similar(name, among, low, Math.clamp(limit, 1, 200)).stream()
        .filter(found -> found.entry().open() || registry.find(found.entry().id(), now, viewer.scope()).isPresent())
        .map(found -> new Similar(found.entry().number(), found.entry().name(), found.entry().classes(), found.entry().owner(), found.entry().state(), found.entry().filed(), found.likeness(),
            grade(found.likeness()), goods(found.entry().classes(), classes, related))).toList();
    return new Answer(all.size(), similar);
  }

  /** Classes whose goods are often found similar to those asked, each with its reason; the table is dated and from general knowledge. */
  public java.util.Map<String, String> related(Set<String> classes) {
    return watches.related(classes);
  }

  private static Goods goods(List<String> own, Set<String> asked, java.util.Map<String, String> related) {
    if (asked.isEmpty()) {
      return new Goods("any", "");
    }
    return own.stream().anyMatch(asked::contains) ? new Goods("same", "") : new Goods("related", own.stream().filter(related::containsKey).map(one -> related.getOrDefault(one, "")).findFirst().orElse(""));
  }

  public Likeness compare(String one, String other) {
    return MarkScale.compare(one, other);
  }

  public Grade grade(Likeness likeness) {
    var limits = watches.grades();
    if (likeness.rule() == Likeness.Rule.SAME) {
      return Grade.SAME;
    }
    return likeness.score() >= limits.get("high").doubleValue() ? Grade.HIGH : likeness.score() >= limits.get("middle").doubleValue() ? Grade.MIDDLE
        : likeness.score() >= limits.get("low").doubleValue() ? Grade.LOW : Grade.NONE;
  }

  /** Two-digit codes of the Nice classes named in a text; what is none is left out. */
  public static Set<String> classes(String written) {
    return java.util.Arrays.stream(Characters.plain(written).split("[^0-9]+")).filter(code -> code.matches("\\d{1,2}")).map(Integer::parseInt).filter(code -> code >= 1 && code <= 45)
        .map("%02d"::formatted).collect(Collectors.toCollection(java.util.TreeSet::new));
  }

  /** Sets a watch; marks that are there already are kept as known. */
  public long watch(String name, Set<String> classes, Viewer viewer) {
    var now = marks.all();
    return Objects.requireNonNull(transaction.execute(_ -> {
      var id = watches.add(name.strip(), classes, viewer);
      watches.look(id, name, classes, now, false);
      ledger.append(new Act(viewer.actor(), "assessment.watch-set", "mark-watch:" + id, name.strip() + " " + classes));
      return id;
    }));
  }

  /** @return false when it is not this person's or had ended */
  public boolean endWatch(long id, Viewer viewer) {
    return Boolean.TRUE.equals(transaction.execute(_ -> {
      if (!watches.end(id, viewer.actor())) {
        return false;
      }
      ledger.append(new Act(viewer.actor(), "assessment.watch-ended", "mark-watch:" + id, ""));
      return true;
    }));
  }

  public List<Watch> watches(Viewer viewer) {
    return viewer.signedIn() ? watches.of(viewer.actor()) : List.of();
  }

  /** Keeps a comparison as evidence, with its content in the ledger. */
  public long keep(String one, String other, String note, Viewer viewer) {
    var likeness = compare(one, other);
    var parts = likeness.parts().stream().map(part -> part.respect() + "=" + Math.round(part.score() * 100)).collect(Collectors.joining(" "));
    return Objects.requireNonNull(transaction.execute(_ -> {
      var entry = ledger.append(new Act(viewer.actor(), "assessment.marks-compared", "mark-comparison", "%s | %s | %.3f %s | %s | %s".formatted(one, other, likeness.score(), likeness.rule(), parts, note)));
      return watches.sheet(one, other, likeness, parts, note, viewer.actor(), clock.instant(), entry);
    }));
  }

  public Optional<Sheet> sheet(long id) {
    return watches.sheet(id);
  }
}
