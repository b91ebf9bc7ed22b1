package cityip.party;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a person decided about two bodies.
 *
 * @param leftId  the body that stays, or from which another was split
 * @param rightId the body that was merged into it, split off, or found not to be the same
 */
public record Decision(long id, Instant at, String actor, Kind kind, long leftId, String leftName, long rightId, String rightName,
    String reason, @Nullable Instant reversedAt, @Nullable String reversedBy, @Nullable String reversalReason) {

  /** What was decided. */
  public enum Kind { MERGED, SPLIT, NOT_SAME }

  public boolean isReversed() {
    return reversedAt != null;
  }
}
