package cityip.rulebook;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A length of time as laws give it.
 *
 * @param amount 0 to 9999
 */
public record Span(int amount, Unit unit) {

  /** What is counted. */
  public enum Unit { WORKING_DAYS, DAYS, MONTHS, YEARS }

  private static final Pattern WRITTEN = Pattern.compile("(\\d{1,4})(wd|d|m|y)");

  public Span {
    if (amount < 0 || amount > 9999) {
      throw new IllegalArgumentException("A span is 0 to 9999 long, not " + amount);
    }
  }

  /** Reads {@code 15wd}, {@code 15d}, {@code 3m}, {@code 20y}, as rules write it. */
  public static Span parse(String written) {
    Matcher parts = WRITTEN.matcher(written);
    if (!parts.matches()) {
      throw new IllegalArgumentException("A span is written 15wd, 15d, 3m or 20y, not '" + written + "'");
    }
    Unit unit = switch (parts.group(2)) {
      case "wd" -> Unit.WORKING_DAYS;
      case "d" -> Unit.DAYS;
      case "m" -> Unit.MONTHS;
      default -> Unit.YEARS;
    };
    return new Span(Integer.parseInt(parts.group(1)), unit);
  }

  public static Span workingDays(int amount) {
    return new Span(amount, Unit.WORKING_DAYS);
  }

  public static Span days(int amount) {
    return new Span(amount, Unit.DAYS);
  }

  public static Span months(int amount) {
    return new Span(amount, Unit.MONTHS);
  }

  public static Span years(int amount) {
    return new Span(amount, Unit.YEARS);
  }
}
