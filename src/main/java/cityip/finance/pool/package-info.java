/** Who may borrow: the yearly survey and the pool of projects. */
@NullMarked
package cityip.finance.pool;

import org.jspecify.annotations.NullMarked;
