package cityip.registry;

import cityip.kernel.CreditCode;
import java.util.Collection;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Who is meant by a name: the registry asks, the module of people and bodies answers. */
interface HolderDirectory {

  /** What a source tells of who somebody is. */
  record Named(String name, @Nullable CreditCode code) {}

  /** The number of each, known or made new; greater than 0. Runs in the caller's transaction. */
  Map<Named, Long> ids(Collection<Named> named);
}
