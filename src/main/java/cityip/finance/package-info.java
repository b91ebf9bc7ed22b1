/**
 * Money on rights: the watch over what is pledged, so that no collateral lapses unnoticed.
 *
 * <p>Owns: alarms and who has seen them. Refuses: an alarm without the act that helps.
 *
 * <p>Plan capability U7 (规划二(四)3). Laws: 民法典 393, 444; 专利法 44; 专利法实施细则 115, 116; 专利权质押登记办法.
 */
@NullMarked
@ApplicationModule(displayName = "Finance", allowedDependencies = {"kernel", "ledger", "rulebook", "shell", "registry"})
package cityip.finance;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
