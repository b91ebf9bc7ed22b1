package cityip.navigation.web;

import cityip.navigation.Analysis;
import cityip.navigation.FieldWatch;
import cityip.navigation.Figure;
import cityip.navigation.web.NavigationViews.FigureView;
import cityip.rulebook.City;
import cityip.shell.Viewer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.ModelAndView;

/** An enterprise sees its own field (capability C7): who files there, what expires, what is free, where white spots are. */
@Controller
class FieldPages {

  private static final List<Analysis> SHOWN = List.of(Analysis.TREND, Analysis.OWNERS, Analysis.ENTRANTS, Analysis.GROUPS, Analysis.EXPIRY, Analysis.KINDS_AND_STATES, Analysis.KEY_PATENTS);

  private final FieldWatch watch;
  private final City city;

  FieldPages(FieldWatch watch, City city) {
    this.watch = watch;
    this.city = city;
  }

  @GetMapping("/navigation/my-field")
  ModelAndView field(Viewer viewer, @RequestParam(defaultValue = "") String subclass) {
    var body = viewer.bodyId();
    if (body == null) {
      throw new ResponseStatusException(HttpStatus.FORBIDDEN);
    }
    var own = watch.subclasses(body);
    var chosen = own.stream().map(FieldWatch.Own::subclass).filter(subclass::equals).findFirst().orElse(own.isEmpty() ? "" : own.getFirst().subclass());
    var figures = new ArrayList<FigureView>();
    if (!chosen.isEmpty()) {
      var corpus = watch.field(chosen, body);
      var words = new FigureWords(city, List.of());
      SHOWN.forEach(analysis -> figures.add(plain(words, analysis.of(corpus))));
    }
    return new ModelAndView("navigation/field", Map.of("own", own, "chosen", chosen, "figures", figures));
  }

  /** A figure over a field that is not frozen: its numbers open nothing but the patents they name. */
  private static FigureView plain(FigureWords words, Figure figure) {
    var rows = figure.rows().stream().map(row -> {
      var cells = new ArrayList<NavigationViews.CellView>();
      for (int n = 0; n < row.cells().size(); n++) {
        var column = figure.columns().get(n);
        var text = words.text(column, row.cells().get(n).value());
        cells.add(new NavigationViews.CellView(text, column.word().equals("number") ? "/rights/" + text : null,
            column.form() == Figure.Form.COUNT || column.form() == Figure.Form.SHARE || column.form() == Figure.Form.RATIO));
      }
      return new NavigationViews.RowView(cells, row.provisional());
    }).toList();
    return new FigureView(figure.analysis().code(), figure, FigureWords.headers(figure), rows, figure.notes().stream().map(NavigationViews::note).toList(),
        ChartOptions.of(figure, words::text), null, "");
  }
}
