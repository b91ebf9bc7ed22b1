package cityip.casework.web;

import cityip.casework.CaseFile.ClockState;
import cityip.casework.CaseFile.Summary;
import cityip.casework.Desk;
import cityip.casework.FactWords;
import cityip.casework.Field;
import cityip.casework.Procedure;
import cityip.casework.web.CaseworkViews.Choice;
import cityip.casework.web.CaseworkViews.FieldView;
import cityip.rulebook.City;
import cityip.rulebook.Deadline;
import cityip.shell.Words;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** How cases, clocks and fields are said on a page. */
final class CaseWords {

  static final ZoneId CITY_TIME = ZoneId.of("Asia/Shanghai");

  private CaseWords() {}

  static String state(Procedure procedure, String state) {
    return FactWords.word(procedure.words(), "state", state);
  }

  static String act(Procedure procedure, String act) {
    return FactWords.word(procedure.words(), "act", act);
  }

  static String name(Procedure procedure) {
    return Words.t(procedure.words() + ".name");
  }

  static String desk(Desk desk) {
    return Words.t("casework.desk." + desk.name());
  }

  static String unit(City city, String code) {
    return city.unit(code).map(unit -> Words.english() ? unit.nameEn() : unit.name()).orElse(Words.english() ? city.nameEn() : city.name());
  }

  /** 15wd as 15 个工作日. */
  static String term(String written) {
    return FactWords.term(Words.locale(), written);
  }

  static LocalDate day(Instant moment) {
    return LocalDate.ofInstant(moment, CITY_TIME);
  }

  static String tone(Summary summary, Instant now) {
    return !summary.open() ? "neutral" : dueTone(summary.dueMoment(), now);
  }

  /** Red when too late, yellow within three days, green otherwise. */
  static String dueTone(@Nullable Instant due, Instant now) {
    if (due == null) {
      return "neutral";
    }
    return !due.isAfter(now) ? "bad" : due.isBefore(now.plus(3, ChronoUnit.DAYS)) ? "waiting" : "good";
  }

  /** The due day in words that say how far off it is. */
  static String dueWords(@Nullable LocalDate due, @Nullable Instant moment, Instant now) {
    if (due == null || moment == null) {
      return "";
    }
    var today = day(now);
    var days = ChronoUnit.DAYS.between(today, due);
    if (!moment.isAfter(now)) {
      return Words.t("casework.due.late", Words.number(Math.max(1, -days)));
    }
    return days == 0 ? Words.t("casework.due.today") : Words.t("casework.due.in", Words.number(days));
  }

  /** One sentence that explains a clock: the term, from when, what was added, by which rule. */
  static String clock(ClockState clock) {
    var text = new StringBuilder(Words.t("casework.clock.sentence", term(clock.term()), Words.day(day(clock.started()))));
    if (!clock.extensions().isEmpty()) {
      text.append(Words.t("casework.clock.extended", String.join("、", clock.extensions().stream().map(CaseWords::term).toList())));
    }
    if (clock.suspended() > 0) {
      text.append(Words.t(clock.term().endsWith("h") ? "casework.clock.suspended-hours" : "casework.clock.suspended", clock.suspended()));
    }
    return text.toString();
  }

  static List<String> steps(ClockState clock) {
    return clock.steps().stream().map(CaseWords::step).toList();
  }

  private static String step(Deadline.Step step) {
    return Words.t(step.key(), step.arguments().stream().map(argument -> argument.matches("\\d{4}-\\d{2}-\\d{2}") ? Words.day(LocalDate.parse(argument)) : argument).toArray());
  }

  /** An answer as people read it; a county by its name. */
  static String answer(Procedure procedure, @Nullable Field field, String value, City city) {
    return field != null && field.kind() == Field.Kind.UNIT ? unit(city, value) : FactWords.answer(procedure, field, value);
  }

  static List<FieldView> fields(Procedure procedure, List<Field> fields, Map<String, String> input, Map<String, String> problems, City city, LocalDate today) {
    return fields.stream().map(field -> new FieldView(field.name(), FactWords.word(procedure.words(), "field", field.name()), hint(field), type(field),
        input.getOrDefault(field.name(), field.traits().contains(Field.Trait.NOT_BEFORE_OPENING) && input.isEmpty() ? today.toString() : ""), field.isRequired(),
        choices(procedure, field, city), problems.get(field.name()))).toList();
  }

  private static String hint(Field field) {
    return field.isSealed() ? Words.t("casework.hint.sealed") : switch (field.kind()) {
      case MONEY -> Words.t("casework.hint.money");
      case DAY -> Words.t("casework.hint.day");
      case CREDIT_CODE -> Words.t("casework.hint.credit-code");
      case LINE, TEXT, COUNT, CHOICE, YES, UNIT, NAME, PHONE -> "";
    };
  }

  private static String type(Field field) {
    return switch (field.kind()) {
      case TEXT -> "textarea";
      case CHOICE, YES, UNIT -> "select";
      case DAY -> "date";
      case LINE, MONEY, COUNT, NAME, CREDIT_CODE, PHONE -> "text";
    };
  }

  private static List<Choice> choices(Procedure procedure, Field field, City city) {
    return switch (field.kind()) {
      case CHOICE -> field.choices().stream().map(choice -> new Choice(choice, FactWords.word(procedure.words(), "choice", choice))).toList();
      case YES -> List.of(new Choice("yes", Words.t("casework.choice.yes")), new Choice("no", Words.t("casework.choice.no")));
      case UNIT -> city.units().stream().map(unit -> new Choice(unit.code(), Words.english() ? unit.nameEn() : unit.name())).toList();
      case LINE, TEXT, DAY, MONEY, COUNT, NAME, CREDIT_CODE, PHONE -> List.of();
    };
  }
}
