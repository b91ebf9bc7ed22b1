package cityip.assessment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import cityip.assessment.IncomeSheet.Inputs;
import cityip.assessment.IncomeSheet.Way;
import java.math.BigDecimal;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

/** Discounted income and discrimination, against figures worked out by hand. */
class FiguresTest {

  private static BigDecimal n(String number) {
    return new BigDecimal(number);
  }

  private static Inputs royalty(String share, String discount, int legal, int economic) {
    return new Inputs(Way.ROYALTY, n("1000000"), n("0"), n(share), n("0"), n("25"), n(discount), legal, economic);
  }

  @Test
  void royaltyReliefIsWorkedOutYearByYear() {
    // 1,000,000 x 4 % x 75 % = 30,000 a year; over two years at 10 %: 27,273 + 24,793
    var sheet = IncomeSheet.of(royalty("4", "10", 2, 5));
    assertThat(sheet.value()).isEqualByComparingTo("52066");
    assertThat(sheet.years()).hasSize(2);
    assertThat(IncomeSheet.of(royalty("4", "10", 0, 5)).value()).isZero();
    assertThat(IncomeSheet.sensitivity(royalty("4", "10", 2, 5))).hasSize(9);
  }

  @Test
  void excessEarningsTakeOffWhatOtherAssetsEarn() {
    var some = new Inputs(Way.EXCESS, n("1000000"), n("0"), n("20"), n("15"), n("0"), n("25"), 1, 1);
    assertThat(IncomeSheet.of(some).value()).isEqualByComparingTo("40000");
    assertThat(IncomeSheet.of(new Inputs(Way.EXCESS, n("1000000"), n("0"), n("10"), n("15"), n("0"), n("25"), 1, 1)).value()).as("nothing is left over").isZero();
  }

  @Property(tries = 200)
  void theYearsAddUpAndMoreDiscountIsNeverWorthMore(@ForAll @IntRange(min = 1, max = 90) int discount, @ForAll @IntRange(min = 0, max = 20) int years) {
    var sheet = IncomeSheet.of(royalty("5", Integer.toString(discount), years, 20));
    assertThat(sheet.years().stream().map(IncomeSheet.Year::present).reduce(BigDecimal.ZERO, BigDecimal::add)).isEqualByComparingTo(sheet.value());
    assertThat(IncomeSheet.of(royalty("5", Integer.toString(discount + 1), years, 20)).value()).isLessThanOrEqualTo(sheet.value());
  }

  @Test
  void discriminationIsTheChanceOfTheRightOrder() {
    var perfect = Discrimination.of(new double[] {1, 2, 3, 4}, new boolean[] {false, false, true, true});
    assertThat(perfect.area()).isEqualTo(1);
    assertThat(Discrimination.of(new double[] {1, 1, 1, 1}, new boolean[] {false, true, false, true}).area()).isEqualTo(0.5);
    var some = Discrimination.of(new double[] {1, 2, 3, 4, 5, 6}, new boolean[] {false, true, false, true, false, true});
    assertThat(some.area()).isCloseTo(6 / 9.0, within(1e-9));
    assertThat(some.low()).isLessThan(some.area());
    assertThat(Discrimination.of(new double[] {1, 2}, new boolean[] {true, true})).isNull();
  }
}
