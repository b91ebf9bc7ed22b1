package cityip.operation.library;

import cityip.kernel.Money;
import org.jspecify.annotations.Nullable;

/** Says of one right what is to become of it. Null leaves a number empty; texts are at most 1,000 characters. */
public record Decide(String faculty, String decision, @Nullable Integer maturity, String scene, @Nullable Money price, String firms, String reason) {}
