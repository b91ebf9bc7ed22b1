package cityip.factor;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What was measured for a factor, and by what it can be checked.
 *
 * @param value null when it could not be measured
 */
public record Measured(String factor, @Nullable BigDecimal value, List<Evidence> evidence) {

  /** A finished sentence and, where there is one, the address of what it speaks of. */
  public record Evidence(String text, @Nullable String href) {}

  public Measured {
    evidence = List.copyOf(evidence);
  }

  public static Measured of(String factor, @Nullable Number value, String text, @Nullable String href) {
    var exact = switch (value) {
      case null -> null;
      case BigDecimal decimal -> decimal;
      case Number number -> new BigDecimal(number.toString());
    };
    return new Measured(factor, exact, exact == null || text.isBlank() ? List.of() : List.of(new Evidence(text, href)));
  }
}
