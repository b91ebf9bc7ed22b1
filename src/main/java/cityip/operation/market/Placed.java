package cityip.operation.market;

import cityip.operation.Ground;
import cityip.operation.TitleCheck;
import java.util.List;

/** What became of the wish to put a right on offer. */
public sealed interface Placed {

  /** It is there; {@link Listing.State#HELD} while a proof or a payment is missing. */
  record Listed(Listing listing) implements Placed {}

  /** The history of the right forbids it. */
  record Refused(TitleCheck.Checked checked, List<Ground> grounds) implements Placed {}

  /** The same is on offer already. */
  record OnOffer(String number) implements Placed {}

  /** Who asks is neither the owner nor a broker with the owner's order. */
  record NotYours() implements Placed {}

  /** Below or above what the rule allows. */
  record BeyondReason(cityip.kernel.Money least, cityip.kernel.Money most) implements Placed {}
}
