package cityip.search.web;

import cityip.search.LabelBook;
import cityip.search.Pivot;
import cityip.search.Pivot.Dimension;
import cityip.search.Pivot.Measure;
import cityip.search.Pivot.Turn;
import cityip.search.Pivot.Turned;
import cityip.search.PivotTable;
import cityip.search.Question;
import cityip.search.web.SearchViews.PivotCell;
import cityip.search.web.SearchViews.PivotLine;
import cityip.search.web.SearchViews.PivotPage;
import cityip.shell.OpenToAll;
import cityip.shell.Paging;
import cityip.shell.SheetExport;
import cityip.shell.Viewer;
import cityip.shell.Words;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** Any result as a table of one or two dimensions; every cell opens its rows. */
@Controller
class PivotPages {

  private final Pivot pivot;
  private final LabelBook labels;
  private final Clock clock;

  PivotPages(Pivot pivot, LabelBook labels, Clock clock) {
    this.pivot = pivot;
    this.labels = labels;
    this.clock = clock;
  }

  private static Turn turn(Map<String, String> form) {
    var columns = form.containsKey("columns") ? Dimension.ofCode(form.getOrDefault("columns", "")).orElse(null) : Dimension.KIND;
    return new Turn(Question.of(form, SearchPages.PAGE), Dimension.ofCode(form.getOrDefault("rows", "")).orElse(Dimension.YEAR), columns,
        Measure.ofCode(form.getOrDefault("measure", "")).orElse(Measure.COUNT));
  }

  @OpenToAll
  @GetMapping("/search/pivot")
  ModelAndView table(@RequestParam Map<String, String> form, Viewer viewer) {
    var turn = turn(form);
    return switch (pivot.turn(turn, viewer.scope())) {
      case Turned.Table made -> page(turn, made.table(), "", HttpStatus.OK);
      case Turned.NotUnderstood not -> page(turn, null, Words.t(not.why().reason(), not.why().arguments().toArray()), HttpStatus.UNPROCESSABLE_CONTENT);
      case Turned.NoSense no -> page(turn, null, Words.t(no.reason()), HttpStatus.UNPROCESSABLE_CONTENT);
    };
  }

  private ModelAndView page(Turn turn, @Nullable PivotTable table, String problem, HttpStatus status) {
    var address = address(turn);
    return new ModelAndView("search/pivot", Map.of("view", new PivotPage(turn, table == null ? List.of() : heads(turn, table), table == null ? List.of() : lines(turn, table),
        table == null ? 0 : table.total(), table == null ? 0 : table.moreRows(), table == null ? 0 : table.moreColumns(), problem, Paging.address("/search/pivot.xlsx", address),
        Paging.address("/search", turn.question().address()), Words.moment(clock.instant()))), status);
  }

  private static Map<String, String> address(Turn turn) {
    var address = new LinkedHashMap<>(turn.question().address());
    address.put("rows", turn.rows().code());
    address.put("columns", turn.columns() == null ? "none" : turn.columns().code());
    address.put("measure", turn.measure().code());
    return address;
  }

  private List<PivotCell> heads(Turn turn, PivotTable table) {
    var columns = turn.columns();
    return table.columns().stream().map(column -> columns == null ? new PivotCell(Words.t("search.measure." + turn.measure().code()), "", 0, false)
        : new PivotCell(labels.name(columns.label(), column.value()), opened(turn, null, column.value()), 0, false)).toList();
  }

  private List<PivotLine> lines(Turn turn, PivotTable table) {
    var highest = table.cells().stream().flatMap(List::stream).map(PivotTable.Cell::value).filter(java.util.Objects::nonNull).mapToDouble(Math::abs).max().orElse(1);
    var lines = new ArrayList<PivotLine>();
    for (var r = 0; r < table.rows().size(); r++) {
      var row = table.rows().get(r);
      var cells = new ArrayList<PivotCell>();
      for (var c = 0; c < table.columns().size(); c++) {
        var cell = table.cells().get(r).get(c);
        var value = cell.value();
        var relative = turn.measure() != Measure.COUNT && turn.measure() != Measure.FAMILIES && turn.measure().rank() == null;
        var shade = value == null || value <= 0 || highest == 0 ? 0 : 1 + (int) Math.min(3, Math.floor(4 * value / highest));
        cells.add(new PivotCell(written(turn.measure(), value), cell.count() == 0 ? "" : opened(turn, row.value(), turn.columns() == null ? null : table.columns().get(c).value()), shade,
            relative && cell.count() > 0 && cell.count() < PivotTable.SMALL_SAMPLE));
      }
      lines.add(new PivotLine(labels.name(turn.rows().label(), row.value()), opened(turn, row.value(), null), Words.number(row.hits()), cells));
    }
    return lines;
  }

  private static String written(Measure measure, @Nullable Double value) {
    if (value == null) {
      return "—";
    }
    return switch (measure) {
      case COUNT, FAMILIES, PLEDGED, LICENSED, CITES -> Words.number(value.longValue());
      case SHARE -> "%.1f %%".formatted(value * 100);
      case GROWTH -> "%+.1f %%".formatted(value * 100);
      case RTA -> "%.2f".formatted(value);
    };
  }

  /** The search that lists the rows of a cell. */
  private static String opened(Turn turn, @Nullable String row, @Nullable String column) {
    var address = new LinkedHashMap<>(turn.question().address());
    var columns = turn.columns();
    if (row != null) {
      address.put(turn.rows().filter(), Question.written(List.of(row)));
    }
    if (column != null && columns != null) {
      address.put(columns.filter(), Question.written(List.of(column)));
    }
    address.putIfAbsent("q", "");
    return Paging.address("/search", address);
  }

  @OpenToAll
  @GetMapping("/search/pivot.xlsx")
  void export(@RequestParam Map<String, String> form, Viewer viewer, HttpServletResponse response) throws IOException {
    var turn = turn(form);
    if (!(pivot.turn(turn, viewer.scope()) instanceof Turned.Table made)) {
      response.sendError(HttpStatus.BAD_REQUEST.value());
      return;
    }
    response.setContentType("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");
    response.setHeader("Content-Disposition", "attachment; filename=\"pivot.xlsx\"");
    var about = new LinkedHashMap<String, String>();
    about.put(Words.t("search.export.question"), address(turn).toString());
    about.put(Words.t("search.measure"), Words.t("search.measure." + turn.measure().code()));
    about.put(Words.t("search.pivot.n"), Words.number(made.table().total()));
    about.put(Words.t("shell.export.made"), Words.moment(clock.instant()));
    about.put(Words.t("shell.export.by"), viewer.signedIn() ? viewer.displayName() : "");
    var headers = new ArrayList<>(List.of(Words.t("search.dimension." + turn.rows().code())));
    heads(turn, made.table()).forEach(head -> headers.add(head.text()));
    SheetExport.write(response.getOutputStream(), Words.t("search.pivot.title"), about, headers, sink -> {
      for (var r = 0; r < made.table().rows().size(); r++) {
        var cells = new ArrayList<@Nullable Object>();
        cells.add(labels.name(turn.rows().label(), made.table().rows().get(r).value()));
        made.table().cells().get(r).forEach(cell -> cells.add(cell.value()));
        sink.row(cells);
      }
    });
  }

  /** Ask for a table; {@code query} as in the one box. */
  record AskPivot(@Nullable String query, @Nullable String rows, @Nullable String columns, @Nullable String measure, @Nullable Map<String, String> filters) {}

  @PostMapping("/api/v1/pivot")
  ResponseEntity<?> facts(@RequestBody AskPivot ask, Viewer viewer) {
    var form = new LinkedHashMap<String, String>();
    if (ask.filters() != null) {
      form.putAll(ask.filters());
    }
    form.put("q", ask.query() == null ? "" : ask.query());
    form.put("rows", ask.rows() == null ? "" : ask.rows());
    form.put("columns", ask.columns() == null ? "" : ask.columns());
    form.put("measure", ask.measure() == null ? "" : ask.measure());
    return switch (pivot.turn(turn(form), viewer.scope())) {
      case Turned.Table made -> ResponseEntity.ok(made.table());
      case Turned.NotUnderstood not -> refused(Words.t(not.why().reason(), not.why().arguments().toArray()));
      case Turned.NoSense no -> refused(Words.t(no.reason()));
    };
  }

  private static ResponseEntity<?> refused(String detail) {
    return ResponseEntity.status(HttpStatus.UNPROCESSABLE_CONTENT).contentType(MediaType.APPLICATION_PROBLEM_JSON)
        .body(Map.of("status", 422, "title", Words.t("search.problem.request"), "detail", detail));
  }
}
