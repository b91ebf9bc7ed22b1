/**
 * The law as dated data: time limits, fees, thresholds, weights, lists, calendars, and the city's geography, each with
 * validity dates, a source and how sure we are.
 *
 * <p>Refuses: rules in code.
 */
@NullMarked
@ApplicationModule(displayName = "Rulebook", allowedDependencies = {"kernel", "shell"})
package cityip.rulebook;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
