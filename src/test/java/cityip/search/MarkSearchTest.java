package cityip.search;

import static org.assertj.core.api.Assertions.assertThat;

import cityip.DatabaseTest;
import cityip.shell.Scope;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.JdbcTemplate;

/** Names of marks by eye, ear and meaning. */
class MarkSearchTest extends DatabaseTest {

  @TempDir
  Path folder;

  private static IndexedDocument mark(String number, String name, String nice) {
    return new IndexedDocument(number, Map.of("title", name), Map.of("kind", List.of("trademark"), "class", List.of(nice)), Map.of(), Map.of("title", name, "number", number),
        Set.of(IndexedDocument.PUBLIC));
  }

  @Test
  void measuresWhatEyeAndEarTakeIn() {
    assertThat(MarkLikeness.toTheEar("罗技", "逻技")).isEqualTo(1);
    assertThat(MarkLikeness.toTheEar("蓝月亮", "兰月亮")).isEqualTo(1);
    assertThat(MarkLikeness.toTheEar("四通", "是通")).as("flat and curled tongue").isGreaterThan(0.85).isLessThan(1);
    assertThat(MarkLikeness.toTheEye("金鹰", "鹰金")).isEqualTo(0.8);
    assertThat(MarkLikeness.toTheEye("未来", "末来")).as("looks alike").isGreaterThan(0.5);
    assertThat(MarkLikeness.toTheEye("宜家", "小米")).isZero();
    assertThat(MarkLikeness.toTheEye("", "小米")).isZero();
    assertThat(MarkLikeness.together(List.of(1.0, 1.0, 0.0))).as("the same name, whatever is known of its meaning").isEqualTo(1);
    assertThat(MarkLikeness.together(List.of(0.5, 0.5, 0.0))).isBetween(0.5, 0.6);
  }

  @Test
  void findsByEveryChannelWithinClassesAndSaysWhich() {
    try (var meaning = new Meaning(new VectorStore(new JdbcTemplate(dataSource()))); var index = new SearchIndex(folder, List::of, meaning::known)) {
      var marks = List.of(mark("1", "蓝月亮", "03"), mark("2", "兰月亮", "03"), mark("3", "月亮蓝", "05"), mark("4", "大碗面", "30"), mark("5", "Blue Moon", "03"), mark("6", "蓝色月亮之光", "09"));
      meaning.learn(marks);
      index.put(marks, true);
      index.commit(Instant.ofEpochSecond(1));
      var search = new MarkSearch(index, meaning);
      var all = search.like("蓝月亮", Set.of(), new Scope.PublicOnly(), 10);
      assertThat(all.getFirst().hit().shown("number")).isEqualTo("1");
      assertThat(all).extracting(like -> like.hit().shown("number")).contains("2", "3", "6").doesNotContain("4");
      assertThat(all.get(1).hit().shown("number")).isEqualTo("2");
      assertThat(all.get(1).ear()).isEqualTo(1);
      assertThat(search.like("蓝月亮", Set.of("3", "03"), new Scope.PublicOnly(), 10)).extracting(like -> like.hit().shown("number")).contains("1", "2").doesNotContain("3", "6");
      assertThat(search.like("💧((", Set.of(), new Scope.PublicOnly(), 10)).allSatisfy(like -> assertThat(like.together()).isBetween(0.0, 1.0));
    }
  }
}
