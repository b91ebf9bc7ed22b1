package cityip.registry;

import static org.assertj.core.api.Assertions.assertThat;

import cityip.DatabaseTest;
import cityip.kernel.ApplicationNumber;
import cityip.kernel.AsOf;
import cityip.kernel.Money;
import cityip.kernel.RightKind;
import cityip.kernel.RightNumber;
import cityip.kernel.TrademarkNumber;
import cityip.shell.Scope;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class RegistryTest extends DatabaseTest {

  private static final AsOf NOW = new AsOf(LocalDate.of(2025, 6, 1), Instant.parse("2026-06-01T00:00:00Z"));
  private static final AsOf BEFORE = new AsOf(LocalDate.of(2025, 6, 1), Instant.parse("2026-01-15T00:00:00Z"));
  private static final Scope CITY = new Scope.WholeCity();

  private TestTown town;
  private Registry registry;

  @BeforeAll
  void aSmallTown() {
    town = new TestTown(dataSource());
    registry = new Registry(db(), Histories.TERMS, new Payments(DatedRules.read("/rules/registry.yaml"), Histories.TERMS, day -> day), body -> List.of(body));
    List<Statement> first = new ArrayList<>();
    for (int i = 1; i <= 30; i++) {
      first.add(RightsLoaderTest.anInvention(i).columns(Map.of(Fact.TITLE, "名称", Fact.OWNERS, "申请人")).build());
    }
    first.add(Statement.about(TrademarkNumber.parse("12345678").toOptional().orElseThrow().rightNumber()).event(EventKind.REGISTERED, LocalDate.of(2015, 8, 14))
        .holder(Holder.at("曲阜示例商贸", "曲阜市某街")).put(Fact.TITLE, "示例100%牌").put(Fact.CLASSES, List.of("09", "35")).build());
    town.loader.load(1, first);
    town.now = Instant.parse("2026-02-01T00:00:00Z");
    town.loader.load(2, List.of(
        Statement.about(RightsLoaderTest.number(1)).line(7).event(EventKind.LAPSED, LocalDate.of(2023, 3, 4)).put(Fact.TITLE, "后来的名称").describedOn(LocalDate.of(2023, 1, 1)).build(),
        Statement.about(RightsLoaderTest.number(2)).owners(EventKind.TRANSFERRED, LocalDate.of(2021, 1, 1), List.of(Holder.at("曲阜示例商贸", "曲阜市某街")))
            .pledged(LocalDate.of(2024, 1, 1), "Y1", new BigDecimal(3_000_000), "甲", "乙").build(),
        Statement.about(RightsLoaderTest.number(3)).event(EventKind.SUSPENDED, LocalDate.of(2025, 1, 1)).pledged(LocalDate.of(2024, 1, 1), "Y1", new BigDecimal(3_000_000), "甲", "乙").build()));
  }

  private long party(String name) {
    return town.known.get(new HolderDirectory.Named(name, null));
  }

  @Test
  void findsARightByAnyWrittenForm() {
    String canonical = RightsLoaderTest.number(5).canonical();
    for (String written : List.of(canonical, "ZL" + canonical, canonical.replace(".", ""), "CN107392115B", "cn107392115a", "CN 107392115")) {
      assertThat(registry.find(written, NOW, CITY)).as(written).isPresent();
    }
    assertThat(registry.find("第12345678号", NOW, CITY)).hasValueSatisfying(view -> assertThat(view.number().kind()).isEqualTo(RightKind.TRADEMARK));
    assertThat(registry.find("CN10739211", NOW, CITY)).as("fewer digits are another document").isEmpty();
    assertThat(registry.find("201799999999", NOW, CITY)).isEmpty();
    assertThat(registry.find("' or 1=1 --", NOW, CITY)).isEmpty();
  }

  @Test
  void tellsWhereEveryFactComesFrom() {
    RightView view = registry.find(RightsLoaderTest.number(1), NOW, CITY).orElseThrow();
    assertThat(view.title()).isEqualTo("后来的名称");
    assertThat(view.facts().get(Fact.TITLE)).satisfies(told -> {
      assertThat(told.batch()).isEqualTo(2);
      assertThat(told.line()).isEqualTo(7);
      assertThat(told.column()).isNull();
    });
    assertThat(view.facts().get(Fact.OWNERS).column()).isEqualTo("申请人");
    assertThat((String) view.facts().get(Fact.ABSTRACT).value()).startsWith("本发明");
    assertThat(view.events()).extracting(RightView.Event::kind).containsExactly(EventKind.FILED, EventKind.DESCRIBED, EventKind.GRANTED, EventKind.DESCRIBED, EventKind.LAPSED);
    assertThat(registry.find(RightsLoaderTest.number(1), NOW.on(LocalDate.of(2020, 1, 1)), CITY).orElseThrow().title()).as("on an earlier day the earlier title").isEqualTo("一种示例装置1");
  }

  @Test
  void readsTheSameRightAsItWasKnownBefore() {
    assertThat(registry.find(RightsLoaderTest.number(1), NOW, CITY).orElseThrow().state()).contains(RightState.LAPSED);
    assertThat(registry.find(RightsLoaderTest.number(1), BEFORE, CITY).orElseThrow().state()).contains(RightState.IN_FORCE);
    assertThat(registry.find(RightsLoaderTest.number(1), new AsOf(LocalDate.of(2025, 6, 1), Instant.parse("2025-01-01T00:00:00Z")), CITY)).isEmpty();
    assertThat(registry.find(RightsLoaderTest.number(1), NOW.on(LocalDate.of(2016, 1, 1)), CITY).orElseThrow().state()).isEmpty();
  }

  @Test
  void aSuspensionBlocksTransferAndPledge() {
    assertThat(registry.find(RightsLoaderTest.number(3), NOW, CITY).orElseThrow().allowed()).doesNotContain(EventKind.TRANSFERRED, EventKind.PLEDGED).contains(EventKind.RESUMED);
    assertThat(registry.find(RightsLoaderTest.number(4), NOW, CITY).orElseThrow().allowed()).contains(EventKind.TRANSFERRED, EventKind.PLEDGED);
    assertThat(registry.find(RightsLoaderTest.number(1), NOW, CITY).orElseThrow().allowed()).doesNotContain(EventKind.PLEDGED);
  }

  @Test
  void aRightOutsideTheViewersScopeIsAsIfThereWereNone() {
    RightNumber theirs = RightsLoaderTest.number(2);
    for (Scope seeing : List.of(CITY, new Scope.OneUnit("370881"), new Scope.OneBody(party("曲阜示例商贸")))) {
      assertThat(registry.find(theirs, NOW, seeing)).as("%s", seeing).isPresent();
      assertThat(registry.find("ZL" + theirs.canonical(), NOW, seeing)).isPresent();
    }
    long id = registry.find(theirs, NOW, CITY).orElseThrow().id();
    for (Scope blind : List.of(new Scope.OneUnit("370811"), new Scope.OneBody(999_999), new Scope.PublicOnly())) {
      assertThat(registry.find(theirs, NOW, blind)).as("%s", blind).isEmpty();
      assertThat(registry.find(theirs.canonical(), NOW, blind)).isEmpty();
      assertThat(registry.find(id, NOW, blind)).isEmpty();
    }
    assertThat(registry.portfolio(party("曲阜示例商贸"), NOW, new Scope.OneUnit("370811")).total()).isZero();
    assertThat(registry.portfolio(party("曲阜示例商贸"), NOW, new Scope.OneUnit("370881")).total()).isEqualTo(2);
  }

  @Test
  void aPortfolioCountsRightsByKindAndStateAndEachContractOnce() {
    Portfolio portfolio = registry.portfolio(party("曲阜示例商贸"), NOW, CITY);
    assertThat(portfolio.total()).isEqualTo(2);
    assertThat(portfolio.alive()).isEqualTo(2);
    assertThat(portfolio.pledged()).isEqualTo(Money.ofYuan(3_000_000));
    assertThat(registry.portfolio(party("曲阜示例商贸"), BEFORE, CITY).total()).isEqualTo(1);
    assertThat(registry.portfolio(999_999, NOW, CITY).total()).isZero();
  }

  @Test
  void remindsOfWhatIsDueSoonTheMostUrgentFirst() {
    List<Reminder> reminders = registry.reminders(party("曲阜示例商贸"), 365, NOW);
    assertThat(reminders).extracting(reminder -> reminder.payment().due()).containsExactly(LocalDate.of(2025, 3, 4), LocalDate.of(2025, 8, 13));
    assertThat(reminders.getFirst().payment().payable()).as("the ninth year with a late fee of ten per cent").isEqualTo(Money.ofYuan(2200));
    assertThat(reminders.getLast().payment().payable()).as("two classes").isEqualTo(Money.ofYuan(1000));
    assertThat(registry.reminders(party("曲阜示例商贸"), 30, NOW)).as("what is owed already is always told").hasSize(1);
    assertThat(registry.reminders(party("曲阜示例商贸"), 30, NOW.on(LocalDate.of(2025, 1, 1)))).isEmpty();
  }
}
