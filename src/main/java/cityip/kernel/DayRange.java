package cityip.kernel;

import java.time.LocalDate;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Days from {@code from} (included) to {@code until} (excluded); without {@code until} it has no end. Half-open, so that
 * neighbours meet without overlapping and a length is a subtraction.
 *
 * @throws IllegalArgumentException when {@code until} is not after {@code from}
 */
public record DayRange(LocalDate from, @Nullable LocalDate until) {
  public DayRange {
    Objects.requireNonNull(from, "from");
    if (until != null && !until.isAfter(from)) {
      throw new IllegalArgumentException("Day range " + from + " to " + until + " holds no day; allowed: until after from.");
    }
  }

  public static DayRange from(LocalDate from) {
    return new DayRange(from, null);
  }

  /** The days from first to last, both included. */
  public static DayRange closed(LocalDate first, LocalDate last) {
    return new DayRange(first, last.plusDays(1));
  }

  public boolean contains(LocalDate day) {
    return !day.isBefore(from) && (until == null || day.isBefore(until));
  }

  public boolean overlaps(DayRange other) {
    return (until == null || other.from.isBefore(until)) && (other.until == null || from.isBefore(other.until));
  }

  /** The days in both, empty when there is none. */
  public Optional<DayRange> intersect(DayRange other) {
    if (!overlaps(other)) {
      return Optional.empty();
    }
    LocalDate start = from.isAfter(other.from) ? from : other.from;
    LocalDate end = until == null ? other.until : other.until == null || until.isBefore(other.until) ? until : other.until;
    return Optional.of(new DayRange(start, end));
  }

  public boolean isOpen() {
    return until == null;
  }
}
