package cityip.navigation;

import cityip.kernel.AsOf;
import cityip.navigation.Project.Type;
import cityip.navigation.Projects.Filter;
import cityip.registry.Registry;
import cityip.rulebook.Rulebook;
import cityip.search.LabelBook;
import cityip.search.QueryLine;
import cityip.shell.Scope;
import cityip.shell.Viewer;
import cityip.shell.Words;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** The desk of navigation projects: every change is an act of somebody, checked against the stage and written to the ledger. */
@Component
public final class Notebook {

  private final Projects projects;
  private final Corpora corpora;
  private final Freezer freezer;
  private final LabelBook labels;
  private final Registry registry;
  private final Rulebook rulebook;
  private final ProjectChanges changes;
  private final TransactionTemplate transaction;
  private final Clock clock;

  Notebook(Projects projects, Corpora corpora, Freezer freezer, LabelBook labels, Registry registry, Rulebook rulebook, ProjectChanges changes, TransactionTemplate transaction, Clock clock) {
    this.projects = projects;
    this.corpora = corpora;
    this.freezer = freezer;
    this.labels = labels;
    this.registry = registry;
    this.rulebook = rulebook;
    this.changes = changes;
    this.transaction = transaction;
    this.clock = clock;
  }

  public Outcome begin(Type type, String title, String question, Viewer viewer) {
    if (title.isBlank() || title.length() > 100) {
      return Outcome.refused("title");
    }
    if (question.isBlank() || question.length() > 2_000) {
      return Outcome.refused("question");
    }
    return Objects.requireNonNull(transaction.execute(status -> {
      var id = projects.add(type, title.strip(), question.strip(), viewer, clock.instant(), LocalDate.now(clock).getYear());
      changes.wrote(viewer, "navigation.project-begun", id, title);
      return new Outcome.Done(id);
    }));
  }

  public long count(String text, String type, String stage, Viewer viewer) {
    return projects.count(new Filter(text, type, stage), viewer.scope());
  }

  public List<Project> page(String text, String type, String stage, Viewer viewer, int size, long offset) {
    return projects.page(new Filter(text, type, stage), viewer.scope(), size, offset);
  }

  /** A project this viewer may read. */
  public Optional<Project> find(long id, Viewer viewer) {
    return projects.find(id).filter(project -> project.visibleTo(viewer));
  }

  public List<Project.Node> nodes(Project project) {
    return projects.nodes(project.id());
  }

  public List<Project.Effect> effects(Project project) {
    return projects.effects(project.id());
  }

  public List<String> known(Project project) {
    return projects.known(project.id());
  }

  public List<FrozenCorpus> corpora(Project project) {
    return projects.corpora(project.id());
  }

  /** The latest corpus that is frozen. */
  public Optional<FrozenCorpus> latest(Project project) {
    return corpora(project).stream().filter(corpus -> corpus.state() == FrozenCorpus.State.FROZEN).findFirst();
  }

  /** A corpus of this project. */
  public Optional<FrozenCorpus> corpus(Project project, long id) {
    return projects.corpus(id).filter(corpus -> corpus.project() == project.id() && corpus.state() == FrozenCorpus.State.FROZEN);
  }

  public Corpus documents(FrozenCorpus frozen) {
    return corpora.of(frozen);
  }

  public Map<String, String> sections(Project project) {
    return projects.sections(project.id());
  }

  public Map<Long, Boolean> marks(Project project) {
    return projects.marks(project.id());
  }

  /** How many rights a line finds for this viewer, or what is wrong with it. */
  public long finds(String line, Viewer viewer) {
    return freezer.count(line, viewer.scope() instanceof Scope.OneBody own ? own : new Scope.PublicOnly());
  }

  private @Nullable String problem(String line) {
    return switch (QueryLine.read(line, labels)) {
      case QueryLine.Read _ -> null;
      case QueryLine.Refused refused -> Words.t(refused.reason(), refused.arguments().toArray());
    };
  }

  /** A breakdown as people write it, one node a line. */
  public static String written(List<Project.Node> nodes) {
    return Breakdown.written(nodes);
  }

  public static String writtenEffects(List<Project.Effect> effects) {
    return Breakdown.writtenEffects(effects);
  }

  /** Takes the whole breakdown anew, as it was written. */
  public Outcome breakDown(Project project, int stamp, String nodes, String effects, String known, Viewer viewer) {
    var readNodes = Breakdown.nodes(nodes, this::problem);
    var readEffects = Breakdown.effects(effects, this::problem);
    var problems = new ArrayList<>(readNodes.problems());
    problems.addAll(readEffects.problems());
    var numbers = new LinkedHashSet<String>();
    var today = new AsOf(LocalDate.now(clock), clock.instant());
    known.lines().map(String::strip).filter(line -> !line.isEmpty()).forEach(line -> registry.findReadable(line, today, viewer.scope())
        .ifPresentOrElse(right -> numbers.add(right.number().canonical()), () -> problems.add(Figure.Note.of("known-number", line))));
    if (!problems.isEmpty()) {
      return new Outcome.Refused(problems);
    }
    return changes.change(project, stamp, viewer, "navigation.breakdown-changed", Breakdown.written(readNodes.nodes()) + Breakdown.writtenEffects(readEffects.nodes()),
        now -> projects.breakdown(now.id(), readNodes.nodes(), readEffects.nodes(), List.copyOf(numbers)));
  }

  public Outcome describe(Project project, int stamp, String title, String question, Viewer viewer) {
    if (title.isBlank() || title.length() > 100) {
      return Outcome.refused("title");
    }
    return question.isBlank() || question.length() > 2_000 ? Outcome.refused("question")
        : changes.change(project, stamp, viewer, "navigation.question-changed", question, now -> projects.describe(now.id(), title.strip(), question.strip()));
  }

  public Outcome write(Project project, int stamp, Map<String, String> sections, Viewer viewer) {
    return changes.change(project, stamp, viewer, "navigation.report-written", sections.toString(), now -> projects.sections(now.id(), sections));
  }

  /** Says of sampled documents whether they belong; what does not is left out of the next corpus. */
  public Outcome mark(Project project, Map<Long, Boolean> said, Viewer viewer) {
    return changes.editing(project, viewer, now -> {
      said.forEach((right, relevant) -> projects.mark(now.id(), right, relevant, viewer.actor(), clock.instant()));
      changes.wrote(viewer, "navigation.samples-marked", now.id(), said.toString());
      return new Outcome.Done(now.id());
    });
  }

  /** Asks for a corpus as of a day; it is made in the background. */
  public Outcome freeze(Project project, AsOf at, Viewer viewer) {
    var nodes = projects.nodes(project.id());
    if (nodes.isEmpty()) {
      return Outcome.refused("node-none");
    }
    // an office reads what is published; only a body's own notebook may hold what is not published yet, and only its own
    var scope = Corpora.written(viewer.scope() instanceof Scope.OneBody own ? own : new Scope.PublicOnly());
    var outcome = changes.editing(project, viewer, now -> {
      if (projects.corpora(now.id()).stream().anyMatch(corpus -> corpus.state() == FrozenCorpus.State.FREEZING)) {
        return Outcome.refused("freezing-already");
      }
      var id = projects.ask(now.id(), scope, at.day(), at.known(), Breakdown.written(nodes), viewer.actor(), clock.instant());
      changes.wrote(viewer, "navigation.corpus-asked", now.id(), "corpus " + id + " as of " + at.day());
      return new Outcome.Done(id);
    });
    if (outcome instanceof Outcome.Done done) {
      corpora.begin(done.id(), scope);
    }
    return outcome;
  }

  /** Recall and precision of the latest corpus. */
  public Check check(Project project) {
    var rule = rulebook.rule("navigation.check.least", LocalDate.now(clock)).value();
    var found = new HashSet<String>();
    latest(project).ifPresent(frozen -> corpora.of(frozen).items().forEach(item -> found.add(item.number())));
    return Check.of(found, known(project), marks(project), rule.get("sampled").asInt(), rule.get("share").asDouble());
  }

  /** The documents to look at: a fixed sample of the latest corpus. */
  public List<Item> sample(Project project) {
    var size = rulebook.rule("navigation.check.least", LocalDate.now(clock)).value().get("sampled").asInt();
    return latest(project).map(frozen -> Check.sample(corpora.of(frozen), size)).orElse(List.of());
  }

  /** What entered and what left from one corpus to another, by number. */
  public record Difference(List<Item> entered, List<Item> left) {}

  public Difference difference(FrozenCorpus before, FrozenCorpus after) {
    var was = documents(before);
    var is = documents(after);
    return new Difference(notIn(is, numbers(was)), notIn(was, numbers(is)));
  }

  private static Set<String> numbers(Corpus corpus) {
    var numbers = new HashSet<String>();
    corpus.items().forEach(item -> numbers.add(item.number()));
    return numbers;
  }

  private static List<Item> notIn(Corpus corpus, Set<String> numbers) {
    return corpus.items().stream().filter(item -> !numbers.contains(item.number())).toList();
  }
}
