package cityip.search.web;

import cityip.search.LabelBook;
import cityip.search.Question;
import cityip.search.SavedQueries;
import cityip.search.SavedQueries.Following;
import cityip.search.SavedQueries.Saved;
import cityip.search.SearchDesk;
import cityip.search.web.SearchViews.SavedLine;
import cityip.shell.OpenToAll;
import cityip.shell.Paging;
import cityip.shell.Viewer;
import cityip.shell.Words;
import java.util.LinkedHashMap;
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
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Kept questions: one's own list, the address each can be cited by, and what changed in those that are followed. */
@Controller
class QueryPages {

  private static final int LONGEST_NAME = 100;
  private static final int SHOWN_CHANGES = 200;

  private final SavedQueries queries;
  private final SearchDesk desk;
  private final LabelBook labels;

  QueryPages(SavedQueries queries, SearchDesk desk, LabelBook labels) {
    this.queries = queries;
    this.desk = desk;
    this.labels = labels;
  }

  @GetMapping("/search/queries")
  ModelAndView mine(Viewer viewer) {
    var account = viewer.accountId();
    return list(account == null ? List.of() : queries.of(account), Map.of(), Map.of());
  }

  private ModelAndView list(List<Saved> saved, Map<String, String> typed, Map<String, String> problems) {
    return new ModelAndView("search/queries", Map.of("view", new SearchViews.Queries(saved.stream().map(QueryPages::line).toList(), typed, problems)));
  }

  private static SavedLine line(Saved saved) {
    return new SavedLine("/search/queries/" + saved.id(), saved.name(), described(saved.question()), Words.moment(saved.created()), saved.followed(), Words.moment(saved.looked()),
        saved.total(), saved.changes());
  }

  private static String described(Question question) {
    return String.join(" · ", question.address().values());
  }

  @PostMapping("/search/queries")
  ModelAndView save(@RequestParam Map<String, String> form, Viewer viewer, RedirectAttributes after) {
    var question = Question.of(form, SearchPages.PAGE);
    var name = form.getOrDefault("name", "").strip();
    var problems = new LinkedHashMap<String, String>();
    if (name.isEmpty() || name.length() > LONGEST_NAME) {
      problems.put("name", Words.t("search.query.name.say", LONGEST_NAME));
    }
    if (question.isEmpty() || desk.ask(question, viewer.scope()) instanceof SearchDesk.Answer.NotUnderstood) {
      problems.put("q", Words.t("search.query.question.say"));
    }
    if (!problems.isEmpty()) {
      var account = viewer.accountId();
      var page = list(account == null ? List.of() : queries.of(account), form, problems);
      page.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
      return page;
    }
    var id = queries.save(question, name, viewer);
    after.addFlashAttribute("said", "search.query.saved");
    if (form.containsKey("follow")) {
      followed(id, viewer, after);
    }
    return new ModelAndView("redirect:/search/queries/" + id);
  }

  /** Anybody may open it: it is asked again, within what the reader may see. */
  @OpenToAll
  @GetMapping("/search/queries/{id}")
  ModelAndView one(@PathVariable long id, Viewer viewer) {
    var saved = queries.find(id).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    var mine = viewer.accountId() != null && viewer.accountId() == saved.accountId();
    var changes = mine && saved.followed() ? queries.changes(saved, viewer.scope()) : List.<SavedQueries.Change>of();
    var total = desk.ask(saved.question(), viewer.scope()) instanceof SearchDesk.Answer.Found found && !found.nearest() ? found.result().total() : 0;
    var lines = changes.stream().limit(SHOWN_CHANGES).map(change -> new SearchViews.ChangeLine("search.change." + change.kind().name().toLowerCase(java.util.Locale.ROOT),
        change.kind() == SavedQueries.Change.Kind.GONE ? "" : "/search/found/" + change.id(), change.number(), change.title(),
        change.before().isEmpty() ? "" : labels.name("state", change.before()), change.after().isEmpty() ? "" : labels.name("state", change.after()))).toList();
    return new ModelAndView("search/query", Map.of("view", new SearchViews.QueryPage(id, line(saved), Paging.address("/search", saved.question().address()), total, mine, lines,
        changes.size())));
  }

  @PostMapping("/search/queries/{id}/follow")
  String follow(@PathVariable long id, Viewer viewer, RedirectAttributes after) {
    followed(id, viewer, after);
    return "redirect:/search/queries/" + id;
  }

  private void followed(long id, Viewer viewer, RedirectAttributes after) {
    after.addFlashAttribute("said", switch (queries.follow(id, viewer)) {
      case Following.Followed _ -> "search.query.followed";
      case Following.TooMany _ -> "search.query.too-many";
      case Following.NotYours _ -> "search.query.not-yours";
    });
  }

  @PostMapping("/search/queries/{id}/unfollow")
  String unfollow(@PathVariable long id, Viewer viewer, RedirectAttributes after) {
    after.addFlashAttribute("said", queries.unfollow(id, viewer) ? "search.query.unfollowed" : "search.query.not-yours");
    return "redirect:/search/queries/" + id;
  }

  @PostMapping("/search/queries/{id}/noted")
  String noted(@PathVariable long id, Viewer viewer, RedirectAttributes after) {
    after.addFlashAttribute("said", queries.noted(id, viewer) ? "search.query.noted" : "search.query.not-yours");
    return "redirect:/search/queries/" + id;
  }
}
