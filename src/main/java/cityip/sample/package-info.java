/**
 * An invented city (示例) in the outline of the city pack, so that everything can be tried at once.
 *
 * <p>Refuses: names of real firms or people; to run where real data has come in.
 */
@NullMarked
@ApplicationModule(displayName = "Sample city", allowedDependencies = {"kernel", "ledger", "vault", "rulebook", "shell", "party", "search", "plan", "registry", "casework", "assessment", "mediation", "operation", "operation::market", "operation::library", "operation::product", "finance::lending", "finance::risk", "finance::securities", "protection::takedown"})
package cityip.sample;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
