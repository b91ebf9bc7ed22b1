/**
 * Explained scores. A score is a sum of named factors; each says its measured value, its points, its weight and its evidence, and the parts
 * add up to the score exactly. Inputs and definition are kept with the score, so that anybody can compute it again and get the same.
 *
 * <p>Owns: scores as they were given, and what people contest about them. Refuses: a score without its parts, a weight that nobody can look
 * up, and any consequence: a score punishes and rewards nobody, people do.
 *
 * <p>Plan capabilities C1 to C3, later matching, risk and triage. Law: 个人信息保护法 24 (decisions by machine: explanation, refusal).
 */
@NullMarked
@ApplicationModule(displayName = "Factors", allowedDependencies = {"kernel", "ledger", "rulebook", "shell"})
package cityip.factor;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
