package cityip.casework;

import cityip.kernel.Money;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * A case at the moment of an act, as guards see it.
 *
 * @param facts the latest answer under each name, those of this act included
 * @param hands who did which act, in order
 * @param rules the rules pinned to the case, by key
 * @param parties names of both sides
 * @param actor who is about to act
 */
public record CaseInHand(String number, String unit, String state, LocalDate opened, LocalDate today, Map<String, String> facts, List<Hand> hands,
    Map<String, JsonNode> rules, List<String> parties, long evidence, String actor) {

  /** One act of the past. */
  public record Hand(String act, String actor, Instant at) {
    public LocalDate day() {
      return LocalDate.ofInstant(at, Reckoning.CITY_TIME);
    }
  }

  public String fact(String name) {
    return facts.getOrDefault(name, "");
  }

  /** An amount, zero when it was never stated. */
  public Money amount(String name) {
    var text = fact(name);
    return text.isEmpty() ? Money.ZERO : new Money(new BigDecimal(text));
  }

  public long number(String name) {
    var text = fact(name);
    return text.isEmpty() ? 0 : Long.parseLong(text);
  }

  public boolean yes(String name) {
    return "yes".equals(fact(name));
  }

  public Optional<LocalDate> day(String name) {
    var text = fact(name);
    return text.isEmpty() ? Optional.empty() : Optional.of(LocalDate.parse(text));
  }

  public boolean did(String act) {
    return hands.stream().anyMatch(hand -> hand.act().equals(act));
  }

  /** Who did an act last. */
  public Optional<String> handOf(String act) {
    return hands.reversed().stream().filter(hand -> hand.act().equals(act)).map(Hand::actor).findFirst();
  }

  CaseInHand with(Map<String, String> answers) {
    var more = new LinkedHashMap<>(facts);
    more.putAll(answers);
    return new CaseInHand(number, unit, state, opened, today, more, hands, rules, parties, evidence, actor);
  }
}
