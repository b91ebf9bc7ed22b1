package cityip.search;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.apache.lucene.util.VectorUtil;

/**
 * One line for each label between the examples that bear it and all others: a support vector machine with squared loss, by dual
 * coordinate descent (Hsieh et al. 2008), over grams and meaning side by side. Labels are learnt on all cores.
 */
final class LinearLabels {

  private static final int PASSES = 12;
  private static final double SOFTNESS = 1.0;
  /** Weights nearer to nothing than this change no order. */
  private static final float SMALL = 2e-3f;

  /** An example: numbers of its grams with their weights, its meaning (empty when unknown), and the labels it bears. */
  record Row(int[] grams, float[] weights, float[] meaning, int[] labels) {}

  /** What was learnt of one label. */
  private record Line(int[] grams, float[] weights, float[] meaning, float bias) {}

  private final int[] starts;
  private final int[] labels;
  private final float[] weights;
  private final float[][] meanings;
  private final float[] biases;

  private LinearLabels(Line[] lines, int grams) {
    starts = new int[grams + 1];
    for (var line : lines) {
      for (var gram : line.grams) {
        starts[gram + 1]++;
      }
    }
    for (var gram = 0; gram < grams; gram++) {
      starts[gram + 1] += starts[gram];
    }
    labels = new int[starts[grams]];
    weights = new float[starts[grams]];
    var next = Arrays.copyOf(starts, grams);
    for (var label = 0; label < lines.length; label++) {
      for (var n = 0; n < lines[label].grams.length; n++) {
        var at = next[lines[label].grams[n]]++;
        labels[at] = label;
        weights[at] = lines[label].weights[n];
      }
    }
    meanings = Arrays.stream(lines).map(Line::meaning).toArray(float[][]::new);
    biases = new float[lines.length];
    IntStream.range(0, lines.length).forEach(label -> biases[label] = lines[label].bias);
  }

  static LinearLabels taught(List<Row> rows, int labels, int grams, Runnable step) {
    var bearing = new boolean[labels][];
    var some = rows.toArray(Row[]::new);
    var lengths = Arrays.stream(some).mapToDouble(LinearLabels::length).toArray();
    var lines = IntStream.range(0, labels).parallel().mapToObj(label -> {
      var line = line(some, lengths, label, grams);
      step.run();
      return line;
    }).toArray(Line[]::new);
    return new LinearLabels(lines, grams);
  }

  private static double length(Row row) {
    var sum = 1.0;
    for (var weight : row.weights) {
      sum += weight * weight;
    }
    return sum + (row.meaning.length == 0 ? 0 : VectorUtil.dotProduct(row.meaning, row.meaning));
  }

  private static Line line(Row[] rows, double[] lengths, int label, int grams) {
    var bears = new boolean[rows.length];
    for (var n = 0; n < rows.length; n++) {
      bears[n] = Arrays.stream(rows[n].labels).anyMatch(one -> one == label);
    }
    var random = new Random(label);
    var order = IntStream.range(0, rows.length).toArray();
    var pulls = new double[rows.length];
    var weights = new float[grams];
    var width = Arrays.stream(rows).mapToInt(row -> row.meaning.length).max().orElse(0);
    var meaning = new float[width];
    var bias = 0f;
    for (var pass = 0; pass < PASSES; pass++) {
      for (var n = order.length - 1; n > 0; n--) {
        var other = random.nextInt(n + 1);
        var kept = order[n];
        order[n] = order[other];
        order[other] = kept;
      }
      for (var n : order) {
        var row = rows[n];
        var side = bears[n] ? 1 : -1;
        var slope = side * score(row, weights, meaning, bias) - 1 + pulls[n] / (2 * SOFTNESS);
        var pull = Math.max(0, pulls[n] - slope / (lengths[n] + 1 / (2 * SOFTNESS)));
        if (pull != pulls[n]) {
          var by = (float) ((pull - pulls[n]) * side);
          pulls[n] = pull;
          bias += by;
          for (var m = 0; m < row.grams.length; m++) {
            weights[row.grams[m]] += by * row.weights[m];
          }
          for (var m = 0; m < row.meaning.length; m++) {
            meaning[m] += by * row.meaning[m];
          }
        }
      }
    }
    var kept = IntStream.range(0, grams).filter(gram -> Math.abs(weights[gram]) > SMALL).toArray();
    var values = new float[kept.length];
    for (var n = 0; n < kept.length; n++) {
      values[n] = weights[kept[n]];
    }
    return new Line(kept, values, meaning, bias);
  }

  private static float score(Row row, float[] weights, float[] meaning, float bias) {
    var sum = bias;
    for (var n = 0; n < row.grams.length; n++) {
      sum += weights[row.grams[n]] * row.weights[n];
    }
    return row.meaning.length == 0 ? sum : sum + VectorUtil.dotProduct(meaning, row.meaning);
  }

  /** How far on the side of each label: about 1 and more for those that bear it, about -1 and less for others. */
  float[] scores(Row row) {
    var scores = biases.clone();
    for (var n = 0; n < row.grams.length; n++) {
      for (var at = starts[row.grams[n]]; at < starts[row.grams[n] + 1]; at++) {
        scores[labels[at]] += weights[at] * row.weights[n];
      }
    }
    if (row.meaning.length > 0) {
      for (var label = 0; label < scores.length; label++) {
        scores[label] += meanings[label].length == 0 ? 0 : VectorUtil.dotProduct(meanings[label], row.meaning);
      }
    }
    return scores;
  }
}
