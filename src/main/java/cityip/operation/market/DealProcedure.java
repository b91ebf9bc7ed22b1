package cityip.operation.market;

import static cityip.casework.Desk.APPLICANT;
import static cityip.casework.Desk.OFFICER;
import static cityip.casework.Desk.OTHER_PARTY;
import static cityip.casework.Desk.SYSTEM;
import static cityip.casework.Field.choice;
import static cityip.casework.Field.count;
import static cityip.casework.Field.creditCode;
import static cityip.casework.Field.day;
import static cityip.casework.Field.dayOfCase;
import static cityip.casework.Field.line;
import static cityip.casework.Field.money;
import static cityip.casework.Field.name;
import static cityip.casework.Field.phone;
import static cityip.casework.Field.text;
import static cityip.casework.Field.unit;
import static cityip.casework.Field.yes;
import static cityip.casework.Procedure.act;

import cityip.casework.CaseInHand;
import cityip.casework.Field;
import cityip.casework.Guard;
import cityip.casework.Procedure;
import cityip.casework.ProcedureWriting.Row;
import cityip.kernel.Money;
import cityip.operation.market.Listing.State;
import cityip.operation.market.Listing.Way;
import cityip.rulebook.Rulebook;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** U1, a deal: the offer and its answers, the contract, the record at the office, what is paid when, and what the inventors get. The applicant takes, the other side gives. */
@Configuration(proxyBeanMethods = false)
class DealProcedure {

  static final String CODE = "market-deal";
  static final String LATER = "pay-later";
  private static final List<String> PARTS = List.of("first", "second", "third");

  private final Listings listings;
  private final Market market;
  private final Rulebook rulebook;

  DealProcedure(Listings listings, Market market, Rulebook rulebook) {
    this.listings = listings;
    this.market = market;
    this.rulebook = rulebook;
  }

  static boolean alone(Way way) {
    return way != Way.ORDINARY;
  }

  /** Holds the row of the listing: of two who accept at the same time the second sees what the first did. */
  private boolean free(CaseInHand c) {
    return listings.lock(c.fact("listing")).filter(one -> one.sale().bids() ? one.state() == State.TAKEN && c.number().equals(one.deal()) : one.state() == State.OPEN).isPresent();
  }

  /** The right as its history shows it on the day of signing. */
  private boolean clear(CaseInHand c) {
    return listings.find(c.fact("listing")).filter(one -> {
      var checked = market.check(one);
      return checked.clear() && market.missing(one, checked).isEmpty();
    }).isPresent();
  }

  private boolean offered(CaseInHand c) {
    return listings.find(c.fact("listing")).filter(one -> one.rightNumber().equals(c.fact("right-number")) && one.sellerName().equals(c.parties().getLast()))
        .filter(one -> one.way().code().equals(c.fact("way")) || c.fact("way").equals(LATER) && one.payLater() && one.way() == Way.ORDINARY).isPresent();
  }

  private boolean reasonable(CaseInHand c) {
    var bounds = market.bounds();
    return c.amount("price").compareTo(bounds.least()) >= 0 && c.amount("price").compareTo(bounds.most()) <= 0;
  }

  static Money sum(java.util.Map<String, String> facts, String what) {
    return PARTS.stream().map(part -> Optional.ofNullable(facts.get(part + what)).filter(amount -> !amount.isEmpty()).map(amount -> new Money(new java.math.BigDecimal(amount))).orElse(Money.ZERO))
        .reduce(Money.ZERO, Money::plus);
  }

  private boolean shared(CaseInHand c) {
    var rule = rulebook.rule(IncomeShare.RULE, c.today());
    return c.amount("inventors-amount").compareTo(IncomeShare.of(c.amount("price"), c.amount("deal-costs"), rule).inventors()) >= 0 || c.yes("agreed-otherwise");
  }

  private static Field[] contract(boolean licence) {
    var fields = new java.util.ArrayList<Field>(List.of(line("contract-number").required(), dayOfCase("signed-on").required()));
    if (licence) {
      fields.addAll(List.of(day("licence-from").required(), day("licence-until").required(), line("territory").required(), text("field-of-use")));
    }
    fields.addAll(List.of(choice("improvements", "maker", "shared", "owner").required(), text("know-how"), yes("confidential").required(),
        choice("disputes", "court", "arbitration", "mediation-first").required(), line("first-when").required(), money("first-amount").required(), line("second-when"), money("second-amount"),
        line("third-when"), money("third-amount")));
    return fields.toArray(Field[]::new);
  }

  private static Row sign(String way, boolean licence, String to) {
    return act("sign-" + way).from("agreed").to(to).by(OTHER_PARTY).onlyWhere("way", way).asks(contract(licence)).stops("sign").publishes().sends("contract-" + way);
  }

  private static Row pay(String part, String... from) {
    return act("pay-" + part).from(from).by(APPLICANT).asks(money(part + "-paid").required(), dayOfCase(part + "-paid-on").required(), line(part + "-reference")).publishes();
  }

  @Bean
  Procedure marketDeal() {
    var offered = new Guard("offered", "本市运营平台交易规则（按上架的权利、方式和权利人成交）", this::offered);
    var free = new Guard("free", "民法典第四百八十三条（承诺生效时合同成立）；先承诺者成交", this::free);
    var reasonable = new Guard("reasonable", "本市运营平台交易规则（价格范围）", this::reasonable);
    var clear = new Guard("clear", "专利法第十条、第十四条；民法典第四百四十四条", this::clear);
    var others = new Guard("others", "本市运营平台交易规则（不得与自己成交）", c -> c.parties().stream().distinct().count() == c.parties().size());
    var whole = new Guard("milestones", "合同约定的付款期次合计等于价款", c -> sum(c.facts(), "-amount").compareTo(c.amount("price")) == 0);
    var term = new Guard("term", "专利法第十二条（许可期限）", c -> c.day("licence-from").flatMap(from -> c.day("licence-until").filter(until -> until.isAfter(from))).isPresent());
    var paid = new Guard("paid", "合同约定的付款期次", c -> sum(c.facts(), "-paid").compareTo(c.amount("price")) >= 0);
    var shared = new Guard("shared", "促进科技成果转化法第四十四条、第四十五条；专利法第十五条", this::shared);
    return Procedure.named(CODE, 1, "operation.deal", "MD").basis("专利法第十条、第十二条；专利法实施细则第十五条；民法典第八百六十二条至第八百七十七条；促进科技成果转化法第四十五条")
        .clock("answer", "operation.market.answer").clock("sign", "operation.market.sign").clock("trial", "operation.market.trial").clock("record", "operation.market.record")
        .clock("register", "operation.market.register").clock("settle", "operation.market.settle")
        .state("offered", OTHER_PARTY, "answer").state("countered", APPLICANT, "answer").state("agreed", OTHER_PARTY, "sign").state("trial", APPLICANT, "trial")
        .state("recording", OTHER_PARTY, "record").state("registering", OTHER_PARTY, "register").state("performing", OTHER_PARTY, "settle")
        .closed("settled", OFFICER, "settled").closed("refused", APPLICANT, "refused").closed("taken-back", APPLICANT, "taken-back").closed("lapsed", APPLICANT, "lapsed")
        .closed("rescinded", APPLICANT, "rescinded").closed("handed-back", APPLICANT, "handed-back")
        .materials("identity", "contract").pins("operation.market.price")
        .opens("offered", Set.of(APPLICANT), false, "subject", List.of(), line("subject").required(), unit("unit").required(), line("listing").required(), line("right-number").required(),
            name("respondent").required(), creditCode("respondent-code"), choice("way", "transfer", "exclusive", "sole", "ordinary", LATER).required(), money("price").required(), count("years"),
            text("terms").required(), text("use"), name("contact").sealed(), phone("contact-phone").sealed())
        .act(act("counter").from("offered").to("countered").by(OTHER_PARTY).asks(money("price").required(), text("terms").required()).when(offered, reasonable).stops("answer").publishes())
        .act(act("counter-back").from("countered").to("offered").by(APPLICANT).asks(money("price").required(), text("terms").required()).when(offered, reasonable).stops("answer").publishes())
        .act(act("accept").from("offered").to("agreed").by(OTHER_PARTY).asks(yes("confirmed").required()).when(others, offered, reasonable, free, clear).stops("answer").sends("agreement"))
        .act(act("accept-counter").from("countered").to("agreed").by(APPLICANT).asks(yes("confirmed").required()).when(others, offered, reasonable, free, clear).stops("answer").sends("agreement"))
        .act(act("refuse").from("offered").to("refused").by(OTHER_PARTY).asks(text("reason").required()).publishes())
        .act(act("take-back").from("offered", "countered").to("taken-back").by(APPLICANT).asks(text("reason")).publishes())
        .act(act("not-answered").from("offered", "countered").to("lapsed").by(SYSTEM).whenDue("answer"))
        .act(sign("transfer", false, "registering").when(clear, whole))
        .act(sign("exclusive", true, "recording").when(clear, whole, term))
        .act(sign("sole", true, "recording").when(clear, whole, term))
        .act(sign("ordinary", true, "recording").when(clear, whole, term))
        .act(sign(LATER, true, "trial").when(clear, whole, term))
        .act(act("keep").from("trial").to("recording").by(APPLICANT).asks(text("use-report").required()).stops("trial").publishes().sends("keep-notice"))
        .act(act("hand-back").from("trial").to("handed-back").by(APPLICANT).asks(text("reason").required()).publishes().sends("hand-back-notice"))
        .act(act("trial-over").from("trial").to("handed-back").by(SYSTEM).whenDue("trial"))
        .act(pay("first", "recording", "registering", "performing")).act(pay("second", "recording", "registering", "performing")).act(pay("third", "recording", "registering", "performing"))
        .act(act("share-income").from("recording", "registering", "performing").by(OTHER_PARTY).asks(money("deal-costs").required(), money("inventors-amount").required(), yes("agreed-otherwise"),
            text("inventors").required().sealed()).when(shared).heardOnlyBy(OTHER_PARTY, OFFICER).publishes().gives("income-shares"))
        .act(act("recorded").from("recording").to("performing").by(OTHER_PARTY, APPLICANT).asks(line("record-number").required(), dayOfCase("recorded-on").required()).stops("record").publishes().sends("record-notice")
            .feeds("2.4.2"))
        .act(act("registered").from("registering").to("performing").by(OTHER_PARTY, APPLICANT).asks(line("record-number").required(), dayOfCase("recorded-on").required()).stops("register").publishes()
            .sends("record-notice").feeds("2.4.2"))
        .act(act("settle").from("performing").to("settled").by(OTHER_PARTY).asks(yes("received").required()).when(paid).stops("settle").sends("settlement"))
        .act(act("rescind").from("agreed", "recording", "registering", "performing").to("rescinded").by(OTHER_PARTY, APPLICANT).asks(text("reason").required()).publishes().sends("rescission"))
        .end();
  }
}
