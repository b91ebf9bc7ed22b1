package cityip.registry;

import cityip.registry.EventKind.Nature;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * Which of the known events count, and on which day: not those taken back; and what happens once happened on the day learned
 * last. A later source that dates a filing anew, or merely repeats it, does not unsay the applicants an earlier one named.
 */
final class FoldInput {

  private FoldInput() {}

  static List<RightEvent> counted(List<RightEvent> live) {
    List<RightEvent> kept = withoutCorrected(live);
    Map<EventKind, RightEvent> once = new EnumMap<>(EventKind.class);
    for (RightEvent event : kept) {
      if (event.kind().nature() == Nature.ONCE) {
        once.merge(event.kind(), event, (a, b) -> a.id() > b.id() ? a : b);
      }
    }
    List<RightEvent> counted = new ArrayList<>(kept.size());
    for (RightEvent event : kept) {
      RightEvent last = once.get(event.kind());
      counted.add(last == null || last.effective().equals(event.effective()) ? event : event.on(last.effective()));
    }
    return counted;
  }

  private static List<RightEvent> withoutCorrected(List<RightEvent> live) {
    boolean any = false;
    for (RightEvent event : live) {
      any |= event.kind() == EventKind.CORRECTED;
    }
    if (!any) {
      return live;
    }
    List<RightEvent> kept = new ArrayList<>(live);
    for (RightEvent correction : live) {
      if (correction.kind() == EventKind.CORRECTED) {
        kept.removeIf(event -> isTakenBack(event, correction));
      }
    }
    return kept;
  }

  private static boolean isTakenBack(RightEvent event, RightEvent correction) {
    return event.id() < correction.id() && event.kind() != EventKind.CORRECTED
        && event.kind().code().equals(correction.facts().text(Fact.CORRECTS)) && event.effective().equals(correction.facts().day(Fact.DAY));
  }
}
