/**
 * Rights at work: what stands in the way of disposing of a right, open licences from the declaration to the recorded licence, needs and the
 * rights that answer them.
 *
 * <p>Owns: open licences and their takers, needs, matches and what firms answered. Refuses: a right on offer whose history forbids it, a score
 * without its parts, a price that nobody can compare.
 *
 * <p>Plan capabilities U2 and U3 (规划二(四)2). Laws: 专利法 50 to 52; 专利法实施细则 15, 85 to 88, 100; 促进科技成果转化法.
 */
@NullMarked
@ApplicationModule(displayName = "Operation", allowedDependencies = {"kernel", "ledger", "rulebook", "shell", "party", "casework", "search", "registry"})
package cityip.operation;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
