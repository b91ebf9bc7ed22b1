package cityip.finance.pool;

import cityip.kernel.Money;
import cityip.rulebook.Rulebook;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/**
 * The class of a firm by the rule of its sector (工信部联企业〔2011〕300号): a class is reached when every measure the sector names reaches its limit; what
 * reaches none is micro.
 */
@Component
public final class FirmSize {

  static final String RULE = "finance.firm-size";
  private static final List<String> DOWNWARDS = List.of("large", "medium", "small");

  private final Rulebook rulebook;

  FirmSize(Rulebook rulebook) {
    this.rulebook = rulebook;
  }

  /** The sectors of the rule in force, by their codes. */
  public List<String> sectors(LocalDate day) {
    return rulebook.rule(RULE, day).value().propertyStream().map(java.util.Map.Entry::getKey).toList();
  }

  /** micro, small, medium or large; micro for a sector the rule does not name would be a guess, so that is refused. */
  public String of(String sector, int staff, Money revenue, Money assets, LocalDate day) {
    var limits = rulebook.rule(RULE, day).value().get(sector);
    if (limits == null) {
      throw new IllegalArgumentException("Sector %s is not in the rule; allowed: %s".formatted(sector, sectors(day)));
    }
    return read(limits, staff, revenue, assets);
  }

  static String read(JsonNode limits, int staff, Money revenue, Money assets) {
    return DOWNWARDS.stream().filter(size -> reaches(limits.get(size), staff, revenue, assets)).findFirst().orElse("micro");
  }

  /** Revenue and assets stand in the rule in 10,000 yuan. */
  private static boolean reaches(JsonNode least, int staff, Money revenue, Money assets) {
    return (!least.has("staff") || staff >= least.get("staff").asInt()) && (!least.has("revenue") || revenue.compareTo(wan(least.get("revenue"))) >= 0)
        && (!least.has("assets") || assets.compareTo(wan(least.get("assets"))) >= 0);
  }

  private static Money wan(JsonNode amount) {
    return Money.ofWan(BigDecimal.valueOf(amount.asLong()));
  }
}
