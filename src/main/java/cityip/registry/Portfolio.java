package cityip.registry;

import cityip.kernel.AsOf;
import cityip.kernel.Money;
import cityip.kernel.RightKind;
import java.util.List;

/**
 * What a body owns as of a day, alone or with others.
 *
 * @param counts rights by kind and state, in the order of the kinds
 * @param pledged secured sums on its rights, each contract once
 */
public record Portfolio(long body, AsOf at, List<Count> counts, Money pledged) {

  public record Count(RightKind kind, RightState state, long rights) {}

  public Portfolio {
    counts = List.copyOf(counts);
  }

  public long total() {
    return counts.stream().mapToLong(Count::rights).sum();
  }

  public long alive() {
    return counts.stream().filter(count -> count.state().group() == RightState.Group.ALIVE).mapToLong(Count::rights).sum();
  }
}
