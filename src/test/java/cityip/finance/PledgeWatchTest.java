package cityip.finance;

import static org.assertj.core.api.Assertions.assertThat;

import cityip.SiteTest;
import cityip.finance.Alarm.Kind;
import cityip.finance.Alarm.Level;
import cityip.kernel.AsOf;
import cityip.kernel.Money;
import cityip.kernel.RightKind;
import cityip.kernel.RightNumber;
import cityip.registry.PaymentSchedule.Payment;
import cityip.registry.PaymentSchedule.Status;
import cityip.registry.PaymentSchedule.What;
import cityip.registry.RightPledges.Pledged;
import cityip.registry.RightState;
import cityip.shell.Scope;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Alarms at their steps, and the watch over the sample city. */
class PledgeWatchTest extends SiteTest {

  private static final TreeSet<Integer> STEPS = new TreeSet<>(List.of(7, 30, 90));
  private static final LocalDate DUE = LocalDate.of(2026, 11, 30);

  private static Pledged pledged(RightState state) {
    return new Pledged(1, new RightNumber("CN", RightKind.INVENTION, "201710601862.3"), "示例", "示例公司", 1, "370811", "示例质押1", new BigDecimal("1000000"), LocalDate.of(2025, 1, 1), state,
        LocalDate.of(2024, 1, 1), LocalDate.of(2037, 1, 1), false, false, false);
  }

  private static Payment payment(Status status) {
    return new Payment(What.ANNUITY, 9, DUE.minusYears(1), DUE, DUE, DUE.plusMonths(6), Money.ofYuan(2000), Money.ZERO, Money.ZERO, status, "示例", "verified");
  }

  private static List<Alarm> on(LocalDate day, RightState state, @Nullable Payment payment) {
    var alarms = new ArrayList<Alarm>();
    PledgeWatch.read(pledged(state), payment, STEPS, day, alarms);
    return alarms;
  }

  @Test
  void anAnnuityIsToldNinetyThirtyAndSevenDaysAheadAndOnceAtEachStep() {
    assertThat(on(DUE.minusDays(90), RightState.IN_FORCE, payment(Status.AHEAD))).singleElement().satisfies(alarm -> assertThat(alarm.level()).isEqualTo(Level.TELL));
    assertThat(on(DUE.minusDays(30), RightState.IN_FORCE, payment(Status.AHEAD))).singleElement().satisfies(alarm -> assertThat(alarm.level()).isEqualTo(Level.AMBER));
    assertThat(on(DUE.minusDays(7), RightState.IN_FORCE, payment(Status.AHEAD))).singleElement().satisfies(alarm -> assertThat(alarm.level()).isEqualTo(Level.RED));
    assertThat(on(DUE.minusDays(31), RightState.IN_FORCE, payment(Status.AHEAD)).getFirst().key()).as("no new alarm within a step").isEqualTo(on(DUE.minusDays(90), RightState.IN_FORCE, payment(Status.AHEAD)).getFirst().key());
    assertThat(on(DUE.minusDays(30), RightState.IN_FORCE, payment(Status.AHEAD)).getFirst().key()).isNotEqualTo(on(DUE.minusDays(31), RightState.IN_FORCE, payment(Status.AHEAD)).getFirst().key());
    assertThat(on(DUE.plusDays(40), RightState.IN_FORCE, payment(Status.IN_GRACE))).singleElement().satisfies(alarm -> {
      assertThat(alarm.kind()).isEqualTo(Kind.ANNUITY_LATE);
      assertThat(alarm.day()).isEqualTo(DUE.plusMonths(6));
    });
  }

  @Test
  void whatHasEndedIsOneAlarmAndNothingElse() {
    assertThat(on(DUE, RightState.LAPSED, null)).extracting(Alarm::kind).containsExactly(Kind.COLLATERAL_GONE);
  }

  @Test
  void oneRunRaisesEachAlarmOnceAndClearsWhatIsOver() {
    var db = bean(JdbcClient.class);
    bean(PledgeWatch.class).run();
    var raised = db.sql("select count(*) from finance_alarm where cleared is null").query(Long.class).single();
    assertThat(raised).as("the sample city has pledges with annuities due").isPositive();
    var written = db.sql("select count(*) from finance_alarm").query(Long.class).single();
    bean(PledgeWatch.class).run();
    assertThat(db.sql("select count(*) from finance_alarm").query(Long.class).single()).isEqualTo(written);
    db.sql("insert into finance_alarm values ('gone', 1, 'x', 'x', 'ANNUITY_DUE', 'RED', '2020-01-01', 7, now(), null, null, null)").update();
    bean(PledgeWatch.class).run();
    assertThat(db.sql("select cleared is not null from finance_alarm where key = 'gone'").query(Boolean.class).single()).isTrue();
  }

  @Test
  void anOfficerSeesAllAnOwnerItsOwnAndAStrangerNothing() {
    var officer = pages().signIn("city");
    var page = officer.get("/pledge/watch");
    assertThat(page.html().select("tbody tr")).isNotEmpty();
    assertThat(page.text()).contains("怎样处理");
    var seen = officer.submit(page, "/pledge/watch/seen", java.util.Map.of("key", page.html().select("input[name=key]").first().val()));
    assertThat(seen.text()).contains("已记下");
    var at = new AsOf(LocalDate.now(java.time.ZoneOffset.UTC), Instant.now());
    var all = bean(PledgeWatch.class).alarms(at, new Scope.WholeCity());
    var owner = all.getFirst().collateral().party();
    assertThat(bean(PledgeWatch.class).alarms(at, new Scope.OneBody(owner))).isNotEmpty().allSatisfy(alarm -> assertThat(alarm.collateral().owner()).isEqualTo(all.getFirst().collateral().owner()));
    assertThat(bean(PledgeWatch.class).alarms(at, new Scope.PublicOnly())).isEmpty();
    assertThat(pages().get("/pledge/watch").address().getPath()).isEqualTo("/sign-in");
    assertThat(officer.download("/pledge/watch.xlsx?level=red").statusCode()).isEqualTo(200);
  }
}
