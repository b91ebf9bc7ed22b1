package cityip.rulebook;

import java.time.LocalDate;
import java.util.List;

/**
 * The last day of a period, and how it was counted, so that anybody can count along.
 *
 * @param start   the day of the event; it is not counted
 * @param counted the day the period ends by counting alone
 * @param due     the last day on which the act is in time, after days off are skipped
 * @param steps   the reckoning, in order: message keys of this module with their arguments (days as ISO text)
 * @param certain false when a year was needed whose official calendar is not in the rulebook yet
 */
public record Deadline(LocalDate start, Span span, LocalDate counted, LocalDate due, List<Step> steps, boolean certain) {

  /** One step of the reckoning. */
  public record Step(String key, List<String> arguments) {}

  public Deadline {
    steps = List.copyOf(steps);
  }
}
