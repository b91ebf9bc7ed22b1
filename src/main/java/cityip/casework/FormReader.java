package cityip.casework;

import cityip.kernel.CreditCode;
import cityip.kernel.DayText;
import cityip.kernel.Money;
import cityip.kernel.Reading;
import cityip.rulebook.City;
import cityip.shell.Words;
import java.math.BigDecimal;
import java.text.Normalizer;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads what a person typed into the fields of an act: each answer in one canonical form, or a sentence at its field. */
final class FormReader {

  static final int LONGEST_LINE = 200;
  static final int LONGEST_TEXT = 5000;
  private static final BigDecimal MOST_MONEY = new BigDecimal("100000000000");
  private static final long MOST_COUNT = 1_000_000_000L;

  private final City city;

  FormReader(City city) {
    this.city = city;
  }

  /** Canonical answers without the empty ones, and a sentence for each field that could not be read. */
  record Answers(Map<String, String> values, Map<String, String> problems) {}

  Answers read(List<Field> fields, Map<String, String> input, LocalDate today, @Nullable LocalDate opened) {
    var values = new LinkedHashMap<String, String>();
    var problems = new LinkedHashMap<String, String>();
    for (var field : fields) {
      var raw = plain(input.getOrDefault(field.name(), ""));
      if (raw.isEmpty()) {
        if (field.isRequired()) {
          problems.put(field.name(), Words.t(field.kind() == Field.Kind.CHOICE || field.kind() == Field.Kind.YES || field.kind() == Field.Kind.UNIT
              ? "casework.problem.choose" : "casework.problem.missing"));
        }
        continue;
      }
      try {
        values.put(field.name(), canonical(field, raw, today, opened));
      } catch (Unfit unfit) {
        problems.put(field.name(), unfit.sentence);
      }
    }
    return new Answers(values, problems);
  }

  /** A sentence for the person, thrown only inside this class. */
  private static final class Unfit extends Exception {
    private static final long serialVersionUID = 1L;
    private final String sentence;

    Unfit(String key, Object... arguments) {
      super(key);
      this.sentence = Words.t(key, arguments);
    }
  }

  private String canonical(Field field, String raw, LocalDate today, @Nullable LocalDate opened) throws Unfit {
    return switch (field.kind()) {
      case LINE, NAME -> within(raw, LONGEST_LINE);
      case TEXT -> within(raw, LONGEST_TEXT);
      case DAY -> day(field, raw, today, opened);
      case MONEY -> money(raw);
      case COUNT -> count(raw);
      case CHOICE -> oneOf(field, raw);
      case YES -> yes(raw);
      case UNIT -> city.unit(raw).map(City.Unit::code).orElseThrow(() -> new Unfit("casework.problem.choose"));
      case CREDIT_CODE -> read(CreditCode.parse(raw)).code();
      case PHONE -> phone(raw);
    };
  }

  private static String yes(String raw) throws Unfit {
    if (!raw.equals("yes") && !raw.equals("no")) {
      throw new Unfit("casework.problem.choose");
    }
    return raw;
  }

  private static String oneOf(Field field, String raw) throws Unfit {
    if (!field.choices().contains(raw)) {
      throw new Unfit("casework.problem.choose");
    }
    return raw;
  }

  private static String within(String raw, int longest) throws Unfit {
    if (raw.codePointCount(0, raw.length()) > longest) {
      throw new Unfit("casework.problem.long", longest, raw.codePointCount(0, raw.length()));
    }
    return raw;
  }

  private static String day(Field field, String raw, LocalDate today, @Nullable LocalDate opened) throws Unfit {
    var day = read(DayText.parse(raw));
    if (field.traits().contains(Field.Trait.NOT_IN_FUTURE) && day.isAfter(today)) {
      throw new Unfit("casework.problem.future", Words.day(today));
    }
    if (field.traits().contains(Field.Trait.NOT_BEFORE_OPENING) && opened != null && day.isBefore(opened)) {
      throw new Unfit("casework.problem.before-opening", Words.day(opened));
    }
    return day.toString();
  }

  private static String money(String raw) throws Unfit {
    var money = read(Money.parse(raw)).yuan();
    if (money.signum() < 0) {
      throw new Unfit("casework.problem.negative");
    }
    if (money.compareTo(MOST_MONEY) > 0) {
      throw new Unfit("casework.problem.beyond-reason");
    }
    return money.toPlainString();
  }

  private static String count(String raw) throws Unfit {
    var half = Normalizer.normalize(raw, Normalizer.Form.NFKC).replace(",", "");
    if (!half.matches("[0-9]{1,12}")) {
      throw new Unfit("casework.problem.count");
    }
    var count = Long.parseLong(half);
    if (count > MOST_COUNT) {
      throw new Unfit("casework.problem.beyond-reason");
    }
    return Long.toString(count);
  }

  private static String phone(String raw) throws Unfit {
    var half = Normalizer.normalize(raw, Normalizer.Form.NFKC).replaceAll("[\\s()-]", "");
    if (!half.matches("\\+?[0-9]{7,15}")) {
      throw new Unfit("casework.problem.phone");
    }
    return half;
  }

  private static <T> T read(Reading<T> reading) throws Unfit {
    return switch (reading) {
      case Reading.Read<T> read -> read.value();
      case Reading.Unreadable<T> unreadable -> throw new Unfit(unreadable.problem(), unreadable.args().toArray());
    };
  }

  /** Control and invisible characters go; line breaks stay as they are in texts. */
  private static String plain(String raw) {
    return raw.replace("\r\n", "\n").replaceAll("[\\p{Cc}&&[^\n\t]]|[\\u200B-\\u200F\\u202A-\\u202E\\u2060-\\u2069\\uFEFF]", "").strip();
  }
}
