package cityip.casework;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;

/** Reads a table for faults that would strand a case; a faulty table stops the start and names every fault. */
final class ProcedureCheck {

  private ProcedureCheck() {}

  static void refuseFaults(Procedure procedure) {
    var faults = faults(procedure);
    if (!faults.isEmpty()) {
      throw new IllegalStateException("Procedure " + procedure.code() + ": " + String.join("; ", faults) + " (IP-CASE-001)");
    }
  }

  static List<String> faults(Procedure procedure) {
    var faults = new ArrayList<String>();
    var names = new HashSet<String>();
    procedure.states().forEach(state -> {
      if (!names.add(state.name())) {
        faults.add("state " + state.name() + " stands twice");
      }
      if (state.open() && (state.clock() == null || !procedure.clocks().containsKey(state.clock()))) {
        faults.add("open state " + state.name() + " has no due rule");
      }
      if (state.open() && procedure.actsIn(state.name()).stream().noneMatch(act -> act.to() != null)) {
        faults.add("open state " + state.name() + " has no way out");
      }
      if (state.open() && procedure.actsIn(state.name()).stream().noneMatch(act -> act.by().contains(state.owner()))) {
        faults.add("the owner of state " + state.name() + " has nothing to do");
      }
    });
    procedure.acts().forEach(act -> actFaults(procedure, act, names, faults));
    reach(procedure, faults);
    return faults;
  }

  private static void actFaults(Procedure procedure, Procedure.Act act, HashSet<String> states, List<String> faults) {
    if (act.by().isEmpty() || act.from().isEmpty()) {
      faults.add("act " + act.name() + " is nobody's or nowhere's");
    }
    var named = new ArrayList<>(act.from());
    if (act.to() != null) {
      named.add(act.to());
    }
    named.stream().filter(state -> !states.contains(state)).forEach(state -> faults.add("act " + act.name() + " names unknown state " + state));
    var clocks = new ArrayList<String>();
    List.of(act.starts(), act.stops(), act.suspends(), act.resumes()).forEach(clocks::addAll);
    clocks.addAll(act.extensions().keySet());
    if (act.whenDue() != null) {
      clocks.add(act.whenDue());
    }
    clocks.stream().filter(clock -> !procedure.clocks().containsKey(clock)).forEach(clock -> faults.add("act " + act.name() + " names unknown clock " + clock));
    if (act.otherThan() != null && procedure.actNamed(act.otherThan()).isEmpty()) {
      faults.add("act " + act.name() + " names unknown act " + act.otherThan());
    }
    if (procedure.acts().stream().filter(other -> other.name().equals(act.name())).count() > 1) {
      faults.add("act " + act.name() + " stands twice");
    }
    if (act.only() != null && !procedure.fields().containsKey(act.only().fact())) {
      faults.add("act " + act.name() + " is for cases by a fact that nobody states: " + act.only().fact());
    }
    if (act.whenDue() != null && act.fields().stream().anyMatch(Field::isRequired)) {
      faults.add("act " + act.name() + " happens of itself but asks for something");
    }
  }

  /** Every state can be reached, and from every open state an end can be. */
  private static void reach(Procedure procedure, List<String> faults) {
    var reached = reachable(procedure, procedure.opening().state());
    procedure.states().stream().filter(state -> !reached.contains(state.name())).forEach(state -> faults.add("state " + state.name() + " is never reached"));
    procedure.states().stream().filter(Procedure.State::open)
        .filter(state -> reachable(procedure, state.name()).stream().noneMatch(name -> procedure.state(name).filter(to -> !to.open()).isPresent()))
        .forEach(state -> faults.add("from state " + state.name() + " no end is reached"));
  }

  private static HashSet<String> reachable(Procedure procedure, String from) {
    var seen = new HashSet<String>();
    var next = new ArrayDeque<String>();
    next.add(from);
    while (!next.isEmpty()) {
      var state = next.remove();
      if (seen.add(state)) {
        procedure.actsIn(state).forEach(act -> {
          if (act.to() != null) {
            next.add(act.to());
          }
        });
      }
    }
    return seen;
  }
}
