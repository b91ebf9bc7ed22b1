package cityip.navigation;

import cityip.navigation.Project.Stage;
import cityip.rulebook.Rulebook;
import cityip.shell.Viewer;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;

/** How a project goes on: what is missing before the next stage, what reviewers said, what was recommended and what became of it. */
@Component
public final class Stages {

  private final Notebook notebook;
  private final Projects projects;
  private final ProjectChanges changes;
  private final Rulebook rulebook;
  private final Clock clock;

  Stages(Notebook notebook, Projects projects, ProjectChanges changes, Rulebook rulebook, Clock clock) {
    this.notebook = notebook;
    this.projects = projects;
    this.changes = changes;
    this.rulebook = rulebook;
    this.clock = clock;
  }

  /** What must be there before the next stage; empty when it may be entered. */
  public List<Figure.Note> missing(Project project) {
    var missing = new ArrayList<Figure.Note>();
    switch (project.stage()) {
      case PROPOSED -> {
        if (notebook.nodes(project).isEmpty()) {
          missing.add(Figure.Note.of("missing-breakdown"));
        }
      }
      case IN_WORK -> {
        if (notebook.latest(project).isEmpty()) {
          missing.add(Figure.Note.of("missing-corpus"));
        } else if (!notebook.check(project).passed()) {
          missing.add(Figure.Note.of("missing-check"));
        }
        Project.SECTIONS.stream().filter(section -> notebook.sections(project).getOrDefault(section, "").isBlank()).findFirst()
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
    return changes.locked(project, now -> {
      if (!now.mayBeChangedBy(viewer)) {
        return Outcome.refused("not-yours");
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
      changes.wrote(viewer, "navigation.stage-entered", now.id(), next.name());
      return new Outcome.Done(now.id());
    });
  }

  /** A reviewer's judgement; nobody reviews what they began themselves. */
  public Outcome review(Project project, List<Integer> parts, String opinion, Viewer viewer) {
    if (parts.size() != 5 || parts.stream().anyMatch(part -> part < 0 || part > 20)) {
      return Outcome.refused("review-parts");
    }
    if (project.createdBy().equals(viewer.actor())) {
      return Outcome.refused("review-own");
    }
    return changes.locked(project, now -> {
      if (now.stage() != Stage.UNDER_REVIEW) {
        return Outcome.refused("review-stage");
      }
      projects.review(now.id(), new Review(viewer.actor(), parts.get(0), parts.get(1), parts.get(2), parts.get(3), parts.get(4), opinion.strip(), clock.instant()));
      changes.wrote(viewer, "navigation.reviewed", now.id(), parts + " " + opinion);
      return new Outcome.Done(now.id());
    });
  }

  public List<Review> reviews(Project project) {
    return projects.reviews(project.id());
  }

  public List<Recommendation> recommendations(Project project) {
    return projects.recommendations(project.id());
  }

  public Outcome recommend(Project project, String aspect, String words, String addressee, Viewer viewer) {
    if (words.isBlank() || words.length() > 1_000 || addressee.isBlank() || addressee.length() > 100 || !Project.SECTIONS.contains(aspect)) {
      return Outcome.refused("recommendation");
    }
    return changes.change(project, project.stamp(), viewer, "navigation.recommended", words, now -> projects.recommend(now.id(), aspect, words.strip(), addressee.strip()));
  }

  /** Says what became of a recommendation: that is the figure a navigation is judged by. */
  public Outcome answer(Project project, long recommendation, boolean adopted, String result, Viewer viewer) {
    if (!project.mayBeChangedBy(viewer)) {
      return Outcome.refused("not-yours");
    }
    return changes.locked(project, now -> {
      if (!projects.answer(project.id(), recommendation, adopted, viewer.actor(), result.strip(), clock.instant())) {
        return Outcome.refused("recommendation-unknown");
      }
      changes.wrote(viewer, adopted ? "navigation.recommendation-adopted" : "navigation.recommendation-declined", project.id(), recommendation + ": " + result);
      return new Outcome.Done(recommendation);
    });
  }
}
