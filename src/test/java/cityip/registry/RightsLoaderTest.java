package cityip.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cityip.DatabaseTest;
import cityip.kernel.ApplicationNumber;
import cityip.kernel.RightNumber;
import cityip.registry.RightsLoader.Loaded;
import cityip.registry.RightsLoader.Outcome;
import cityip.registry.RightsLoader.Undoing;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RightsLoaderTest extends DatabaseTest {

  private TestTown town;

  @BeforeEach
  void emptyTown() {
    db().sql("truncate registry_right, registry_event, registry_span, registry_owner, registry_flag, registry_retraction, registry_source_layout").update();
    db().sql("update registry_moment set recorded = '2000-01-01T00:00:00Z'").update();
    town = new TestTown(dataSource());
  }

  static RightNumber number(int serial) {
    return ApplicationNumber.parse("20171" + "%07d".formatted(serial)).toOptional().orElseThrow().rightNumber();
  }

  static Statement.Builder anInvention(int serial) {
    return Statement.about(number(serial)).line(serial).event(EventKind.FILED, LocalDate.of(2017, 3, 4)).event(EventKind.GRANTED, LocalDate.of(2019, 5, 6))
        .put(Fact.TITLE, "一种示例装置" + serial).put(Fact.ABSTRACT, "本发明\"公开\"了\n\\数字程控交换机𠀀").put(Fact.CLASSES, List.of("H04B1/00", "G06F11/16"))
        .put(Fact.PUBLICATION_NUMBER, "CN10739211" + serial % 10 + "B").holder(Holder.at("济宁示例科技" + serial % 3, "山东省济宁市任城区某路"));
  }

  private int count(String sql) {
    return db().sql(sql).query(Integer.class).single();
  }

  private static final String OPEN = " where known_until = 'infinity'";

  @Test
  void aStatementBecomesARightWithItsHistory() {
    Loaded loaded = town.loader.load(1, List.of(anInvention(1).build()));
    assertThat(loaded.outcomes()).containsExactly(Outcome.ACCEPTED);
    assertThat(db().sql("select title from registry_right").query(String.class).single()).isEqualTo("一种示例装置1");
    assertThat(db().sql("select classes::text from registry_right").query(String.class).single()).isEqualTo("{H04B1/00,G06F11/16}");
    assertThat(db().sql("select term_end from registry_right").query(LocalDate.class).single()).isEqualTo("2037-03-04");
    assertThat(db().sql("select state from registry_span order by valid_from").query(Integer.class).list()).containsExactly(10, 20, 34);
    assertThat(db().sql("select distinct unit from registry_span").query(String.class).single()).isEqualTo("370811");
    assertThat(db().sql("select valid_until = 'infinity' from registry_span order by valid_from desc limit 1").query(Boolean.class).single()).isTrue();
    assertThat(db().sql("select abstract from registry_event where kind = 3").query(String.class).single()).isEqualTo("本发明\"公开\"了\n\\数字程控交换机𠀀");
    assertThat(db().sql("select detail from registry_flag where flag = 2").query(String.class).list()).contains("1.1");
  }

  @Test
  void theSameFileTwiceChangesNothing() {
    List<Statement> file = List.of(anInvention(1).build(), anInvention(2).build());
    town.loader.load(1, file);
    town.known.clear();
    Loaded again = town.loader.load(2, List.of(anInvention(1).build(), anInvention(2).build()));
    assertThat(again.outcomes()).containsOnly(Outcome.UNCHANGED);
    assertThat(again.recorded()).isNull();
    assertThat(count("select count(*) from registry_event where batch_id = 2")).isZero();
  }

  @Test
  void theSameRowTwiceInOneFileCountsOnce() {
    Loaded loaded = town.loader.load(1, List.of(anInvention(1).build(), anInvention(1).line(2).build()));
    assertThat(loaded.outcomes()).containsExactly(Outcome.ACCEPTED, Outcome.UNCHANGED);
    assertThat(count("select count(*) from registry_right")).isEqualTo(1);
  }

  @Test
  void whatIsLearnedLaterClosesWhatWasKnownAndDeletesNothing() {
    town.loader.load(1, List.of(anInvention(1).build()));
    town.now = Instant.parse("2026-02-01T00:00:00Z");
    Loaded changed = town.loader.load(2, List.of(Statement.about(number(1)).event(EventKind.LAPSED, LocalDate.of(2022, 3, 4)).build()));
    assertThat(changed.outcomes()).containsExactly(Outcome.CHANGED);
    assertThat(stateAt("2023-01-01", "2026-01-15T00:00:00Z")).isEqualTo(20);
    assertThat(stateAt("2023-01-01", "2026-02-01T00:00:00Z")).isEqualTo(33);
    assertThat(stateAt("2020-01-01", "2026-02-01T00:00:00Z")).isEqualTo(20);
    assertThat(count("select count(*) from registry_span" + OPEN)).isEqualTo(3);
    assertThat(count("select count(*) from registry_span")).as("filed stays open, two were closed, two came").isEqualTo(5);
  }

  private Integer stateAt(String day, String known) {
    return db().sql("""
        select state from registry_span where ?::date >= valid_from and ?::date < valid_until and ?::timestamptz >= known_from and ?::timestamptz < known_until
         and right_id = (select id from registry_right where number = ?)""").params(day, day, known, known, number(1).canonical()).query(Integer.class).optional().orElse(null);
  }

  @Test
  void invalidationReachesBackOnceItIsKnown() {
    town.loader.load(1, List.of(anInvention(1).build()));
    town.now = Instant.parse("2026-02-01T00:00:00Z");
    town.loader.load(2, List.of(Statement.about(number(1)).event(EventKind.INVALIDATED, LocalDate.of(2025, 1, 1)).build()));
    assertThat(stateAt("2020-01-01", "2026-01-31T00:00:00Z")).isEqualTo(20);
    assertThat(stateAt("2020-01-01", "2026-02-02T00:00:00Z")).isEqualTo(35);
  }

  @Test
  void anUndoneBatchIsNotSeenFromThenOnButStaysInThePast() {
    town.loader.load(1, List.of(anInvention(1).build()));
    town.now = Instant.parse("2026-02-01T00:00:00Z");
    town.loader.load(2, List.of(Statement.about(number(1)).event(EventKind.LAPSED, LocalDate.of(2022, 3, 4)).put(Fact.TITLE, "改名").build(), anInvention(2).build()));
    town.now = Instant.parse("2026-03-01T00:00:00Z");
    Undoing undoing = town.loader.undo(2, "officer", "wrong file", (_, _) -> { });
    assertThat(undoing).isEqualTo(new Undoing.Undone(2, 5, Instant.parse("2026-03-01T00:00:00Z")));
    assertThat(stateAt("2023-01-01", "2026-02-15T00:00:00Z")).isEqualTo(33);
    assertThat(count("select count(*) from registry_span" + OPEN)).isEqualTo(3);
    assertThat(stateAt("2023-01-01", "2026-03-01T00:00:00Z")).isEqualTo(20);
    assertThat(db().sql("select title from registry_right where number = ?").params(number(1).canonical()).query(String.class).single()).isEqualTo("一种示例装置1");
    assertThat(town.loader.load(3, List.of(anInvention(2).build())).outcomes()).as("sent again it counts again").containsExactly(Outcome.CHANGED);
    assertThatThrownBy(() -> town.loader.load(2, List.of(anInvention(4).build()))).isInstanceOf(RightsLoader.BatchUndone.class);
  }

  @Test
  void undoingTwiceTellsWhoWasQuicker() {
    town.loader.load(1, List.of(anInvention(1).build()));
    town.loader.undo(1, "first", "reason", (_, _) -> { });
    assertThat(town.loader.undo(1, "second", "again", (_, _) -> { })).isInstanceOfSatisfying(Undoing.AlreadyUndone.class, already -> assertThat(already.actor()).isEqualTo("first"));
    assertThat(town.loader.undo(99, "x", "y", (_, _) -> { })).isEqualTo(new Undoing.NothingToUndo());
  }

  @Test
  void twoBrowsersUndoingTheSameBatchAtOnceUndoItOnce() throws Exception {
    town.loader.load(1, java.util.stream.IntStream.range(1, 200).mapToObj(i -> anInvention(i).build()).toList());
    try (var threads = Executors.newFixedThreadPool(4)) {
      Callable<Undoing> undo = () -> town.loader.undo(1, "officer", "twice", (_, _) -> { });
      List<Undoing> all = threads.invokeAll(List.of(undo, undo, undo, undo)).stream().map(future -> {
        try {
          return future.get();
        } catch (Exception failed) {
          throw new IllegalStateException(failed);
        }
      }).toList();
      assertThat(all).filteredOn(Undoing.Undone.class::isInstance).hasSize(1);
      assertThat(all).filteredOn(Undoing.AlreadyUndone.class::isInstance).hasSize(3);
    }
    assertThat(count("select count(*) from registry_span" + OPEN)).isZero();
  }

  @Test
  void twoLoadsAtOnceOfTheSameRowsMakeOneRightEach() throws Exception {
    List<Statement> file = java.util.stream.IntStream.range(1, 300).mapToObj(i -> anInvention(i).build()).toList();
    try (var threads = Executors.newFixedThreadPool(2)) {
      Callable<Loaded> load = () -> town.loader.load(1, file);
      threads.invokeAll(List.of(load, load)).forEach(future -> assertThat(future).succeedsWithin(java.time.Duration.ofSeconds(30)));
    }
    assertThat(count("select count(*) from registry_right")).isEqualTo(299);
    assertThat(count("select count(*) from registry_event")).isEqualTo(299 * 3);
  }

  @Test
  void aFailedLoadLeavesNothing() {
    HolderDirectory broken = _ -> { throw new IllegalStateException("directory is down"); };
    RightsLoader loader = new RightsLoader(dataSource(), broken, TestTown::unitOf, Histories.TERMS, SeiBranches.read("/rules/sei-ipc-2021.tsv"), java.time.Clock.systemUTC());
    assertThatThrownBy(() -> loader.load(1, List.of(anInvention(1).build()))).hasMessageContaining("directory is down");
    assertThat(count("select count(*) from registry_right")).isZero();
    assertThat(town.loader.load(1, List.of(anInvention(1).build())).outcomes()).containsExactly(Outcome.ACCEPTED);
  }

  @Test
  void amountsAndColumnsOfTheSourceAreKept() {
    town.loader.load(1, List.of(anInvention(1).columns(Map.of(Fact.TITLE, "名称")).pledged(LocalDate.of(2020, 1, 1), "Y1", new BigDecimal("12345678.90"), "甲", "乙").build(),
        anInvention(2).pledged(LocalDate.of(2020, 1, 1), "Y2", new BigDecimal("0.05"), "甲", "乙").build(),
        anInvention(3).pledged(LocalDate.of(2020, 1, 1), "Y3", new BigDecimal("100000000"), "甲", "乙").build()));
    assertThat(db().sql("select amount from registry_flag where flag = 4 order by right_id").query(BigDecimal.class).list())
        .usingComparatorForType(BigDecimal::compareTo, BigDecimal.class).isEqualTo(List.of(new BigDecimal("12345678.9"), new BigDecimal("0.05"), new BigDecimal("100000000")));
    assertThat(db().sql("select distinct l.columns->>'title' from registry_event e join registry_source_layout l on l.id = e.layout_id").query(String.class).single()).isEqualTo("名称");
    assertThat(town.loader.load(2, List.of(anInvention(1).pledged(LocalDate.of(2020, 1, 1), "Y1", new BigDecimal("12345678.90"), "甲", "乙").build())).outcomes())
        .containsExactly(Outcome.UNCHANGED);
  }

  @Test
  void hostileTextsComeBackAsTheyWere() {
    String hostile = "'; drop table registry_right; --\t\r\n\u0001\u007f\ud800x\ud83d\ude00=HYPERLINK(\"x\")";
    town.loader.load(1, List.of(anInvention(1).put(Fact.TITLE, hostile + "\0").build()));
    assertThat(db().sql("select title from registry_right").query(String.class).single()).isEqualTo(hostile.replace("\ud800x", "?x"));
    assertThat(db().sql("select data->>'title' from registry_event where kind = 3").query(String.class).single()).isEqualTo(hostile.replace("\ud800x", "?x"));
  }
}
