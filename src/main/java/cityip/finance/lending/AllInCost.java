package cityip.finance.lending;

import cityip.kernel.Money;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;

/**
 * What a loan costs in a year with everything in it: the rate at which what is paid back is worth what was received. Received is the principal less
 * the fees of the beginning; the monthly rate x solves {@code A − F = Σ pay(k) ÷ (1+x)^k}, and the year's is {@code (1+x)^12 − 1}, in per cent to two
 * decimals. Payments are rounded to the fen, the last takes what is left.
 */
public final class AllInCost {

  private static final MathContext EXACT = new MathContext(24, RoundingMode.HALF_EVEN);
  private static final BigDecimal MONTHS_BP = BigDecimal.valueOf(120_000);
  private static final int STEPS = 70;

  private AllInCost() {}

  /** How it is paid back: interest every month and the principal at the end, or the same sum every month. */
  public enum Way { BULLET, INSTALMENTS }

  /** What is paid at the end of each month. */
  public static List<Money> payments(Money principal, int rateBp, int months, Way way) {
    var rate = BigDecimal.valueOf(rateBp).divide(MONTHS_BP, EXACT);
    var same = rate.signum() == 0 ? new Money(principal.yuan().divide(BigDecimal.valueOf(months), EXACT))
        : new Money(principal.yuan().multiply(rate).divide(BigDecimal.ONE.subtract(BigDecimal.ONE.divide(BigDecimal.ONE.add(rate).pow(months, EXACT), EXACT)), EXACT));
    var payments = new ArrayList<Money>(months);
    var left = principal;
    for (var month = 1; month <= months; month++) {
      var interest = new Money(left.yuan().multiply(rate, EXACT));
      var back = month == months ? left : way == Way.BULLET ? Money.ZERO : same.minus(interest);
      payments.add(interest.plus(back));
      left = left.minus(back);
    }
    return payments;
  }

  /** In per cent a year. */
  public static BigDecimal of(Money principal, Money fees, int rateBp, int months, Way way) {
    var payments = payments(principal, rateBp, months, way);
    var received = principal.minus(fees).yuan();
    if (received.signum() <= 0) {
      throw new IllegalArgumentException("Fees of %s leave nothing of %s".formatted(fees, principal));
    }
    var low = BigDecimal.ZERO;
    var high = BigDecimal.ONE;
    for (var step = 0; step < STEPS; step++) {
      var middle = low.add(high).divide(BigDecimal.TWO, EXACT);
      if (worth(payments, middle).compareTo(received) > 0) {
        low = middle;
      } else {
        high = middle;
      }
    }
    return BigDecimal.ONE.add(low).pow(12, EXACT).subtract(BigDecimal.ONE).multiply(BigDecimal.valueOf(100)).setScale(2, RoundingMode.HALF_UP);
  }

  private static BigDecimal worth(List<Money> payments, BigDecimal monthly) {
    var discount = BigDecimal.ONE.divide(BigDecimal.ONE.add(monthly), EXACT);
    var worth = BigDecimal.ZERO;
    for (var month = payments.size() - 1; month >= 0; month--) {
      worth = worth.add(payments.get(month).yuan()).multiply(discount, EXACT);
    }
    return worth;
  }
}
