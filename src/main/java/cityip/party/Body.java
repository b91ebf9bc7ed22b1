package cityip.party;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Somebody in the register.
 *
 * @param canonicalId the body it is one with; its own id when it stands for itself
 * @param unit        county-level code of its latest address, or null
 * @param merged      how many bodies stand for the same, itself included
 */
public record Body(long id, long canonicalId, String name, PartyKind kind, @Nullable String creditCode, @Nullable String unit,
    Instant created, int merged) {

  public boolean standsForItself() {
    return id == canonicalId;
  }
}
