/**
 * The market of rights: what is on offer, who may look how deep, what was bid, who stands between, and what became of it.
 *
 * <p>For other modules, such as the disposal of collateral, {@link cityip.operation.market.Market} is the door:
 * {@code place(PlaceListing, Viewer)} puts a right on offer (with {@code disposal} for one that is sold out of a pledge: the pledge then only has to be told;
 * {@code price} is that of the first round, {@code rounds} and {@code cut} say how often and by how many per cent it falls, {@code closes} when a round ends)
 * and answers with a {@link cityip.operation.market.Placed}; {@code withdraw(number, reason, viewer)} takes it off; {@code sold(number, price, day, viewer)}
 * records a sale that was made elsewhere; {@code find(number)} tells how it stands, {@code bids} of {@link cityip.operation.market.Bidding} what was bid.
 * When a deal is signed or paid, {@link cityip.operation.market.RightSold} is published in the same transaction.
 *
 * <p>Refuses: a right on offer whose history forbids it, a look into a data room without a promise, a bid seen before its moment, a broker on both sides.
 */
@NullMarked
@NamedInterface("market")
package cityip.operation.market;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
