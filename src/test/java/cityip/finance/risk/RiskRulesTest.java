package cityip.finance.risk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cityip.finance.risk.Appraisals.Appraisal;
import cityip.kernel.DayRange;
import cityip.kernel.Money;
import cityip.rulebook.Rule;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What collateral counts for, what is compensated and what is subsidised, by hand. */
class RiskRulesTest {

  private static final LocalDate DAY = LocalDate.of(2026, 11, 22);
  private static final JsonNode COMPENSATION = JsonMapper.shared().readTree("{\"government\": 40, \"bank\": 40, \"insurer\": 20, \"cap\": 5000000, \"fund\": 20000000}");
  private static final Rule SUBSIDY = new Rule("finance.subsidy", JsonMapper.shared().readTree(
      "{\"benchmark-bp\": 385, \"interest-percent\": 60, \"interest-cap\": 500000, \"most-days\": 730, \"valuation-percent\": 50, \"valuation-cap\": 50000, \"year-days\": 360}"), new DayRange(LocalDate.of(2020, 1, 1), null), "示例", "configurable");

  private static Appraisal appraisal(long yuan, String appraiser, LocalDate on) {
    return new Appraisal(0, "x", Money.ofYuan(yuan), on, appraiser, "", "income", "r", "t", null);
  }

  private static Appraisals.Standing read(Appraisal... newestFirst) {
    return Appraisals.read(List.of(newestFirst), DAY, 12, BigDecimal.valueOf(30));
  }

  @Test
  void anAppraisalWithoutValueOrAppraiserDoesNotExist() {
    assertThatThrownBy(() -> appraisal(0, "甲", DAY)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> appraisal(5, " ", DAY)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void ofTwoThatAgreeTheLowerCountsAndOfTwoThatDoNotAThirdIsAsked() {
    assertThat(read(appraisal(1000, "甲", DAY), appraisal(800, "乙", DAY.minusDays(3)))).satisfies(one -> {
      assertThat(one.value()).isEqualTo(Money.ofYuan(800));
      assertThat(one.second()).isFalse();
    });
    assertThat(read(appraisal(1000, "甲", DAY), appraisal(600, "乙", DAY.minusDays(3))).second()).as("40 % apart").isTrue();
    assertThat(read(appraisal(1000, "甲", DAY), appraisal(600, "乙", DAY.minusDays(3)), appraisal(1100, "丙", DAY.minusDays(9))).second()).as("a third stands beside the newest").isFalse();
    assertThat(read(appraisal(1000, "甲", DAY), appraisal(400, "甲", DAY.minusDays(3)), appraisal(1000, "甲", DAY.minusDays(9))).second()).as("one hand is not two").isTrue();
    assertThat(read(appraisal(1000, "甲", DAY.minusMonths(13))).stale()).isTrue();
    assertThat(read(appraisal(1000, "甲", DAY.minusMonths(12))).stale()).isFalse();
  }

  @Test
  void compensationIsTheLeastOfShareCapAndFund() {
    assertThat(Compensation.reckon(COMPENSATION, "s", Money.ofYuan(1_000_000), 80, Money.ofYuan(20_000_000)).amount()).isEqualTo(Money.ofYuan(320_000));
    assertThat(Compensation.reckon(COMPENSATION, "s", Money.ofYuan(90_000_000), 100, Money.ofYuan(20_000_000)).amount()).isEqualTo(Money.ofYuan(5_000_000));
    assertThat(Compensation.reckon(COMPENSATION, "s", Money.ofYuan(1_000_000), 100, Money.ofYuan(7)).amount()).isEqualTo(Money.ofYuan(7));
    assertThat(Compensation.split(COMPENSATION, new Money(new BigDecimal("0.03"))).stream().reduce(Money.ZERO, Money::plus)).isEqualTo(new Money(new BigDecimal("0.03")));
  }

  @Test
  void theSubsidyOfInterestCountsDaysAndKnowsItsCaps() {
    // 1,000,000 × 3.85 % × 365 ÷ 360 × 60 % = 23,420.83
    assertThat(Subsidies.interest(SUBSIDY, Money.ofYuan(1_000_000), Money.ofYuan(40_000), LocalDate.of(2026, 1, 1), LocalDate.of(2026, 12, 31), Money.ZERO).amount()).isEqualTo(new Money(new BigDecimal("23420.83")));
    assertThat(Subsidies.interest(SUBSIDY, Money.ofYuan(1_000_000), Money.ofYuan(900), LocalDate.of(2026, 1, 1), LocalDate.of(2026, 12, 31), Money.ZERO).amount()).as("never more than was paid").isEqualTo(Money.ofYuan(900));
    assertThat(Subsidies.interest(SUBSIDY, Money.ofYuan(90_000_000), Money.ofYuan(90_000_000), LocalDate.of(2020, 1, 1), LocalDate.of(2026, 12, 31), Money.ofYuan(480_000)).amount()).as("what is left of the cap").isEqualTo(Money.ofYuan(20_000));
    assertThat(Subsidies.interest(SUBSIDY, Money.ofYuan(90_000_000), Money.ofYuan(90_000_000), LocalDate.of(2026, 1, 1), LocalDate.of(2026, 12, 31), Money.ofYuan(600_000)).amount()).isEqualTo(Money.ZERO);
    assertThat(Subsidies.appraisal(SUBSIDY, Money.ofYuan(60_000), Money.ZERO).amount()).isEqualTo(Money.ofYuan(30_000));
    assertThat(Subsidies.appraisal(SUBSIDY, Money.ofYuan(600_000), Money.ofYuan(20_000)).amount()).isEqualTo(Money.ofYuan(30_000));
  }
}
