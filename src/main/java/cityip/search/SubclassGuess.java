package cityip.search;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Subclasses of the classification from neighbours: each votes by its place among the words and by its place and nearness in
 * meaning, for all of its own subclasses. Chosen on 4,870 real titles by five-fold; see docs/benchmarks.md.
 */
final class SubclassGuess {

  static final int NEIGHBOURS = 60;
  private static final double FADES = 4;
  private static final double SHARPNESS = 8;
  private static final double MEANING = 1.5;
  private static final int TOLD = 10;

  /**
   * One that is near.
   *
   * @param meaning its place by meaning, from 1; 0 when it is not among them
   * @param words its place by words, likewise
   * @param cosine how near in meaning, 0 when unknown
   */
  record Neighbour(Set<String> subclasses, int meaning, int words, double cosine) {}

  /** Weights add up to one over all subclasses, of which the likeliest are told. */
  List<SimilarRights.Subclass> weigh(List<Neighbour> neighbours) {
    Map<String, Double> votes = new HashMap<>();
    var all = 0.0;
    for (var neighbour : neighbours) {
      var nearness = neighbour.cosine <= 0 ? 1 : Math.pow(neighbour.cosine, SHARPNESS);
      var vote = MEANING * nearness * vote(neighbour.meaning) + vote(neighbour.words) * (neighbour.cosine <= 0 ? 0.3 : nearness);
      for (var subclass : neighbour.subclasses) {
        votes.merge(subclass, vote, Double::sum);
        all += vote;
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
