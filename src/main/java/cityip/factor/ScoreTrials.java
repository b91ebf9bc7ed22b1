package cityip.factor;

import cityip.factor.Measurer.Taken;
import cityip.factor.Score.Subject;
import cityip.kernel.AsOf;
import cityip.shell.Viewer;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Where scores are tried and nothing is kept: one taken again as of a day, and many under weights that are not in force yet. */
@Component
public final class ScoreTrials {

  /** As many subjects as some seconds allow. */
  private static final int MOST = 200;
  private static final int TOLD = 15;

  private final ScoreBook book;
  private final List<Measurer> measurers;

  ScoreTrials(ScoreBook book, List<Measurer> measurers) {
    this.book = book;
    this.measurers = measurers;
  }

  /** A score taken again. {@code same} when every measured value, part and the total are what was kept. */
  public record Again(AsOf at, Scorecard card, boolean same) {}

  /** What other weights do to one subject; null where a veto forbids a score. */
  public record Move(Subject subject, BigDecimal before, BigDecimal after) {
    public BigDecimal by() {
      return after.subtract(before);
    }
  }

  /**
   * What other weights do to many.
   *
   * @param before how many scored 0 to 10, 10 to 20 and so on
   * @param mean   how far scores move on average, whichever way
   * @param moves  the most moved, the furthest first
   */
  public record Effect(FactorList now, FactorList then, int subjects, List<Integer> before, List<Integer> after, int up, int down, BigDecimal mean, List<Move> moves) {}

  /** Measures the subject anew. As of the score's own day and moment by the scales it was given with; as of another by those in force then. */
  public Optional<Again> again(Score score, AsOf at) {
    var own = at.equals(score.at());
    var list = own ? Optional.of(score.card().list()) : book.list(score.card().list().key(), score.card().list().scenario(), at.day());
    return measurers.stream().filter(one -> one.list().equals(score.card().list().key())).findFirst().flatMap(measurer -> list.flatMap(known -> measurer.again(score, at)
        .map(taken -> Scorecard.of(known, taken.measured(), taken.vetoes())).map(card -> new Again(at, card, own && same(score.card(), card)))));
  }

  private static boolean same(Scorecard kept, Scorecard again) {
    if (!kept.vetoes().equals(again.vetoes()) || kept.parts().size() != again.parts().size() || !equal(kept.total(), again.total())) {
      return false;
    }
    for (var n = 0; n < kept.parts().size(); n++) {
      var one = kept.parts().get(n);
      var other = again.parts().get(n);
      if (!one.factor().equals(other.factor()) || !equal(one.measured().value(), other.measured().value()) || one.part().compareTo(other.part()) != 0) {
        return false;
      }
    }
    return true;
  }

  private static boolean equal(@org.jspecify.annotations.Nullable BigDecimal one, @org.jspecify.annotations.Nullable BigDecimal other) {
    return one == null || other == null ? one == other : one.compareTo(other) == 0;
  }

  /** Scores subjects of the viewer's scope by the weights in force and by others; those a veto forbids to score are left out. */
  public Effect effect(FactorList now, Map<String, BigDecimal> weights, AsOf at, Viewer viewer) {
    var then = new FactorList(now.key(), now.scenario(), now.factors(), weights, now.vetoes());
    var before = tenths();
    var after = tenths();
    var moves = new ArrayList<Move>();
    for (var taken : subjects(now.key(), at, viewer)) {
      var one = Scorecard.of(now, taken.measured(), taken.vetoes()).total();
      var other = Scorecard.of(then, taken.measured(), taken.vetoes()).total();
      if (one != null && other != null) {
        moves.add(new Move(taken.subject(), one, other));
        count(before, one);
        count(after, other);
      }
    }
    moves.sort(Comparator.comparing((Move move) -> move.by().abs()).reversed().thenComparing(move -> move.subject().key()));
    var sum = moves.stream().map(move -> move.by().abs()).reduce(BigDecimal.ZERO, BigDecimal::add);
    return new Effect(now, then, moves.size(), before, after, (int) moves.stream().filter(move -> move.by().signum() > 0).count(), (int) moves.stream().filter(move -> move.by().signum() < 0).count(),
        moves.isEmpty() ? BigDecimal.ZERO : sum.divide(BigDecimal.valueOf(moves.size()), 2, RoundingMode.HALF_UP), List.copyOf(moves.subList(0, Math.min(TOLD, moves.size()))));
  }

  private List<Taken> subjects(String list, AsOf at, Viewer viewer) {
    var drawn = measurers.stream().filter(one -> one.list().equals(list)).flatMap(one -> one.draw(MOST, at, viewer).stream()).toList();
    if (!drawn.isEmpty()) {
      return drawn;
    }
    var stored = new LinkedHashMap<String, Taken>();
    book.latest(list, viewer, MOST, 0).forEach(score -> stored.putIfAbsent(score.subject().key(), new Taken(score.subject(), score.card().parts().stream().map(Scorecard.Part::measured).toList(), score.card().vetoes())));
    return List.copyOf(stored.values());
  }

  private static List<Integer> tenths() {
    return new ArrayList<>(Arrays.asList(0, 0, 0, 0, 0, 0, 0, 0, 0, 0));
  }

  private static void count(List<Integer> tenths, BigDecimal total) {
    var tenth = Math.min(9, total.intValue() / 10);
    tenths.set(tenth, tenths.get(tenth) + 1);
  }
}
