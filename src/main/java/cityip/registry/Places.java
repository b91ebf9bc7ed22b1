package cityip.registry;

import org.jspecify.annotations.Nullable;

/** Which county-level unit an address lies in: the registry asks, the city pack answers. */
@FunctionalInterface
interface Places {

  /** Code of the unit, null when the address lies outside the city or cannot be placed. */
  @Nullable String unitOf(String address);
}
