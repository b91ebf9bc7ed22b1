package cityip.operation.market;

import cityip.kernel.Money;
import cityip.ledger.Act;
import cityip.ledger.Ledger;
import cityip.operation.Ground;
import cityip.operation.Notices;
import cityip.operation.Purpose;
import cityip.operation.TitleCheck;
import cityip.operation.market.Listing.State;
import cityip.operation.market.Listing.Way;
import cityip.rulebook.Rulebook;
import cityip.shell.Scope;
import cityip.shell.Viewer;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** The place where rights are put on offer, looked for and taken off. What the history of a right says decides, at the moment it is asked. */
@Component
public class Market {

  /** Grounds that a paper from somebody else answers. */
  static final Set<Ground> PROVABLE = Set.of(Ground.PLEDGED, Ground.CO_OWNED, Ground.LICENSED_EXCLUSIVELY);

  private final Listings listings;
  private final TitleCheck title;
  private final Brokers brokers;
  private final DataRoom room;
  private final DealBook deals;
  private final Notices notices;
  private final Rulebook rulebook;
  private final Ledger ledger;
  private final TransactionTemplate transaction;
  private final ApplicationEventPublisher events;
  private final Clock clock;

  Market(Listings listings, TitleCheck title, Brokers brokers, DataRoom room, DealBook deals, Notices notices, Rulebook rulebook, Ledger ledger, TransactionTemplate transaction,
      ApplicationEventPublisher events, Clock clock) {
    this.listings = listings;
    this.title = title;
    this.brokers = brokers;
    this.room = room;
    this.deals = deals;
    this.notices = notices;
    this.rulebook = rulebook;
    this.ledger = ledger;
    this.transaction = transaction;
    this.events = events;
    this.clock = clock;
  }

  public long count(ListingFilter filter) {
    return listings.count(filter);
  }

  public List<Listing> page(ListingFilter filter, ListingOrder order, int size, long offset) {
    return listings.page(filter, order, size, offset);
  }

  /** However it stands; who may see it is asked with {@link #mayRead}. */
  public Optional<Listing> find(String number) {
    return listings.find(number);
  }

  /** The cheapest open offer of each of these rights. */
  public List<Listing> ofRights(java.util.Collection<Long> rights) {
    return listings.ofRights(rights);
  }

  /** Everybody reads what is open; what is held, sold or gone only its own side and the city. */
  public boolean mayRead(Listing listing, Viewer viewer) {
    return listing.shown() || isSide(listing, viewer) || viewer.handlesCityData();
  }

  /** The seller, the broker who listed it, or who put it there for a disposal. */
  public boolean isSide(Listing listing, Viewer viewer) {
    return DataRoom.isSide(listing, viewer);
  }

  /** Least and most yuan a price may be. */
  public record Bounds(Money least, Money most) {}

  public Bounds bounds() {
    var value = rulebook.rule("operation.market.price", LocalDate.now(clock)).value();
    return new Bounds(new Money(value.get("least").decimalValue()), new Money(value.get("most").decimalValue()));
  }

  /** How the right stands now for being on offer by its seller. */
  public TitleCheck.Checked check(Listing listing) {
    return title.of(listing.rightNumber(), listing.disposal() ? Purpose.DISPOSAL : Purpose.LISTING, new Scope.PublicOnly(), listing.disposal() ? null : listing.seller());
  }

  /** What no paper can mend: the grounds that forbid it, and an earlier exclusive licence where another would be given. */
  private static List<Ground> forbidden(TitleCheck.Checked checked, Way way) {
    var grounds = new ArrayList<>(checked.findings().stream().filter(finding -> finding.weight() == TitleCheck.Weight.FORBIDS).map(TitleCheck.Finding::ground).toList());
    if (way != Way.TRANSFER && checked.has(Ground.LICENSED_EXCLUSIVELY)) {
      grounds.add(Ground.LICENSED_EXCLUSIVELY);
    }
    // 专利法第五十一条：实行开放许可的专利不得给予独占或者排他许可
    if ((way == Way.EXCLUSIVE || way == Way.SOLE) && checked.has(Ground.OPEN_LICENSED)) {
      grounds.add(Ground.OPEN_LICENSED);
    }
    return grounds;
  }

  /** What is still missing before it may be seen: consents that nobody brought, fees that nobody paid. */
  public List<Ground> missing(Listing listing, TitleCheck.Checked checked) {
    var proved = room.proved(listing);
    return checked.needs().stream().map(TitleCheck.Finding::ground).filter(ground -> !PROVABLE.contains(ground) || !proved.contains(ground.code())).toList();
  }

  /** Puts a right on offer after a look into its history. */
  public Placed place(PlaceListing wish, Viewer viewer) {
    var bounds = bounds();
    if (wish.price().compareTo(bounds.least()) < 0 || wish.price().compareTo(bounds.most()) > 0) {
      return new Placed.BeyondReason(bounds.least(), bounds.most());
    }
    var checked = title.of(wish.rightNumber(), wish.disposal() ? Purpose.DISPOSAL : Purpose.LISTING, new Scope.PublicOnly(), wish.disposal() ? null : wish.seller());
    var right = checked.right();
    var forbidden = forbidden(checked, wish.way());
    if (right == null || !forbidden.isEmpty()) {
      return new Placed.Refused(checked, right == null ? List.of(Ground.UNKNOWN) : forbidden);
    }
    if (!wish.disposal() && !mayOffer(wish, right.id(), viewer)) {
      return new Placed.NotYours();
    }
    try {
      return Objects.requireNonNull(transaction.execute(status -> insert(wish, checked, viewer)));
    } catch (DuplicateKeyException twice) {
      return new Placed.OnOffer(listings.standing(right.id(), wish.way()).orElse(""));
    }
  }

  private Placed insert(PlaceListing wish, TitleCheck.Checked checked, Viewer viewer) {
    var right = Objects.requireNonNull(checked.right());
    var standing = listings.standing(right.id(), wish.way());
    if (standing.isPresent()) {
      return new Placed.OnOffer(standing.get());
    }
    var needs = checked.needs();
    var listing = listings.insert(wish, right, needs.isEmpty() ? State.OPEN : State.HELD, needs.isEmpty() ? "" : needs.getFirst().ground().code(), viewer.actor(), clock.instant(), LocalDate.now(clock));
    wrote(viewer.actor(), "operation.listed", listing, wish.way().code() + " " + wish.sale().code() + " " + wish.price() + " " + listing.state().code());
    return new Placed.Listed(listing);
  }

  private boolean mayOffer(PlaceListing wish, long right, Viewer viewer) {
    var body = viewer.bodyId();
    var broker = wish.broker();
    if (body == null || wish.seller() == null) {
      return false;
    }
    return broker == null ? body.equals(wish.seller()) : broker.equals(body) && brokers.order(body, right, "seller").filter(order -> Long.valueOf(order.clientBody()).equals(wish.seller())).isPresent();
  }

  private void wrote(String actor, String act, Listing listing, String content) {
    ledger.append(new Act(actor, act, "listing:" + listing.number(), listing.rightNumber() + " " + content));
  }

  /** A held listing goes out when nothing is missing any more; what is still missing otherwise. */
  public List<Ground> publish(String number, Viewer viewer) {
    return Objects.requireNonNull(transaction.execute(status -> {
      var listing = listings.lock(number).filter(one -> one.state() == State.HELD && isSide(one, viewer));
      if (listing.isEmpty()) {
        return List.<Ground>of();
      }
      var checked = check(listing.get());
      var lacking = new ArrayList<>(forbidden(checked, listing.get().way()));
      lacking.addAll(missing(listing.get(), checked));
      if (lacking.isEmpty() && listings.move(listing.get(), State.OPEN, "", null)) {
        listings.refresh(listing.get(), LocalDate.now(clock));
        wrote(viewer.actor(), "operation.listing-opened", listing.get(), "");
      }
      return lacking;
    }));
  }

  /** The seller says that it still stands. */
  public boolean refresh(String number, Viewer viewer) {
    return Boolean.TRUE.equals(transaction.execute(status -> listings.lock(number).filter(one -> one.state().standing() && isSide(one, viewer)).map(listing -> {
      listings.refresh(listing, LocalDate.now(clock));
      wrote(viewer.actor(), "operation.listing-confirmed", listing, "");
      return true;
    }).orElse(false)));
  }

  /** Takes it off; not while somebody's offer is accepted, that case has to end first. */
  public boolean withdraw(String number, String reason, Viewer viewer) {
    return Boolean.TRUE.equals(transaction.execute(status -> listings.lock(number).filter(one -> (one.state() == State.OPEN || one.state() == State.HELD) && (isSide(one, viewer) || viewer.handlesCityData()))
        .filter(listing -> listings.move(listing, State.WITHDRAWN, reason, null)).map(listing -> {
          wrote(viewer.actor(), "operation.listing-withdrawn", listing, reason);
          return true;
        }).orElse(false)));
  }

  /** Records a sale that was made elsewhere, such as by a court's auction. */
  public boolean sold(String number, Money price, LocalDate day, Viewer viewer) {
    return Boolean.TRUE.equals(transaction.execute(status -> listings.lock(number).filter(one -> one.state() == State.OPEN && (isSide(one, viewer) || viewer.handlesCityData()))
        .filter(listing -> listings.move(listing, State.SOLD, "", null)).map(listing -> {
          deals.signed(listing, "elsewhere-" + listing.number(), price, day, 0);
          deals.settled("elsewhere-" + listing.number(), day);
          wrote(viewer.actor(), "operation.listing-sold", listing, price + " " + day);
          events.publishEvent(new RightSold(listing.number(), "", listing.right(), listing.rightNumber(), listing.way(), listing.disposal(), price, day));
          return true;
        }).orElse(false)));
  }

  /** Takes a listing off that no longer fits the history of its right, or holds it until something is brought; tells its side. Found by the daily run and before every deal. */
  boolean follow(Listing listing) {
    var checked = check(listing);
    var forbidden = forbidden(checked, listing.way());
    var lacking = missing(listing, checked);
    if (!forbidden.isEmpty()) {
      return leave(listing, State.LEFT, forbidden.getFirst().code());
    }
    if (!lacking.isEmpty() && listing.state() == State.OPEN) {
      return leave(listing, State.HELD, lacking.getFirst().code());
    }
    int days = rulebook.rule("operation.market.stale-days", LocalDate.now(clock)).asInt();
    return listing.refreshed().plusDays(days).isBefore(LocalDate.now(clock)) && leave(listing, State.LEFT, "stale");
  }

  boolean leave(Listing listing, State to, String reason) {
    return Boolean.TRUE.equals(transaction.execute(status -> {
      var moved = listings.move(listing, to, reason, null);
      if (moved) {
        wrote("system", to == State.HELD ? "operation.listing-held" : "operation.listing-left", listing, reason);
        notices.tell(listing.listedBy(), to == State.HELD ? "operation.notice.held" : "operation.notice.left", "/listings/" + listing.number(), listing.title(), "operation.left." + reason);
      }
      return moved;
    }));
  }

  /** A round ended without a deal: the next one at the lower price, or the end. */
  void nextRound(Listing listing, java.time.Duration length) {
    if (listing.round() >= listing.rounds()) {
      leave(listing, State.LEFT, "no-taker");
      return;
    }
    transaction.executeWithoutResult(status -> {
      var price = listing.price().percent(BigDecimal.valueOf(100 - listing.cut()));
      listings.close(listing, clock.instant().plus(length), listing.round() + 1, price.yuan());
      wrote("system", "operation.listing-next-round", listing, (listing.round() + 1) + " " + price);
      notices.tell(listing.listedBy(), "operation.notice.round", "/listings/" + listing.number(), listing.title(), Integer.toString(listing.round() + 1), price.toString());
    });
  }
}
