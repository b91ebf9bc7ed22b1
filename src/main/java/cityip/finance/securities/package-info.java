/** Pools of receivables: tape, checks, waterfall, payments. */
@NullMarked
@NamedInterface("securities")
package cityip.finance.securities;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
