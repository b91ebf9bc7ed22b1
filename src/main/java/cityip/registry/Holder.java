package cityip.registry;

import cityip.kernel.CreditCode;
import org.jspecify.annotations.Nullable;

/**
 * An applicant or owner as a source names it, in the order of the source.
 *
 * @param name as written, never blank, at most 300 characters
 * @param code the unified social credit code when the source has it
 * @param address as written; the unit is found from it
 * @param unit the county-level unit when the source names it itself; it goes before the address
 */
public record Holder(String name, @Nullable CreditCode code, @Nullable String address, @Nullable String unit) {
  public Holder {
    if (name.isBlank() || name.length() > 300) {
      throw new IllegalArgumentException("A holder needs a name of 1 to 300 characters.");
    }
  }

  public static Holder named(String name) {
    return new Holder(name, null, null, null);
  }

  public static Holder at(String name, String address) {
    return new Holder(name, null, address, null);
  }
}
