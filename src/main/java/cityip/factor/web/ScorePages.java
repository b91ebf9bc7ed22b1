package cityip.factor.web;

import cityip.factor.Score;
import cityip.factor.ScoreBook;
import cityip.factor.ScoreBook.Answer;
import cityip.factor.ScoreLinks;
import cityip.factor.web.FactorViews.ContestRow;
import cityip.factor.web.FactorViews.ListView;
import cityip.factor.web.FactorViews.ScorePage;
import cityip.shell.OnlyFor;
import cityip.shell.OpenToAll;
import cityip.shell.Role;
import cityip.shell.Viewer;
import cityip.shell.Words;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** A score with its parts, its evidence, its peers, and how to contest it; and the lists of factors anybody may read. */
@Controller
class ScorePages {

  private final ScoreBook book;
  private final List<ScoreLinks> links;
  private final Clock clock;

  ScorePages(ScoreBook book, List<ScoreLinks> links, Clock clock) {
    this.book = book;
    this.links = links;
    this.clock = clock;
  }

  @OpenToAll
  @GetMapping("/factors")
  ModelAndView lists() {
    return new ModelAndView("factor/lists", "view", new FactorViews.ListPage(book.lists().stream().map(this::list).toList()));
  }

  private ListView list(String key) {
    var today = LocalDate.now(clock);
    var scenarios = book.scenarios(key, today);
    var lists = scenarios.stream().map(scenario -> book.list(key, scenario, today).orElseThrow()).toList();
    var rows = lists.isEmpty() ? List.<FactorViews.FactorRow>of() : lists.getFirst().factors().stream().map(factor -> FactorViews.factor(key, factor, lists)).toList();
    return new ListView(key, Words.t(key + ".name"), scenarios.stream().map(scenario -> Words.t(key + ".scenario." + scenario)).toList(), rows,
        book.versions(key).stream().map(FactorViews::version).toList());
  }

  private Score found(long id, Viewer viewer) {
    return book.find(id, viewer).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
  }

  @GetMapping("/scores/{id:\\d{1,18}}")
  ModelAndView score(@PathVariable long id, Viewer viewer) {
    return page(found(id, viewer), viewer, Map.of(), Map.of());
  }

  private ModelAndView page(Score score, Viewer viewer, Map<String, String> problems, Map<String, String> typed) {
    var list = score.card().list().key();
    var card = score.card();
    var changes = card.changes().stream().map(change -> Words.t("factor.change", FactorViews.word(list, "factor." + change.factor().key()),
        Words.number(change.value()) + " " + Words.t("factor.unit." + change.factor().unit()), Words.number(change.gain()))).toList();
    var dimensions = card.dimensions().entrySet().stream().map(entry -> Words.t("factor.dimension." + entry.getKey()) + " " + Words.number(entry.getValue())).toList();
    var contests = book.contests(score).stream().map(one -> new ContestRow(one.id(), FactorViews.word(list, "factor." + one.factor()), one.reason(), one.by(), Words.moment(one.raised()),
        one.outcome() == null ? null : Words.t("factor.outcome." + one.outcome().name().toLowerCase(java.util.Locale.ROOT)), one.answer(),
        one.answered() == null ? null : one.answeredBy() + " · " + Words.moment(one.answered()))).toList();
    return new ModelAndView("factor/score", "view", new ScorePage(score, Words.t(list + ".name"), Words.t(list + ".scenario." + card.list().scenario()), FactorViews.waterfall(list, card),
        FactorViews.rows(list, card), dimensions, changes, card.vetoes().stream().map(veto -> Words.t(list + ".veto." + veto)).toList(), FactorViews.peers(score.peers(), card.total()),
        score.peers().stream().mapToInt(Integer::intValue).sum(), todays(score), contests, score.mayBeContestedBy(viewer), officer(viewer), links.stream().flatMap(module -> module.of(score, viewer).stream()).toList(), problems, typed));
  }

  /** What today's weights would give, when that is something else. */
  private @Nullable String todays(Score score) {
    var before = score.card().total();
    return book.under(score, LocalDate.now(clock)).map(card -> card.total()).filter(after -> before != null && after.compareTo(before) != 0)
        .map(after -> Words.t("factor.today", Words.number(before), Words.number(after))).orElse(null);
  }

  private static boolean officer(Viewer viewer) {
    return viewer.role() == Role.CITY_OFFICER || viewer.role() == Role.COUNTY_OFFICER;
  }

  @PostMapping("/scores/{id:\\d{1,18}}/contests")
  ModelAndView contest(@PathVariable long id, Viewer viewer, @RequestParam Map<String, String> form, RedirectAttributes after) {
    var score = found(id, viewer);
    if (!score.mayBeContestedBy(viewer)) {
      throw new ResponseStatusException(HttpStatus.FORBIDDEN);
    }
    return answer(book.contest(score, form.getOrDefault("factor", ""), form.getOrDefault("reason", ""), viewer), score, viewer, form, after, "factor.said.contested");
  }

  @OnlyFor({Role.CITY_OFFICER, Role.COUNTY_OFFICER})
  @PostMapping("/scores/{id:\\d{1,18}}/contests/{contest:\\d{1,18}}")
  ModelAndView answer(@PathVariable long id, @PathVariable long contest, Viewer viewer, @RequestParam Map<String, String> form, RedirectAttributes after) {
    var score = found(id, viewer);
    var outcome = "upheld".equals(form.get("outcome")) ? Score.Outcome.UPHELD : Score.Outcome.REJECTED;
    return answer(book.answer(score, contest, outcome, form.getOrDefault("answer-" + contest, ""), viewer), score, viewer, form, after, "factor.said.answered");
  }

  private ModelAndView answer(Answer answer, Score score, Viewer viewer, Map<String, String> form, RedirectAttributes after, String said) {
    return switch (answer) {
      case Answer.Done _ -> {
        after.addFlashAttribute("said", said);
        yield new ModelAndView("redirect:/scores/" + score.id());
      }
      case Answer.Unclear unclear -> unprocessed(score, viewer, unclear.field(), "factor.problem." + unclear.field(), form);
      case Answer.AnsweredBefore _ -> unprocessed(score, viewer, "contests", "factor.problem.answered", form);
    };
  }

  private ModelAndView unprocessed(Score score, Viewer viewer, String field, String word, Map<String, String> form) {
    var page = page(score, viewer, Map.of(form.keySet().stream().filter(key -> key.startsWith(field + "-")).findFirst().orElse(field), Words.t(word)), form);
    page.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
    return page;
  }

  @GetMapping("/api/v1/scores/{id}")
  @ResponseBody
  Map<String, Object> fact(@PathVariable long id, Viewer viewer) {
    return found(id, viewer).told();
  }
}
