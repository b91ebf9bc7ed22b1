package cityip.navigation;

import cityip.kernel.AsOf;
import cityip.ledger.Act;
import cityip.ledger.Ledger;
import cityip.navigation.Project.Stage;
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
  private final Ledger ledger;
  private final TransactionTemplate transaction;
  private final Clock clock;

  Notebook(Projects projects, Corpora corpora, Freezer freezer, LabelBook labels, Registry registry, Rulebook rulebook, Ledger ledger, TransactionTemplate transaction, Clock clock) {
    this.projects = projects;
    this.corpora = corpora;
    this.freezer = freezer;
    this.labels = labels;
    this.registry = registry;
    this.rulebook = rulebook;
    this.ledger = ledger;
    this.transaction = transaction;
    this.clock = clock;
  }

  /** What came of an act. */
  public sealed interface Outcome {
    record Done(long id) implements Outcome {}

    /** Somebody changed the project since the form was opened; the input is still there. */
    record Stale() implements Outcome {}

    /** It is not allowed now; {@code problems} say what is missing. */
    record Refused(List<Figure.Note> problems) implements Outcome {}
  }

  private static Outcome refused(String word, Object... arguments) {
    return new Outcome.Refused(List.of(Figure.Note.of(word, arguments)));
  }

  public Outcome begin(Type type, String title, String question, Viewer viewer) {
    if (title.isBlank() || title.length() > 100) {
      return refused("title");
    }
    if (question.isBlank() || question.length() > 2_000) {
      return refused("question");
    }
    return Objects.requireNonNull(transaction.execute(status -> {
      var id = projects.add(type, title.strip(), question.strip(), viewer, clock.instant(), LocalDate.now(clock).getYear());
      wrote(viewer, "navigation.project-begun", id, title);
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
  public int finds(String line, Viewer viewer) {
    return freezer.found(line, viewer.scope() instanceof Scope.OneBody own ? own : new Scope.PublicOnly()).size();
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
    known.lines().map(String::strip).filter(line -> !line.isEmpty()).forEach(line -> registry.find(line, today, viewer.scope())
        .ifPresentOrElse(right -> numbers.add(right.number().canonical()), () -> problems.add(Figure.Note.of("known-number", line))));
    if (!problems.isEmpty()) {
      return new Outcome.Refused(problems);
    }
    return change(project, stamp, viewer, "navigation.breakdown-changed", Breakdown.written(readNodes.nodes()) + Breakdown.writtenEffects(readEffects.nodes()),
        now -> projects.breakdown(now.id(), readNodes.nodes(), readEffects.nodes(), List.copyOf(numbers)));
  }

  public Outcome describe(Project project, int stamp, String title, String question, Viewer viewer) {
    if (title.isBlank() || title.length() > 100) {
      return refused("title");
    }
    return question.isBlank() || question.length() > 2_000 ? refused("question")
        : change(project, stamp, viewer, "navigation.question-changed", question, now -> projects.describe(now.id(), title.strip(), question.strip()));
  }

  public Outcome write(Project project, int stamp, Map<String, String> sections, Viewer viewer) {
    return change(project, stamp, viewer, "navigation.report-written", sections.toString(), now -> projects.sections(now.id(), sections));
  }

  private interface Change {
    void on(Project project);
  }

  private Outcome change(Project project, int stamp, Viewer viewer, String act, String content, Change change) {
    return Objects.requireNonNull(transaction.execute(status -> {
      var now = projects.forChange(project.id()).orElseThrow();
      if (!now.mayBeChangedBy(viewer)) {
        return refused("not-yours");
      }
      if (!now.stage().editable()) {
        return refused("not-editable");
      }
      if (now.stamp() != stamp) {
        return new Outcome.Stale();
      }
      change.on(now);
      wrote(viewer, act, now.id(), content);
      return new Outcome.Done(now.id());
    }));
  }

  private void wrote(Viewer viewer, String act, long project, String content) {
    ledger.append(new Act(viewer.actor(), act, "navigation-project:" + project, content));
  }

  /** Says of sampled documents whether they belong; what does not is left out of the next corpus. */
  public Outcome mark(Project project, Map<Long, Boolean> said, Viewer viewer) {
    return Objects.requireNonNull(transaction.execute(status -> {
      var now = projects.forChange(project.id()).orElseThrow();
      if (!now.mayBeChangedBy(viewer) || !now.stage().editable()) {
        return refused(now.stage().editable() ? "not-yours" : "not-editable");
      }
      said.forEach((right, relevant) -> projects.mark(now.id(), right, relevant, viewer.actor(), clock.instant()));
      wrote(viewer, "navigation.samples-marked", now.id(), said.toString());
      return new Outcome.Done(now.id());
    }));
  }

  /** Asks for a corpus as of a day; it is made in the background. */
  public Outcome freeze(Project project, AsOf at, Viewer viewer) {
    var nodes = projects.nodes(project.id());
    if (nodes.isEmpty()) {
      return refused("node-none");
    }
    // an office reads what is published; only a body's own notebook may hold what is not published yet, and only its own
    var scope = Corpora.written(viewer.scope() instanceof Scope.OneBody own ? own : new Scope.PublicOnly());
    var outcome = Objects.requireNonNull(transaction.execute(status -> {
      var now = projects.forChange(project.id()).orElseThrow();
      if (!now.mayBeChangedBy(viewer) || !now.stage().editable()) {
        return refused(now.stage().editable() ? "not-yours" : "not-editable");
      }
      if (projects.corpora(now.id()).stream().anyMatch(corpus -> corpus.state() == FrozenCorpus.State.FREEZING)) {
        return refused("freezing-already");
      }
      var id = projects.ask(now.id(), scope, at.day(), at.known(), Breakdown.written(nodes), viewer.actor(), clock.instant());
      wrote(viewer, "navigation.corpus-asked", now.id(), "corpus " + id + " as of " + at.day());
      return new Outcome.Done(id);
    }));
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

  /** What must be there before the next stage; empty when it may be entered. */
  public List<Figure.Note> missing(Project project) {
    var missing = new ArrayList<Figure.Note>();
    switch (project.stage()) {
      case PROPOSED -> {
        if (nodes(project).isEmpty()) {
          missing.add(Figure.Note.of("missing-breakdown"));
        }
      }
      case IN_WORK -> {
        if (latest(project).isEmpty()) {
          missing.add(Figure.Note.of("missing-corpus"));
        } else if (!check(project).passed()) {
          missing.add(Figure.Note.of("missing-check"));
        }
        Project.SECTIONS.stream().filter(section -> sections(project).getOrDefault(section, "").isBlank()).findFirst()
            .ifPresent(section -> missing.add(Figure.Note.of("missing-sections")));
      }
      case UNDER_REVIEW -> {
        var least = rulebook.rule("navigation.review.least", LocalDate.now(clock)).asInt();
        var scores = projects.reviews(project.id()).stream().mapToInt(Review::total).average();
        if (scores.isEmpty() || scores.getAsDouble() < least) {
          missing.add(Figure.Note.of("missing-review", least));
        }
      }
      case ACCEPTED -> { }
      case PUBLISHED -> {
        if (projects.recommendations(project.id()).stream().allMatch(advice -> advice.state() == Recommendation.State.PROPOSED)) {
          missing.add(Figure.Note.of("missing-adoption"));
        }
      }
      case EVALUATED -> missing.add(Figure.Note.of("missing-nothing"));
    }
    return missing;
  }

  /** Goes on to the next stage. A report of a body stays with the body also when it is published. */
  public Outcome advance(Project project, int stamp, Viewer viewer) {
    return Objects.requireNonNull(transaction.execute(status -> {
      var now = projects.forChange(project.id()).orElseThrow();
      if (!now.mayBeChangedBy(viewer)) {
        return refused("not-yours");
      }
      if (now.stamp() != stamp) {
        return new Outcome.Stale();
      }
      var missing = missing(now);
      if (!missing.isEmpty()) {
        return new Outcome.Refused(missing);
      }
      var next = now.stage().next().orElseThrow();
      projects.stage(now.id(), next, now.open() || next == Stage.PUBLISHED && now.body() == null);
      wrote(viewer, "navigation.stage-entered", now.id(), next.name());
      return new Outcome.Done(now.id());
    }));
  }

  /** A reviewer's judgement; nobody reviews what they began themselves. */
  public Outcome review(Project project, List<Integer> parts, String opinion, Viewer viewer) {
    if (parts.size() != 5 || parts.stream().anyMatch(part -> part < 0 || part > 20)) {
      return refused("review-parts");
    }
    if (project.createdBy().equals(viewer.actor())) {
      return refused("review-own");
    }
    return Objects.requireNonNull(transaction.execute(status -> {
      var now = projects.forChange(project.id()).orElseThrow();
      if (now.stage() != Stage.UNDER_REVIEW) {
        return refused("review-stage");
      }
      projects.review(now.id(), new Review(viewer.actor(), parts.get(0), parts.get(1), parts.get(2), parts.get(3), parts.get(4), opinion.strip(), clock.instant()));
      wrote(viewer, "navigation.reviewed", now.id(), parts + " " + opinion);
      return new Outcome.Done(now.id());
    }));
  }

  public List<Review> reviews(Project project) {
    return projects.reviews(project.id());
  }

  public List<Recommendation> recommendations(Project project) {
    return projects.recommendations(project.id());
  }

  public Outcome recommend(Project project, String aspect, String words, String addressee, Viewer viewer) {
    if (words.isBlank() || words.length() > 1_000 || addressee.isBlank() || addressee.length() > 100 || !Project.SECTIONS.contains(aspect)) {
      return refused("recommendation");
    }
    return change(project, project.stamp(), viewer, "navigation.recommended", words, now -> projects.recommend(now.id(), aspect, words.strip(), addressee.strip()));
  }

  /** Says what became of a recommendation: that is the figure a navigation is judged by. */
  public Outcome answer(Project project, long recommendation, boolean adopted, String result, Viewer viewer) {
    if (!project.mayBeChangedBy(viewer)) {
      return refused("not-yours");
    }
    return Objects.requireNonNull(transaction.execute(status -> {
      if (!projects.answer(project.id(), recommendation, adopted, viewer.actor(), result.strip(), clock.instant())) {
        return refused("recommendation-unknown");
      }
      wrote(viewer, adopted ? "navigation.recommendation-adopted" : "navigation.recommendation-declined", project.id(), recommendation + ": " + result);
      return new Outcome.Done(recommendation);
    }));
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
