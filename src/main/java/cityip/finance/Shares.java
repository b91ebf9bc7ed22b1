package cityip.finance;

import cityip.kernel.Money;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/** Parts of a sum to the fen: each gets its part rounded down, the fen left over go one by one to the largest remainders, so that the parts add up. */
public final class Shares {

  private static final BigDecimal FEN = new BigDecimal("0.01");

  private Shares() {}

  /** @param weights not negative and not all zero */
  public static List<Money> of(Money sum, List<BigDecimal> weights) {
    var all = weights.stream().reduce(BigDecimal.ZERO, BigDecimal::add);
    if (all.signum() <= 0 || weights.stream().anyMatch(weight -> weight.signum() < 0)) {
      throw new IllegalArgumentException("Weights %s share nothing: each must be zero or more, one above zero".formatted(weights));
    }
    var exact = weights.stream().map(weight -> sum.yuan().multiply(weight).divide(all, 20, RoundingMode.HALF_EVEN)).toList();
    var parts = new ArrayList<>(exact.stream().map(part -> part.setScale(2, RoundingMode.FLOOR)).toList());
    var left = sum.yuan().subtract(parts.stream().reduce(BigDecimal.ZERO, BigDecimal::add)).movePointRight(2).intValueExact();
    IntStream.range(0, parts.size()).boxed().sorted(Comparator.comparing((Integer n) -> exact.get(n).subtract(parts.get(n))).reversed().thenComparing(n -> n)).limit(left)
        .forEach(n -> parts.set(n, parts.get(n).add(FEN)));
    return parts.stream().map(Money::new).toList();
  }
}
