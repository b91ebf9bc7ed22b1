package cityip.plan;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * Where a straight line through the last year-ends leads by the end of the plan, and how far the points lie from it. The
 * method is plain least squares and is named beside the figure: a forecast nobody can check is an opinion.
 *
 * @param at the end of the plan
 * @param value the line's value there
 * @param low lower end of the 80 % prediction interval
 * @param high upper end of it
 * @param points how many readings the line goes through
 */
public record Forecast(LocalDate at, double value, double low, double high, int points) {

  private static final int FEWEST = 3;

  /** Two-sided 80 % quantiles of Student's t for 1 to 10 degrees of freedom; beyond that the normal one. */
  private static final double[] T80 = {3.078, 1.886, 1.638, 1.533, 1.476, 1.440, 1.415, 1.397, 1.383, 1.372};

  /** Through the readings that exist; empty when there are fewer than three, or the end has come. */
  static Optional<Forecast> through(List<Indicators.Point> trend, LocalDate end) {
    var known = trend.stream().filter(point -> point.value() != null).toList();
    if (known.size() < FEWEST || !trend.getLast().day().isBefore(end)) {
      return Optional.empty();
    }
    var n = known.size();
    var x = known.stream().mapToDouble(point -> point.day().toEpochDay() / 365.25).toArray();
    var y = known.stream().map(Indicators.Point::value).mapToDouble(value -> value == null ? 0 : value.doubleValue()).toArray();
    double meanX = 0, meanY = 0;
    for (var i = 0; i < n; i++) {
      meanX += x[i] / n;
      meanY += y[i] / n;
    }
    double sxx = 0, sxy = 0;
    for (var i = 0; i < n; i++) {
      sxx += (x[i] - meanX) * (x[i] - meanX);
      sxy += (x[i] - meanX) * (y[i] - meanY);
    }
    var slope = sxy / sxx;
    double residual = 0;
    for (var i = 0; i < n; i++) {
      var off = y[i] - meanY - slope * (x[i] - meanX);
      residual += off * off;
    }
    var there = end.toEpochDay() / 365.25;
    var value = meanY + slope * (there - meanX);
    var freedom = n - 2;
    var t = freedom <= T80.length ? T80[freedom - 1] : 1.2816;
    var half = t * Math.sqrt(residual / freedom * (1 + 1.0 / n + (there - meanX) * (there - meanX) / sxx));
    return Optional.of(new Forecast(end, value, Math.max(0, value - half), value + half, n));
  }
}
