package cityip.finance.lending;

import cityip.casework.PartyRows.Row;
import cityip.finance.RightList;
import cityip.finance.lending.AllInCost.Way;
import cityip.kernel.Money;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A loan read from its case: asked, offered, contracted, registered, running, or however it ended. */
public record Loan(Row row) {

  /** States in which the pledge secures a debt. */
  public static final Set<String> SECURED = Set.of("registered", "running", "overdue", "defaulted");
  /** States in which money is out. */
  public static final Set<String> OUT = Set.of("running", "overdue", "defaulted");
  /** States in which the rights are bound to this loan. */
  public static final Set<String> BOUND = Set.of("contracted", "registered", "running", "overdue", "defaulted", "releasing");

  public String number() {
    return row.number();
  }

  public String state() {
    return row.state();
  }

  public String firm() {
    return row.applicant();
  }

  public String bank() {
    return row.other();
  }

  public Money amount(String fact) {
    var text = row.fact(fact);
    return text.isEmpty() ? Money.ZERO : new Money(new BigDecimal(text));
  }

  public int count(String fact) {
    var text = row.fact(fact);
    return text.isEmpty() ? 0 : Integer.parseInt(text);
  }

  public @Nullable LocalDate day(String fact) {
    var text = row.fact(fact);
    return text.isEmpty() ? null : LocalDate.parse(text);
  }

  /** Whether the bank ever made an offer. */
  public boolean offered() {
    return !row.fact("offer-amount").isEmpty();
  }

  public Money fees() {
    return amount("appraisal-fee").plus(amount("guarantee-fee")).plus(amount("other-fee"));
  }

  public Way way() {
    return row.fact("repayment").equals("instalments") ? Way.INSTALMENTS : Way.BULLET;
  }

  /** What the offer costs in a year; null before there is one. */
  public @Nullable BigDecimal allIn() {
    return offered() && fees().compareTo(amount("offer-amount")) < 0 ? AllInCost.of(amount("offer-amount"), fees(), count("rate-bp"), count("offer-months"), way()) : null;
  }

  /** What is owed of the principal: what was drawn less what came back. */
  public Money outstanding() {
    return OUT.contains(state()) ? amount("drawn-amount").minus(amount("recovered-total")) : Money.ZERO;
  }

  public List<String> rights() {
    return RightList.of(row.fact("rights").isEmpty() ? row.fact("rights-offered") : row.fact("rights"));
  }

  /** The number under which the pledge was first registered. */
  public String registration() {
    return row.fact("registration-number");
  }

  /** The number under which it stands now: that of the last change, else of the registration. */
  public String standsAs() {
    return row.fact("change-number").isEmpty() ? registration() : row.fact("change-number");
  }

  public Instant asked() {
    return row.opened();
  }
}
