/** Pools of receivables: tape, checks, waterfall, payments. */
@NullMarked
package cityip.finance.securities;

import org.jspecify.annotations.NullMarked;
