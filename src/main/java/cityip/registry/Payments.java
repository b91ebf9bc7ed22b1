package cityip.registry;

import cityip.kernel.Money;
import cityip.kernel.RightKind;
import cityip.registry.DatedRules.Version;
import cityip.registry.PaymentSchedule.Payment;
import cityip.registry.PaymentSchedule.Status;
import cityip.registry.PaymentSchedule.What;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import tools.jackson.databind.JsonNode;

/** Draws up payment schedules from a right's history and the rules of fees. */
final class Payments {

  private final DatedRules rules;
  private final Terms terms;
  private final UnaryOperator<LocalDate> workingDay;

  /** @param workingDay moves a day to the next working day */
  Payments(DatedRules rules, Terms terms, UnaryOperator<LocalDate> workingDay) {
    this.rules = rules;
    this.terms = terms;
    this.workingDay = workingDay;
  }

  /** The schedule of a Chinese right as of a day; empty where nothing has to be paid or the basis is unknown. */
  PaymentSchedule of(RightKind kind, Folded told, List<RightEvent> events, int classes, LocalDate day) {
    Folded.Span now = told.on(day);
    if (now == null || told.granted() == null || told.granted().isAfter(day)) {
      return PaymentSchedule.NONE;
    }
    return switch (kind) {
      case INVENTION, UTILITY_MODEL, DESIGN -> new PaymentSchedule(annuities(kind, told, events, now.state(), day));
      case TRADEMARK -> new PaymentSchedule(renewal(told, now.state(), classes, day));
      case WORK, SOFTWARE, GEOGRAPHICAL_INDICATION, PLANT_VARIETY, LAYOUT_DESIGN -> PaymentSchedule.NONE;
    };
  }

  /** The fee of year n is due before year n begins: on the anniversary of filing (专利法实施细则 115). The year of grant is paid with the grant. */
  private List<Payment> annuities(RightKind kind, Folded told, List<RightEvent> events, RightState state, LocalDate day) {
    LocalDate filed = told.filed();
    LocalDate granted = told.granted();
    LocalDate termEnd = told.termEnd();
    if (filed == null || granted == null || termEnd == null || granted.isBefore(filed)) {
      return List.of();
    }
    Set<String> paid = new HashSet<>();
    events.stream().filter(event -> event.kind() == EventKind.FEE_PAID).forEach(event -> paid.add(String.valueOf(event.facts().text(Fact.YEAR))));
    int firstYear = java.time.Period.between(filed, granted).getYears() + 1;
    List<Payment> payments = new ArrayList<>();
    for (int year = firstYear + 1; filed.plusYears(year - 1L).isBefore(termEnd); year++) {
      LocalDate due = filed.plusYears(year - 1L);
      Version fee = rules.on("registry.annuity." + kind.code(), due);
      Version late = rules.on("registry.annuity.late", due);
      if (fee == null || late == null || year > fee.value().path("last-year").asInt(99)) {
        continue;
      }
      Money full = band(fee.value().get("bands"), year);
      LocalDate graceUntil = due.plusMonths(late.value().get("grace-months").asInt());
      Status status = paid.contains(String.valueOf(year)) ? Status.PAID : status(due, graceUntil, state.group() == RightState.Group.ALIVE, day);
      Money reduced = reduction(told, events, full, year, firstYear, due);
      Money owed = status == Status.IN_GRACE ? full.percent(BigDecimal.valueOf((long) latePercent(late.value(), due, day))) : Money.ZERO;
      payments.add(new Payment(What.ANNUITY, year, due.minusYears(1).plusDays(1), due, workingDay.apply(due), graceUntil, full, reduced, owed, status, fee.source(), fee.certainty()));
    }
    return state.group() == RightState.Group.ALIVE ? payments : payments.stream().filter(payment -> !payment.due().isAfter(day)).toList();
  }

  private static Status status(LocalDate due, LocalDate graceUntil, boolean alive, LocalDate day) {
    if (!day.isAfter(due)) {
      return Status.AHEAD;
    }
    if (!day.isAfter(graceUntil)) {
      return Status.IN_GRACE;
    }
    return alive ? Status.MUST_HAVE_BEEN_PAID : Status.MISSED;
  }

  private static Money band(JsonNode bands, int year) {
    long yuan = 0;
    for (var band : bands.properties()) {
      if (Integer.parseInt(band.getKey()) <= year) {
        yuan = band.getValue().asLong();
      }
    }
    return Money.ofYuan(yuan);
  }

  /** Per cent of the full fee: nothing in the free months, then so much for each month begun. */
  static int latePercent(JsonNode late, LocalDate due, LocalDate day) {
    int months = 0;
    while (months < late.get("grace-months").asInt() && due.plusMonths(months + 1L).isBefore(day)) {
      months++;
    }
    return Math.max(0, months - late.get("free-months").asInt() + 1) * late.get("percent-per-month").asInt();
  }

  /** The better of the reduction granted to the applicant and that of an open licence; never both. */
  private Money reduction(Folded told, List<RightEvent> events, Money full, int year, int firstYear, LocalDate due) {
    int percent = 0;
    String reduction = null;
    for (RightEvent event : events) {
      reduction = event.facts().has(Fact.REDUCTION) ? event.facts().text(Fact.REDUCTION) : reduction;
    }
    Version reduced = rules.on("registry.annuity.reduction", due);
    if (reduction != null && reduced != null && year < firstYear + reduced.value().get("years").asInt()) {
      percent = reduced.value().get(reduction.equals("joint") ? "joint-percent" : "single-percent").asInt();
    }
    Version open = rules.on("registry.annuity.open-licence", due);
    boolean openLicence = told.flags().stream().anyMatch(flag -> flag.flag() == FlagKind.OPEN_LICENSED && !due.isBefore(flag.from()) && due.isBefore(flag.until()));
    if (open != null && openLicence && open.valid().contains(due)) {
      percent = Math.max(percent, open.value().get("percent").asInt());
    }
    return full.percent(BigDecimal.valueOf((long) percent));
  }

  /** One renewal: the next, or the one still possible in grace. */
  private List<Payment> renewal(Folded told, RightState state, int classes, LocalDate day) {
    LocalDate termEnd = told.termEnd();
    if (termEnd == null || state.group() != RightState.Group.ALIVE || told.granted() == null) {
      return List.of();
    }
    Terms.Term term = terms.term("CN", RightKind.TRADEMARK, "", termEnd);
    Version fee = rules.on("registry.renewal.trademark", termEnd);
    if (fee == null || term.renewYears() == 0) {
      return List.of();
    }
    LocalDate due = termEnd.minusDays(1);
    LocalDate graceUntil = termEnd.plusMonths(term.graceMonths()).minusDays(1);
    Status status = status(due, graceUntil, true, day);
    int counted = Math.max(1, classes);
    Money late = status == Status.IN_GRACE ? Money.ofYuan(counted * fee.value().get("late-fee-per-class").asLong()) : Money.ZERO;
    int number = java.time.Period.between(told.granted(), termEnd).getYears() / term.renewYears() + 1;
    return List.of(new Payment(What.RENEWAL, number, termEnd.minusMonths(term.renewalOpensMonths()), due, workingDay.apply(due), graceUntil,
        Money.ofYuan(counted * fee.value().get("fee-per-class").asLong()), Money.ZERO, late, status, fee.source(), fee.certainty()));
  }
}
