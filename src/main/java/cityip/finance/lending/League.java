package cityip.finance.lending;

import cityip.kernel.Money;
import cityip.shell.Scope;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** How the banks do: asked, answered in time, offered, refused, lent. Computed from the cases each time it is asked for. */
@Component
public final class League {

  private final Loans loans;
  private final Lenders lenders;

  League(Loans loans, Lenders lenders) {
    this.loans = loans;
    this.lenders = lenders;
  }

  /**
   * One bank.
   *
   * @param silent let the term of the answer run out
   * @param cost mean of the all-in cost of its offers in per cent a year; null without offers
   * @param failed principal of loans that were given up as lost or are in default
   */
  public record Line(Lenders.Lender lender, long asked, long offered, long refused, long silent, long waiting, long signed, Money drawn, @Nullable BigDecimal cost, Money failed) {

    /** Of those asked whose term is over, in per cent. */
    public @Nullable BigDecimal answered() {
      var over = asked - waiting;
      return over == 0 ? null : BigDecimal.valueOf((over - silent) * 100).divide(BigDecimal.valueOf(over), 1, RoundingMode.HALF_UP);
    }
  }

  /** The most money lent first. */
  public List<Line> lines() {
    var all = loans.in(List.of(), new Scope.WholeCity());
    return lenders.all().stream().map(lender -> line(lender, all.stream().filter(loan -> loan.row().otherBody() == lender.body()).toList()))
        .sorted(Comparator.comparing(Line::drawn).reversed().thenComparing(line -> line.lender().name())).toList();
  }

  private static Line line(Lenders.Lender lender, List<Loan> some) {
    var costs = some.stream().map(Loan::allIn).filter(Objects::nonNull).toList();
    var cost = costs.isEmpty() ? null : costs.stream().reduce(BigDecimal.ZERO, BigDecimal::add).divide(BigDecimal.valueOf(costs.size()), 2, RoundingMode.HALF_UP);
    return new Line(lender, some.size(), some.stream().filter(Loan::offered).count(), in(some, "refused"), in(some, "silent"), in(some, "asked"),
        some.stream().filter(loan -> !loan.row().fact("contract-number").isEmpty() && !loan.state().equals("fallen-through")).count(), sum(some, "drawn-amount"), cost,
        sum(some.stream().filter(loan -> loan.state().equals("defaulted") || loan.state().equals("settled")).toList(), "overdue-principal"));
  }

  private static long in(List<Loan> some, String state) {
    return some.stream().filter(loan -> loan.state().equals(state)).count();
  }

  private static Money sum(List<Loan> some, String fact) {
    return some.stream().map(loan -> loan.amount(fact)).reduce(Money.ZERO, Money::plus);
  }
}
