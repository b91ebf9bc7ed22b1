package cityip.finance.risk;

import cityip.kernel.Money;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a book of loans stands: all collateral loses some per cent of its value, then the largest debtors fail at once. A debtor's loss is what the fallen
 * value does not cover, {@code max(0, debt − value × (100 − drop) ÷ 100)}; the fund bears its share of the losses, at most the cap for each debtor, and no more
 * than it holds.
 */
public final class StressTest {

  private StressTest() {}

  public record Exposure(String debtor, Money debt, Money value) {

    Exposure plus(Exposure other) {
      return new Exposure(debtor, debt.plus(other.debt), value.plus(other.value));
    }

    public @Nullable BigDecimal loanToValue() {
      return Collateral.loanToValue(debt, value);
    }
  }

  /** @param drop in per cent of value, 0 to 100; {@code largest} how many fail; {@code share} of the fund in per cent */
  public record Terms(int drop, int largest, int share, Money cap, Money fund) {
    public Terms {
      if (drop < 0 || drop > 100 || largest < 0 || share < 0 || share > 100) {
        throw new IllegalArgumentException("A stress of %d %% and %d debtors is none: 0 to 100, 0 or more".formatted(drop, largest));
      }
    }
  }

  public record Failed(Exposure exposure, Money fallen, Money loss, Money fromFund) {}

  /**
   * @param uncovered debt above the fallen value, over the whole book
   * @param below debtors whose fallen value is below their debt
   * @param asked of the fund before its own limit
   */
  public record Result(Terms terms, Money debt, Money value, Money fallen, long debtors, long below, Money uncovered, List<Failed> failed, Money loss, Money asked, Money paid, boolean fundHolds) {}

  public static Result run(List<Exposure> book, Terms terms) {
    var left = BigDecimal.valueOf(100L - terms.drop());
    var debt = Money.ZERO;
    var value = Money.ZERO;
    var fallen = Money.ZERO;
    var uncovered = Money.ZERO;
    var below = 0L;
    for (var one : book) {
      var after = one.value().percent(left);
      debt = debt.plus(one.debt());
      value = value.plus(one.value());
      fallen = fallen.plus(after);
      if (after.compareTo(one.debt()) < 0) {
        below++;
        uncovered = uncovered.plus(one.debt().minus(after));
      }
    }
    var failed = book.stream().sorted(Comparator.comparing(Exposure::debt).reversed().thenComparing(Exposure::debtor)).limit(terms.largest()).map(one -> fail(one, left, terms)).toList();
    var loss = failed.stream().map(Failed::loss).reduce(Money.ZERO, Money::plus);
    var asked = failed.stream().map(Failed::fromFund).reduce(Money.ZERO, Money::plus);
    var holds = asked.compareTo(terms.fund()) <= 0;
    return new Result(terms, debt, value, fallen, book.size(), below, uncovered, failed, loss, asked, holds ? asked : terms.fund(), holds);
  }

  private static Failed fail(Exposure one, BigDecimal left, Terms terms) {
    var after = one.value().percent(left);
    var loss = after.compareTo(one.debt()) >= 0 ? Money.ZERO : one.debt().minus(after);
    var share = new Money(loss.yuan().multiply(BigDecimal.valueOf(terms.share())).divide(BigDecimal.valueOf(100), 2, RoundingMode.HALF_UP));
    return new Failed(one, after, loss, share.compareTo(terms.cap()) > 0 ? terms.cap() : share);
  }
}
