package cityip.search;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.LongBuffer;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Semaphore;
import java.util.stream.IntStream;

/**
 * bge-small-zh-v1.5, quantised, in process. Each call computes in one thread and at most as many calls as there are cores run at once:
 * the runtime's own threads under several callers take each other's cores and halve the speed.
 */
final class MeaningModel implements AutoCloseable {

  static final String NAME = "bge-small-zh-v1.5-q";
  static final int DIMENSIONS = 512;
  private static final int MOST_PIECES = 512;
  /** Texts longer than this many pieces gain nothing from company. */
  private static final int SHORT = 96;
  private static final int AT_ONCE = 16;

  private final WordPieces pieces = new WordPieces("/" + NAME + "-tokenizer.json");
  private final OrtEnvironment environment = OrtEnvironment.getEnvironment();
  private final OrtSession session;
  private final Semaphore cores = new Semaphore(Math.max(1, Runtime.getRuntime().availableProcessors()));

  MeaningModel() {
    try (InputStream in = MeaningModel.class.getResourceAsStream("/" + NAME + ".onnx"); var options = new OrtSession.SessionOptions()) {
      if (in == null) {
        throw new IllegalStateException("The model " + NAME + " is not in the program.");
      }
      options.setIntraOpNumThreads(1);
      options.setInterOpNumThreads(1);
      options.addConfigEntry("session.intra_op.allow_spinning", "0");
      session = environment.createSession(in.readAllBytes(), options);
    } catch (IOException cause) {
      throw new UncheckedIOException(cause);
    } catch (OrtException cause) {
      throw new IllegalStateException("The model of meaning cannot be opened: " + cause.getMessage(), cause);
    }
  }

  /** The meaning of each text as a vector of length one, in the order given. Texts are taken as they are. */
  float[][] of(List<String> texts) {
    var read = texts.stream().map(text -> pieces.of(text, MOST_PIECES)).toArray(long[][]::new);
    var vectors = new float[read.length][];
    var byLength = IntStream.range(0, read.length).boxed().sorted(Comparator.comparingInt(n -> read[n].length)).mapToInt(Integer::intValue).toArray();
    var from = 0;
    while (from < byLength.length) {
      var to = from + 1;
      while (to < byLength.length && to - from < AT_ONCE && read[byLength[to]].length <= SHORT && read[byLength[to]].length == read[byLength[from]].length) {
        to++;
      }
      together(read, Arrays.copyOfRange(byLength, from, to), vectors);
      from = to;
    }
    return vectors;
  }

  /** Texts of one length need no filling up, so each comes out exactly as it would alone. */
  private void together(long[][] read, int[] which, float[][] vectors) {
    var length = read[which[0]].length;
    var shape = new long[] {which.length, length};
    var ids = new long[which.length * length];
    for (var n = 0; n < which.length; n++) {
      System.arraycopy(read[which[n]], 0, ids, n * length, length);
    }
    var ones = new long[ids.length];
    Arrays.fill(ones, 1);
    cores.acquireUninterruptibly();
    try (var tokens = OnnxTensor.createTensor(environment, LongBuffer.wrap(ids), shape); var mask = OnnxTensor.createTensor(environment, LongBuffer.wrap(ones), shape);
        var types = OnnxTensor.createTensor(environment, LongBuffer.wrap(new long[ids.length]), shape);
        var result = session.run(Map.of("input_ids", tokens, "attention_mask", mask, "token_type_ids", types))) {
      var values = ((OnnxTensor) result.get(0)).getFloatBuffer();
      for (var n = 0; n < which.length; n++) {
        var vector = new float[DIMENSIONS];
        values.get(n * length * DIMENSIONS, vector);
        vectors[which[n]] = normalised(vector);
      }
    } catch (OrtException cause) {
      throw new IllegalStateException("The model of meaning failed: " + cause.getMessage(), cause);
    } finally {
      cores.release();
    }
  }

  private static float[] normalised(float[] vector) {
    var sum = 0.0;
    for (var value : vector) {
      sum += value * value;
    }
    var length = (float) Math.sqrt(sum);
    for (var n = 0; n < vector.length; n++) {
      vector[n] /= length;
    }
    return vector;
  }

  @Override
  public void close() {
    try {
      session.close();
    } catch (OrtException cause) {
      throw new IllegalStateException(cause);
    }
  }
}
