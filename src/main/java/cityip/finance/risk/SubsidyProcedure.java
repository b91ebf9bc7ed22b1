package cityip.finance.risk;

import static cityip.casework.Desk.APPLICANT;
import static cityip.casework.Desk.LEADER;
import static cityip.casework.Desk.OFFICER;
import static cityip.casework.Field.day;
import static cityip.casework.Field.dayOfCase;
import static cityip.casework.Field.line;
import static cityip.casework.Field.money;
import static cityip.casework.Field.text;
import static cityip.casework.Field.unit;
import static cityip.casework.Field.yes;
import static cityip.casework.Procedure.act;

import cityip.casework.CaseFile;
import cityip.casework.CaseInHand;
import cityip.casework.CaseSection;
import cityip.casework.Guard;
import cityip.casework.Procedure;
import cityip.finance.lending.Loan;
import cityip.shell.Words;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import tools.jackson.databind.JsonNode;

/** U7, a firm's application for the subsidy of interest and appraisal fee of its loan. The amounts are reckoned, nobody types them. */
@Configuration(proxyBeanMethods = false)
class SubsidyProcedure implements CaseSection {

  static final String CODE = "interest-subsidy";
  private static final String PRACTICE = "山东做法：贴息与评估费补助；现行本市标准不详";

  private final Subsidies subsidies;

  SubsidyProcedure(Subsidies subsidies) {
    this.subsidies = subsidies;
  }

  private static Guard guard(String name, java.util.function.Predicate<CaseInHand> holds) {
    return new Guard(name, PRACTICE, holds);
  }

  private boolean ownLoan(CaseInHand c) {
    return subsidies.find(c.number()).flatMap(row -> subsidies.loan(c.fact("loan")).filter(loan -> loan.row().applicantBody() == row.applicantBody() && !loan.amount("drawn-amount").isZero())).isPresent();
  }

  /** The days lie between the drawing and today, in order, and were not asked for before. */
  private boolean soundDays(CaseInHand c) {
    var from = c.day("interest-from");
    var until = c.day("interest-until");
    return from.isPresent() && until.isPresent() && !until.get().isBefore(from.get()) && !until.get().isAfter(c.today())
        && subsidies.loan(c.fact("loan")).map(loan -> loan.day("drawn-on")).filter(drawn -> !from.get().isBefore(drawn)).isPresent() && subsidies.find(c.number()).filter(row -> !subsidies.overlaps(row)).isPresent();
  }

  private boolean asReckoned(CaseInHand c) {
    return subsidies.find(c.number()).map(subsidies::of).filter(parts -> parts.size() == 2 && parts.get(0).amount().compareTo(c.amount("granted-interest")) == 0
        && parts.get(1).amount().compareTo(c.amount("granted-appraisal")) == 0).isPresent();
  }

  @Bean
  Procedure interestSubsidy() {
    var table = Procedure.named(CODE, 1, "finance.subsidy", "IS").basis("规划二(四)3；" + PRACTICE);
    for (var clock : List.of("check", "complete", "approve", "pay")) {
      table.clock(clock, "finance.subsidy." + clock);
    }
    return table.state("applied", OFFICER, "check").state("incomplete", APPLICANT, "complete").state("checked", LEADER, "approve").state("approved", OFFICER, "pay")
        .closed("paid", OFFICER, "paid").closed("rejected", OFFICER, "rejected").closed("taken-back", APPLICANT, "taken-back").materials("main-contract", "interest-slips", "appraisal-invoice", "commitment")
        .opens("applied", Set.of(APPLICANT), false, "subject", List.of(), line("subject").required(), unit("unit").required(), line("loan").required(), money("interest-paid").required(), day("interest-from").required(),
            day("interest-until").required(), money("appraisal-fee"), yes("true-and-complete").required())
        .act(act("ask-more").from("applied").to("incomplete").by(OFFICER).asks(text("reason").required()).stops("check").sends("correction-notice"))
        .act(act("complete").from("incomplete").to("applied").by(APPLICANT).asks(money("interest-paid").required(), day("interest-from").required(), day("interest-until").required(), money("appraisal-fee")).stops("complete"))
        .act(act("check").from("applied").to("checked").by(OFFICER).asks(text("finding").required()).when(guard("own-loan", this::ownLoan), guard("sound-days", this::soundDays),
            guard("promised", c -> c.yes("true-and-complete")), guard("evidence", c -> c.evidence() > 0), guard("not-failed", c -> subsidies.loan(c.fact("loan")).map(Loan::state).filter(state -> !state.equals("defaulted")).isPresent()))
            .stops("check"))
        .act(act("approve").from("checked").to("approved").by(LEADER).asks(money("granted-interest").required(), money("granted-appraisal").required()).when(guard("as-reckoned", this::asReckoned))
            .notByTheHandOf("check").stops("approve").publishes().sends("grant-notice"))
        .act(act("pay").from("approved").to("paid").by(OFFICER).asks(dayOfCase("paid-on").required()).stops("pay"))
        .act(act("reject").from("applied", "checked").to("rejected").by(OFFICER, LEADER).asks(text("reason").required()).sends("rejection"))
        .act(act("take-back").from("applied", "incomplete", "checked").to("taken-back").by(APPLICANT).asks(text("reason")))
        .end();
  }

  @Override
  public boolean speaksOf(String procedure) {
    return procedure.equals(CODE);
  }

  @Override
  public boolean alsoForParties() {
    return true;
  }

  @Override
  public List<Section> of(CaseFile file, Map<String, JsonNode> pinnedRules) {
    var parts = subsidies.find(file.summary().number()).map(subsidies::of).orElse(List.of());
    if (parts.isEmpty()) {
      return List.of();
    }
    var names = List.of("finance.subsidy.field.granted-interest", "finance.subsidy.field.granted-appraisal");
    var rows = java.util.stream.IntStream.range(0, parts.size()).mapToObj(n -> List.of(Words.t(names.get(n)), parts.get(n).says(), Words.number(parts.get(n).amount().yuan()))).toList();
    return List.of(new Section(Words.t("finance.subsidy.reckoning"), parts.getFirst().source(), List.of(Words.t("finance.reckoning.what"), Words.t("finance.reckoning.formula"), Words.t("finance.reckoning.amount")), rows,
        List.of("good", "good")));
  }
}
