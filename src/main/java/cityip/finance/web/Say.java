package cityip.finance.web;

import cityip.finance.web.Blocks.Cell;
import cityip.finance.web.Blocks.Choice;
import cityip.kernel.Money;
import cityip.kernel.Reading;
import cityip.rulebook.City;
import cityip.shell.Words;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.servlet.ModelAndView;

/** How the pages of finance say amounts, rates and days, and read them from a form. */
final class Say {

  private Say() {}

  static Cell yuan(@Nullable Money amount) {
    return amount == null ? Cell.number("—", null) : Cell.number(Words.number(amount.yuan()), amount.yuan());
  }

  static Cell day(@Nullable LocalDate day) {
    return new Cell(Words.day(day), "", "", "", false, day);
  }

  static Cell percent(@Nullable BigDecimal percent) {
    return percent == null ? Cell.number("—", null) : Cell.number(Words.number(percent) + "%", percent);
  }

  static String rate(long basisPoints) {
    return Words.number(BigDecimal.valueOf(basisPoints, 2)) + "%";
  }

  static String unit(City city, String code) {
    return city.unit(code).map(unit -> Words.english() ? unit.nameEn() : unit.name()).orElse(Words.english() ? city.nameEn() : city.name());
  }

  static List<Choice> units(City city) {
    return city.units().stream().map(unit -> new Choice(unit.code(), Words.english() ? unit.nameEn() : unit.name())).toList();
  }

  /** Choices whose labels are the messages {@code word.<value>}. */
  static List<Choice> choices(String word, Stream<String> values) {
    return values.map(value -> new Choice(value, Words.t(word + "." + value))).toList();
  }

  static ModelAndView page(Blocks.Sheet sheet) {
    var page = new ModelAndView("finance/sheet", "view", sheet);
    if (!sheet.problems().isEmpty()) {
      page.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
    }
    return page;
  }

  /** An amount above zero, or null with a sentence at its field. */
  static @Nullable Money money(Map<String, String> form, String field, boolean needed, Map<String, String> problems) {
    var raw = form.getOrDefault(field, "").strip();
    if (raw.isEmpty()) {
      if (needed) {
        problems.put(field, Words.t("casework.problem.missing"));
      }
      return null;
    }
    if (Money.parse(raw) instanceof Reading.Read<Money> read && read.value().yuan().signum() >= 0 && read.value().yuan().compareTo(MOST) <= 0 && (!needed || !read.value().isZero())) {
      return read.value();
    }
    problems.put(field, Words.t("finance.problem.money", raw.length() > 60 ? raw.substring(0, 60) : raw));
    return null;
  }

  private static final BigDecimal MOST = new BigDecimal("100000000000");

  static int count(Map<String, String> form, String field, int least, int most, Map<String, String> problems) {
    var raw = java.text.Normalizer.normalize(form.getOrDefault(field, "").strip(), java.text.Normalizer.Form.NFKC);
    if (raw.matches("[0-9]{1,9}") && Integer.parseInt(raw) >= least && Integer.parseInt(raw) <= most) {
      return Integer.parseInt(raw);
    }
    problems.put(field, Words.t("finance.problem.count", least, most));
    return least;
  }

  static String line(Map<String, String> form, String field, int longest, Map<String, String> problems) {
    var raw = form.getOrDefault(field, "").strip();
    if (raw.isEmpty() || raw.length() > longest) {
      problems.put(field, raw.isEmpty() ? Words.t("casework.problem.missing") : Words.t("casework.problem.long", longest, raw.length()));
    }
    return raw;
  }

  static @Nullable LocalDate dayOf(Map<String, String> form, String field, Map<String, String> problems) {
    if (cityip.kernel.DayText.parse(form.getOrDefault(field, "")) instanceof Reading.Read<LocalDate> read) {
      return read.value();
    }
    problems.put(field, Words.t("finance.problem.day"));
    return null;
  }
}
