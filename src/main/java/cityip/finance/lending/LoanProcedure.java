package cityip.finance.lending;

import static cityip.casework.Desk.APPLICANT;
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
import static cityip.casework.Field.text;
import static cityip.casework.Field.unit;
import static cityip.casework.Procedure.act;

import cityip.casework.CaseInHand;
import cityip.casework.Guard;
import cityip.casework.Procedure;
import cityip.casework.ProcedureWriting.Table;
import cityip.finance.risk.Collateral;
import cityip.shell.Scope;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Set;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** U6, one loan of one bank: from the need it was asked about to the pledge struck off, or to the loss. The firm asks, the bank answers. */
@Configuration(proxyBeanMethods = false)
class LoanProcedure {

  static final String CODE = "pledge-loan";
  private static final int MOST_RATE_BP = 3_600;
  private static final int MOST_MONTHS = 120;

  private final Collateral collateral;
  private final Loans loans;

  LoanProcedure(Collateral collateral, Loans loans) {
    this.collateral = collateral;
    this.loans = loans;
  }

  private static Guard guard(String name, String source, java.util.function.Predicate<CaseInHand> holds) {
    return new Guard(name, source, holds);
  }

  private static boolean soundOffer(CaseInHand c) {
    var fees = c.amount("appraisal-fee").plus(c.amount("guarantee-fee")).plus(c.amount("other-fee"));
    return !c.amount("offer-amount").isZero() && fees.compareTo(c.amount("offer-amount")) < 0 && c.number("rate-bp") >= 1 && c.number("rate-bp") <= MOST_RATE_BP && c.number("offer-months") >= 1
        && c.number("offer-months") <= MOST_MONTHS;
  }

  /** The firm asked several banks; it may sign with one. */
  private boolean onlyOne(CaseInHand c) {
    var mine = loans.find(c.number(), new Scope.WholeCity());
    return c.fact("need").isEmpty() || mine.isEmpty() || loans.forNeed(need(c), mine.get().row().applicantBody(), new Scope.WholeCity()).stream()
        .noneMatch(other -> !other.number().equals(c.number()) && (other.state().equals("chosen") || Loan.BOUND.contains(other.state()) || other.state().equals("repaid")));
  }

  private static long need(CaseInHand c) {
    return c.fact("need").matches("[0-9]{1,18}") ? Long.parseLong(c.fact("need")) : -1;
  }

  private boolean owned(CaseInHand c) {
    return loans.find(c.number(), new Scope.WholeCity()).filter(loan -> collateral.ownedBy(collateral.pieces(c.fact("rights")), loan.row().applicantBody())).isPresent();
  }

  /** The contract is in no other loan of this bank, and none of the rights is bound to another loan. */
  private boolean notTwice(CaseInHand c) {
    var rights = cityip.finance.RightList.of(c.fact("rights"));
    var bank = loans.find(c.number(), new Scope.WholeCity()).map(loan -> loan.row().otherBody()).orElse(0L);
    return loans.in(Loan.BOUND, new Scope.WholeCity()).stream().filter(other -> !other.number().equals(c.number()))
        .noneMatch(other -> other.row().otherBody() == bank && other.row().fact("contract-number").equals(c.fact("contract-number")) || other.rights().stream().anyMatch(rights::contains));
  }

  private boolean withinNorm(CaseInHand c) {
    return c.amount("contract-amount").compareTo(Collateral.lendable(collateral.pieces(c.fact("rights")))) <= 0;
  }

  private boolean livesOn(CaseInHand c) {
    return c.day("loan-until").filter(until -> until.isAfter(c.today()) && collateral.pieces(c.fact("rights")).stream().allMatch(piece -> piece.livesUntil(until))).isPresent();
  }

  private Guard[] contractGuards() {
    return new Guard[] {
        guard("owned", "专利权质押登记办法（出质人须为登记簿记载的权利人）", this::owned),
        guard("free", "专利权质押登记办法（已终止、被宣告无效、中止、年费逾期的不予登记）", c -> collateral.pieces(c.fact("rights")).stream().allMatch(Collateral.Piece::free)),
        guard("not-pledged", "专利权质押登记办法（已经出质的不予登记）", c -> collateral.pieces(c.fact("rights")).stream().noneMatch(Collateral.Piece::pledged)),
        guard("valued", "本市设定：质物须有评估价值、基准日和评估机构，且在有效期内", c -> collateral.pieces(c.fact("rights")).stream().allMatch(Collateral.Piece::valued)),
        guard("second-appraisal", "本市设定：两次评估差距过大的须由另一机构再评", c -> collateral.pieces(c.fact("rights")).stream().allMatch(piece -> {
          var standing = piece.standing();
          return standing != null && !standing.second();
        })),
        guard("within-norm", "本市设定：质押率上限（finance.loan-to-value）", this::withinNorm),
        guard("lives-on", "专利权质押登记办法（债务期限不得超过专利权有效期）；专利法第四十二条", this::livesOn),
        guard("not-twice", "指标口径：同一笔贷款只登记一次", this::notTwice)};
  }

  @Bean
  Procedure pledgeLoan() {
    var table = Procedure.named(CODE, 1, "finance.loan", "PL").openFile().basis("民法典第三百九十四条、第四百四十四条；专利权质押登记办法；专利法实施细则第十五条");
    for (var clock : List.of("answer", "choose", "contract", "register", "draw", "check", "recover", "dispose", "release")) {
      table.clock(clock, "finance.loan." + clock);
    }
    table.state("asked", OTHER_PARTY, "answer").state("offered", APPLICANT, "choose").state("chosen", OTHER_PARTY, "contract").state("contracted", OTHER_PARTY, "register")
        .state("registered", OTHER_PARTY, "draw").state("running", OTHER_PARTY, "check").state("overdue", OTHER_PARTY, "recover").state("defaulted", OTHER_PARTY, "dispose")
        .state("releasing", OTHER_PARTY, "release").closed("refused", OTHER_PARTY, "refused").closed("silent", OTHER_PARTY, "silent").closed("not-chosen", APPLICANT, "not-chosen")
        .closed("fallen-through", APPLICANT, "fallen-through").closed("repaid", OTHER_PARTY, "repaid").closed("settled", OTHER_PARTY, "settled")
        .materials("application", "main-contract", "pledge-contract", "identity", "appraisal", "consents")
        .opens("asked", Set.of(APPLICANT), false, "subject", List.of(), line("subject").required(), unit("unit").required(), name("respondent").required(), creditCode("respondent-code"), line("product"),
            line("need"), money("need-amount").required(), count("need-months").required(), line("rights-offered"), text("use").required());
    offering(table);
    signing(table);
    return running(table).end();
  }

  private void offering(Table table) {
    table.act(act("offer").from("asked").to("offered").by(OTHER_PARTY)
            .asks(money("offer-amount").required(), count("rate-bp").required(), count("offer-months").required(), choice("repayment", "bullet", "instalments").required(), money("appraisal-fee"),
                money("guarantee-fee"), money("other-fee"), text("offer-terms"))
            .when(guard("sound-offer", "本市设定：报价须写明金额、利率、期限，费用少于金额", LoanProcedure::soundOffer)).stops("answer"))
        .act(act("refuse").from("asked", "offered").to("refused").by(OTHER_PARTY).asks(choice("refusal", "credit", "value", "industry", "amount", "rights", "other").required(), text("reason").required()).stops("answer"))
        .act(act("no-answer").from("asked").to("silent").by(SYSTEM).whenDue("answer"))
        .act(act("choose").from("offered").to("chosen").by(APPLICANT).when(guard("only-one", "本市设定：一笔需求只与一家银行签约", this::onlyOne)).stops("choose"))
        .act(act("decline").from("asked", "offered").to("not-chosen").by(APPLICANT).asks(text("reason")))
        .act(act("offer-ran-out").from("offered").to("not-chosen").by(SYSTEM).whenDue("choose"));
  }

  private void signing(Table table) {
    table.act(act("contract").from("chosen").to("contracted").by(OTHER_PARTY)
            .asks(line("contract-number").required(), money("contract-amount").required(), count("contract-rate-bp").required(), day("loan-until").required(), line("rights").required())
            .when(contractGuards()).stops("contract").sends("contract-summary"))
        .act(act("fall-through").from("chosen", "contracted", "registered").to("fallen-through").by(OTHER_PARTY, APPLICANT).asks(text("reason").required()))
        .act(act("register").from("contracted").to("registered").by(OTHER_PARTY, APPLICANT).asks(line("registration-number").required(), dayOfCase("registered-on").required())
            .when(guard("free", "专利权质押登记办法", c -> collateral.pieces(c.fact("rights")).stream().allMatch(Collateral.Piece::free)),
                guard("registration-new", "指标口径：登记号不重复", c -> loans.registeredAs(c.fact("registration-number")).filter(other -> !other.number().equals(c.number())).isEmpty()))
            .stops("register").sends("registration-notice"))
        .act(act("draw").from("registered").to("running").by(OTHER_PARTY).asks(money("drawn-amount").required(), dayOfCase("drawn-on").required())
            .when(guard("within-contract", "民法典第三百九十四条（担保范围）", c -> !c.amount("drawn-amount").isZero() && c.amount("drawn-amount").compareTo(c.amount("contract-amount")) <= 0)).stops("draw"));
  }

  private Table running(Table table) {
    return table.act(act("check").from("running").by(OTHER_PARTY).asks(text("finding").required()).stops("check").starts("check"))
        .act(act("change").from("running").by(OTHER_PARTY).asks(line("change-number").required(), money("contract-amount").required(), day("loan-until").required(), dayOfCase("changed-on").required())
            .when(guard("lives-on", "专利权质押登记办法（债务期限不得超过专利权有效期）", this::livesOn), guard("within-norm", "本市设定：质押率上限（finance.loan-to-value）", this::withinNorm)))
        .act(act("warn").from("registered", "running", "overdue", "defaulted").by(SYSTEM).asks(text("alarm"), text("alarm-act"), day("alarm-day")))
        .act(act("answer-warning").from("registered", "running", "overdue", "defaulted").by(APPLICANT, OTHER_PARTY).asks(text("was-done").required()))
        .act(act("overdue").from("running").to("overdue").by(OTHER_PARTY).asks(day("overdue-since").required(), money("overdue-principal").required())
            .when(guard("not-above-drawn", "民法典第三百九十四条", c -> c.amount("overdue-principal").compareTo(c.amount("drawn-amount")) <= 0 && c.day("overdue-since").filter(since -> !since.isAfter(c.today())).isPresent())))
        .act(act("cure").from("overdue").to("running").by(OTHER_PARTY).asks(dayOfCase("cured-on").required()))
        .act(act("recovered").from("running", "overdue", "defaulted").by(OTHER_PARTY).asks(money("recovered-total").required(), dayOfCase("recovered-on").required())
            .when(guard("not-above-drawn", "民法典第三百九十四条", c -> c.amount("recovered-total").compareTo(c.amount("drawn-amount")) <= 0)))
        .act(act("default").from("overdue").to("defaulted").by(OTHER_PARTY).asks(text("finding").required()).when(guard("overdue-long", "本市设定：逾期天数（finance.compensation）", this::overdueLong)))
        .act(act("repay").from("running", "overdue").to("releasing").by(OTHER_PARTY).asks(dayOfCase("repaid-on").required()))
        .act(act("release").from("releasing").to("repaid").by(OTHER_PARTY).asks(line("release-number").required(), dayOfCase("released-on").required()).sends("release-notice"))
        .act(act("settle").from("defaulted").to("settled").by(OTHER_PARTY).asks(money("final-loss").required(), dayOfCase("released-on").required(), text("finding").required()))
        .pins("finance.compensation");
  }

  private boolean overdueLong(CaseInHand c) {
    var rule = c.rules().get("finance.compensation");
    return rule != null && c.day("overdue-since").filter(since -> ChronoUnit.DAYS.between(since, c.today()) > rule.path("value").path("overdue-days").asInt()).isPresent();
  }
}
