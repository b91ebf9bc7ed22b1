package cityip.assessment;

import cityip.assessment.FindingAct.State;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Something a person should look at.
 *
 * @param strength 0 to 1
 * @param other    number of the filing it is set against, or empty
 * @param reason   why the applicants belong together, or a caution; end of a message key, may be empty
 * @param due      when the applicant's statement is due
 */
public record Finding(long id, Signal signal, BigDecimal strength, String number, String other, String title, long ownerId, String owner, @Nullable String unit, String reason, String figures, State state,
    @Nullable LocalDate due, Instant found, int stamp) {

  /** One act on it. */
  public record Step(FindingAct act, String words, String actor, Instant at) {}
}
