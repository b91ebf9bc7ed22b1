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
}
