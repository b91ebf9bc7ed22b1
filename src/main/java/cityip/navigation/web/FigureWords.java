package cityip.navigation.web;

import cityip.navigation.Analysis;
import cityip.navigation.Dimension;
import cityip.navigation.Figure;
import cityip.navigation.FrozenCorpus;
import cityip.navigation.Project;
import cityip.navigation.web.NavigationViews.CellView;
import cityip.navigation.web.NavigationViews.FigureView;
import cityip.navigation.web.NavigationViews.Head;
import cityip.navigation.web.NavigationViews.RowView;
import cityip.rulebook.City;
import cityip.rulebook.CountyMap;
import cityip.shell.Paging;
import cityip.shell.Words;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Figures in words: names for codes, numbers for people, an address for every number that can be opened. */
final class FigureWords {

  private final City city;
  private final Map<String, String> nodes;

  FigureWords(City city, List<Project.Node> nodes) {
    this.city = city;
    this.nodes = nodes.stream().collect(Collectors.toMap(Project.Node::key, node -> node.key() + " " + node.name()));
  }

  FigureView view(Head head, FrozenCorpus frozen, Figure figure) {
    var rows = figure.rows().stream().map(row -> new RowView(java.util.stream.IntStream.range(0, row.cells().size())
        .mapToObj(n -> cell(head, frozen, figure.columns().get(n), row.cells().get(n))).toList(), row.provisional())).toList();
    var address = head.to("figures/" + figure.analysis().code() + ".xlsx?corpus=" + frozen.id());
    return new FigureView(figure.analysis().code(), figure, headers(figure), rows, figure.notes().stream().map(NavigationViews::note).toList(),
        ChartOptions.of(figure, this::text), map(figure, rows), address);
  }

  /** The counties as shapes, for a figure that counts them; it opens what the table opens. */
  private @Nullable CountyMap map(Figure figure, List<RowView> rows) {
    if (figure.chart().kind() != Figure.Chart.Kind.MAP || rows.isEmpty()) {
      return null;
    }
    var values = new ArrayList<CountyMap.Value>();
    for (int n = 0; n < rows.size(); n++) {
      var cells = figure.rows().get(n).cells();
      var opening = rows.get(n).cells().stream().map(CellView::href).filter(Objects::nonNull).findFirst().orElse("");
      values.add(new CountyMap.Value(String.valueOf(cells.getFirst().value()), rows.get(n).cells().getFirst().text(), rows.get(n).cells().get(1).text(), opening,
          BigDecimal.valueOf(cells.get(1).number())));
    }
    return CountyMap.of(city, values);
  }

  static List<String> headers(Figure figure) {
    return figure.columns().stream().map(column -> Words.t("navigation.column." + column.word())).toList();
  }

  private CellView cell(Head head, FrozenCorpus frozen, Figure.Column column, Figure.Cell cell) {
    var number = switch (column.form()) {
      case COUNT, SHARE, RATIO -> true;
      case TEXT, WORD, UNIT, NODE -> false;
    };
    return new CellView(text(column, cell.value()), address(head, frozen, cell.slice()), number);
  }

  private static @Nullable String address(Head head, FrozenCorpus frozen, Map<Dimension, String> slice) {
    if (slice.isEmpty()) {
      return null;
    }
    var query = new LinkedHashMap<String, String>();
    query.put("corpus", Long.toString(frozen.id()));
    slice.forEach((dimension, value) -> query.put(dimension.code(), value));
    return Paging.address(head.to("rows"), query);
  }

  /** A cell's value as a person reads it. */
  String text(Figure.Column column, @Nullable Object value) {
    if (value == null) {
      return "—";
    }
    return switch (column.form()) {
      case TEXT -> value.toString();
      case COUNT -> value instanceof Number number ? Words.number(number) : value.toString();
      case SHARE -> value instanceof Number number ? NavigationViews.share(number.doubleValue()) : value.toString();
      case RATIO -> value instanceof Number number ? NavigationViews.ratio(number.doubleValue()) : value.toString();
      case WORD -> word(column.word(), value.toString());
      case UNIT -> unit(value.toString());
      case NODE -> nodes.getOrDefault(value.toString(), value.toString());
    };
  }

  private static String word(String kind, String value) {
    return switch (kind) {
      case "kind" -> Words.t("registry.kind." + value);
      case "state" -> Words.t("registry.state." + value);
      case "dealing" -> Words.t("registry.event." + value);
      case "owner-type" -> Words.t("party.kind." + value.toUpperCase(java.util.Locale.ROOT).replace('-', '_'));
      default -> value.equals("—") ? value : Words.t("navigation.word." + value);
    };
  }

  String unit(String code) {
    return code.equals("outside") ? Words.t("registry.unit.outside") : city.unit(code).map(unit -> Words.english() ? unit.nameEn() : unit.name()).orElse(code);
  }

  /** The slice as people read it, for the heading of its rows. */
  List<String> slice(Map<Dimension, String> slice, Function<String, String> ownerName) {
    return slice.entrySet().stream().map(part -> Words.t("navigation.dimension." + part.getKey().code()) + "：" + switch (part.getKey()) {
      case KIND -> word("kind", part.getValue());
      case STATE -> word("state", part.getValue());
      case DEALING -> word("dealing", part.getValue());
      case OWNER_TYPE -> word("owner-type", part.getValue());
      case UNIT -> unit(part.getValue());
      case NODE -> nodes.getOrDefault(part.getValue(), part.getValue());
      case OWNER -> ownerName.apply(part.getValue());
      case PLACE -> Words.t("navigation.word." + part.getValue());
      case YEAR, GRANT_YEAR, OFFICE, INVENTOR, SUBCLASS, GROUP, EFFECT, FEATURE, FAMILY, NUMBER, FLOW -> part.getValue();
    }).toList();
  }

  static List<NavigationViews.Choice> analyses() {
    return java.util.Arrays.stream(Analysis.values()).map(analysis -> new NavigationViews.Choice(analysis.code(), Words.t("navigation.analysis." + analysis.code()))).toList();
  }
}
