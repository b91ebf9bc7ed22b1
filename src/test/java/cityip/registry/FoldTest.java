package cityip.registry;

import static cityip.registry.Histories.a;
import static cityip.registry.Histories.aGrantedInvention;
import static cityip.registry.Histories.aMark;
import static cityip.registry.Histories.anInvention;
import static org.assertj.core.api.Assertions.assertThat;

import cityip.kernel.RightKind;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FoldTest {

  @Test
  void anInventionGoesFromFilingToTheEndOfItsTerm() {
    Histories right = aGrantedInvention();
    assertThat(right.on("2010-03-03")).isNull();
    assertThat(right.on("2010-03-04")).isEqualTo(RightState.FILED);
    assertThat(right.on("2011-09-04")).isEqualTo(RightState.PUBLISHED);
    assertThat(right.on("2013-05-05")).isEqualTo(RightState.PUBLISHED);
    assertThat(right.on("2013-05-06")).isEqualTo(RightState.IN_FORCE);
    assertThat(right.on("2030-03-03")).isEqualTo(RightState.IN_FORCE);
    assertThat(right.on("2030-03-04")).isEqualTo(RightState.EXPIRED);
    assertThat(right.told().filed()).isEqualTo("2010-03-04");
    assertThat(right.told().granted()).isEqualTo("2013-05-06");
    assertThat(right.told().spans()).hasSize(4);
    assertThat(right.told().spans().getLast().until()).isEqualTo(Folded.FOREVER);
  }

  @Test
  void theTermDependsOnTheKindAndTheDayOfFiling() {
    assertThat(a(RightKind.UTILITY_MODEL).filed("2010-03-04").event(EventKind.GRANTED, "2010-12-01").told().termEnd()).isEqualTo("2020-03-04");
    assertThat(a(RightKind.DESIGN).filed("2021-05-31").event(EventKind.GRANTED, "2021-12-01").told().termEnd()).isEqualTo("2031-05-31");
    assertThat(a(RightKind.DESIGN).filed("2021-06-01").event(EventKind.GRANTED, "2021-12-01").told().termEnd()).isEqualTo("2036-06-01");
    assertThat(a(RightKind.PLANT_VARIETY).filed("2019-01-01").event(EventKind.GRANTED, "2021-12-01").told().termEnd()).isEqualTo("2036-12-01");
    assertThat(a(RightKind.PLANT_VARIETY).filed("2019-01-01").event(EventKind.GRANTED, "2025-06-01").told().termEnd()).isEqualTo("2045-06-01");
    assertThat(a(RightKind.PLANT_VARIETY).event(EventKind.GRANTED, "2025-06-01", Map.of(Fact.VARIANT, "woody")).told().termEnd()).isEqualTo("2050-06-01");
    assertThat(a(RightKind.WORK).event(EventKind.REGISTERED, "2020-01-01").told().termEnd()).isNull();
    assertThat(a(RightKind.INVENTION).event(EventKind.GRANTED, "2020-01-01").told().termEnd()).as("without a day of filing no end is made up").isNull();
  }

  @Test
  void aLayoutDesignCountsFromFirstUseAndNeverOutlivesFifteenYearsFromItsMaking() {
    assertThat(a(RightKind.LAYOUT_DESIGN).filed("2026-11-01").event(EventKind.REGISTERED, "2026-12-01", Map.of(Fact.FIRST_USED_ON, LocalDate.of(2025, 5, 5))).told().termEnd())
        .isEqualTo("2035-05-05");
    assertThat(a(RightKind.LAYOUT_DESIGN).filed("2026-11-01").event(EventKind.REGISTERED, "2026-12-01", Map.of(Fact.CREATED_ON, LocalDate.of(2015, 5, 5))).told().termEnd())
        .isEqualTo("2030-05-05");
  }

  @Test
  void aFilingOnTheLeapDayEndsOnTheLastOfFebruary() {
    assertThat(a(RightKind.UTILITY_MODEL).filed("2012-02-29").event(EventKind.GRANTED, "2012-12-01").told().termEnd()).isEqualTo("2022-02-28");
    assertThat(anInvention().filed("2012-02-29").event(EventKind.GRANTED, "2014-12-01").told().termEnd()).isEqualTo("2032-02-29");
  }

  @Test
  void aLapseKnownByItsNoticeEndsTheRightOnTheDueDayBeforeTheGracePeriod() {
    Histories right = aGrantedInvention().event(EventKind.LAPSED, "2018-11-20", Map.of(Fact.ANNOUNCED_ONLY, "yes"));
    assertThat(right.on("2018-03-03")).isEqualTo(RightState.IN_FORCE);
    assertThat(right.on("2018-03-04")).isEqualTo(RightState.LAPSED);
    assertThat(aGrantedInvention().event(EventKind.LAPSED, "2018-08-20", Map.of(Fact.ANNOUNCED_ONLY, "yes")).on("2017-03-04")).as("grace of 2018 was still running")
        .isEqualTo(RightState.LAPSED);
    assertThat(aGrantedInvention().event(EventKind.LAPSED, "2018-11-20").on("2018-11-19")).isEqualTo(RightState.IN_FORCE);
  }

  @Test
  void aRestoredRightIsInForceAgainAndMayLapseAgain() {
    Histories right = aGrantedInvention().event(EventKind.LAPSED, "2016-03-04").event(EventKind.RESTORED, "2017-01-01").event(EventKind.LAPSED, "2019-03-04");
    assertThat(aGrantedInvention().event(EventKind.LAPSED, "2016-03-04").on("2016-06-01")).as("as known before the restoration").isEqualTo(RightState.LAPSED);
    assertThat(right.on("2016-06-01")).as("restored rights never were lost").isEqualTo(RightState.IN_FORCE);
    assertThat(right.on("2017-01-01")).isEqualTo(RightState.IN_FORCE);
    assertThat(right.on("2019-03-04")).isEqualTo(RightState.LAPSED);
    assertThat(aGrantedInvention().event(EventKind.LAPSED, "2016-03-04").event(EventKind.RESTORED, "2016-03-04").on("2016-03-04")).isEqualTo(RightState.IN_FORCE);
  }

  @Test
  void aWithdrawnApplicationThatIsRestoredIsPendingAgain() {
    Histories right = anInvention().filed("2010-01-01").event(EventKind.PUBLISHED, "2011-07-01").event(EventKind.WITHDRAWN, "2013-01-01").event(EventKind.RESTORED, "2013-05-01");
    assertThat(right.on("2013-02-01")).isEqualTo(RightState.PUBLISHED);
    assertThat(right.on("2013-05-01")).isEqualTo(RightState.PUBLISHED);
  }

  @Test
  void anOwnerASourceNamesHoldsFromItsDayUnlessNobodyWasKnown() {
    Histories alone = anInvention().filed("2010-01-01").owners(EventKind.HELD, "2024-01-01", "乙公司", 2, "370881");
    assertThat(alone.told().on(LocalDate.of(2011, 1, 1)).owner()).as("the first known").isEqualTo(2);
    for (boolean transferFirst : new boolean[] {true, false}) {
      Histories right = aGrantedInvention();
      if (transferFirst) {
        right.owners(EventKind.TRANSFERRED, "2015-01-01", "乙公司", 2, "370881").owners(EventKind.HELD, "2024-01-01", "乙公司", 2, "370881");
      } else {
        right.owners(EventKind.HELD, "2024-01-01", "乙公司", 2, "370881").owners(EventKind.TRANSFERRED, "2015-01-01", "乙公司", 2, "370881");
      }
      assertThat(right.told().on(LocalDate.of(2014, 12, 31)).owner()).isEqualTo(1);
      assertThat(right.told().on(LocalDate.of(2015, 1, 1)).owner()).isEqualTo(2);
      assertThat(right.told().on(LocalDate.of(2024, 6, 1)).owner()).isEqualTo(2);
    }
  }

  @Test
  void anApplicantOfAListDoesNotUndoATransfer() {
    Histories stale = anInvention().filed("2010-01-01").owners(EventKind.TRANSFERRED, "2015-01-01", "乙公司", 2, "370881");
    stale.applicants("2024-01-01", "甲公司", 1, "370811");
    assertThat(stale.told().on(LocalDate.of(2012, 1, 1)).owner()).as("who was there before").isEqualTo(1);
    assertThat(stale.told().on(LocalDate.of(2024, 6, 1)).owner()).as("the act stands").isEqualTo(2);
    Histories known = aGrantedInvention().owners(EventKind.TRANSFERRED, "2015-01-01", "乙公司", 2, "370881");
    known.applicants("2024-01-01", "丙公司", 3, "370811");
    assertThat(known.told().on(LocalDate.of(2012, 1, 1)).owner()).isEqualTo(1);
    assertThat(known.told().on(LocalDate.of(2024, 6, 1)).owner()).isEqualTo(2);
  }

  @Test
  void theClassesOfAMarkHoldForATime() {
    Histories mark = aMark().event(EventKind.DESCRIBED, "2010-01-14", Map.of(Fact.CLASSES, List.of("09", "35"))).event(EventKind.PARTLY_CANCELLED, "2018-05-01",
        Map.of(Fact.CLASSES, List.of("09")));
    assertThat(mark.flags("2009-06-01")).containsExactlyInAnyOrder("nice-class 09", "nice-class 35");
    assertThat(mark.flags("2018-04-30")).containsExactlyInAnyOrder("nice-class 09", "nice-class 35");
    assertThat(mark.flags("2018-05-01")).containsExactly("nice-class 09");
    assertThat(mark.on("2018-05-01")).isEqualTo(RightState.IN_FORCE);
  }

  @Test
  void invalidationInWholeReachesBackToTheFirstDay() {
    Histories right = aGrantedInvention().event(EventKind.INVALIDATED, "2020-01-01");
    assertThat(right.on("2010-03-04")).isEqualTo(RightState.INVALIDATED);
    assertThat(right.on("2015-01-01")).isEqualTo(RightState.INVALIDATED);
    assertThat(right.on("2040-01-01")).isEqualTo(RightState.INVALIDATED);
    assertThat(right.told().spans()).hasSize(1);
  }

  @Test
  void anInvalidationSetAsideByACourtLeavesTheRightAsItWas() {
    Histories right = aGrantedInvention().event(EventKind.INVALIDATED, "2020-01-01").event(EventKind.RESTORED, "2021-01-01");
    assertThat(right.on("2020-06-01")).isEqualTo(RightState.IN_FORCE);
  }

  @Test
  void invalidationInPartLeavesTheRightInForceWithAMark() {
    Histories right = aGrantedInvention().event(EventKind.PARTLY_INVALIDATED, "2020-01-01", Map.of(Fact.SCOPE, "权利要求1-3"));
    assertThat(right.on("2021-01-01")).isEqualTo(RightState.IN_FORCE);
    assertThat(right.flags("2015-01-01")).containsExactly("partly-invalidated 权利要求1-3");
  }

  @Test
  void applicationsEndAsTheOfficeOrTheApplicantEndsThem() {
    assertThat(anInvention().filed("2010-01-01").event(EventKind.REFUSED, "2012-01-01").on("2012-01-01")).isEqualTo(RightState.REFUSED);
    assertThat(anInvention().filed("2010-01-01").event(EventKind.WITHDRAWN, "2012-01-01").on("2012-01-01")).isEqualTo(RightState.WITHDRAWN);
    assertThat(anInvention().filed("2010-01-01").event(EventKind.ABANDONED, "2012-01-01").on("2012-01-01")).isEqualTo(RightState.ABANDONED);
    assertThat(anInvention().filed("2010-01-01").event(EventKind.EXAMINED, "2011-12-01").on("2012-01-01")).isEqualTo(RightState.EXAMINED);
    assertThat(anInvention().filed("2010-01-01").event(EventKind.WITHDRAWN, "2011-01-01").event(EventKind.PUBLISHED, "2011-07-01").on("2012-01-01"))
        .as("a late publication revives nothing").isEqualTo(RightState.WITHDRAWN);
  }

  @Test
  void aMarkLivesTenYearsThenSixMonthsOfGrace() {
    assertThat(aMark().on("2020-01-13")).isEqualTo(RightState.IN_FORCE);
    assertThat(aMark().on("2020-01-14")).isEqualTo(RightState.GRACE);
    assertThat(aMark().on("2020-07-13")).isEqualTo(RightState.GRACE);
    assertThat(aMark().on("2020-07-14")).isEqualTo(RightState.EXPIRED);
  }

  @Test
  void aRenewedMarkNeverLeftItsTerm() {
    for (String renewed : List.of("2019-02-01", "2020-01-14", "2020-06-30")) {
      Histories mark = aMark().event(EventKind.RENEWED, renewed);
      assertThat(mark.on("2020-01-14")).isEqualTo(RightState.IN_FORCE);
      assertThat(mark.told().termEnd()).isEqualTo("2030-01-14");
    }
    assertThat(aMark().event(EventKind.RENEWED, "2019-06-01").event(EventKind.RENEWED, "2029-06-01").told().termEnd()).isEqualTo("2040-01-14");
  }

  @Test
  void aRenewalToldTwiceCountsOnce() {
    assertThat(aMark().event(EventKind.RENEWED, "2019-06-01").event(EventKind.RENEWED, "2020-02-01").told().termEnd()).isEqualTo("2030-01-14");
  }

  @Test
  void theEndASourceStatesGoesBeforeTheComputedOne() {
    assertThat(a(RightKind.TRADEMARK).event(EventKind.REGISTERED, "2010-01-14", Map.of(Fact.UNTIL, LocalDate.of(2019, 12, 31))).told().termEnd()).isEqualTo("2020-01-01");
    assertThat(aMark().event(EventKind.RENEWED, "2020-01-02", Map.of(Fact.UNTIL, LocalDate.of(2030, 1, 13))).told().termEnd()).isEqualTo("2030-01-14");
  }

  @Test
  void aCancelledMarkStaysCancelled() {
    assertThat(aMark().event(EventKind.CANCELLED, "2015-01-01").on("2019-01-01")).isEqualTo(RightState.CANCELLED);
    assertThat(aMark().event(EventKind.CANCELLED, "2015-01-01").on("2021-01-01")).isEqualTo(RightState.CANCELLED);
  }

  @Test
  void beforeTheFirstKnownOwnerTheFirstKnownOwnsIt() {
    Histories right = anInvention().filed("2010-01-01").event(EventKind.GRANTED, "2012-01-01").owners(EventKind.TRANSFERRED, "2015-01-01", "某公司", 7, "370881");
    assertThat(right.told().on(LocalDate.of(2011, 1, 1)).owner()).isEqualTo(7);
    assertThat(right.told().on(LocalDate.of(2011, 1, 1)).unit()).isEqualTo("370881");
  }

  @Test
  void aTransferChangesOwnerAndPlaceFromItsDay() {
    Histories right = aGrantedInvention().owners(EventKind.TRANSFERRED, "2015-01-01", "某公司", 7, "370881");
    assertThat(right.told().on(LocalDate.of(2014, 12, 31)).owner()).isEqualTo(1);
    assertThat(right.told().on(LocalDate.of(2015, 1, 1)).owner()).isEqualTo(7);
    assertThat(right.told().on(LocalDate.of(2015, 1, 1)).unit()).isEqualTo("370881");
    assertThat(right.told().owners()).hasSize(2);
    assertThat(aGrantedInvention().owners(EventKind.TRANSFERRED, "2015-01-01", "某公司", 7, null).told().on(LocalDate.of(2015, 1, 1)).unit())
        .as("the place of a new owner is not the old one's").isNull();
  }

  @Test
  void aNewNameKeepsThePlaceAndAMoveChangesIt() {
    Histories renamed = aGrantedInvention().owners(EventKind.RENAMED, "2015-01-01", "新名称公司", 1, null);
    assertThat(renamed.told().on(LocalDate.of(2016, 1, 1)).unit()).isEqualTo("370811");
    assertThat(renamed.told().owners()).extracting(Folded.OwnerSpan::name).containsExactly("济宁示例1", "新名称公司");
    assertThat(aGrantedInvention().owners(EventKind.MOVED, "2015-01-01", "济宁示例1", 1, "370883").told().on(LocalDate.of(2016, 1, 1)).unit()).isEqualTo("370883");
  }

  @Test
  void spansMeetWithoutGapAndWithoutOverlap() {
    Histories right = aGrantedInvention().owners(EventKind.TRANSFERRED, "2015-01-01", "某公司", 7, "370881").event(EventKind.LAPSED, "2016-03-04").event(EventKind.RESTORED, "2016-12-01");
    List<Folded.Span> spans = right.told().spans();
    assertThat(spans.getFirst().from()).isEqualTo("2010-03-04");
    for (int i = 1; i < spans.size(); i++) {
      assertThat(spans.get(i).from()).isEqualTo(spans.get(i - 1).until());
    }
  }

  @Test
  void aPledgeLastsUntilItIsStruckOff() {
    Histories right = aGrantedInvention().event(EventKind.PLEDGED, "2015-01-01", pledge("Y1", 5_000_000)).event(EventKind.RELEASED, "2017-01-01", Map.of(Fact.CONTRACT, "Y1"));
    assertThat(right.flags("2014-12-31")).isEmpty();
    assertThat(right.flags("2015-01-01")).containsExactly("pledged Y1 5000000");
    assertThat(right.flags("2016-12-31")).containsExactly("pledged Y1 5000000");
    assertThat(right.flags("2017-01-01")).isEmpty();
  }

  @Test
  void aLoanRepaidAndANewOneOnTheSameDayLeaveAPledge() {
    Histories right = aGrantedInvention().event(EventKind.PLEDGED, "2015-01-01", pledge("Y1", 5)).event(EventKind.RELEASED, "2017-01-01").event(EventKind.PLEDGED, "2017-01-01", pledge("Y2", 6));
    assertThat(right.flags("2017-01-01")).containsExactly("pledged Y2 6");
  }

  @Test
  void aRenewedPledgeIsNoNewMoney() {
    Histories right = aGrantedInvention().event(EventKind.PLEDGED, "2015-01-01", pledge("Y1", 5)).event(EventKind.RELEASED, "2016-01-01", Map.of(Fact.CONTRACT, "Y1"))
        .event(EventKind.PLEDGED, "2016-01-01", Map.of(Fact.CONTRACT, "Y2", Fact.AMOUNT, BigDecimal.valueOf(5), Fact.RENEWS, "Y1"));
    assertThat(right.flags("2016-06-01")).containsExactly("pledge-renewed Y2 5");
  }

  @Test
  void aPledgeToldTwiceBeganTheFirstTime() {
    Histories right = aGrantedInvention().event(EventKind.PLEDGED, "2015-01-01", pledge("Y1", 5)).event(EventKind.PLEDGED, "2015-02-01", pledge("Y1", 8));
    assertThat(right.flags("2015-01-15")).containsExactly("pledged Y1 8");
    assertThat(right.told().flags()).hasSize(1);
  }

  private static Map<Fact, Object> pledge(String contract, long yuan) {
    return Map.of(Fact.CONTRACT, contract, Fact.AMOUNT, BigDecimal.valueOf(yuan));
  }

  @Test
  void licencesEndByThemselvesOrByRecord() {
    Histories right = aGrantedInvention().event(EventKind.LICENSED, "2015-01-01", Map.of(Fact.CONTRACT, "L1", Fact.UNTIL, LocalDate.of(2017, 12, 31)));
    assertThat(right.flags("2017-12-31")).containsExactly("licensed L1");
    assertThat(right.flags("2018-01-01")).isEmpty();
    assertThat(right.event(EventKind.LICENCE_ENDED, "2016-01-01", Map.of(Fact.CONTRACT, "L1")).flags("2016-01-01")).isEmpty();
    Histories open = aGrantedInvention().event(EventKind.OPEN_LICENSED, "2022-01-01").event(EventKind.OPEN_LICENCE_WITHDRAWN, "2023-01-01");
    assertThat(open.flags("2022-06-01")).containsExactly("open-licensed");
    assertThat(open.flags("2023-01-01")).isEmpty();
  }

  @Test
  void suspensionIsAMarkForATimeNotAState() {
    Histories right = aGrantedInvention().event(EventKind.SUSPENDED, "2015-01-01", Map.of(Fact.UNTIL, LocalDate.of(2015, 12, 31)));
    assertThat(right.on("2015-06-01")).isEqualTo(RightState.IN_FORCE);
    assertThat(right.flags("2015-06-01")).containsExactly("suspended");
    assertThat(right.flags("2016-01-01")).isEmpty();
    assertThat(right.event(EventKind.RESUMED, "2015-03-01").flags("2015-06-01")).isEmpty();
  }

  @Test
  void onlyARightGrantedAbroadMakesAnOverseasFamily() {
    Histories right = aGrantedInvention().event(EventKind.FAMILY_MEMBER, "2014-01-01", Map.of(Fact.FAMILY_NUMBER, "US 8,654,321 B2"))
        .event(EventKind.FAMILY_MEMBER, "2014-01-01", Map.of(Fact.FAMILY_NUMBER, "EP2400812A1")).event(EventKind.FAMILY_MEMBER, "2014-01-01", Map.of(Fact.FAMILY_NUMBER, "CN102025678A"));
    assertThat(right.flags("2013-12-31")).isEmpty();
    assertThat(right.flags("2014-01-01")).containsExactly("overseas-family US8654321B2");
  }

  @Test
  void awardsAndBranchesAreFlags() {
    Histories right = aGrantedInvention().event(EventKind.AWARDED, "2019-01-01", Map.of(Fact.AWARD, "中国专利金奖"))
        .described("2013-05-06", new SeiBranches.Match("1.1", false), new SeiBranches.Match("2.1", true));
    assertThat(right.flags("2010-03-04")).containsExactlyInAnyOrder("sei 1.1", "sei-by-keyword 2.1");
    assertThat(right.flags("2019-01-01")).contains("awarded 中国专利金奖");
    assertThat(right.described("2014-01-01").flags("2019-01-01")).as("a later classification replaces the earlier").containsExactly("awarded 中国专利金奖");
  }

  @Test
  void whatHappensOnceIsTakenFromTheLastSource() {
    Histories right = aGrantedInvention().event(EventKind.GRANTED, "2013-06-07");
    assertThat(right.told().granted()).isEqualTo("2013-06-07");
    assertThat(right.on("2013-06-01")).isEqualTo(RightState.PUBLISHED);
  }

  @Test
  void aBareFilingFromAnotherSourceDoesNotUnsayTheApplicants() {
    assertThat(aGrantedInvention().filed("2010-03-04").told().on(LocalDate.of(2011, 1, 1)).owner()).isEqualTo(1);
    Histories redated = aGrantedInvention().filed("2010-03-05");
    assertThat(redated.told().filed()).isEqualTo("2010-03-05");
    assertThat(redated.told().on(LocalDate.of(2011, 1, 1)).unit()).isEqualTo("370811");
    assertThat(redated.on("2010-03-04")).isNull();
  }

  @Test
  void aLaterSourceThatNamesOtherApplicantsIsBelieved() {
    assertThat(aGrantedInvention().filedBy("2010-03-04", 9, "370881").told().on(LocalDate.of(2011, 1, 1)).owner()).isEqualTo(9);
  }

  @Test
  void aCorrectionTakesTheMistakenEventBack() {
    Histories right = aGrantedInvention().event(EventKind.LAPSED, "2016-03-04")
        .event(EventKind.CORRECTED, "2017-01-01", Map.of(Fact.CORRECTS, "lapsed", Fact.DAY, LocalDate.of(2016, 3, 4)));
    assertThat(right.on("2016-06-01")).isEqualTo(RightState.IN_FORCE);
    assertThat(right.event(EventKind.LAPSED, "2016-03-04").on("2016-06-01")).as("said again after the correction it counts again").isEqualTo(RightState.LAPSED);
  }

  @Test
  void aRightKnownOnlyFromADescriptionHasNoState() {
    assertThat(anInvention().described("2015-01-01").on("2015-01-01")).isEqualTo(RightState.UNKNOWN);
    assertThat(anInvention().told()).isEqualTo(Folded.NOTHING);
  }

  @Test
  void whatAStateStillAllowsIsKnown() {
    assertThat(RightState.EXPIRED.allows()).doesNotContain(EventKind.PLEDGED, EventKind.TRANSFERRED).contains(EventKind.INVALIDATED);
    assertThat(RightState.IN_FORCE.allows()).contains(EventKind.PLEDGED).doesNotContain(EventKind.GRANTED);
    assertThat(RightState.LAPSED.allows()).contains(EventKind.RESTORED);
    for (RightState state : RightState.values()) {
      assertThat(RightState.ofNumber(state.number())).isEqualTo(state);
    }
    for (EventKind kind : EventKind.values()) {
      assertThat(EventKind.ofNumber(kind.number())).isEqualTo(kind);
    }
  }
}
