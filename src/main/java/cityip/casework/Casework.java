package cityip.casework;

import cityip.casework.CaseFile.Party;
import cityip.casework.CaseFile.Summary;
import cityip.casework.Cases.Actor;
import cityip.rulebook.City;
import cityip.shell.Viewer;
import cityip.shell.Words;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.dao.PessimisticLockingFailureException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The place where cases are opened and acted on. Each wish is one transaction: lock, check, write; either all of it is there
 * afterwards or nothing.
 */
@Component
public final class Casework {

  private static final int TRIES = 4;

  private final Procedures procedures;
  private final Cases cases;
  private final Standings standings;
  private final JoinedFiles joined;
  private final Opener opener;
  private final Performer performer;
  private final DeskRights rights;
  private final FormReader forms;
  private final City city;
  private final ApplicationEventPublisher events;
  private final PlatformTransactionManager transactions;
  private final TransactionTemplate transaction;

  Casework(Procedures procedures, Cases cases, Standings standings, JoinedFiles joined, Opener opener, Performer performer, DeskRights rights, City city, ApplicationEventPublisher events,
      PlatformTransactionManager transactions) {
    this.procedures = procedures;
    this.cases = cases;
    this.standings = standings;
    this.joined = joined;
    this.opener = opener;
    this.performer = performer;
    this.rights = rights;
    this.forms = new FormReader(city);
    this.city = city;
    this.events = events;
    this.transactions = transactions;
    this.transaction = new TransactionTemplate(transactions);
  }

  /** The same place by another clock: for the sample city, whose cases have a past. The ledger keeps the true time of writing. */
  public Casework at(java.time.Clock other) {
    var then = performer.at(other);
    return new Casework(procedures, cases, standings, joined, opener.at(then), then, rights, city, events, transactions);
  }

  /** Opens a case; the same key opens no second one. */
  public ActResult open(OpenCase command, Viewer viewer) {
    return open(command, viewer, false);
  }

  /** As {@link #open(OpenCase, Viewer)}; {@code sample} marks what was invented. */
  public ActResult open(OpenCase command, Viewer viewer, boolean sample) {
    var procedure = procedures.find(command.procedure());
    if (procedure.isEmpty()) {
      return new ActResult.NoSuchCase();
    }
    var result = checked(procedure.get(), command, viewer, sample);
    if (result instanceof ActResult.Done done) {
      tellModules(done.number(), "open", done.state(), viewer.username());
    }
    return result;
  }

  /** What can be refused is refused before a number is taken, so that numbers have no gaps for it. */
  private ActResult checked(Procedure procedure, OpenCase command, Viewer viewer, boolean sample) {
    if (!mayJoin(command.dispute(), viewer)) {
      return new ActResult.NotYours("casework.refused.dispute");
    }
    var unit = opener.unit(command.form(), viewer);
    var desk = openingDesk(procedure, viewer, unit);
    if (desk.isEmpty()) {
      return new ActResult.NotYours(viewer.signedIn() ? "casework.refused.not-opener" : "casework.refused.sign-in");
    }
    var answers = forms.read(procedure.opening().fields(), command.form(), performer.today(), null);
    if (!answers.problems().isEmpty()) {
      return new ActResult.Incomplete(answers.problems());
    }
    var reserved = opener.reserve(procedure, unit, command.key(), command.dispute() == null);
    if (reserved.isEmpty()) {
      return new ActResult.AlreadyDone(cases.openedBy(command.key()).orElseThrow());
    }
    try {
      return again(() -> opener.open(procedure, command, answers.values(), unit, desk.get(), viewer, reserved.get(), sample));
    } catch (DuplicateKeyException sameKey) {
      return cases.openedBy(command.key()).<ActResult>map(ActResult.AlreadyDone::new).orElseThrow(() -> sameKey);
    }
  }

  /** Only who has a part in a dispute may open another route of it; its number alone opens nothing. */
  private boolean mayJoin(@Nullable String dispute, Viewer viewer) {
    return dispute == null || cases.dispute(dispute).filter(id -> cases.ofDispute(id).stream()
        .anyMatch(summary -> !desk(viewer, summary, cases.parties(summary.id())).isEmpty())).isPresent();
  }

  /** The services that the viewer may open as another route of a dispute. */
  public List<Procedure> openableBeside(CaseFile file, Viewer viewer) {
    return procedures.current().stream().filter(procedure -> !procedure.code().equals(file.summary().procedure())
        && openingDesk(procedure, viewer, file.summary().unit()).isPresent()).toList();
  }

  /** Whether this viewer has a desk at which the service can be begun; asked before a start button is shown. */
  public boolean mayOpen(Procedure procedure, Viewer viewer) {
    var unit = viewer.unit();
    return openingDesk(procedure, viewer, unit == null ? "" : unit).isPresent();
  }

  private Optional<Desk> openingDesk(Procedure procedure, Viewer viewer, String unit) {
    var by = procedure.opening().by();
    if (viewer.signedIn()) {
      return rights.opening(viewer, unit, procedure.cityOnly(), by);
    }
    return procedure.opening().anonymous() && by.contains(Desk.APPLICANT) ? Optional.of(Desk.APPLICANT) : Optional.empty();
  }

  /** Acts on a case; the same key acts once. */
  public ActResult act(PerformAct command, Viewer viewer) {
    var result = again(() -> actOnce(command, viewer));
    if (result instanceof ActResult.Done done) {
      tellModules(done.number(), command.act(), done.state(), viewer.username());
    }
    return result;
  }

  private void tellModules(String number, String act, String state, String actor) {
    cases.find(number).ifPresent(locked -> {
      var summary = locked.summary();
      var moves = table(summary).actNamed(act).map(row -> row.to() != null).orElse(true);
      events.publishEvent(new ActDone(number, summary.procedure(), act, state, actor, moves));
    });
  }

  /**
   * Writes on a case what a module found out by its own watch: an act that only the clock may do, with answers. The same key writes once; false
   * when the case does not take it now.
   */
  public boolean report(String number, String name, Map<String, String> answers, String key) {
    var state = again(() -> standings.lock(number, key, Actor.CLOCK.username()).flatMap(locked -> {
      var procedure = procedures.version(locked.summary().procedure(), locked.summary().version());
      var act = procedure.actNamed(name).filter(row -> row.automatic() && row.whenDue() == null && row.from().contains(locked.summary().state()));
      return act.isEmpty() || locked.keyUsed() ? Optional.<String>empty() : Optional.of(performer.perform(locked, procedure, act.get(), answers, Actor.CLOCK, key).state().name());
    }));
    state.ifPresent(now -> tellModules(number, name, now, Actor.CLOCK.username()));
    return state.isPresent();
  }

  private ActResult actOnce(PerformAct command, Viewer viewer) {
    var found = standings.lock(command.number(), command.key(), viewer.username());
    if (found.isEmpty()) {
      return new ActResult.NoSuchCase();
    }
    var standing = found.get();
    var summary = standing.summary();
    var procedure = procedures.version(summary.procedure(), summary.version());
    var act = procedure.actNamed(command.act()).filter(row -> !row.automatic());
    var desk = act.flatMap(row -> rights.of(viewer, summary, standing.parties(), procedure, standing.seats()).stream().filter(row.by()::contains).findFirst());
    if (act.isEmpty() || desk.isEmpty()) {
      return act.isEmpty() ? new ActResult.NoSuchCase() : new ActResult.NotYours("casework.refused.desk");
    }
    if (standing.keyUsed()) {
      return new ActResult.AlreadyDone(summary.number());
    }
    if (command.stamp() != summary.stamp()) {
      return new ActResult.Stale(summary.number(), cases.acts(summary.id(), command.stamp()), summary.stamp());
    }
    return checked(command, standing, procedure, act.get(), desk.get(), viewer);
  }

  private ActResult checked(PerformAct command, Standing standing, Procedure procedure, Procedure.Act act, Desk desk, Viewer viewer) {
    var summary = standing.summary();
    if (!act.from().contains(summary.state()) || !act.isFor(standing.facts())) {
      return new ActResult.NotInThisState(summary.number(), summary.state(), procedure.actsIn(summary.state(), standing.facts()).stream().map(Procedure.Act::name).toList());
    }
    var answers = forms.read(act.fields(), command.form(), performer.today(), java.time.LocalDate.ofInstant(summary.opened(), Reckoning.CITY_TIME));
    var inHand = performer.inHand(standing, answers.values(), viewer.username());
    if (act.otherThan() != null && inHand.handOf(act.otherThan()).filter(viewer.username()::equals).isPresent()) {
      return new ActResult.NotYours("casework.refused.same-hand");
    }
    if (!answers.problems().isEmpty()) {
      return new ActResult.Incomplete(answers.problems());
    }
    var joins = act.joins();
    if (joins != null && !mayBeJoined(summary, act, answers.values().getOrDefault(joins, ""), viewer)) {
      return new ActResult.Incomplete(Map.of(joins, Words.t("casework.problem.join")));
    }
    var held = act.guards().stream().filter(guard -> !guard.holds().test(inHand)).toList();
    if (!held.isEmpty()) {
      return new ActResult.Held(held);
    }
    var done = performer.perform(standing, procedure, act, answers.values(), new Actor(viewer.username(), viewer.displayName(), desk), command.key());
    follow(summary, procedure, act, command.key(), viewer);
    return new ActResult.Done(summary.number(), done.state().name(), done.stamp(), "");
  }

  /** Another open case of the kind, in which the viewer could do the same. */
  private boolean mayBeJoined(Summary summary, Procedure.Act act, String number, Viewer viewer) {
    return joined.joinable(summary, number).filter(other -> desk(viewer, other.summary(), cases.parties(other.summary().id())).stream().anyMatch(act.by()::contains)).isPresent();
  }

  /** What an act brings about in other cases of the same dispute. */
  private void follow(Summary summary, Procedure procedure, Procedure.Act act, String key, Viewer viewer) {
    if (act.opens() != null) {
      procedures.find(act.opens()).ifPresent(next -> opener.openBeside(cases.find(summary.number()).orElseThrow(), next, key, viewer));
    }
    for (var told : act.tells()) {
      var parts = told.split("/");
      for (var other : cases.ofDispute(summary.disputeId())) {
        if (other.open() && other.procedure().equals(parts[0]) && other.id() != summary.id()) {
          tell(other.number(), parts[1], summary.number(), key);
        }
      }
    }
  }

  private void tell(String number, String name, String from, String key) {
    standings.lock(number, key + "/" + number, Actor.CLOCK.username()).ifPresent(other -> {
      var procedure = procedures.version(other.summary().procedure(), other.summary().version());
      procedure.actNamed(name).filter(act -> act.from().contains(other.summary().state()) && act.by().contains(Desk.SYSTEM)).ifPresent(act ->
          performer.perform(other, procedure, act, Map.of("told-by", from), Actor.CLOCK, key + "/" + number));
    });
  }

  /** The acts that happen when a clock runs out; false when the case has moved on meanwhile. */
  boolean whenDue(String clock, String number, String key) {
    var done = again(() -> standings.lock(number, key, Actor.CLOCK.username()).map(locked -> {
      var procedure = procedures.version(locked.summary().procedure(), locked.summary().version());
      var act = procedure.acts().stream().filter(row -> clock.equals(row.whenDue()) && row.from().contains(locked.summary().state())).findFirst();
      if (act.isEmpty() || locked.keyUsed()) {
        return Optional.<ActDone>empty();
      }
      var state = performer.perform(locked, procedure, act.get(), Map.of(), Actor.CLOCK, key).state().name();
      return Optional.of(new ActDone(number, procedure.code(), act.get().name(), state, Actor.CLOCK.username(), act.get().to() != null));
    }).orElse(Optional.empty()));
    done.ifPresent(events::publishEvent);
    return done.isPresent();
  }

  /** The desks at which the viewer sits in this case. */
  Set<Desk> desk(Viewer viewer, Summary summary, List<Party> parties) {
    return rights.of(viewer, summary, parties, procedures.version(summary.procedure(), summary.version()));
  }

  /** The table a case follows. */
  Procedure table(Summary summary) {
    return procedures.version(summary.procedure(), summary.version());
  }

  /** Two cases that tell each other may wait for each other; the database ends one of them, which simply begins again. */
  private <T> T again(Supplier<T> work) {
    for (var attempt = 1; ; attempt++) {
      try {
        @Nullable T result = transaction.execute(status -> work.get());
        return java.util.Objects.requireNonNull(result);
      } catch (PessimisticLockingFailureException crossed) {
        if (attempt == TRIES) {
          throw crossed;
        }
      }
    }
  }
}
