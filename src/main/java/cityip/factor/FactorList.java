package cityip.factor;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/**
 * A list of factors with the weights of one scenario, as the rulebook gave them on a day. Weights add up to 100; a list that does not is
 * refused, so that no score is made of it.
 *
 * @param key      of the list, such as {@code assessment.patent-value}
 * @param scenario for which the weights are
 * @param vetoes   facts under which no score is given at all
 */
public record FactorList(String key, String scenario, List<Factor> factors, Map<String, BigDecimal> weights, List<String> vetoes) {

  public FactorList {
    factors = List.copyOf(factors);
    weights = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(weights));
    vetoes = List.copyOf(vetoes);
    var sum = weights.values().stream().reduce(BigDecimal.ZERO, BigDecimal::add);
    if (sum.compareTo(BigDecimal.valueOf(100)) != 0) {
      throw new IllegalArgumentException("The weights of %s for %s add up to %s, not to 100.".formatted(key, scenario, sum.toPlainString()));
    }
    var named = factors.stream().map(Factor::key).toList();
    if (!named.containsAll(weights.keySet()) || weights.values().stream().anyMatch(weight -> weight.signum() < 0) || named.stream().distinct().count() != named.size()) {
      throw new IllegalArgumentException("The weights of %s for %s name a factor that is not in the list, or one twice, or are negative.".formatted(key, scenario));
    }
  }

  /** Reads a list as the rulebook writes it. */
  static FactorList read(String key, String scenario, JsonNode factors, JsonNode weights) {
    var list = new ArrayList<Factor>();
    factors.get("factors").properties().forEach(entry -> list.add(factor(entry.getKey(), entry.getValue())));
    var weightOf = new LinkedHashMap<String, BigDecimal>();
    weights.properties().forEach(entry -> weightOf.put(entry.getKey(), entry.getValue().decimalValue()));
    var vetoes = factors.path("vetoes").valueStream().map(JsonNode::asString).toList();
    return new FactorList(key, scenario, list, weightOf, vetoes);
  }

  private static Factor factor(String key, JsonNode node) {
    var scale = node.get("scale").valueStream().map(point -> new Factor.Point(point.get(0).decimalValue(), point.get(1).decimalValue())).toList();
    return new Factor(key, node.get("dimension").asString(), node.get("unit").asString(), scale,
        Factor.Missing.valueOf(node.get("missing").asString().toUpperCase(Locale.ROOT).replace('-', '_')));
  }

  /** Weight of a factor; none is zero. */
  public BigDecimal weight(String factor) {
    return weights.getOrDefault(factor, BigDecimal.ZERO);
  }
}
