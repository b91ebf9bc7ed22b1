package cityip.search;

import cityip.kernel.DayText;
import cityip.search.QueryParser.Stop;
import cityip.search.QueryTokens.Kind;
import cityip.search.QueryTokens.Token;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** Reads the value of a field according to the field's form. */
final class FieldValues {

  private static final Pattern YEAR = Pattern.compile("(\\d{4})年?");
  private static final Pattern MONTH = Pattern.compile("(\\d{4})[-./年]?(\\d{1,2})月?");
  private static final int WITHIN_WILDCARD = 8;

  private final LabelBook labels;

  FieldValues(LabelBook labels) {
    this.labels = labels;
  }

  Wanted of(SearchField in, Token token) {
    if (token.text().isBlank()) {
      throw Stop.at(token, "search.line.empty-value");
    }
    return switch (in.form()) {
      case TEXT -> token.is(Kind.QUOTED) ? new Wanted.Phrase(in, token.text()) : text(in, token);
      case NUMBER -> number(in, token);
      case TREE -> tree(in, token);
      case LABEL -> label(in, token);
      case DAY -> between(in, token, token);
    };
  }

  private static Wanted text(SearchField in, Token token) {
    var plain = Folding.fold(token.text());
    if (plain.indexOf('*') < 0 && plain.indexOf('?') < 0) {
      return new Wanted.Phrase(in, token.text());
    }
    if (plain.codePoints().anyMatch(Folding::isHan)) {
      var parts = java.util.Arrays.stream(plain.split("[*?]+")).filter(part -> !part.isBlank()).toList();
      return parts.size() == 1 ? new Wanted.Phrase(in, parts.getFirst()) : new Wanted.Near(in, parts, WITHIN_WILDCARD, true);
    }
    if (plain.startsWith("*") || plain.startsWith("?")) {
      throw Stop.at(token, "search.line.leading-wildcard", token.text());
    }
    if (Math.min(first(plain, '*'), first(plain, '?')) < 2 || plain.length() > 40 || plain.chars().filter(c -> c == '*').count() > 3) {
      throw Stop.at(token, "search.line.wide-wildcard", token.text());
    }
    return new Wanted.Pattern(in, plain);
  }

  private static int first(String text, char c) {
    var at = text.indexOf(c);
    return at < 0 ? Integer.MAX_VALUE : at;
  }

  private static Wanted number(SearchField in, Token token) {
    var plain = Folding.fold(token.text()).toUpperCase(Locale.ROOT).strip();
    if (plain.endsWith("*")) {
      if (plain.length() < 4) {
        throw Stop.at(token, "search.line.wide-wildcard", token.text());
      }
      return new Wanted.Under(in.index(), plain.substring(0, plain.length() - 1));
    }
    var ways = WrittenNumbers.ways(token.text());
    return new Wanted.OneOf(in.index(), new LinkedHashSet<>(in == SearchField.CITED ? ways.stream().map(WrittenNumbers::withoutKind).toList() : ways));
  }

  private static Wanted tree(SearchField in, Token token) {
    var plain = Folding.fold(token.text()).toUpperCase(Locale.ROOT).replaceAll("\\s", "");
    var stem = plain.endsWith("*") ? plain.substring(0, plain.length() - 1) : plain;
    if (stem.endsWith("/")) {
      stem = stem.substring(0, stem.length() - 1);
      plain = stem;
    }
    if (Classification.isSymbol(stem)) {
      return plain.equals(stem) ? new Wanted.OneOf(in.index(), java.util.Set.of(stem)) : new Wanted.Under(in.index(), stem);
    }
    var parsed = cityip.kernel.IpcSymbol.parse(token.text()).toOptional();
    if (parsed.isEmpty()) {
      throw Stop.at(token, "search.line.no-symbol", token.text());
    }
    return new Wanted.OneOf(in.index(), java.util.Set.of(parsed.get().canonical()));
  }

  private Wanted label(SearchField in, Token token) {
    var values = labels.values(in.index(), token.text());
    if (values.isEmpty()) {
      var closed = labels.closed(in.index());
      if (closed.isPresent()) {
        throw Stop.at(token, "search.line.unknown-value", token.text(), in.chinese(), String.join("、", closed.get().stream().limit(20).toList()));
      }
      var plain = token.text().strip();
      return new Wanted.OneOf(in.index(), in == SearchField.CLASS && plain.matches("\\d") ? java.util.Set.of(plain, "0" + plain) : java.util.Set.of(plain));
    }
    return new Wanted.OneOf(in.index(), new LinkedHashSet<>(values));
  }

  Wanted between(SearchField in, Token from, Token to) {
    var first = days(from)[0];
    var last = days(to)[1];
    if (last.isBefore(first)) {
      throw new Stop(from.at(), to.at() + to.length() - from.at(), "search.line.days-reversed", from.text(), to.text());
    }
    return new Wanted.Between(in.index(), first.toEpochDay(), last.toEpochDay());
  }

  Wanted compared(SearchField in, String sign, Token day) {
    var days = days(day);
    return switch (sign) {
      case ">" -> new Wanted.Between(in.index(), days[1].toEpochDay() + 1, Long.MAX_VALUE);
      case ">=" -> new Wanted.Between(in.index(), days[0].toEpochDay(), Long.MAX_VALUE);
      case "<" -> new Wanted.Between(in.index(), Long.MIN_VALUE, days[0].toEpochDay() - 1);
      default -> new Wanted.Between(in.index(), Long.MIN_VALUE, days[1].toEpochDay());
    };
  }

  /** First and last day of what was written: a year, a month or a day. */
  private static LocalDate[] days(Token token) {
    var plain = Folding.fold(token.text()).strip();
    var year = YEAR.matcher(plain);
    if (year.matches()) {
      var number = Integer.parseInt(year.group(1));
      return new LocalDate[] {LocalDate.of(number, 1, 1), LocalDate.of(number, 12, 31)};
    }
    var month = MONTH.matcher(plain);
    if (month.matches() && Integer.parseInt(month.group(2)) >= 1 && Integer.parseInt(month.group(2)) <= 12) {
      var number = YearMonth.of(Integer.parseInt(month.group(1)), Integer.parseInt(month.group(2)));
      return new LocalDate[] {number.atDay(1), number.atEndOfMonth()};
    }
    var day = DayText.parse(plain).toOptional().orElseThrow(() -> Stop.at(token, "search.line.no-day", token.text()));
    return new LocalDate[] {day, day};
  }

}
