package cityip.operation.market;

import cityip.casework.CaseActed;
import cityip.kernel.Money;
import cityip.operation.market.Listing.State;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Set;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** What happens in a deal happens to its listing in the same transaction: taken, sold, or open again. */
@Component
class DealFollower {

  private static final Set<String> SIGNED = Set.of("sign-transfer", "sign-exclusive", "sign-sole", "sign-ordinary", "keep");

  private final Listings listings;
  private final DealBook deals;
  private final ApplicationEventPublisher events;
  private final Clock clock;

  DealFollower(Listings listings, DealBook deals, ApplicationEventPublisher events, Clock clock) {
    this.listings = listings;
    this.deals = deals;
    this.events = events;
    this.clock = clock;
  }

  @EventListener
  void on(CaseActed done) {
    if (done.procedure().equals(DealProcedure.CODE)) {
      listings.lock(done.facts().getOrDefault("listing", "")).ifPresent(listing -> follow(listing, done));
    }
  }

  private void follow(Listing listing, CaseActed done) {
    var alone = DealProcedure.alone(listing.way());
    var price = price(done.facts());
    if (done.state().equals("agreed") && alone && listing.state() == State.OPEN) {
      listings.move(listing, State.TAKEN, "", done.number());
    } else if (SIGNED.contains(done.act())) {
      deals.signed(listing, done.number(), price, LocalDate.now(clock), years(done.facts()));
    } else if (done.state().equals("settled")) {
      settled(listing, done.number(), alone, price);
    } else if (done.outcome() != null && done.number().equals(listing.deal()) && listing.state() == State.TAKEN) {
      deals.undone(done.number());
      listings.move(listing, listing.sale().bids() ? State.LEFT : State.OPEN, listing.sale().bids() ? "winner-gone" : "", null);
    } else if (done.outcome() != null) {
      deals.undone(done.number());
    }
  }

  private void settled(Listing listing, String deal, boolean alone, Money price) {
    var today = LocalDate.now(clock);
    deals.settled(deal, today);
    if (alone && listing.state() == State.TAKEN) {
      listings.move(listing, State.SOLD, "", deal);
    }
    events.publishEvent(new RightSold(listing.number(), deal, listing.right(), listing.rightNumber(), listing.way(), listing.disposal(), price, today));
  }

  private static Money price(Map<String, String> facts) {
    var price = facts.getOrDefault("price", "");
    return price.isEmpty() ? Money.ZERO : new Money(new BigDecimal(price));
  }

  /** Whole years of a licence, at least one; none for a transfer. */
  private static int years(Map<String, String> facts) {
    var from = facts.get("licence-from");
    var until = facts.get("licence-until");
    return from == null || until == null ? 0 : (int) Math.max(1, ChronoUnit.YEARS.between(LocalDate.parse(from), LocalDate.parse(until).plusDays(1)));
  }
}
