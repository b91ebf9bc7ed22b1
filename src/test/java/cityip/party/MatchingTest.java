package cityip.party;

import static cityip.party.PartiesTest.code;
import static cityip.party.PartiesTest.firm;
import static org.assertj.core.api.Assertions.assertThat;

import cityip.DatabaseTest;
import cityip.ledger.Ledger;
import cityip.ledger.LedgerForTests;
import cityip.party.Candidate.Factor;
import cityip.rulebook.City;
import cityip.shell.Scope;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;

class MatchingTest extends DatabaseTest {

  @TempDir Path home;
  Parties parties;
  MatchDesk desk;
  PartyRegister register;

  @BeforeEach
  void emptyRegister() {
    db().sql("truncate party_body, party_name, party_decision, party_candidate, ledger_inbox").update();
    DataSourceTransactionManager transactions = new DataSourceTransactionManager(dataSource());
    JdbcTemplate jdbc = new JdbcTemplate(dataSource());
    Ledger ledger = LedgerForTests.in(home, dataSource());
    parties = new Parties(new Bodies(jdbc, City.read("jining"), Clock.systemUTC()), jdbc, transactions);
    desk = new MatchDesk(db(), transactions, ledger, Clock.systemUTC());
    register = new PartyRegister(db(), transactions, new CandidateSearch(jdbc, transactions), ledger, Clock.systemUTC());
  }

  @Test
  void aMergedBodyStandsForTheOtherAndKeepsItsNames() {
    long a = body("济宁甲机械有限公司");
    long b = body("济宁市甲机械厂");
    assertThat(desk.merge(a, b, "officer", "同一地址同一法定代表人")).isInstanceOf(MatchResult.Decided.class);
    assertThat(parties.canonical(b)).contains(a);
    assertThat(parties.sameAs(b)).containsExactly(a, b);
    assertThat(register.names(a)).extracting(PartyName::name).contains("济宁甲机械有限公司", "济宁市甲机械厂");
    assertThat(body("济宁市甲机械厂")).as("sources still find the body as first seen").isEqualTo(b);
    assertThat(acts()).containsExactly("party.merged");
  }

  @Test
  void refusalsAreFacts() {
    long a = body("济宁甲机械有限公司");
    long b = body("济宁市甲机械厂");
    assertThat(desk.merge(a, b, "officer", " ")).isInstanceOf(MatchResult.ReasonMissing.class);
    assertThat(desk.merge(a, a, "officer", "r")).isInstanceOf(MatchResult.AlreadyOne.class);
    assertThat(desk.merge(a, 999_999, "officer", "r")).isInstanceOf(MatchResult.Unknown.class);
    assertThat(desk.split(a, "officer", "r")).isInstanceOf(MatchResult.StandsAlone.class);
    desk.merge(a, b, "officer", "r");
    assertThat(desk.merge(b, a, "officer", "r")).isInstanceOf(MatchResult.AlreadyOne.class);
    assertThat(desk.notSame(a, b, "officer", "r")).isInstanceOf(MatchResult.AlreadyOne.class);
    assertThat(desk.reverse(999_999, "officer", "r")).isInstanceOf(MatchResult.Unknown.class);
    assertThat(acts()).as("only what was done").containsExactly("party.merged");
  }

  @Test
  void aReversedMergeLeavesEverybodyWhereTheyStood() {
    long a = body("甲一公司");
    long b = body("乙二公司");
    long c = body("丙三公司");
    long first = decided(desk.merge(b, c, "officer", "r"));
    long second = decided(desk.merge(a, b, "officer", "r"));
    assertThat(parties.canonical(c)).contains(a);
    assertThat(desk.reverse(second, "officer", "看错了")).isInstanceOf(MatchResult.Decided.class);
    assertThat(parties.canonical(b)).contains(b);
    assertThat(parties.canonical(c)).contains(b);
    assertThat(desk.reverse(second, "officer", "r")).isInstanceOf(MatchResult.AlreadyReversed.class);
    desk.reverse(first, "officer", "r");
    assertThat(parties.canonical(c)).contains(c);
    assertThat(register.decisions(b)).allMatch(Decision::isReversed).hasSize(2);
  }

  @Test
  void mergesCanBeReversedInAnyOrder() {
    long a = body("甲一公司");
    long b = body("乙二公司");
    long c = body("丙三公司");
    long first = decided(desk.merge(b, c, "officer", "r"));
    long second = decided(desk.merge(a, b, "officer", "r"));
    desk.reverse(first, "officer", "r");
    assertThat(parties.canonical(c)).contains(c);
    assertThat(parties.canonical(b)).contains(a);
    desk.reverse(second, "officer", "r");
    assertThat(parties.canonical(b)).contains(b);
    assertThat(parties.canonical(c)).contains(c);
  }

  @Test
  void splittingTheLeaderLeavesTheOthersTogether() {
    long a = body("甲一公司");
    long b = body("乙二公司");
    long c = body("丙三公司");
    desk.merge(a, b, "officer", "r");
    desk.merge(a, c, "officer", "r");
    long split = decided(desk.split(a, "officer", "r"));
    assertThat(parties.sameAs(a)).containsExactly(a);
    assertThat(parties.sameAs(b)).containsExactly(b, c);
    desk.reverse(split, "officer", "r");
    assertThat(parties.sameAs(a)).containsExactly(a, b, c);
    desk.split(c, "officer", "r");
    assertThat(parties.sameAs(a)).containsExactly(a, b);
  }

  @Test
  void officersMergingTheSamePairAtOnceMakeOneDecision() throws Exception {
    for (int round = 0; round < 20; round++) {
      long a = body("甲" + round + "公司");
      long b = body("乙" + round + "公司");
      try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
        var one = threads.submit(() -> desk.merge(a, b, "one", "r"));
        var two = threads.submit(() -> desk.merge(b, a, "two", "r"));
        assertThat(List.of(one.get(), two.get())).hasAtLeastOneElementOfType(MatchResult.Decided.class)
            .hasAtLeastOneElementOfType(MatchResult.AlreadyOne.class);
      }
    }
  }

  @Test
  void proposesPairsWithTheirReasons() {
    long a = body("山东济宁圣样电源股份有限公司");
    long b = body("济宁市圣样电源有限公司");
    long c = body("圣祥电源有限责任公司");
    body("微山湖渔具厂");
    body("济宁示例一厂");
    body("济宁示例二厂");
    parties.placeIn(Map.of(a, "370811", b, "370811", c, "370826"));
    register.refreshCandidates();
    List<Candidate> found = register.candidates(10, 0);
    assertThat(found.getFirst().left().id()).isEqualTo(a);
    assertThat(found.getFirst().right().id()).isEqualTo(b);
    assertThat(found.getFirst().factors()).containsExactly(Factor.SAME_CORE, Factor.SAME_UNIT);
    assertThat(found.getFirst().score()).isEqualTo(70);
    assertThat(found).as("one character apart, but elsewhere: not worth showing; 一厂 and 二厂 never").hasSize(1);
    assertThat(register.countCandidates()).isEqualTo(1);
  }

  @Test
  void sameNameWithAnotherCodeAndFormerNamesAreProposed() {
    long a = resolve(firm("济宁甲机械有限公司", code(1)));
    long b = resolve(firm("济宁甲机械有限公司", code(2)));
    long old = body("济宁老字号机械厂");
    long current = body("济宁新征程装备有限公司");
    assertThat(register.stateName(current, "济宁老字号机械厂", null, LocalDate.of(2019, 1, 1), "officer")).isTrue();
    register.refreshCandidates();
    assertThat(register.candidates(10, 0)).anySatisfy(candidate -> {
      assertThat(List.of(candidate.left().id(), candidate.right().id())).containsExactly(a, b);
      assertThat(candidate.factors()).contains(Factor.SAME_NAME, Factor.DIFFERENT_CODES);
    }).anySatisfy(candidate -> {
      assertThat(List.of(candidate.left().id(), candidate.right().id())).containsExactly(old, current);
      assertThat(candidate.factors()).contains(Factor.FORMER_NAME);
    });
  }

  @Test
  void whatWasDecidedIsNotProposedAgain() {
    long a = body("山东圣样电源股份有限公司");
    long b = body("济宁圣样电源有限公司");
    register.refreshCandidates();
    assertThat(register.countCandidates()).isEqualTo(1);
    long decision = decided(desk.notSame(b, a, "officer", "两家企业"));
    assertThat(register.countCandidates()).isZero();
    register.refreshCandidates();
    assertThat(register.countCandidates()).isZero();
    desk.reverse(decision, "officer", "r");
    register.refreshCandidates();
    assertThat(register.countCandidates()).isEqualTo(1);
    desk.merge(a, b, "officer", "r");
    register.refreshCandidates();
    assertThat(register.countCandidates()).isZero();
  }

  @Test
  void comparesTwentyThousandBodiesInSeconds() {
    List<NamedParty> all = new ArrayList<>();
    for (int i = 0; i < 20_000; i++) {
      all.add(firm("济宁" + (char) (0x4e00 + i * 7 % 8000) + (char) (0x4e00 + i * 13 % 9000) + (char) (0x4e00 + i * 31 % 11000) + "科技有限公司"));
    }
    parties.resolve(all);
    long begin = System.nanoTime();
    int pairs = register.refreshCandidates();
    System.out.printf("CANDIDATES among 20,000: %d in %d ms%n", pairs, (System.nanoTime() - begin) / 1_000_000);
    assertThat(System.nanoTime() - begin).isLessThan(30_000_000_000L);
  }

  @Test
  void listsOnlyWhatTheViewerMaySee() {
    long a = body("济宁甲机械有限公司");
    long b = body("济宁乙机械有限公司");
    long c = body("济宁丙机械有限公司");
    parties.placeIn(Map.of(a, "370811", b, "370826"));
    desk.merge(a, c, "officer", "r");
    assertThat(ids("", new Scope.WholeCity())).containsExactlyInAnyOrder(a, b);
    assertThat(ids("丙机械", new Scope.WholeCity())).as("found by a merged name").containsExactly(a);
    assertThat(ids("", new Scope.OneUnit("370826"))).containsExactly(b);
    assertThat(ids("", new Scope.OneBody(c))).containsExactly(a);
    assertThat(ids("", new Scope.PublicOnly())).isEmpty();
    assertThat(ids("%' or 1=1 --", new Scope.WholeCity())).isEmpty();
    assertThat(register.isVisible(register.find(b).orElseThrow(), new Scope.OneBody(c))).isFalse();
  }

  @Test
  void statedNamesAreChecked() {
    long a = body("济宁甲机械有限公司");
    assertThat(register.stateName(a, " ", null, null, "officer")).isFalse();
    assertThat(register.stateName(a, "旧名", LocalDate.of(2020, 1, 1), LocalDate.of(2019, 1, 1), "officer")).isFalse();
    assertThat(register.stateName(999_999, "旧名", null, null, "officer")).isFalse();
    assertThat(register.stateName(a, "济宁旧名机械厂", null, LocalDate.of(2019, 1, 1), "officer")).isTrue();
    assertThat(body("济宁旧名机械厂")).isEqualTo(a);
  }

  @Test
  void oneCharacterApart() {
    assertThat(CandidateSearch.differByOne("圣样电源", "圣祥电源")).isTrue();
    assertThat(CandidateSearch.differByOne("圣样电源", "圣样电源业")).isTrue();
    assertThat(CandidateSearch.differByOne("样电源", "圣样电源")).isTrue();
    assertThat(CandidateSearch.differByOne("圣样电源", "圣祥能源")).isFalse();
    assertThat(CandidateSearch.differByOne("圣样电源", "圣样电源")).isFalse();
    assertThat(CandidateSearch.differByOne("示例一厂", "示例二厂")).isFalse();
  }

  private List<Long> ids(String text, Scope scope) {
    PartyFilter filter = new PartyFilter(text, null, "", scope);
    List<Long> ids = register.list(filter, PartyOrder.NAME, false, 100, 0).stream().map(Body::id).toList();
    assertThat(register.count(filter)).isEqualTo(ids.size());
    return ids;
  }

  private long body(String name) {
    return resolve(firm(name));
  }

  private long resolve(NamedParty party) {
    return parties.resolve(List.of(party)).get(party);
  }

  private static long decided(MatchResult result) {
    return ((MatchResult.Decided) result).decision();
  }

  private List<String> acts() {
    return db().sql("select act from ledger_inbox order by id").query(String.class).list();
  }
}
