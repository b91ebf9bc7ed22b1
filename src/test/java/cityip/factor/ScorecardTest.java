package cityip.factor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class ScorecardTest {

  private static BigDecimal n(String number) {
    return new BigDecimal(number);
  }

  private static Factor factor(String key, Factor.Missing missing) {
    return new Factor(key, "legal", "years", List.of(new Factor.Point(n("0"), n("0")), new Factor.Point(n("3"), n("50")), new Factor.Point(n("10"), n("100"))), missing);
  }

  private static FactorList list(Factor.Missing missing) {
    return new FactorList("any", "general", List.of(factor("one", missing), factor("two", missing), factor("three", missing)), Map.of("one", n("50"), "two", n("30"), "three", n("20")), List.of("ended"));
  }

  private static Measured measured(String factor, String value) {
    return new Measured(factor, n(value), List.of());
  }

  @Test
  void readsPointsFromTheScaleAndStaysLevelOutside() {
    var factor = factor("one", Factor.Missing.ZERO);
    assertThat(factor.points(n("-5"))).isEqualByComparingTo("0");
    assertThat(factor.points(n("1.5"))).isEqualByComparingTo("25");
    assertThat(factor.points(n("3"))).isEqualByComparingTo("50");
    assertThat(factor.points(n("4"))).isEqualByComparingTo("57.14");
    assertThat(factor.points(n("99"))).isEqualByComparingTo("100");
  }

  @Test
  void saysWhatWouldChangeItMost() {
    var card = Scorecard.of(list(Factor.Missing.ZERO), List.of(measured("one", "10"), measured("two", "0"), measured("three", "3")), List.of());
    assertThat(card.total()).isEqualByComparingTo("60");
    assertThat(card.changes()).extracting(change -> change.factor().key()).containsExactly("two", "three");
    assertThat(card.changes().getFirst().gain()).isEqualByComparingTo("30");
  }

  @Test
  void sharesTheWeightOfWhatIsLeftOut() {
    var card = Scorecard.of(list(Factor.Missing.LEAVE_OUT), List.of(measured("one", "10")), List.of());
    assertThat(card.total()).isEqualByComparingTo("100");
    assertThat(card.parts().getLast().points()).isNull();
    assertThat(Scorecard.of(list(Factor.Missing.LEAVE_OUT), List.of(), List.of()).total()).as("nothing measured at all").isNull();
    assertThat(Scorecard.of(list(Factor.Missing.HALF), List.of(), List.of()).total()).isEqualByComparingTo("50");
    assertThat(Scorecard.of(list(Factor.Missing.ZERO), List.of(), List.of()).total()).isEqualByComparingTo("0");
  }

  @Test
  void givesNoScoreUnderAVetoButStillShowsItsParts() {
    var card = Scorecard.of(list(Factor.Missing.ZERO), List.of(measured("one", "10")), List.of("ended", "unknown-fact"));
    assertThat(card.total()).isNull();
    assertThat(card.vetoes()).containsExactly("ended");
    assertThat(card.parts()).hasSize(3);
  }

  @Test
  void refusesWeightsThatDoNotAddUp() {
    assertThatThrownBy(() -> new FactorList("any", "general", List.of(factor("one", Factor.Missing.ZERO)), Map.of("one", n("99.9")), List.of())).hasMessageContaining("99.9");
    assertThatThrownBy(() -> new FactorList("any", "general", List.of(factor("one", Factor.Missing.ZERO)), Map.of("other", n("100")), List.of())).hasMessageContaining("not in the list");
  }

  @Property(tries = 300)
  void partsAddUpToTheScoreAndComputingAgainGivesTheSame(@ForAll @Size(min = 2, max = 12) List<@IntRange(min = 0, max = 1300) Integer> values, @ForAll @IntRange(min = 0, max = 2) int kind) {
    var missing = Factor.Missing.values()[kind];
    var factors = new ArrayList<Factor>();
    var weights = new LinkedHashMap<String, BigDecimal>();
    var inputs = new ArrayList<Measured>();
    var left = n("100");
    for (var i = 0; i < values.size(); i++) {
      factors.add(factor("f" + i, missing));
      var weight = i == values.size() - 1 ? left : n("100").divide(n("" + (values.size() + i)), 3, java.math.RoundingMode.DOWN).min(left);
      weights.put("f" + i, weight);
      left = left.subtract(weight);
      if (values.get(i) % 7 != 0) {
        inputs.add(new Measured("f" + i, BigDecimal.valueOf(values.get(i), 2), List.of()));
      }
    }
    var list = new FactorList("any", "general", factors, weights, List.of());
    var card = Scorecard.of(list, inputs, List.of());
    var sum = card.parts().stream().map(Scorecard.Part::part).reduce(BigDecimal.ZERO, BigDecimal::add);
    if (card.total() != null) {
      assertThat(card.total()).isEqualByComparingTo(sum).isBetween(BigDecimal.ZERO, n("100"));
    }
    assertThat(card.parts()).allSatisfy(part -> assertThat(part.part().signum()).isNotNegative());
    assertThat(Scorecard.of(list, inputs, List.of())).isEqualTo(card);
  }
}
