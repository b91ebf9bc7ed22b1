package cityip.protection;

import cityip.casework.CaseInHand;
import cityip.casework.Guard;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** The fine the law allows for an offence, and the part of it that a grade of discretion allows; both from dated rules. */
final class PenaltyFrames {

  static final Guard WITHIN = new Guard("fine-within-frame", "行政处罚法第五条、第三十二条至第三十四条", c -> within(c, "proposed-fine"));
  static final Guard DECIDED_WITHIN = new Guard("fine-within-frame", "行政处罚法第五条、第三十二条至第三十四条", c -> within(c, "fine"));

  private PenaltyFrames() {}

  /**
   * What may be fined.
   *
   * @param base the amount the frame multiplies, or zero where it is a fixed frame
   * @param times multiplier, or zero
   * @param least least of the grade
   * @param most most of the grade
   */
  record Frame(String source, String basis, BigDecimal base, BigDecimal times, BigDecimal lawLeast, BigDecimal lawMost, BigDecimal least, BigDecimal most,
      BigDecimal fromPercent, BigDecimal toPercent) {

    boolean allows(BigDecimal fine) {
      return fine.compareTo(least) >= 0 && fine.compareTo(most) <= 0;
    }
  }

  private static boolean within(CaseInHand c, String field) {
    var frame = of(c.rules().get("protection.penalty-frames"), c.rules().get("protection.discretion-grades"), c.facts());
    return frame.isEmpty() || frame.get().allows(c.amount(field).yuan());
  }

  /** The frame for the case's offence, amounts and grade; empty while the offence is not named. */
  static Optional<Frame> of(@Nullable JsonNode frames, @Nullable JsonNode grades, Map<String, String> facts) {
    if (frames == null || grades == null || !frames.path("value").has(facts.getOrDefault("offence", "-"))) {
      return Optional.empty();
    }
    var offence = frames.path("value").path(facts.getOrDefault("offence", "-"));
    var basis = offence.path("basis").asString();
    var base = Optional.ofNullable(facts.get(basis)).filter(text -> !text.isEmpty()).map(BigDecimal::new).orElse(BigDecimal.ZERO);
    var above = base.compareTo(offence.path("threshold").decimalValue()) >= 0 && offence.path("times").isNumber();
    var times = above ? offence.path("times").decimalValue() : BigDecimal.ZERO;
    var lawMost = above ? base.multiply(times) : offence.path("most").decimalValue();
    var lawLeast = above ? base.multiply(offence.path("least-times").decimalValue(BigDecimal.ZERO)) : offence.path("least").decimalValue(BigDecimal.ZERO);
    var grade = grades.path("value").path(facts.getOrDefault("grade", "ordinary"));
    var from = grade.path(0).decimalValue(BigDecimal.ZERO);
    var to = grade.path(1).decimalValue(BigDecimal.ZERO);
    var range = lawMost.subtract(lawLeast);
    var waived = to.signum() == 0;
    return Optional.of(new Frame(offence.path("source").asString(""), basis, base, times, lawLeast, lawMost,
        waived ? BigDecimal.ZERO : lawLeast.add(part(range, from)), waived ? BigDecimal.ZERO : lawLeast.add(part(range, to)), from, to));
  }

  private static BigDecimal part(BigDecimal range, BigDecimal percent) {
    return range.multiply(percent).divide(new BigDecimal("100"), 2, RoundingMode.HALF_UP);
  }
}
