package cityip.kernel;

import java.time.LocalDate;
import java.time.YearMonth;

/**
 * Days as people and spreadsheets write them: {@code 2021-03-04}, {@code 2021.3.4}, {@code 2021/3/4}, {@code 20210304}, {@code 2021年3月4日},
 * a spreadsheet's serial number {@code 44259}, each also full-width and with a time of day behind it. Years 1800 to 2199.
 */
public final class DayText {

  private static final LocalDate SERIAL_ZERO = LocalDate.of(1899, 12, 30); // serials count from here after the missing 1900-02-29
  private static final int FIRST_SERIAL = 10_000; // 1927-05-18; smaller numbers are typing errors, not days
  private static final int LAST_SERIAL = 109_574; // 2199-12-31

  private DayText() {}

  /** Reads a day and says what is wrong with it when there is none: the month, the day, the order, or that a part is missing. */
  public static Reading<LocalDate> parse(String raw) {
    if (raw.length() > Written.LONGEST) {
      return form(raw);
    }
    String s = plain(raw);
    if (Written.isDigits(s)) {
      return digits(raw, s);
    }
    int[] parts = new int[3];
    int[] widths = new int[3];
    int at = 0;
    int n = 0;
    while (n < 3 && at < s.length() && Written.isDigit(s.charAt(at))) {
      int start = at;
      while (at < s.length() && Written.isDigit(s.charAt(at))) {
        at++;
      }
      if (at - start > 8) {
        return form(raw);
      }
      widths[n] = at - start;
      parts[n++] = Written.number(s, start, at);
      at = n < 3 ? skipSeparator(s, at) : at;
    }
    String rest = s.startsWith("日", at) ? s.substring(at + 1) : s.startsWith(" 日", at) ? s.substring(at + 2) : s.substring(at);
    return n == 1 ? single(raw, parts[0], widths[0], rest) : three(raw, parts, widths, n, rest);
  }

  private static Reading<LocalDate> three(String raw, int[] parts, int[] widths, int n, String rest) {
    if (n == 2 && widths[0] == 4 && rest.isEmpty()) {
      return Reading.unreadable("kernel.day.incomplete", Written.quote(raw));
    }
    if (n < 3 || !isTime(rest)) {
      return form(raw);
    }
    if (widths[0] != 4) {
      return widths[2] == 4
          ? Reading.unreadable("kernel.day.order", Written.quote(raw))
          : Reading.unreadable("kernel.day.short-year", Written.quote(raw));
    }
    return day(raw, parts[0], parts[1], parts[2], rest.isEmpty() ? "" : "kernel.day.time-dropped");
  }

  /** Digits and something behind: {@code 44259.0}, {@code 20210304 00:00}, {@code 2021年}. */
  private static Reading<LocalDate> single(String raw, int number, int width, String rest) {
    if (width == 8 && isTime(rest)) {
      return day(raw, number / 10_000, number / 100 % 100, number % 100, "kernel.day.time-dropped");
    }
    if (width == 4 && (rest.isEmpty() || rest.equals("年"))) {
      return Reading.unreadable("kernel.day.incomplete", Written.quote(raw));
    }
    return form(raw);
  }

  private static Reading<LocalDate> digits(String raw, String s) {
    if (s.length() == 8) {
      return day(raw, Written.number(s, 0, 4), Written.number(s, 4, 6), Written.number(s, 6, 8), "");
    }
    if (s.length() == 4 || s.length() == 6) {
      return Reading.unreadable("kernel.day.incomplete", Written.quote(raw));
    }
    return s.length() == 5 ? serial(raw, Written.number(s, 0, 5)) : form(raw);
  }

  private static Reading<LocalDate> serial(String raw, int serial) {
    return serial >= FIRST_SERIAL && serial <= LAST_SERIAL
        ? Reading.read(SERIAL_ZERO.plusDays(serial), "kernel.day.serial")
        : form(raw);
  }

  private static Reading<LocalDate> day(String raw, int year, int month, int day, String note) {
    if (year < 1800 || year > 2199) {
      return Reading.unreadable("kernel.day.year", Written.quote(raw), String.valueOf(year));
    }
    if (month < 1 || month > 12) {
      return Reading.unreadable("kernel.day.month", Written.quote(raw), String.valueOf(month));
    }
    int last = YearMonth.of(year, month).lengthOfMonth();
    if (day < 1 || day > last) {
      return Reading.unreadable("kernel.day.day", Written.quote(raw), String.valueOf(year), String.valueOf(month), String.valueOf(day), String.valueOf(last));
    }
    LocalDate found = LocalDate.of(year, month, day);
    return note.isEmpty() ? Reading.read(found) : Reading.read(found, note);
  }

  /** Half width, trimmed, the decimals of a spreadsheet's serial cut off. */
  private static String plain(String raw) {
    int length = raw.length();
    char[] out = new char[length];
    int n = 0;
    for (int i = 0; i < length; i++) {
      char c = Written.plain(raw.charAt(i));
      if (c != '\0' && !(c == ' ' && n == 0)) {
        out[n++] = c;
      }
    }
    while (n > 0 && out[n - 1] == ' ') {
      n--;
    }
    String s = new String(out, 0, n);
    return s.length() > 6 && s.charAt(5) == '.' && Written.isDigits(s, 0, 5) && Written.isDigits(s, 6, s.length()) ? s.substring(0, 5) : s;
  }

  private static int skipSeparator(String s, int at) {
    int i = at;
    while (i < s.length() && s.charAt(i) == ' ') {
      i++;
    }
    if (i < s.length() && "-./年月\\".indexOf(s.charAt(i)) >= 0) {
      i++;
      while (i < s.length() && s.charAt(i) == ' ') {
        i++;
      }
      return i;
    }
    return i > at && i < s.length() && Written.isDigit(s.charAt(i)) && s.indexOf(':') < 0 ? i : at;
  }

  /** Nothing or a time of day: what may follow a day. */
  private static boolean isTime(String s) {
    for (int i = 0; i < s.length(); i++) {
      char c = s.charAt(i);
      if (!Written.isDigit(c) && c != ' ' && c != ':' && c != '.' && c != 'T' && c != 'Z' && c != '+' && c != '-') {
        return false;
      }
    }
    return s.isEmpty() || s.charAt(0) == ' ' || s.charAt(0) == 'T' || s.charAt(0) == 'Z';
  }

  private static Reading<LocalDate> form(String raw) {
    return Reading.unreadable("kernel.day.form", Written.quote(raw));
  }
}
