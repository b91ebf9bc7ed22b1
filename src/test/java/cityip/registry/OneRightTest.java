package cityip.registry;

import static org.assertj.core.api.Assertions.assertThat;

import cityip.DatabaseTest;
import cityip.kernel.ApplicationNumber;
import cityip.kernel.AsOf;
import cityip.kernel.PublicationNumber;
import cityip.kernel.RightKind;
import cityip.kernel.RightNumber;
import cityip.shell.Scope;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** One patent told under several numbers is one right, in whatever order the sources come. */
class OneRightTest extends DatabaseTest {

  private static final Scope CITY = new Scope.WholeCity();
  private static final LocalDate DAY = LocalDate.of(2025, 1, 1);
  private TestTown town;
  private long batch;

  private TestTown town() {
    town = town == null ? new TestTown(dataSource()) : town;
    return town;
  }

  private long load(Statement... statements) {
    town().loader.load(++batch, List.of(statements));
    return batch;
  }

  /** Loads of one moment of the clock are a microsecond apart. */
  private AsOf now() {
    return new AsOf(DAY, town.now.plusSeconds(1));
  }

  private Registry registry() {
    return new Registry(db(), Histories.TERMS, new Payments(DatedRules.read("/rules/registry.yaml"), Histories.TERMS, day -> day), _ -> List.of());
  }

  private static RightNumber application(int serial) {
    return ApplicationNumber.parse("20181%07d".formatted(serial)).toOptional().orElseThrow().rightNumber();
  }

  private static RightNumber document(int serial) {
    return new RightNumber("CN", RightKind.INVENTION, "CN1088%05d".formatted(serial));
  }

  private static RightNumber foreign(String number) {
    return PublicationNumber.parse(number).toOptional().flatMap(PublicationNumber::rightNumber).orElseThrow();
  }

  private static LocalDate day(String text) {
    return LocalDate.parse(text);
  }

  /** Only the publication is named: a list of titles. */
  private static Statement titles(int serial) {
    return Statement.about(document(serial)).put(Fact.TITLE, "示例名称" + serial).put(Fact.MAIN_CLASS, "A01B1/02").put(Fact.PUBLICATION_NUMBER, document(serial).canonical() + "A").build();
  }

  /** Both numbers are named: an export. */
  private static Statement export(int serial) {
    return Statement.about(application(serial)).event(EventKind.FILED, day("2018-03-04"))
        .event(EventKind.PUBLISHED, day("2018-10-01"), Map.of(Fact.PUBLICATION_NUMBER, document(serial).canonical() + "A"))
        .event(EventKind.GRANTED, day("2020-05-01"), Map.of(Fact.PUBLICATION_NUMBER, document(serial).canonical() + "B")).holder(Holder.at("示例甲", "济宁任城")).build();
  }

  private static Statement european(String number, EventKind kind, String on) {
    return Statement.about(foreign(number)).event(EventKind.FILED, day("2011-03-04")).event(kind, day(on), Map.of(Fact.PUBLICATION_NUMBER, number))
        .put(Fact.APPLICATION_NUMBER, "EP11745678").build();
  }

  private static Statement american(String number, EventKind kind, String on) {
    return Statement.about(foreign(number)).event(kind, day(on), Map.of(Fact.PUBLICATION_NUMBER, number)).put(Fact.APPLICATION_NUMBER, "US88756704").build();
  }

  private List<String> told() {
    return db().sql("""
        select r.jurisdiction || ' ' || r.number || ' ' || r.title || ' ' || s.state || ' ' || s.valid_from || ' ' || s.valid_until || ' ' || coalesce(s.unit, '') as told
          from registry_span s join registry_right r on r.id = s.right_id where s.known_until = 'infinity' order by 1""".replace("r.title", "coalesce(r.title, '')")).query(String.class).list();
  }

  @Test
  void theNumberKnownLaterJoinsAndItsUndoSeparatesAgain() {
    load(titles(1));
    Instant before = town.now;
    town.now = town.now.plusSeconds(60);
    long linking = load(export(1));
    RightView one = registry().find(document(1).canonical() + "A", now(), CITY).orElseThrow();
    assertThat(one.number()).isEqualTo(application(1));
    assertThat(one.alsoNumbers()).containsExactly(document(1));
    assertThat(one.title()).as("said under the other number").isEqualTo("示例名称1");
    assertThat(one.state()).contains(RightState.IN_FORCE);
    assertThat(registry().find(document(1), new AsOf(DAY, before), CITY).orElseThrow().number()).as("as known before").isEqualTo(document(1));
    assertThat(told()).filteredOn(line -> line.contains(document(1).canonical())).isEmpty();
    assertThat(db().sql("select count(*) from registry_event e join registry_right r on r.id = e.right_id where e.batch_id = :b and r.number = :n")
        .param("b", linking).param("n", document(1).canonical()).query(Long.class).single()).as("whoever follows recorded events learns of the join").isEqualTo(1);
    town.now = town.now.plusSeconds(60);
    town.loader.undo(linking, "officer", "wrong", (_, _) -> { });
    assertThat(registry().find(document(1), now(), CITY).orElseThrow().number()).isEqualTo(document(1));
    assertThat(registry().find(application(1), now(), CITY)).isEmpty();
    assertThat(told()).filteredOn(line -> line.contains(document(1).canonical())).hasSize(1);
    assertThat(registry().find(document(1), new AsOf(DAY, town.now.minusSeconds(30)), CITY).orElseThrow().number()).as("joined as it was known then").isEqualTo(application(1));
    load(export(1));
    assertThat(registry().find(document(1), now(), CITY).orElseThrow().number()).as("sent again, joined again").isEqualTo(application(1));
  }

  @Test
  void whatIsSaidUnderTheOtherNumberAfterwardsIsSaidOfTheOneRight() {
    load(export(2));
    load(titles(2));
    load(Statement.about(document(2)).event(EventKind.LAPSED, day("2023-03-04")).build());
    assertThat(registry().find(application(2), now(), CITY).orElseThrow().state()).contains(RightState.LAPSED);
    RightsLoader.Loaded again = town.loader.load(++batch, List.of(titles(2)));
    assertThat(again.outcomes()).containsExactly(RightsLoader.Outcome.UNCHANGED);
  }

  @Test
  void twoApplicationsUnderOnePublicationAreNotMerged() {
    load(titles(5));
    load(export(5));
    load(Statement.about(application(6)).event(EventKind.PUBLISHED, day("2018-10-01"), Map.of(Fact.PUBLICATION_NUMBER, document(5).canonical() + "A")).build());
    for (RightNumber number : List.of(application(5), application(6), document(5))) {
      assertThat(registry().find(number, now(), CITY).orElseThrow().number()).isEqualTo(number);
    }
  }

  @Test
  void anInventionAndAModelOfOneDayStayTwo() {
    load(Statement.about(foreign("EP3000001A1")).event(EventKind.PUBLISHED, day("2012-01-01")).put(Fact.APPLICATION_NUMBER, "EP09000001").build());
    load(Statement.about(new RightNumber("EP", RightKind.DESIGN, "EP3000001S1")).event(EventKind.PUBLISHED, day("2012-01-01")).put(Fact.APPLICATION_NUMBER, "EP09000001").build());
    assertThat(told()).filteredOn(line -> line.contains("EP3000001")).extracting(line -> line.split(" ")[1]).contains("EP3000001A1", "EP3000001S1");
  }

  @Test
  void anyOrderOfArrivalTellsTheSame() {
    List<Statement> statements = new ArrayList<>();
    for (int serial = 10; serial < 16; serial++) {
      statements.add(titles(serial));
      statements.add(export(serial));
      statements.add(Statement.about(serial % 2 == 0 ? document(serial) : application(serial)).event(EventKind.LAPSED, day("2023-03-04")).build());
    }
    statements.add(european("EP2400812A1", EventKind.PUBLISHED, "2012-01-04"));
    statements.add(european("EP2400812B1", EventKind.GRANTED, "2019-09-25"));
    statements.add(Statement.about(foreign("EP2400812")).event(EventKind.LAPSED, day("2021-09-25")).build());
    statements.add(american("US20040136338A1", EventKind.PUBLISHED, "2004-07-15"));
    statements.add(american("US7272630B2", EventKind.GRANTED, "2007-09-18"));
    List<String> first = null;
    for (int seed = 0; seed < 12; seed++) {
      db().sql("truncate registry_right, registry_event, registry_span, registry_owner, registry_flag, registry_number, registry_joined, registry_retraction").update();
      Random random = new Random(seed);
      Collections.shuffle(statements, random);
      List<Long> mistaken = new ArrayList<>();
      for (int at = 0; at < statements.size();) {
        int until = Math.min(statements.size(), at + 1 + random.nextInt(5));
        Statement[] some = statements.subList(at, until).toArray(Statement[]::new);
        long loaded = load(some);
        if (random.nextInt(3) == 0) { // a batch taken back and sent again tells no more and no less
          town.loader.undo(loaded, "officer", "again", (_, _) -> { });
          mistaken.add(loaded);
          load(some);
        }
        at = until;
      }
      List<String> told = told();
      first = first == null ? told : first;
      assertThat(told).as("seed %s, undone %s", seed, mistaken).isEqualTo(first);
    }
    assertThat(first).filteredOn(line -> line.startsWith("EP")).as("one right").allMatch(line -> line.contains("EP2400812B1")).hasSize(4);
    assertThat(first).filteredOn(line -> line.startsWith("US")).allMatch(line -> line.contains("US7272630B2"));
    assertThat(first).filteredOn(line -> line.startsWith("CN")).hasSize(6 * 4).allMatch(line -> line.contains("示例名称"));
  }
}
