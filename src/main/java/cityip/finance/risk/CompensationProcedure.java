package cityip.finance.risk;

import static cityip.casework.Desk.APPLICANT;
import static cityip.casework.Desk.LEADER;
import static cityip.casework.Desk.OFFICER;
import static cityip.casework.Desk.REVIEWER;
import static cityip.casework.Field.count;
import static cityip.casework.Field.dayOfCase;
import static cityip.casework.Field.line;
import static cityip.casework.Field.money;
import static cityip.casework.Field.text;
import static cityip.casework.Field.unit;
import static cityip.casework.Procedure.act;

import cityip.casework.CaseInHand;
import cityip.casework.Guard;
import cityip.casework.Procedure;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Set;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** U7, a bank's claim on the compensation fund: claimed, verified, reviewed by another hand, published, paid, and what is recovered later given back pro rata. */
@Configuration(proxyBeanMethods = false)
class CompensationProcedure {

  static final String CODE = "loan-compensation";
  private static final String PRACTICE = "山东做法：知识产权质押贷款风险补偿；现行本市标准不详";

  private final Compensation compensation;

  CompensationProcedure(Compensation compensation) {
    this.compensation = compensation;
  }

  private static Guard guard(String name, java.util.function.Predicate<CaseInHand> holds) {
    return new Guard(name, PRACTICE, holds);
  }

  private boolean ownDefault(CaseInHand c) {
    return compensation.find(c.number()).flatMap(row -> compensation.loan(c.fact("loan")).filter(loan -> loan.state().equals("defaulted") && loan.row().otherBody() == row.applicantBody())).isPresent();
  }

  private boolean overdueLong(CaseInHand c) {
    return compensation.loan(c.fact("loan")).map(loan -> loan.day("overdue-since")).filter(since -> ChronoUnit.DAYS.between(since, c.today()) > compensation.rule().path("overdue-days").asInt()).isPresent();
  }

  private boolean withinPrincipal(CaseInHand c) {
    var loss = c.fact("verified-loss").isEmpty() ? c.amount("loss-principal") : c.amount("verified-loss");
    return !loss.isZero() && compensation.loan(c.fact("loan")).filter(loan -> loss.compareTo(loan.outstanding()) <= 0).isPresent();
  }

  private boolean publishedLong(CaseInHand c) {
    return c.hands().reversed().stream().filter(hand -> hand.act().equals("publish")).findFirst()
        .filter(hand -> ChronoUnit.DAYS.between(hand.day(), c.today()) >= compensation.rule().path("publicity-days").asInt()).isPresent();
  }

  private boolean asReckoned(CaseInHand c) {
    return compensation.find(c.number()).filter(row -> compensation.of(row).amount().compareTo(c.amount("paid-amount")) == 0 && !c.amount("paid-amount").isZero()).isPresent();
  }

  private boolean notStopped(CaseInHand c) {
    return compensation.find(c.number()).filter(row -> !compensation.stopped(row.applicantBody())).isPresent();
  }

  @Bean
  Procedure loanCompensation() {
    var table = Procedure.named(CODE, 1, "finance.compensation", "LC").basis("规划二(四)3；" + PRACTICE);
    for (var clock : List.of("verify", "review", "publicity", "pay", "recover")) {
      table.clock(clock, "finance.compensation." + clock);
    }
    return table.state("claimed", OFFICER, "verify").state("verified", REVIEWER, "review").state("published", OFFICER, "publicity").state("payable", LEADER, "pay").state("paid", APPLICANT, "recover")
        .closed("settled", OFFICER, "settled").closed("rejected", OFFICER, "rejected").closed("taken-back", APPLICANT, "taken-back")
        .materials("main-contract", "registration", "dunning", "loss-statement")
        .opens("claimed", Set.of(APPLICANT), false, "subject", List.of(), line("subject").required(), unit("unit").required(), line("loan").required(), money("loss-principal").required(),
            count("rights-part").required(), text("facts").required())
        .act(act("verify").from("claimed").to("verified").by(OFFICER).asks(money("verified-loss").required(), text("finding").required())
            .when(guard("own-default", this::ownDefault), guard("overdue-long", this::overdueLong), guard("within-principal", this::withinPrincipal), guard("part-sound", c -> c.number("rights-part") >= 1 && c.number("rights-part") <= 100),
                guard("evidence", c -> c.evidence() > 0), guard("not-twice", c -> !compensation.claimedBefore(c.fact("loan"), c.number())), guard("not-stopped", this::notStopped)).stops("verify"))
        .act(act("reject").from("claimed", "verified", "published").to("rejected").by(OFFICER, REVIEWER, LEADER).asks(text("reason").required()).sends("rejection"))
        .act(act("take-back").from("claimed", "verified").to("taken-back").by(APPLICANT).asks(text("reason")))
        .act(act("send-back").from("verified").to("claimed").by(REVIEWER).asks(text("reason").required()))
        .act(act("publish").from("verified").to("published").by(REVIEWER).asks(text("opinion").required()).notByTheHandOf("verify").stops("review").publishes())
        .act(act("object").from("published").by(OFFICER).asks(text("objection").required()))
        .act(act("close-publicity").from("published").to("payable").by(OFFICER).when(guard("published-long", this::publishedLong)).stops("publicity"))
        .act(act("pay").from("payable").to("paid").by(LEADER).asks(money("paid-amount").required(), dayOfCase("paid-on").required())
            .when(guard("as-reckoned", this::asReckoned), guard("not-stopped", this::notStopped)).notByTheHandOf("verify").stops("pay").sends("payment-notice"))
        .act(act("recovered").from("paid").by(APPLICANT).asks(money("recovered-amount").required(), dayOfCase("recovered-on").required())
            .when(guard("recovered-sound", c -> compensation.loan(c.fact("loan")).filter(loan -> c.amount("recovered-amount").compareTo(loan.amount("drawn-amount")) <= 0).isPresent())))
        .act(act("settle").from("paid").to("settled").by(OFFICER).asks(text("finding").required()))
        .end();
  }
}
