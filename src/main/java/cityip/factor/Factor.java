package cityip.factor;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.List;

/**
 * One named factor: which measured value earns how many points of a hundred.
 *
 * @param dimension what it belongs to, such as {@code legal}
 * @param unit      of the measured value, such as {@code years}
 * @param scale     from measured value to points, in order of the value; straight lines between, level outside
 * @param missing   what happens when nothing was measured
 */
public record Factor(String key, String dimension, String unit, List<Point> scale, Missing missing) {

  private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

  public record Point(BigDecimal value, BigDecimal points) {}

  /** No points; half of them; or the weight is shared among the others. */
  public enum Missing { ZERO, HALF, LEAVE_OUT }

  public Factor {
    scale = List.copyOf(scale);
    if (key.isBlank() || scale.isEmpty()) {
      throw new IllegalArgumentException("Factor '" + key + "' has no name or no scale.");
    }
    for (var n = 0; n < scale.size(); n++) {
      var points = scale.get(n).points();
      if (points.signum() < 0 || points.compareTo(HUNDRED) > 0 || n > 0 && scale.get(n).value().compareTo(scale.get(n - 1).value()) <= 0) {
        throw new IllegalArgumentException("The scale of factor '" + key + "' must rise in its values and stay between 0 and 100 points.");
      }
    }
  }

  /** The points a measured value earns, with two decimals. */
  BigDecimal points(BigDecimal value) {
    var below = scale.getFirst();
    for (var point : scale) {
      if (value.compareTo(point.value()) <= 0) {
        if (value.compareTo(below.value()) <= 0) {
          return below == point ? rounded(point.points()) : rounded(below.points());
        }
        var share = value.subtract(below.value()).divide(point.value().subtract(below.value()), MathContext.DECIMAL64);
        return rounded(below.points().add(share.multiply(point.points().subtract(below.points()))));
      }
      below = point;
    }
    return rounded(below.points());
  }

  /** The smallest change of the measured value that would earn the most points: the value at which the scale is highest. */
  Point best() {
    return scale.stream().max(java.util.Comparator.comparing(Point::points)).orElseThrow();
  }

  private static BigDecimal rounded(BigDecimal points) {
    return points.setScale(2, RoundingMode.HALF_UP);
  }
}
