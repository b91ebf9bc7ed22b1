package cityip.assessment;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * How well figures tell those to whom something happened from the others: the chance that one of the first has the higher figure, ties counting half,
 * with the 95 % interval of Hanley and McNeil (1982).
 */
record Discrimination(int all, int happened, double area, double low, double high) {

  /** Null when all or none happened, so that nothing can be told apart. */
  static @Nullable Discrimination of(double[] figures, boolean[] happened) {
    var order = new Integer[figures.length];
    Arrays.setAll(order, n -> n);
    Arrays.sort(order, (one, other) -> Double.compare(figures[one], figures[other]));
    var ranks = 0.0;
    var yes = 0;
    for (int from = 0, to; from < order.length; from = to) {
      for (to = from + 1; to < order.length && figures[order[to]] == figures[order[from]];) {
        to++;
      }
      for (var n = from; n < to; n++) {
        if (happened[order[n]]) {
          ranks += (from + 1 + to) / 2.0;
          yes++;
        }
      }
    }
    var no = figures.length - yes;
    if (yes == 0 || no == 0) {
      return null;
    }
    var area = (ranks - yes * (yes + 1) / 2.0) / ((double) yes * no);
    var q1 = area / (2 - area);
    var q2 = 2 * area * area / (1 + area);
    var deviation = Math.sqrt(Math.max(0, (area * (1 - area) + (yes - 1) * (q1 - area * area) + (no - 1) * (q2 - area * area)) / ((double) yes * no)));
    return new Discrimination(figures.length, yes, area, Math.max(0, area - 1.96 * deviation), Math.min(1, area + 1.96 * deviation));
  }
}
