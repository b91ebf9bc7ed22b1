package cityip.registry;

import cityip.registry.RightEvent.Placed;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/**
 * The events that name owners, each on the day from which it holds. A list that names an applicant may mean who filed or who holds
 * today. Where a transfer or a new name is known and the list says otherwise, the legal act stands: the list then tells who was
 * there before it, if nobody else did, and nothing more.
 */
final class Holdings {

  private final List<RightEvent> owned = new ArrayList<>(4);
  private final LocalDate first;

  /** @param events in order of their days */
  Holdings(List<RightEvent> events, LocalDate first) {
    this.first = first;
    for (RightEvent event : events) {
      if (!event.facts().holders().isEmpty()) {
        owned.add(event);
      }
    }
  }

  List<RightEvent> inOrder() {
    if (owned.stream().noneMatch(Holdings::isOfApplicants)) {
      return owned;
    }
    List<RightEvent> placed = new ArrayList<>(owned.size());
    for (RightEvent event : owned) {
      RightEvent act = isOfApplicants(event) ? lastActBefore(event.effective()) : null;
      if (act == null || who(act).equals(who(event))) {
        placed.add(event);
      } else if (!anybodyBefore(firstAct().effective())) {
        placed.add(event.on(first));
      }
    }
    placed.sort(Fold.ORDER);
    return placed;
  }

  private static boolean isOfApplicants(RightEvent event) {
    return event.kind() == EventKind.HELD && event.facts().has(Fact.CAPACITY);
  }

  private static boolean isAct(RightEvent event) {
    return event.kind() == EventKind.TRANSFERRED || event.kind() == EventKind.RENAMED;
  }

  private @org.jspecify.annotations.Nullable RightEvent lastActBefore(LocalDate day) {
    RightEvent last = null;
    for (RightEvent event : owned) {
      last = isAct(event) && !event.effective().isAfter(day) ? event : last;
    }
    return last;
  }

  private RightEvent firstAct() {
    return owned.stream().filter(Holdings::isAct).findFirst().orElseThrow();
  }

  private boolean anybodyBefore(LocalDate day) {
    return owned.stream().anyMatch(event -> !isAct(event) && event.effective().isBefore(day));
  }

  private static List<Long> who(RightEvent event) {
    return event.places().stream().map(Placed::party).toList();
  }
}
