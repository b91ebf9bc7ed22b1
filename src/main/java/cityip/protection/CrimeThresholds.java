package cityip.protection;

import cityip.casework.CaseInHand;
import cityip.kernel.Money;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * Where a case stands before the thresholds of criminal law (两高 2025 年解释; dated rules). Amounts of acts not yet dealt with
 * are added (第二十九条). Amounts are computed from what was recorded; nobody types the answer.
 */
final class CrimeThresholds {

  /** How near one measure is. */
  enum Standing { REACHED, NEAR, BELOW }

  /**
   * One threshold against the case.
   *
   * @param article of the criminal law, such as 213
   * @param measure {@code turnover}, {@code gain}, {@code unsold} or {@code pieces}
   * @param ratio amount over threshold, in per cent
   */
  record Line(String article, String measure, BigDecimal amount, BigDecimal threshold, BigDecimal ratio, Standing standing, boolean aggravated) {}

  private static final BigDecimal HUNDRED = new BigDecimal("100");

  private final List<Line> lines;

  private CrimeThresholds(List<Line> lines) {
    this.lines = lines;
  }

  static CrimeThresholds of(CaseInHand c) {
    return of(c.rules().get("protection.crime-thresholds"), c.facts());
  }

  /** Judges facts against a rule as pinned; a case without the rule or an offence has no lines. */
  static CrimeThresholds of(@org.jspecify.annotations.Nullable JsonNode pinned, Map<String, String> facts) {
    var lines = new ArrayList<Line>();
    if (pinned != null) {
      var rule = pinned.path("value");
      var near = rule.path("near-percent").decimalValue();
      for (var offence : rule.path("offences").path(facts.getOrDefault("offence", "-"))) {
        lines(offence, facts, near, lines);
      }
    }
    return new CrimeThresholds(List.copyOf(lines));
  }

  private static void lines(JsonNode offence, Map<String, String> facts, BigDecimal near, List<Line> lines) {
    var lower = "yes".equals(facts.get("repeat")) || number(facts, "marks").compareTo(BigDecimal.TWO) >= 0;
    for (var measure : List.of("turnover", "gain", "unsold", "pieces")) {
      var pair = offence.path(measure);
      if (!pair.isArray()) {
        continue;
      }
      var amount = amount(facts, measure, offence);
      var threshold = pair.get(lower && pair.size() > 1 ? 1 : 0).decimalValue();
      var ratio = amount.multiply(HUNDRED).divide(threshold, 1, RoundingMode.HALF_UP);
      var standing = amount.compareTo(threshold) >= 0 ? Standing.REACHED
          : amount.multiply(HUNDRED).compareTo(threshold.multiply(near)) >= 0 ? Standing.NEAR : Standing.BELOW;
      var times = offence.path("aggravated");
      lines.add(new Line(offence.path("article").asString(), measure, amount, threshold, ratio, standing,
          times.isNumber() && amount.compareTo(threshold.multiply(times.decimalValue())) >= 0));
    }
  }

  /** Unsold goods are measured together with what was sold, where the article says so. */
  private static BigDecimal amount(Map<String, String> facts, String measure, JsonNode offence) {
    var amount = number(facts, measure).add(number(facts, "untreated-" + measure));
    return measure.equals("unsold") && offence.path("unsold-with-sold").asBoolean() ? amount.add(number(facts, "turnover")).add(number(facts, "untreated-turnover")) : amount;
  }

  private static BigDecimal number(Map<String, String> facts, String name) {
    return Optional.ofNullable(facts.get(name)).filter(text -> !text.isEmpty()).map(BigDecimal::new).orElse(BigDecimal.ZERO);
  }

  List<Line> lines() {
    return lines;
  }

  boolean reached() {
    return lines.stream().anyMatch(line -> line.standing() == Standing.REACHED);
  }

  /** Reached, or near: then reasonable suspicion suffices where only the police can prove the rest. */
  boolean suspected() {
    return lines.stream().anyMatch(line -> line.standing() != Standing.BELOW);
  }

  static Money money(BigDecimal amount) {
    return new Money(amount);
  }
}
