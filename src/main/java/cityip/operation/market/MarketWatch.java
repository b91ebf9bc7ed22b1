package cityip.operation.market;

import java.time.Clock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Keeps the shop window true: every day each listing is held against the history of its right, and what is over ends at its moment. */
@Component
class MarketWatch {

  private static final Logger LOG = LoggerFactory.getLogger(MarketWatch.class);

  private final Listings listings;
  private final Market market;
  private final Bidding bidding;
  private final Clock clock;

  MarketWatch(Listings listings, Market market, Bidding bidding, Clock clock) {
    this.listings = listings;
    this.market = market;
    this.bidding = bidding;
    this.clock = clock;
  }

  /** How many left or are held now. */
  @Scheduled(cron = "0 10 6 * * *", zone = "Asia/Shanghai")
  public void daily() {
    LOG.info("{} listings left the market or are held.", run());
  }

  int run() {
    return (int) listings.standing().stream().filter(market::follow).count();
  }

  @Scheduled(fixedDelay = 15_000, initialDelay = 30_000)
  void over() {
    for (var listing : listings.over(clock.instant())) {
      try {
        bidding.close(listing, market);
      } catch (RuntimeException cause) {
        LOG.error("IP-OPER-001 Listing {} could not be closed; it is tried again.", listing.number(), cause);
      }
    }
  }
}
