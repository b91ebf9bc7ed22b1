package cityip.search;

import static org.assertj.core.api.Assertions.assertThat;

import cityip.search.Wanted.All;
import cityip.search.Wanted.Any;
import cityip.search.Wanted.Between;
import cityip.search.Wanted.Near;
import cityip.search.Wanted.OneOf;
import cityip.search.Wanted.Pattern;
import cityip.search.Wanted.Phrase;
import cityip.search.Wanted.Under;
import cityip.search.Wanted.Without;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The line that experts write. */
class QueryLineTest {

  private static final LabelBook LABELS = new LabelBook(List.of(new LabelNames() {
    @Override
    public String label() {
      return "state";
    }

    @Override
    public Map<String, String> names() {
      return Map.of("in-force", "有效", "lapsed", "已终止");
    }
  }));

  private static Wanted read(String line) {
    return QueryLine.read(line, LABELS) instanceof QueryLine.Read read ? read.wanted() : new OneOf("refused", Set.of(line));
  }

  private static long day(String day) {
    return LocalDate.parse(day).toEpochDay();
  }

  @Test
  void readsFieldsGroupsAndDaysInBothLanguagesAndWidths() {
    var pump = new Phrase(SearchField.TITLE, "水泵");
    var body = new Phrase(SearchField.TITLE, "泵体");
    assertThat(read("名称=(水泵 or 泵体) and 申请日=2019 to 2021"))
        .isEqualTo(new All(List.of(new Any(List.of(pump, body)), new Between("filedDay", day("2019-01-01"), day("2021-12-31")))));
    assertThat(read("TITLE＝（水泵　或　泵体）与 filed:2019 至 2021")).isEqualTo(read("名称=(水泵 or 泵体) and 申请日=2019 to 2021"));
    assertThat(read("申请日>=2020-03")).isEqualTo(new Between("filedDay", day("2020-03-01"), Long.MAX_VALUE));
    assertThat(read("公开日=2020年3月4日")).isEqualTo(new Between("publishedDay", day("2020-03-04"), day("2020-03-04")));
    assertThat(read("法律状态=有效")).isEqualTo(new OneOf("state", Set.of("in-force")));
    assertThat(read("水泵 not 权利人=示例")).isEqualTo(new All(List.of(new Phrase(SearchField.ANY, "水泵"), new Without(new Phrase(SearchField.OWNER, "示例")))));
  }

  @Test
  void bindsAndTighterThanOr() {
    var a = new Phrase(SearchField.ANY, "甲");
    var b = new Phrase(SearchField.ANY, "乙");
    var c = new Phrase(SearchField.ANY, "丙");
    assertThat(read("甲 or 乙 丙")).isEqualTo(new Any(List.of(a, new All(List.of(b, c)))));
    assertThat(read("(甲 or 乙) 丙")).isEqualTo(new All(List.of(new Any(List.of(a, b)), c)));
  }

  @Test
  void readsPhrasesDistancesWildcardsAndTheTree() {
    assertThat(read("摘要=\"密封 and 结构\"")).isEqualTo(new Phrase(SearchField.ABSTRACT, "密封 and 结构"));
    assertThat(read("摘要=水泵 near/5 密封")).isEqualTo(new Near(SearchField.ABSTRACT, List.of("水泵", "密封"), 5, false));
    assertThat(read("水泵 w/3 密封")).isEqualTo(new Near(SearchField.ANY, List.of("水泵", "密封"), 3, true));
    assertThat(read("motor*")).isEqualTo(new Pattern(SearchField.ANY, "motor*"));
    assertThat(read("名称=水*阀")).isEqualTo(new Near(SearchField.TITLE, List.of("水", "阀"), 8, true));
    assertThat(read("IPC=A01B")).isEqualTo(new OneOf("ipc", Set.of("A01B")));
    assertThat(read("ipc=a01b 1/02")).as("a blank ends the value").isNotEqualTo(new OneOf("ipc", Set.of("A01B1/02")));
    assertThat(read("ipc=\"a01b 1/02\"")).isEqualTo(new OneOf("ipc", Set.of("A01B1/02")));
    assertThat(read("IPC=H04L2*")).isEqualTo(new Under("ipc", "H04L2"));
    assertThat(((OneOf) read("号码=ＺＬ２０１７１０６０１８６２．３")).values()).contains("201710601862.3");
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', value = {
      "(水泵|0|search.line.open-without-close", "水泵)|2|search.line.close-without-open", "名称=|0|search.line.value-missing", "颜色=红|0|search.line.unknown-field",
      "水泵 and|3|search.line.value-missing", "()|0|search.line.empty-group", "申请日=昨天|4|search.line.no-day", "申请日=2021 to 2019|4|search.line.days-reversed",
      "IPC=Z99|4|search.line.no-symbol", "法律状态=睡着|5|search.line.unknown-value", "*motor|0|search.line.leading-wildcard", "a*|0|search.line.wide-wildcard",
      "名称=\"水泵|3|search.line.quote-open", "名称>水泵|2|search.line.sign-only-for-days", "=水泵|0|search.line.no-field"})
  void saysWhereAndWhyALineIsWrong(String line, int at, String reason) {
    assertThat(QueryLine.read(line, LABELS)).isInstanceOfSatisfying(QueryLine.Refused.class, refused -> {
      assertThat(refused.reason()).isEqualTo(reason);
      assertThat(refused.at()).isEqualTo(at);
    });
  }

  @Test
  void refusesWhatNobodyMeans() {
    assertThat(QueryLine.read("名称=" + "水".repeat(10_000), LABELS)).isInstanceOfSatisfying(QueryLine.Refused.class,
        refused -> assertThat(refused.reason()).isEqualTo("search.line.too-long"));
    assertThat(QueryLine.read("(".repeat(500), LABELS)).isInstanceOfSatisfying(QueryLine.Refused.class, refused -> assertThat(refused.reason()).isEqualTo("search.line.too-deep"));
    assertThat(QueryLine.read("a1 ".repeat(400), LABELS)).isInstanceOfSatisfying(QueryLine.Refused.class, refused -> assertThat(refused.reason()).isEqualTo("search.line.too-many"));
  }

  @Property(tries = 500)
  void neverFailsWhateverIsTyped(@ForAll @StringLength(max = 60) String typed) {
    assertThat(QueryLine.read(typed, LABELS)).isNotNull();
    assertThat(PlainWords.all(typed)).isNotNull();
  }

  @Test
  void tellsALineFromPlainWords() {
    assertThat(QueryLine.looksLikeOne("名称=水泵")).isTrue();
    assertThat(QueryLine.looksLikeOne("title: pump")).isTrue();
    assertThat(QueryLine.looksLikeOne("method and device for x")).isFalse();
    assertThat(QueryLine.looksLikeOne("https://example.org")).isFalse();
    assertThat(QueryLine.looksLikeOne("颜色=红")).as("a field that is not known is better refused than searched for").isTrue();
  }

  @Test
  void readsPinyin() {
    assertThat(Sounds.syllables("taihekuangshan")).containsExactly("tai", "he", "kuang", "shan");
    assertThat(Sounds.syllables("xian")).containsExactly("xian");
    assertThat(Sounds.syllables("pump")).isEmpty();
    assertThat(Sounds.spelt("泰和Motor")).as("the likeliest first").startsWith("tai he motor");
    assertThat(Sounds.initials("泰和矿山")).contains("th hk ks");
    assertThat(Sounds.spelt("重庆").stream().anyMatch("chong qing"::equals)).as("a character with two readings").isTrue();
  }
}
