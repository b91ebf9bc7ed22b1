/**
 * The plan that runs: goals, indicators with versioned definitions, measures, reported series. A number is its rows.
 *
 * <p>Plan clauses 一(三), 四(一), 四(三) (capabilities P1 to P5). Refuses: progress typed by hand.
 */
@NullMarked
@ApplicationModule(displayName = "Plan", allowedDependencies = {"kernel", "ledger", "vault", "rulebook", "shell", "party"})
package cityip.plan;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
