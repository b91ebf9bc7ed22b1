/**
 * Mediation of intellectual-property disputes: people's, administrative and court-linked, with rooms, offers, settlement,
 * signature and judicial confirmation.
 *
 * <p>Owns: procedure R9, what is said in its rooms, its offers, its roster of mediators
 * with their ties, the list of what they are paid. Refuses: to let whoever decides another route of the
 * dispute see any of it. Plan clause 二(三); 人民调解法, 民事诉讼法第二百零五条、第二百零六条, CNIPA Order 81 第三章.
 */
@NullMarked
@ApplicationModule(displayName = "Mediation", allowedDependencies = {"kernel", "ledger", "rulebook", "shell", "casework"})
package cityip.mediation;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
