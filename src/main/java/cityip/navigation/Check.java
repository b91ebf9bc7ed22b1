package cityip.navigation;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How good a search is: recall over documents that must be found, precision over a sample that people looked at.
 *
 * @param missed known documents that the search does not find
 * @param least what both must reach, from the rulebook
 */
public record Check(int known, int found, List<String> missed, int marked, int relevant, int leastMarked, double least) {

  /** Share of the known documents that is found; null while none is named. */
  public @Nullable Double recall() {
    return known == 0 ? null : (double) found / known;
  }

  public @Nullable Double precision() {
    return marked == 0 ? null : (double) relevant / marked;
  }

  /** Wilson's interval of the precision at 95 %: a sample of twenty leaves much open, and says so. */
  public double[] interval() {
    if (marked == 0) {
      return new double[] {0, 1};
    }
    double z = 1.96;
    double p = (double) relevant / marked;
    double middle = (p + z * z / (2 * marked)) / (1 + z * z / marked);
    double half = z / (1 + z * z / marked) * Math.sqrt(p * (1 - p) / marked + z * z / (4.0 * marked * marked));
    return new double[] {Math.max(0, middle - half), Math.min(1, middle + half)};
  }

  public boolean passed() {
    var recall = recall();
    var precision = precision();
    return recall != null && precision != null && marked >= leastMarked && recall >= least && precision >= least;
  }

  /** A fixed sample of a corpus: drawn by its hash, so that nobody chooses what is looked at, and all who ask see the same. */
  static List<Item> sample(Corpus corpus, int size) {
    var items = new ArrayList<>(corpus.items());
    java.util.Collections.shuffle(items, new Random(Long.parseUnsignedLong(corpus.hash().substring(0, 16), 16)));
    return items.subList(0, Math.min(size, items.size()));
  }

  static Check of(Set<String> found, List<String> known, Map<Long, Boolean> marks, int leastMarked, double least) {
    var missed = known.stream().filter(number -> !found.contains(number)).toList();
    return new Check(known.size(), known.size() - missed.size(), missed, marks.size(), (int) marks.values().stream().filter(relevant -> relevant).count(), leastMarked, least);
  }
}
