package cityip.party.web;

import cityip.party.Body;
import cityip.party.Candidate;
import cityip.party.MatchDesk;
import cityip.party.MatchResult;
import cityip.party.PartyName;
import cityip.party.PartyRegister;
import cityip.party.web.PartyViews.FactorLine;
import cityip.party.web.PartyViews.MatchesView;
import cityip.party.web.PartyViews.Pair;
import cityip.party.web.PartyViews.PairLine;
import cityip.rulebook.City;
import cityip.shell.OnlyFor;
import cityip.shell.Paging;
import cityip.shell.Role;
import cityip.shell.Viewer;
import cityip.shell.Words;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Pairs that may be one, side by side with the reasons; a person says what they are. */
@OnlyFor({Role.CITY_OFFICER, Role.ADMINISTRATOR})
@Controller
class MatchPages {

  private static final int PAGE = 10;

  private final PartyRegister register;
  private final MatchDesk desk;
  private final City city;

  MatchPages(PartyRegister register, MatchDesk desk, City city) {
    this.register = register;
    this.desk = desk;
    this.city = city;
  }

  @GetMapping("/parties/matches")
  ModelAndView matches(@RequestParam(defaultValue = "1") String page) {
    return page(page, Map.of(), Map.of());
  }

  private ModelAndView page(String page, Map<String, String> problems, Map<String, String> input) {
    Paging paging = new Paging(page.matches("\\d{1,6}") ? Integer.parseInt(page) : 1, PAGE, register.countCandidates(), "/parties/matches", Map.of());
    List<Pair> pairs = register.candidates(PAGE, paging.offset()).stream().map(this::pair).toList();
    ModelAndView view = new ModelAndView("party/matches", Map.of("view", new MatchesView(pairs, paging, problems, input)));
    if (!problems.isEmpty()) {
      view.setStatus(HttpStatus.UNPROCESSABLE_ENTITY);
    }
    return view;
  }

  private Pair pair(Candidate candidate) {
    Body left = candidate.left();
    Body right = candidate.right();
    List<PairLine> lines = List.of(
        line("name", left.name(), right.name()),
        line("kind", PartyWords.kind(left.kind()), PartyWords.kind(right.kind())),
        line("code", left.creditCode(), right.creditCode()),
        line("unit", PartyWords.unit(city, left.unit()), PartyWords.unit(city, right.unit())),
        line("names", names(left), names(right)));
    return new Pair(left.id(), right.id(), candidate.score(), candidate.factors().stream().map(factor ->
        new FactorLine(Words.t("party.factor." + factor.name()), (factor.points() > 0 ? "+" : "") + factor.points())).toList(), lines);
  }

  private static PairLine line(String word, @Nullable String left, @Nullable String right) {
    return new PairLine(Words.t("party.column." + word), PartyWords.or(left), PartyWords.or(right), left != null && right != null && !left.equals(right));
  }

  private String names(Body body) {
    return register.names(body.canonicalId()).stream().map(PartyName::name).distinct().collect(Collectors.joining("；"));
  }

  @PostMapping("/parties/matches")
  Object decide(@RequestParam long left, @RequestParam long right, @RequestParam(defaultValue = "") String decision,
      @RequestParam(defaultValue = "") String reason, @RequestParam(defaultValue = "1") String page, Viewer viewer, RedirectAttributes after) {
    MatchResult result = switch (decision) {
      case "keep-left" -> desk.merge(left, right, viewer.actor(), reason);
      case "keep-right" -> desk.merge(right, left, viewer.actor(), reason);
      case "not-same" -> desk.notSame(left, right, viewer.actor(), reason);
      default -> new MatchResult.Unknown();
    };
    String problem = PartyWords.problem(result);
    if (problem != null) {
      String field = "reason-" + left + "-" + right;
      return page(page, Map.of(field, problem), Map.of(field, reason));
    }
    after.addFlashAttribute("said", decision.equals("not-same") ? "party.not-same.done" : "party.merge.done");
    return "redirect:" + Paging.address("/parties/matches", Map.of("page", page.equals("1") ? "" : page));
  }

  @PostMapping("/parties/matches/refresh")
  String refresh(RedirectAttributes after) {
    register.refreshCandidates();
    after.addFlashAttribute("said", "party.matches.refreshed");
    return "redirect:/parties/matches";
  }
}
