package cityip.tables;

import java.math.BigDecimal;
import java.math.MathContext;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** How a workbook's numbers become the texts a person sees: whole numbers without exponent, serial days as dates. */
public final class CellText {

  private static final LocalDate BEFORE_1900 = LocalDate.of(1899, 12, 30);
  private static final LocalDate BEFORE_1904 = LocalDate.of(1904, 1, 1);
  private static final DateTimeFormatter MINUTES = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT);
  private static final MathContext EXCEL = new MathContext(15);

  private CellText() {}

  public static String number(String raw) {
    if (raw.length() <= 15 && raw.indexOf('E') < 0 && raw.indexOf('e') < 0) {
      return raw;
    }
    return number(raw, raw);
  }

  /** Excel keeps 15 digits; what a file carries beyond is the binary remainder of the same number. */
  private static String number(String raw, String otherwise) {
    try {
      BigDecimal value = new BigDecimal(raw.strip()).round(EXCEL).stripTrailingZeros();
      return value.scale() < -40 || value.scale() > 40 ? otherwise : value.toPlainString();
    } catch (NumberFormatException e) {
      return otherwise;
    }
  }

  public static String number(double value) {
    return Double.isFinite(value) ? number(Double.toString(value), Double.toString(value)) : "";
  }

  /**
   * A serial day of Excel. In the 1900 system, day 60 is the 29 February 1900 that never was; we count as Excel shows it.
   * Text that is no serial stays as it is, so that the row's check can say what is wrong with it.
   */
  public static String day(String raw, boolean since1904) {
    try {
      return day(Double.parseDouble(raw), since1904, raw);
    } catch (NumberFormatException e) {
      return raw;
    }
  }

  public static String day(double serial, boolean since1904, String otherwise) {
    long days = (long) Math.floor(serial);
    if (!(serial >= 0 && serial < 2_958_466) || days == 0) {
      return otherwise;
    }
    LocalDate day = since1904 ? BEFORE_1904.plusDays(days) : BEFORE_1900.plusDays(days < 60 ? days + 1 : days);
    long minutes = Math.round((serial - days) * 1440);
    if (minutes == 0 || minutes == 1440) {
      return day.toString();
    }
    LocalDateTime moment = day.atStartOfDay().plusMinutes(minutes);
    return MINUTES.format(moment);
  }

  /** Whether a number format shows a date: a built-in one, or a pattern with y, m, d outside quotes and brackets. */
  public static boolean showsDate(int id, String pattern) {
    if (id >= 14 && id <= 17 || id == 22 || id >= 27 && id <= 36 || id >= 50 && id <= 58) {
      return true;
    }
    if (pattern.isEmpty() || "General".equalsIgnoreCase(pattern)) {
      return false;
    }
    String bare = pattern.replaceAll("\"[^\"]*\"|\\\\.|_.|\\*.|\\[[^\\]]*]", "").toLowerCase(Locale.ROOT);
    int semicolon = bare.indexOf(';');
    bare = semicolon < 0 ? bare : bare.substring(0, semicolon);
    return bare.indexOf('y') >= 0 || bare.indexOf('d') >= 0 || bare.indexOf('年') >= 0;
  }
}
