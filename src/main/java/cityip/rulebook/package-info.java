/**
 * The law as dated data: time limits, fees, thresholds, weights, lists, calendars, and the city's geography, each with
 * validity dates, a source and how sure we are.
 *
 * <p>Owns: the rules in force and the record of their changes. A change is an act and goes to the ledger, its named
 * neighbour. Refuses: rules in code.
 */
@NullMarked
@ApplicationModule(displayName = "Rulebook", allowedDependencies = {"kernel", "ledger", "shell"})
package cityip.rulebook;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
