package cityip.mediation;

import cityip.casework.CaseFile;
import cityip.casework.CaseSection;
import cityip.shell.Words;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/** Says on the page of a mediation whether its settlement can be confirmed and which court would do it, from the pinned rule. */
@Component
class CourtAdvice implements CaseSection {

  private static final List<String> CONFIRMABLE = List.of("damages", "contract", "licence");

  @Override
  public boolean speaksOf(String procedure) {
    return procedure.equals(MediationProcedure.CODE);
  }

  @Override
  public List<Section> of(CaseFile file, Map<String, JsonNode> pinned) {
    var facts = file.facts();
    var matter = facts.getOrDefault("matter", "");
    var able = CONFIRMABLE.contains(matter);
    var rule = pinned.get("mediation.courts");
    var invited = facts.getOrDefault("kind", "").startsWith("court");
    var court = rule == null ? "" : invited ? Words.t("mediation.courts.inviting", facts.getOrDefault("court-number", "—"))
        : rule.path("value").path(facts.getOrDefault("right-kind", "-")).asString(rule.path("value").path("other").asString(""));
    var rooms = new Section(Words.t("mediation.rooms.title"), Words.t("mediation.rooms.lead"), List.of(), List.of(), List.of(),
        "/mediation/" + file.summary().number() + "/rooms", Words.t("mediation.rooms.enter"));
    var roster = new Section(Words.t("mediation.roster.heading"), Words.t("mediation.roster.lead"), List.of(), List.of(), List.of(),
        "/mediation/mediators?case=" + file.summary().number(), Words.t("mediation.roster.choose"));
    return List.of(rooms, roster, new Section(Words.t("mediation.confirmation.heading"), Words.t("mediation.confirmation.lead", rule == null ? "" : rule.path("source").asString("")),
        List.of(Words.t("mediation.confirmation.question"), Words.t("mediation.confirmation.answer")),
        List.of(List.of(Words.t("mediation.confirmation.able"), Words.t(able ? "mediation.confirmation.yes" : "mediation.confirmation.no")),
            List.of(Words.t("mediation.confirmation.court"), court)),
        List.of(able ? "good" : "bad", "neutral")));
  }
}
