package cityip.shell;

import cityip.kernel.AsOf;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The day and the moment a page is asked for, as written in its address: {@code asOf=2024-12-31}, {@code
 * knownAt=2025-01-15T09:00}. Empty means today and now.
 *
 * @param problems field → sentence, for what could not be read; the reading then falls back to today and now
 */
public record AsOfQuery(AsOf at, String day, String known, Map<String, String> problems) {

  private static final ZoneId CITY_TIME = ZoneId.of("Asia/Shanghai");

  /** Reads both fields; never throws. */
  public static AsOfQuery read(String asOf, String knownAt, Clock clock) {
    var problems = new LinkedHashMap<String, String>();
    var today = LocalDate.ofInstant(clock.instant(), CITY_TIME);
    var day = today;
    if (!asOf.isBlank()) {
      try {
        day = LocalDate.parse(asOf.strip());
        if (day.getYear() < 1985 || day.getYear() > 2100) {
          problems.put("asof-day", Words.t("shell.asof.day.outside", asOf));
          day = today;
        }
      } catch (DateTimeParseException unreadable) {
        problems.put("asof-day", Words.t("shell.asof.day.unreadable", asOf));
      }
    }
    var known = clock.instant();
    if (!knownAt.isBlank()) {
      try {
        known = moment(knownAt.strip());
      } catch (DateTimeParseException unreadable) {
        problems.put("asof-known", Words.t("shell.asof.known.unreadable", knownAt));
      }
    }
    return new AsOfQuery(new AsOf(day, known), day.toString(), problems.containsKey("asof-known") ? "" : knownAt.strip(), problems);
  }

  private static Instant moment(String text) {
    if (text.length() == 10) {
      return LocalDate.parse(text).plusDays(1).atStartOfDay(CITY_TIME).toInstant();
    }
    if (text.endsWith("Z") || text.matches(".*[+-]\\d\\d:?\\d\\d$")) {
      return OffsetDateTime.parse(text).toInstant();
    }
    return LocalDateTime.parse(text).atZone(CITY_TIME).toInstant();
  }

  /** The two fields for the address of another page, without what is empty. */
  public Map<String, String> query() {
    var query = new LinkedHashMap<String, String>();
    query.put("asOf", day);
    if (!known.isEmpty()) {
      query.put("knownAt", known);
    }
    return query;
  }
}
