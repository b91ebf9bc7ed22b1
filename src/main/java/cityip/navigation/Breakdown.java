package cityip.navigation;

import cityip.navigation.Project.Effect;
import cityip.navigation.Project.Node;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Reads a breakdown as people write it, one node a line: {@code 1.2 | 播种机械 | 名称=(播种 or 栽植) and IPC=A01C | 中游}; the part of the
 * chain may be left out. Every line that cannot be read is told with its number and what would be right; nothing is taken until all can.
 */
final class Breakdown {

  static final int MOST = 300;
  private static final Pattern KEY = Pattern.compile("\\d{1,3}(\\.\\d{1,3}){0,5}");
  private static final Pattern BAR = Pattern.compile("[|｜]");

  private static final Map<String, String> WRITTEN = Map.of("upstream", "上游", "midstream", "中游", "downstream", "下游");
  private static final Map<String, String> LINKS = WRITTEN.entrySet().stream().collect(Collectors.toMap(Map.Entry::getValue, Map.Entry::getKey));

  private Breakdown() {}

  /** @param nodes what was read, empty when there are problems */
  record Read<T>(List<T> nodes, List<Figure.Note> problems) {}

  /** @param problem tells what is wrong with a query line, or null */
  static Read<Node> nodes(String text, Function<String, @org.jspecify.annotations.Nullable String> problem) {
    var nodes = new ArrayList<Node>();
    var problems = new ArrayList<Figure.Note>();
    var keys = new HashSet<String>();
    each(text, (number, parts) -> {
      var key = java.text.Normalizer.normalize(parts[0].strip(), java.text.Normalizer.Form.NFKC);
      var name = parts.length > 1 ? parts[1].strip() : "";
      var line = parts.length > 2 ? parts[2].strip() : "";
      var link = parts.length > 3 ? LINKS.getOrDefault(parts[3].strip().toLowerCase(Locale.ROOT), parts[3].strip()) : "";
      if (!KEY.matcher(key).matches()) {
        problems.add(Figure.Note.of("node-key", number, parts[0].strip()));
      } else if (!keys.add(key)) {
        problems.add(Figure.Note.of("node-twice", number, key));
      } else if (key.contains(".") && !keys.contains(key.substring(0, key.lastIndexOf('.')))) {
        problems.add(Figure.Note.of("node-orphan", number, key, key.substring(0, key.lastIndexOf('.'))));
      } else if (name.isEmpty() || name.length() > 100) {
        problems.add(Figure.Note.of("node-name", number));
      } else if (!link.isEmpty() && !Project.LINKS.contains(link)) {
        problems.add(Figure.Note.of("node-link", number, link));
      } else {
        check(number, line, problem, problems);
        nodes.add(new Node(key, name, line, link));
      }
    });
    if (nodes.size() > MOST) {
      problems.add(Figure.Note.of("node-many", MOST, nodes.size()));
    }
    nodes.stream().filter(node -> node.line().isEmpty() && nodes.stream().noneMatch(other -> other.isBelow(node)))
        .forEach(node -> problems.add(Figure.Note.of("node-empty", node.key())));
    if (nodes.isEmpty() && problems.isEmpty()) {
      problems.add(Figure.Note.of("node-none"));
    }
    return new Read<>(problems.isEmpty() ? List.copyOf(nodes) : List.of(), problems);
  }

  /** Effects, one a line: {@code 省电 | 摘要=(省电 or 节能)}. */
  static Read<Effect> effects(String text, Function<String, @org.jspecify.annotations.Nullable String> problem) {
    var effects = new ArrayList<Effect>();
    var problems = new ArrayList<Figure.Note>();
    var names = new HashSet<String>();
    each(text, (number, parts) -> {
      var name = parts[0].strip();
      var line = parts.length > 1 ? parts[1].strip() : "";
      if (name.isEmpty() || name.length() > 40 || line.isEmpty()) {
        problems.add(Figure.Note.of("effect-line", number));
      } else if (!names.add(name)) {
        problems.add(Figure.Note.of("node-twice", number, name));
      } else {
        check(number, line, problem, problems);
        effects.add(new Effect(name, line));
      }
    });
    return new Read<>(problems.isEmpty() ? List.copyOf(effects) : List.of(), problems);
  }

  static void check(int number, String line, Function<String, @org.jspecify.annotations.Nullable String> problem, List<Figure.Note> problems) {
    var wrong = line.isEmpty() ? null : problem.apply(line);
    if (wrong != null) {
      problems.add(Figure.Note.of("node-line", number, wrong));
    }
  }

  interface Line {
    void read(int number, String[] parts);
  }

  static void each(String text, Line reader) {
    var number = 0;
    for (var line : text.lines().toList()) {
      number++;
      if (!line.isBlank()) {
        reader.read(number, BAR.split(line, 4));
      }
    }
  }

  static String written(List<Node> nodes) {
    var text = new StringBuilder();
    nodes.forEach(node -> text.append(node.key()).append(" | ").append(node.name()).append(node.line().isEmpty() && node.link().isEmpty() ? "" : " | " + node.line())
        .append(node.link().isEmpty() ? "" : " | " + WRITTEN.get(node.link())).append('\n'));
    return text.toString();
  }

  static String writtenEffects(List<Effect> effects) {
    var text = new StringBuilder();
    effects.forEach(effect -> text.append(effect.name()).append(" | ").append(effect.line()).append('\n'));
    return text.toString();
  }
}
