package cityip.finance.risk;

import cityip.finance.lending.Loan;
import cityip.finance.lending.Loans;
import cityip.kernel.Money;
import cityip.shell.Scope;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The loans with what stands for them: value of the collateral on the day, debt in per cent of it, how much of it the norms allow. */
@Component
public final class LoanBook {

  private final Loans loans;
  private final Collateral collateral;
  private final Appraisals appraisals;

  LoanBook(Loans loans, Collateral collateral, Appraisals appraisals) {
    this.loans = loans;
    this.collateral = collateral;
    this.appraisals = appraisals;
  }

  /**
   * @param value of all rights that stand for it
   * @param unvalued how many of them have no appraisal
   */
  public record Line(Loan loan, Money debt, Money value, long unvalued) {

    public @Nullable BigDecimal loanToValue() {
      return Collateral.loanToValue(debt, value);
    }
  }

  /** Loans in these states, all of them when there are none, the newest first. */
  public List<Line> lines(List<String> states, Scope scope) {
    var some = loans.in(states, scope);
    var values = appraisals.standing(some.stream().flatMap(loan -> loan.rights().stream()).distinct().toList(), collateral.today());
    return some.stream().map(loan -> line(loan, values)).toList();
  }

  private static Line line(Loan loan, Map<String, Appraisals.Standing> values) {
    var value = Money.ZERO;
    var unvalued = 0;
    for (var number : loan.rights()) {
      var standing = values.get(number);
      value = standing == null ? value : value.plus(standing.value());
      unvalued += standing == null ? 1 : 0;
    }
    return new Line(loan, loan.outstanding(), value, unvalued);
  }

  /** What is lent out and what stands for it, by debtor: one firm's loans fail together. */
  public List<StressTest.Exposure> exposures(Scope scope) {
    var by = new HashMap<String, StressTest.Exposure>();
    lines(List.copyOf(Loan.OUT), scope).forEach(line -> by.merge(line.loan().firm(), new StressTest.Exposure(line.loan().firm(), line.debt(), line.value()), StressTest.Exposure::plus));
    return by.values().stream().sorted(java.util.Comparator.comparing(StressTest.Exposure::debtor)).toList();
  }
}
