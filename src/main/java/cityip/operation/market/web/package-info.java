/** Pages of the market. */
@NullMarked
package cityip.operation.market.web;

import org.jspecify.annotations.NullMarked;
