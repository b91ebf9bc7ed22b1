package cityip.navigation;

import cityip.ledger.Act;
import cityip.ledger.Ledger;
import cityip.shell.Viewer;
import java.util.Objects;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** The one way in which a project is changed: by those it belongs to, in an editable stage, from a fresh form, with an entry in the ledger. */
@Component
class ProjectChanges {

  private final Projects projects;
  private final Ledger ledger;
  private final TransactionTemplate transaction;

  ProjectChanges(Projects projects, Ledger ledger, TransactionTemplate transaction) {
    this.projects = projects;
    this.ledger = ledger;
    this.transaction = transaction;
  }

  interface Change {
    void on(Project project);
  }

  interface Step {
    Outcome on(Project project);
  }

  Outcome change(Project project, int stamp, Viewer viewer, String act, String content, Change change) {
    return editing(project, viewer, now -> {
      if (now.stamp() != stamp) {
        return new Outcome.Stale();
      }
      change.on(now);
      wrote(viewer, act, now.id(), content);
      return new Outcome.Done(now.id());
    });
  }

  /** A step in an editable stage that does not depend on the form's age. */
  Outcome editing(Project project, Viewer viewer, Step step) {
    return locked(project, now -> !now.mayBeChangedBy(viewer) ? Outcome.refused("not-yours") : !now.stage().editable() ? Outcome.refused("not-editable") : step.on(now));
  }

  Outcome locked(Project project, Step step) {
    return Objects.requireNonNull(transaction.execute(status -> step.on(projects.forChange(project.id()).orElseThrow())));
  }

  void wrote(Viewer viewer, String act, long project, String content) {
    ledger.append(new Act(viewer.actor(), act, "navigation-project:" + project, content));
  }
}
