package cityip.search;

import java.util.Arrays;
import java.util.List;

/** Evidence weighed into a probability: logistic regression with a little restraint, by Newton's steps. */
final class Odds {

  private static final double RESTRAINT = 1e-4;
  private static final int STEPS = 12;

  private final double[] means;
  private final double[] spreads;
  private final double[] weights;

  private Odds(double[] means, double[] spreads, double[] weights) {
    this.means = means;
    this.spreads = spreads;
    this.weights = weights;
  }

  static Odds learnt(List<double[]> evidence, List<Boolean> holds) {
    var width = evidence.getFirst().length;
    var means = new double[width];
    var spreads = new double[width];
    evidence.forEach(one -> add(means, one, 1.0 / evidence.size()));
    for (var one : evidence) {
      for (var n = 0; n < width; n++) {
        spreads[n] += (one[n] - means[n]) * (one[n] - means[n]) / evidence.size();
      }
    }
    for (var n = 0; n < width; n++) {
      spreads[n] = Math.sqrt(spreads[n]) + 1e-6;
    }
    var odds = new Odds(means, spreads, new double[width + 1]);
    for (var step = 0; step < STEPS; step++) {
      odds.step(evidence, holds);
    }
    return odds;
  }

  private static void add(double[] to, double[] some, double times) {
    for (var n = 0; n < some.length; n++) {
      to[n] += some[n] * times;
    }
  }

  private void step(List<double[]> evidence, List<Boolean> holds) {
    var width = weights.length;
    var slope = new double[width];
    var bend = new double[width][width];
    for (var row = 0; row < evidence.size(); row++) {
      var seen = standard(evidence.get(row));
      var says = probability(seen);
      var off = says - (holds.get(row) ? 1 : 0);
      var heavy = Math.max(1e-9, says * (1 - says));
      for (var n = 0; n < width; n++) {
        slope[n] += off * seen[n];
        for (var m = 0; m <= n; m++) {
          bend[n][m] += heavy * seen[n] * seen[m];
        }
      }
    }
    for (var n = 0; n < width; n++) {
      slope[n] += n == width - 1 ? 0 : RESTRAINT * evidence.size() * weights[n];
      bend[n][n] += RESTRAINT * evidence.size();
    }
    var by = solved(bend, slope);
    for (var n = 0; n < width; n++) {
      weights[n] -= by[n];
    }
  }

  /** By Cholesky; only the lower half is given. */
  private static double[] solved(double[][] matrix, double[] right) {
    var size = right.length;
    for (var n = 0; n < size; n++) {
      for (var m = 0; m <= n; m++) {
        var sum = matrix[n][m];
        for (var k = 0; k < m; k++) {
          sum -= matrix[n][k] * matrix[m][k];
        }
        matrix[n][m] = n == m ? Math.sqrt(Math.max(sum, 1e-12)) : sum / matrix[m][m];
      }
    }
    var answer = right.clone();
    for (var n = 0; n < size; n++) {
      for (var k = 0; k < n; k++) {
        answer[n] -= matrix[n][k] * answer[k];
      }
      answer[n] /= matrix[n][n];
    }
    for (var n = size - 1; n >= 0; n--) {
      for (var k = n + 1; k < size; k++) {
        answer[n] -= matrix[k][n] * answer[k];
      }
      answer[n] /= matrix[n][n];
    }
    return answer;
  }

  private double[] standard(double[] one) {
    var seen = Arrays.copyOf(one, one.length + 1);
    for (var n = 0; n < one.length; n++) {
      seen[n] = (one[n] - means[n]) / spreads[n];
    }
    seen[one.length] = 1;
    return seen;
  }

  private double probability(double[] seen) {
    var sum = 0.0;
    for (var n = 0; n < weights.length; n++) {
      sum += weights[n] * seen[n];
    }
    return 1 / (1 + Math.exp(-sum));
  }

  double of(double[] one) {
    return probability(standard(one));
  }
}
