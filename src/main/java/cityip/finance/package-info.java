/**
 * Money on rights: firms that may borrow and banks that lend, loans from the need to the pledge struck off, the watch over what is pledged, what
 * is done when a loan fails, insurance, and pools of receivables that are sold on.
 *
 * <p>How it works: {@code pool} asks firms and keeps those that may borrow; {@code lending} carries a need to the banks whose products fit and the
 * loan to its end; {@code risk} knows what collateral is worth, tests the book and reckons compensation and subsidies; {@code disposal} sells
 * collateral and splits what came in; {@code insurance} keeps policies and claims; {@code securities} reads tapes and runs waterfalls. Each
 * service is a table on the engine; loans are read from their cases, so there is one truth.
 *
 * <p>Owns: alarms and who has seen them, banks and their products, needs and consents, appraisals, notices about collateral, tapes. Refuses: an
 * alarm without the act that helps, collateral without value, day and appraiser, an amount without its formula, one bank's offer before
 * another's eyes. Nothing here is investment advice.
 *
 * <p>Plan capabilities U6 to U8 (规划二(四)3). Laws: 民法典 393, 444; 专利法 44; 专利法实施细则 115, 116; 专利权质押登记办法; 工信部联企业〔2011〕300号.
 */
@NullMarked
@ApplicationModule(displayName = "Finance", allowedDependencies = {"kernel", "tables", "ledger", "vault", "rulebook", "shell", "party", "casework", "factor", "registry", "assessment"})
package cityip.finance;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
