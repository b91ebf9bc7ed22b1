package cityip.protection;

import static org.assertj.core.api.Assertions.assertThat;

import cityip.SiteTest;
import cityip.rulebook.Rulebook;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Thresholds, fines and the questions, as one could read them out to an official. */
class RulesTest extends SiteTest {

  private static JsonNode rule(String key) {
    var node = new JsonMapper().createObjectNode();
    node.set("value", bean(Rulebook.class).rule(key, LocalDate.of(2026, 11, 22)).value());
    return node;
  }

  private static CrimeThresholds.Standing turnover(Map<String, String> facts, String article) {
    return CrimeThresholds.of(rule("protection.crime-thresholds"), facts).lines().stream()
        .filter(line -> line.article().equals(article) && line.measure().equals("turnover")).findFirst().orElseThrow().standing();
  }

  @Test
  void fiftyThousandOfTurnoverReachesArticle213AndThirtyFiveThousandIsNear() {
    assertThat(turnover(Map.of("offence", "trademark-infringement", "turnover", "50000"), "213")).isEqualTo(CrimeThresholds.Standing.REACHED);
    assertThat(turnover(Map.of("offence", "trademark-infringement", "turnover", "35000"), "213")).isEqualTo(CrimeThresholds.Standing.NEAR);
    assertThat(turnover(Map.of("offence", "trademark-infringement", "turnover", "34999.99"), "213")).isEqualTo(CrimeThresholds.Standing.BELOW);
  }

  @Test
  void twoMarksOrARepetitionLowerTheThresholdAndEarlierActsAreAdded() {
    assertThat(turnover(Map.of("offence", "trademark-infringement", "turnover", "30000", "marks", "2"), "213")).isEqualTo(CrimeThresholds.Standing.REACHED);
    assertThat(turnover(Map.of("offence", "trademark-infringement", "turnover", "30000", "repeat", "yes"), "213")).isEqualTo(CrimeThresholds.Standing.REACHED);
    assertThat(turnover(Map.of("offence", "trademark-infringement", "turnover", "20000", "untreated-turnover", "30000"), "213")).isEqualTo(CrimeThresholds.Standing.REACHED);
  }

  @Test
  void aFineOfFiveTimesTheTurnoverIsTheMostAboveFiftyThousandAndAQuarterMillionBelow() {
    var facts = new HashMap<>(Map.of("offence", "trademark-infringement", "turnover", "60000", "grade", "heavy"));
    var frame = PenaltyFrames.of(rule("protection.penalty-frames"), rule("protection.discretion-grades"), facts).orElseThrow();
    assertThat(frame.lawMost()).isEqualByComparingTo("300000");
    assertThat(frame.least()).isEqualByComparingTo("210000");
    facts.put("turnover", "49999");
    assertThat(PenaltyFrames.of(rule("protection.penalty-frames"), rule("protection.discretion-grades"), facts).orElseThrow().lawMost()).isEqualByComparingTo("250000");
    facts.put("grade", "waived");
    assertThat(PenaltyFrames.of(rule("protection.penalty-frames"), rule("protection.discretion-grades"), facts).orElseThrow().allows(BigDecimal.ONE)).isFalse();
  }

  @Test
  void whateverIsAnsweredTheQuestionsEndAtOneDeskAfterAtMostNine() {
    assertThat(Triage.questions()).hasSizeBetween(8, 10);
    var random = new SplittableRandom(3);
    for (var n = 0; n < 3000; n++) {
      var answers = new HashMap<String, String>();
      for (var question = Triage.next(answers); question.isPresent(); question = Triage.next(answers)) {
        var given = question.get().answers();
        answers.put(question.get().name(), given.get(random.nextInt(given.size())));
      }
      assertThat(Triage.decided(answers)).as(answers.toString()).isPresent();
    }
    assertThat(Triage.rows()).as("no row is dead").allSatisfy(row -> {
      var answers = new HashMap<String, String>();
      row.when().forEach((name, given) -> answers.put(name, given.iterator().next()));
      assertThat(row.route()).isNotBlank();
    });
  }

  @Test
  void theQuestionsLeadWhereAnAdviserWouldSend() {
    assertThat(Triage.decided(Map.of("right", "patent", "pending", "none", "place", "here", "valid", "yes", "want", "stop", "opponent", "known", "proof", "yes")).orElseThrow().route())
        .isEqualTo("patent-adjudication");
    assertThat(Triage.decided(Map.of("right", "none")).orElseThrow().route()).isEqualTo("rights-aid");
  }
}
