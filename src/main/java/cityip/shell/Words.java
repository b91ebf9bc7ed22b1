package cityip.shell;

import java.math.BigDecimal;
import java.text.NumberFormat;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.context.support.ResourceBundleMessageSource;

/**
 * The words, numbers and dates of a page in the reader's language: Chinese first, English complete. Templates import
 * these statically; the language is the request's.
 */
public final class Words {

  /** Every module with words of its own has {@code messages/<module>.properties} and its English twin. */
  static final String[] MODULES =
      {"shell", "ledger", "vault", "rulebook", "party", "factor", "search", "plan", "registry", "intake", "kernel", "assessment", "navigation", "portal", "sample", "casework", "protection", "mediation", "fasttrack", "operation", "finance"};

  private static final ZoneId CITY_TIME = ZoneId.of("Asia/Shanghai");
  private static final ResourceBundleMessageSource SOURCE = source();

  private Words() {}

  private static ResourceBundleMessageSource source() {
    var source = new ResourceBundleMessageSource();
    for (var module : MODULES) {
      source.addBasenames("messages/" + module);
    }
    source.setDefaultEncoding("UTF-8");
    source.setFallbackToSystemLocale(false);
    source.setUseCodeAsDefaultMessage(true);
    return source;
  }

  /** The sentence for a key, with its arguments filled in. An unknown key shows itself, and a test finds it. */
  public static String t(String key, @Nullable Object... arguments) {
    return SOURCE.getMessage(key, arguments, locale());
  }

  /** The sentence in a language chosen by the caller, for files and mail. */
  public static String in(Locale locale, String key, @Nullable Object... arguments) {
    return SOURCE.getMessage(key, arguments, locale);
  }

  public static boolean english() {
    return "en".equals(locale().getLanguage());
  }

  public static Locale locale() {
    return LocaleContextHolder.getLocale();
  }

  /** 2026年11月22日, or 22 Nov 2026; an em dash when there is none. */
  public static String day(@Nullable LocalDate day) {
    if (day == null) {
      return "—";
    }
    return day.format(DateTimeFormatter.ofPattern(english() ? "d MMM uuuu" : "uuuu年M月d日", english() ? Locale.ENGLISH : Locale.CHINA));
  }

  /** Day and minute in the city's time. */
  public static String moment(@Nullable Instant moment) {
    if (moment == null) {
      return "—";
    }
    var there = moment.atZone(CITY_TIME);
    return day(there.toLocalDate()) + there.format(DateTimeFormatter.ofPattern(" HH:mm"));
  }

  /** Thousands separated; no decimals beyond those given. */
  public static String number(@Nullable Number value) {
    if (value == null) {
      return "—";
    }
    var format = NumberFormat.getInstance(Locale.ENGLISH);
    format.setMaximumFractionDigits(value instanceof BigDecimal decimal ? Math.max(0, decimal.scale()) : 4);
    format.setMinimumFractionDigits(value instanceof BigDecimal decimal ? Math.max(0, decimal.scale()) : 0);
    return format.format(value);
  }
}
