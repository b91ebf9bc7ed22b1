package cityip.operation.market;

import cityip.kernel.Money;
import cityip.shell.Viewer;
import org.jspecify.annotations.Nullable;

/**
 * Which listings.
 *
 * @param whose all that are open to everybody, or {@code mine}: the viewer's own in whatever state
 * @param maturity at least
 */
public record ListingFilter(String text, String unit, String way, String sale, int maturity, @Nullable Money most, boolean mine, Viewer viewer) {}
