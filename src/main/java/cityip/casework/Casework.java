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
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BiFunction;
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
  private final PlatformTransactionManager transactions;
  private final ApplicationEventPublisher events;
  private final TransactionTemplate transaction;

  Casework(Procedures procedures, Cases cases, Standings standings, JoinedFiles joined, Opener opener, Performer performer, DeskRights rights, City city, PlatformTransactionManager transactions,
      ApplicationEventPublisher events) {
    this.procedures = procedures;
    this.cases = cases;
    this.standings = standings;
    this.joined = joined;
    this.opener = opener;
    this.performer = performer;
    this.rights = rights;
    this.forms = new FormReader(city);
    this.city = city;
    this.transactions = transactions;
    this.events = events;
    this.transaction = new TransactionTemplate(transactions);
  }

  /** The same place by another clock: for the sample city, whose cases have a past. The ledger keeps the true time of writing. */
  public Casework at(java.time.Clock other) {
    var then = performer.at(other);
    return new Casework(procedures, cases, standings, joined, opener.at(then), then, rights, city, transactions, events);
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
      events.publishEvent(new ActDone(done.number(), command.procedure(), "open", done.state(), viewer.username(), true));
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
    var told = new AtomicReference<@Nullable ActDone>();
    var result = again(() -> actOnce(command, viewer, told));
    var done = told.get();
    if (done != null && result instanceof ActResult.Done) {
      events.publishEvent(done);
    }
    return result;
  }

  private ActResult actOnce(PerformAct command, Viewer viewer, AtomicReference<@Nullable ActDone> told) {
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
    return checked(command, standing, procedure, act.get(), desk.get(), viewer, told);
  }

  private ActResult checked(PerformAct command, Standing standing, Procedure procedure, Procedure.Act act, Desk desk, Viewer viewer,
      AtomicReference<@Nullable ActDone> told) {
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
    acted(summary, act, done.state(), open(procedure, inHand.facts()));
    told.set(new ActDone(summary.number(), summary.procedure(), act.name(), done.state().name(), viewer.username(), act.to() != null));
    return new ActResult.Done(summary.number(), done.state().name(), done.stamp(), "");
  }

  /** Another open case of the kind, in which the viewer could do the same. */
  private boolean mayBeJoined(Summary summary, Procedure.Act act, String number, Viewer viewer) {
    return joined.joinable(summary, number).filter(other -> desk(viewer, other.summary(), cases.parties(other.summary().id())).stream().anyMatch(act.by()::contains)).isPresent();
  }

  /** Facts without what is kept encrypted. */
  private static Map<String, String> open(Procedure procedure, Map<String, String> facts) {
    var sealed = procedure.fields().values().stream().filter(Field::isSealed).map(Field::name).collect(java.util.stream.Collectors.toSet());
    return facts.entrySet().stream().filter(fact -> !sealed.contains(fact.getKey())).collect(java.util.stream.Collectors.toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue));
  }

  private void acted(Summary summary, Procedure.Act act, Procedure.State state, Map<String, String> facts) {
    events.publishEvent(new CaseActed(summary.number(), summary.procedure(), act.name(), state.name(), state.outcome(), facts));
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

  /**
   * Writes on a case what a module found out by its own watch: an act that only the clock may do, with answers. The same key writes once; false
   * when the case does not take it now.
   */
  public boolean report(String number, String name, Map<String, String> answers, String key) {
    return byTheClock(number, key, answers, (procedure, state) -> procedure.actNamed(name).filter(act -> act.automatic() && act.whenDue() == null && act.from().contains(state)));
  }

  /** The acts that happen when a clock runs out; false when the case has moved on meanwhile. */
  boolean whenDue(String clock, String number, String key) {
    return byTheClock(number, key, Map.of(), (procedure, state) -> procedure.acts().stream().filter(row -> clock.equals(row.whenDue()) && row.from().contains(state)).findFirst());
  }

  private boolean byTheClock(String number, String key, Map<String, String> answers, BiFunction<Procedure, String, Optional<Procedure.Act>> which) {
    var done = again(() -> standings.lock(number, key, Actor.CLOCK.username()).flatMap(locked -> {
      var procedure = procedures.version(locked.summary().procedure(), locked.summary().version());
      var act = which.apply(procedure, locked.summary().state());
      if (act.isEmpty() || locked.keyUsed()) {
        return Optional.<ActDone>empty();
      }
      var performed = performer.perform(locked, procedure, act.get(), answers, Actor.CLOCK, key);
      acted(locked.summary(), act.get(), performed.state(), open(procedure, locked.facts()));
      return Optional.of(new ActDone(number, procedure.code(), act.get().name(), performed.state().name(), Actor.CLOCK.username(), act.get().to() != null));
    }));
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
