package cityip.assessment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleBiFunction;
import org.junit.jupiter.api.Test;

/** How well the scale tells marks that would be confused from those that would not, beside simpler ways. */
class MarkScaleTest {

  /** A labelled pair. */
  record Case(String one, String other, boolean alike) {}

  static double area(List<Case> cases, ToDoubleBiFunction<String, String> score) {
    var alike = cases.stream().filter(Case::alike).mapToDouble(one -> score.applyAsDouble(one.one(), one.other())).toArray();
    var other = cases.stream().filter(one -> !one.alike()).mapToDouble(one -> score.applyAsDouble(one.one(), one.other())).toArray();
    var wins = 0.0;
    for (var a : alike) {
      for (var b : other) {
        wins += a > b ? 1 : a == b ? 0.5 : 0;
      }
    }
    return wins / alike.length / other.length;
  }

  static double plainEdits(String one, String other) {
    return 1 - edits(one, other) / (double) Math.max(one.length(), other.length());
  }

  static double plainPinyin(String one, String other) {
    return plainEdits(pinyin(one), pinyin(other));
  }

  private static String pinyin(String text) {
    var spelt = new StringBuilder();
    for (var c : Characters.plain(text).toCharArray()) {
      var sign = Characters.of(c);
      spelt.append(sign == null ? String.valueOf(c) : sign.readings().getFirst().syllable());
    }
    return spelt.toString();
  }

  private static int edits(String one, String other) {
    var cost = new int[one.length() + 1][other.length() + 1];
    for (var i = 0; i <= one.length(); i++) {
      for (var j = 0; j <= other.length(); j++) {
        cost[i][j] = i == 0 ? j : j == 0 ? i : Math.min(cost[i - 1][j - 1] + (one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1), Math.min(cost[i - 1][j], cost[i][j - 1]) + 1);
      }
    }
    return cost[one.length()][other.length()];
  }

  private static double ours(String one, String other) {
    return MarkScale.compare(one, other).score();
  }

  static List<Case> given() throws IOException {
    var file = Path.of("../shared/data/trademarks/similar_pairs.csv");
    assumeTrue(Files.exists(file), "the pairs of marks are not beside the project");
    var cases = new ArrayList<Case>();
    var lines = Files.readAllLines(file);
    for (var line : lines.subList(1, lines.size())) {
      var cells = line.split(",");
      if (!cells[2].equals("1")) {
        cases.add(new Case(name(cells[0]), name(cells[1]), cells[2].equals("0")));
      }
    }
    return cases;
  }

  private static String name(String cell) {
    return cell.substring("商标名称：".length(), cell.indexOf("，拼音"));
  }

  static List<Case> harder() throws IOException {
    return Files.readAllLines(Path.of("src/test/resources/assessment/harder-pairs.tsv")).stream().filter(line -> !line.startsWith("#") && !line.isBlank()).map(line -> line.split("\t"))
        .map(cells -> new Case(cells[0], cells[1], cells[2].equals("1"))).toList();
  }

  @Test
  void tellsTheGivenPairsApart() throws IOException {
    var cases = given();
    var ours = area(cases, MarkScaleTest::ours);
    System.out.printf("given pairs: %d, ours %.4f, plain edits %.4f, plain pinyin %.4f%n", cases.size(), ours, area(cases, MarkScaleTest::plainEdits), area(cases, MarkScaleTest::plainPinyin));
    assertThat(ours).isGreaterThanOrEqualTo(0.995);
  }

  @Test
  void tellsHarderPairsApart() throws IOException {
    var cases = harder();
    assertThat(cases).hasSizeGreaterThan(150);
    var ours = area(cases, MarkScaleTest::ours);
    System.out.printf("harder pairs: %d, ours %.4f, plain edits %.4f, plain pinyin %.4f%n", cases.size(), ours, area(cases, MarkScaleTest::plainEdits), area(cases, MarkScaleTest::plainPinyin));
    assertThat(ours).isGreaterThanOrEqualTo(0.95).isGreaterThan(area(cases, MarkScaleTest::plainEdits)).isGreaterThan(area(cases, MarkScaleTest::plainPinyin));
  }

  @Test
  void namesTheRuleItFollows() {
    assertThat(MarkScale.compare("湖韵", "湖韵 ").rule()).isEqualTo(Likeness.Rule.SAME);
    assertThat(MarkScale.compare("湖韻", "湖韵").rule()).as("traditional characters").isEqualTo(Likeness.Rule.SAME);
    assertThat(MarkScale.compare("湖韵", "湖韵食品").rule()).isEqualTo(Likeness.Rule.SAME_CORE);
    assertThat(MarkScale.compare("泰和", "太河").rule()).isEqualTo(Likeness.Rule.SAME_SOUND);
    assertThat(MarkScale.compare("大地红", "红大地").rule()).isEqualTo(Likeness.Rule.ORDER);
    assertThat(MarkScale.compare("太白楼", "大白楼").rule()).isEqualTo(Likeness.Rule.LOOK_ALIKE);
    assertThat(MarkScale.compare("蓝天", "BLUE SKY").rule()).isEqualTo(Likeness.Rule.MEANING);
    assertThat(MarkScale.compare("泰和", "TAIHE").rule()).isEqualTo(Likeness.Rule.SPOKEN);
  }

  @Test
  void readsEverySoundOfACharacter() {
    assertThat(Glyphs.sound('乐', '月')).as("音乐").isGreaterThan(0.85);
    assertThat(Glyphs.sound('乐', '勒')).as("快乐").isGreaterThan(0.85);
    assertThat(Glyphs.sound('康', '糠')).isGreaterThan(0.95);
  }

  @Test
  void isTheSameFromBothSidesAndNeverLeavesItsRange() throws IOException {
    for (var one : harder()) {
      var there = MarkScale.compare(one.one(), one.other());
      assertThat(there.score()).as(one.toString()).isBetween(0.0, 1.0).isEqualTo(MarkScale.compare(one.other(), one.one()).score(), org.assertj.core.data.Offset.offset(1e-9));
    }
  }

  @Test
  void bearsWhateverPeopleWrite() {
    var long60 = "示".repeat(60);
    for (var odd : List.of("", " ", "A", "王", "😀", "😀😀", "１２３", "a'b", "\u0000", long60, long60 + "尾", "\ud83d", "①②③", "Ünïcödé", "🐼熊猫 PANDA")) {
      for (var other : List.of("", "王", "😀", "123", long60, "熊猫")) {
        assertThat(ours(odd, other)).as(odd + " against " + other).isBetween(0.0, 1.0);
      }
    }
    assertThat(ours("１２３", "123")).isEqualTo(1);
    assertThat(ours("😀", "😀")).isEqualTo(1);
    assertThat(ours("", "")).isZero();
  }

  @org.junit.jupiter.api.Test
  void syllablesWithoutAVowelAreCompared() {
    org.assertj.core.api.Assertions.assertThat(MarkScale.compare("呣嗯", "哼嗯").score()).isBetween(0.0, 0.99);
    org.assertj.core.api.Assertions.assertThat(MarkScale.compare("唔", "呣").score()).isBetween(0.0, 0.99);
  }
}
