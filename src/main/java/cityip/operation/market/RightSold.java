package cityip.operation.market;

import cityip.kernel.Money;
import java.time.LocalDate;

/**
 * A right that was on offer has been sold or licensed.
 *
 * @param deal number of the case, empty when the sale was made elsewhere
 */
public record RightSold(String listing, String deal, long right, String rightNumber, Listing.Way way, boolean disposal, Money price, LocalDate day) {}
