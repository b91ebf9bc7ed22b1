package cityip.finance.lending;

import cityip.kernel.Money;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a bank lends on rights, as it says itself.
 *
 * @param rateFrom in basis points a year, {@code rateTo} likewise
 * @param kinds codes of the kinds of rights it takes
 * @param valuePercent how much of the appraised value it lends at most
 * @param units the counties it lends in; empty for all
 * @param response how long it takes to answer, in its own words
 */
public record Product(long id, long lender, String bank, String name, Money least, Money most, int rateFrom, int rateTo, int monthsFrom, int monthsTo, List<String> kinds, int valuePercent, boolean smeOnly,
    List<String> units, String response, LocalDate from, @Nullable LocalDate until) {

  public Product {
    if (least.compareTo(most) > 0 || rateFrom > rateTo || monthsFrom > monthsTo || kinds.isEmpty() || valuePercent < 1 || valuePercent > 100) {
      throw new IllegalArgumentException("Product %s of %s: the least is above the most, it takes no right, or lends more than the value".formatted(name, bank));
    }
    kinds = List.copyOf(kinds);
    units = List.copyOf(units);
  }

  public boolean standsOn(LocalDate day) {
    var end = until;
    return !from.isAfter(day) && (end == null || day.isBefore(end));
  }
}
