package cityip.navigation;

import java.util.Optional;

/**
 * A logistic curve {@code K / (1 + e^(-r (t - m)))} through cumulated counts by least squares.
 *
 * @param ceiling K, what the count approaches
 * @param rate r, per year
 * @param middle m, the year of fastest growth
 * @param determination share of the variation explained, 1 is perfect
 */
record SCurve(double ceiling, double rate, double middle, double determination) {

  double at(double year) {
    return ceiling / (1 + Math.exp(-rate * (year - middle)));
  }

  /** Empty when there are fewer than six years or thirty counts: a curve through less says nothing. */
  static Optional<SCurve> fit(int[] years, int[] counts) {
    double[] sums = new double[counts.length];
    double sum = 0;
    for (int n = 0; n < counts.length; n++) {
      sum += counts[n];
      sums[n] = sum;
    }
    if (years.length < 6 || sum < Figure.FEW) {
      return Optional.empty();
    }
    var best = through(years, sums, 0.3, years[years.length - 1]);
    double rateFrom = 0.02;
    double rateTo = 1.5;
    double middleFrom = years[0] - 5;
    double middleTo = years[years.length - 1] + 30;
    // for given r and m the best K is linear; so a grid over two numbers, made finer six times, finds the minimum
    for (int round = 0; round < 6; round++) {
      for (int i = 0; i <= 40; i++) {
        for (int j = 0; j <= 40; j++) {
          SCurve tried = through(years, sums, rateFrom + (rateTo - rateFrom) * i / 40, middleFrom + (middleTo - middleFrom) * j / 40);
          best = tried.determination() > best.determination() ? tried : best;
        }
      }
      double rateStep = (rateTo - rateFrom) / 20;
      double middleStep = (middleTo - middleFrom) / 20;
      rateFrom = Math.max(0.001, best.rate() - rateStep);
      rateTo = best.rate() + rateStep;
      middleFrom = best.middle() - middleStep;
      middleTo = best.middle() + middleStep;
    }
    return Optional.of(best);
  }

  private static SCurve through(int[] years, double[] sums, double rate, double middle) {
    double fy = 0;
    double ff = 0;
    double mean = 0;
    for (int n = 0; n < years.length; n++) {
      double f = 1 / (1 + Math.exp(-rate * (years[n] - middle)));
      fy += f * sums[n];
      ff += f * f;
      mean += sums[n] / years.length;
    }
    double ceiling = fy / ff;
    double left = 0;
    double all = 0;
    for (int n = 0; n < years.length; n++) {
      double miss = sums[n] - ceiling / (1 + Math.exp(-rate * (years[n] - middle)));
      left += miss * miss;
      all += (sums[n] - mean) * (sums[n] - mean);
    }
    return new SCurve(ceiling, rate, middle, all == 0 ? 0 : 1 - left / all);
  }
}
