package cityip.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cityip.shell.Scope;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The two engines give the same answers: the one in process, and a cluster of three nodes that is really there. It takes some minutes: {@code ./check -Dtests.without=}. */
@Tag("cluster")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class EngineContractTest {

  private static final Scope EVERYBODY = new Scope.PublicOnly();
  private static final LabelBook LABELS = new LabelBook(List.of());

  private Path folder = Path.of("target");
  private final List<IndexedDocument> documents = new ArrayList<>();
  private ClusterForTests cluster;
  private SearchIndex here;
  private SearchIndex there;

  @BeforeAll
  void fillBoth(@TempDir Path temporary) throws Exception {
    folder = temporary;
    cluster = new ClusterForTests(folder.resolve("nodes"), 9230, 3);
    here = new SearchIndex(folder.resolve("here"), List::of, some -> Map.of());
    there = new SearchIndex(folder.resolve("there"), List::of, some -> Map.of(), cluster("contract"));
    fill(documents);
    for (var index : List.of(here, there)) {
      index.clear(documents.size());
      index.put(documents.subList(0, 400), true);
      index.put(documents.subList(400, documents.size()), true);
      index.commit(Instant.parse("2026-01-01T00:00:00Z"));
    }
  }

  private SearchIndex.Cluster cluster(String name) {
    return new SearchIndex.Cluster(new ClusterDoor(cluster.urls()), name, 3);
  }

  @AfterAll
  void close() throws Exception {
    here.close();
    there.close();
    cluster.close();
  }

  private static void fill(List<IndexedDocument> documents) {
    var random = new Random(11);
    var nouns = List.of("矿用水泵", "液压支架", "大蒜播种机", "锂离子电池模组", "带式输送机", "LED lamp", "图像识别方法");
    var parts = List.of("密封结构", "缓冲机构", "控制阀组", "散热流道", "seal ring", "采集模块");
    var owners = List.of("示例泰和矿山机械有限公司", "示例重庆轴承厂", "示例金乡食品有限公司", "示例大学");
    for (var n = 0; n < 900; n++) {
      var title = "一种" + nouns.get(random.nextInt(7)) + "及其" + parts.get(random.nextInt(6)) + (n % 9 == 0 ? "（改進型）" : "");
      var summary = "本发明公开了" + title + "，" + parts.get(random.nextInt(6)) + "与机架相连，" + nouns.get(random.nextInt(7)) + "由控制器驱动。";
      var owner = owners.get(random.nextInt(4));
      Map<String, List<String>> labels = new HashMap<>();
      labels.put("kind", List.of(n % 3 == 0 ? "invention" : n % 3 == 1 ? "utility-model" : "design"));
      labels.put("year", List.of(Integer.toString(2015 + random.nextInt(6))));
      labels.put("ownerName", n % 10 == 0 ? List.of(owner, "示例共有人") : List.of(owner));
      labels.put("number", List.of("2017%08d".formatted(n), "ZL2017%08d".formatted(n)));
      labels.put("order.number", List.of("2017%08d".formatted(n)));
      labels.put("ipc", List.of("E21F1/08", "H04L29/08", "A01C7/00").subList(0, 1 + n % 3));
      labels.put("family", List.of("f" + random.nextInt(300)));
      documents.add(new IndexedDocument(Integer.toString(n), Map.of("title", title, "abstract", summary, "owners", owner), labels,
          Map.of("filedDay", 17_000L + random.nextInt(2_000), "pledgedYuan", n * 1_000L), Map.of("title", title, "number", "2017%08d".formatted(n)),
          n % 20 == 0 ? Set.of(IndexedDocument.body(7)) : Set.of(IndexedDocument.PUBLIC)));
    }
  }

  static Stream<Wanted> questions() {
    var lines = Stream.of("水泵", "矿用水泵 密封结构", "改进型", "改進型", "蒜", "ＬＥＤ lamp", "seal ring", "taihekuangshan", "thks", "chongqing", "不存在的词", "💧", "((((", "a", "的",
        "\"缓冲机构与机架\"", "201700000123", "ZL201700000123").map(PlainWords::all);
    var expert = Stream.of("名称=(水泵 or 支架) not 摘要=控制器驱动", "名称=密封* and 申请日>=2017-01", "摘要=水泵 near/12 机架", "摘要=机架 w/2 水泵", "名称=水*结构", "seal*", "la?p", "IPC=E21F",
        "IPC=A01C7/00", "IPC=H04L2*", "号码=2017000001*", "种类=design and 权利人=大学", "申请日=2016-10-01 to 2018-06-30", "not 名称=水泵", "权利人=重庆轴承 or 权利人=食品").map(line -> {
          var read = QueryLine.read(line, LABELS);
          assertThat(read).as(line).isInstanceOf(QueryLine.Read.class);
          return ((QueryLine.Read) read).wanted();
        });
    var others = Stream.of(new Wanted.Everything(), PlainWords.like("一种用于矿山的水泵密封装置结构", 30), new Wanted.Misspelt(SearchField.TITLE, "lemp"),
        new Wanted.AtLeast(2, List.of(new Wanted.Phrase(SearchField.TITLE, "水泵"), new Wanted.Phrase(SearchField.TITLE, "密封"), new Wanted.Phrase(SearchField.OWNER, "重庆"))));
    return Stream.of(lines, expert, others).flatMap(one -> one);
  }

  @ParameterizedTest
  @MethodSource("questions")
  @Order(1)
  void findTheSameCountTheSameAndOrderTheSame(Wanted wanted) {
    for (var scope : List.of(EVERYBODY, new Scope.OneBody(7), new Scope.WholeCity())) {
      for (var descending : List.of(true, false)) {
        var request = new SearchRequest(wanted, scope, SearchOrder.FILED, descending, 50, 3, List.of("kind", "year", "ownerName", "ipc.subclass", "field"));
        var mine = here.search(request);
        var theirs = there.search(request);
        assertThat(theirs.total()).as("total of " + wanted).isEqualTo(mine.total());
        assertThat(theirs.facets()).isEqualTo(mine.facets());
        assertThat(theirs.ids()).isEqualTo(mine.ids());
      }
    }
    for (var chosen : List.of(Map.of("kind", Set.of("design", "invention")), Map.of("kind", Set.of("design"), "year", Set.of("2016", "2018"), "ipc", Set.of("E21F")))) {
      var request = new SearchRequest(wanted, chosen, EVERYBODY, SearchOrder.FILED, true, 50, 3, List.of("kind", "year", "ownerName"));
      assertThat(there.search(request)).as("chosen " + chosen + " of " + wanted).usingRecursiveComparison().ignoringFields("hits").isEqualTo(here.search(request));
      assertThat(there.search(request).ids()).isEqualTo(here.search(request).ids());
    }
    var ranked = here.search(SearchRequest.of(wanted, EVERYBODY, 900)).hits();
    var best = ranked.stream().filter(hit -> hit.score() > ranked.getFirst().score() * 0.9999 - 1e-6).map(SearchResult.Hit::id).toList();
    // what is only alike is weighed by rarity twice over here, which a cluster cannot be asked for
    there.search(SearchRequest.of(wanted, EVERYBODY, wanted instanceof Wanted.Alike ? 0 : 1)).hits().forEach(hit -> assertThat(best).as("the best by relevance, or one as good").contains(hit.id()));
    var every = new ArrayList<String>();
    there.each(wanted, EVERYBODY, hit -> every.add(hit.id()));
    var mine = new ArrayList<String>();
    here.each(wanted, EVERYBODY, hit -> mine.add(hit.id()));
    assertThat(every).containsExactlyInAnyOrderElementsOf(mine);
  }

  @Test
  @Order(2)
  void turnTheSameTables() {
    for (var families : List.of(false, true)) {
      for (var dimensions : List.of(List.of("year", "kind"), List.of("ownerName", "year"), List.of("ipc.subclass", "ownerName"), List.of("kind", ""))) {
        @Nullable String columns = dimensions.getLast().isEmpty() ? null : dimensions.getLast();
        var mine = here.pivot(new Wanted.Phrase(SearchField.ANY, "水泵"), EVERYBODY, dimensions.getFirst(), columns, families);
        var theirs = there.pivot(new Wanted.Phrase(SearchField.ANY, "水泵"), EVERYBODY, dimensions.getFirst(), columns, families);
        assertThat(theirs).usingRecursiveComparison().as(dimensions + " " + families).isEqualTo(mine);
        assertThat(there.pivot(new Wanted.Everything(), EVERYBODY, dimensions.getFirst(), columns, false, "pledgedYuan")).usingRecursiveComparison().as("sums by " + dimensions)
            .isEqualTo(here.pivot(new Wanted.Everything(), EVERYBODY, dimensions.getFirst(), columns, false, "pledgedYuan"));
      }
    }
  }

  @Test
  @Order(3)
  void replaceRemoveAndRememberTheSame() {
    for (var index : List.of(here, there)) {
      index.put(List.of(new IndexedDocument("1", Map.of("title", "改名后的装置"), Map.of(), Map.of(), Map.of(), Set.of(IndexedDocument.PUBLIC))), false);
      index.remove(List.of("2", "not-there"));
      index.commit(Instant.parse("2026-01-02T00:00:00Z"));
      assertThat(index.search(SearchRequest.words("改名后", EVERYBODY, 5)).ids()).containsExactly("1");
      assertThat(index.size()).isEqualTo(899);
      assertThat(index.upTo()).isEqualTo(Instant.parse("2026-01-02T00:00:00Z"));
    }
  }

  /** Switching is configuration and a rebuild, while the old index serves. */
  @Test
  @Order(4)
  void theOldOneServesUntilTheClusterIsWhole() {
    var place = folder.resolve("switched");
    try (var before = new SearchIndex(place, List::of, some -> Map.of())) {
      before.put(documents.subList(0, 100), true);
      before.commit(Instant.ofEpochSecond(5));
    }
    try (var switched = new SearchIndex(place, List::of, some -> Map.of(), cluster("switched"))) {
      assertThat(switched.upTo()).as("everything must be given").isEqualTo(Instant.EPOCH);
      assertThat(switched.progress().rebuilding()).isTrue();
      assertThat(switched.search(SearchRequest.of(new Wanted.Everything(), new Scope.WholeCity(), 1)).total()).as("the one here serves").isEqualTo(100);
      switched.clear(900);
      switched.put(documents, true);
      assertThat(switched.progress().given()).isEqualTo(900);
      switched.commit(Instant.ofEpochSecond(9));
      assertThat(switched.search(SearchRequest.of(new Wanted.Everything(), new Scope.WholeCity(), 1)).total()).as("the cluster serves").isEqualTo(900);
    }
  }

  @Test
  @Order(5)
  void aClusterThatGoesAwayWhileDocumentsComeInLosesNothing() throws Exception {
    there.put(documents.subList(0, 300), false);
    cluster.kill();
    assertThatThrownBy(() -> there.put(documents.subList(300, 600), false)).isInstanceOf(ClusterAway.class).hasMessageContaining("IP-SRCH-004");
    assertThatThrownBy(() -> there.search(SearchRequest.words("水泵", EVERYBODY, 5))).isInstanceOf(ClusterAway.class);
    var begun = new SearchIndex(folder.resolve("begun"), List::of, some -> Map.of(), cluster("contract"));
    assertThat(begun.keeps()).as("started while the cluster is away: nothing is put in here meanwhile").isFalse();
    assertThatThrownBy(() -> begun.search(SearchRequest.words("水泵", EVERYBODY, 5))).isInstanceOf(ClusterAway.class);
    cluster.startAgain();
    await(begun::keeps);
    assertThat(begun.search(SearchRequest.of(new Wanted.Everything(), new Scope.WholeCity(), 1)).total()).isPositive();
    begun.close();
    try (var again = new SearchIndex(folder.resolve("there"), List::of, some -> Map.of(), cluster("contract"))) {
      assertThat(again.upTo()).as("what was not committed is given again").isEqualTo(Instant.parse("2026-01-02T00:00:00Z"));
      again.put(documents, false);
      again.commit(Instant.parse("2026-01-03T00:00:00Z"));
      assertThat(again.search(SearchRequest.of(new Wanted.Everything(), new Scope.WholeCity(), 1)).total()).isEqualTo(900);
    }
  }

  private static void await(java.util.function.BooleanSupplier holds) throws InterruptedException {
    for (var n = 0; n < 300 && !holds.getAsBoolean(); n++) {
      Thread.sleep(100);
    }
    assertThat(holds.getAsBoolean()).isTrue();
  }
}
