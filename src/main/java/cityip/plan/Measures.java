package cityip.plan;

import cityip.kernel.AsOf;
import cityip.ledger.Ledger;
import cityip.plan.PlanPack.Evidence;
import cityip.plan.PlanPack.Milestone;
import cityip.plan.PlanPack.Task;
import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
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
  private final CountyDuties counties;
  private final ObjectProvider<CaseSource> cases;

  Measures(PlanPack pack, Indicators indicators, Ledger ledger, CountyDuties counties, ObjectProvider<CaseSource> cases) {
    this.pack = pack;
    this.indicators = indicators;
    this.ledger = ledger;
    this.counties = counties;
    this.cases = cases;
  }

  /**
   * A piece of evidence with what it says on the day. Exactly one of {@code standing} and {@code actCount} is present.
   *
   * @param rows where the acts are listed
   */
  public record Shown(Evidence evidence, Indicators.@Nullable Standing standing, @Nullable Long actCount, String rows) {}

  /** A milestone and where it stands: reached, still open, or past its day. */
  public record Reached(Milestone milestone, Indicators.Measured measured, boolean reached, boolean overdue) {}

  /**
   * A measure on a day.
   *
   * @param progress mean way of its evidence from base to target, 0 to 1; null when no evidence has a target
   */
  public record MeasureStanding(Task task, List<Shown> evidence, List<Reached> milestones, @Nullable BigDecimal progress, BigDecimal timeProgress) {

    /** Where it stands, read from what is on record and from nothing else. */
    public MeasureState state() {
      if (milestones.stream().anyMatch(Reached::overdue)) {
        return MeasureState.BEHIND;
      }
      if (silent()) {
        return MeasureState.SILENT;
      }
      if (progress == null) {
        return MeasureState.UNDER_WAY;
      }
      if (progress.compareTo(BigDecimal.ONE) >= 0 && milestones.stream().allMatch(Reached::reached)) {
        return MeasureState.REACHED;
      }
      return progress.compareTo(timeProgress.subtract(new BigDecimal("0.10"))) < 0 ? MeasureState.BEHIND : MeasureState.ON_COURSE;
    }

    /** Without evidence a measure has nothing to show yet, and that is what the page says. */
    public boolean silent() {
      return evidence.stream().allMatch(shown -> shown.standing() == null && Objects.requireNonNullElse(shown.actCount(), 0L) == 0);
    }
  }

  /** {@code UNDER_WAY}: there is evidence, but the plan has no number to hold it against. */
  public enum MeasureState {
    REACHED, ON_COURSE, UNDER_WAY, BEHIND, SILENT;

    public String code() {
      return name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
    }
  }

  /** A measure by the code of its clause. */
  public Optional<MeasureStanding> find(String code, AsOf at, @Nullable String plan) {
    return pack.task(code).map(task -> standing(task, at, plan));
  }

  /** What the county-level units have to do for a measure, and what each has to show for it. */
  public List<CountyDuties.DutyStanding> duties(Task task, AsOf at) {
    return counties.of(task, at);
  }

  public List<MeasureStanding> all(AsOf at, @Nullable String plan) {
    return pack.tasks().stream().map(task -> standing(task, at, plan)).toList();
  }

  private MeasureStanding standing(Task task, AsOf at, @Nullable String plan) {
    var evidence = task.evidence().stream().map(piece -> shown(piece, at, plan)).toList();
    var milestones = task.milestones().stream().map(milestone -> reached(milestone, at)).toList();
    var ways = evidence.stream().map(Shown::standing).filter(Objects::nonNull).map(Indicators.Standing::progress).filter(Objects::nonNull)
        .mapToDouble(way -> Math.clamp(way.doubleValue(), 0, 1)).average();
    return new MeasureStanding(task, evidence, milestones, ways.isPresent() ? BigDecimal.valueOf(ways.getAsDouble()) : null,
        indicators.timeProgress(at.day()));
  }

  private Shown shown(Evidence piece, AsOf at, @Nullable String plan) {
    var code = piece.indicator();
    if (code != null) {
      var indicator = pack.indicator(code).orElseThrow(() -> new IllegalStateException("Evidence names the indicator " + code + ", which the plan does not have."));
      return new Shown(piece, indicators.standing(indicator, at, plan, null), null, "");
    }
    var done = piece.cases();
    if (done != null) {
      return new Shown(piece, null, cases.stream().mapToLong(source -> source.count(done, "", at)).sum(), cases.stream().map(source -> source.rows(done, "", at)).findFirst().orElse(""));
    }
    return new Shown(piece, null, ledger.count(String.valueOf(piece.act()), at.known()), "/ledger?act=" + piece.act());
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
