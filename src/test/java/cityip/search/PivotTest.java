package cityip.search;

import static org.assertj.core.api.Assertions.assertThat;

import cityip.shell.Scope;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tables of counts against the same counts made by hand. */
class PivotTest {

  private static final Scope EVERYBODY = new Scope.PublicOnly();

  @TempDir
  Path folder;

  private SearchIndex index;
  private final List<Map<String, List<String>>> kept = new ArrayList<>();

  @BeforeEach
  void fill() {
    index = new SearchIndex(folder, List::of, documents -> Map.of());
    var random = new Random(3);
    for (var batch = 0; batch < 4; batch++) {
      var documents = new ArrayList<IndexedDocument>();
      for (var n = 0; n < 500; n++) {
        Map<String, List<String>> labels = new HashMap<>();
        if (random.nextInt(20) > 0) {
          labels.put("year", List.of(Integer.toString(2010 + random.nextInt(8))));
        }
        labels.put("unit", List.of("u" + random.nextInt(5)));
        labels.put("ownerName", random.nextInt(4) == 0 ? List.of("甲" + random.nextInt(30), "乙" + random.nextInt(30)) : List.of("甲" + random.nextInt(30)));
        labels.put("family", List.of("f" + random.nextInt(900)));
        kept.add(labels);
        documents.add(new IndexedDocument(batch + "-" + n, Map.of("title", n % 2 == 0 ? "水泵" : "风机"), labels, Map.of("pledgedYuan", (long) n), Map.of(), Set.of(IndexedDocument.PUBLIC)));
      }
      index.put(documents, true);
      index.commit(Instant.ofEpochSecond(batch + 1));
    }
  }

  @AfterEach
  void close() {
    index.close();
  }

  private void compare(String rows, @Nullable String columns, boolean families) {
    var counts = index.pivot(new Wanted.Everything(), EVERYBODY, rows, columns, families);
    var cells = new HashMap<String, Set<String>>();
    var down = new HashMap<String, Set<String>>();
    for (var n = 0; n < kept.size(); n++) {
      var what = families ? kept.get(n).get("family").getFirst() : "d" + n;
      for (var row : kept.get(n).getOrDefault(rows, List.of())) {
        down.computeIfAbsent(row, key -> new HashSet<>()).add(what);
        for (var column : columns == null ? List.of("") : kept.get(n).getOrDefault(columns, List.of())) {
          cells.computeIfAbsent(row + "|" + column, key -> new HashSet<>()).add(what);
        }
      }
    }
    assertThat(counts.rows()).isNotEmpty();
    for (var r = 0; r < counts.rows().size(); r++) {
      assertThat(counts.rows().get(r).hits()).as(counts.rows().get(r).value()).isEqualTo(down.get(counts.rows().get(r).value()).size());
      for (var c = 0; c < counts.columns().size(); c++) {
        var cell = counts.rows().get(r).value() + "|" + counts.columns().get(c).value();
        assertThat(counts.cells()[r][c]).as(cell).isEqualTo(cells.getOrDefault(cell, Set.of()).size());
      }
    }
    assertThat(counts.total()).isEqualTo(kept.size());
  }

  @Test
  void countsHitsAndFamiliesByOneAndTwoDimensionsExactly() {
    for (var families : List.of(false, true)) {
      compare("year", null, families);
      compare("year", "unit", families);
      compare("unit", "year", families);
      compare("ownerName", "year", families);
      compare("year", "ownerName", families);
    }
  }

  @Test
  void addsUpANumberOverEachCellAndEachRowAlsoWhereOneHasSeveralValues() {
    for (var dimensions : List.of(List.of("unit", "year"), List.of("ownerName", "year"), List.of("year", "ownerName"), List.of("unit", ""))) {
      var columns = dimensions.getLast().isEmpty() ? null : dimensions.getLast();
      var counts = index.pivot(new Wanted.Everything(), EVERYBODY, dimensions.getFirst(), columns, false, "pledgedYuan");
      for (var r = 0; r < counts.rows().size(); r++) {
        var row = counts.rows().get(r).value();
        assertThat(counts.rowSums()[r]).as(row).isEqualTo(byHand(dimensions.getFirst(), row, null, ""));
        for (var c = 0; c < counts.columns().size(); c++) {
          assertThat(counts.sums()[r][c]).as(row).isEqualTo(byHand(dimensions.getFirst(), row, columns, counts.columns().get(c).value()));
        }
      }
    }
  }

  private long byHand(String rows, String row, @Nullable String columns, String column) {
    var sum = 0L;
    for (var n = 0; n < kept.size(); n++) {
      if (kept.get(n).getOrDefault(rows, List.of()).contains(row) && (columns == null || kept.get(n).getOrDefault(columns, List.of()).contains(column))) {
        sum += n % 500;
      }
    }
    return sum;
  }

  @Test
  void countsWithinAQuestionAndWhatOneMaySee() {
    var pumps = index.pivot(new Wanted.Phrase(SearchField.TITLE, "水泵"), EVERYBODY, "unit", "year", false);
    assertThat(pumps.total()).isEqualTo(1_000);
    assertThat(pumps.rows().stream().mapToLong(SearchResult.Count::hits).sum()).isEqualTo(1_000);
    index.put(List.of(new IndexedDocument("secret", Map.of("title", "水泵"), Map.of("unit", List.of("u9")), Map.of(), Map.of(), Set.of())), true);
    index.commit(Instant.ofEpochSecond(9));
    assertThat(index.pivot(new Wanted.Everything(), EVERYBODY, "unit", null, false).rows()).extracting(SearchResult.Count::value).doesNotContain("u9");
    assertThat(index.pivot(new Wanted.Everything(), new Scope.WholeCity(), "unit", null, false).rows()).extracting(SearchResult.Count::value).contains("u9");
  }

  @Test
  void sharesGrowthAndAdvantageFollowTheirFormulas() {
    var rows = List.of(new SearchResult.Count("甲", 30), new SearchResult.Count("乙", 10));
    var years = List.of(new SearchResult.Count("2020", 25), new SearchResult.Count("2019", 15));
    var counts = new PivotCounts(rows, years, new long[][] {{20, 10}, {5, 5}}, 40, 0, 0);
    var question = new Question("", Map.of(), SearchOrder.RELEVANCE, false, Question.Mode.TEXT, 1, 20);
    var share = PivotTable.of(new Pivot.Turn(question, Pivot.Dimension.OWNER, Pivot.Dimension.YEAR, Pivot.Measure.SHARE), counts);
    assertThat(share.columns()).as("years in their order").extracting(SearchResult.Count::value).containsExactly("2019", "2020");
    assertThat(share.cells().getFirst().getLast().value()).isEqualTo(20.0 / 25);
    var growth = PivotTable.of(new Pivot.Turn(question, Pivot.Dimension.OWNER, Pivot.Dimension.YEAR, Pivot.Measure.GROWTH), counts);
    assertThat(growth.cells().getFirst().getLast().value()).isEqualTo(1.0);
    assertThat(growth.cells().getFirst().getFirst().value()).as("no year before").isNull();
    var advantage = PivotTable.of(new Pivot.Turn(question, Pivot.Dimension.OWNER, Pivot.Dimension.YEAR, Pivot.Measure.RTA), counts);
    assertThat(advantage.cells().getFirst().getLast().value()).isEqualTo(20.0 / 30 / (25.0 / 40));
  }

  /** Meanings learnt while the index is being made anew are put in at once; that must not promote what is only begun. */
  @Test
  void aPartOfANewIndexNeverTakesOver() {
    assertThat(index.rebuild()).isTrue();
    assertThat(index.rebuild()).as("once is enough").isFalse();
    index.put(List.of(new IndexedDocument("0-1", Map.of("title", "水泵"), Map.of(), Map.of(), Map.of(), Set.of(IndexedDocument.PUBLIC))), false);
    index.commit(index.upTo());
    assertThat(index.size()).as("the old one serves").isEqualTo(kept.size());
    assertThat(index.progress().rebuilding()).isTrue();
    index.clear(1);
    index.put(List.of(new IndexedDocument("0-1", Map.of("title", "水泵"), Map.of(), Map.of(), Map.of(), Set.of(IndexedDocument.PUBLIC))), true);
    index.commit(Instant.ofEpochSecond(20));
    assertThat(index.size()).isOne();
    assertThat(index.progress().rebuilding()).isFalse();
  }
}
