package cityip.finance.insurance;

import static cityip.casework.Desk.APPLICANT;
import static cityip.casework.Desk.OFFICER;
import static cityip.casework.Desk.OTHER_PARTY;
import static cityip.casework.Field.choice;
import static cityip.casework.Field.count;
import static cityip.casework.Field.creditCode;
import static cityip.casework.Field.day;
import static cityip.casework.Field.dayOfCase;
import static cityip.casework.Field.line;
import static cityip.casework.Field.money;
import static cityip.casework.Field.name;
import static cityip.casework.Field.text;
import static cityip.casework.Field.unit;
import static cityip.casework.Procedure.act;

import cityip.casework.CaseFile;
import cityip.casework.CaseInHand;
import cityip.casework.CaseSection;
import cityip.casework.Guard;
import cityip.casework.Procedure;
import cityip.casework.PartyRows.Row;
import cityip.shell.Words;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import tools.jackson.databind.JsonNode;

/** U8, insurance on rights: a firm asks an insurer, the policy stands, a loss is claimed under it. The city adds to the premium. */
@Configuration(proxyBeanMethods = false)
class InsuranceProcedures implements CaseSection {

  static final String POLICY = "ip-policy";
  static final String CLAIM = "ip-claim";
  private static final String LAW = "保险法第十七条、第二十三条、第五十五条";

  private final Policies policies;

  InsuranceProcedures(Policies policies) {
    this.policies = policies;
  }

  private static Guard guard(String name, java.util.function.Predicate<CaseInHand> holds) {
    return new Guard(name, LAW, holds);
  }

  private static boolean soundQuote(CaseInHand c) {
    var from = c.day("cover-from");
    var until = c.day("cover-until");
    return !c.amount("premium").isZero() && c.amount("premium").compareTo(c.amount("insured-amount")) < 0 && c.amount("deductible").compareTo(c.amount("insured-amount")) < 0 && c.number("cover-percent") >= 1
        && c.number("cover-percent") <= 100 && from.isPresent() && until.isPresent() && until.get().isAfter(from.get());
  }

  @Bean
  Procedure ipPolicy() {
    return Procedure.named(POLICY, 1, "finance.policy", "IP").openFile().basis("规划二(四)3；" + LAW).clock("quote", "finance.policy.quote").clock("accept", "finance.policy.accept").clock("term", "finance.policy.term")
        .state("asked", OTHER_PARTY, "quote").state("quoted", APPLICANT, "accept").state("in-force", OTHER_PARTY, "term").closed("refused", OTHER_PARTY, "refused").closed("not-taken", APPLICANT, "not-taken")
        .closed("expired", OTHER_PARTY, "expired").closed("cancelled", OTHER_PARTY, "cancelled").materials("identity", "right-certificate")
        .opens("asked", Set.of(APPLICANT), false, "subject", List.of(), line("subject").required(), unit("unit").required(), name("respondent").required(), creditCode("respondent-code"),
            choice("line", "enforcement", "infringement", "loss", "overseas", "loan", "liability", "gi", "filing").required(), line("rights"), money("insured-amount").required(), text("use").required())
        .act(act("quote").from("asked").to("quoted").by(OTHER_PARTY).asks(money("premium").required(), money("deductible").required(), count("cover-percent").required(), day("cover-from").required(),
            day("cover-until").required(), text("offer-terms")).when(guard("sound-quote", InsuranceProcedures::soundQuote)).stops("quote"))
        .act(act("refuse").from("asked").to("refused").by(OTHER_PARTY).asks(text("reason").required()))
        .act(act("accept").from("quoted").to("in-force").by(APPLICANT).stops("accept").sends("cover-note"))
        .act(act("decline").from("asked", "quoted").to("not-taken").by(APPLICANT).asks(text("reason")))
        .act(act("issue").from("in-force").by(OTHER_PARTY).asks(line("policy-number").required(), dayOfCase("issued-on").required()))
        .act(act("grant").from("in-force").by(OFFICER).asks(money("granted-premium").required())
            .when(new Guard("as-reckoned", "本市设定：保费补贴比例与上限（finance.insurance）", c -> policies.policy(c.number()).filter(row -> policies.subsidy(row).amount().compareTo(c.amount("granted-premium")) == 0).isPresent()),
                new Guard("issued", "本市设定：凭保单申请", c -> !c.fact("policy-number").isEmpty()), new Guard("once", "本市设定：每张保单补贴一次", c -> !c.did("grant"))).sends("grant-notice"))
        .act(act("expire").from("in-force").to("expired").by(OTHER_PARTY).when(guard("over", c -> c.day("cover-until").filter(until -> until.isBefore(c.today())).isPresent())))
        .act(act("cancel").from("in-force").to("cancelled").by(OTHER_PARTY, APPLICANT).asks(text("reason").required()))
        .end();
  }

  /** The policy stands, between the same two sides, and the loss happened while it did. */
  private boolean covered(CaseInHand c) {
    return policies.claim(c.number()).flatMap(claim -> policies.policy(c.fact("policy")).filter(policy -> sameSides(claim, policy) && policy.state().equals("in-force"))).isPresent();
  }

  private static boolean sameSides(Row claim, Row policy) {
    return claim.applicantBody() != 0 && claim.applicantBody() == policy.applicantBody() && claim.other().equals(policy.other());
  }

  private boolean inTerm(CaseInHand c) {
    return policies.policy(c.fact("policy")).filter(policy -> !policy.fact("cover-from").isEmpty()
        && c.day("event-day").filter(day -> day.toString().compareTo(policy.fact("cover-from")) >= 0 && day.toString().compareTo(policy.fact("cover-until")) <= 0).isPresent()).isPresent();
  }

  private boolean asReckoned(CaseInHand c) {
    return policies.claim(c.number()).flatMap(policies::payout).filter(reckoned -> reckoned.amount().compareTo(c.amount("payout")) == 0).isPresent();
  }

  @Bean
  Procedure ipClaim() {
    return Procedure.named(CLAIM, 1, "finance.claim", "IC").openFile().basis(LAW).clock("survey", "finance.claim.survey").clock("complete", "finance.claim.complete").clock("decide", "finance.claim.decide").clock("pay", "finance.claim.pay")
        .state("claimed", OTHER_PARTY, "survey").state("incomplete", APPLICANT, "complete").state("surveyed", OTHER_PARTY, "decide").state("decided", OTHER_PARTY, "pay").closed("paid", OTHER_PARTY, "paid")
        .closed("rejected", OTHER_PARTY, "rejected").closed("taken-back", APPLICANT, "taken-back").materials("identity", "evidence", "loss-statement")
        .opens("claimed", Set.of(APPLICANT), false, "subject", List.of(), line("subject").required(), unit("unit").required(), name("respondent").required(), creditCode("respondent-code"), line("policy").required(),
            day("event-day").required(), money("loss-amount").required(), text("facts").required(), line("source-case"))
        .act(act("ask-more").from("claimed").to("incomplete").by(OTHER_PARTY).asks(text("reason").required()).stops("survey"))
        .act(act("complete").from("incomplete").to("claimed").by(APPLICANT).asks(text("facts").required()).stops("complete"))
        .act(act("survey").from("claimed").to("surveyed").by(OTHER_PARTY).asks(money("verified-loss").required(), text("finding").required())
            .when(guard("covered", this::covered), guard("in-term", this::inTerm), guard("evidence", c -> c.evidence() > 0), guard("not-above-claim", c -> c.amount("verified-loss").compareTo(c.amount("loss-amount")) <= 0)).stops("survey"))
        .act(act("decide").from("surveyed").to("decided").by(OTHER_PARTY).asks(money("payout").required()).when(guard("as-reckoned", this::asReckoned)).stops("decide").sends("decision-notice"))
        .act(act("pay").from("decided").to("paid").by(OTHER_PARTY).asks(dayOfCase("paid-on").required()).stops("pay"))
        .act(act("reject").from("claimed", "surveyed").to("rejected").by(OTHER_PARTY).asks(text("reason").required()).sends("rejection"))
        .act(act("take-back").from("claimed", "incomplete", "surveyed").to("taken-back").by(APPLICANT).asks(text("reason")))
        .end();
  }

  @Override
  public boolean speaksOf(String procedure) {
    return procedure.equals(POLICY) || procedure.equals(CLAIM);
  }

  @Override
  public boolean alsoForParties() {
    return true;
  }

  @Override
  public List<Section> of(CaseFile file, Map<String, JsonNode> pinnedRules) {
    var number = file.summary().number();
    var policy = file.summary().procedure().equals(POLICY);
    var reckoned = policy ? policies.policy(number).filter(row -> !row.fact("premium").isEmpty()).map(policies::subsidy) : policies.claim(number).flatMap(policies::payout);
    var heads = List.of(Words.t("finance.reckoning.what"), Words.t("finance.reckoning.formula"), Words.t("finance.reckoning.amount"));
    return reckoned.map(one -> List.of(new Section(Words.t(policy ? "finance.policy.reckoning" : "finance.claim.reckoning"), one.source(), heads,
        List.of(List.of(Words.t(policy ? "finance.policy.field.granted-premium" : "finance.claim.field.payout"), one.says(), Words.number(one.amount().yuan()))), List.of("good"),
        policy ? "" : "/finance/claims/" + number + "/evidence", policy ? "" : Words.t("finance.claim.bring")))).orElse(List.of());
  }
}
