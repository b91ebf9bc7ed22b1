package cityip.rulebook;

import static org.assertj.core.api.Assertions.assertThat;

import cityip.DatabaseTest;
import cityip.ledger.LedgerForTests;
import java.nio.file.Path;
import java.time.Clock;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;

class WorkingDaysTest extends DatabaseTest {

  @TempDir static Path home;
  WorkingDays days;

  @BeforeAll
  void readCalendars() {
    days = new WorkingDays(new Rulebook(db(), new DataSourceTransactionManager(dataSource()), LedgerForTests.in(home, dataSource()),
        Clock.systemUTC(), RuleFiles.read("jining")));
  }

  @Test
  void everyMakeUpDayIsAWeekendAndEveryYearHasItsStatutoryHolidays() {
    int[] statutory = {2019, 2020, 2021, 2022, 2023, 2024, 2025, 2026};
    for (int year : statutory) {
      int worked = 0;
      int freeWeekdays = 0;
      for (LocalDate day = LocalDate.of(year, 1, 1); day.getYear() == year; day = day.plusDays(1)) {
        boolean weekend = day.getDayOfWeek() == DayOfWeek.SATURDAY || day.getDayOfWeek() == DayOfWeek.SUNDAY;
        worked += weekend && days.isWorkingDay(day) ? 1 : 0;
        freeWeekdays += !weekend && !days.isWorkingDay(day) ? 1 : 0;
      }
      // 11 statutory holidays a year until 2024 and 13 since; those on weekends are made up for, so the net differs little.
      assertThat(freeWeekdays - worked).as("net free weekdays of %d", year).isBetween(year < 2025 ? 9 : 11, year == 2020 ? 14 : 14);
      assertThat(worked).as("make-up days of %d", year).isBetween(5, 8);
      assertThat(days.isKnown(LocalDate.of(year, 6, 1))).isTrue();
    }
    assertThat(days.isKnown(LocalDate.of(2027, 6, 1))).isFalse();
  }

  @Test
  void knowsHolidaysAndMakeUpDays() {
    assertThat(days.isWorkingDay(LocalDate.of(2026, 2, 14))).as("worked Saturday").isTrue();
    assertThat(days.isWorkingDay(LocalDate.of(2026, 2, 16))).as("Spring Festival Monday").isFalse();
    assertThat(days.isWorkingDay(LocalDate.of(2026, 11, 21))).as("Saturday").isFalse();
    assertThat(days.isWorkingDay(LocalDate.of(2020, 1, 31))).as("extended holiday of 2020").isFalse();
    assertThat(days.isWorkingDay(LocalDate.of(2024, 2, 9))).as("New Year's Eve 2024").isTrue();
  }

  @Test
  void doesNotCountTheFirstDay() {
    Deadline deadline = days.deadline(LocalDate.of(2026, 3, 2), Span.workingDays(5));
    assertThat(deadline.due()).isEqualTo(LocalDate.of(2026, 3, 9));
    assertThat(deadline.certain()).isTrue();
    assertThat(keys(deadline)).containsExactly("rulebook.period.first-day", "rulebook.period.working-days");
  }

  @Test
  void countsWorkingDaysAcrossTheSpringFestival() {
    // 2026-02-13 Fri; 14 Sat worked; 15 to 23 off; 24, 25 worked
    assertThat(days.deadline(LocalDate.of(2026, 2, 13), Span.workingDays(3)).due()).isEqualTo(LocalDate.of(2026, 2, 25));
  }

  @Test
  void aMonthWithoutTheDayEndsOnItsLast() {
    Deadline deadline = days.deadline(LocalDate.of(2024, 1, 31), Span.months(1));
    assertThat(deadline.counted()).isEqualTo(LocalDate.of(2024, 2, 29));
    assertThat(keys(deadline)).contains("rulebook.period.no-matching-day");
    assertThat(days.deadline(LocalDate.of(2024, 2, 29), Span.years(1)).counted()).isEqualTo(LocalDate.of(2025, 2, 28));
    assertThat(days.deadline(LocalDate.of(2024, 2, 29), Span.months(12)).counted()).isEqualTo(LocalDate.of(2025, 2, 28));
    assertThat(days.deadline(LocalDate.of(2025, 11, 30), Span.months(3)).counted()).isEqualTo(LocalDate.of(2026, 2, 28));
  }

  @Test
  void anEndOnADayOffMovesToTheNextWorkingDay() {
    Deadline deadline = days.deadline(LocalDate.of(2026, 8, 1), Span.months(2));
    assertThat(deadline.counted()).isEqualTo(LocalDate.of(2026, 10, 1));
    assertThat(deadline.due()).isEqualTo(LocalDate.of(2026, 10, 8));
    assertThat(deadline.steps().getLast()).isEqualTo(new Deadline.Step("rulebook.period.day-off", List.of("2026-10-01", "2026-10-08")));
    assertThat(days.deadline(LocalDate.of(2026, 1, 28), Span.months(1)).due()).as("ends on a worked Saturday").isEqualTo(LocalDate.of(2026, 2, 28));
  }

  @Test
  void saysWhenACalendarIsMissing() {
    Deadline deadline = days.deadline(LocalDate.of(2026, 12, 20), Span.months(1));
    assertThat(deadline.certain()).isFalse();
    assertThat(deadline.steps().getLast()).isEqualTo(new Deadline.Step("rulebook.period.no-calendar", List.of("2027")));
    assertThat(days.deadline(LocalDate.of(1999, 12, 20), Span.years(20)).certain()).as("only the end matters").isTrue();
  }

  @Test
  void betweenIsTheOtherWayRound() {
    for (int amount = 0; amount < 400; amount += 7) {
      LocalDate start = LocalDate.of(2023, 1, 4).plusDays(amount);
      LocalDate due = days.deadline(start, Span.workingDays(amount + 1)).due();
      assertThat(days.between(start, due)).isEqualTo(amount + 1);
      assertThat(days.between(due, start)).isEqualTo(-amount - 1);
    }
  }

  @Test
  void readsSpansAsRulesWriteThem() {
    assertThat(Span.parse("15wd")).isEqualTo(Span.workingDays(15));
    assertThat(Span.parse("2m")).isEqualTo(Span.months(2));
    assertThat(Span.parse("20y")).isEqualTo(Span.years(20));
    List<String> refused = new ArrayList<>();
    for (String bad : new String[] {"", "m", "-3m", "3", "3 m", "99999d", "３m"}) {
      try {
        refused.add(Span.parse(bad).toString());
      } catch (IllegalArgumentException e) {
        continue;
      }
    }
    assertThat(refused).isEmpty();
  }

  private static List<String> keys(Deadline deadline) {
    return deadline.steps().stream().map(Deadline.Step::key).toList();
  }
}
