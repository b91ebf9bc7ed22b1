package cityip.protection;

import cityip.casework.CaseFile;
import cityip.casework.CaseSection;
import cityip.shell.Words;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/** Leads from an adjudication to its oral hearing, the panel as well as both sides. */
@Component
class HearingLink implements CaseSection {

  @Override
  public boolean speaksOf(String procedure) {
    return procedure.equals(AdjudicationProcedure.CODE);
  }

  @Override
  public boolean alsoForParties() {
    return true;
  }

  @Override
  public List<Section> of(CaseFile file, Map<String, JsonNode> pinnedRules) {
    var day = file.facts().getOrDefault("hearing-day", "");
    var called = file.acts().stream().anyMatch(done -> done.act().equals("call-hearing"));
    return called ? List.of(new Section(Words.t("protection.hearing.title"), day.isEmpty() ? Words.t("protection.hearing.lead") : Words.t("protection.hearing.on", Words.day(LocalDate.parse(day))),
        List.of(), List.of(), List.of(), "/cases/" + file.summary().number() + "/hearing", Words.t("protection.hearing.enter"))) : List.of();
  }
}
