package cityip.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;

/** The plan of Jining as data. */
class PlanPackTest {

  private static final PlanPack JINING = PlanPack.read("jining");

  @Test
  void draftHasEightIndicatorsOfWhichTwoHaveTargets() {
    assertThat(JINING.indicators()).filteredOn(indicator -> indicator.clause().equals("一（三）")).hasSize(8);
    var draft = JINING.version("draft").orElseThrow();
    assertThat(draft.targets()).containsOnlyKeys("HVP_10K", "PLEDGE_AMT");
  }

  @Test
  void anEstimatedBaseStaysMarkedAndAnAbsentOneIsNotZero() {
    assertThat(JINING.indicator("HVP_10K").orElseThrow()).satisfies(indicator -> {
      assertThat(indicator.base()).isEqualByComparingTo("1.14");
      assertThat(indicator.baseEstimated()).isTrue();
      assertThat(indicator.baseNote()).isNotNull();
    });
    assertThat(JINING.indicator("SATISF").orElseThrow().base()).isNull();
    assertThat(JINING.indicator("OVERSEAS_GRANT").orElseThrow().base()).isNull();
  }

  @Test
  void adoptedPlanSetsFurtherTargetsFromItsDayOn() {
    assertThat(JINING.versionOn(LocalDate.of(2021, 11, 21)).code()).isEqualTo("draft");
    assertThat(JINING.versionOn(LocalDate.of(2021, 11, 22)).code()).isEqualTo("adopted");
    assertThat(JINING.version("adopted").orElseThrow().targets().get("VALID_INV").value()).isEqualByComparingTo(new BigDecimal("5000"));
    assertThat(JINING.version("adopted").orElseThrow().targets().get("PLEDGE_AMT").value()).as("cut off in the source").isNull();
  }

  @Test
  void denominatorUsesThePopulationYearThePublishingOfficeUsed() {
    var divisor = JINING.definition("HVP_10K", 1, LocalDate.of(2024, 6, 30)).denominator();
    assertThat(divisor).isNotNull();
    assertThat(divisor.yearOn(LocalDate.of(2024, 6, 30))).as("end-2022 population until mid-2024").isEqualTo(2022);
    assertThat(divisor.yearOn(LocalDate.of(2021, 12, 31))).isEqualTo(2020);
    assertThat(divisor.yearOn(LocalDate.of(2025, 12, 31))).isEqualTo(2023);
  }

  @Test
  void aDefinitionNotYetInForceIsUsedOnlyWhenAskedFor() {
    assertThat(JINING.definition("HVP_10K", null, LocalDate.of(2026, 1, 1)).version()).isEqualTo(1);
    assertThat(JINING.definition("HVP_10K", 2, LocalDate.of(2026, 1, 1)).version()).isEqualTo(2);
  }

  @Test
  void everyMeasureNamesKnownDepartmentsAndIndicators() {
    assertThat(JINING.tasks()).hasSizeGreaterThan(20).allSatisfy(task -> {
      assertThat(JINING.departments().keySet()).containsAll(task.lead()).containsAll(task.support());
      task.evidence().stream().filter(evidence -> evidence.indicator() != null)
          .forEach(evidence -> assertThat(JINING.indicator(evidence.indicator())).isPresent());
      task.milestones().forEach(milestone -> assertThat(JINING.indicator(milestone.indicator())).isPresent());
    });
  }

  @Test
  void everyIndicatorHasADefinitionFromTheBaseYearOn() {
    assertThat(JINING.indicators()).allSatisfy(indicator -> assertThat(JINING.definition(indicator.code(), null, LocalDate.of(indicator.baseYear(), 12, 31)).from())
        .isBeforeOrEqualTo(LocalDate.of(indicator.baseYear(), 12, 31)));
  }
}
