/**
 * The library of universities and institutes: every right they own is looked at by a day and kept, transferred, opened or given up, with its readiness, its scene and
 * the firms it is for; the city sees how far each faculty is.
 *
 * <p>Refuses: a stock-taking that leaves rights out, one that is approved by the hand that sent it, a right given up without a reason.
 */
@NullMarked
@NamedInterface("library")
package cityip.operation.library;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
