package cityip.operation.market.web;

import cityip.kernel.Money;
import cityip.operation.Comparables;
import cityip.operation.Ground;
import cityip.operation.Notices;
import cityip.operation.TitleCheck;
import cityip.operation.market.Bidding;
import cityip.operation.market.Brokers;
import cityip.operation.market.DataRoom;
import cityip.operation.market.DealBook;
import cityip.operation.market.Listing;
import cityip.operation.market.Listing.State;
import cityip.rulebook.City;
import cityip.shell.Paging;
import cityip.shell.Words;
import java.math.RoundingMode;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What the pages of the market show, finished. */
public final class MarketViews {

  private MarketViews() {}

  public record ListPage(List<Listing> listings, Paging paging, List<City.Unit> units, Map<String, String> query, boolean mine, boolean mayPlace, String export) {
    public String asked(String name) {
      return query.getOrDefault(name, "");
    }
  }

  /** @param ways what to do about each ground, in words */
  public record FormPage(Map<String, String> typed, Map<String, String> problems, TitleCheck.@Nullable Checked checked, List<Ground> refused, String onOffer, Comparables.@Nullable Range range) {
    public String typed(String field) {
      return typed.getOrDefault(field, "");
    }
  }

  /** @param amount what everybody may see of it, or a dash while it is sealed */
  public record BidLine(String who, String amount, String at, String hash, String opened, boolean own) {}

  public record CardPage(Listing listing, String unit, TitleCheck.Checked checked, String rightState, List<Ground> missing, List<DataRoom.RoomFile> proofs, long roomFiles, boolean side, boolean inRoom, boolean mayPromise,
      String promiseWords, List<BidLine> bids, String least, boolean mayBid, boolean mayOffer, List<Brokers.Order> orders, Map<String, String> problems, Map<String, String> typed, boolean over) {
    public String typed(String field) {
      return typed.getOrDefault(field, "");
    }
  }

  public record RoomPage(Listing listing, List<DataRoom.RoomFile> files, List<DataRoom.Promise> promises, List<DataRoom.Opening> openings, boolean side, boolean sees, List<Ground> missing, Map<String, String> problems) {}

  public record DealsPage(List<DealBook.Group> groups, String by, String way, int least, long count, Money total, List<DealBook.Deal> deals, @Nullable Paging paging) {}

  public record BrokersPage(List<Brokers.Broker> brokers, List<Brokers.Order> orders, @Nullable Long own, boolean officer, String mostFee, Map<String, String> problems, Map<String, String> typed) {
    public String typed(String field) {
      return typed.getOrDefault(field, "");
    }
  }

  public record NoticesPage(List<Notices.Told> notices, long unread) {}

  public static String yuan(Money money) {
    return Words.number(money.yuan().stripTrailingZeros().scale() <= 0 ? money.yuan().setScale(0, RoundingMode.UNNECESSARY) : money.yuan());
  }

  public static String price(Listing listing) {
    return Words.t("operation.listing.price." + listing.sale().code(), yuan(listing.price()));
  }

  public static String tone(State state) {
    return switch (state) {
      case OPEN, SOLD -> "good";
      case HELD, TAKEN -> "waiting";
      case WITHDRAWN -> "neutral";
      case LEFT -> "bad";
    };
  }

  /** Why it left or is held, in words; a person's own reason as it is. */
  public static String reason(Listing listing) {
    return switch (listing.state()) {
      case HELD, LEFT -> listing.reason().isEmpty() ? "" : Words.t("operation.left." + listing.reason());
      case WITHDRAWN -> listing.reason();
      case OPEN, TAKEN, SOLD -> "";
    };
  }

  static BidLine line(Bidding.Bid bid, int place, boolean own, boolean sees) {
    var amount = bid.amount();
    return new BidLine(own || sees ? bid.bodyName() : Words.t("operation.bid.nth", place), amount == null ? Words.t("operation.bid.sealed") : yuan(amount), Words.moment(bid.at()),
        bid.hash() == null ? "" : bid.hash(), bid.opened() == null ? "" : bid.opened(), own);
  }
}
