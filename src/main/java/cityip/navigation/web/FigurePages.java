package cityip.navigation.web;

import cityip.navigation.Analysis;
import cityip.navigation.Corpus;
import cityip.navigation.Dimension;
import cityip.navigation.FrozenCorpus;
import cityip.navigation.Notebook;
import cityip.navigation.web.NavigationViews.FiguresPage;
import cityip.navigation.web.NavigationViews.Head;
import cityip.navigation.web.NavigationViews.RowsPage;
import cityip.rulebook.City;
import cityip.shell.OpenToAll;
import cityip.shell.Paging;
import cityip.shell.SheetExport;
import cityip.shell.Viewer;
import cityip.shell.Words;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.ModelAndView;

/** The figures of a frozen corpus, and the documents behind each of their numbers. */
@Controller
class FigurePages {

  private static final int PAGE = 50;

  private final Notebook notebook;
  private final City city;
  private final Clock clock;

  FigurePages(Notebook notebook, City city, Clock clock) {
    this.notebook = notebook;
    this.city = city;
    this.clock = clock;
  }

  private FrozenCorpus frozen(Head head, Map<String, String> query) {
    var asked = query.getOrDefault("corpus", "");
    var found = asked.matches("\\d{1,18}") ? notebook.corpus(head.project(), Long.parseLong(asked)) : notebook.latest(head.project());
    return found.orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
  }

  private static Analysis analysis(String code) {
    return Arrays.stream(Analysis.values()).filter(one -> one.code().equals(code)).findFirst().orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
  }

  @OpenToAll
  @GetMapping("/navigation/projects/{id:\\d{1,18}}/figures")
  ModelAndView figures(@PathVariable long id, Viewer viewer, @RequestParam Map<String, String> query) {
    var head = ProjectPages.head(notebook, id, viewer, "figures");
    if (notebook.latest(head.project()).isEmpty()) {
      return new ModelAndView("redirect:" + head.to("corpus"));
    }
    return page(head, frozen(head, query), Analysis.TREND);
  }

  @OpenToAll
  @GetMapping("/navigation/projects/{id:\\d{1,18}}/figures/{code:[a-z-]+}")
  ModelAndView figure(@PathVariable long id, @PathVariable String code, Viewer viewer, @RequestParam Map<String, String> query) {
    var head = ProjectPages.head(notebook, id, viewer, "figures");
    return page(head, frozen(head, query), analysis(code));
  }

  private ModelAndView page(Head head, FrozenCorpus frozen, Analysis analysis) {
    var words = new FigureWords(city, notebook.nodes(head.project()));
    var figure = analysis.of(notebook.documents(frozen));
    return new ModelAndView("navigation/figures", "view", new FiguresPage(head, frozen, List.of(words.view(head, frozen, figure)), FigureWords.analyses(), analysis.code()));
  }

  @OpenToAll
  @GetMapping("/navigation/projects/{id:\\d{1,18}}/figures/{code:[a-z-]+}.xlsx")
  void export(@PathVariable long id, @PathVariable String code, Viewer viewer, @RequestParam Map<String, String> query, HttpServletResponse response) throws IOException {
    var head = ProjectPages.head(notebook, id, viewer, "figures");
    var frozen = frozen(head, query);
    var figure = analysis(code).of(notebook.documents(frozen));
    var words = new FigureWords(city, notebook.nodes(head.project()));
    var title = head.project().title() + " · " + Words.t("navigation.analysis." + code);
    file(response, "navigation-" + head.project().number().toLowerCase(java.util.Locale.ROOT) + "-" + code);
    SheetExport.write(response.getOutputStream(), title, about(head, frozen, viewer), FigureWords.headers(figure), sink -> figure.rows().forEach(row -> {
      var cells = new java.util.ArrayList<@Nullable Object>();
      for (int n = 0; n < row.cells().size(); n++) {
        var value = row.cells().get(n).value();
        cells.add(value instanceof Number ? value : words.text(figure.columns().get(n), value));
      }
      sink.row(cells);
    }));
  }

  private Map<String, String> about(Head head, FrozenCorpus frozen, Viewer viewer) {
    var about = new LinkedHashMap<String, String>();
    about.put(Words.t("navigation.column.number"), head.project().number());
    about.put(Words.t("shell.asof.day"), Words.day(frozen.day()));
    about.put(Words.t("navigation.corpus.documents"), Words.number(frozen.documents()));
    about.put(Words.t("navigation.corpus.hash"), frozen.hash());
    about.put(Words.t("navigation.corpus.query"), frozen.query());
    about.put(Words.t("shell.export.made"), Words.moment(clock.instant()));
    about.put(Words.t("shell.export.by"), viewer.displayName());
    return about;
  }

  private static void file(HttpServletResponse response, String name) {
    response.setContentType("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");
    response.setHeader("Content-Disposition", "attachment; filename=\"" + name + ".xlsx\"");
  }

  private static Map<Dimension, String> slice(Map<String, String> query) {
    var slice = new EnumMap<Dimension, String>(Dimension.class);
    for (var dimension : Dimension.values()) {
      var value = query.get(dimension.code());
      if (value != null && !value.isEmpty()) {
        slice.put(dimension, value);
      }
    }
    return slice;
  }

  @OpenToAll
  @GetMapping("/navigation/projects/{id:\\d{1,18}}/rows")
  ModelAndView rows(@PathVariable long id, Viewer viewer, @RequestParam Map<String, String> query) {
    var head = ProjectPages.head(notebook, id, viewer, "figures");
    var frozen = frozen(head, query);
    var corpus = notebook.documents(frozen);
    var slice = slice(query);
    var cut = corpus.where(slice);
    var number = query.getOrDefault("page", "1");
    var paging = new Paging(number.matches("\\d{1,6}") ? Integer.parseInt(number) : 1, PAGE, cut.size(), head.to("rows"), kept(frozen, slice));
    var items = cut.items().stream().skip(paging.offset()).limit(PAGE).toList();
    return new ModelAndView("navigation/rows", "view", new RowsPage(head, frozen, words(head, corpus, slice), items, paging, Paging.address(head.to("rows.xlsx"), kept(frozen, slice))));
  }

  private List<String> words(Head head, Corpus corpus, Map<Dimension, String> slice) {
    return new FigureWords(city, notebook.nodes(head.project())).slice(slice, owner -> corpus.items().stream().flatMap(item -> item.owners().stream())
        .filter(one -> Long.toString(one.id()).equals(owner)).map(cityip.navigation.Item.Actor::name).findFirst().orElse(owner));
  }

  private static Map<String, String> kept(FrozenCorpus frozen, Map<Dimension, String> slice) {
    var kept = new LinkedHashMap<String, String>();
    kept.put("corpus", Long.toString(frozen.id()));
    slice.forEach((dimension, value) -> kept.put(dimension.code(), value));
    return kept;
  }

  @OpenToAll
  @GetMapping("/navigation/projects/{id:\\d{1,18}}/rows.xlsx")
  void exportRows(@PathVariable long id, Viewer viewer, @RequestParam Map<String, String> query, HttpServletResponse response) throws IOException {
    var head = ProjectPages.head(notebook, id, viewer, "figures");
    var frozen = frozen(head, query);
    var corpus = notebook.documents(frozen);
    var slice = slice(query);
    var about = about(head, frozen, viewer);
    about.put(Words.t("shell.export.filters"), String.join("；", words(head, corpus, slice)));
    file(response, "navigation-" + head.project().number().toLowerCase(java.util.Locale.ROOT) + "-rows");
    var headers = List.of("navigation.column.number", "navigation.column.title", "navigation.column.owner", "navigation.column.year", "navigation.column.state", "navigation.column.family", "navigation.dimension.node",
        "navigation.dimension.effect");
    SheetExport.write(response.getOutputStream(), head.project().title(), about, headers.stream().map(Words::t).toList(), sink -> corpus.where(slice).items().forEach(item -> sink.row(
        Arrays.asList(item.number(), item.title(), String.join("；", item.owners().stream().map(cityip.navigation.Item.Actor::name).toList()), item.filed(),
            Words.t("registry.state." + item.state()), item.family(), String.join("；", item.nodes().stream().sorted().toList()), String.join("；", item.effects().stream().sorted().toList())))));
  }
}
