package cityip.navigation.web;

import cityip.navigation.Figure;
import cityip.navigation.Figure.Chart;
import cityip.shell.Words;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** The drawing of a figure as an option of ECharts, read from an attribute by {@code charts.js}. It says nothing that the table does not. */
final class ChartOptions {

  private static final JsonMapper JSON = new JsonMapper();
  private static final int BARS = 15;

  private ChartOptions() {}

  /** Null when there is nothing to draw. */
  static @Nullable String of(Figure figure, BiFunction<Figure.Column, @Nullable Object, String> text) {
    if (figure.rows().isEmpty() || figure.chart().kind() == Chart.Kind.NONE) {
      return null;
    }
    var option = new LinkedHashMap<String, Object>();
    option.put("aria", Map.of("enabled", true));
    option.put("animation", false);
    // what a tooltip writes as HTML would need inline style, which the policy of the site refuses
    option.put("tooltip", Map.of("renderMode", "richText"));
    switch (figure.chart().kind()) {
      case LINES -> axes(option, figure, text, "line", figure.rows().size());
      case BARS -> axes(option, figure, text, "bar", BARS);
      case BUBBLES -> points(option, figure, text, true);
      case PATH -> points(option, figure, text, false);
      case MATRIX -> matrix(option, figure, text);
      case NETWORK -> network(option, figure, text);
      case FLOW -> flow(option, figure, text);
      case RINGS -> rings(option, figure, text);
      case MAP, NONE -> { } // a map of the counties is drawn on the server
    }
    return option.containsKey("series") ? JSON.writeValueAsString(option) : null;
  }

  private static String label(Figure figure, Figure.Row row, BiFunction<Figure.Column, @Nullable Object, String> text) {
    int at = figure.chart().label();
    return text.apply(figure.columns().get(at), row.cells().get(at).value());
  }

  private static String header(Figure figure, int column) {
    return Words.t("navigation.column." + figure.columns().get(column).word());
  }

  private static void axes(Map<String, Object> option, Figure figure, BiFunction<Figure.Column, @Nullable Object, String> text, String type, int most) {
    var rows = figure.rows().stream().limit(most).toList();
    var names = rows.stream().map(row -> label(figure, row, text)).toList();
    var lying = type.equals("bar");
    var category = new LinkedHashMap<String, Object>(Map.of("type", "category", "data", names));
    if (lying) {
      category.put("inverse", true);
      category.put("axisLabel", Map.of("width", 180, "overflow", "truncate"));
    }
    option.put(lying ? "yAxis" : "xAxis", category);
    option.put(lying ? "xAxis" : "yAxis", Map.of("type", "value"));
    option.put("grid", Map.of("containLabel", true, "left", 10, "right", 24, "top", 36, "bottom", 10));
    option.put("legend", Map.of("top", 0));
    var series = new ArrayList<Map<String, Object>>();
    for (int column : figure.chart().values()) {
      var one = new LinkedHashMap<String, Object>();
      one.put("name", header(figure, column));
      one.put("type", type);
      one.put("data", rows.stream().map(row -> point(row, row.cells().get(column).number())).toList());
      series.add(one);
    }
    option.put("series", series);
  }

  /** What is not all published yet is grey. */
  private static Object point(Figure.Row row, double value) {
    return row.provisional() ? Map.of("value", value, "itemStyle", Map.of("color", "#9aa5b1")) : value;
  }

  private static void points(Map<String, Object> option, Figure figure, BiFunction<Figure.Column, @Nullable Object, String> text, boolean sized) {
    var values = figure.chart().values();
    option.put("xAxis", Map.of("name", header(figure, values.get(0)), "nameLocation", "middle", "nameGap", 28));
    option.put("yAxis", Map.of("name", header(figure, values.get(1))));
    option.put("grid", Map.of("containLabel", true, "left", 10, "right", 40, "top", 40, "bottom", 30));
    double largest = sized ? figure.rows().stream().mapToDouble(row -> row.cells().get(values.get(2)).number()).max().orElse(1) : 1;
    var data = figure.rows().stream().map(row -> {
      var point = new LinkedHashMap<String, Object>();
      point.put("name", label(figure, row, text));
      point.put("value", values.stream().map(column -> row.cells().get(column).number()).toList());
      if (sized) {
        point.put("symbolSize", 8 + 32 * Math.sqrt(row.cells().get(values.get(2)).number() / Math.max(largest, 1e-9)));
      }
      if (row.provisional()) {
        point.put("itemStyle", Map.of("color", "#9aa5b1"));
      }
      return point;
    }).toList();
    option.put("series", List.of(Map.of("type", sized ? "scatter" : "line", "data", data, "label", Map.of("show", true, "formatter", "{b}", "position", "top", "fontSize", 10),
        "labelLayout", Map.of("hideOverlap", true))));
  }

  private static void matrix(Map<String, Object> option, Figure figure, BiFunction<Figure.Column, @Nullable Object, String> text) {
    int second = figure.chart().values().get(0);
    int value = figure.chart().values().get(1);
    var across = new LinkedHashSet<String>();
    var down = new LinkedHashSet<String>();
    figure.rows().forEach(row -> {
      down.add(label(figure, row, text));
      across.add(text.apply(figure.columns().get(second), row.cells().get(second).value()));
    });
    var xs = List.copyOf(across);
    var ys = List.copyOf(down);
    double most = 0;
    var data = new ArrayList<List<Object>>();
    for (var row : figure.rows()) {
      double number = row.cells().get(value).number();
      most = Math.max(most, number);
      data.add(List.of(xs.indexOf(text.apply(figure.columns().get(second), row.cells().get(second).value())), ys.indexOf(label(figure, row, text)), Math.round(number * 100) / 100.0));
    }
    option.put("xAxis", Map.of("type", "category", "data", xs, "axisLabel", Map.of("interval", 0, "rotate", xs.size() > 6 ? 35 : 0)));
    option.put("yAxis", Map.of("type", "category", "data", ys));
    option.put("grid", Map.of("containLabel", true, "left", 10, "right", 20, "top", 10, "bottom", 50));
    option.put("visualMap", Map.of("min", 0, "max", Math.max(most, 1), "orient", "horizontal", "left", "center", "bottom", 0, "inRange", Map.of("color", List.of("#eef3f9", "#0b5cad"))));
    option.put("series", List.of(Map.of("type", "heatmap", "data", data, "label", Map.of("show", data.size() <= 150))));
  }

  private static void network(Map<String, Object> option, Figure figure, BiFunction<Figure.Column, @Nullable Object, String> text) {
    if (figure.links().isEmpty()) {
      return;
    }
    var nodes = figure.rows().stream().map(row -> {
      var node = new LinkedHashMap<String, Object>();
      node.put("name", label(figure, row, text));
      if (!figure.chart().values().isEmpty()) {
        node.put("symbolSize", 8 + 4 * Math.sqrt(row.cells().get(figure.chart().values().get(0)).number()));
        node.put("category", (int) row.cells().get(figure.chart().values().get(1)).number());
      }
      return node;
    }).toList();
    int most = figure.rows().stream().mapToInt(row -> figure.chart().values().isEmpty() ? 0 : (int) row.cells().get(figure.chart().values().get(1)).number()).max().orElse(0);
    option.put("series", List.of(Map.of("type", "graph", "layout", "circular", "roam", true, "data", nodes, "label", Map.of("show", true, "fontSize", 10, "width", 110, "overflow", "truncate"),
        "circular", Map.of("rotateLabel", true), "top", 110, "bottom", 110,
        "categories", java.util.stream.IntStream.rangeClosed(0, most).mapToObj(n -> Map.of("name", Integer.toString(n))).toList(),
        "links", figure.links().stream().map(link -> Map.of("source", link.from(), "target", link.to(), "lineStyle", Map.of("width", Math.min(8, 0.5 + link.weight())))).toList())));
  }

  /** A Sankey has no circles: givers stand left and takers right, also when somebody is both. */
  private static void flow(Map<String, Object> option, Figure figure, BiFunction<Figure.Column, @Nullable Object, String> text) {
    if (figure.links().isEmpty()) {
      return;
    }
    var from = figure.columns().get(figure.chart().label());
    var to = figure.columns().get(figure.chart().values().getFirst());
    var named = figure.links().stream().map(link -> new Figure.Link(link.from().isEmpty() ? "…" : text.apply(from, link.from()), "→ " + (link.to().isEmpty() ? "…" : text.apply(to, link.to())), link.weight())).toList();
    var names = new LinkedHashSet<String>();
    named.forEach(link -> names.addAll(List.of(link.from(), link.to())));
    option.put("series", List.of(Map.of("type", "sankey", "data", names.stream().map(name -> Map.of("name", name)).toList(),
        "links", named.stream().map(link -> Map.of("source", link.from(), "target", link.to(), "value", link.weight())).toList(),
        "label", Map.of("fontSize", 10, "width", 160, "overflow", "truncate"), "right", 180)));
  }

  /** Nodes by their keys: 1.2 lies in 1. */
  private static void rings(Map<String, Object> option, Figure figure, BiFunction<Figure.Column, @Nullable Object, String> text) {
    int value = figure.chart().values().get(0);
    record Ring(String key, String name, double size) {}
    var all = figure.rows().stream().map(row -> new Ring(String.valueOf(row.cells().get(figure.chart().label()).value()), label(figure, row, text), row.cells().get(value).number())).toList();
    var children = new LinkedHashMap<String, List<Ring>>();
    all.forEach(ring -> children.computeIfAbsent(ring.key().contains(".") ? ring.key().substring(0, ring.key().lastIndexOf('.')) : "", _ -> new ArrayList<>()).add(ring));
    option.put("series", List.of(Map.of("type", "sunburst", "radius", List.of("12%", "92%"), "data", below("", children.getOrDefault("", List.of()).stream().map(Ring::key).toList(), all.stream()
        .collect(java.util.stream.Collectors.toMap(Ring::key, Ring::name)), all.stream().collect(java.util.stream.Collectors.toMap(Ring::key, Ring::size)), children.entrySet().stream()
        .collect(java.util.stream.Collectors.toMap(Map.Entry::getKey, entry -> entry.getValue().stream().map(Ring::key).toList()))), "label", Map.of("minAngle", 8, "fontSize", 11, "width", 110, "overflow", "truncate"))));
  }

  private static List<Map<String, Object>> below(String parent, List<String> keys, Map<String, String> names, Map<String, Double> sizes, Map<String, List<String>> children) {
    return keys.stream().map(key -> {
      var ring = new LinkedHashMap<String, Object>();
      ring.put("name", names.getOrDefault(key, key));
      var inside = children.getOrDefault(key, List.of());
      if (inside.isEmpty()) {
        ring.put("value", sizes.getOrDefault(key, 0.0));
      } else {
        ring.put("children", below(key, inside, names, sizes, children));
      }
      return (Map<String, Object>) ring;
    }).toList();
  }
}
