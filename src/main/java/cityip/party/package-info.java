/**
 * People and bodies: one register of who is who, under which names, since when, and why we think so.
 *
 * <p>Owns: bodies, names, matches, merges and splits with their log. Refuses: to merge without a person's decision.
 */
@NullMarked
@ApplicationModule(displayName = "Party", allowedDependencies = {"kernel", "ledger", "vault", "rulebook", "shell"})
package cityip.party;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
