/**
 * Rights at work: what stands in the way of disposing of a right, open licences from the declaration to the recorded licence, needs and the
 * rights that answer them, the market, the library of universities, patent products.
 *
 * <p>Owns: open licences and their takers, needs, matches and what firms answered; the market with its data rooms, bids, brokers and deals; the stock-taking of
 * universities; patent products and what is counted of the industries that live by patents. Refuses: a right on offer whose history forbids it, a score
 * without its parts, a price that nobody can compare.
 *
 * <p>Plan capabilities U1, U2, U3, U5 and N3 (规划二(四)2). Laws: 专利法 50 to 52; 专利法实施细则 15, 85 to 88, 100; 促进科技成果转化法.
 */
@NullMarked
@ApplicationModule(displayName = "Operation", allowedDependencies = {"kernel", "tables", "ledger", "vault", "rulebook", "shell", "party", "casework", "search", "plan", "registry"})
package cityip.operation;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
