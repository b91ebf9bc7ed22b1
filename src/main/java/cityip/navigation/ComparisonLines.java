package cityip.navigation;

import cityip.navigation.Breakdown.Read;
import cityip.navigation.Premises.Benchmark;
import cityip.navigation.Premises.Standard;
import cityip.navigation.Project.Feature;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Reads what a project is compared with as people write it, one a line with bars between; a line that cannot be read says what would be right. */
final class ComparisonLines {

  static final int MOST = 500;
  private static final int LONGEST = 200;

  private ComparisonLines() {}

  /** {@code 青岛 | 1.2 | 320 | 青岛市专利导航报告 2025}. */
  static Read<Benchmark> benchmarks(String text, Set<String> nodes) {
    return read(text, (number, parts, problems) -> {
      var documents = parts.size() > 2 ? Normalizer.normalize(parts.get(2), Normalizer.Form.NFKC).replace(",", "") : "";
      if (parts.size() != 4 || !documents.matches("\\d{1,8}")) {
        problems.add(Figure.Note.of("benchmark-line", number));
      } else if (!nodes.contains(parts.get(1))) {
        problems.add(Figure.Note.of("benchmark-node", number, parts.get(1)));
      } else {
        return new Benchmark(parts.get(0), parts.get(1), Integer.parseInt(documents), parts.get(3));
      }
      return null;
    }, one -> one.city() + "|" + one.node());
  }

  /** {@code GB/T 12345-2020 | 5.2 | 201710601862.3 | 起草单位声明}. */
  static Read<Standard> standards(String text, Function<String, Optional<String>> known) {
    return read(text, (number, parts, problems) -> {
      if (parts.size() != 4) {
        problems.add(Figure.Note.of("standard-line", number));
        return null;
      }
      var right = known.apply(parts.get(2));
      if (right.isEmpty()) {
        problems.add(Figure.Note.of("known-number", parts.get(2)));
      }
      return right.map(canonical -> new Standard(parts.get(0), parts.get(1), canonical, parts.get(3))).orElse(null);
    }, one -> one.standard() + "|" + one.clause() + "|" + one.number());
  }

  /** {@code 双层行走轮 | 权利要求=(双层 and 行走轮)}. */
  static Read<Feature> features(String text, Function<String, @Nullable String> problem) {
    return read(text, (number, parts, problems) -> {
      if (parts.size() != 2) {
        problems.add(Figure.Note.of("feature-line", number));
        return null;
      }
      Breakdown.check(number, parts.get(1), problem, problems);
      return new Feature(parts.get(0), parts.get(1));
    }, Feature::name);
  }

  private interface Reader<T> {
    @Nullable T read(int number, List<String> parts, List<Figure.Note> problems);
  }

  private static <T> Read<T> read(String text, Reader<T> reader, Function<T, String> key) {
    var all = new ArrayList<T>();
    var problems = new ArrayList<Figure.Note>();
    var keys = new HashSet<String>();
    Breakdown.each(text, (number, parts) -> {
      var stripped = java.util.Arrays.stream(parts).map(String::strip).filter(part -> !part.isEmpty()).toList();
      if (stripped.stream().limit(1).anyMatch(part -> part.length() > LONGEST) || stripped.stream().anyMatch(part -> part.length() > 2_000)) {
        problems.add(Figure.Note.of("comparison-long", number, LONGEST));
        return;
      }
      var one = reader.read(number, stripped, problems);
      if (one != null && !keys.add(key.apply(one))) {
        problems.add(Figure.Note.of("node-twice", number, stripped.getFirst()));
      } else if (one != null) {
        all.add(one);
      }
    });
    if (all.size() > MOST) {
      problems.add(Figure.Note.of("comparison-many", MOST, all.size()));
    }
    return new Read<>(problems.isEmpty() ? List.copyOf(all) : List.of(), problems);
  }
}
