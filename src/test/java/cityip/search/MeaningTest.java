package cityip.search;

import static org.assertj.core.api.Assertions.assertThat;

import cityip.DatabaseTest;
import cityip.shell.Scope;
import dev.langchain4j.model.embedding.onnx.bgesmallzhv15q.BgeSmallZhV15QuantizedEmbeddingModel;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.JdbcTemplate;

/** What texts mean: the model, the store, neighbours, and the two orders fused. */
class MeaningTest extends DatabaseTest {

  private static final Scope EVERYBODY = new Scope.PublicOnly();

  @TempDir
  Path folder;

  private final MeaningModel model = new MeaningModel();

  @AfterAll
  void close() {
    model.close();
  }

  @Test
  void givesTheVectorsOfThePublishedPackage() {
    var packaged = new BgeSmallZhV15QuantizedEmbeddingModel();
    var texts = List.of("一种矿用水泵的密封结构", "基于深度学习的图像识别方法及装置", "大蒜播种机", "一种led灯, 包括底座和usb接口（可拆卸）", "水", "これは水ポンプの密封構造",
        "本发明涉及矿山机械技术领域，公开了一种采煤机截割部及其缓冲机构，包括机架、缓冲机构和监测单元。".repeat(4));
    var ours = model.of(texts);
    for (var n = 0; n < texts.size(); n++) {
      var theirs = packaged.embed(texts.get(n)).content().vector();
      var worst = 0f;
      for (var at = 0; at < theirs.length; at++) {
        worst = Math.max(worst, Math.abs(theirs[at] - ours[n][at]));
      }
      assertThat(worst).as(texts.get(n)).isLessThan(1e-4f);
    }
  }

  private static IndexedDocument right(String id, String title, String summary) {
    return new IndexedDocument(id, Map.of("title", title, "abstract", summary), Map.of("kind", List.of("invention")), Map.of(), Map.of("title", title), Set.of(IndexedDocument.PUBLIC));
  }

  @Test
  void learnsOnceByContentAndFindsWhatIsMeant() {
    var store = new VectorStore(new JdbcTemplate(dataSource()));
    var rights = List.of(right("1", "一种手机", "可以打电话的便携通信终端"), right("2", "液压支架", "煤矿井下支护设备"), right("3", "大蒜播种机", "农业机械"), right("4", "大蒜播种机", "农业机械"));
    try (var meaning = new Meaning(store); var index = new SearchIndex(folder, List::of, meaning::known)) {
      index.put(rights, true);
      index.commit(java.time.Instant.ofEpochSecond(1));
      assertThat(index.nearest(meaning.asked("移动电话"), new Wanted.Everything(), EVERYBODY, 2)).as("before anything is learnt").isEmpty();
      meaning.learn(rights);
      assertThat(store.size()).as("the same text twice").isEqualTo(3);
      index.put(rights, false);
      index.commit(java.time.Instant.ofEpochSecond(2));
      var near = index.nearest(meaning.asked("移动电话"), new Wanted.Everything(), EVERYBODY, 2);
      assertThat(near.getFirst().id()).isEqualTo("1");
      assertThat(near.getFirst().score()).isGreaterThan(near.getLast().score()).isBetween(0.3f, 1f);
      assertThat(index.nearest(meaning.asked("移动电话"), new Wanted.Without(new Wanted.OneOf("id", Set.of("1"))), EVERYBODY, 2)).noneMatch(hit -> hit.id().equals("1"));
      var fused = new ByMeaning(index, meaning).fused("蒜种播撒机器", PlainWords.like("蒜种播撒机器", 10), new Wanted.Everything(), EVERYBODY, 10);
      assertThat(fused.getFirst().shown("title")).isEqualTo("大蒜播种机");
      assertThat(fused.getFirst().parts()).containsKeys("meaning", "cosine");
    }
  }

  /** The nearest are sought among what was chosen; what one has not chosen yet must be counted as if one had. */
  @Test
  void aChosenFacetStillCountsItsOtherValues() {
    var store = new VectorStore(new JdbcTemplate(dataSource()));
    var rights = new java.util.ArrayList<IndexedDocument>();
    for (var n = 0; n < 30; n++) {
      var kind = n % 3 == 0 ? "utility-model" : "invention";
      rights.add(new IndexedDocument("f" + n, Map.of("title", "大蒜播种机" + n), Map.of("kind", List.of(kind)), Map.of(), Map.of("title", "大蒜播种机" + n), Set.of(IndexedDocument.PUBLIC)));
    }
    try (var meaning = new Meaning(store); var index = new SearchIndex(folder, List::of, meaning::known)) {
      meaning.learn(rights);
      index.put(rights, true);
      index.commit(java.time.Instant.ofEpochSecond(1));
      for (var mode : List.of(Question.Mode.SEMANTIC, Question.Mode.HYBRID)) {
        var free = kinds(index, meaning, Map.of(), mode);
        assertThat(free.facets().get("kind")).extracting(SearchResult.Count::hits).containsExactly(20L, 10L);
        var chosen = kinds(index, meaning, Map.of("kind", "utility-model"), mode);
        assertThat(chosen.total()).isEqualTo(10);
        assertThat(chosen.facets().get("kind")).as("in mode " + mode).isEqualTo(free.facets().get("kind"));
      }
    }
  }

  private static SearchResult kinds(SearchIndex index, Meaning meaning, Map<String, String> chosen, Question.Mode mode) {
    var question = new Question("播撒蒜种的机器", chosen, SearchOrder.RELEVANCE, false, mode, 1, 5);
    return new ByMeaning(index, meaning).ask(question, PlainWords.all(question.text()), EVERYBODY).result();
  }

  @Test
  void whatIsNotPublishedHasNoNeighboursForOthers() {
    var store = new VectorStore(new JdbcTemplate(dataSource()));
    var secret = new IndexedDocument("9", Map.of("title", "保密的发动机"), Map.of(), Map.of(), Map.of("title", "保密的发动机"), Set.of(IndexedDocument.body(7)));
    try (var meaning = new Meaning(store); var index = new SearchIndex(folder, List::of, meaning::known)) {
      meaning.learn(List.of(secret));
      index.put(List.of(secret), true);
      index.commit(java.time.Instant.ofEpochSecond(1));
      var asked = meaning.asked("发动机");
      assertThat(index.nearest(asked, new Wanted.Everything(), EVERYBODY, 5)).isEmpty();
      assertThat(index.nearest(asked, new Wanted.Everything(), new Scope.OneBody(8), 5)).isEmpty();
      assertThat(index.nearest(asked, new Wanted.Everything(), new Scope.OneBody(7), 5)).hasSize(1);
    }
  }

  @Test
  void votesOfNeighboursBecomeSubclasses() {
    var near = List.of(new SubclassGuess.Neighbour(Set.of("A01C"), 2, 0.8), new SubclassGuess.Neighbour(Set.of("A01C", "A01B"), 0, 0.7), new SubclassGuess.Neighbour(Set.of("H04L"), 0, 0.5),
        new SubclassGuess.Neighbour(Set.of("B60K"), 1, 0));
    var guessed = new SubclassGuess().weigh(near);
    assertThat(guessed).extracting(SimilarRights.Subclass::symbol).containsExactly("A01C", "A01B", "H04L");
    assertThat(guessed.stream().mapToDouble(SimilarRights.Subclass::weight).sum()).isCloseTo(1, org.assertj.core.data.Offset.offset(1e-9));
    assertThat(new SubclassGuess().weigh(List.of(new SubclassGuess.Neighbour(Set.of("B60K"), 1, 0)))).as("before vectors are known").hasSize(1);
    assertThat(new SubclassGuess().weigh(List.of())).isEmpty();
  }
}
