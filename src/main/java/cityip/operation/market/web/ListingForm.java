package cityip.operation.market.web;

import cityip.kernel.Money;
import cityip.kernel.Reading;
import cityip.operation.market.Listing.Sale;
import cityip.operation.market.Listing.Way;
import cityip.operation.market.Market;
import cityip.operation.market.PlaceListing;
import cityip.shell.Words;
import java.math.BigDecimal;
import java.text.Normalizer;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads what somebody typed to put a right on offer: a command, or a sentence at each field that says what would be right. */
final class ListingForm {

  private static final ZoneId CITY_TIME = ZoneId.of("Asia/Shanghai");
  private static final int LONGEST = 2_000;

  private final Map<String, String> typed;
  private final Market.Bounds bounds;
  private final Instant now;
  private final Map<String, String> problems = new LinkedHashMap<>();

  ListingForm(Map<String, String> typed, Market.Bounds bounds, Instant now) {
    this.typed = typed;
    this.bounds = bounds;
    this.now = now;
  }

  Map<String, String> problems() {
    return problems;
  }

  /** Null when there are problems. */
  @Nullable PlaceListing read(long seller, String sellerName, @Nullable Long broker) {
    var number = text("number", 60);
    var way = Way.of(typed("way"));
    var sale = Sale.of(typed("sale"));
    if (way.isEmpty()) {
      problems.put("way", Words.t("casework.problem.choose"));
    }
    if (sale.isEmpty()) {
      problems.put("sale", Words.t("casework.problem.choose"));
    }
    var price = money("price", bounds.least(), true);
    var bids = sale.filter(Sale::bids).isPresent();
    var step = sale.filter(one -> one == Sale.AUCTION).isPresent() ? money("step", bounds.least(), true) : null;
    var closes = bids ? moment() : null;
    var scene = text("scene", LONGEST);
    var teaser = text("teaser", LONGEST);
    var maturity = maturity();
    var cost = typed("cost").isBlank() ? Money.ZERO : money("cost", Money.ZERO, false);
    if (!problems.isEmpty() || price == null || cost == null || way.isEmpty() || sale.isEmpty()) {
      return null;
    }
    return new PlaceListing(false, number, seller, sellerName, broker, way.get(), sale.get(), price, step, closes, 1, 0, scene, maturity, cost, teaser,
        "yes".equals(typed("pay-later")) && way.get() == Way.ORDINARY);
  }

  private String typed(String field) {
    return typed.getOrDefault(field, "");
  }

  private String text(String field, int longest) {
    var text = typed(field).strip();
    if (text.isEmpty()) {
      problems.put(field, Words.t("casework.problem.missing"));
    } else if (text.length() > longest) {
      problems.put(field, Words.t("casework.problem.long", longest, text.length()));
    }
    return text;
  }

  private @Nullable Money money(String field, Money least, boolean needed) {
    var raw = typed(field).strip();
    if (raw.isEmpty()) {
      if (needed) {
        problems.put(field, Words.t("casework.problem.missing"));
      }
      return null;
    }
    if (!(Money.parse(raw) instanceof Reading.Read<Money> read)) {
      problems.put(field, Words.t("operation.need.money.unclear", raw));
      return null;
    }
    if (read.value().compareTo(least) < 0 || read.value().compareTo(bounds.most()) > 0) {
      problems.put(field, Words.t("operation.listing.price.range", Words.number(least.yuan()), Words.number(bounds.most().yuan())));
      return null;
    }
    return read.value();
  }

  private @Nullable Instant moment() {
    try {
      var moment = LocalDateTime.parse(typed("closes").strip()).atZone(CITY_TIME).toInstant();
      if (moment.isAfter(now.plusSeconds(600)) && moment.isBefore(now.plus(java.time.Duration.ofDays(180)))) {
        return moment;
      }
    } catch (DateTimeParseException unreadable) {
      // said below, as for a moment that is too near
    }
    problems.put("closes", Words.t("operation.listing.closes.needed"));
    return null;
  }

  private int maturity() {
    var raw = Normalizer.normalize(typed("maturity").strip(), Normalizer.Form.NFKC);
    if (raw.matches("[1-9]")) {
      return Integer.parseInt(raw);
    }
    problems.put("maturity", Words.t("operation.listing.maturity.needed"));
    return 1;
  }

  /** A whole number of yuan or null; for filters, where what cannot be read filters nothing. */
  static @Nullable Money filter(String raw) {
    return !raw.isBlank() && Money.parse(raw) instanceof Reading.Read<Money> read && read.value().yuan().compareTo(BigDecimal.ZERO) > 0 ? read.value() : null;
  }
}
