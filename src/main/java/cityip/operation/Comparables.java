package cityip.operation;

import cityip.kernel.Money;
import cityip.kernel.RightKind;
import cityip.registry.EventKind;
import cityip.registry.RightDeals;
import cityip.rulebook.Rulebook;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** What was paid for rights like this one, from the recorded deals; too few are not shown, so that no single deal can be read from them. */
@Component
public final class Comparables {

  private final RightDeals deals;
  private final Rulebook rulebook;
  private final Clock clock;

  Comparables(RightDeals deals, Rulebook rulebook, Clock clock) {
    this.deals = deals;
    this.rulebook = rulebook;
    this.clock = clock;
  }

  /**
   * Prices in yuan.
   *
   * @param count how many deals
   * @param low a quarter of them was below, {@code high} a quarter above
   * @param field IPC subclass or section they share with the right
   */
  public record Range(long count, Money low, Money median, Money high, String field) {}

  /** Deals of a kind with rights of the same kind and IPC subclass; of the same section when the subclass has too few. */
  public Optional<Range> of(EventKind deal, RightKind kind, String mainClass) {
    int least = rulebook.rule("operation.comparables.least", LocalDate.now(clock)).asInt();
    for (var field : List.of(mainClass.length() >= 4 ? mainClass.substring(0, 4) : mainClass, mainClass.isEmpty() ? "" : mainClass.substring(0, 1))) {
      var amounts = deals.amounts(deal, kind, field, LocalDate.now(clock).minusYears(10));
      if (amounts.size() >= least) {
        return Optional.of(new Range(amounts.size(), quantile(amounts, 0.25), quantile(amounts, 0.5), quantile(amounts, 0.75), field));
      }
    }
    return Optional.empty();
  }

  /** Between the two nearest, to whole yuan. */
  static Money quantile(List<BigDecimal> sorted, double share) {
    double at = share * (sorted.size() - 1);
    int below = (int) at;
    var lower = sorted.get(below);
    var upper = sorted.get(Math.min(sorted.size() - 1, below + 1));
    return new Money(lower.add(upper.subtract(lower).multiply(BigDecimal.valueOf(at - below))).setScale(0, RoundingMode.HALF_UP));
  }
}
