package cityip.rulebook;

import cityip.rulebook.Deadline.Step;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/**
 * The official working-day calendar and the counting of periods by it: the day of the event is not counted, a period in
 * months or years ends on the matching day or the month's last, and an end on a day off moves to the next working day
 * (专利法实施细则第五条; 民法典第二百零一条至二百零三条 reckon alike).
 *
 * <p>For years without a calendar in the rulebook only weekends are taken as days off, and every answer says so.
 */
@Component
public final class WorkingDays {

  private final Set<LocalDate> off = new HashSet<>();
  private final Set<LocalDate> worked = new HashSet<>();
  private final TreeSet<Integer> years = new TreeSet<>();

  WorkingDays(Rulebook rulebook) {
    for (Rule rule : rulebook.all()) {
      if (rule.key().startsWith("calendar.")) {
        years.add(rule.valid().from().getYear());
        read(rule, "off", off);
        read(rule, "work", worked);
      }
    }
  }

  private static void read(Rule rule, String field, Set<LocalDate> into) {
    for (JsonNode node : rule.value().path(field)) {
      String[] ends = node.asString().split("/");
      LocalDate last = LocalDate.parse(ends[ends.length - 1]);
      for (LocalDate day = LocalDate.parse(ends[0]); !day.isAfter(last); day = day.plusDays(1)) {
        if (!rule.valid().contains(day)) {
          throw new IllegalStateException("Rule " + rule.key() + " names " + day + ", which lies outside its validity (IP-RULE-001)");
        }
        into.add(day);
      }
    }
  }

  /** Whether the day is worked: weekends and holidays are not, make-up days are. */
  public boolean isWorkingDay(LocalDate day) {
    if (worked.contains(day)) {
      return true;
    }
    boolean weekend = day.getDayOfWeek() == DayOfWeek.SATURDAY || day.getDayOfWeek() == DayOfWeek.SUNDAY;
    return !weekend && !off.contains(day);
  }

  /** Whether the rulebook holds the official calendar of that day's year. */
  public boolean isKnown(LocalDate day) {
    return years.contains(day.getYear());
  }

  /** The day itself when it is worked, else the next one that is. */
  public LocalDate onOrAfter(LocalDate day) {
    LocalDate working = day;
    while (!isWorkingDay(working)) {
      working = working.plusDays(1);
    }
    return working;
  }

  /** How many working days lie after {@code from} up to and including {@code to}; negative when {@code to} comes first. */
  public int between(LocalDate from, LocalDate to) {
    if (to.isBefore(from)) {
      return -between(to, from);
    }
    int count = 0;
    for (LocalDate day = from.plusDays(1); !day.isAfter(to); day = day.plusDays(1)) {
      count += isWorkingDay(day) ? 1 : 0;
    }
    return count;
  }

  /** The end of a period that an event on {@code start} set running, with the reckoning. */
  public Deadline deadline(LocalDate start, Span span) {
    List<Step> steps = new ArrayList<>();
    steps.add(new Step("rulebook.period.first-day", List.of(start.toString())));
    LocalDate counted = switch (span.unit()) {
      case WORKING_DAYS -> countWorkingDays(start, span.amount(), steps);
      case DAYS -> {
        LocalDate end = start.plusDays(span.amount());
        steps.add(new Step("rulebook.period.days", List.of(text(span), end.toString())));
        yield end;
      }
      case MONTHS -> matchingDay(start, start.plusMonths(span.amount()), span, steps);
      case YEARS -> matchingDay(start, start.plusYears(span.amount()), span, steps);
    };
    LocalDate due = onOrAfter(counted);
    if (!due.equals(counted)) {
      steps.add(new Step("rulebook.period.day-off", List.of(counted.toString(), due.toString())));
    }
    LocalDate first = span.unit() == Span.Unit.WORKING_DAYS ? start : counted;
    List<String> unknown = IntStream.rangeClosed(first.getYear(), due.getYear()).filter(year -> !years.contains(year))
        .mapToObj(String::valueOf).toList();
    if (!unknown.isEmpty()) {
      steps.add(new Step("rulebook.period.no-calendar", List.of(String.join(", ", unknown))));
    }
    return new Deadline(start, span, counted, due, steps, unknown.isEmpty());
  }

  private LocalDate countWorkingDays(LocalDate start, int amount, List<Step> steps) {
    LocalDate end = start;
    int skipped = 0;
    for (int left = amount; left > 0; ) {
      end = end.plusDays(1);
      if (isWorkingDay(end)) {
        left--;
      } else {
        skipped++;
      }
    }
    steps.add(new Step("rulebook.period.working-days", List.of(String.valueOf(amount), String.valueOf(skipped), end.toString())));
    return end;
  }

  private static LocalDate matchingDay(LocalDate start, LocalDate end, Span span, List<Step> steps) {
    boolean matches = start.getDayOfMonth() == end.getDayOfMonth();
    String unit = span.unit() == Span.Unit.MONTHS ? "months" : "years";
    steps.add(new Step("rulebook.period." + unit, List.of(text(span), end.toString())));
    if (!matches) {
      steps.add(new Step("rulebook.period.no-matching-day", List.of(String.valueOf(start.getDayOfMonth()), end.toString())));
    }
    return end;
  }

  private static String text(Span span) {
    return String.valueOf(span.amount());
  }
}
