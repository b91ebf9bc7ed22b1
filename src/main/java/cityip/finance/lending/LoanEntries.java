package cityip.finance.lending;

import cityip.casework.ActDone;
import cityip.kernel.AsOf;
import cityip.registry.EventKind;
import cityip.registry.Fact;
import cityip.registry.Intake;
import cityip.registry.Registry;
import cityip.registry.RightView;
import cityip.registry.Statement;
import cityip.shell.Scope;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.IntStream;
import org.springframework.context.event.EventListener;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Writes what the loans' cases record into the histories of the rights, so that the register, the watch and the plan's indicator speak of the same
 * pledges: a registration once with the contract's sum and the first pledgor, a change as a renewal that is no new money, an end. What is known is not
 * written again, so what was missed in a crash is caught up every day.
 */
@Component
class LoanEntries {

  private static final Set<String> ENTERED = Set.of("register", "change", "release", "settle");

  private final Loans loans;
  private final Registry registry;
  private final Intake intake;
  private final Clock clock;

  LoanEntries(Loans loans, Registry registry, Intake intake, Clock clock) {
    this.loans = loans;
    this.registry = registry;
    this.intake = intake;
    this.clock = clock;
  }

  @EventListener
  public void acted(ActDone done) {
    if (done.procedure().equals(LoanProcedure.CODE) && ENTERED.contains(done.act())) {
      loans.find(done.number(), new Scope.WholeCity()).ifPresent(this::enter);
    }
  }

  /** Writes what a crash between a case and its entry left out. */
  @Scheduled(cron = "0 15 6 * * *", zone = "Asia/Shanghai")
  public void catchUp() {
    loans.in(List.of("registered", "running", "overdue", "defaulted", "releasing", "repaid", "settled"), new Scope.WholeCity()).forEach(loan -> {
      if (loan.rights().stream().flatMap(number -> find(number).stream()).anyMatch(right -> missing(loan, right))) {
        enter(loan);
      }
    });
  }

  private static boolean missing(Loan loan, RightView right) {
    var change = loan.row().fact("change-number");
    return !told(right, EventKind.PLEDGED, loan.registration()) || !change.isEmpty() && !told(right, EventKind.PLEDGED, change)
        || loan.day("released-on") != null && !told(right, EventKind.RELEASED, change.isEmpty() ? loan.registration() : change);
  }

  private static boolean told(RightView right, EventKind kind, String contract) {
    return right.events().stream().anyMatch(event -> event.kind() == kind && contract.equals(event.facts().text(Fact.CONTRACT)));
  }

  private java.util.Optional<RightView> find(String number) {
    return registry.find(number, new AsOf(LocalDate.ofInstant(clock.instant(), ZoneId.of("Asia/Shanghai")), clock.instant()), new Scope.WholeCity());
  }

  private void enter(Loan loan) {
    var rights = loan.rights().stream().flatMap(number -> find(number).stream()).filter(right -> missing(loan, right)).toList();
    var statements = IntStream.range(0, rights.size()).mapToObj(n -> statement(loan, rights.get(n), n + 1)).toList();
    if (!statements.isEmpty()) {
      intake.load("质押 " + loan.number(), "system", statements.stream());
    }
  }

  private static Statement statement(Loan loan, RightView right, int line) {
    var registered = Objects.requireNonNull(loan.day("registered-on"));
    var statement = Statement.about(right.number()).line(line);
    var changed = loan.day("changed-on");
    var change = loan.row().fact("change-number");
    if (!told(right, EventKind.PLEDGED, loan.registration())) {
      statement.pledged(registered, loan.registration(), loan.amount("contract-amount").yuan(), loan.firm(), loan.bank());
    }
    if (changed != null && !change.isEmpty() && !told(right, EventKind.PLEDGED, change)) {
      statement.event(EventKind.PLEDGED, changed, renewal(loan, change));
      statement.event(EventKind.RELEASED, changed, Map.of(Fact.CONTRACT, loan.registration()));
    }
    var released = loan.day("released-on");
    if (released != null && !told(right, EventKind.RELEASED, change.isEmpty() ? loan.registration() : change)) {
      statement.event(EventKind.RELEASED, released, Map.of(Fact.CONTRACT, change.isEmpty() ? loan.registration() : change));
    }
    return statement.build();
  }

  private static Map<Fact, Object> renewal(Loan loan, String change) {
    var facts = new EnumMap<Fact, Object>(Fact.class);
    facts.put(Fact.CONTRACT, change);
    facts.put(Fact.RENEWS, loan.registration());
    BigDecimal amount = loan.amount("contract-amount").yuan();
    facts.put(Fact.AMOUNT, amount);
    facts.put(Fact.PLEDGOR, loan.firm());
    facts.put(Fact.CREDITOR, loan.bank());
    return facts;
  }
}
