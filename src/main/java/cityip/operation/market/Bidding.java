package cityip.operation.market;

import cityip.casework.ActResult;
import cityip.casework.Casework;
import cityip.casework.OpenCase;
import cityip.casework.Seal;
import cityip.kernel.Money;
import cityip.ledger.Act;
import cityip.ledger.Ledger;
import cityip.operation.Notices;
import cityip.operation.market.Listing.Sale;
import cityip.operation.market.Listing.State;
import cityip.party.PartyRegister;
import cityip.rulebook.Rulebook;
import cityip.shell.Role;
import cityip.shell.Viewer;
import java.math.BigDecimal;
import java.security.SecureRandom;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;

/**
 * Auctions and sealed bids. A bid of an auction has to rise by the step, and one in the last minutes puts the end off; a sealed bid is encrypted and only its
 * hash is seen until the moment at which all are opened together.
 */
@Component
public class Bidding {

  private final JdbcClient db;
  private final Listings listings;
  private final Seal seal;
  private final Casework casework;
  private final PartyRegister parties;
  private final Notices notices;
  private final Rulebook rulebook;
  private final Ledger ledger;
  private final TransactionTemplate transaction;
  private final Clock clock;
  private final SecureRandom random = new SecureRandom();

  Bidding(JdbcClient db, Listings listings, Seal seal, Casework casework, PartyRegister parties, Notices notices, Rulebook rulebook, Ledger ledger, TransactionTemplate transaction, Clock clock) {
    this.db = db;
    this.listings = listings;
    this.seal = seal;
    this.casework = casework;
    this.parties = parties;
    this.notices = notices;
    this.rulebook = rulebook;
    this.ledger = ledger;
    this.transaction = transaction;
    this.clock = clock;
  }

  /** @param amount null while it is sealed; {@code opened} what was under the seal, once it is open */
  public record Bid(long id, long body, String bodyName, String account, @Nullable Money amount, @Nullable String hash, @Nullable String opened, Instant at) {}

  /** What became of a bid. */
  public sealed interface Outcome {
    record Standing(Bid bid, Instant closes) implements Outcome {}

    record TooLow(Money least) implements Outcome {}

    record TooHigh(Money most) implements Outcome {}

    record Over() implements Outcome {}

    /** One's own right, or nobody's body. */
    record NotYours() implements Outcome {}
  }

  public List<Bid> bids(Listing listing) {
    return db.sql("select id, body_id, body, account, amount, hash, opened, at from operation_bid where listing_id = ? order by id").param(listing.id()).query(Bidding::bid).list();
  }

  private static Bid bid(ResultSet row, int n) throws SQLException {
    var amount = row.getBigDecimal("amount");
    return new Bid(row.getLong("id"), row.getLong("body_id"), row.getString("body"), row.getString("account"), amount == null ? null : new Money(amount), row.getString("hash"), row.getString("opened"),
        row.getTimestamp("at").toInstant());
  }

  /** The least a bid must be now. */
  public Money least(Listing listing) {
    var step = listing.step();
    return listing.sale() == Sale.SEALED ? listing.price() : highest(bids(listing)).map(Bid::amount).map(amount -> step == null ? amount.plus(Money.ofYuan(1)) : amount.plus(step)).orElse(listing.price());
  }

  /** The highest, of equals the earliest; of a body only its last sealed one counts. */
  private static Optional<Bid> highest(List<Bid> bids) {
    var last = new HashMap<Long, Bid>();
    bids.stream().filter(bid -> bid.amount() != null).forEach(bid -> last.put(bid.body(), bid));
    return last.values().stream().max(Comparator.comparing((Bid bid) -> Objects.requireNonNull(bid.amount())).thenComparing(Bid::id, Comparator.reverseOrder()));
  }

  /** Bids for the viewer's body, under the lock of the listing. */
  public Outcome bid(String number, Money amount, Viewer viewer) {
    return Objects.requireNonNull(transaction.execute(status -> {
      var found = listings.lock(number).filter(one -> one.state() == State.OPEN && one.sale().bids());
      var closes = found.map(Listing::closes).orElse(null);
      if (found.isEmpty() || closes == null || !clock.instant().isBefore(closes)) {
        return new Outcome.Over();
      }
      var body = viewer.bodyId();
      if (body == null || DataRoom.isSide(found.get(), viewer) || sameBody(found.get().seller(), body)) {
        return new Outcome.NotYours();
      }
      var least = least(found.get());
      var most = new Money(rule("operation.market.price").get("most").decimalValue());
      if (amount.compareTo(least) < 0) {
        return new Outcome.TooLow(least);
      }
      return amount.compareTo(most) > 0 ? new Outcome.TooHigh(most) : insert(found.get(), body, amount, closes, viewer);
    }));
  }

  private boolean sameBody(@Nullable Long seller, long body) {
    return seller != null && parties.standingFor(List.of(seller, body)).values().stream().map(cityip.party.Body::id).distinct().count() == 1;
  }

  private JsonNode rule(String key) {
    return rulebook.rule(key, LocalDate.now(clock)).value();
  }

  private Outcome insert(Listing listing, long body, Money amount, Instant closes, Viewer viewer) {
    var sealed = listing.sale() == Sale.SEALED;
    var chance = new byte[16];
    random.nextBytes(chance);
    var words = amount.yuan().toPlainString() + " " + HexFormat.of().formatHex(chance);
    var hash = hash(listing, body, words);
    var name = parties.find(body).map(cityip.party.Body::name).orElse(viewer.displayName());
    var bid = db.sql("insert into operation_bid (listing_id, body_id, body, account, amount, sealed, hash, at) values (:listing, :body, :name, :who, :amount::numeric, :sealed::bytea, :hash, :now) returning *")
        .param("listing", listing.id()).param("body", body).param("name", name).param("who", viewer.username()).param("amount", sealed ? null : amount.yuan())
        .param("sealed", sealed ? seal.close(words) : null).param("hash", sealed ? hash : null).param("now", Timestamp.from(clock.instant())).query(Bidding::bid).single();
    var end = sealed ? closes : later(listing, closes);
    ledger.append(new Act(viewer.actor(), "operation.bid", "listing:" + listing.number(), sealed ? hash : amount.toString()));
    return new Outcome.Standing(bid, end);
  }

  /** Anybody can count it again when the bids are open. */
  static String hash(Listing listing, long body, String words) {
    return DataRoom.sha256(listing.number() + " " + body + " " + words);
  }

  /** Who bids at the last moment gives the others time to answer. */
  private Instant later(Listing listing, Instant closes) {
    var extension = Duration.ofMinutes(rule("operation.market.auction").get("extension-minutes").asInt());
    var end = clock.instant().plus(extension);
    if (!end.isAfter(closes)) {
      return closes;
    }
    listings.close(listing, end, listing.round(), listing.price().yuan());
    return end;
  }

  /** Ends what is over: seals are opened, the highest bid gets the deal, or the next round begins; every outcome is told. */
  void close(Listing seen, Market market) {
    transaction.executeWithoutResult(status -> {
      var listing = listings.lock(seen.number()).filter(one -> one.state() == State.OPEN && one.closes() != null && !Objects.requireNonNull(one.closes()).isAfter(clock.instant())).orElse(null);
      if (listing == null) {
        return;
      }
      if (listing.sale() == Sale.SEALED) {
        open(listing);
      }
      var bids = bids(listing);
      var best = listing.sale().bids() ? highest(bids) : Optional.<Bid>empty();
      if (best.isPresent()) {
        won(listing, best.get(), bids);
      } else {
        market.nextRound(listing, length(listing));
      }
    });
  }

  /** Every round lasts as long as the first, and a day at least. */
  private static Duration length(Listing listing) {
    var whole = Duration.between(listing.listed(), Objects.requireNonNull(listing.closes())).dividedBy(listing.round());
    return whole.compareTo(Duration.ofDays(1)) < 0 ? Duration.ofDays(1) : whole;
  }

  private void open(Listing listing) {
    record Closed(long id, byte[] sealed) {}
    for (var closed : db.sql("select id, sealed from operation_bid where listing_id = ? and amount is null").param(listing.id()).query((row, n) -> new Closed(row.getLong(1), row.getBytes(2))).list()) {
      var words = seal.open(closed.sealed());
      db.sql("update operation_bid set amount = ?, opened = ? where id = ?").params(new BigDecimal(words.split(" ")[0]), words, closed.id()).update();
    }
    ledger.append(new Act("system", "operation.bids-opened", "listing:" + listing.number(), bids(listing).toString()));
  }

  /** The winner's offer becomes a case of its own, in which the seller confirms it and both sign. */
  private void won(Listing listing, Bid best, List<Bid> bids) {
    var winner = new Viewer(0L, best.account(), best.bodyName(), Role.BODY_MEMBER, null, best.body());
    var form = new HashMap<String, String>();
    form.put("subject", listing.title());
    form.put("unit", listing.unit());
    form.put("listing", listing.number());
    form.put("right-number", listing.rightNumber());
    form.put("respondent", listing.sellerName());
    form.put("way", listing.way().code());
    form.put("price", Objects.requireNonNull(best.amount()).toString());
    form.put("terms", cityip.shell.Words.in(java.util.Locale.SIMPLIFIED_CHINESE, "operation.bid.terms", listing.number()));
    var opened = casework.open(new OpenCase(DealProcedure.CODE, form, "bid-" + best.id(), null), winner);
    if (!(opened instanceof ActResult.Done done)) {
      throw new IllegalStateException("The bid " + best.id() + " of " + listing.number() + " could not become a case: " + opened + " (IP-OPER-001)");
    }
    listings.move(listing, State.TAKEN, "", done.number());
    ledger.append(new Act("system", "operation.bid-won", "listing:" + listing.number(), best.id() + " " + best.amount()));
    notices.tell(best.account(), "operation.notice.won", "/cases/" + done.number(), listing.title());
    notices.tell(listing.listedBy(), "operation.notice.bid-closed", "/cases/" + done.number(), listing.title(), best.bodyName(), best.amount().toString());
    new ArrayList<>(bids).stream().map(Bid::account).distinct().filter(account -> !account.equals(best.account()))
        .forEach(account -> notices.tell(account, "operation.notice.outbid", "/listings/" + listing.number(), listing.title()));
  }
}
