/** Policies on rights and their claims. */
@NullMarked
package cityip.finance.insurance;

import org.jspecify.annotations.NullMarked;
