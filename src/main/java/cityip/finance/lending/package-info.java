/** Banks, products, needs, and loans from the offer to the pledge struck off. */
@NullMarked
@NamedInterface("lending")
package cityip.finance.lending;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
