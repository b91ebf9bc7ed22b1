package cityip.protection;

import cityip.casework.CaseInHand;
import cityip.rulebook.Span;
import java.time.LocalDate;

/** Time limits of a case, read from the rules pinned to it. */
final class Terms {

  private Terms() {}

  static Span span(CaseInHand c, String rule) {
    var pinned = c.rules().get(rule);
    if (pinned == null) {
      throw new IllegalStateException("Rule " + rule + " was not pinned when the case opened (IP-CASE-004)");
    }
    return Span.parse(pinned.path("value").asString());
  }

  /** Whether a term in calendar days, months or years after a day of the case has passed. */
  static boolean over(CaseInHand c, String dayFact, String rule) {
    var span = span(c, rule);
    return c.day(dayFact).filter(day -> c.today().isAfter(end(day, span))).isPresent();
  }

  private static LocalDate end(LocalDate day, Span span) {
    return switch (span.unit()) {
      case DAYS -> day.plusDays(span.amount());
      case MONTHS -> day.plusMonths(span.amount());
      case YEARS -> day.plusYears(span.amount());
      case WORKING_DAYS -> throw new IllegalArgumentException("Working days are counted by the calendar, not here");
    };
  }
}
