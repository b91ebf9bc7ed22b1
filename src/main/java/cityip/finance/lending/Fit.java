package cityip.finance.lending;

import cityip.kernel.Money;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;

/** Whether a product is for a need, point by point: each point says what was compared, so that a firm reads why not. */
public final class Fit {

  private Fit() {}

  /**
   * One point.
   *
   * @param name word {@code finance.fit.<name>}, with {@code asked} and {@code allowed} put in
   * @param hard whether the product is out when it does not hold; a soft point is told and no more
   */
  public record Point(String name, boolean holds, boolean hard, String asked, String allowed) {}

  /** A right on offer as collateral: its kind, whether it is in force, what it was appraised at, zero when never. */
  public record Offered(String number, String kind, boolean alive, Money value) {}

  /** What a firm needs and is. {@code size} is its class by the rule of its sector: micro, small, medium, large. */
  public record Wish(Money amount, int months, int hopedRate, String unit, String size, List<Offered> rights) {}

  public static List<Point> points(Product product, Wish wish) {
    var points = new ArrayList<Point>();
    points.add(new Point("amount", wish.amount().compareTo(product.least()) >= 0 && wish.amount().compareTo(product.most()) <= 0, true, yuan(wish.amount()), yuan(product.least()) + "–" + yuan(product.most())));
    points.add(new Point("months", wish.months() >= product.monthsFrom() && wish.months() <= product.monthsTo(), true, "" + wish.months(), product.monthsFrom() + "–" + product.monthsTo()));
    var taken = wish.rights().stream().filter(right -> right.alive() && product.kinds().contains(right.kind())).toList();
    points.add(new Point("rights", !taken.isEmpty(), true, "" + taken.size(), "" + wish.rights().size()));
    points.add(new Point("size", !product.smeOnly() || !wish.size().equals("large"), true, wish.size(), product.smeOnly() ? "sme" : "any"));
    points.add(new Point("unit", product.units().isEmpty() || product.units().contains(wish.unit()), true, wish.unit(), String.join(" ", product.units())));
    if (wish.hopedRate() > 0) {
      points.add(new Point("rate", product.rateFrom() <= wish.hopedRate(), false, percent(wish.hopedRate()), percent(product.rateFrom())));
    }
    var value = taken.stream().map(Offered::value).reduce(Money.ZERO, Money::plus);
    if (value.isZero()) {
      points.add(new Point("unvalued", false, false, "0", "" + product.valuePercent()));
    } else {
      var most = value.percent(BigDecimal.valueOf(product.valuePercent()));
      points.add(new Point("value", most.compareTo(wish.amount()) >= 0, false, yuan(wish.amount()), yuan(value) + " × " + product.valuePercent() + "% = " + yuan(most)));
    }
    return points;
  }

  public static boolean fits(List<Point> points) {
    return points.stream().allMatch(point -> point.holds() || !point.hard());
  }

  private static String yuan(Money money) {
    return money.yuan().setScale(0, RoundingMode.HALF_UP).toPlainString();
  }

  private static String percent(int basisPoints) {
    return BigDecimal.valueOf(basisPoints, 2) + "%";
  }
}
