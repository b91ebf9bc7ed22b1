package cityip.sample;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import tools.jackson.core.type.TypeReference;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** Invented technical detail, so that no two patents of the sample read alike unless it was meant; drawn from a source of its own. */
final class SampleTexts {

  private final Map<String, List<String>> pools;
  private final SplittableRandom random;

  SampleTexts(long seed) {
    random = new SplittableRandom(seed);
    try (var in = SampleTexts.class.getClassLoader().getResourceAsStream("sample/technical.yaml")) {
      if (in == null) {
        throw new IllegalStateException("sample/technical.yaml is missing from the program.");
      }
      pools = new YAMLMapper().readValue(in, new TypeReference<>() {});
    } catch (IOException cause) {
      throw new UncheckedIOException(cause);
    }
  }

  private String of(String pool) {
    var words = pools.getOrDefault(pool, List.of(""));
    return words.get(random.nextInt(words.size()));
  }

  private int number(int from, int to) {
    return from + random.nextInt(to - from);
  }

  /** One statement of detail. */
  String detail() {
    return switch (random.nextInt(6)) {
      case 0 -> of("shapes") + "由" + of("materials") + "经" + of("treatments") + "制成，厚度为" + number(2, 90) + "mm";
      case 1 -> of("places") + "设有" + of("shapes") + "，" + of("shapes") + "与" + of("sensors") + "相连";
      case 2 -> of("sensors") + "检测到" + of("troubles") + "时，" + of("shapes") + of("motions");
      case 3 -> of("shapes") + "在" + of("places") + of("motions") + "，行程为" + number(10, 900) + "mm";
      case 4 -> of("materials") + "的" + of("shapes") + "嵌于" + of("places") + "，抵住" + of("shapes");
      default -> "为防止" + of("troubles") + "和" + of("troubles") + "，" + of("places") + "增设" + of("materials") + of("shapes");
    };
  }

  List<String> details(int count) {
    var details = new ArrayList<String>();
    for (var n = 0; n < count; n++) {
      details.add(detail());
    }
    return details;
  }

  /** Claims over details: the first one independent, one more for each further detail. */
  static String claims(String thing, List<String> details) {
    var independent = Math.max(1, details.size() / 2);
    var text = new StringBuilder("1. 一种" + thing + "，包括机架和控制器，其特征在于，" + String.join("；", details.subList(0, independent)) + "。");
    for (var n = independent; n < details.size(); n++) {
      text.append("\n").append(n - independent + 2).append(". 根据权利要求").append(n == independent ? "1" : Integer.toString(n - independent + 1)).append("所述的").append(thing).append("，其特征在于，")
          .append(details.get(n)).append("。");
    }
    return text.toString();
  }

  /** A name of one who works for a body; each body has a dozen. */
  static String colleague(SampleWords words, String body, int n) {
    var own = new SplittableRandom(body.hashCode() * 31L + Math.floorMod(n, 12));
    var given = words.givenNames();
    var one = given.get(own.nextInt(given.size()));
    var other = given.get(own.nextInt(given.size()));
    return words.surnames().get(own.nextInt(words.surnames().size())) + one.charAt(own.nextInt(2)) + other.charAt(own.nextInt(2));
  }

  /** The same signs in an order no person would write. */
  String shuffled(String text) {
    var signs = text.replaceAll("[^\\u4e00-\\u9fff]", "").toCharArray();
    for (var n = signs.length; n > 1; n--) {
      var at = random.nextInt(n);
      var held = signs[n - 1];
      signs[n - 1] = signs[at];
      signs[at] = held;
    }
    return new String(signs);
  }
}
