package cityip.factor;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A score with its parts. Parts are rounded to two decimals in such a way that they add up to the score exactly: each is the difference of
 * two rounded running sums.
 *
 * @param total  0 to 100; null when a veto stands
 * @param vetoes facts that forbid a score
 */
public record Scorecard(FactorList list, List<Part> parts, @Nullable BigDecimal total, List<String> vetoes) {

  private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

  /**
   * What one factor gave.
   *
   * @param points of a hundred; null when it was left out
   * @param weight in hundredths, after the weight of those left out was shared
   * @param part   what it adds to the score
   */
  public record Part(Factor factor, Measured measured, @Nullable BigDecimal points, BigDecimal weight, BigDecimal part) {}

  /**
   * What would change the score most.
   *
   * @param value the measured value at which the factor would give all its points
   * @param gain  how much the score would then rise
   */
  public record Change(Factor factor, BigDecimal value, BigDecimal gain) {}

  /** Computes the score from what was measured; the same inputs always give the same score. */
  public static Scorecard of(FactorList list, Collection<Measured> inputs, Collection<String> vetoes) {
    var measured = new LinkedHashMap<String, Measured>();
    inputs.forEach(input -> measured.put(input.factor(), input));
    var points = new LinkedHashMap<Factor, @Nullable BigDecimal>();
    for (var factor : list.factors()) {
      if (list.weight(factor.key()).signum() > 0) {
        points.put(factor, points(factor, measured.get(factor.key())));
      }
    }
    var counted = points.entrySet().stream().filter(entry -> entry.getValue() != null).map(entry -> list.weight(entry.getKey().key())).reduce(BigDecimal.ZERO, BigDecimal::add);
    var parts = parts(list, points, measured, counted);
    var standing = list.vetoes().stream().filter(vetoes::contains).toList();
    var total = parts.stream().map(Part::part).reduce(BigDecimal.ZERO.setScale(2), BigDecimal::add);
    return new Scorecard(list, parts, standing.isEmpty() && counted.signum() > 0 ? total : null, standing);
  }

  private static List<Part> parts(FactorList list, Map<Factor, @Nullable BigDecimal> points, Map<String, Measured> measured, BigDecimal counted) {
    var parts = new ArrayList<Part>();
    var exact = BigDecimal.ZERO;
    var told = BigDecimal.ZERO.setScale(2);
    for (var entry : points.entrySet()) {
      var factor = entry.getKey();
      var earned = entry.getValue();
      var input = measured.getOrDefault(factor.key(), new Measured(factor.key(), null, List.of()));
      if (earned == null) {
        parts.add(new Part(factor, input, null, BigDecimal.ZERO.setScale(2), BigDecimal.ZERO.setScale(2)));
        continue;
      }
      var weight = list.weight(factor.key()).multiply(HUNDRED).divide(counted, MathContext.DECIMAL128);
      exact = exact.add(earned.multiply(weight).movePointLeft(2));
      var sum = exact.setScale(2, RoundingMode.HALF_UP);
      parts.add(new Part(factor, input, earned, weight.setScale(2, RoundingMode.HALF_UP), sum.subtract(told)));
      told = sum;
    }
    return List.copyOf(parts);
  }

  private static @Nullable BigDecimal points(Factor factor, @Nullable Measured measured) {
    var value = measured == null ? null : measured.value();
    if (value != null) {
      return factor.points(value);
    }
    return switch (factor.missing()) {
      case ZERO -> BigDecimal.ZERO.setScale(2);
      case HALF -> BigDecimal.valueOf(5000, 2);
      case LEAVE_OUT -> null;
    };
  }

  /** The factors that could raise the score most, the greatest first; none while a veto stands. */
  public List<Change> changes() {
    if (total == null) {
      return List.of();
    }
    return parts.stream().filter(part -> part.points() != null).map(part -> {
      var best = part.factor().best();
      var points = java.util.Objects.requireNonNull(part.points());
      return new Change(part.factor(), best.value(), best.points().subtract(points).multiply(part.weight()).movePointLeft(2).setScale(2, RoundingMode.HALF_UP));
    }).filter(change -> change.gain().signum() > 0).sorted(Comparator.comparing(Change::gain).reversed()).limit(3).toList();
  }

  /** What each dimension gives to the score, in the order of the list. */
  public Map<String, BigDecimal> dimensions() {
    var sums = new LinkedHashMap<String, BigDecimal>();
    parts.forEach(part -> sums.merge(part.factor().dimension(), part.part(), BigDecimal::add));
    return sums;
  }
}
