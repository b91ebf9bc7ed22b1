package cityip.casework;

import cityip.rulebook.Span;

/** A time limit as rules write it: days, working days, months, years as {@link Span} does, or hours as {@code 24h}. */
sealed interface Term {

  record Days(Span span) implements Term {}

  record Hours(int amount) implements Term {}

  static Term parse(String written) {
    return written.matches("\\d{1,4}h") ? new Hours(Integer.parseInt(written.substring(0, written.length() - 1))) : new Days(Span.parse(written));
  }
}
