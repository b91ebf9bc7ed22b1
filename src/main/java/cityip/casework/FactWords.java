package cityip.casework;

import cityip.shell.Words;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The words of a procedure: its own when it has them, else those all procedures share. */
public final class FactWords {

  private FactWords() {}

  /** The word for a part of a procedure, such as {@code ("act", "docket")}, in the reader's language. */
  public static String word(String words, String part, String name) {
    return word(Words.locale(), words, part, name);
  }

  public static String word(Locale locale, String words, String part, String name) {
    var own = words + "." + part + "." + name;
    var said = Words.in(locale, own);
    if (!said.equals(own)) {
      return said;
    }
    return Words.in(locale, "casework." + part + "." + name);
  }

  /** Whether a word exists in either place. */
  static boolean exists(Locale locale, String words, String part, String name) {
    return !word(locale, words, part, name).equals("casework." + part + "." + name);
  }

  /** A time limit as people read it: 15wd as 15 个工作日. */
  public static String term(Locale locale, String written) {
    return Words.in(locale, "casework.term." + written.replaceAll("[0-9]", ""), written.replaceAll("[^0-9]", ""));
  }

  /** An answer as people read it. */
  public static String answer(Procedure procedure, @Nullable Field field, String value) {
    if (field == null || value.isEmpty()) {
      return value;
    }
    return switch (field.kind()) {
      case DAY -> Words.day(LocalDate.parse(value));
      case MONEY -> Words.t("casework.yuan", Words.number(new BigDecimal(value)));
      case COUNT -> Words.number(Long.parseLong(value));
      case CHOICE -> word(procedure.words(), "choice", value);
      case YES -> Words.t("casework.choice." + value);
      case LINE, TEXT, UNIT, NAME, CREDIT_CODE, PHONE -> value;
    };
  }

  /** The same in Chinese, for papers. */
  static String chinese(Procedure procedure, @Nullable Field field, String value) {
    if (field == null || value.isEmpty()) {
      return value;
    }
    return switch (field.kind()) {
      case DAY -> {
        var day = LocalDate.parse(value);
        yield day.getYear() + "年" + day.getMonthValue() + "月" + day.getDayOfMonth() + "日";
      }
      case MONEY -> Words.number(new BigDecimal(value)) + "元";
      case CHOICE -> word(Locale.SIMPLIFIED_CHINESE, procedure.words(), "choice", value);
      case YES -> Words.in(Locale.SIMPLIFIED_CHINESE, "casework.choice." + value);
      case LINE, TEXT, COUNT, UNIT, NAME, CREDIT_CODE, PHONE -> value;
    };
  }
}
