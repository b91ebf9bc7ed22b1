package cityip.assessment.panel;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Collection;
import java.util.List;

/**
 * What experts' points for one indicator come to: so many of the highest and of the lowest are dropped, the rest is averaged. With three experts and one
 * dropped at each end the middle one remains.
 *
 * @param dropped   points left out, the lowest first
 * @param deviation standard deviation of all points, dropped ones included
 */
public record Tally(int votes, List<Integer> dropped, BigDecimal mean, BigDecimal deviation, int lowest, int highest) {

  static Tally of(Collection<Integer> points, int drop) {
    if (points.isEmpty()) {
      throw new IllegalArgumentException("Nobody scored.");
    }
    var sorted = points.stream().sorted().toList();
    var cut = sorted.size() > 2 * drop ? drop : 0;
    var kept = sorted.subList(cut, sorted.size() - cut);
    var dropped = new java.util.ArrayList<>(sorted.subList(0, cut));
    dropped.addAll(sorted.subList(sorted.size() - cut, sorted.size()));
    return new Tally(sorted.size(), List.copyOf(dropped), mean(kept).setScale(2, RoundingMode.HALF_UP), deviation(sorted), sorted.getFirst(), sorted.getLast());
  }

  private static BigDecimal mean(List<Integer> points) {
    return BigDecimal.valueOf(points.stream().mapToInt(Integer::intValue).sum()).divide(BigDecimal.valueOf(points.size()), MathContext.DECIMAL64);
  }

  private static BigDecimal deviation(List<Integer> points) {
    var mean = mean(points);
    var squares = points.stream().map(point -> BigDecimal.valueOf(point).subtract(mean)).map(off -> off.multiply(off)).reduce(BigDecimal.ZERO, BigDecimal::add);
    return squares.divide(BigDecimal.valueOf(points.size()), MathContext.DECIMAL64).sqrt(MathContext.DECIMAL64).setScale(1, RoundingMode.HALF_UP);
  }

  /** How far the experts are apart. */
  public int spread() {
    return highest - lowest;
  }
}
