package cityip.operation;

import cityip.casework.FactRows;
import cityip.casework.FactRows.Row;
import cityip.casework.FactRows.Wish;
import cityip.kernel.AsOf;
import cityip.kernel.Money;
import cityip.registry.PaymentSchedule.Payment;
import cityip.registry.Registry;
import cityip.rulebook.Rulebook;
import cityip.shell.Scope;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** The open licences that stand, for everybody; who took them, what annuities they save, and what looks like a sham. */
@Component
public final class OpenLicences {

  private static final Wish STANDING = Wish.of(OpenLicenceProcedures.DECLARATION, "open");
  private static final Wish TAKEN = Wish.of(OpenLicenceProcedures.TAKING, "recording", "licensed", "ended");

  private final FactRows rows;
  private final Registry registry;
  private final Rulebook rulebook;
  private final Clock clock;

  OpenLicences(FactRows rows, Registry registry, Rulebook rulebook, Clock clock) {
    this.rows = rows;
    this.registry = registry;
    this.rulebook = rulebook;
    this.clock = clock;
  }

  /**
   * A declaration that stands.
   *
   * @param declaration its case number
   * @param atLeast what a taker pays before the licence exists; zero for running royalties and free ones
   */
  public record Standing(String declaration, String number, String title, String unit, String owner, long ownerBody, String feeMethod, Money price, long ratePerMille, String feeStandard,
      LocalDate availableUntil, String announcement, LocalDate announced, String scope) {

    static Standing of(Row row) {
      var price = row.fact("price").isEmpty() ? Money.ZERO : new Money(new BigDecimal(row.fact("price")));
      return new Standing(row.number(), row.fact("right-number"), row.title(), row.unit(), row.applicant(), row.applicantBody(), row.fact("fee-method"), price,
          row.fact("rate-per-mille").isEmpty() ? 0 : Long.parseLong(row.fact("rate-per-mille")), row.fact("fee-standard"), LocalDate.parse(row.fact("available-until")),
          row.fact("announcement-number"), LocalDate.parse(row.fact("announced-on")), row.fact("scope"));
    }

    public Money atLeast() {
      return switch (feeMethod) {
        case "one-off", "per-unit", "entry-and-running" -> price;
        default -> Money.ZERO;
      };
    }
  }

  public long count(String unit, String text) {
    return rows.count(STANDING.in(unit, text));
  }

  public List<Standing> page(String unit, String text, int size, long offset) {
    return rows.page(STANDING.in(unit, text), size, offset).stream().map(Standing::of).toList();
  }

  /** A declaration that stands today; one whose term has run out does not. */
  public Optional<Standing> open(String declaration) {
    return rows.find(STANDING, declaration).map(Standing::of).filter(one -> !one.availableUntil().isBefore(LocalDate.now(clock)));
  }

  /** How often a declaration was taken. */
  public long taken(String declaration) {
    return rows.count(TAKEN.with("declaration", declaration));
  }

  /** An annuity that an open licence makes cheaper. */
  public record Saving(int year, LocalDate due, Money full, int percent, Money saved) {}

  /**
   * The annuities that fall due while a licence is used. Only a recorded licence counts, and of several reductions only the best is given, so what the
   * owner already gets is not given again (年费减缴).
   */
  public List<Saving> savings(String number, LocalDate from, LocalDate until) {
    var right = registry.findReadable(number, new AsOf(LocalDate.now(clock), clock.instant()), new Scope.PublicOnly());
    return right.stream().flatMap(view -> view.payments().payments().stream()).filter(payment -> !payment.due().isBefore(from) && !payment.due().isAfter(until))
        .flatMap(payment -> saving(payment).stream()).toList();
  }

  private Optional<Saving> saving(Payment payment) {
    return rulebook.find("registry.annuity.open-licence", payment.due()).map(rule -> {
      int percent = rule.value().get("percent").asInt();
      var reduced = payment.full().percent(BigDecimal.valueOf(percent));
      var saved = reduced.compareTo(payment.reduced()) > 0 ? reduced.minus(payment.reduced()) : Money.ZERO;
      return new Saving(payment.year(), payment.due(), payment.full(), percent, saved);
    });
  }

  /** Why somebody should look at a declaration: nothing is refused by it. */
  public enum Sign { OWN_TAKER, FREE_TO_ALL, NEVER_TAKEN, FAR_BELOW }

  /** What looks like a declaration made only for cheaper annuities (专利法实施细则 88, 100). */
  public List<Sign> signs(Standing one, Optional<Comparables.Range> range) {
    var signs = new java.util.ArrayList<Sign>();
    var takers = rows.page(TAKEN.with("declaration", one.declaration()), 500, 0);
    if (one.ownerBody() != 0 && takers.stream().anyMatch(taker -> taker.applicantBody() == one.ownerBody())) {
      signs.add(Sign.OWN_TAKER);
    }
    if (one.feeMethod().equals("free")) {
      signs.add(Sign.FREE_TO_ALL);
    }
    if (takers.isEmpty() && one.announced().plusYears(1).isBefore(LocalDate.now(clock))) {
      signs.add(Sign.NEVER_TAKEN);
    }
    if (range.isPresent() && !one.price().isZero() && one.price().yuan().multiply(BigDecimal.TEN).compareTo(range.get().median().yuan()) < 0) {
      signs.add(Sign.FAR_BELOW);
    }
    return signs;
  }

  /** Figures of all declarations: how many stand, how many takers, recorded ones, and what was paid. */
  public record Figures(long declared, long standing, long taken, long recorded, Money paid) {}

  public Figures figures() {
    var all = Wish.of(OpenLicenceProcedures.DECLARATION, "submitted", "open", "withdrawn", "ended");
    var paid = new Money(rows.sum(TAKEN, "paid-amount"));
    return new Figures(rows.count(all), rows.count(STANDING), rows.count(TAKEN), rows.count(Wish.of(OpenLicenceProcedures.TAKING, "licensed", "ended")), paid);
  }
}
