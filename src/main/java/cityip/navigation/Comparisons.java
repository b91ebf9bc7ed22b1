package cityip.navigation;

import cityip.kernel.AsOf;
import cityip.navigation.Premises.Reading;
import cityip.registry.Registry;
import cityip.search.LabelBook;
import cityip.search.QueryLine;
import cityip.shell.Viewer;
import cityip.shell.Words;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What a project is compared with: other cities along the chain, standards, and the features of a product against the claims of others. */
@Component
public final class Comparisons {

  private final StoredComparisons stored;
  private final Notebook notebook;
  private final ProjectChanges changes;
  private final Registry registry;
  private final LabelBook labels;
  private final Clock clock;

  Comparisons(StoredComparisons stored, Notebook notebook, ProjectChanges changes, Registry registry, LabelBook labels, Clock clock) {
    this.stored = stored;
    this.notebook = notebook;
    this.changes = changes;
    this.registry = registry;
    this.labels = labels;
    this.clock = clock;
  }

  /** The three lists as people write them. */
  public record Written(String benchmarks, String standards, String features) {}

  public Written written(Project project) {
    return new Written(
        stored.benchmarks(project.id()).stream().map(one -> "%s | %s | %d | %s\n".formatted(one.city(), one.node(), one.documents(), one.source())).collect(Collectors.joining()),
        stored.standards(project.id()).stream().map(one -> "%s | %s | %s | %s\n".formatted(one.standard(), one.clause(), one.number(), one.ground())).collect(Collectors.joining()),
        stored.features(project.id()).stream().map(one -> "%s | %s\n".formatted(one.name(), one.line())).collect(Collectors.joining()));
  }

  /** Takes all three lists anew, or none of them when a line cannot be read. */
  public Outcome take(Project project, int stamp, Written written, Viewer viewer) {
    var nodes = notebook.nodes(project).stream().map(Project.Node::key).collect(Collectors.toSet());
    var benchmarks = ComparisonLines.benchmarks(written.benchmarks(), nodes);
    var today = new AsOf(LocalDate.now(clock), clock.instant());
    var standards = ComparisonLines.standards(written.standards(), line -> registry.findReadable(line, today, viewer.scope()).map(right -> right.number().canonical()));
    var features = ComparisonLines.features(written.features(), this::problem);
    var problems = new ArrayList<>(benchmarks.problems());
    problems.addAll(standards.problems());
    problems.addAll(features.problems());
    return problems.isEmpty() ? changes.change(project, stamp, viewer, "navigation.comparisons-changed", written.toString(),
        now -> stored.take(now.id(), benchmarks.nodes(), standards.nodes(), features.nodes())) : new Outcome.Refused(problems);
  }

  private @Nullable String problem(String line) {
    return switch (QueryLine.read(line, labels)) {
      case QueryLine.Read _ -> null;
      case QueryLine.Refused refused -> Words.t(refused.reason(), refused.arguments().toArray());
    };
  }

  /** A patent that may stand in the way of a feature, and what was read of it so far. */
  public record Line(String feature, Item item, @Nullable Reading reading) {
    public String light() {
      return Freedom.light(item, reading).name().toLowerCase(java.util.Locale.ROOT);
    }
  }

  /** All that must be read in the latest corpus: the red first, then what nobody read. */
  public List<Line> lines(Project project) {
    var read = stored.readings(project.id()).stream().collect(Collectors.toMap(reading -> reading.right() + "|" + reading.feature(), reading -> reading));
    return notebook.latest(project).map(notebook::documents).stream().flatMap(corpus -> corpus.items().stream()).filter(item -> item.alive() || item.pending())
        .flatMap(item -> item.features().stream().map(feature -> new Line(feature, item, read.get(item.id() + "|" + feature))))
        .sorted(Comparator.comparing((Line line) -> Freedom.light(line.item(), line.reading())).thenComparing(Line::feature).thenComparing(line -> line.item().number())).toList();
  }

  /** Says what the claims of patents cover; it enters the figures with the next corpus. */
  public Outcome read(Project project, List<Reading> readings, Viewer viewer) {
    var offered = lines(project).stream().map(line -> line.item().id() + "|" + line.feature()).collect(Collectors.toSet());
    var taken = readings.stream().filter(reading -> offered.contains(reading.right() + "|" + reading.feature())).toList();
    if (taken.isEmpty()) {
      return Outcome.refused("nothing-said");
    }
    if (taken.stream().anyMatch(reading -> reading.why().isBlank() || reading.why().length() > 500)) {
      return Outcome.refused("reading-why");
    }
    return changes.editing(project, viewer, now -> {
      taken.forEach(reading -> stored.read(now.id(), reading, viewer.actor(), clock.instant()));
      changes.wrote(viewer, "navigation.claims-read", now.id(), taken.toString());
      return new Outcome.Done(now.id());
    });
  }
}
