package cityip.assessment;

import cityip.assessment.Signals.Seen;
import cityip.registry.EventKind;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/** Signals of marks filed in bad faith: 规范商标申请注册行为若干规定 第三条、第八条; 商标法（2026 年修订）第十九条. */
final class MarkSignals {

  private final CityNames names;
  private final JsonNode limits;
  private final Predicate<Filing> asked;
  private final List<Seen> seen = new ArrayList<>();

  private MarkSignals(CityNames names, JsonNode limits, Predicate<Filing> asked) {
    this.names = names;
    this.limits = limits;
    this.asked = asked;
  }

  static List<Seen> of(List<Filing> marks, CityNames names, JsonNode limits, Predicate<Filing> asked) {
    var signals = new MarkSignals(names, limits, asked);
    Signals.byOwner(marks).values().forEach(signals::applicant);
    marks.stream().filter(asked).forEach(signals::name);
    return signals.seen;
  }

  private void applicant(List<Filing> all) {
    var own = all.stream().filter(asked).toList();
    if (own.isEmpty()) {
      return;
    }
    var mass = limits.get("marks-a-year").intValue();
    for (var from : own) {
      var until = from.filed().plusYears(1);
      var year = (int) own.stream().filter(one -> !one.filed().isBefore(from.filed()) && one.filed().isBefore(until)).count();
      if (year >= mass) {
        seen.add(new Seen(Signal.MARK_MASS, Signals.share(year, mass), from, null, "", Integer.toString(year)));
        break;
      }
    }
    var many = limits.get("mark-classes").intValue();
    var classes = own.stream().flatMap(one -> one.right().classes().stream()).collect(Collectors.toCollection(TreeSet::new));
    if (classes.size() >= many) {
      seen.add(new Seen(Signal.MARK_CLASSES, Signals.share(classes.size(), many), own.getFirst(), null, "", classes.size() + " (" + String.join(" ", classes) + ")"));
    }
    var sold = (int) all.stream().filter(one -> one.right().dealings().stream().anyMatch(dealing -> dealing.kind() == EventKind.TRANSFERRED)).count();
    if (sold >= limits.get("marks-sold").intValue() && sold >= all.size() * limits.get("marks-sold-share").doubleValue()) {
      seen.add(new Seen(Signal.MARK_RESALE, Math.min(1, sold / (double) all.size()), own.getFirst(), null, "", sold + " / " + all.size()));
    }
  }

  private void name(Filing mark) {
    names.taken(mark).ifPresent(name -> seen.add(new Seen(name.kind().publicName() ? Signal.MARK_PUBLIC_NAME : Signal.MARK_SQUATTING, name.alike(), mark, name.by(), name.kind().code(), name.name())));
  }
}
