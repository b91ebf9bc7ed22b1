package cityip.plan.web;

import cityip.plan.Forecast;
import cityip.plan.Indicators.Point;
import cityip.shell.Words;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The trend as a drawing of lines and dots that needs no script and prints: coordinates are worked out here, the template
 * only writes them down. The table beside it says the same in numbers.
 */
public record TrendChart(int width, int height, String line, List<Dot> dots, List<Tick> rows, List<Tick> columns, @Nullable String ahead,
    @Nullable String band, @Nullable Integer targetY, @Nullable String targetText) {

  private static final int LEFT = 62;
  private static final int RIGHT = 24;
  private static final int TOP = 20;
  private static final int BOTTOM = 34;

  public record Dot(int x, int y, String label) {}

  public record Tick(int at, String label) {}

  static TrendChart of(List<Point> trend, Optional<Forecast> forecast, @Nullable BigDecimal target, int decimals, LocalDate end) {
    var width = 720;
    var height = 300;
    var known = trend.stream().filter(point -> point.value() != null).toList();
    var first = trend.getFirst().day();
    var last = trend.getLast().day().isAfter(end) ? trend.getLast().day() : end;
    var highest = known.stream().mapToDouble(TrendChart::of).max().orElse(1);
    highest = Math.max(highest, target == null ? 0 : target.doubleValue());
    highest = nice(Math.max(highest, forecast.map(Forecast::high).orElse(0.0)));
    var scale = new Scale(first.toEpochDay(), Math.max(1, last.toEpochDay() - first.toEpochDay()), highest, width, height);
    var dots = known.stream().map(point -> new Dot(scale.x(point.day()), scale.y(of(point)), Words.day(point.day()) + "  " + format(of(point), decimals))).toList();
    var rows = new ArrayList<Tick>();
    for (var n = 0; n <= 4; n++) {
      rows.add(new Tick(scale.y(highest * n / 4), format(highest * n / 4, decimals)));
    }
    var columns = new ArrayList<Tick>();
    for (var year = first.getYear(); year <= last.getYear(); year++) {
      columns.add(new Tick(scale.x(LocalDate.of(year, 12, 31)), Integer.toString(year)));
    }
    var ahead = forecast.filter(_ -> !known.isEmpty()).map(f -> "M%d %dL%d %d".formatted(
        scale.x(known.getLast().day()), scale.y(of(known.getLast())), scale.x(f.at()), scale.y(f.value()))).orElse(null);
    var band = forecast.filter(_ -> !known.isEmpty()).map(f -> "M%d %dL%d %dL%d %dZ".formatted(
        scale.x(known.getLast().day()), scale.y(of(known.getLast())), scale.x(f.at()), scale.y(f.high()), scale.x(f.at()), scale.y(f.low()))).orElse(null);
    var line = dots.stream().map(dot -> dot.x() + " " + dot.y()).collect(Collectors.joining("L", dots.isEmpty() ? "" : "M", ""));
    return new TrendChart(width, height, line, dots, rows, columns, ahead, band, target == null ? null : scale.y(target.doubleValue()),
        target == null ? null : Words.t("plan.target") + " " + Words.number(target));
  }

  private static double of(Point point) {
    var value = point.value();
    return value == null ? 0 : value.doubleValue();
  }

  private static String format(double value, int decimals) {
    return String.format(Locale.ROOT, "%,." + (value >= 1000 ? 0 : decimals) + "f", value);
  }

  /** The next of 1, 2, 2.5, 5 times a power of ten. */
  private static double nice(double highest) {
    var power = Math.pow(10, Math.floor(Math.log10(Math.max(highest, 1e-9))));
    for (var step : new double[] {1, 2, 2.5, 5, 10}) {
      if (highest <= step * power) {
        return step * power;
      }
    }
    return highest;
  }

  private record Scale(long firstDay, long days, double highest, int width, int height) {
    int x(LocalDate day) {
      return (int) (LEFT + (double) (width - LEFT - RIGHT) * (day.toEpochDay() - firstDay) / days);
    }

    int y(double value) {
      return (int) (height - BOTTOM - (height - TOP - BOTTOM) * value / highest);
    }
  }
}
