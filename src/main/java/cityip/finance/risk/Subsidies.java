package cityip.finance.risk;

import cityip.casework.PartyRows;
import cityip.casework.PartyRows.Row;
import cityip.finance.Reckoned;
import cityip.finance.lending.Loan;
import cityip.finance.lending.Loans;
import cityip.kernel.Money;
import cityip.rulebook.Rule;
import cityip.rulebook.Rulebook;
import cityip.shell.Scope;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Subsidies on interest and appraisal, reckoned by the rule of the day on which the interest ends, with its caps. */
@Component
public final class Subsidies {

  static final String RULE = "finance.subsidy";
  private static final BigDecimal BP = BigDecimal.valueOf(10_000);

  private final PartyRows rows;
  private final Loans loans;
  private final Rulebook rulebook;

  Subsidies(PartyRows rows, Loans loans, Rulebook rulebook) {
    this.rows = rows;
    this.loans = loans;
    this.rulebook = rulebook;
  }

  /**
   * {@code min(cap, interest paid, principal × benchmark × days ÷ 360 × share)}; the days are cut at the most the rule allows, both ends counted.
   *
   * @param before what the firm got for earlier days of this loan, taken off the cap
   */
  static Reckoned interest(Rule rule, Money principal, Money paid, LocalDate from, LocalDate until, Money before) {
    var value = rule.value();
    var days = Math.min(ChronoUnit.DAYS.between(from, until) + 1, value.path("most-days").asInt());
    var benchmark = value.path("benchmark-bp").asInt();
    var share = value.path("interest-percent").asInt();
    var year = value.path("year-days").asInt();
    var exact = new Money(principal.yuan().multiply(BigDecimal.valueOf(benchmark)).multiply(BigDecimal.valueOf(days)).multiply(BigDecimal.valueOf(share))
        .divide(BP.multiply(BigDecimal.valueOf(year)).multiply(BigDecimal.valueOf(100)), 2, RoundingMode.HALF_UP));
    var cap = new Money(value.path("interest-cap").decimalValue()).minus(before);
    var amount = List.of(exact, paid, cap).stream().min(Money::compareTo).filter(money -> money.yuan().signum() > 0).orElse(Money.ZERO);
    return new Reckoned(amount, "finance.subsidy.formula.interest", List.of(principal, BigDecimal.valueOf(benchmark, 2), days, year, share, exact, paid, cap, amount), rule.source());
  }

  /** {@code min(cap, fee × share)}. */
  static Reckoned appraisal(Rule rule, Money fee, Money before) {
    var share = rule.value().path("valuation-percent").asInt();
    var exact = fee.percent(BigDecimal.valueOf(share));
    var cap = new Money(rule.value().path("valuation-cap").decimalValue()).minus(before);
    var amount = exact.compareTo(cap) <= 0 ? exact : cap.yuan().signum() > 0 ? cap : Money.ZERO;
    return new Reckoned(amount, "finance.subsidy.formula.appraisal", List.of(fee, share, exact, cap, amount), rule.source());
  }

  public List<Row> list(Scope scope) {
    return rows.list(SubsidyProcedure.CODE, List.of(), scope, 60_000);
  }

  Optional<Row> find(String number) {
    return rows.find(SubsidyProcedure.CODE, number, new Scope.WholeCity());
  }

  Optional<Loan> loan(String number) {
    return loans.find(number, new Scope.WholeCity());
  }

  private static LocalDate day(Row row, String fact) {
    return LocalDate.parse(row.fact(fact));
  }

  private static Money amount(Row row, String fact) {
    return Compensation.amount(row, fact);
  }

  /** Other applications of the same firm that were approved or paid. */
  private List<Row> others(Row row) {
    return rows.list(SubsidyProcedure.CODE, List.of("approved", "paid"), new Scope.WholeCity(), 60_000).stream().filter(other -> !other.number().equals(row.number()) && other.applicantBody() == row.applicantBody()).toList();
  }

  /** Both parts as they would be given now; empty while the loan or the days are unknown. */
  public List<Reckoned> of(Row row) {
    var loan = loan(row.fact("loan"));
    if (loan.isEmpty() || row.fact("interest-from").isEmpty() || row.fact("interest-until").isEmpty() || day(row, "interest-until").isBefore(day(row, "interest-from"))) {
      return List.of();
    }
    var rule = rulebook.find(RULE, day(row, "interest-until"));
    if (rule.isEmpty()) {
      return List.of();
    }
    var year = day(row, "interest-until").getYear();
    var beforeInterest = others(row).stream().filter(other -> other.fact("loan").equals(row.fact("loan"))).map(other -> amount(other, "granted-interest")).reduce(Money.ZERO, Money::plus);
    var beforeFees = others(row).stream().filter(other -> day(other, "interest-until").getYear() == year).map(other -> amount(other, "granted-appraisal")).reduce(Money.ZERO, Money::plus);
    return List.of(interest(rule.get(), loan.get().amount("drawn-amount"), amount(row, "interest-paid"), day(row, "interest-from"), day(row, "interest-until"), beforeInterest),
        appraisal(rule.get(), amount(row, "appraisal-fee"), beforeFees));
  }

  /** Whether days of this loan were asked for in another application. */
  boolean overlaps(Row row) {
    return rows.list(SubsidyProcedure.CODE, List.of("applied", "checked", "approved", "paid"), "loan", row.fact("loan"), new Scope.WholeCity(), 100).stream().filter(other -> !other.number().equals(row.number()))
        .anyMatch(other -> !day(other, "interest-from").isAfter(day(row, "interest-until")) && !day(row, "interest-from").isAfter(day(other, "interest-until")));
  }
}
