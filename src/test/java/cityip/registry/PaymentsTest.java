package cityip.registry;

import static cityip.registry.Histories.a;
import static cityip.registry.Histories.aGrantedInvention;
import static cityip.registry.Histories.aMark;
import static org.assertj.core.api.Assertions.assertThat;

import cityip.kernel.Money;
import cityip.kernel.RightKind;
import cityip.registry.PaymentSchedule.Payment;
import cityip.registry.PaymentSchedule.Status;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PaymentsTest {

  private static final DatedRules RULES = DatedRules.read("/rules/registry.yaml");
  private static final Payments PAYMENTS = new Payments(RULES, Histories.TERMS, PaymentsTest::afterTheWeekend);

  private static LocalDate afterTheWeekend(LocalDate day) {
    return day.getDayOfWeek() == DayOfWeek.SATURDAY ? day.plusDays(2) : day.getDayOfWeek() == DayOfWeek.SUNDAY ? day.plusDays(1) : day;
  }

  private static PaymentSchedule schedule(RightKind kind, Histories history, String day) {
    return PAYMENTS.of(kind, history.told(), history.events(), 1, LocalDate.parse(day));
  }

  private static Payment year(PaymentSchedule schedule, int year) {
    return schedule.payments().stream().filter(payment -> payment.year() == year).findFirst().orElseThrow();
  }

  @Test
  void theYearOfGrantIsPaidWithTheGrantAndEachLaterYearIsDueOnTheAnniversaryOfFiling() {
    PaymentSchedule schedule = schedule(RightKind.INVENTION, aGrantedInvention(), "2014-01-01"); // filed 2010-03-04, granted 2013-05-06: in its fourth year
    assertThat(schedule.payments().getFirst().year()).isEqualTo(5);
    assertThat(year(schedule, 5).due()).isEqualTo("2014-03-04");
    assertThat(schedule.payments().getLast().year()).isEqualTo(20);
    assertThat(schedule.payments().getLast().due()).isEqualTo("2029-03-04");
    assertThat(schedule.next()).hasValueSatisfying(next -> assertThat(next.year()).isEqualTo(5));
  }

  @Test
  void theFeeRisesWithTheYears() {
    PaymentSchedule schedule = schedule(RightKind.INVENTION, aGrantedInvention(), "2014-01-01");
    assertThat(year(schedule, 6).full()).isEqualTo(Money.ofYuan(1200));
    assertThat(year(schedule, 7).full()).isEqualTo(Money.ofYuan(2000));
    assertThat(year(schedule, 10).full()).isEqualTo(Money.ofYuan(4000));
    assertThat(year(schedule, 13).full()).isEqualTo(Money.ofYuan(6000));
    assertThat(year(schedule, 16).full()).isEqualTo(Money.ofYuan(8000));
    Histories design = a(RightKind.DESIGN).filed("2021-07-01").event(EventKind.GRANTED, "2022-01-01");
    assertThat(year(schedule(RightKind.DESIGN, design, "2022-02-01"), 11).full()).isEqualTo(Money.ofYuan(3000));
    Histories older = a(RightKind.DESIGN).filed("2021-05-01").event(EventKind.GRANTED, "2022-01-01");
    assertThat(schedule(RightKind.DESIGN, older, "2022-02-01").payments().getLast().year()).as("a design of the older law has ten years").isEqualTo(10);
  }

  @Test
  void theLateFeeIsFivePerCentOfTheFullFeeForEachMonthBegunAfterTheFirst() {
    var late = RULES.on("registry.annuity.late", LocalDate.of(2020, 1, 1)).value();
    LocalDate due = LocalDate.of(2020, 3, 4);
    assertThat(Payments.latePercent(late, due, LocalDate.of(2020, 3, 4))).isZero();
    assertThat(Payments.latePercent(late, due, LocalDate.of(2020, 4, 4))).isZero();
    assertThat(Payments.latePercent(late, due, LocalDate.of(2020, 4, 5))).isEqualTo(5);
    assertThat(Payments.latePercent(late, due, LocalDate.of(2020, 5, 4))).isEqualTo(5);
    assertThat(Payments.latePercent(late, due, LocalDate.of(2020, 5, 5))).isEqualTo(10);
    assertThat(Payments.latePercent(late, due, LocalDate.of(2020, 9, 4))).isEqualTo(25);
  }

  @Test
  void aReductionLowersTheFeeButNotTheLateFeeAndEndsAfterTenYears() {
    Histories history = aGrantedInvention().event(EventKind.DESCRIBED, "2013-05-06", Map.of(Fact.REDUCTION, "single"));
    Payment owed = year(schedule(RightKind.INVENTION, history, "2016-05-05"), 7);
    assertThat(owed.status()).isEqualTo(Status.IN_GRACE);
    assertThat(owed.reduced()).isEqualTo(Money.ofYuan(1700));
    assertThat(owed.late()).isEqualTo(Money.ofYuan(200));
    assertThat(owed.payable()).isEqualTo(Money.ofYuan(500));
    assertThat(year(schedule(RightKind.INVENTION, history, "2016-05-05"), 13).reduced()).as("tenth year, the year of grant included").isEqualTo(Money.ofYuan(5100));
    assertThat(year(schedule(RightKind.INVENTION, history, "2016-05-05"), 14).reduced()).isEqualTo(Money.ZERO);
  }

  @Test
  void anOpenLicenceTakesFifteenPerCentUnlessAReductionTakesMore() {
    Histories open = aGrantedInvention().event(EventKind.OPEN_LICENSED, "2024-09-01");
    assertThat(year(schedule(RightKind.INVENTION, open, "2025-01-01"), 16).reduced()).isEqualTo(Money.ofYuan(1200));
    Histories both = a(RightKind.INVENTION).filed("2020-03-04").event(EventKind.GRANTED, "2023-05-06", Map.of(Fact.REDUCTION, "joint")).event(EventKind.OPEN_LICENSED, "2024-09-01");
    assertThat(year(schedule(RightKind.INVENTION, both, "2025-01-01"), 6).reduced()).isEqualTo(Money.ofYuan(840));
  }

  @Test
  void whatWasPaidIsTakenFromRecordsOrFollowsFromTheRightStillLiving() {
    Histories history = aGrantedInvention().event(EventKind.FEE_PAID, "2014-02-01", Map.of(Fact.YEAR, "5"));
    PaymentSchedule schedule = schedule(RightKind.INVENTION, history, "2016-01-01");
    assertThat(year(schedule, 5).status()).isEqualTo(Status.PAID);
    assertThat(year(schedule, 6).status()).isEqualTo(Status.MUST_HAVE_BEEN_PAID);
    assertThat(year(schedule, 7).status()).isEqualTo(Status.AHEAD);
  }

  @Test
  void aLapsedRightMissedItsLastPaymentAndOwesNoMore() {
    PaymentSchedule schedule = schedule(RightKind.INVENTION, aGrantedInvention().event(EventKind.LAPSED, "2016-03-04"), "2018-01-01");
    assertThat(schedule.next()).isEmpty();
    assertThat(year(schedule, 7).status()).isEqualTo(Status.MISSED);
  }

  @Test
  void aFilingOnTheLeapDayIsDueOnTheLastOfFebruaryAndAWeekendMovesTheLastDay() {
    Histories leap = a(RightKind.INVENTION).filed("2012-02-29").event(EventKind.GRANTED, "2013-06-01");
    PaymentSchedule schedule = schedule(RightKind.INVENTION, leap, "2014-01-01");
    assertThat(year(schedule, 3).due()).isEqualTo("2014-02-28");
    assertThat(year(schedule, 5).due()).isEqualTo("2016-02-29");
    assertThat(year(schedule, 4).due()).isEqualTo("2015-02-28");
    assertThat(year(schedule, 4).payableUntil()).as("28 February 2015 was a Saturday").isEqualTo("2015-03-02");
  }

  @Test
  void aMarkIsRenewedInTheYearBeforeItsEndOrLateInGrace() {
    Payment ahead = schedule(RightKind.TRADEMARK, aMark(), "2019-06-01").next().orElseThrow();
    assertThat(ahead.opens()).isEqualTo("2019-01-14");
    assertThat(ahead.due()).isEqualTo("2020-01-13");
    assertThat(ahead.payable()).isEqualTo(Money.ofYuan(500));
    Payment late = PAYMENTS.of(RightKind.TRADEMARK, aMark().told(), aMark().events(), 3, LocalDate.of(2020, 3, 1)).next().orElseThrow();
    assertThat(late.status()).isEqualTo(Status.IN_GRACE);
    assertThat(late.graceUntil()).isEqualTo("2020-07-13");
    assertThat(late.payable()).isEqualTo(Money.ofYuan(2250));
    assertThat(schedule(RightKind.TRADEMARK, aMark(), "2020-08-01").next()).isEmpty();
  }

  @Test
  void nothingIsMadeUpWithoutABasis() {
    assertThat(schedule(RightKind.INVENTION, a(RightKind.INVENTION).event(EventKind.GRANTED, "2020-01-01"), "2021-01-01").payments()).isEmpty();
    assertThat(schedule(RightKind.INVENTION, a(RightKind.INVENTION).filed("2020-01-01"), "2021-01-01").payments()).isEmpty();
    assertThat(schedule(RightKind.WORK, a(RightKind.WORK).event(EventKind.REGISTERED, "2020-01-01"), "2021-01-01").payments()).isEmpty();
  }
}
