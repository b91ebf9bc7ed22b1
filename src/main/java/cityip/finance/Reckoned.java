package cityip.finance;

import cityip.kernel.Money;
import cityip.shell.Words;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;

/**
 * An amount with the formula that gave it, its numbers put in. Amounts are rounded half up to the fen once, at the end.
 *
 * @param word message key of the formula
 * @param arguments what it was computed from, in the order of the formula
 * @param source the rule
 */
public record Reckoned(Money amount, String word, List<Object> arguments, String source) {

  public Reckoned {
    arguments = List.copyOf(arguments);
  }

  /** The formula in the reader's language. */
  public String says() {
    return Words.t(word, arguments.stream().map(Reckoned::said).toArray());
  }

  private static Object said(Object argument) {
    return switch (argument) {
      case Money money -> Words.number(money.yuan());
      case BigDecimal number -> Words.number(number);
      case Long number -> Words.number(number);
      case Integer number -> Words.number(number);
      case LocalDate day -> Words.day(day);
      default -> argument;
    };
  }
}
