package cityip.plan;

import cityip.kernel.AsOf;
import cityip.ledger.Ledger;
import cityip.plan.PlanPack.Evidence;
import cityip.plan.PlanPack.Milestone;
import cityip.plan.PlanPack.Task;
import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * The measures of the plan with what shows that they are carried out (规划四(一), 四(三)): indicators moving, acts done,
 * milestones reached. Nobody types progress.
 */
@Component
public class Measures {

  private final PlanPack pack;
  private final Indicators indicators;
  private final Ledger ledger;

  Measures(PlanPack pack, Indicators indicators, Ledger ledger) {
    this.pack = pack;
    this.indicators = indicators;
    this.ledger = ledger;
  }

  /** A piece of evidence with what it says on the day. Exactly one of {@code standing} and {@code actCount} is present. */
  public record Shown(Evidence evidence, Indicators.@Nullable Standing standing, @Nullable Long actCount) {}

  /** A milestone and where it stands: reached, still open, or past its day. */
  public record Reached(Milestone milestone, Indicators.Measured measured, boolean reached, boolean overdue) {}

  /**
   * A measure on a day.
   *
   * @param progress mean way of its evidence from base to target, 0 to 1; null when no evidence has a target
   */
  public record MeasureStanding(Task task, List<Shown> evidence, List<Reached> milestones, @Nullable BigDecimal progress) {

    /** Without evidence a measure has nothing to show yet, and that is what the page says. */
    public boolean silent() {
      return evidence.stream().allMatch(shown -> shown.standing() == null && Objects.requireNonNullElse(shown.actCount(), 0L) == 0);
    }
  }

  public List<MeasureStanding> all(AsOf at, @Nullable String plan) {
    return pack.tasks().stream().map(task -> standing(task, at, plan)).toList();
  }

  private MeasureStanding standing(Task task, AsOf at, @Nullable String plan) {
    var evidence = task.evidence().stream().map(piece -> shown(piece, at, plan)).toList();
    var milestones = task.milestones().stream().map(milestone -> reached(milestone, at)).toList();
    var ways = evidence.stream().map(Shown::standing).filter(Objects::nonNull).map(Indicators.Standing::progress).filter(Objects::nonNull)
        .mapToDouble(way -> Math.clamp(way.doubleValue(), 0, 1)).average();
    return new MeasureStanding(task, evidence, milestones, ways.isPresent() ? BigDecimal.valueOf(ways.getAsDouble()) : null);
  }

  private Shown shown(Evidence piece, AsOf at, @Nullable String plan) {
    var code = piece.indicator();
    if (code != null) {
      var indicator = pack.indicator(code).orElseThrow(() -> new IllegalStateException("Evidence names the indicator " + code + ", which the plan does not have."));
      return new Shown(piece, indicators.standing(indicator, at, plan, null), null);
    }
    return new Shown(piece, null, ledger.count(String.valueOf(piece.act()), at.known()));
  }

  private Reached reached(Milestone milestone, AsOf at) {
    var indicator = pack.indicator(milestone.indicator()).orElseThrow(() -> new IllegalStateException("A milestone names the indicator " + milestone.indicator() + "."));
    var day = at.day().isAfter(milestone.due()) ? milestone.due() : at.day();
    var measured = indicators.measure(pack.definition(indicator.code(), null, day), at.on(day), "");
    var value = measured.value();
    var reached = value != null && value.compareTo(milestone.atLeast()) >= 0;
    return new Reached(milestone, measured, reached, !reached && at.day().isAfter(milestone.due()));
  }
}
