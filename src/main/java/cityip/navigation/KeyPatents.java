package cityip.navigation;

import cityip.navigation.Figure.Basis;
import cityip.navigation.Figure.Cell;
import cityip.navigation.Figure.Chart;
import cityip.navigation.Figure.Column;
import cityip.navigation.Figure.Note;
import cityip.navigation.Figure.Row;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/**
 * Which documents matter most: a sum of four parts that stand beside it, each a percentile from 0 to 1 within the corpus, weighted. It ranks
 * within this corpus and is no value in money.
 */
final class KeyPatents {

  private static final int SHOWN = 50;

  private KeyPatents() {}

  static Figure ranking(Corpus corpus) {
    var weights = corpus.premises().weights();
    var forward = Citations.forward(corpus);
    var sizes = corpus.count(Dimension.FAMILY);
    var alive = new Corpus(corpus.day(), corpus.query(), corpus.items().stream().filter(Item::alive).toList(), corpus.premises());
    ToDoubleFunction<Item> cited = percentile(alive, item -> Citations.yearly(item, forward.getOrDefault(item.number(), 0), corpus.day()));
    ToDoubleFunction<Item> family = percentile(alive, item -> sizes.getOrDefault(item.family(), 1));
    ToDoubleFunction<Item> life = percentile(alive, item -> {
      var ends = item.ends();
      return ends == null ? 0 : Math.max(0, ChronoUnit.DAYS.between(corpus.day(), ends));
    });
    ToDoubleFunction<Item> used = item -> item.dealings().isEmpty() ? 0 : 1;
    ToDoubleFunction<Item> whole = item -> weights.cited() * cited.applyAsDouble(item) + weights.family() * family.applyAsDouble(item) + weights.life() * life.applyAsDouble(item) + weights.used() * used.applyAsDouble(item);
    var rows = alive.items().stream().sorted(Comparator.comparingDouble((Item item) -> -whole.applyAsDouble(item)).thenComparing(Item::number)).limit(SHOWN)
        .map(item -> Row.of(Cell.opening(item.number(), Map.of(Dimension.NUMBER, item.number())), Cell.of(item.title()), Cell.of(item.owners().isEmpty() ? null : item.owners().getFirst().name()),
            Cell.of(weights.cited() * cited.applyAsDouble(item)), Cell.of(weights.family() * family.applyAsDouble(item)), Cell.of(weights.life() * life.applyAsDouble(item)), Cell.of(weights.used() * used.applyAsDouble(item)),
            Cell.of(whole.applyAsDouble(item)))).toList();
    return new Figure(Analysis.KEY_PATENTS, Basis.of(corpus), List.of(Column.text("number"), Column.text("title"), Column.text("owner"), Column.ratio("part-cited"), Column.ratio("part-family"),
        Column.ratio("part-life"), Column.ratio("part-used"), Column.ratio("score")), rows, Chart.NONE, List.of(), List.of(Note.of("key-patents", weights.cited(), weights.family(), weights.life(), weights.used())));
  }

  /** Share of the corpus that lies below, equals counted half; the same for all when all are alike. */
  static ToDoubleFunction<Item> percentile(Corpus corpus, ToDoubleFunction<Item> value) {
    double[] all = corpus.items().stream().mapToDouble(value).sorted().toArray();
    return item -> {
      double own = value.applyAsDouble(item);
      int below = first(all, own);
      int upTo = first(all, Math.nextUp(own));
      return all.length == 0 ? 0 : (below + (upTo - below) / 2.0) / all.length;
    };
  }

  /** Index of the first value not below. */
  private static int first(double[] sorted, double value) {
    int low = 0;
    int high = sorted.length;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (sorted[middle] < value) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }
}
