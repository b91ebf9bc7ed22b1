package cityip.finance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cityip.finance.lending.AllInCost;
import cityip.finance.lending.AllInCost.Way;
import cityip.finance.lending.Fit;
import cityip.finance.lending.Fit.Offered;
import cityip.finance.lending.Fit.Wish;
import cityip.finance.lending.Product;
import cityip.kernel.Money;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

/** What an offer costs in a year, and which product is for a need, without the site. */
class LoanRulesTest {

  private static final Product PRODUCT = new Product(1, 1, "示例银行", "示例贷", Money.ofYuan(100_000), Money.ofYuan(5_000_000), 365, 435, 12, 24, List.of("invention"), 40, true, List.of(), "5 天", LocalDate.of(2026, 1, 1), null);

  private static Wish wish(long yuan, int months, String size, Offered... rights) {
    return new Wish(Money.ofYuan(yuan), months, 400, "370811", size, List.of(rights));
  }

  private static final Offered INVENTION = new Offered("x", "invention", true, Money.ofYuan(5_000_000));

  @Test
  void withoutFeesABulletLoanCostsItsRateCompounded() {
    // (1 + 0.048 / 12) ^ 12 − 1 = 4.907 %
    assertThat(AllInCost.of(Money.ofYuan(1_000_000), Money.ZERO, 480, 12, Way.BULLET)).isEqualByComparingTo("4.91");
    assertThat(AllInCost.of(Money.ofYuan(1_000_000), Money.ZERO, 480, 12, Way.INSTALMENTS)).isEqualByComparingTo("4.91");
  }

  @Test
  void feesWeighMoreTheSoonerTheMoneyGoesBack() {
    var bullet = AllInCost.of(Money.ofYuan(1_000_000), Money.ofYuan(20_000), 480, 12, Way.BULLET);
    var instalments = AllInCost.of(Money.ofYuan(1_000_000), Money.ofYuan(20_000), 480, 12, Way.INSTALMENTS);
    assertThat(bullet).isGreaterThan(new BigDecimal("6.9")).isLessThan(new BigDecimal("7.2"));
    assertThat(instalments).isGreaterThan(bullet);
    assertThatThrownBy(() -> AllInCost.of(Money.ofYuan(100), Money.ofYuan(100), 480, 12, Way.BULLET)).isInstanceOf(IllegalArgumentException.class);
  }

  @Property
  void whatIsPaidBackIsThePrincipalToTheCent(@ForAll @IntRange(min = 1, max = 2_000_000_000) int fen, @ForAll @IntRange(min = 1, max = 3600) int bp, @ForAll @IntRange(min = 1, max = 120) int months, @ForAll Way way) {
    var principal = new Money(BigDecimal.valueOf(fen, 2));
    var left = principal;
    for (var payment : AllInCost.payments(principal, bp, months, way)) {
      var interest = new Money(left.yuan().multiply(BigDecimal.valueOf(bp)).divide(BigDecimal.valueOf(120_000), 20, java.math.RoundingMode.HALF_EVEN));
      left = left.minus(payment.minus(interest));
    }
    assertThat(left).isEqualTo(Money.ZERO);
  }

  @Test
  void aProductSaysPointByPointWhyNot() {
    var points = Fit.points(PRODUCT, wish(50_000, 36, "large", new Offered("y", "design", true, Money.ZERO)));
    assertThat(Fit.fits(points)).isFalse();
    assertThat(points).filteredOn(point -> point.hard() && !point.holds()).extracting(Fit.Point::name).containsExactly("amount", "months", "rights", "size");
  }

  @Test
  void aMissingAppraisalIsToldAndKeepsNothingBack() {
    assertThat(Fit.fits(Fit.points(PRODUCT, wish(1_000_000, 12, "small", new Offered("x", "invention", true, Money.ZERO))))).isTrue();
    assertThat(Fit.points(PRODUCT, wish(1_000_000, 12, "small", INVENTION))).allMatch(Fit.Point::holds);
    assertThat(Fit.points(PRODUCT, wish(1_000_000, 12, "small", new Offered("x", "invention", false, Money.ZERO)))).filteredOn(point -> !point.holds() && point.hard()).extracting(Fit.Point::name).containsExactly("rights");
  }

  @Test
  void aProductThatLendsTheMostBelowTheLeastDoesNotExist() {
    assertThatThrownBy(() -> new Product(1, 1, "b", "n", Money.ofYuan(2), Money.ofYuan(1), 1, 1, 1, 1, List.of("invention"), 40, true, List.of(), "", LocalDate.of(2026, 1, 1), null)).isInstanceOf(IllegalArgumentException.class);
  }
}
