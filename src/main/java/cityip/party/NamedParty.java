package cityip.party;

import cityip.kernel.CreditCode;
import org.jspecify.annotations.Nullable;

/**
 * Somebody as a source names them.
 *
 * @param name as written there; not blank
 * @param code the unified social credit code where the source has it
 */
public record NamedParty(String name, @Nullable CreditCode code, PartyKind kind) {

  public NamedParty {
    if (name.isBlank()) {
      throw new IllegalArgumentException("A party has a name; leave out what has none");
    }
  }

  /** A party of which the source tells the name only. */
  public static NamedParty of(String name) {
    return new NamedParty(name, null, PartyKind.suggestedBy(name));
  }
}
