package cityip.search.web;

import cityip.search.Highlights;
import cityip.search.LabelBook;
import cityip.search.Question;
import cityip.search.SearchDesk;
import cityip.search.SearchDesk.Answer;
import cityip.search.SearchField;
import cityip.search.SearchOrder;
import cityip.search.SearchResult.Hit;
import cityip.search.SimilarRights;
import cityip.search.Suggestions;
import cityip.search.Wanted;
import cityip.search.web.SearchViews.Choice;
import cityip.search.web.SearchViews.Line;
import cityip.search.web.SearchViews.Results;
import cityip.shell.Navigation;
import cityip.shell.OpenToAll;
import cityip.shell.Paging;
import cityip.shell.Scope;
import cityip.shell.Viewer;
import cityip.shell.Words;
import java.util.Arrays;
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

/** The one box, the experts' line, and the page of results. */
@OpenToAll
@Controller
class SearchPages implements Navigation {

  static final int PAGE = 20;

  private final SearchDesk desk;
  private final Suggestions suggestions;
  private final SimilarRights similar;
  private final LabelBook labels;

  SearchPages(SearchDesk desk, Suggestions suggestions, SimilarRights similar, LabelBook labels) {
    this.desk = desk;
    this.suggestions = suggestions;
    this.similar = similar;
    this.labels = labels;
  }

  @Override
  public List<Item> items(Viewer viewer) {
    return List.of(new Item(15, "search.menu", "/search"));
  }

  @GetMapping("/search")
  ModelAndView search(@RequestParam Map<String, String> form, Viewer viewer) {
    var question = Question.of(form, PAGE);
    var making = SearchViews.Making.of(desk.progress());
    if (question.isEmpty() && !form.containsKey("q")) {
      return new ModelAndView("search/results", Map.of("view", Results.nothing(question, null, making, desk.size(), viewer.signedIn())));
    }
    return switch (desk.ask(question, viewer.scope())) {
      case Answer.Found found -> new ModelAndView("search/results", Map.of("view", results(question, found, making, viewer)));
      case Answer.NotUnderstood not -> {
        var problem = SearchViews.problem(question.text(), not.why(), Words.t(not.why().reason(), not.why().arguments().toArray()));
        yield new ModelAndView("search/results", Map.of("view", Results.nothing(question, problem, making, desk.size(), viewer.signedIn())),
            HttpStatus.UNPROCESSABLE_CONTENT);
      }
    };
  }

  /** One record for everybody who may find it; officers of the city and its own people go on to the register from here. */
  @GetMapping("/search/found/{id}")
  ModelAndView found(@PathVariable String id, Viewer viewer) {
    var hit = desk.one(id, viewer.scope()).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    var everything = new Highlights(new Wanted.Everything());
    var mine = switch (viewer.scope()) {
      case Scope.WholeCity _ -> true;
      case Scope.OneUnit one -> one.unit().equals(hit.shown("unit"));
      case Scope.OneBody _, Scope.PublicOnly _ -> false;
    };
    return new ModelAndView("search/found", Map.of("view", new SearchViews.Found(line(hit, everything, labels), hit.shown(), mine ? hit.shown("address") : "")));
  }

  private Results results(Question question, Answer.Found found, SearchViews.@Nullable Making making, Viewer viewer) {
    var paging = new Paging(question.page(), question.size(), found.result().total(), "/search", question.address());
    var highlights = new Highlights(found.asked());
    var meant = (found.nearest() || found.result().total() == 0) && !found.asLine() ? suggestions.meant(question.text(), viewer.scope()).orElse("") : "";
    var lines = found.result().hits().stream().map(hit -> line(hit, highlights, labels)).toList();
    return new Results(question, paging, lines, Facets.of(question, found.result().facets(), paging, labels), orders(question, paging), modes(question, paging, found.asLine()),
        question.mode() == Question.Mode.TEXT ? null : similar.learnt(), Facets.chosen(question, paging, labels),
        found.nearest(), meant, null, making, desk.size(), viewer.signedIn());
  }

  /** By words, by words and meaning, by meaning alone. */
  private List<Choice> modes(Question question, Paging paging, boolean asLine) {
    if (asLine || question.text().isEmpty() || !similar.possible()) {
      return List.of();
    }
    return Arrays.stream(Question.Mode.values()).map(mode -> {
      var value = mode == Question.Mode.TEXT ? "" : mode.name().toLowerCase(java.util.Locale.ROOT);
      return new Choice(value, "search.mode." + mode.name().toLowerCase(java.util.Locale.ROOT), paging.with("mode", value), question.mode() == mode);
    }).toList();
  }

  private static List<Choice> orders(Question question, Paging paging) {
    return Arrays.stream(SearchOrder.values()).filter(order -> order != SearchOrder.OWNER).map(order -> {
      var downwards = order == SearchOrder.FILED || order == SearchOrder.PUBLISHED || order == SearchOrder.GRANTED;
      var value = order == SearchOrder.RELEVANCE ? "" : (downwards ? "-" : "") + order.code();
      return new Choice(value, "search.order." + order.code(), paging.with("sort", value), question.order() == order);
    }).toList();
  }

  /** One hit as it is shown on every page of the search. */
  static Line line(Hit hit, Highlights highlights, LabelBook labels) {
    var state = hit.shown("state");
    return new Line("/search/found/" + hit.id(), highlights.whole(SearchField.TITLE, hit.shown("title").isEmpty() ? hit.shown("number") : hit.shown("title")),
        highlights.part(SearchField.ABSTRACT, hit.shown("abstract"), 160), highlights.whole(SearchField.OWNER, hit.shown("owner")), hit.shown("number"),
        labels.name("kind", hit.shown("kind")), state.isEmpty() ? "" : labels.name("state", state), tone(state),
        hit.shown("unit").isEmpty() ? "" : labels.name("unit", hit.shown("unit")), hit.shown("class"), hit.shown("filed"), "/search/similar?id=" + hit.id());
  }

  private static String tone(String state) {
    return switch (state) {
      case "in-force" -> "good";
      case "filed", "published", "examined", "grace" -> "waiting";
      default -> "neutral";
    };
  }
}
