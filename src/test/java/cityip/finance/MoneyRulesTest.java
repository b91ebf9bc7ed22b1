package cityip.finance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cityip.finance.disposal.Proceeds;
import cityip.finance.risk.StressTest;
import cityip.finance.risk.StressTest.Exposure;
import cityip.finance.risk.StressTest.Terms;
import cityip.kernel.Money;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

/** Splits, rounds and the stress test, to the fen, against sums reckoned another way. */
class MoneyRulesTest {

  private static Money yuan(String yuan) {
    return new Money(new BigDecimal(yuan));
  }

  @Property
  void sharesAlwaysAddUpAndNoneIsMoreThanAFenOff(@ForAll @IntRange(min = 0, max = Integer.MAX_VALUE) int fen, @ForAll @Size(min = 1, max = 9) List<@IntRange(min = 1, max = 1000) Integer> weights) {
    var sum = new Money(BigDecimal.valueOf(fen, 2));
    var big = weights.stream().map(BigDecimal::valueOf).toList();
    var parts = Shares.of(sum, big);
    assertThat(parts.stream().reduce(Money.ZERO, Money::plus)).isEqualTo(sum);
    var all = weights.stream().mapToLong(Integer::longValue).sum();
    for (var n = 0; n < parts.size(); n++) {
      var exact = sum.yuan().multiply(big.get(n)).divide(BigDecimal.valueOf(all), 10, RoundingMode.HALF_EVEN);
      assertThat(parts.get(n).yuan().subtract(exact).abs()).isLessThan(new BigDecimal("0.01"));
    }
  }

  @Test
  void weightsThatShareNothingAreRefused() {
    assertThatThrownBy(() -> Shares.of(yuan("1"), List.of(BigDecimal.ZERO))).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> Shares.of(yuan("1"), List.of(BigDecimal.ONE, new BigDecimal("-1")))).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void proceedsGoToCostsInterestAndPrincipalAndTheRestToThePledgor() {
    var parts = Proceeds.split(yuan("1000000"), yuan("30000"), yuan("4000"), yuan("16000.55"), yuan("900000"), List.of());
    assertThat(parts).extracting(part -> part.gets().toString()).containsExactly("30000.00", "4000.00", "16000.55", "900000.00", "49999.45");
    var poor = Proceeds.split(yuan("40000"), yuan("30000"), yuan("4000"), yuan("16000"), yuan("900000"), List.of());
    assertThat(poor).extracting(part -> part.gets().toString()).containsExactly("30000.00", "4000.00", "6000.00", "0.00", "0.00");
  }

  @Test
  void whatComesInAfterACompensationGoesBackToWhomBoreTheLoss() {
    var parts = Proceeds.split(yuan("100000.01"), Money.ZERO, Money.ZERO, Money.ZERO, yuan("200000"), List.of(new BigDecimal("40"), new BigDecimal("40"), new BigDecimal("20")));
    assertThat(parts.stream().map(Proceeds.Part::gets).reduce(Money.ZERO, Money::plus)).isEqualTo(yuan("100000.01"));
    assertThat(parts).filteredOn(part -> part.word().endsWith("insurer")).extracting(part -> part.gets().toString()).containsExactly("20000.00");
  }

  @Property
  void aSplitAddsUpWhateverIsOwed(@ForAll @IntRange(min = 1, max = 1_000_000_000) int price, @ForAll @IntRange(min = 0, max = 1_000_000_000) int costs, @ForAll @IntRange(min = 0, max = 1_000_000_000) int principal, @ForAll boolean shared) {
    var parts = Proceeds.split(fen(price), fen(costs), fen(77), fen(12_345), fen(principal), shared ? List.of(new BigDecimal("40"), new BigDecimal("40"), new BigDecimal("20")) : List.of());
    assertThat(parts.stream().map(Proceeds.Part::gets).reduce(Money.ZERO, Money::plus)).isEqualTo(fen(price));
    assertThat(parts).allSatisfy(part -> assertThat(part.gets().yuan().signum()).isNotNegative());
  }

  private static Money fen(long fen) {
    return new Money(BigDecimal.valueOf(fen, 2));
  }

  @Test
  void eachRoundIsAFifthBelowTheOneBefore() {
    assertThat(Proceeds.reserve(yuan("999999.99"), 20, 0)).isEqualTo(yuan("999999.99"));
    assertThat(Proceeds.reserve(yuan("999999.99"), 20, 1)).isEqualTo(yuan("799999.99"));
    assertThat(Proceeds.reserve(yuan("999999.99"), 20, 2)).isEqualTo(yuan("639999.99"));
  }

  /** The same by whole fen and long arithmetic, written without looking at the other. */
  @Test
  void theStressTestAgreesWithAReckoningByHand() {
    var random = new SplittableRandom(7);
    var book = new ArrayList<Exposure>();
    for (var n = 0; n < 500; n++) {
      book.add(new Exposure("示例" + n, fen(random.nextLong(1, 900_000_000)), fen(random.nextLong(0, 2_000_000_000))));
    }
    for (var drop : List.of(0, 30, 37, 100)) {
      var result = StressTest.run(book, new Terms(drop, 5, 40, fen(200_000_000), fen(300_000_000)));
      var debt = 0L;
      var fallen = 0L;
      var uncovered = 0L;
      for (var one : book) {
        var after = (one.value().yuan().movePointRight(2).longValueExact() * (100 - drop) + 50) / 100;
        var owed = one.debt().yuan().movePointRight(2).longValueExact();
        debt += owed;
        fallen += after;
        uncovered += Math.max(0, owed - after);
      }
      assertThat(result.debt()).isEqualTo(fen(debt));
      assertThat(result.fallen()).isEqualTo(fen(fallen));
      assertThat(result.uncovered()).isEqualTo(fen(uncovered));
      assertThat(result.failed()).hasSize(5).isSortedAccordingTo((a, b) -> b.exposure().debt().compareTo(a.exposure().debt()));
      assertThat(result.loss()).isEqualTo(result.failed().stream().map(StressTest.Failed::loss).reduce(Money.ZERO, Money::plus));
      assertThat(result.paid().compareTo(fen(300_000_000))).as("never more than the fund holds").isNotPositive();
    }
  }

  @Test
  void aStressThatIsNoneIsRefused() {
    assertThatThrownBy(() -> new Terms(101, 1, 40, Money.ZERO, Money.ZERO)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new Terms(30, -1, 40, Money.ZERO, Money.ZERO)).isInstanceOf(IllegalArgumentException.class);
  }
}
