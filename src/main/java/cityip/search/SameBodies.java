package cityip.search;

import java.util.Collection;

/** All ids that stand for one body since registers were merged; whoever keeps the register of bodies answers. */
@FunctionalInterface
public interface SameBodies {

  Collection<Long> of(long body);
}
