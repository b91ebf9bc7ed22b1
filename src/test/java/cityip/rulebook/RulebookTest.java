package cityip.rulebook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cityip.DatabaseTest;
import cityip.ledger.LedgerForTests;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.SortedMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;

class RulebookTest extends DatabaseTest {

  private static final String OPPOSITION = """
      trademark.opposition-period:
        - {from: 2014-05-01, until: 2027-01-01, value: 3m, source: 商标法（2019）第三十三条, certainty: verified}
        - {from: 2027-01-01, value: 2m, source: 商标法（2026）第三十六条, certainty: verified}
      """;

  @TempDir Path home;

  @BeforeEach
  void emptyBook() {
    db().sql("truncate rulebook_rule, rulebook_change, ledger_inbox").update();
  }

  @Test
  void answersWithTheRuleOfTheDay() {
    Rulebook book = book(OPPOSITION);
    assertThat(book.rule("trademark.opposition-period", LocalDate.of(2026, 12, 31)).value().asString()).isEqualTo("3m");
    Rule later = book.rule("trademark.opposition-period", LocalDate.of(2027, 1, 1));
    assertThat(later.value().asString()).isEqualTo("2m");
    assertThat(later.source()).contains("2026");
    assertThatThrownBy(() -> book.rule("trademark.opposition-period", LocalDate.of(2014, 4, 30)))
        .isInstanceOf(NoSuchRule.class).hasMessageContaining("2014-04-30").hasMessageContaining("2014-05-01");
    assertThat(book.find("nobody.knows", LocalDate.of(2026, 1, 1))).isEmpty();
  }

  @Test
  void aSecondStartChangesNothing() {
    book(OPPOSITION);
    book(OPPOSITION);
    assertThat(acts()).containsExactly("rulebook.loaded");
    assertThat(db().sql("select count(*) from rulebook_rule").query(Long.class).single()).isEqualTo(2);
  }

  @Test
  void aChangedRuleIsKeptWithWhatItWasAndGoesToTheLedger() {
    book(OPPOSITION + "other.rule: [{from: 2020-01-01, value: {b: 1.50, a: [1, 2]}, source: x, certainty: computed}]\n");
    Rulebook book = book(OPPOSITION.replace("3m", "4m") + "other.rule: [{from: 2020-01-01, value: {a: [1, 2], b: 1.5}, source: x, certainty: computed}]\n"
        + "new.rule: [{from: 2020-01-01, value: 7, source: y, certainty: configurable}]\n");
    assertThat(acts()).containsExactly("rulebook.loaded", "rulebook.rule-changed", "rulebook.rule-changed");
    assertThat(book.changes(10)).extracting(Rulebook.Change::key).containsExactly("trademark.opposition-period", "new.rule");
    assertThat(book.changes(10).getFirst().before().toString()).contains("3m");
    assertThat(book.rule("new.rule", LocalDate.of(2021, 1, 1)).asInt()).isEqualTo(7);
    assertThat(db().sql("select value #>> '{}' from rulebook_rule where key like 'trademark%' order by valid").query(String.class).list())
        .containsExactly("4m", "2m");
  }

  @Test
  void aRuleThatIsTakenOutIsKeptInTheRecordOfChanges() {
    book(OPPOSITION + "old.rule: [{from: 2020-01-01, value: 7, source: y, certainty: configurable}]\n");
    Rulebook book = book(OPPOSITION);
    assertThat(book.find("old.rule", LocalDate.of(2021, 1, 1))).isEmpty();
    assertThat(book.changes(1).getFirst().before().toString()).contains("old.rule");
    assertThat(book.changes(1).getFirst().after()).isEmpty();
  }

  @Test
  void theDatabaseItselfRefusesOverlappingVersions() {
    book(OPPOSITION);
    assertThatThrownBy(() -> db().sql("insert into rulebook_rule values ('trademark.opposition-period', '[2020-01-01,2021-01-01)', '1', 'x', 'computed')").update())
        .hasMessageContaining("rulebook_rule_pkey");
  }

  @Test
  void refusesFilesThatSayTooLittleTwiceOrWithOverlaps() {
    assertRefused("a.b: [{from: 2020-01-01, value: 1, source: x}]", "lacks certainty");
    assertRefused("a.b: [{from: 2020-01-01, value: 1, source: '', certainty: verified}, {from: 2020-02-01, value: 1, source: x, certainty: verified}]", "2020-02-01");
    assertRefused("a.b: [{from: 2020-01-01, value: 1, source: x, certainty: sure}]", "allowed");
    assertRefused("a.b: [{from: 2020-13-01, value: 1, source: x, certainty: verified}]", "a.yaml");
    assertRefused("a.b: [{from: 2020-01-01, until: 2019-01-01, value: 1, source: x, certainty: verified}]", "a.yaml");
    assertRefused("a.b: []", "no versions");
    assertRefused("a.b: [{from: 2020-01-01, vaule: 1, value: 1, source: x, certainty: verified}]", "vaule");
  }

  @Test
  void theFilesOfTheProgramCanBeRead() {
    SortedMap<String, List<Rule>> files = RuleFiles.read("jining");
    assertThat(files.size()).isGreaterThan(8);
    new Rulebook(db(), transactions(), LedgerForTests.in(home, dataSource()), Clock.systemUTC(), files);
    assertThat(db().sql("select count(*) from rulebook_rule").query(Integer.class).single()).isEqualTo(files.values().stream().mapToInt(List::size).sum());
    new Rulebook(db(), transactions(), LedgerForTests.in(home, dataSource()), Clock.systemUTC(), RuleFiles.read("jining"));
    assertThat(acts()).containsExactly("rulebook.loaded");
  }

  private void assertRefused(String yaml, String fact) {
    assertThatThrownBy(() -> RuleFiles.parse("a.yaml", yaml)).isInstanceOf(IllegalStateException.class).hasMessageContaining(fact);
  }

  private Rulebook book(String yaml) {
    return new Rulebook(db(), transactions(), LedgerForTests.in(home, dataSource()), Clock.systemUTC(), RuleFiles.parse("a.yaml", yaml));
  }

  private DataSourceTransactionManager transactions() {
    return new DataSourceTransactionManager(dataSource());
  }

  private List<String> acts() {
    return db().sql("select act from ledger_inbox order by id").query(String.class).list();
  }
}
