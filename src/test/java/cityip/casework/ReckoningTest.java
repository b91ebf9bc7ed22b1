package cityip.casework;

import static org.assertj.core.api.Assertions.assertThat;

import cityip.SiteTest;
import cityip.casework.Reckoning.Pause;
import cityip.rulebook.WorkingDays;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** Periods are counted as an official would count them on the calendar. */
class ReckoningTest extends SiteTest {

  private static final ZoneId CITY = ZoneId.of("Asia/Shanghai");

  private final Reckoning reckoning = new Reckoning(bean(WorkingDays.class));

  private static Instant on(String day) {
    return LocalDate.parse(day).atTime(10, 0).atZone(CITY).toInstant();
  }

  private LocalDate due(String term, List<String> extensions, String start, Pause... pauses) {
    return reckoning.due(term, extensions, on(start), List.of(pauses)).due();
  }

  @Test
  void fifteenWorkingDaysSkipTheNationalHolidayAndCountTheMakeUpDays() {
    // 2026: 25-27 September and 1-7 October off; the calendar names the days worked instead
    assertThat(due("15wd", List.of(), "2026-03-03")).isEqualTo("2026-03-24");
    var days = bean(WorkingDays.class);
    var due = due("15wd", List.of(), "2026-09-18");
    assertThat(days.between(LocalDate.parse("2026-09-18"), due)).isEqualTo(15);
    assertThat(days.isWorkingDay(due)).isTrue();
  }

  @Test
  void anExtensionRunsOnFromTheDayThePeriodItselfEnds() {
    // 90 days from 2 March end on Sunday 31 May and move to Monday; extended by 30 they end on 30 June, not on 1 July
    assertThat(due("90d", List.of(), "2026-03-02")).isEqualTo("2026-06-01");
    assertThat(due("90d", List.of("30d"), "2026-03-02")).isEqualTo("2026-06-30");
  }

  @Test
  void theTimeOfTestingIsLeftOut() {
    assertThat(due("30d", List.of(), "2026-03-02", Pause.ofDays(LocalDate.parse("2026-03-10"), LocalDate.parse("2026-03-20")))).isEqualTo("2026-04-13");
    assertThat(reckoning.due("15wd", List.of(), on("2026-03-03"), List.of(Pause.ofDays(LocalDate.parse("2026-03-05"), LocalDate.parse("2026-03-09")))).suspended()).isEqualTo(2);
  }

  @Test
  void aMonthEndsOnItsLastDayWhereTheDayIsMissing() {
    assertThat(due("3m", List.of("1m", "2m"), "2026-08-31")).isEqualTo("2027-03-01");
    assertThat(due("1m", List.of(), "2026-01-31")).isEqualTo("2026-02-28");
  }

  @Test
  void hoursRunThroughTheNight() {
    var due = reckoning.due("24h", List.of(), on("2026-10-01"), List.of());
    assertThat(due.moment()).isEqualTo(on("2026-10-02"));
  }

  @Test
  void aYearWithoutItsCalendarIsCountedByWeekendsAndSaysSo() {
    var due = reckoning.due("90d", List.of(), on("2026-12-01"), List.of());
    assertThat(due.certain()).isFalse();
    assertThat(due.steps()).anyMatch(step -> step.key().equals("rulebook.period.no-calendar"));
  }

  @Test
  void forAnyStartAndPauseTheEndIsAWorkingDayAndAPauseNeverShortens() {
    var random = new SplittableRandom(7);
    var days = bean(WorkingDays.class);
    for (var n = 0; n < 2000; n++) {
      var start = LocalDate.of(2021, 1, 1).plusDays(random.nextInt(1900));
      var term = (1 + random.nextInt(120)) + List.of("wd", "d").get(random.nextInt(2));
      var from = start.plusDays(random.nextInt(20));
      var pause = Pause.ofDays(from, from.plusDays(random.nextInt(60)));
      var plain = reckoning.due(term, List.of(), on(start.toString()), List.of());
      var paused = reckoning.due(term, List.of(), on(start.toString()), List.of(pause));
      assertThat(days.isWorkingDay(plain.due())).as(start + " " + term).isTrue();
      assertThat(paused.due()).as(start + " " + term + " " + pause).isAfterOrEqualTo(plain.due());
      assertThat(plain.moment()).isAfter(on(start.toString()));
    }
  }

  @Test
  void hoursStandStillByTheHourAndNotByTheDay() {
    var started = on("2026-03-03");
    var pause = new Pause(started.plusSeconds(3600 * 5), started.plusSeconds(3600 * 8 + 1800));
    var due = reckoning.due("24h", List.of(), started, List.of(pause));
    assertThat(due.moment()).isEqualTo(started.plusSeconds(3600 * 27 + 1800));
    assertThat(due.suspended()).as("begun hours").isEqualTo(4);
    assertThat(reckoning.due("24h", List.of(), started, List.of(new Pause(started, null))).moment()).as("while it stands still nothing is added yet").isEqualTo(started.plusSeconds(3600 * 24));
  }

  @Test
  void pausesWrittenAsDaysBeforeHoursCountedAreStillRead() {
    assertThat(Pause.read("2026-03-10/2026-03-20")).isEqualTo(Pause.ofDays(LocalDate.parse("2026-03-10"), LocalDate.parse("2026-03-20")));
    var now = new Pause(on("2026-03-03"), null);
    assertThat(Pause.read(now.written())).isEqualTo(now);
  }
}
