package cityip.operation.library;

import cityip.kernel.Money;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is to become of one right.
 *
 * @param decision one of {@link #DECISIONS}, empty while nobody decided
 * @param firms whom it may be for
 */
public record StockLine(long id, String stocktaking, long right, String number, String title, String kind, String field, String state, String faculty, String decision, @Nullable Integer maturity,
    String scene, @Nullable Money price, String firms, String reason) {

  public static final List<String> DECISIONS = List.of("keep", "transfer", "open", "give-up");
}
