package cityip.navigation;

import static cityip.navigation.CorpusOf.documents;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import cityip.navigation.Figure.Note;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** The formulas of the domain handbook, 11, on corpora small enough to reckon by hand. */
class AnalysesTest {

  private static Note note(Figure figure, String word) {
    return figure.notes().stream().filter(note -> note.word().equals(word)).findFirst().orElseThrow();
  }

  private static List<Object> column(Figure figure, int n) {
    return figure.rows().stream().map(row -> row.cells().get(n).value()).toList();
  }

  @Test
  void growthIsCompoundedOverCompleteYearsOnly() {
    var corpus = documents().filed(2020, "A").and().filed(2022, "A").and().filed(2022, "B").and().filed(2023, "A").and()
        .filed(2023, "B").and().filed(2023, "C").and().filed(2023, "D").and().filed(2026, "A").and().corpus();
    assertThat(corpus.lastCompleteYear()).as("18 months before 30 June 2026").isEqualTo(2023 + 1);
    assertThat(Trends.growth(corpus)).as("2024 is complete and has no filing").isEmpty();
    var until = documents().filed(2021, "A").and().filed(2024, "A").and().filed(2024, "B").and().filed(2024, "C").and().filed(2024, "D").and()
        .filed(2024, "E").and().filed(2024, "F").and().filed(2024, "G").and().filed(2024, "H").and().filed(2026, "A").and().corpus();
    assertThat(Trends.growth(until).orElseThrow()).as("1 to 8 in three years").isCloseTo(1.0, within(1e-9));
    var trend = Analysis.TREND.of(until);
    assertThat(trend.rows().getLast().provisional()).as("2026 is not all published").isTrue();
    assertThat(trend.rows().get(3).provisional()).isFalse();
    assertThat(trend.basis().few()).isTrue();
  }

  @Test
  void aFamilyIsOneInventionAndTwoDocuments() {
    var corpus = documents().filed(2015, "A").family("F").and().filed(2016, "A").family("F").and().filed(2016, "B").and().corpus();
    assertThat(corpus.size()).isEqualTo(3);
    assertThat(corpus.families()).isEqualTo(2);
    var composition = Analysis.COMPOSITION.of(corpus);
    assertThat(column(composition, 1)).containsExactly(2);
    assertThat(column(composition, 2)).containsExactly(3);
  }

  @Test
  void concentrationSharesAFamilyAmongItsOwners() {
    var corpus = documents().filed(2015, "A").and().filed(2015, "A").and().filed(2015, "AB").and().filed(2015, "C").and().corpus();
    var shares = Owners.shares(corpus);
    assertThat(shares).containsExactly(Map.entry("1", 2.5 / 4), Map.entry("3", 0.25), Map.entry("2", 0.125));
    assertThat(Owners.herfindahl(shares)).isCloseTo(0.625 * 0.625 + 0.25 * 0.25 + 0.125 * 0.125, within(1e-12));
    assertThat(Owners.concentration(shares, 2)).isCloseTo(0.875, within(1e-12));
  }

  @Test
  void advantageComparesTheShareHereWithTheShareEverywhere() {
    var corpus = documents().filed(2015, "A").nodes("1").in("370811").and().filed(2015, "A").nodes("1").in("370811").and()
        .filed(2015, "A").nodes("2").in("370812").and().filed(2015, "A").nodes("1").in("370812").and().corpus();
    var figure = Analysis.ADVANTAGE.of(corpus);
    var row = figure.rows().stream().filter(r -> r.cells().get(0).value().equals("370812") && r.cells().get(1).value().equals("2")).findFirst().orElseThrow();
    assertThat(row.cells().get(3).number()).as("(1/2)/(1/4)").isCloseTo(2.0, within(1e-12));
  }

  @Test
  void aCellBelowAThirdOfWhatIsExpectedIsNamedAWhiteSpot() {
    var documents = documents();
    for (int n = 0; n < 9; n++) {
      documents.filed(2015, "A").nodes("1").effects("省电").and().filed(2015, "A").nodes("2").effects("降噪").and().filed(2015, "A").nodes("1").effects("降噪").and();
    }
    var figure = Analysis.TECHNOLOGY_EFFECT.of(documents.corpus());
    var spots = figure.rows().stream().filter(row -> row.cells().get(5).value().equals("white-spot")).map(row -> row.cells().get(0).value() + " " + row.cells().get(1).value()).toList();
    assertThat(spots).containsExactly("2 省电");
  }

  @Test
  void everyNumberOpensExactlyItsRows() {
    var corpus = mixed(60, new Random(7));
    for (var analysis : Analysis.values()) {
      var figure = analysis.of(corpus);
      figure.rows().forEach(row -> row.cells().stream().filter(cell -> !cell.slice().isEmpty() && cell.value() instanceof Number
          && analysis != Analysis.CO_OPERATION).forEach(cell -> assertThat(corpus.where(cell.slice()).size())
          .as("%s %s", analysis, cell.slice()).isEqualTo((int) cell.number())));
    }
  }

  @Test
  void theOrderOfTheDocumentsChangesNothing() {
    var corpus = mixed(60, new Random(11));
    var shuffled = new ArrayList<>(corpus.items());
    Collections.shuffle(shuffled, new Random(3));
    var other = new Corpus(corpus.day(), corpus.query(), shuffled, corpus.premises());
    assertThat(other.hash()).isEqualTo(corpus.hash());
    for (var analysis : Analysis.values()) {
      assertThat(analysis.of(other)).as(analysis.name()).isEqualTo(analysis.of(corpus));
    }
  }

  @Test
  void everyAnalysisBearsAnEmptyCorpusAndASingleDocument() {
    for (var analysis : Analysis.values()) {
      assertThat(analysis.of(documents().corpus()).rows()).as(analysis.name()).isEmpty();
      assertThat(analysis.of(documents().filed(2020, "A").and().corpus()).basis().documents()).isEqualTo(1);
    }
  }

  @Test
  void aNodeComparesSharesAndNotCounts() {
    var documents = documents().link("1", "upstream").benchmark("示例甲市", "1", 900).benchmark("示例甲市", "2", 100);
    documents.filed(2015, "A").nodes("1").and().filed(2015, "A").nodes("2").and().filed(2015, "A").nodes("2").and().filed(2015, "B").nodes("1").in(null).and();
    var figure = Analysis.CHAIN.of(documents.corpus());
    assertThat(column(figure, 2)).containsExactly("示例市", "示例甲市", "示例市", "示例甲市");
    assertThat(column(figure, 3)).as("what lies outside the city does not count for it").containsExactly(1, 900, 2, 100);
    assertThat(column(figure, 4)).containsExactly(1 / 3.0, 0.9, 2 / 3.0, 0.1);
    assertThat(column(figure, 5)).containsExactly("\u2014", "weaker", "\u2014", "stronger");
    assertThat(column(figure, 0)).containsExactly("upstream", "upstream", "\u2014", "\u2014");
    assertThat(new Premises("示例市", null, CorpusOf.WEIGHTS, new java.util.TreeMap<>(Map.of("1", "upstream", "1.2", "midstream")), List.of(), List.of(), List.of()).link("1.2.3")).isEqualTo("midstream");
  }

  @Test
  void aStandardNamesItsPatentsAlsoThoseThatWereNotFound() {
    var figure = Analysis.STANDARDS.of(documents().standard("GB/T 1", "N001").standard("GB/T 1", "N999").filed(2015, "A").and().corpus());
    assertThat(column(figure, 2)).containsExactly("N001", "N999");
    assertThat(column(figure, 5)).containsExactly("in-force", "\u2014");
    assertThat(note(figure, "standards").arguments()).containsExactly(2, 1, 1);
  }

  @Test
  void onlyAClaimThatWasReadTurnsALineRedOrGreen() {
    var documents = documents().read(1, "轮", Premises.Said.READS).read(2, "轮", Premises.Said.ABSENT).read(4, "轮", Premises.Said.READS).read(6, "轮", Premises.Said.EQUIVALENT);
    for (int n = 0; n < 4; n++) {
      documents.filed(2015, "A").features("轮").and();
    }
    documents.filed(2016, "B").features("轮").ended().and().filed(2024, "B").features("轮").pending().and();
    var figure = Analysis.FREEDOM.of(documents.corpus());
    assertThat(column(figure, 1)).as("red first; what has ended stands in nobody's way").containsExactly("N001", "N004", "N003", "N006", "N002");
    assertThat(column(figure, 8)).containsExactly("red", "red", "amber", "amber", "green");
    assertThat(note(figure, "freedom").arguments()).containsExactly("轮", 5, 2L, 1L);
  }

  @Test
  void aGroupInWhichOnlyOthersGrowIsNamed() {
    var documents = documents().own(1);
    documents.filed(2019, "A").group("A01B1/02").and().filed(2020, "B").group("A01C7/00").and().filed(2023, "B").group("A01C7/00").and().filed(2024, "C").group("A01C7/04").and();
    var figure = Analysis.GROUPS.of(documents.corpus());
    assertThat(column(figure, 0)).containsExactly("A01C7", "A01B1");
    assertThat(column(figure, 4)).as("ours").containsExactly(0, 1);
    assertThat(column(figure, 5)).containsExactly("others-only", "\u2014");
  }

  @Test
  void weightsThatDoNotAddUpToOneAreRefused() {
    org.assertj.core.api.Assertions.assertThatThrownBy(() -> new Premises.Weights(0.5, 0.5, 0.5, 0)).hasMessageContaining("together 1");
  }

  @Test
  void aPriorityAndTheApplicationItNamesAreOne() {
    assertThat(Freezer.application("CN201810392222@2018-04-27")).isEqualTo(Freezer.application("CN201810392222.0"));
    assertThat(Freezer.application("US 62/123,456@2019-01-02")).isEqualTo("application US62123456");
  }

  @Test
  void theMainPathFollowsTheMostUsedWay() {
    // N001 ← N002 ← N004, N001 ← N003 ← N004, N004 ← N005: every way ends in N004 and N005
    var corpus = documents().filed(2010, "A").and().filed(2011, "A").cites("CN000000001A").and().filed(2012, "A").cites("CN000000001B").and()
        .filed(2013, "A").cites("CN000000002A", "CN000000003A").and().filed(2014, "A").cites("CN000000004A").and().filed(2014, "B").cites("CN000000099A").and().corpus();
    assertThat(column(Analysis.MAIN_PATH.of(corpus), 0)).containsExactly("N001", "N002", "N004", "N005");
    assertThat(Citations.forward(corpus)).containsEntry("N001", 2).containsEntry("N004", 1).doesNotContainKey("N006");
  }

  @Test
  void whoStandsBetweenTwoGroupsHasTheHighestBetweenness() {
    var corpus = documents().filed(2015, "AB").and().filed(2015, "BC").and().filed(2015, "AC").and().filed(2015, "CD").and().filed(2015, "DE").and()
        .filed(2015, "EF").and().filed(2015, "DF").and().filed(2015, "G").and().corpus();
    var figure = Analysis.CO_OPERATION.of(corpus);
    var between = figure.rows().stream().collect(java.util.stream.Collectors.toMap(row -> row.cells().get(0).value(), row -> row.cells().get(3).number()));
    assertThat(between).doesNotContainKey("G");
    assertThat(between.get("C")).isEqualTo(between.get("D")).isGreaterThan(between.get("A"));
    assertThat(figure.links()).hasSize(7);
  }

  @Test
  void anInventorWhoChangesTheFirmHasMoved() {
    var corpus = documents().filed(2015, "A").by("甲", "乙").and().filed(2017, "B").by("甲").and().filed(2018, "AB").by("甲").and().corpus();
    var figure = Analysis.MOBILITY.of(corpus);
    assertThat(figure.rows()).as("joint filings are no move").hasSize(1);
    assertThat(figure.rows().getFirst().cells().stream().map(Figure.Cell::value)).containsExactly("甲", "A", "B", "2017");
  }

  @Test
  void hIndexIsTheLargestNumberCitedAsOftenAsItself() {
    assertThat(People.hIndex(List.of())).isZero();
    assertThat(People.hIndex(List.of(10, 8, 5, 4, 3))).isEqualTo(4);
    assertThat(People.hIndex(List.of(25, 8, 5, 3, 3))).isEqualTo(3);
  }

  @Test
  void theCurveFindsItsOwnNumbersAgain() {
    int[] years = new int[25];
    int[] counts = new int[25];
    double before = 0;
    for (int n = 0; n < 25; n++) {
      years[n] = 2000 + n;
      double sum = 1000 / (1 + Math.exp(-0.4 * (2000 + n - 2014)));
      counts[n] = (int) Math.round(sum - before);
      before = Math.round(sum);
    }
    var curve = SCurve.fit(years, counts).orElseThrow();
    assertThat(curve.ceiling()).isCloseTo(1000, within(25.0));
    assertThat(curve.rate()).isCloseTo(0.4, within(0.02));
    assertThat(curve.middle()).isCloseTo(2014, within(0.3));
    assertThat(curve.determination()).isGreaterThan(0.999);
    assertThat(SCurve.fit(new int[] {2000, 2001}, new int[] {20, 20})).as("two years say nothing").isEmpty();
  }

  @Test
  void thePartsOfAKeyPatentsScoreAddUp() {
    var figure = Analysis.KEY_PATENTS.of(mixed(60, new Random(5)));
    assertThat(figure.rows()).isNotEmpty().allSatisfy(row -> {
      double parts = 0;
      for (int n = 3; n < 7; n++) {
        parts += row.cells().get(n).number();
      }
      assertThat(row.cells().get(7).number()).isCloseTo(parts, within(1e-12)).isBetween(0.0, 1.0);
    });
  }

  @Test
  void stagesAreReadFromThreeYearsAgainstThree() {
    assertThat(note(Analysis.LIFE_CYCLE.of(yearly(1, 1, 2, 2, 3, 4, 6, 8, 12, 15, 20)), "stage-growing")).isNotNull();
    assertThat(note(Analysis.LIFE_CYCLE.of(yearly(20, 22, 21, 20, 20, 15, 12, 10, 8, 6, 3)), "stage-declining")).isNotNull();
    assertThat(note(Analysis.LIFE_CYCLE.of(yearly(20, 20, 20, 20, 20, 20, 20, 20, 20, 20, 20)), "stage-mature")).isNotNull();
  }

  /** So many filings, each by another owner, in the years up to 2024. */
  private static Corpus yearly(int... counts) {
    var documents = documents();
    for (int n = 0; n < counts.length; n++) {
      for (int k = 0; k < counts[n]; k++) {
        documents.filed(2025 - counts.length + n, Character.toString('A' + k)).and();
      }
    }
    return documents.corpus();
  }

  private static Corpus mixed(int size, Random random) {
    var documents = documents();
    for (int n = 1; n <= size; n++) {
      var document = documents.filed(2005 + random.nextInt(21), List.of("A", "B", "C", "AB", "BD", "E").get(random.nextInt(6))).nodes(random.nextBoolean() ? "1" : "2", "3")
          .effects(random.nextBoolean() ? "省电" : "降噪").by("甲" + random.nextInt(5), "乙" + random.nextInt(5)).in(random.nextBoolean() ? "370811" : "370812");
      if (random.nextInt(3) == 0) {
        document.cites("CN%09dA".formatted(1 + random.nextInt(size))).family("F" + random.nextInt(8));
      }
      if (random.nextInt(4) == 0) {
        document.sold("A", "B");
      }
      if (random.nextInt(5) == 0) {
        document.ended();
      }
      document.and();
    }
    return documents.corpus();
  }
}
