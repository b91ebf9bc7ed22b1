/** Collateral that is sold, and who gets what came in. */
@NullMarked
package cityip.finance.disposal;

import org.jspecify.annotations.NullMarked;
