package cityip.registry;

import cityip.kernel.Money;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * What has to be paid to keep a right, year by year, with what is owed on the day it was asked for. Amounts are those of
 * the rules in force on each due day; a payment whose rule is not certain says so.
 */
public record PaymentSchedule(List<Payment> payments) {

  public static final PaymentSchedule NONE = new PaymentSchedule(List.of());

  public enum What { ANNUITY, RENEWAL }

  public enum Status {
    /** A record says so. */
    PAID,
    /** No record, but the right would have ended without it. */
    MUST_HAVE_BEEN_PAID,
    /** The due day is ahead. */
    AHEAD,
    /** Past the due day, within the grace period. */
    IN_GRACE,
    /** Past the grace period. */
    MISSED
  }

  /**
   * @param year the annuity year, counted from filing; for a renewal the number of the term that begins
   * @param opens the first day on which it may be paid; for an annuity a year before it is due
   * @param due the last day without a late fee, by the calendar
   * @param payableUntil that day, moved to the next working day
   * @param graceUntil the last day on which it can be paid at all
   * @param full the fee before any reduction
   * @param reduced what is taken off, by a reduction or an open licence, whichever is more
   * @param late the late fee owed on the day asked for, from the full fee
   * @param certainty how sure the rule is
   */
  public record Payment(What what, int year, LocalDate opens, LocalDate due, LocalDate payableUntil, LocalDate graceUntil, Money full, Money reduced, Money late,
      Status status, String source, String certainty) {

    /** What has to be paid on the day asked for. */
    public Money payable() {
      return full.minus(reduced).plus(late);
    }

    public boolean isOpen() {
      return status == Status.AHEAD || status == Status.IN_GRACE;
    }
  }

  public PaymentSchedule {
    payments = List.copyOf(payments);
  }

  /** The next payment that can still be made. */
  public Optional<Payment> next() {
    return payments.stream().filter(Payment::isOpen).findFirst();
  }
}
