package cityip.party;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cityip.DatabaseTest;
import cityip.kernel.CreditCode;
import cityip.rulebook.City;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

class PartiesTest extends DatabaseTest {

  Parties parties;
  DataSourceTransactionManager transactions;

  @BeforeEach
  void emptyRegister() {
    db().sql("truncate party_body, party_name, party_decision, party_candidate").update();
    transactions = new DataSourceTransactionManager(dataSource());
    JdbcTemplate jdbc = new JdbcTemplate(dataSource());
    parties = new Parties(new Bodies(jdbc, City.read("jining"), Clock.systemUTC()), jdbc, transactions);
  }

  @Test
  void findsTheSameBodyUnderAnySpelling() {
    long id = resolve(firm("山东示例（济宁）科技有限公司"));
    assertThat(resolve(firm("山东示例(济宁)科技有限公司"))).isEqualTo(id);
    assertThat(resolve(firm(" 山东示例 (济宁) 科技有限公司 "))).isEqualTo(id);
    assertThat(resolve(firm("山东示例(济宁)机械有限公司"))).isNotEqualTo(id);
    assertThat(name(id)).as("the original stays").isEqualTo("山东示例（济宁）科技有限公司");
    assertThat(parties.canonical(id)).contains(id);
  }

  @Test
  void aCodeDecidesOverTheName() {
    long id = resolve(firm("济宁甲机械有限公司", code(1)));
    assertThat(resolve(firm("济宁乙机械有限公司", code(1)))).as("same code, other name").isEqualTo(id);
    assertThat(resolve(firm("济宁乙机械有限公司"))).as("the other name is known from now on").isEqualTo(id);
    assertThat(resolve(firm("济宁甲机械有限公司", code(2)))).as("same name, other code").isNotEqualTo(id);
  }

  @Test
  void aBodyKnownByNameLearnsItsCode() {
    long id = resolve(firm("济宁甲机械有限公司"));
    assertThat(resolve(firm("济宁甲机械有限公司", code(1)))).isEqualTo(id);
    assertThat(resolve(firm("完全另外的名字", code(1)))).isEqualTo(id);
  }

  @Test
  void oneNameWithTwoCodesInOneCallIsTwoBodies() {
    long known = resolve(firm("济宁甲机械有限公司"));
    NamedParty one = firm("济宁甲机械有限公司", code(1));
    NamedParty two = firm("济宁甲机械有限公司", code(2));
    Map<NamedParty, Long> ids = parties.resolve(List.of(one, two, firm("济宁甲机械有限公司")));
    assertThat(ids.get(one)).isNotEqualTo(ids.get(two));
    assertThat(ids.values()).contains(known);
    assertThat(ids).hasSize(3);
  }

  @Test
  void oneCodeWithTwoNamesInOneCallIsOneBody() {
    NamedParty one = firm("济宁甲机械有限公司", code(1));
    NamedParty two = firm("济宁乙机械有限公司", code(1));
    Map<NamedParty, Long> ids = parties.resolve(List.of(one, two));
    assertThat(new HashSet<>(ids.values())).hasSize(1);
    assertThat(db().sql("select count(*) from party_name").query(Long.class).single()).isEqualTo(2);
  }

  @Test
  void aPersonNeverLearnsACode() {
    long person = resolve(NamedParty.of("张三丰"));
    assertThat(resolve(firm("张三丰", code(1)))).isNotEqualTo(person);
  }

  @Test
  void bodiesStayWhenTheCallersWorkIsRolledBack() {
    new TransactionTemplate(transactions).executeWithoutResult(status -> {
      resolve(firm("济宁甲机械有限公司"));
      status.setRollbackOnly();
    });
    assertThat(db().sql("select count(*) from party_body").query(Long.class).single()).isEqualTo(1);
  }

  @Test
  void importsThatMeetTheSameNewNamesAgree() throws Exception {
    List<NamedParty> all = new ArrayList<>();
    for (int i = 0; i < 2000; i++) {
      all.add(i % 3 == 0 ? firm("示例" + i + "有限公司", code(i + 1)) : firm("示例" + i + "有限公司"));
    }
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<java.util.concurrent.Future<Map<NamedParty, Long>>> runs = new ArrayList<>();
      for (int t = 0; t < 6; t++) {
        List<NamedParty> shuffled = new ArrayList<>(all);
        java.util.Collections.shuffle(shuffled, new java.util.Random(t));
        runs.add(threads.submit(() -> parties.resolve(shuffled)));
      }
      Map<NamedParty, Long> first = runs.getFirst().get();
      assertThat(first).hasSize(2000);
      for (var run : runs) {
        assertThat(run.get()).isEqualTo(first);
      }
    }
    assertThat(db().sql("select count(*) from party_body").query(Long.class).single()).isEqualTo(2000);
  }

  @Test
  void resolvesThousandsAtOnceQuickly() {
    List<NamedParty> all = new ArrayList<>();
    for (int i = 0; i < 20_000; i++) {
      all.add(firm("济宁示例第" + i + "号机械制造有限公司"));
    }
    parties.resolve(all.subList(0, 100));
    long begin = System.nanoTime();
    Map<NamedParty, Long> made = parties.resolve(all);
    long middle = System.nanoTime();
    assertThat(parties.resolve(all)).isEqualTo(made);
    long end = System.nanoTime();
    System.out.printf("PARTIES 20,000 new in %d ms, known in %d ms%n", (middle - begin) / 1_000_000, (end - middle) / 1_000_000);
    assertThat(end - begin).as("20,000 new and 20,000 known names").isLessThan(20_000_000_000L);
  }

  @Test
  void takesNamesNoDatabaseCouldHold() {
    assertThat(resolve(new NamedParty("甲\u0000乙\ud800公司", null, PartyKind.FIRM))).isEqualTo(resolve(firm("甲乙公司")));
    assertThat(resolve(new NamedParty("x".repeat(5000), null, PartyKind.OTHER))).isPositive();
    assertThat(resolve(new NamedParty("。", null, PartyKind.OTHER))).isPositive();
    assertThatThrownBy(() -> new NamedParty(" ", null, PartyKind.FIRM)).isInstanceOf(IllegalArgumentException.class);
    assertThat(parties.resolve(List.of())).isEmpty();
  }

  @Test
  void notesTheUnitOfABody() {
    long id = resolve(firm("济宁甲机械有限公司"));
    parties.placeIn(Map.of(id, "370811", id + 999, "370812"));
    assertThat(db().sql("select unit from party_body where id = ?").param(id).query(String.class).single()).isEqualTo("370811");
  }

  private long resolve(NamedParty party) {
    return parties.resolve(List.of(party)).get(party);
  }

  private String name(long id) {
    return db().sql("select name from party_body where id = ?").param(id).query(String.class).single();
  }

  static NamedParty firm(String name) {
    return new NamedParty(name, null, PartyKind.FIRM);
  }

  static NamedParty firm(String name, CreditCode code) {
    return new NamedParty(name, code, PartyKind.FIRM);
  }

  /** An invented code with its right check character. */
  static CreditCode code(int n) {
    String body = "91370800MA" + String.format("%07d", n);
    return switch (CreditCode.parse(body)) {
      case cityip.kernel.Reading.Read<CreditCode> read -> read.value();
      case cityip.kernel.Reading.Unreadable<CreditCode> none -> new CreditCode(none.suggestion());
    };
  }
}
