package cityip.finance.risk;

import cityip.casework.PartyRows;
import cityip.casework.PartyRows.Row;
import cityip.finance.Reckoned;
import cityip.finance.Shares;
import cityip.finance.lending.Lenders;
import cityip.finance.lending.Loan;
import cityip.finance.lending.Loans;
import cityip.kernel.Money;
import cityip.rulebook.Rulebook;
import cityip.shell.Scope;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/** The city's part of losses on pledged loans: how much, whether the fund holds it, whether the bank is stopped, and who gets what is recovered later. */
@Component
public final class Compensation {

  static final String RULE = "finance.compensation";

  private final PartyRows rows;
  private final Loans loans;
  private final Lenders lenders;
  private final Rulebook rulebook;
  private final Clock clock;

  Compensation(PartyRows rows, Loans loans, Lenders lenders, Rulebook rulebook, Clock clock) {
    this.rows = rows;
    this.loans = loans;
    this.lenders = lenders;
    this.rulebook = rulebook;
    this.clock = clock;
  }

  LocalDate today() {
    return LocalDate.ofInstant(clock.instant(), ZoneId.of("Asia/Shanghai"));
  }

  JsonNode rule() {
    return rulebook.rule(RULE, today()).value();
  }

  /** {@code min(cap, what the fund still holds, loss × share × part of the loan that rests on rights)}. */
  static Reckoned reckon(JsonNode rule, String source, Money loss, int rightsPart, Money fundLeft) {
    var share = rule.path("government").asInt();
    var cap = new Money(rule.path("cap").decimalValue());
    var exact = new Money(loss.yuan().multiply(BigDecimal.valueOf((long) share * rightsPart)).divide(BigDecimal.valueOf(10_000), 2, RoundingMode.HALF_UP));
    var amount = List.of(exact, cap, fundLeft).stream().min(Money::compareTo).orElseThrow();
    return new Reckoned(amount, "finance.compensation.formula", List.of(loss, share, rightsPart, exact, cap, fundLeft, amount), source);
  }

  /** What the fund holds: its size less what was paid, with what came back. */
  public Money fundLeft() {
    var paid = sum(paid(), "paid-amount");
    return new Money(rule().path("fund").decimalValue()).minus(paid).plus(returned());
  }

  private Money returned() {
    return paid().stream().map(row -> split(row).getFirst()).reduce(Money.ZERO, Money::plus);
  }

  private List<Row> paid() {
    return rows.list(CompensationProcedure.CODE, List.of("paid", "settled"), new Scope.WholeCity(), 60_000);
  }

  private static Money sum(List<Row> some, String fact) {
    return some.stream().map(row -> amount(row, fact)).reduce(Money.ZERO, Money::plus);
  }

  static Money amount(Row row, String fact) {
    return row.fact(fact).isEmpty() ? Money.ZERO : new Money(new BigDecimal(row.fact(fact)));
  }

  /** What was recovered after the payment, pro rata by who bore the loss: government, bank, insurer; to the fen. */
  public List<Money> split(Row row) {
    return split(rulebook.rule(RULE, today()).value(), amount(row, "recovered-amount"));
  }

  static List<Money> split(JsonNode rule, Money recovered) {
    return recovered.isZero() ? List.of(Money.ZERO, Money.ZERO, Money.ZERO)
        : Shares.of(recovered, List.of(rule.path("government").decimalValue(), rule.path("bank").decimalValue(), rule.path("insurer").decimalValue()));
  }

  /** The amount of a case as it would be paid now. */
  public Reckoned of(Row row) {
    var verified = row.fact("verified-loss").isEmpty() ? amount(row, "loss-principal") : amount(row, "verified-loss");
    var left = fundLeft().plus(row.state().equals("paid") || row.state().equals("settled") ? amount(row, "paid-amount").minus(split(row).getFirst()) : Money.ZERO);
    var rule = rulebook.rule(RULE, today());
    return reckon(rule.value(), rule.source(), verified, row.fact("rights-part").isEmpty() ? 100 : Integer.parseInt(row.fact("rights-part")), left);
  }

  public Optional<Row> find(String number) {
    return rows.find(CompensationProcedure.CODE, number, new Scope.WholeCity());
  }

  public List<Row> list(Scope scope) {
    return rows.list(CompensationProcedure.CODE, List.of(), scope, 60_000);
  }

  /** Whether another claim for the same loan stands or was paid. */
  boolean claimedBefore(String loan, String number) {
    return rows.list(CompensationProcedure.CODE, List.of("claimed", "verified", "published", "payable", "paid", "settled"), "loan", loan, new Scope.WholeCity(), 10).stream()
        .anyMatch(row -> !row.number().equals(number));
  }

  Optional<Loan> loan(String number) {
    return loans.find(number, new Scope.WholeCity());
  }

  /** Compensation paid to a bank in per cent of what it lent; above the rule no further claim of it is paid until the city resumes. */
  public BigDecimal ratio(long bank) {
    var lent = loans.in(List.of(), new Scope.WholeCity()).stream().filter(loan -> loan.row().otherBody() == bank).map(loan -> loan.amount("drawn-amount")).reduce(Money.ZERO, Money::plus);
    var paid = paid().stream().filter(row -> row.applicantBody() == bank).map(row -> amount(row, "paid-amount")).reduce(Money.ZERO, Money::plus);
    return lent.isZero() ? BigDecimal.ZERO : paid.yuan().multiply(BigDecimal.valueOf(100)).divide(lent.yuan(), 2, RoundingMode.HALF_UP);
  }

  public boolean stopped(long bank) {
    return lenders.find(bank).filter(lender -> lender.paused() != null).isPresent() || ratio(bank).compareTo(rule().path("breaker-percent").decimalValue()) > 0;
  }
}
