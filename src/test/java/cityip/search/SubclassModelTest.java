package cityip.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Subclasses are learnt from examples, and what is said of them reads as a probability. */
class SubclassModelTest {

  private static final List<String> FIELDS = List.of("A01C", "E21F", "H01M", "G06F");
  private static final List<String> WORDS = List.of("大蒜播种机的排种器", "矿井通风机的风门", "锂离子电池的电芯", "数据库的查询程序");
  private static final IpcWords TITLES = new IpcWords(List.of("A01C\t播种；施肥", "E21F\t矿井通风", "H01M\t电池", "G06F\t电数字数据处理", "B65D\t用于运输的容器，如瓶、罐、箱"));

  /** Of the last tenth of each field the label is another one, so nothing is certain. */
  private static List<SubclassModel.Example> examples(int number, boolean withMeaning) {
    var random = new Random(3);
    var examples = new ArrayList<SubclassModel.Example>();
    for (var n = 0; n < number; n++) {
      var field = n % 4;
      var meaning = new float[withMeaning ? 8 : 0];
      for (var m = 0; m < meaning.length; m++) {
        meaning[m] = (float) random.nextGaussian() / 6 + (m == field ? 1 : 0);
      }
      examples.add(new SubclassModel.Example("一种" + WORDS.get(field) + random.nextInt(100), meaning, Set.of(random.nextInt(10) == 0 ? FIELDS.get((field + 1) % 4) : FIELDS.get(field))));
    }
    return examples;
  }

  @Test
  void namesTheSubclassItsWordsBelongTo() {
    for (var withMeaning : List.of(true, false)) {
      var model = SubclassModel.taught(examples(600, withMeaning), TITLES, part -> {});
      for (var n = 0; n < 4; n++) {
        assertThat(model.guess("新型" + WORDS.get(n), new float[0], List.of()).getFirst().symbol()).isEqualTo(FIELDS.get(n));
      }
    }
  }

  @Test
  void whatItSaysReadsAsAProbability() {
    var model = SubclassModel.taught(examples(1_000, false), TITLES, part -> {});
    var said = 0.0;
    var held = 0;
    for (var example : examples(2_000, false).subList(1_000, 2_000)) {
      for (var guess : model.guess(example.text(), new float[0], List.of())) {
        if (guess.weight() >= 0.5) {
          said += guess.weight() - 1;
          held += example.subclasses().contains(guess.symbol()) ? 0 : 1;
        }
      }
    }
    assertThat(-said).as("of a thousand texts, how many wrong ones it expects, against how many there are").isCloseTo(held, org.assertj.core.api.Assertions.withinPercentage(40));
    assertThat(model.worthNaming()).isBetween(0.05, 0.95);
  }

  @Test
  void thinksOfASubclassOfWhichItHasNoExample() {
    var model = SubclassModel.taught(examples(600, false), TITLES, part -> {});
    assertThat(model.guess("一种运输用容器，如瓶、箱", new float[0], List.of())).extracting(SimilarRights.Subclass::symbol).contains("B65D");
  }

  @Test
  void anEmptyOrStrangeTextIsAnsweredToo() {
    var model = SubclassModel.taught(examples(400, true), TITLES, part -> {});
    for (var text : List.of("", "💧", "これは日本語の段落です", "x".repeat(10_000))) {
      assertThat(model.guess(text, new float[3], List.of())).allMatch(one -> one.weight() >= 0 && one.weight() <= 1);
    }
  }

  @Test
  void theTitlesThatShipKnowEverySubclassInUse() {
    assertThat(new IpcWords(IpcWords.shipped()).subclasses()).hasSizeGreaterThan(600).contains("A01B", "G06V", "H10N");
  }
}
