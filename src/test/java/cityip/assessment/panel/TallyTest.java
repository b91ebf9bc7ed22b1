package cityip.assessment.panel;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

/** What points of experts come to. */
class TallyTest {

  @Test
  void theHighestAndTheLowestAreDropped() {
    var five = Tally.of(List.of(90, 20, 60, 70, 80), 1);
    assertThat(five.mean()).isEqualByComparingTo("70");
    assertThat(five.dropped()).containsExactly(20, 90);
    assertThat(five.spread()).isEqualTo(70);
    assertThat(Tally.of(List.of(10, 60, 100), 1).mean()).as("of three the middle one").isEqualByComparingTo("60");
    assertThat(Tally.of(List.of(10, 60), 1).dropped()).as("of two none can be dropped").isEmpty();
    assertThat(Tally.of(List.of(50, 50, 50), 1).deviation()).isEqualByComparingTo("0");
  }

  @Property(tries = 300)
  void theOrderOfVotesSaysNothingAndOneVoteCannotLeaveTheOthers(@ForAll @Size(min = 3, max = 9) List<@IntRange(max = 100) Integer> points, @ForAll long seed) {
    var shuffled = new java.util.ArrayList<>(points);
    Collections.shuffle(shuffled, new Random(seed));
    var tally = Tally.of(points, 1);
    assertThat(Tally.of(shuffled, 1)).isEqualTo(tally);
    assertThat(tally.mean().intValue()).isBetween(tally.lowest(), tally.highest());
  }
}
