package cityip.search;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Subclasses of the classification from neighbours: each votes by its place, by words and by meaning, and shares its vote among
 * its own subclasses. Chosen on 4,870 real titles by five-fold; see docs/benchmarks.md.
 */
final class SubclassGuess {

  static final int NEIGHBOURS = 30;
  private static final double FADES = 6;
  private static final int TOLD = 10;

  /**
   * One that is near.
   *
   * @param meaning its place by meaning, from 1; 0 when it is not among them
   * @param words its place by words, likewise
   */
  record Neighbour(Set<String> subclasses, int meaning, int words) {}

  /** Weights add up to one over all subclasses, of which the likeliest are told. */
  List<SimilarRights.Subclass> weigh(List<Neighbour> neighbours) {
    Map<String, Double> votes = new HashMap<>();
    var all = 0.0;
    for (var neighbour : neighbours) {
      var vote = vote(neighbour.meaning) + vote(neighbour.words);
      for (var subclass : neighbour.subclasses) {
        votes.merge(subclass, vote / Math.sqrt(neighbour.subclasses.size()), Double::sum);
        all += vote / Math.sqrt(neighbour.subclasses.size());
      }
    }
    var sum = all;
    return votes.entrySet().stream().map(entry -> new SimilarRights.Subclass(entry.getKey(), entry.getValue() / sum))
        .sorted((one, other) -> other.weight() == one.weight() ? one.symbol().compareTo(other.symbol()) : Double.compare(other.weight(), one.weight())).limit(TOLD).toList();
  }

  private static double vote(int place) {
    return place == 0 ? 0 : 1 / (FADES + place);
  }
}
