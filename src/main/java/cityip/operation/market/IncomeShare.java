package cityip.operation.market;

import cityip.kernel.Money;
import cityip.rulebook.Rule;
import java.math.BigDecimal;

/**
 * What the inventors of a service invention get at least of a deal, where nothing else was agreed: a share of the net income by law.
 *
 * @param net price less the costs of the deal, never below zero
 * @param percent the share the rule of the day gives
 */
public record IncomeShare(Money price, Money costs, Money net, BigDecimal percent, Money inventors, Money unit, String source, String certainty) {

  public static final String RULE = "operation.income-share.percent";

  static IncomeShare of(Money price, Money costs, Rule rule) {
    var net = price.compareTo(costs) > 0 ? price.minus(costs) : Money.ZERO;
    var percent = rule.value().decimalValue();
    var inventors = net.percent(percent);
    return new IncomeShare(price, costs, net, percent, inventors, net.minus(inventors), rule.source(), rule.certainty());
  }
}
