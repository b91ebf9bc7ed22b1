package cityip.operation.market;

import cityip.casework.CaseFile;
import cityip.casework.CaseSection;
import cityip.kernel.Money;
import cityip.rulebook.Rulebook;
import cityip.shell.Words;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/** What a deal's page shows beside its table: how the right stands now, what is paid when, what brokers and inventors get with the formula. */
@Component
class DealSections implements CaseSection {

  private final Listings listings;
  private final Market market;
  private final Brokers brokers;
  private final Rulebook rulebook;
  private final Clock clock;

  DealSections(Listings listings, Market market, Brokers brokers, Rulebook rulebook, Clock clock) {
    this.listings = listings;
    this.market = market;
    this.brokers = brokers;
    this.rulebook = rulebook;
    this.clock = clock;
  }

  @Override
  public boolean speaksOf(String procedure) {
    return procedure.equals(DealProcedure.CODE);
  }

  @Override
  public boolean alsoForParties() {
    return true;
  }

  @Override
  public List<Section> of(CaseFile file, Map<String, JsonNode> pinnedRules) {
    var facts = file.facts();
    var sections = new ArrayList<Section>();
    listings.find(facts.getOrDefault("listing", "")).ifPresent(listing -> sections.add(standing(listing, file)));
    if (facts.containsKey("first-amount")) {
      sections.add(milestones(facts));
    }
    var orders = brokers.ofRight(facts.getOrDefault("right-number", ""));
    if (!orders.isEmpty()) {
      sections.add(fees(orders, money(facts, "price")));
    }
    if (facts.containsKey("deal-costs")) {
      sections.add(shares(facts));
    }
    return sections;
  }

  private static Money money(Map<String, String> facts, String name) {
    var amount = facts.getOrDefault(name, "");
    return amount.isEmpty() ? Money.ZERO : new Money(new BigDecimal(amount));
  }

  private static String yuan(Money money) {
    return Words.number(money.yuan().stripTrailingZeros().scale() <= 0 ? money.yuan().setScale(0, java.math.RoundingMode.UNNECESSARY) : money.yuan());
  }

  private Section standing(Listing listing, CaseFile file) {
    var checked = market.check(listing);
    var lost = listing.deal() != null && !file.summary().number().equals(listing.deal()) && file.summary().open();
    var lead = lost ? Words.t("operation.deal.gone") : Words.t("operation.deal.standing", Words.day(checked.day()), Words.t("operation.listing.state." + listing.state().code()));
    var rows = checked.findings().stream().map(finding -> List.of(Words.t("operation.ground." + finding.ground().code()), finding.source(), Words.t("operation.weight." + finding.weight().name().toLowerCase(java.util.Locale.ROOT))))
        .toList();
    var tones = checked.findings().stream().map(finding -> switch (finding.weight()) {
      case FORBIDS -> "bad";
      case NEEDS -> "waiting";
      case TELLS -> "neutral";
    }).toList();
    return new Section(Words.t("operation.deal.listing"), lead, Stream.of("operation.finding.ground", "operation.finding.source", "operation.finding.weight").map(Words::t).toList(), rows, tones,
        "/listings/" + listing.number(), listing.number());
  }

  private Section milestones(Map<String, String> facts) {
    var rows = new ArrayList<List<String>>();
    var tones = new ArrayList<String>();
    for (var part : List.of("first", "second", "third")) {
      if (facts.containsKey(part + "-amount")) {
        var paid = facts.containsKey(part + "-paid");
        rows.add(List.of(facts.getOrDefault(part + "-when", "—"), yuan(money(facts, part + "-amount")), paid ? yuan(money(facts, part + "-paid")) + " · " + facts.getOrDefault(part + "-paid-on", "")
            : Words.t("operation.deal.unpaid")));
        tones.add(paid ? "good" : "waiting");
      }
    }
    var lead = Words.t("operation.deal.paid-of", yuan(DealProcedure.sum(facts, "-paid")), yuan(money(facts, "price")));
    return new Section(Words.t("operation.deal.milestones"), lead, Stream.of("when", "amount", "paid").map(word -> Words.t("operation.deal.milestone." + word)).toList(), rows, tones);
  }

  private Section fees(List<Brokers.Order> orders, Money price) {
    var rows = orders.stream().map(order -> List.of(order.brokerName(), Words.t("operation.broker.side." + order.side()) + " · " + order.client(),
        Words.t("operation.broker.formula", yuan(price), Words.number(order.feePercent()), yuan(Brokers.fee(price, order.feePercent()))))).toList();
    return new Section(Words.t("operation.brokers"), Words.t("operation.brokers.rule", Words.number(brokers.mostFee())), Stream.of("name", "side", "fee").map(word -> Words.t("operation.broker." + word)).toList(),
        rows, rows.stream().map(row -> "neutral").toList());
  }

  private Section shares(Map<String, String> facts) {
    var share = IncomeShare.of(money(facts, "price"), money(facts, "deal-costs"), rulebook.rule(IncomeShare.RULE, LocalDate.now(clock)));
    var rows = List.of(
        List.of(Words.t("operation.share.net"), Words.t("operation.share.net.formula", yuan(share.price()), yuan(share.costs())), yuan(share.net())),
        List.of(Words.t("operation.share.inventors"), Words.t("operation.share.inventors.formula", yuan(share.net()), Words.number(share.percent())), yuan(share.inventors())),
        List.of(Words.t("operation.share.given"), "yes".equals(facts.get("agreed-otherwise")) ? Words.t("operation.share.agreed") : "", yuan(money(facts, "inventors-amount"))));
    return new Section(Words.t("operation.share"), share.source(), Stream.of("operation.share.what", "operation.share.formula", "operation.share.yuan").map(Words::t).toList(), rows, List.of("neutral", "neutral", "neutral"));
  }
}
