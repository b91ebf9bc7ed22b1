package cityip.search.web;

import cityip.search.Question;
import cityip.search.SearchExports;
import cityip.search.SearchExports.Export;
import cityip.search.web.SearchViews.ExportLine;
import cityip.shell.Viewer;
import cityip.shell.Words;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.ModelAndView;

/** Whole results as workbooks: ordered, watched, left, found again. */
@Controller
class ExportPages {

  private final SearchExports exports;

  ExportPages(SearchExports exports) {
    this.exports = exports;
  }

  @PostMapping("/search/exports")
  String order(@RequestParam Map<String, String> form, Viewer viewer) {
    return "redirect:/search/exports/" + exports.order(Question.of(form, SearchPages.PAGE), viewer);
  }

  @GetMapping("/search/exports")
  ModelAndView mine(Viewer viewer) {
    var account = viewer.accountId();
    return page(account == null ? List.of() : exports.of(account));
  }

  @GetMapping("/search/exports/{id}")
  ModelAndView one(@PathVariable long id, Viewer viewer) {
    return page(List.of(own(id, viewer)));
  }

  private static ModelAndView page(List<Export> some) {
    return new ModelAndView("search/exports", Map.of("lines", some.stream().map(ExportPages::line).toList()));
  }

  private static ExportLine line(Export export) {
    return new ExportLine(export.id(), String.join(" · ", export.question().address().values()), export.state(), export.running(), export.made(), export.total(),
        Words.moment(export.created()));
  }

  @GetMapping("/search/exports/{id}/file.xlsx")
  void file(@PathVariable long id, Viewer viewer, HttpServletResponse response) throws IOException {
    var export = own(id, viewer);
    if (export.file() == null) {
      throw new ResponseStatusException(HttpStatus.NOT_FOUND);
    }
    response.setContentType("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");
    response.setHeader("Content-Disposition", "attachment; filename=\"search-" + id + ".xlsx\"");
    try (var in = exports.open(export)) {
      in.transferTo(response.getOutputStream());
    }
  }

  private Export own(long id, Viewer viewer) {
    return exports.find(id, viewer).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
  }
}
