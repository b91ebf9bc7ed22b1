/**
 * Rights as histories: patents, marks, works, software, geographical indications, plant varieties, layout designs.
 * State, owner, place and term are read from events, as of a day, with what was known at a moment.
 *
 * <p>Owns: rights, events, batches of intake. Refuses: to delete; a mistake is answered by a compensating fact.
 * Plan capability C6 and the data under P1.
 */
@NullMarked
@ApplicationModule(displayName = "Registry", allowedDependencies = {"kernel", "ledger", "vault", "rulebook", "shell", "party", "search", "plan"})
package cityip.registry;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
