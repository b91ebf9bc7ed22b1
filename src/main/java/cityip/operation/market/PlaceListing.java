package cityip.operation.market;

import cityip.kernel.Money;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Puts a right on offer.
 *
 * @param disposal sold out of a pledge, by who may do so; the seller need not be the one who lists
 * @param seller body of the owner; for a disposal the pledgor
 * @param broker body of the broker who lists for the owner, null when the owner does
 * @param closes end of the bidding or of the first round; null for offers without end
 * @param rounds how often it is offered at most; from the second round on the price is {@code cut} per cent lower than in the one before
 */
public record PlaceListing(boolean disposal, String rightNumber, @Nullable Long seller, String sellerName, @Nullable Long broker, Listing.Way way, Listing.Sale sale, Money price, @Nullable Money step,
    @Nullable Instant closes, int rounds, int cut, String scene, int maturity, Money cost, String teaser, boolean payLater) {

  public PlaceListing {
    if (rounds < 1 || rounds > 10 || cut < 0 || cut > 90 || maturity < 1 || maturity > 9 || sale.bids() && closes == null || rounds > 1 && closes == null) {
      throw new IllegalArgumentException("A listing has 1 to 10 rounds, a cut of 0 to 90 per cent, a maturity of 1 to 9, and an end when it takes bids or has rounds");
    }
  }
}
