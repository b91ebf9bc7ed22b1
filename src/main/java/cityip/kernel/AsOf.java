package cityip.kernel;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Objects;

/**
 * The two questions behind every figure: on which day, and with what was known when. The state of the world on
 * {@code day}, as one who had learned everything recorded at or before {@code known} would tell it.
 */
public record AsOf(LocalDate day, Instant known) {
  public AsOf {
    Objects.requireNonNull(day, "day");
    Objects.requireNonNull(known, "known");
  }

  /** Another day, told with the same knowledge. */
  public AsOf on(LocalDate other) {
    return new AsOf(other, known);
  }
}
