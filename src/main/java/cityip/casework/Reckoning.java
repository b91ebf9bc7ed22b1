package cityip.casework;

import cityip.casework.Term.Days;
import cityip.casework.Term.Hours;
import cityip.rulebook.Deadline;
import cityip.rulebook.Span;
import cityip.rulebook.WorkingDays;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Counts a clock to its end: the term, what it was extended by, less the days it stood still. Counted in working days when
 * the term is, otherwise in calendar days; a last day that is no working day moves on. Suspended days count from the day of
 * suspension, not including it, to the day of resumption; terms in hours stand still by the hour.
 */
final class Reckoning {

  static final ZoneId CITY_TIME = ZoneId.of("Asia/Shanghai");

  private final WorkingDays days;

  Reckoning(WorkingDays days) {
    this.days = days;
  }

  /** A time in which a clock stood still; {@code until} is null while it still does. Terms in days read its days, terms in hours its hours. */
  record Pause(Instant from, @Nullable Instant until) {

    static Pause ofDays(LocalDate from, @Nullable LocalDate until) {
      return new Pause(from.atStartOfDay(CITY_TIME).toInstant(), until == null ? null : until.atStartOfDay(CITY_TIME).toInstant());
    }

    /** As stored; before hours counted, days were stored. */
    static Pause read(String written) {
      var ends = written.split("/", -1);
      return new Pause(moment(ends[0]), ends[1].isEmpty() ? null : moment(ends[1]));
    }

    private static Instant moment(String written) {
      return written.contains("T") ? Instant.parse(written) : LocalDate.parse(written).atStartOfDay(CITY_TIME).toInstant();
    }

    String written() {
      return from + "/" + (until == null ? "" : until);
    }

    Duration length() {
      return until == null || until.isBefore(from) ? Duration.ZERO : Duration.between(from, until);
    }

    private LocalDate first() {
      return LocalDate.ofInstant(from, CITY_TIME);
    }

    private @Nullable LocalDate last() {
      return until == null ? null : LocalDate.ofInstant(until, CITY_TIME);
    }
  }

  /**
   * The end of a clock.
   *
   * @param due the last day in time
   * @param moment the first instant that is too late
   * @param suspended what was added for suspension: working days, calendar days or (begun) hours, as the term counts
   * @param certain false when a calendar was missing
   */
  record Due(LocalDate due, Instant moment, List<Deadline.Step> steps, int suspended, boolean certain) {}

  Due due(String term, List<String> extensions, Instant started, List<Pause> pauses) {
    return switch (Term.parse(term)) {
      case Hours hours -> hours(hours, extensions, started, pauses);
      case Days first -> days(first.span(), extensions, LocalDate.ofInstant(started, CITY_TIME), pauses);
    };
  }

  /** Hours run through nights and holidays. */
  private static Due hours(Hours hours, List<String> extensions, Instant started, List<Pause> pauses) {
    var moment = started.plus(Duration.ofHours(hours.amount()));
    for (var extension : extensions) {
      moment = moment.plus(Term.parse(extension) instanceof Hours more ? Duration.ofHours(more.amount()) : Duration.ZERO);
    }
    var still = pauses.stream().map(Pause::length).reduce(Duration.ZERO, Duration::plus);
    moment = moment.plus(still);
    return new Due(LocalDate.ofInstant(moment.minusMillis(1), CITY_TIME), moment, List.of(), (int) still.plusMinutes(59).toHours(), true);
  }

  private Due days(Span span, List<String> extensions, LocalDate started, List<Pause> pauses) {
    var steps = new ArrayList<Deadline.Step>();
    var certain = true;
    var reckoned = days.deadline(started, span);
    steps.addAll(reckoned.steps());
    certain &= reckoned.certain();
    var counted = reckoned.counted();
    var due = reckoned.due();
    for (var extension : extensions) {
      if (Term.parse(extension) instanceof Days more) {
        // an extension runs on from the day the period itself ends, before days off are skipped
        var longer = days.deadline(counted, more.span());
        counted = longer.counted();
        due = longer.due();
        certain &= longer.certain();
        steps.addAll(longer.steps().subList(1, longer.steps().size()));
      }
    }
    var still = span.unit() == Span.Unit.WORKING_DAYS ? pauses.stream().mapToInt(this::workingDays).sum()
        : (int) pauses.stream().mapToLong(Reckoning::calendarDays).sum();
    if (still > 0) {
      var moved = days.deadline(counted, span.unit() == Span.Unit.WORKING_DAYS ? Span.workingDays(still) : Span.days(still));
      due = moved.due();
      certain &= moved.certain();
    }
    return new Due(due, due.plusDays(1).atStartOfDay(CITY_TIME).toInstant(), List.copyOf(steps), still, certain);
  }

  private int workingDays(Pause pause) {
    var last = pause.last();
    return last == null ? 0 : Math.max(0, days.between(pause.first(), last));
  }

  private static long calendarDays(Pause pause) {
    var last = pause.last();
    return last == null ? 0 : Math.max(0, java.time.temporal.ChronoUnit.DAYS.between(pause.first(), last));
  }
}
