package cityip.search;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.DoubleConsumer;
import java.util.stream.IntStream;
import org.apache.lucene.util.VectorUtil;

/**
 * Which subclasses a text belongs to, learnt from texts whose subclasses are known. Four witnesses speak: a line learnt for each
 * subclass, the nearest in meaning, the titles of the classification, and how frequent a subclass is. What each is worth is learnt
 * from texts that the lines had not seen, so that the outcome reads as a probability.
 */
final class SubclassModel {

  static final int NEIGHBOURS = 30;
  private static final double SHARPNESS = 12;
  private static final int TOLD = 10;
  private static final int BY_LINE = 40;
  private static final int BY_TITLE = 15;
  private static final float GRAMS_COUNT = 0.7f;
  /** Texts whose verdict teaches what each witness is worth. */
  private static final int JUDGED = 3_000;

  /** A text with its subclasses; its meaning is empty when not known. */
  record Example(String text, float[] meaning, Set<String> subclasses) {}

  private final List<String> subclasses;
  private final IpcWords titles;
  private final float[] centre;
  private final int[] numbers;
  private final float[] rarity;
  private final double[] frequent;
  private LinearLabels lines;
  private Odds odds;
  private double worthNaming;

  private SubclassModel(List<Example> examples, IpcWords titles, DoubleConsumer progress) {
    this.titles = titles;
    var known = new LinkedHashSet<>(titles.subclasses());
    examples.forEach(example -> known.addAll(example.subclasses()));
    subclasses = List.copyOf(known);
    var places = new HashMap<String, Integer>();
    subclasses.forEach(one -> places.put(one, places.size()));
    centre = centre(examples);
    var documents = new int[TextGrams.SPACE];
    var grams = examples.stream().map(example -> TextGrams.of(example.text())).toList();
    grams.forEach(some -> Arrays.stream(some).forEach(gram -> documents[gram]++));
    numbers = new int[TextGrams.SPACE];
    var used = 0;
    for (var gram = 0; gram < TextGrams.SPACE; gram++) {
      numbers[gram] = documents[gram] > 1 ? ++used : 0;
    }
    rarity = new float[used];
    for (var gram = 0; gram < TextGrams.SPACE; gram++) {
      if (numbers[gram] > 0) {
        rarity[numbers[gram] - 1] = (float) Math.log((examples.size() + 1.0) / (documents[gram] + 1));
      }
    }
    frequent = new double[subclasses.size()];
    examples.forEach(example -> example.subclasses().forEach(one -> frequent[places.getOrDefault(one, 0)]++));
    for (var n = 0; n < frequent.length; n++) {
      frequent[n] = Math.log((frequent[n] + 0.3) / examples.size());
    }
    var rows = examples.stream().map(example -> row(example.text(), example.meaning(), example.subclasses().stream().mapToInt(one -> places.getOrDefault(one, 0)).toArray())).toList();
    odds = judged(examples, rows, progress);
    lines = LinearLabels.taught(rows, subclasses.size(), rarity.length, () -> {});
    progress.accept(1);
  }

  static SubclassModel taught(List<Example> examples, IpcWords titles, DoubleConsumer progress) {
    return new SubclassModel(examples, titles, progress);
  }

  private static float[] centre(List<Example> examples) {
    var width = examples.stream().mapToInt(example -> example.meaning().length).max().orElse(0);
    var centre = new float[width];
    examples.stream().map(Example::meaning).filter(meaning -> meaning.length == width).forEach(meaning -> {
      for (var n = 0; n < width; n++) {
        centre[n] += meaning[n] / examples.size();
      }
    });
    return centre;
  }

  private float[] centred(float[] meaning) {
    if (meaning.length != centre.length || meaning.length == 0) {
      return new float[0];
    }
    var moved = new float[meaning.length];
    for (var n = 0; n < moved.length; n++) {
      moved[n] = meaning[n] - centre[n];
    }
    return VectorUtil.l2normalize(moved, false);
  }

  private LinearLabels.Row row(String text, float[] meaning, int[] labels) {
    var grams = Arrays.stream(TextGrams.of(text)).map(gram -> numbers[gram] - 1).filter(gram -> gram >= 0).toArray();
    var weights = new float[grams.length];
    var sum = 0.0;
    for (var n = 0; n < grams.length; n++) {
      weights[n] = rarity[grams[n]];
      sum += weights[n] * weights[n];
    }
    for (var n = 0; n < grams.length; n++) {
      weights[n] *= (float) (GRAMS_COUNT / Math.sqrt(Math.max(sum, 1e-9)));
    }
    return new LinearLabels.Row(grams, weights, centred(meaning), labels);
  }

  /** What each witness is worth, from texts of which the lines had not been told. */
  private Odds judged(List<Example> examples, List<LinearLabels.Row> rows, DoubleConsumer progress) {
    var folds = Math.max(4, rows.size() / JUDGED);
    var heard = rows.size() <= 4 * JUDGED ? folds : 1;
    var evidence = new ArrayList<double[]>();
    var holds = new ArrayList<Boolean>();
    var cases = new ArrayList<Integer>();
    var real = 0;
    // by chance: rights often come sorted by their class, and a fold must not be a class
    var fate = new Random(rows.size()).ints(rows.size(), 0, folds).toArray();
    for (var fold = 0; fold < heard; fold++) {
      var left = fold;
      var seen = IntStream.range(0, rows.size()).filter(n -> fate[n] != left).mapToObj(rows::get).toList();
      var apart = LinearLabels.taught(seen, subclasses.size(), rarity.length, () -> {});
      var asked = IntStream.range(0, rows.size()).filter(n -> fate[n] == left).toArray();
      var told = Arrays.stream(asked).parallel().mapToObj(n -> {
        var scores = apart.scores(rows.get(n));
        return witnesses(examples.get(n).text(), scores, votes(nearest(examples, n)));
      }).toList();
      for (var n = 0; n < asked.length; n++) {
        var bears = rows.get(asked[n]).labels();
        real += bears.length;
        for (var entry : told.get(n).entrySet()) {
          evidence.add(entry.getValue());
          holds.add(Arrays.stream(bears).anyMatch(one -> one == entry.getKey()));
          cases.add(asked[n]);
        }
      }
      progress.accept((fold + 1.0) / (heard + 1));
    }
    var made = Odds.learnt(evidence, holds);
    worthNaming = threshold(evidence.stream().mapToDouble(made::of).toArray(), holds, cases, real);
    return made;
  }

  /** Where naming gives the best balance of right and complete. The likeliest is named anyhow. */
  private static double threshold(double[] odds, List<Boolean> holds, List<Integer> cases, int real) {
    var best = 0.25;
    var most = 0.0;
    for (var limit = 0.1; limit < 0.6; limit += 0.01) {
      var right = 0;
      var told = 0;
      for (var n = 0; n < odds.length;) {
        var end = n;
        var top = n;
        while (end < odds.length && cases.get(end).equals(cases.get(n))) {
          top = odds[end] > odds[top] ? end : top;
          end++;
        }
        for (; n < end; n++) {
          if (odds[n] >= limit || n == top) {
            told++;
            right += holds.get(n) ? 1 : 0;
          }
        }
      }
      if (2.0 * right / (told + real) > most) {
        most = 2.0 * right / (told + real);
        best = limit;
      }
    }
    return best;
  }

  private List<SubclassGuess.Neighbour> nearest(List<Example> examples, int of) {
    var mine = examples.get(of).meaning();
    if (mine.length == 0) {
      return List.of();
    }
    var near = new float[examples.size()];
    for (var n = 0; n < near.length; n++) {
      near[n] = n == of || examples.get(n).meaning().length != mine.length ? -1 : VectorUtil.dotProduct(mine, examples.get(n).meaning());
    }
    return IntStream.range(0, near.length).boxed().sorted(Comparator.comparingDouble(n -> -near[n])).limit(NEIGHBOURS)
        .map(n -> new SubclassGuess.Neighbour(examples.get(n).subclasses(), 0, near[n])).toList();
  }

  private Map<String, Double> votes(List<SubclassGuess.Neighbour> neighbours) {
    var votes = new HashMap<String, Double>();
    var best = neighbours.stream().mapToDouble(SubclassGuess.Neighbour::cosine).max().orElse(0);
    var all = neighbours.stream().filter(one -> !one.subclasses().isEmpty()).mapToDouble(one -> Math.exp(SHARPNESS * (one.cosine() - best))).sum();
    for (var one : neighbours) {
      one.subclasses().forEach(subclass -> votes.merge(subclass, Math.exp(SHARPNESS * (one.cosine() - best)) / all / one.subclasses().size(), Double::sum));
    }
    return votes;
  }

  /** What the witnesses say of each subclass that any of them thinks of. */
  private Map<Integer, double[]> witnesses(String text, float[] scores, Map<String, Double> votes) {
    var said = titles.scores(text);
    var most = 1e-6f;
    for (var score : said) {
      most = Math.max(most, score);
    }
    var thought = new BitSet();
    best(scores, BY_LINE).forEach(thought::set);
    best(said, BY_TITLE).forEach(thought::set);
    for (var n = 0; n < subclasses.size(); n++) {
      if (votes.containsKey(subclasses.get(n))) {
        thought.set(n);
      }
    }
    var highest = -10f;
    for (var score : scores) {
      highest = Math.max(highest, score);
    }
    var witnesses = new HashMap<Integer, double[]>();
    for (var n = thought.nextSetBit(0); n >= 0; n = thought.nextSetBit(n + 1)) {
      var vote = votes.getOrDefault(subclasses.get(n), 0.0);
      var title = n < said.length ? said[n] : 0;
      witnesses.put(n, new double[] {scores[n], 1 / (1 + Math.exp(-3 * (scores[n] + 0.5))), scores[n] - highest, Math.sqrt(vote), Math.log(vote + 0.01), title / most, title / 30.0,
          frequent[n], title / most * frequent[n], Math.sqrt(vote) * frequent[n], scores[n] * frequent[n]});
    }
    return witnesses;
  }

  private static IntStream best(float[] scores, int most) {
    return IntStream.range(0, scores.length).boxed().sorted(Comparator.comparingDouble(n -> -scores[n])).limit(most).mapToInt(n -> n);
  }

  /** From which probability on a subclass is worth naming besides the likeliest. */
  double worthNaming() {
    return worthNaming;
  }

  /** The likeliest subclasses of a text with how likely each is. */
  List<SimilarRights.Subclass> guess(String text, float[] meaning, List<SubclassGuess.Neighbour> neighbours) {
    var witnesses = witnesses(text, lines.scores(row(text, meaning, new int[0])), votes(neighbours));
    return witnesses.entrySet().stream().map(entry -> new SimilarRights.Subclass(subclasses.get(entry.getKey()), odds.of(entry.getValue())))
        .sorted(Comparator.comparingDouble(SimilarRights.Subclass::weight).reversed().thenComparing(SimilarRights.Subclass::symbol)).limit(TOLD).toList();
  }
}
