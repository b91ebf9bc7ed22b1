/** What collateral is worth, what may happen to the book, compensation and subsidies. */
@NullMarked
@NamedInterface("risk")
package cityip.finance.risk;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
