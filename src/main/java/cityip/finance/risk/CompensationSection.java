package cityip.finance.risk;

import cityip.casework.CaseFile;
import cityip.casework.CaseSection;
import cityip.shell.Words;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/** On the case of a claim: the amount with its formula, the fund, the bank's ratio, and who gets what was recovered. */
@Component
class CompensationSection implements CaseSection {

  private final Compensation compensation;

  CompensationSection(Compensation compensation) {
    this.compensation = compensation;
  }

  @Override
  public boolean speaksOf(String procedure) {
    return procedure.equals(CompensationProcedure.CODE);
  }

  @Override
  public boolean alsoForParties() {
    return true;
  }

  @Override
  public List<Section> of(CaseFile file, Map<String, JsonNode> pinnedRules) {
    return compensation.find(file.summary().number()).map(row -> {
      var reckoned = compensation.of(row);
      var split = compensation.split(row);
      var stopped = compensation.stopped(row.applicantBody());
      var rule = compensation.rule();
      var rows = List.of(List.of(Words.t("finance.compensation.payable"), reckoned.says(), Words.number(reckoned.amount().yuan())),
          List.of(Words.t("finance.compensation.fund-left"), "", Words.number(compensation.fundLeft().yuan())),
          List.of(Words.t("finance.compensation.breaker"), Words.t("finance.compensation.breaker.of", rule.path("breaker-percent").asString()), Words.number(compensation.ratio(row.applicantBody())) + "%"),
          List.of(Words.t("finance.compensation.back.government"), Words.t("finance.compensation.back", Words.number(Compensation.amount(row, "recovered-amount").yuan()), rule.path("government").asInt()), Words.number(split.get(0).yuan())),
          List.of(Words.t("finance.compensation.back.bank"), Words.t("finance.compensation.back", Words.number(Compensation.amount(row, "recovered-amount").yuan()), rule.path("bank").asInt()), Words.number(split.get(1).yuan())),
          List.of(Words.t("finance.compensation.back.insurer"), Words.t("finance.compensation.back", Words.number(Compensation.amount(row, "recovered-amount").yuan()), rule.path("insurer").asInt()), Words.number(split.get(2).yuan())));
      return List.of(new Section(Words.t("finance.compensation.reckoning"), reckoned.source(), List.of(Words.t("finance.reckoning.what"), Words.t("finance.reckoning.formula"), Words.t("finance.reckoning.amount")), rows,
          List.of("good", "neutral", stopped ? "bad" : "neutral", "neutral", "neutral", "neutral")));
    }).orElse(List.of());
  }
}
