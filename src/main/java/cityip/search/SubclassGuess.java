package cityip.search;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Subclasses of the classification from the nearest neighbours in meaning: each votes the more the nearer it is and shares its vote
 * among its own subclasses, so frequent ones win where nothing else speaks. Neighbours by words vote only where no vector is known yet:
 * on 4,870 real titles by five-fold they made it worse; see docs/benchmarks.md.
 */
final class SubclassGuess {

  static final int NEIGHBOURS = 30;
  /** A share of the evidence from which on a subclass is worth naming besides the likeliest. */
  static final double WORTH_NAMING = 0.125;
  private static final double SHARPNESS = 15;
  private static final double FADES = 4;
  private static final int TOLD = 10;

  /**
   * One that is near.
   *
   * @param words its place by words, from 1; 0 when it is not among them
   * @param cosine how near in meaning, 0 when unknown
   */
  record Neighbour(Set<String> subclasses, int words, double cosine) {}

  /** Weights add up to one over all subclasses, of which the likeliest are told. */
  List<SimilarRights.Subclass> weigh(List<Neighbour> neighbours) {
    var meant = neighbours.stream().anyMatch(neighbour -> neighbour.cosine > 0);
    Map<String, Double> votes = new HashMap<>();
    var all = 0.0;
    for (var neighbour : neighbours) {
      var vote = meant ? neighbour.cosine <= 0 ? 0 : Math.exp(SHARPNESS * neighbour.cosine) : neighbour.words == 0 ? 0 : 1 / (FADES + neighbour.words);
      for (var subclass : neighbour.subclasses) {
        votes.merge(subclass, vote / neighbour.subclasses.size(), Double::sum);
        all += vote / neighbour.subclasses.size();
      }
    }
    var sum = all;
    return votes.entrySet().stream().filter(entry -> entry.getValue() > 0).map(entry -> new SimilarRights.Subclass(entry.getKey(), entry.getValue() / sum))
        .sorted((one, other) -> other.weight() == one.weight() ? one.symbol().compareTo(other.symbol()) : Double.compare(other.weight(), one.weight())).limit(TOLD).toList();
  }
}
