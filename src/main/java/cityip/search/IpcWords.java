package cityip.search;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What the classification itself says: how much of a text's grams stand in the titles of each subclass, its groups included. It knows
 * subclasses of which a city has no example yet. Counted as BM25 over one long document for each subclass.
 */
final class IpcWords {

  private static final double SATURATES = 10;
  private static final double LENGTH_COUNTS = 0.3;

  /** gram → places in {@link #subclass} and {@link #weight}. */
  private final int[] starts = new int[TextGrams.SPACE + 1];
  private final int[] subclass;
  private final float[] weight;
  private final List<String> subclasses;

  /** @param titles lines of a symbol, a tab and its title; symbols of the same subclass are taken together */
  IpcWords(List<String> titles) {
    var counted = new HashMap<String, Map<Integer, Integer>>();
    for (var line : titles) {
      var tab = line.indexOf('\t');
      if (tab >= 4) {
        var counts = counted.computeIfAbsent(line.substring(0, 4), key -> new HashMap<>());
        for (var gram : TextGrams.of(line.substring(tab + 1))) {
          counts.merge(gram, 1, Integer::sum);
        }
      }
    }
    subclasses = counted.keySet().stream().sorted().toList();
    var lengths = subclasses.stream().mapToDouble(one -> counted.getOrDefault(one, Map.of()).values().stream().mapToInt(n -> n).sum()).toArray();
    var usual = Arrays.stream(lengths).average().orElse(1);
    for (var counts : counted.values()) {
      counts.keySet().forEach(gram -> starts[gram + 1]++);
    }
    var rarity = new float[TextGrams.SPACE];
    for (var gram = 0; gram < TextGrams.SPACE; gram++) {
      rarity[gram] = (float) Math.max(0, Math.log((subclasses.size() + 1) / (starts[gram + 1] + 0.5)));
      starts[gram + 1] += starts[gram];
    }
    subclass = new int[starts[TextGrams.SPACE]];
    weight = new float[subclass.length];
    var next = new HashMap<Integer, Integer>();
    for (var n = 0; n < subclasses.size(); n++) {
      for (var entry : counted.getOrDefault(subclasses.get(n), Map.of()).entrySet()) {
        var gram = entry.getKey();
        var at = starts[gram] + next.merge(gram, 1, Integer::sum) - 1;
        subclass[at] = n;
        weight[at] = (float) (rarity[gram] * entry.getValue() * (SATURATES + 1) / (entry.getValue() + SATURATES * (1 - LENGTH_COUNTS + LENGTH_COUNTS * lengths[n] / usual)));
      }
    }
  }

  List<String> subclasses() {
    return subclasses;
  }

  /** By subclass, in the order of {@link #subclasses}. */
  float[] scores(String text) {
    var scores = new float[subclasses.size()];
    for (var gram : TextGrams.of(text)) {
      for (var at = starts[gram]; at < starts[gram + 1]; at++) {
        scores[subclass[at]] += weight[at];
      }
    }
    return scores;
  }

  /** The titles that come with the program. */
  static List<String> shipped() {
    return new ArrayList<>(Folding.lines("ipc-groups.tsv"));
  }
}
