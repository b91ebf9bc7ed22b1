package cityip.protection.court;

import cityip.rulebook.Rulebook;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/**
 * Which track a civil case is likely to take (繁简分流), read from a table in the rulebook row by row: the first row all of whose conditions
 * hold. A person decides; the reasons are shown.
 */
@Component
public class CourtTrack {

  private final Rulebook rulebook;

  CourtTrack(Rulebook rulebook) {
    this.rulebook = rulebook;
  }

  /**
   * A track with its time limit and law.
   *
   * @param reasons the conditions of the row that held, as sentences
   */
  public record Track(String code, String nameZh, String nameEn, String term, String source, String certainty, List<String> reasons) {}

  /** Empty for criminal and administrative cases, which have no such tracks. */
  public java.util.Optional<Track> of(CourtDocket.Entry entry, boolean english) {
    if (!entry.division().equals("civil")) {
      return java.util.Optional.empty();
    }
    var rule = rulebook.rule("protection.court.tracks", entry.filed());
    var wage = wage(entry.filed());
    for (var row : rule.value()) {
      var reasons = reasons(row.get("when"), entry, wage, english);
      if (reasons != null) {
        return java.util.Optional.of(new Track(row.get("track").asString(), row.get("zh").asString(), row.get("en").asString(), row.get("term").asString(), row.get("source").asString(), rule.certainty(), reasons));
      }
    }
    return java.util.Optional.empty();
  }

  /** The average wage of the year before, on which small claims are measured. */
  private BigDecimal wage(LocalDate day) {
    return new BigDecimal(rulebook.rule("protection.court.average-wage", day).value().asString());
  }

  private static @Nullable List<String> reasons(JsonNode when, CourtDocket.Entry entry, BigDecimal wage, boolean english) {
    var reasons = new ArrayList<String>();
    for (var condition : when) {
      if (!holds(condition, entry, wage)) {
        return null;
      }
      reasons.add(condition.get(english ? "en" : "zh").asString());
    }
    return reasons;
  }

  private static boolean holds(JsonNode condition, CourtDocket.Entry entry, BigDecimal wage) {
    var claimed = entry.claimed();
    return switch (condition.get("is").asString()) {
      case "amount-at-most-wages" -> claimed != null && claimed.compareTo(wage.multiply(new BigDecimal(condition.get("times").asString()))) <= 0;
      case "not-technical" -> !entry.technical();
      case "technical" -> entry.technical();
      case "no-appraisal" -> !entry.appraisal();
      case "not-foreign" -> !entry.foreign();
      case "one-respondent" -> entry.respondents() <= 1;
      case "respondents-at-most" -> entry.respondents() <= condition.get("number").asInt();
      default -> throw new IllegalStateException("The table of tracks names an unknown condition: " + condition);
    };
  }
}
