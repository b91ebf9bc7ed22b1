package cityip.search.web;

import cityip.search.Highlights;
import cityip.search.LabelBook;
import cityip.search.SimilarRights;
import cityip.search.SimilarRights.Similar;
import cityip.search.Wanted;
import cityip.shell.OpenToAll;
import cityip.shell.Viewer;
import cityip.shell.Words;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.ModelAndView;

/** Find what is like a right or like a paragraph. A paragraph may be an invention nobody knows yet, so it is posted and stands in no address or log. */
@OpenToAll
@Controller
class SimilarPages {

  private static final int SHOWN = 20;
  private static final int SHORTEST = 4;

  private final SimilarRights similar;
  private final LabelBook labels;

  SimilarPages(SimilarRights similar, LabelBook labels) {
    this.similar = similar;
    this.labels = labels;
  }

  @GetMapping("/search/similar")
  ModelAndView page(@RequestParam(defaultValue = "") String id, @RequestParam(defaultValue = "") String number, Viewer viewer) {
    if (id.isBlank() && number.isBlank()) {
      return view(null, "", Map.of(), viewer);
    }
    var found = (id.isBlank() ? similar.number(number, viewer.scope(), SHOWN) : similar.id(id, viewer.scope(), SHOWN));
    if (found.isEmpty()) {
      if (id.isBlank()) {
        var page = view(null, "", Map.of("number", Words.t("search.similar.number.none", number.length() > 60 ? number.substring(0, 60) : number)), viewer);
        page.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
        return page;
      }
      throw new ResponseStatusException(HttpStatus.NOT_FOUND);
    }
    return view(found.get(), "", Map.of(), viewer);
  }

  @PostMapping("/search/similar")
  ModelAndView paragraph(@RequestParam(defaultValue = "") String text, Viewer viewer) {
    var plain = text.strip();
    if (plain.codePointCount(0, plain.length()) < SHORTEST || plain.length() > SimilarRights.LONGEST) {
      var page = view(null, text, Map.of("text", Words.t("search.similar.text.say", SHORTEST, SimilarRights.LONGEST)), viewer);
      page.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
      return page;
    }
    return view(similar.text(plain, viewer.scope(), SHOWN), plain, Map.of(), viewer);
  }

  private ModelAndView view(@Nullable Similar found, String text, Map<String, String> problems, Viewer viewer) {
    var none = new Highlights(new Wanted.Everything());
    var highlights = found == null ? none : new Highlights(found.words());
    var subclasses = text.isEmpty() || found == null ? List.<SimilarRights.Subclass>of() : similar.classify(text, viewer.scope()).stream().limit(5).toList();
    return new ModelAndView("search/similar", Map.of("view", new SearchViews.SimilarPage(
        found == null ? null : found.of().map(hit -> SearchPages.line(hit, none, labels)).orElse(null), text,
        found == null ? List.of() : found.hits().stream().map(hit -> SearchPages.line(hit, highlights, labels)).toList(), subclasses,
        subclasses.stream().map(one -> labels.name("ipc", one.symbol())).toList(), similar.learnt(), basis(), problems)));
  }

  private String basis() {
    var basis = similar.basis();
    var made = basis.made();
    return made == null ? Words.t(basis.progress() < 1 ? "search.similar.classes.learning" : "search.similar.classes.hint", Math.round(basis.progress() * 100))
        : Words.t("search.similar.classes.learnt", Words.number(basis.examples()), Words.moment(made));
  }
}
