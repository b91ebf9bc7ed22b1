package cityip.assessment;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class MarkIndexTest {

  private static MarkIndex of(String... names) {
    return new MarkIndex(IntStream.range(0, names.length).mapToObj(n -> new MarkIndex.Entry(n, "9900000" + n, names[n], MarkText.of(names[n]), List.of(n % 2 == 0 ? "29" : "30"), "示例", "in-force",
        "2020-01-01", true)).toList());
  }

  private static List<String> found(MarkIndex index, String name) {
    return index.similar(name, Set.of(), 0.5, 20).stream().map(one -> one.entry().name()).toList();
  }

  @Test
  void findsAMarkThroughEveryChannel() {
    var index = of("湖韵", "太白楼", "蓝天", "TAIHE", "运河红", "KONKA", "😀");
    assertThat(found(index, "胡运")).as("sound").contains("湖韵");
    assertThat(found(index, "大白楼")).as("look").contains("太白楼");
    assertThat(found(index, "BLUE SKY")).as("meaning").contains("蓝天");
    assertThat(found(index, "泰和")).as("letters as syllables").contains("TAIHE");
    assertThat(found(index, "红运河")).as("order").contains("运河红");
    assertThat(found(index, "运河红食品")).as("common words").contains("运河红");
    assertThat(found(index, "KONCA")).as("letters").contains("KONKA");
    assertThat(found(index, "😀")).as("neither").contains("😀");
    assertThat(found(index, "鸿茅")).doesNotContain("太白楼", "湖韵");
  }

  @Test
  void keepsToTheClassesAsked() {
    var index = of("湖韵", "湖韵", "湖韵");
    assertThat(index.similar("湖韵", Set.of("30"), 0.5, 20)).hasSize(1);
    assertThat(index.similar("湖韵", Set.of("45"), 0.5, 20)).isEmpty();
    assertThat(of().similar("湖韵", Set.of(), 0.5, 20)).isEmpty();
  }

  @Test
  void whatChangedGoesIntoASmallIndexBesideTheLargeOne() {
    var many = IntStream.range(0, 5_000).mapToObj(n -> entry(n, "示例" + (char) (0x4e00 + n) + (char) (0x5e00 + n), "in-force")).toList();
    var set = MarkSet.EMPTY.with(many);
    assertThat(set.changed()).isZero();
    assertThat(set.with(many)).as("nothing changed").isSameAs(set);
    var later = new java.util.ArrayList<>(many.subList(1, many.size()));
    later.set(0, entry(1, "湖韵", "in-force"));
    later.add(entry(5_000, "太白楼", "filed"));
    var next = set.with(later);
    assertThat(next.changed()).isEqualTo(2);
    assertThat(next.size()).isEqualTo(5_000);
    assertThat(next.similar("胡运", Set.of(), 0.5, 5)).extracting(one -> one.entry().name()).contains("湖韵");
    assertThat(next.similar(many.getFirst().name(), Set.of(), 0.99, 5)).as("it is no longer there").isEmpty();
    assertThat(next.similar(many.get(1).name(), Set.of(), 0.99, 5)).as("it bears another name now").isEmpty();
    assertThat(next.since(set).similar("大白楼", Set.of(), 0.5, 5)).hasSize(1);
    assertThat(next.since(set).size()).isEqualTo(2);
    assertThat(next.with(many.subList(0, 2_000)).changed()).as("much changed: made anew").isZero();
  }

  private static MarkIndex.Entry entry(long id, String name, String state) {
    return new MarkIndex.Entry(id, "9" + id, name, MarkText.of(name), List.of("29"), "示例", state, "2020-01-01", true);
  }
}
