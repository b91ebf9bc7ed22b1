package cityip.registry;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One recorded event of a right, ready to be folded.
 *
 * @param id grows with recording; the later of two equal days counts
 * @param places who each of the facts' holders is and where, as found when the event was recorded; same order and length
 * @param branches branches of strategic emerging industries found for a description, see {@link SeiBranches}
 */
record RightEvent(long id, EventKind kind, LocalDate effective, Instant recorded, long batch, int line, Facts facts, List<Placed> places,
    List<SeiBranches.Match> branches) {

  /** The same event, taken to have been effective on another day. */
  RightEvent on(LocalDate day) {
    return new RightEvent(id, kind, day, recorded, batch, line, facts, places, branches);
  }

  /** Who a named holder is and in which unit, if that could be found. */
  record Placed(long party, @Nullable String unit) {}
}
