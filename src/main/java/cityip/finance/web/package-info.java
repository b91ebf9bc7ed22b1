/** Pages of money on rights. */
@NullMarked
package cityip.finance.web;

import org.jspecify.annotations.NullMarked;
