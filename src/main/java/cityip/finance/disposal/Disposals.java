package cityip.finance.disposal;

import cityip.casework.FactRows;
import cityip.casework.PartyRows;
import cityip.casework.PartyRows.Row;
import cityip.finance.disposal.Proceeds.Part;
import cityip.finance.lending.Loan;
import cityip.finance.lending.Loans;
import cityip.finance.risk.Collateral;
import cityip.finance.risk.Compensation;
import cityip.kernel.Money;
import cityip.rulebook.Rulebook;
import cityip.shell.Scope;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/** Collateral being sold and sold: rounds, reserve, how the proceeds are split, and what was got in per cent of the appraised value. */
@Component
public final class Disposals {

  static final String RULE = "finance.disposal";

  private final PartyRows rows;
  private final FactRows open;
  private final Loans loans;
  private final Collateral collateral;
  private final Compensation compensation;
  private final Rulebook rulebook;

  Disposals(PartyRows rows, FactRows open, Loans loans, Collateral collateral, Compensation compensation, Rulebook rulebook) {
    this.rows = rows;
    this.open = open;
    this.loans = loans;
    this.collateral = collateral;
    this.compensation = compensation;
    this.rulebook = rulebook;
  }

  /** What is on sale now, for everybody: right, way, lowest price, what was disclosed; not who owes what to whom. */
  public record OnSale(String number, String unit, String rights, String way, Money reserve, String disclosure) {}

  public List<OnSale> onSale() {
    return open.page(FactRows.Wish.of(DisposalProcedure.CODE, "listed"), 2_000, 0).stream().map(row -> new OnSale(row.number(), row.unit(), row.fact("rights"), row.fact("way"),
        new Money(new BigDecimal(row.fact("reserve-price").isEmpty() ? row.fact("first-price") : row.fact("reserve-price"))), row.fact("disclosure"))).toList();
  }

  JsonNode rule() {
    return rulebook.rule(RULE, collateral.today()).value();
  }

  public List<Row> list(Scope scope, String... states) {
    return rows.list(DisposalProcedure.CODE, List.of(states), scope, 60_000);
  }

  public Optional<Row> find(String number) {
    return rows.find(DisposalProcedure.CODE, number, new Scope.WholeCity());
  }

  Optional<Loan> loan(String number) {
    return loans.find(number, new Scope.WholeCity());
  }

  List<Collateral.Piece> pieces(String rights) {
    return collateral.pieces(rights);
  }

  static Money amount(Row row, String fact) {
    return row.fact(fact).isEmpty() ? Money.ZERO : new Money(new BigDecimal(row.fact(fact)));
  }

  /** What anybody may bid at least now; the first price until a round lowered it. */
  public static Money reserve(Row row) {
    return row.fact("reserve-price").isEmpty() ? amount(row, "first-price") : amount(row, "reserve-price");
  }

  /** The parts of the proceeds as they stand; empty before a sale. */
  public List<Part> split(Row row) {
    var loan = loan(row.fact("loan"));
    if (row.fact("price").isEmpty() || loan.isEmpty()) {
      return List.of();
    }
    return Proceeds.split(amount(row, "price"), amount(row, "costs"), amount(row, "annuities-advanced"), amount(row, "interest"), principal(row, loan.get()), bore(row.fact("loan")));
  }

  /** What was owed when it was sold; afterwards the case of the loan may say less. */
  private static Money principal(Row row, Loan loan) {
    return row.fact("principal").isEmpty() ? loan.amount("drawn-amount").minus(loan.amount("recovered-total")) : amount(row, "principal");
  }

  private List<BigDecimal> bore(String loan) {
    return compensation.list(new Scope.WholeCity()).stream().anyMatch(claim -> claim.fact("loan").equals(loan) && (claim.state().equals("paid") || claim.state().equals("settled")))
        ? List.of(weight("government"), weight("bank"), weight("insurer")) : List.of();
  }

  private BigDecimal weight(String who) {
    return rulebook.rule("finance.compensation", collateral.today()).value().path(who).decimalValue();
  }

  /** A sale as evidence of what such collateral brings: price in per cent of what it was appraised at before. */
  public record Realised(String number, Money price, Money appraised) {
    public BigDecimal percent() {
      return price.yuan().multiply(BigDecimal.valueOf(100)).divide(appraised.yuan(), 1, RoundingMode.HALF_UP);
    }
  }

  public List<Realised> realised() {
    return list(new Scope.WholeCity(), "sold", "settled").stream().filter(row -> !amount(row, "appraised-value").isZero() && !amount(row, "price").isZero())
        .map(row -> new Realised(row.number(), amount(row, "price"), amount(row, "appraised-value"))).toList();
  }

  /** The middle one of all sales; null while there are too few to be told without telling one. */
  public @Nullable BigDecimal median() {
    var all = realised().stream().map(Realised::percent).sorted().toList();
    return all.size() < 5 ? null : all.get(all.size() / 2);
  }
}
