package cityip.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cityip.shell.Scope;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What can be found, and how often. */
class SearchIndexTest {

  private static final Scope EVERYBODY = new Scope.PublicOnly();

  @TempDir
  Path folder;

  private SearchIndex index;

  @BeforeEach
  void open() {
    index = new SearchIndex(folder, body -> List.of(body), documents -> Map.of());
  }

  @AfterEach
  void close() {
    index.close();
  }

  private static IndexedDocument right(String id, String title, String owner, String kind, long day) {
    return new IndexedDocument(id, Map.of("title", title, "owners", owner),
        Map.of("kind", List.of(kind), "number", List.of("20171060186" + id)), Map.of("filedDay", day), Map.of("title", title), Set.of(IndexedDocument.PUBLIC));
  }

  private void putSamples() {
    index.put(List.of(
        right("1", "一种矿用水泵的密封结构", "示例矿山机械有限公司", "invention", 100),
        right("2", "水泵用轴承座", "示例轴承有限公司", "utility-model", 300),
        right("3", "大蒜切片机 GARLIC Slicer", "示例食品机械有限公司", "invention", 200)), true);
    index.commit(Instant.parse("2026-01-01T00:00:00Z"));
  }

  private List<String> find(String text) {
    return index.search(SearchRequest.words(text, EVERYBODY, 10)).ids();
  }

  @Test
  void findsChineseWordsEnglishWordsAndSingleCharacters() {
    putSamples();
    assertThat(find("水泵")).containsExactlyInAnyOrder("1", "2");
    assertThat(find("密封结构")).containsExactly("1");
    assertThat(find("蒜")).containsExactly("3");
    assertThat(find("garlic")).containsExactly("3");
    assertThat(find("ＧＡＲＬＩＣ")).as("full width").containsExactly("3");
    assertThat(find("水泵 轴承")).as("all words").containsExactly("2");
    assertThat(find("不存在的词")).isEmpty();
  }

  @Test
  void ranksATitleAboveAnOwner() {
    index.put(List.of(right("8", "齿轮箱", "轴承制造示例厂", "invention", 1), right("9", "轴承", "示例厂", "invention", 1)), true);
    index.commit(Instant.EPOCH.plusSeconds(1));
    assertThat(find("轴承")).containsExactly("9", "8");
  }

  @Test
  void filtersSortsPagesAndCountsExactly() {
    putSamples();
    var inventions = new SearchRequest(new Wanted.OneOf("kind", Set.of("invention")), EVERYBODY, SearchOrder.FILED, true, 1, 0, List.of("kind"));
    var first = index.search(inventions);
    assertThat(first.total()).isEqualTo(2);
    assertThat(first.ids()).containsExactly("3");
    assertThat(first.facets().get("kind")).containsExactly(new SearchResult.Count("invention", 2));
    var all = index.search(new SearchRequest(new Wanted.Between("filedDay", 100, 200), EVERYBODY, SearchOrder.FILED, false, 10, 1, List.of("kind")));
    assertThat(all.total()).isEqualTo(2);
    assertThat(all.ids()).containsExactly("3");
  }

  @Test
  void countsFacetsOverManySegmentsExactly() {
    for (var batch = 0; batch < 5; batch++) {
      var documents = new ArrayList<IndexedDocument>();
      for (var n = 0; n < 200; n++) {
        documents.add(right(batch + "-" + n, "阀门", "示例", n % 4 == 0 ? "design" : "invention", n));
      }
      index.put(documents, true);
      index.commit(Instant.EPOCH.plusSeconds(batch + 1));
    }
    assertThat(index.search(new SearchRequest(PlainWords.all("阀门"), EVERYBODY, SearchOrder.RELEVANCE, false, 0, 0, List.of("kind"))).facets().get("kind"))
        .containsExactly(new SearchResult.Count("invention", 750), new SearchResult.Count("design", 250));
  }

  @Test
  void severalValuesOfAFacetAreAlternativesAndTheirFacetIsCountedWithoutThem() {
    index.put(List.of(right("1", "阀门", "示例", "invention", 1), right("2", "阀门", "示例", "design", 1), right("3", "阀门", "示例", "design", 2), right("4", "阀门", "示例", "utility-model", 1),
        right("5", "水泵", "示例", "utility-model", 1)), true);
    index.commit(Instant.EPOCH.plusSeconds(1));
    var chosen = Map.of("kind", Set.of("invention", "design"), "number", Set.of("201710601861", "201710601862", "201710601864"));
    for (var page : List.of(10, 0)) {
      var found = index.search(new SearchRequest(PlainWords.all("阀门"), chosen, EVERYBODY, SearchOrder.FILED, false, page, 0, List.of("kind", "number")));
      assertThat(found.total()).isEqualTo(2);
      assertThat(found.hits()).hasSize(Math.min(page, 2));
      assertThat(found.facets().get("kind")).as("as if no kind had been chosen").containsExactly(new SearchResult.Count("design", 1), new SearchResult.Count("invention", 1),
          new SearchResult.Count("utility-model", 1));
      assertThat(found.facets().get("number")).as("as if no number had been chosen").hasSize(3).extracting(SearchResult.Count::value).contains("201710601863");
    }
  }

  @Test
  void readsSeveralValuesFromAnAddressAndWritesThemBack() {
    var question = Question.of(Map.of("kind", "invention|design||", "ownerName", "甲||乙|丙", "state", "|"), 20);
    assertThat(question.values("ownerName")).as("a stroke of its own is written twice").containsExactly("甲|乙", "丙");
    assertThat(Question.written(question.values("ownerName"))).isEqualTo("甲||乙|丙");
    assertThat(question.chosen()).containsEntry("ownerName", Set.of("甲|乙", "丙")).doesNotContainKey("state");
    assertThat(question.values("year")).isEmpty();
  }

  @Test
  void replacesADocumentThatIsPutAgainAndForgetsOneThatIsRemoved() {
    putSamples();
    index.put(List.of(right("1", "改名后的装置", "示例", "invention", 100)), false);
    index.remove(List.of("2"));
    index.commit(Instant.parse("2026-01-02T00:00:00Z"));
    assertThat(find("水泵")).isEmpty();
    assertThat(find("改名后")).containsExactly("1");
    assertThat(index.size()).isEqualTo(2);
  }

  @Test
  void remembersAcrossARestartUpToWhichMomentItKnows() throws IOException {
    putSamples();
    index.put(List.of(right("4", "未提交", "示例", "invention", 1)), true);
    index.close();
    index = new SearchIndex(folder, body -> List.of(body), documents -> Map.of());
    assertThat(index.upTo()).isEqualTo(Instant.parse("2026-01-01T00:00:00Z"));
    assertThat(index.size()).as("what was not committed must be given again").isEqualTo(3);
  }

  @Test
  void makesADamagedIndexAnew() throws IOException {
    putSamples();
    index.close();
    try (var files = Files.list(folder.resolve("1"))) {
      for (var file : files.filter(path -> path.getFileName().toString().startsWith("segments_")).toList()) {
        Files.write(file, new byte[] {1, 2, 3});
      }
    }
    index = new SearchIndex(folder, body -> List.of(body), documents -> Map.of());
    assertThat(index.upTo()).as("everything must be given again").isEqualTo(Instant.EPOCH);
    assertThat(index.size()).isZero();
  }

  /** What a kill leaves: files as they are, and no word that they were closed well. */
  private Path afterAKill(String name) throws IOException {
    putSamples();
    var other = Files.createDirectories(folder.resolveSibling(folder.getFileName() + "-" + name).resolve("1"));
    try (var files = Files.list(folder.resolve("1"))) {
      for (var file : files.filter(path -> !path.getFileName().toString().equals("write.lock")).toList()) {
        Files.copy(file, other.resolve(file.getFileName()));
      }
    }
    return other.getParent();
  }

  private static Path largest(Path folder) throws IOException {
    try (var files = Files.list(folder.resolve("1"))) {
      return files.max(java.util.Comparator.comparingLong(file -> file.toFile().length())).orElseThrow();
    }
  }

  @Test
  void trustsAnIndexThatAKillLeftWhole() throws IOException {
    try (var healed = new SearchIndex(afterAKill("whole"), body -> List.of(body), documents -> Map.of())) {
      assertThat(healed.upTo()).isEqualTo(Instant.parse("2026-01-01T00:00:00Z"));
      assertThat(healed.size()).isEqualTo(3);
    }
  }

  @Test
  void makesAnIndexAnewOfWhichOneByteWasTurned() throws IOException {
    var home = afterAKill("turned");
    var file = largest(home);
    var bytes = Files.readAllBytes(file);
    bytes[bytes.length / 2] ^= 1;
    Files.write(file, bytes);
    try (var healed = new SearchIndex(home, body -> List.of(body), documents -> Map.of())) {
      assertThat(healed.upTo()).as("everything must be given again").isEqualTo(Instant.EPOCH);
      healed.put(List.of(right("1", "水泵", "示例", "invention", 1)), true);
      healed.commit(Instant.ofEpochSecond(1));
      assertThat(healed.search(SearchRequest.words("水泵", EVERYBODY, 5)).total()).isEqualTo(1);
    }
  }

  @Test
  void makesAnIndexAnewThatWasCutOff() throws IOException {
    var home = afterAKill("cut");
    var file = largest(home);
    Files.write(file, java.util.Arrays.copyOf(Files.readAllBytes(file), 40));
    try (var healed = new SearchIndex(home, body -> List.of(body), documents -> Map.of())) {
      assertThat(healed.upTo()).isEqualTo(Instant.EPOCH);
      assertThat(healed.size()).isZero();
    }
  }

  @Test
  void anIndexOfAnotherLayoutServesUntilTheNewOneIsWhole() throws IOException {
    var home = folder.resolveSibling(folder.getFileName() + "-older");
    try (var directory = org.apache.lucene.store.FSDirectory.open(Files.createDirectories(home.resolve("1")));
        var writer = new org.apache.lucene.index.IndexWriter(directory, new org.apache.lucene.index.IndexWriterConfig(CityAnalyzer.KEPT))) {
      writer.addDocument(LuceneDocuments.of(right("old", "旧的水泵", "示例", "invention", 1), null));
      writer.setLiveCommitData(Map.of("upTo", "2025-01-01T00:00:00Z", "layout", "1").entrySet());
      writer.commit();
    }
    try (var index = new SearchIndex(home, body -> List.of(body), documents -> Map.of())) {
      assertThat(index.progress().rebuilding()).isTrue();
      assertThat(index.search(SearchRequest.words("水泵", EVERYBODY, 5)).ids()).as("the old one serves").containsExactly("old");
      assertThat(index.upTo()).as("everything is asked for").isEqualTo(Instant.EPOCH);
      index.put(List.of(right("new", "新的水泵", "示例", "invention", 1)), true);
      assertThat(index.search(SearchRequest.words("水泵", EVERYBODY, 5)).ids()).as("still").containsExactly("old");
      index.commit(Instant.ofEpochSecond(9));
      assertThat(index.search(SearchRequest.words("水泵", EVERYBODY, 5)).ids()).containsExactly("new");
      assertThat(index.progress().rebuilding()).isFalse();
    }
    try (var again = new SearchIndex(home, body -> List.of(body), documents -> Map.of())) {
      assertThat(again.search(SearchRequest.words("水泵", EVERYBODY, 5)).ids()).as("also after a new start").containsExactly("new");
    }
  }

  @Test
  void findsPublishedRecordsForAllAndOthersForThoseTheyConcern() {
    index.put(List.of(new IndexedDocument("9", Map.of("title", "保密水泵"), Map.of("kind", List.of("invention")), Map.of(), Map.of(),
        Set.of(IndexedDocument.body(7), IndexedDocument.unit("370811")))), true);
    index.commit(Instant.ofEpochSecond(1));
    assertThat(index.search(SearchRequest.words("保密水泵", EVERYBODY, 5)).total()).isZero();
    assertThat(index.search(SearchRequest.words("保密水泵", new Scope.OneBody(8), 5)).total()).isZero();
    assertThat(index.search(SearchRequest.words("保密水泵", new Scope.OneBody(7), 5)).total()).isEqualTo(1);
    assertThat(index.search(SearchRequest.words("保密水泵", new Scope.OneUnit("370811"), 5)).total()).isEqualTo(1);
    assertThat(index.search(SearchRequest.words("保密水泵", new Scope.OneUnit("370812"), 5)).total()).isZero();
    assertThat(index.search(SearchRequest.words("保密水泵", new Scope.WholeCity(), 5)).total()).isEqualTo(1);
  }

  @Test
  void pagesFarIntoManyHits() {
    var many = new ArrayList<IndexedDocument>();
    for (var n = 0; n < 25_000; n++) {
      many.add(new IndexedDocument("%05d".formatted(n), Map.of("title", "阀门"), Map.of("order.number", List.of("%05d".formatted(n))), Map.of(), Map.of(), Set.of(IndexedDocument.PUBLIC)));
    }
    index.put(many, true);
    index.commit(Instant.ofEpochSecond(1));
    var last = index.search(new SearchRequest(PlainWords.all("阀门"), EVERYBODY, SearchOrder.NUMBER, false, 20, 24_990, List.of()));
    assertThat(last.ids()).hasSize(10).first().isEqualTo("24990");
    assertThat(index.search(new SearchRequest(PlainWords.all("阀门"), EVERYBODY, SearchOrder.RELEVANCE, false, 20, 24_990, List.of())).ids()).hasSize(10).doesNotHaveDuplicates();
  }

  @Test
  void aSecondProcessReadsWhatTheFirstKeeps() throws IOException {
    putSamples();
    try (var second = new SearchIndex(folder, body -> List.of(body), documents -> Map.of())) {
      assertThat(second.keeps()).isFalse();
      second.put(List.of(right("7", "别处", "示例", "invention", 1)), true);
      second.commit(Instant.now());
      assertThat(second.search(SearchRequest.words("水泵", EVERYBODY, 10)).total()).isEqualTo(2);
      assertThat(index.keeps()).isTrue();
    }
  }

  @Test
  void takesAnythingAPersonTypes() {
    putSamples();
    for (var typed : List.of("\"", "((((", "* OR NOT", "\\", "💧", "a".repeat(5000), "－＋：", "\u0000", "title:x AND")) {
      assertThat(index.search(SearchRequest.words(typed, EVERYBODY, 10)).total()).as(typed).isNotNegative();
    }
  }

  /** The site starts without its cluster; a question is told so instead of being told that there is nothing. */
  @Test
  void aClusterThatIsAwayAtTheStartDoesNotStopIt(@TempDir Path place) {
    var nobody = new SearchIndex.Cluster(new ClusterDoor("http://127.0.0.1:1"), "cityip", 1);
    try (var index = new SearchIndex(place, List::of, some -> Map.of(), nobody)) {
      assertThat(index.keeps()).isFalse();
      assertThat(index.size()).isZero();
      assertThatThrownBy(() -> index.search(SearchRequest.words("水泵", new Scope.PublicOnly(), 5))).isInstanceOf(ClusterAway.class);
    }
    try (var before = new SearchIndex(place, List::of, some -> Map.of())) {
      before.put(List.of(new IndexedDocument("1", Map.of("title", "水泵"), Map.of(), Map.of(), Map.of("title", "水泵"), Set.of(IndexedDocument.PUBLIC))), true);
      before.commit(java.time.Instant.ofEpochSecond(5));
    }
    try (var index = new SearchIndex(place, List::of, some -> Map.of(), nobody)) {
      assertThat(index.search(SearchRequest.words("水泵", new Scope.PublicOnly(), 5)).total()).as("what is here serves meanwhile").isOne();
    }
  }
}
