package cityip.assessment;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** Planted copies among texts that share nothing but chance. */
class NearPairsTest {

  private static final SplittableRandom RANDOM = new SplittableRandom(77);

  private static String text(int length) {
    var text = new StringBuilder();
    for (var n = 0; n < length; n++) {
      text.append((char) (0x4e00 + RANDOM.nextInt(2500)));
    }
    return text.toString();
  }

  private static String edited(String text, double share) {
    var edited = text.toCharArray();
    for (var n = 0; n < edited.length * share / 6; n++) {
      var at = RANDOM.nextInt(Math.max(1, edited.length - 6));
      for (var k = 0; k < 6; k++) {
        edited[at + k] = (char) (0x4e00 + RANDOM.nextInt(2500));
      }
    }
    return new String(edited);
  }

  @Test
  void findsPlantedCopiesAndNothingElse() {
    var texts = new ArrayList<String>();
    for (var n = 0; n < 2_000; n++) {
      texts.add(text(300));
    }
    for (var n = 0; n < 100; n++) {
      texts.add(edited(texts.get(n), n < 50 ? 0.05 : 0.15));
    }
    var found = NearPairs.of(texts.stream().map(Shingles::of).toList(), 0.5);
    assertThat(found).allSatisfy(pair -> assertThat(pair.other() - pair.one()).isEqualTo(2_000));
    assertThat(found.size()).as("of 100 copies with 5 or 15 %% changed").isGreaterThanOrEqualTo(98);
  }

  @Test
  void swappedNumbersAndCommonPhrasesHideNothing() {
    var one = Shingles.of("本发明公开了一种液压支架，包括立柱和顶梁，立柱行程为1200mm，工作阻力为3200kN。");
    var other = Shingles.of("本实用新型涉及液压支架，立柱和顶梁，立柱行程为８５０mm，工作阻力为2600kN。");
    assertThat(one.alike(other)).isGreaterThan(0.8);
    assertThat(Shingles.of("字").alike(Shingles.of(""))).isZero();
    assertThat(NearPairs.of(List.of(Shingles.of(""), Shingles.of(""), Shingles.of("三个字")), 0.1)).isEmpty();
  }

  @Test
  void marksWhatBothTextsHave() {
    var marked = Shingles.marked("甲乙液压支架立柱丙丁", "戊己液压支架立柱庚辛");
    assertThat(marked).containsExactly(new Shingles.Stretch("甲乙", false), new Shingles.Stretch("液压支架立柱", true), new Shingles.Stretch("丙丁", false));
    assertThat(Shingles.marked("", "任何")).isEmpty();
  }
}
