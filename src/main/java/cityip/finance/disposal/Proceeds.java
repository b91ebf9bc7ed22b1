package cityip.finance.disposal;

import cityip.finance.Shares;
import cityip.kernel.Money;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/**
 * Who gets what of the proceeds: the costs of the sale with the annuities that were advanced, the interest, the principal, and what is left to the
 * pledgor (民法典 389, 413, 436). Where others bore part of the loss, the principal that came in goes to them pro rata. Parts add up to the proceeds.
 */
public final class Proceeds {

  private Proceeds() {}

  /** @param word message key of who gets it, {@code owed} what was owed there, null for the rest */
  public record Part(String word, Money owed, Money gets) {}

  /**
   * @param bore weights of government, bank and insurer when the loss was compensated; empty when the bank bore it alone
   */
  public static List<Part> split(Money price, Money costs, Money annuities, Money interest, Money principal, List<BigDecimal> bore) {
    var parts = new ArrayList<Part>();
    var left = price;
    left = take(parts, "finance.split.costs", costs, left);
    left = take(parts, "finance.split.annuities", annuities, left);
    left = take(parts, "finance.split.interest", interest, left);
    if (bore.isEmpty()) {
      left = take(parts, "finance.split.principal", principal, left);
    } else {
      var came = left.compareTo(principal) < 0 ? left : principal;
      var shares = came.isZero() ? List.of(Money.ZERO, Money.ZERO, Money.ZERO) : Shares.of(came, bore);
      var owed = Shares.of(principal, bore);
      var words = List.of("finance.split.government", "finance.split.bank", "finance.split.insurer");
      for (var n = 0; n < words.size(); n++) {
        parts.add(new Part(words.get(n), owed.get(n), shares.get(n)));
      }
      left = left.minus(came);
    }
    parts.add(new Part("finance.split.pledgor", Money.ZERO, left));
    return parts;
  }

  private static Money take(List<Part> parts, String word, Money owed, Money left) {
    var gets = left.compareTo(owed) < 0 ? left : owed;
    parts.add(new Part(word, owed, gets));
    return left.minus(gets);
  }

  /** The lowest price of a round: each is some per cent below the one before, rounded to the fen. The first round is 0. */
  public static Money reserve(Money first, int stepPercent, int round) {
    var price = first;
    for (var n = 0; n < round; n++) {
      price = price.percent(BigDecimal.valueOf(100L - stepPercent));
    }
    return price;
  }
}
