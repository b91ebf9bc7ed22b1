/**
 * The engine of every service: procedures as typed tables, cases, clocks, papers, evidence, handovers.
 *
 * <p>Owns: cases and everything written on them. Refuses: to know any one procedure; those are tables of the modules above.
 * Plan clauses 二(三), 四(三); laws that the tables themselves name.
 */
@NullMarked
@ApplicationModule(displayName = "Casework", allowedDependencies = {"kernel", "ledger", "vault", "rulebook", "shell", "party"})
package cityip.casework;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
