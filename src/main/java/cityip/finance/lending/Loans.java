package cityip.finance.lending;

import cityip.casework.PartyRows;
import cityip.finance.LenderBook;
import cityip.shell.Scope;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** The loans there are, as far as a scope may see them. */
@Component
public final class Loans implements LenderBook {

  private static final int MOST = 60_000;

  private final PartyRows rows;

  Loans(PartyRows rows) {
    this.rows = rows;
  }

  public List<Loan> in(Collection<String> states, Scope scope) {
    return rows.list(LoanProcedure.CODE, states, scope, MOST).stream().map(Loan::new).toList();
  }

  /** What was asked of banks for a need; only what its own firm asked. */
  public List<Loan> forNeed(long need, long body, Scope scope) {
    return rows.list(LoanProcedure.CODE, List.of(), "need", Long.toString(need), scope, MOST).stream().filter(row -> row.applicantBody() == body).map(Loan::new).toList();
  }

  public Optional<Loan> find(String number, Scope scope) {
    return rows.find(LoanProcedure.CODE, number, scope).map(Loan::new);
  }

  @Override
  public Set<String> securedFor(long bank) {
    return in(Loan.SECURED, new Scope.OneBody(bank)).stream().filter(loan -> loan.row().otherBody() == bank && !loan.registration().isEmpty()).map(Loan::standsAs).collect(Collectors.toSet());
  }

  /** The loan whose pledge stands under a registration, the first one or that of a change. */
  public Optional<Loan> registeredAs(String registration) {
    return registration.isEmpty() ? Optional.empty() : Stream.of("registration-number", "change-number")
        .flatMap(fact -> rows.list(LoanProcedure.CODE, Loan.SECURED, fact, registration, new Scope.WholeCity(), 2).stream()).map(Loan::new).findFirst();
  }
}
