package cityip.fasttrack;

import cityip.casework.FactFigures;
import cityip.casework.FactFigures.Course;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The queue as everybody may see it: places, expected days and rates, and nothing of what a draft contains. */
@Component
public class CentreQueue {

  private static final Set<String> WITH_US = Set.of("received", "accepted", "examining", "examining-short");
  private static final int ENOUGH = 5;

  private final FactFigures figures;
  private final Clock clock;

  CentreQueue(FactFigures figures, Clock clock) {
    this.figures = figures;
    this.clock = clock;
  }

  /**
   * A place in the queue.
   *
   * @param place from 1 among those that wait for the centre; 0 while it waits for the applicant or the office
   * @param expected by the median of those passed before where there are enough, else the last day in time
   */
  public record Place(String number, int place, String kind, String state, Instant opened, @Nullable LocalDate expected, boolean byMedian) {}

  /** How cases of one subclass went. */
  public record Rate(String group, long cases, long decided, long passed, long granted) {}

  public List<Place> places() {
    var medians = medians();
    var places = new ArrayList<Place>();
    var place = 0;
    for (var one : figures.waiting(Centre.PRE_EXAMINATION, "right-kind", "ipc")) {
      var withUs = WITH_US.contains(one.state());
      var median = medians.get(one.kind());
      var expected = median == null ? one.due() : LocalDate.ofInstant(one.opened().plus(Math.round(median), ChronoUnit.HOURS), Centre.CITY_TIME);
      var today = LocalDate.ofInstant(clock.instant(), Centre.CITY_TIME);
      places.add(new Place(one.number(), withUs ? ++place : 0, one.kind(), one.state(), one.opened(), expected != null && expected.isBefore(today) ? today : expected, median != null));
    }
    return places;
  }

  private Map<String, Double> medians() {
    var medians = new LinkedHashMap<String, Double>();
    figures.courses(Centre.PRE_EXAMINATION, "right-kind", "pass").forEach((kind, course) -> {
      if (course.did() >= ENOUGH) {
        medians.put(kind, course.median());
      }
    });
    return medians;
  }

  /** By subclass, what is decided and passed. */
  public List<Rate> rates() {
    var rates = new LinkedHashMap<String, Rate>();
    figures.courses(Centre.PRE_EXAMINATION, "ipc", "pass").forEach((symbol, course) -> {
      var plain = symbol.replaceAll("\\s", "").toUpperCase(Locale.ROOT);
      var group = plain.length() > 4 ? plain.substring(0, 4) : plain;
      rates.merge(group, rate(group, course), (one, other) -> new Rate(group, one.cases() + other.cases(), one.decided() + other.decided(), one.passed() + other.passed(), one.granted() + other.granted()));
    });
    return rates.values().stream().sorted(java.util.Comparator.comparing(Rate::cases).reversed().thenComparing(Rate::group)).toList();
  }

  private static Rate rate(String group, Course course) {
    var failed = course.outcomes().getOrDefault("failed", 0L);
    return new Rate(group, course.cases(), course.did() + failed, course.did(), course.outcomes().getOrDefault("granted", 0L));
  }
}
