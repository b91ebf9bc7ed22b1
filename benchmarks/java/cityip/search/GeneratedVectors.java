package cityip.search;

import java.util.Random;

/** Vectors of length one that lie in clusters, as texts of so many subjects do: few directions matter, spread over all 512 by a random projection. */
final class GeneratedVectors {

  private static final int CLUSTERS = 500;
  private static final int DIRECTIONS = 48;

  private final Random random;
  private final float[][] centres = new float[CLUSTERS][];
  private final float[][] projection = new float[DIRECTIONS][];

  GeneratedVectors(long seed) {
    var fixed = new Random(17);
    for (var n = 0; n < DIRECTIONS; n++) {
      projection[n] = gaussian(fixed, MeaningModel.DIMENSIONS, 1);
    }
    for (var n = 0; n < CLUSTERS; n++) {
      centres[n] = gaussian(fixed, DIRECTIONS, 1);
    }
    random = new Random(seed);
  }

  private static float[] gaussian(Random random, int length, double wide) {
    var values = new float[length];
    for (var n = 0; n < length; n++) {
      values[n] = (float) (random.nextGaussian() * wide);
    }
    return values;
  }

  float[] next() {
    var centre = centres[random.nextInt(CLUSTERS)];
    var vector = gaussian(random, MeaningModel.DIMENSIONS, 0.3);
    for (var n = 0; n < DIRECTIONS; n++) {
      var along = centre[n] + (float) random.nextGaussian() * 0.6f;
      for (var m = 0; m < vector.length; m++) {
        vector[m] += along * projection[n][m];
      }
    }
    var sum = 0.0;
    for (var value : vector) {
      sum += value * value;
    }
    var length = (float) Math.sqrt(sum);
    for (var m = 0; m < vector.length; m++) {
      vector[m] /= length;
    }
    return vector;
  }
}
