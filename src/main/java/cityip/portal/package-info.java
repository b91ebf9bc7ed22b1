/**
 * The public door: home and status page.
 *
 * <p>Plan clause 二(五)1 (capability S1). Refuses: facts of its own.
 */
@NullMarked
@ApplicationModule(displayName = "Portal", allowedDependencies = {"kernel", "ledger", "vault", "rulebook", "shell", "party", "search", "plan", "registry", "casework"})
package cityip.portal;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
