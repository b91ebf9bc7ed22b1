package cityip.finance.web;

import cityip.finance.web.Blocks.Block;
import cityip.finance.web.Blocks.Cell;
import cityip.finance.web.Blocks.Choice;
import cityip.finance.web.Blocks.Head;
import cityip.finance.web.Blocks.Input;
import cityip.shell.Paging;
import cityip.shell.SheetExport;
import cityip.shell.Viewer;
import cityip.shell.Words;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.BiPredicate;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A list of finance: the same rows, filters and columns on the page and in the export. */
final class Listing<T> {

  private static final int PAGE = 25;

  /** @param order how the column is ordered by, null when it cannot be */
  record Column<T>(String word, Function<T, Cell> cell, @Nullable Comparator<? super T> order) {}

  /** A filter beside the one by text. */
  record Picking<T>(String name, String word, List<Choice> choices, BiPredicate<T, String> keeps) {}

  private final String path;
  private final String title;
  private final List<Column<T>> columns;
  private final List<Picking<T>> filters;

  Listing(String path, String title, List<Column<T>> columns, List<Picking<T>> filters) {
    this.path = path;
    this.title = title;
    this.columns = List.copyOf(columns);
    this.filters = List.copyOf(filters);
  }

  static <T> Column<T> text(String word, Function<T, @Nullable String> text) {
    return new Column<>(word, row -> Cell.text(text.apply(row)), Comparator.comparing(row -> {
      var said = text.apply(row);
      return said == null ? "" : said;
    }));
  }

  static <T, C extends Comparable<? super C>> Column<T> of(String word, Function<T, Cell> cell, Function<? super T, ? extends C> by) {
    return new Column<>(word, cell, Comparator.<T, C>comparing(by));
  }

  static <T> Column<T> of(String word, Function<T, Cell> cell) {
    return new Column<>(word, cell, null);
  }

  private List<T> chosen(List<T> rows, Map<String, String> query) {
    var text = query.getOrDefault("text", "").strip().toLowerCase(Locale.ROOT);
    var some = rows.stream().filter(row -> filters.stream().allMatch(filter -> query.getOrDefault(filter.name(), "").isEmpty() || filter.keeps().test(row, query.getOrDefault(filter.name(), ""))))
        .filter(row -> text.isEmpty() || columns.stream().anyMatch(column -> {
          var cell = column.cell().apply(row);
          return (cell.text() + " " + cell.hint()).toLowerCase(Locale.ROOT).contains(text);
        }));
    var order = order(query);
    return (order == null ? some : some.sorted(order)).toList();
  }

  private int ordered(Map<String, String> query) {
    var asked = query.getOrDefault("sort", "");
    return asked.matches("[0-9]{1,2}") && Integer.parseInt(asked) < columns.size() && columns.get(Integer.parseInt(asked)).order() != null ? Integer.parseInt(asked) : -1;
  }

  private @Nullable Comparator<? super T> order(Map<String, String> query) {
    var by = ordered(query);
    var order = by < 0 ? null : columns.get(by).order();
    return order == null ? null : "desc".equals(query.get("dir")) ? order.reversed() : order;
  }

  private Map<String, String> kept(Map<String, String> query) {
    var kept = new LinkedHashMap<String, String>();
    kept.put("text", query.getOrDefault("text", ""));
    filters.forEach(filter -> kept.put(filter.name(), query.getOrDefault(filter.name(), "")));
    kept.put("sort", query.getOrDefault("sort", ""));
    kept.put("dir", query.getOrDefault("dir", ""));
    return kept;
  }

  /** The link to the export of what is shown. */
  Blocks.Link exported(Map<String, String> query) {
    return new Blocks.Link(Paging.address(path + ".xlsx", kept(query)), Words.t("shell.list.export"));
  }

  List<Block> blocks(List<T> rows, Map<String, String> query, String empty) {
    var blocks = new ArrayList<Block>();
    var inputs = new ArrayList<Input>();
    inputs.add(Input.line("text", Words.t("finance.list.text"), query.getOrDefault("text", "")));
    filters.forEach(filter -> inputs.add(Input.select(filter.name(), Words.t(filter.word()), query.getOrDefault(filter.name(), ""), filter.choices())));
    blocks.add(new Blocks.Filter(path, inputs, Words.t("shell.list.filter")));
    var some = chosen(rows, query);
    var number = query.getOrDefault("page", "1");
    var paging = new Paging(number.matches("\\d{1,6}") ? Integer.parseInt(number) : 1, PAGE, some.size(), path, kept(query));
    blocks.add(new Blocks.Table("", "", heads(paging, query), some.stream().skip(paging.offset()).limit(PAGE).map(this::cells).toList(), empty));
    if (!some.isEmpty()) {
      blocks.add(new Blocks.Pages(paging));
    }
    return blocks;
  }

  private List<Cell> cells(T row) {
    return columns.stream().map(column -> column.cell().apply(row)).toList();
  }

  private List<Head> heads(Paging paging, Map<String, String> query) {
    var heads = new ArrayList<Head>();
    var by = ordered(query);
    var down = "desc".equals(query.get("dir"));
    for (var n = 0; n < columns.size(); n++) {
      var column = columns.get(n);
      var to = new LinkedHashMap<>(kept(query));
      to.put("sort", Integer.toString(n));
      to.put("dir", by == n && !down ? "desc" : "");
      heads.add(new Head(Words.t(column.word()), column.order() == null ? "" : Paging.address(paging.path(), to), by == n ? down ? "descending" : "ascending" : null, false));
    }
    return heads;
  }

  void export(List<T> rows, Map<String, String> query, HttpServletResponse response, Viewer viewer, Instant now, String file) throws IOException {
    response.setContentType("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");
    response.setHeader("Content-Disposition", "attachment; filename=\"" + file + ".xlsx\"");
    var about = new LinkedHashMap<String, String>();
    about.put(Words.t("shell.export.made"), Words.moment(now));
    about.put(Words.t("shell.export.by"), viewer.displayName());
    about.put(Words.t("shell.export.filters"), String.join(" ", kept(query).values()).strip());
    SheetExport.write(response.getOutputStream(), title, about, columns.stream().map(column -> Words.t(column.word())).toList(),
        sink -> chosen(rows, query).forEach(row -> sink.row(cells(row).stream().map(Cell::raw).toList())));
  }
}
