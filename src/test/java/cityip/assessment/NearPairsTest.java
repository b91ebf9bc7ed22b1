package cityip.assessment;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
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

  /** Each text by an applicant of its own. */
  private static List<NearPairs.Pair> pairs(List<String> texts, double least) {
    return new NearPairs(texts.size(), texts::get, Rarity.of(texts.size(), texts::get, n -> n), least).pairs();
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
    var found = pairs(texts, 0.5);
    assertThat(found).allSatisfy(pair -> assertThat(pair.other() - pair.one()).isEqualTo(2_000));
    assertThat(found.size()).as("of 100 copies with 5 or 15 %% changed").isGreaterThanOrEqualTo(98);
  }

  @Test
  void swappedNumbersAndCommonPhrasesHideNothing() {
    var one = Shingles.of("液压支架，包括立柱和顶梁，立柱行程为1200mm，工作阻力为3200kN。");
    var other = Shingles.of("液压支架包括立柱和顶梁；立柱行程为８５０mm，工作阻力为2600kN。");
    assertThat(one.alike(other)).isEqualTo(1);
    assertThat(Shingles.of("字").alike(Shingles.of(""))).isZero();
    assertThat(pairs(List.of("", "", "三个字", "😀😀😀"), 0.1)).isEmpty();
  }

  @Test
  void anAgentsTemplateIsNoCopyAndASeriesIs() {
    var template = text(260);
    var texts = new ArrayList<String>();
    for (var n = 0; n < 300; n++) {
      texts.add(template + text(90));
    }
    assertThat(pairs(texts, 0.4)).as("three hundred applicants of one agent").isEmpty();
    var series = text(200);
    var own = IntStream.range(0, 60).mapToObj(n -> series + text(40)).toList();
    var rarity = Rarity.of(own.size(), own::get, n -> 1);
    assertThat(new NearPairs(own.size(), own::get, rarity, 0.5).pairs()).as("sixty of one applicant").hasSize(60 * 59 / 2);
  }

  @Test
  void oneNewTextFindsItsLikeAndOthersNothing() {
    var texts = IntStream.range(0, 500).mapToObj(n -> text(250)).toList();
    var index = new NearPairs(texts.size(), texts::get, Rarity.of(texts.size(), texts::get, n -> n), 0.3);
    assertThat(index.like(edited(texts.get(77), 0.15))).extracting(NearPairs.Match::text).containsExactly(77);
    assertThat(index.like(text(250))).isEmpty();
    assertThat(index.like("")).isEmpty();
    assertThat(index.like("A wholly different English text about a pump, a valve and a motor that drives them.".repeat(20_000))).isEmpty();
  }

  @Test
  void bandsFollowFromWhatMustBeFound() {
    assertThat(NearPairs.rows(0.143, 0.99)).isEqualTo(1);
    assertThat(NearPairs.rows(0.35, 0.99)).isEqualTo(2);
    assertThat(NearPairs.rows(0.9, 0.99)).isEqualTo(8);
  }

  @Test
  void marksWhatBothTextsHave() {
    var marked = Shingles.marked("甲乙液压支架立柱丙丁", "戊己液压支架立柱庚辛");
    assertThat(marked).containsExactly(new Shingles.Stretch("甲乙", false), new Shingles.Stretch("液压支架立柱", true), new Shingles.Stretch("丙丁", false));
    assertThat(Shingles.marked("", "任何")).isEmpty();
  }
}
