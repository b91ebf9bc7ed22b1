package cityip.assessment.web;

import cityip.assessment.ValueDesk;
import cityip.assessment.panel.Panel;
import cityip.assessment.panel.Panel.Declaration;
import cityip.assessment.panel.Panel.State;
import cityip.assessment.panel.PanelDesk;
import cityip.assessment.panel.PanelDesk.Answer;
import cityip.assessment.panel.PanelResults;
import cityip.assessment.web.PanelViews.Indicator;
import cityip.assessment.web.PanelViews.ListPage;
import cityip.assessment.web.PanelViews.PanelPage;
import cityip.assessment.web.PanelViews.ResultRow;
import cityip.assessment.web.PanelViews.SeatRow;
import cityip.assessment.web.PanelViews.Step;
import cityip.assessment.web.PanelViews.VoteRow;
import cityip.factor.Score;
import cityip.factor.ScoreBook;
import cityip.shell.AsOfQuery;
import cityip.shell.Paging;
import cityip.shell.Role;
import cityip.shell.SheetExport;
import cityip.shell.Viewer;
import cityip.shell.Waiting;
import cityip.shell.Words;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Panels of experts: the list, opening one, inviting, declaring, scoring, settling (capability C3). */
@Controller
class PanelPages implements Waiting {

  private static final int PAGE = 20;

  private final PanelDesk desk;
  private final PanelResults results;
  private final ValueDesk values;
  private final ScoreBook book;
  private final Clock clock;

  PanelPages(PanelDesk desk, PanelResults results, ValueDesk values, ScoreBook book, Clock clock) {
    this.desk = desk;
    this.results = results;
    this.values = values;
    this.book = book;
    this.clock = clock;
  }

  @Override
  public List<Item> of(Viewer viewer) {
    return desk.waiting(viewer).stream().map(panel -> new Item(Words.t("assessment.panel.one"), panel.title() + " " + panel.number(), "/panels/" + panel.id())).toList();
  }

  private static String state(String asked) {
    return Arrays.stream(State.values()).map(Enum::name).filter(asked::equals).findFirst().orElse("");
  }

  private static String word(String problem) {
    return Words.t("assessment.panel.problem." + problem);
  }

  @GetMapping("/panels")
  ModelAndView list(Viewer viewer, @RequestParam Map<String, String> query) {
    return list(viewer, query, Map.of());
  }

  private ModelAndView list(Viewer viewer, Map<String, String> query, Map<String, String> problems) {
    var state = state(query.getOrDefault("state", ""));
    var text = query.getOrDefault("text", "").strip();
    var order = "title".equals(query.get("order")) ? "title" : "";
    var page = query.getOrDefault("page", "1");
    var paging = new Paging(page.matches("\\d{1,6}") ? Integer.parseInt(page) : 1, PAGE, desk.count(state, text, viewer), "/panels", Map.of("state", state, "text", text, "order", order));
    var rows = desk.page(state, text, order.equals("title"), viewer, PAGE, paging.offset()).stream().map(PanelViews::row).toList();
    var mayOpen = viewer.role() == Role.CITY_OFFICER || viewer.role() == Role.COUNTY_OFFICER || viewer.role() == Role.BODY_MEMBER;
    var said = new LinkedHashMap<String, String>();
    problems.forEach((field, problem) -> said.put(field, problem.startsWith("!") ? problem.substring(1) : word(problem)));
    return new ModelAndView("assessment/panels", "view", new ListPage(rows, paging, state, text, order, values.scenarios(LocalDate.now(clock)), mayOpen, LocalDate.now(clock).toString(), query, said));
  }

  @GetMapping("/panels.xlsx")
  void export(Viewer viewer, @RequestParam(defaultValue = "") String state, @RequestParam(defaultValue = "") String text, HttpServletResponse response) throws IOException {
    response.setContentType("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");
    response.setHeader("Content-Disposition", "attachment; filename=panels.xlsx");
    SheetExport.write(response.getOutputStream(), Words.t("assessment.panel.title"), Map.of(Words.t("assessment.moment"), Words.moment(clock.instant()), Words.t("shell.export.filters"), (state(state) + " " + text).strip()),
        List.of(Words.t("assessment.finding.column.number"), Words.t("assessment.finding.column.title"), Words.t("assessment.value.scenario"), Words.t("assessment.value.day"), Words.t("assessment.finding.column.state"),
            Words.t("assessment.panel.column.scored"), Words.t("assessment.panel.column.opened")), sink -> {
          for (long offset = 0, all = desk.count(state(state), text.strip(), viewer); offset < all; offset += 200) {
            desk.page(state(state), text.strip(), false, viewer, 200, offset).stream().map(PanelViews::row)
                .forEach(row -> sink.row(List.of(row.number(), row.title(), row.scenario(), row.day(), row.state(), row.scored(), row.opened())));
          }
        });
  }

  @PostMapping("/panels")
  ModelAndView open(Viewer viewer, @RequestParam Map<String, String> form, RedirectAttributes after) {
    var at = AsOfQuery.read(form.getOrDefault("asOf", ""), "", clock);
    if (!at.problems().isEmpty()) {
      return MarkComparisonPages.unprocessed(list(viewer, form, Map.of("asOf", "!" + at.problems().values().iterator().next())));
    }
    return switch (desk.open(form.getOrDefault("number", ""), form.getOrDefault("scenario", ""), at.at(), viewer)) {
      case Answer.Done(long id) -> {
        after.addFlashAttribute("said", "assessment.said.panel-opened");
        yield new ModelAndView("redirect:/panels/" + id);
      }
      case Answer.Unclear(Map<String, String> problems) -> MarkComparisonPages.unprocessed(list(viewer, form, problems));
      case Answer.Refused _ -> throw new ResponseStatusException(HttpStatus.FORBIDDEN);
    };
  }

  private Panel found(long id, Viewer viewer) {
    return desk.find(id, viewer).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
  }

  @GetMapping("/panels/{id:\\d{1,18}}")
  ModelAndView panel(@PathVariable long id, Viewer viewer) {
    return page(found(id, viewer), viewer, Map.of(), Map.of());
  }

  private Step step(Panel panel, Viewer viewer, @Nullable String tie) {
    var seat = panel.seat(viewer.username());
    if (seat.isEmpty() || panel.state() != State.OPEN && seat.get().scored() == null) {
      return Step.NOTHING;
    }
    if (seat.get().scored() != null) {
      return Step.DONE;
    }
    if (seat.get().declaration() == Declaration.CONFLICT) {
      return Step.CONFLICT;
    }
    return tie != null ? Step.TIED : seat.get().declaration() == null ? Step.DECLARE : Step.SCORE;
  }

  private ModelAndView page(Panel panel, Viewer viewer, Map<String, String> problems, Map<String, String> typed) {
    var tie = panel.state() == State.OPEN && panel.seat(viewer.username()).isPresent() ? desk.tie(panel, viewer).orElse(null) : null;
    var step = step(panel, viewer, tie);
    var manages = desk.mayManage(panel, viewer);
    var list = results.indicators(panel);
    var rule = results.rule(panel.at().day());
    var indicators = list.factors().stream().map(factor -> new Indicator(factor.key(), Words.t(PanelDesk.LIST + ".factor." + factor.key()), Words.t(PanelDesk.LIST + ".factor." + factor.key() + ".how"),
        Words.t("factor.dimension." + factor.dimension()), Words.number(list.weight(factor.key())))).toList();
    // whoever scores should not be led by what was computed
    var reads = panel.state() == State.SETTLED || step == Step.DONE || manages && step == Step.NOTHING;
    var computed = reads ? results.computed(panel) : null;
    var experts = panel.state() == State.SETTLED ? results.result(panel) : null;
    var said = new LinkedHashMap<String, String>();
    problems.forEach((field, problem) -> said.put(field, word(problem)));
    return new ModelAndView("assessment/panel", "view", new PanelPage(panel, PanelViews.scenario(panel.scenario()), Words.t("assessment.panel.state." + panel.state().code()), PanelViews.tone(panel.state()),
        Words.t("assessment.panel.rule", rule.least(), rule.drop(), rule.apart()), panel.seats().stream().map(PanelPages::seat).toList(), manages, panel.scored() >= rule.least(), step,
        tie == null ? null : word("tie-" + tie), indicators, computed == null ? null : PanelViews.result(computed, values.grade(computed)), experts == null ? null : PanelViews.result(experts, values.grade(experts)),
        computed == null || experts == null ? List.of() : PanelViews.dimensions(computed.card(), experts.card()), experts == null ? List.of() : rows(panel, indicators, experts, viewer),
        experts != null && results.same(panel, experts), book.find(panel.computed(), viewer).isPresent(), said, typed));
  }

  private static SeatRow seat(Panel.Seat seat) {
    var declaration = seat.declaration();
    return new SeatRow(seat.name(), seat.username(), Words.moment(seat.invited()) + " · " + seat.invitedBy(),
        Words.t("assessment.panel.declaration." + (declaration == null ? "open" : declaration.name().toLowerCase(java.util.Locale.ROOT))), declaration == null ? "waiting" : declaration == Declaration.NONE ? "good" : "neutral",
        seat.words(), seat.scored() == null ? "—" : Words.moment(seat.scored()));
  }

  private List<ResultRow> rows(Panel panel, List<Indicator> indicators, Score experts, Viewer viewer) {
    var tallies = results.tallies(panel);
    var votes = results.votes(panel, viewer);
    var names = panel.seats().stream().collect(java.util.stream.Collectors.toMap(Panel.Seat::username, Panel.Seat::name));
    var apart = results.rule(panel.at().day()).apart();
    return indicators.stream().filter(indicator -> tallies.containsKey(indicator.key())).map(indicator -> {
      var tally = java.util.Objects.requireNonNull(tallies.get(indicator.key()));
      return new ResultRow(indicator.name(), indicator.dimension(), indicator.weight(), Words.number(tally.mean()), tally.lowest() + "–" + tally.highest(), Words.number(tally.deviation()),
          tally.dropped().stream().map(String::valueOf).collect(java.util.stream.Collectors.joining(" ")), tally.spread() >= apart,
          votes.stream().filter(vote -> vote.indicator().equals(indicator.key())).map(vote -> new VoteRow(names.getOrDefault(vote.expert(), vote.expert()), vote.points(), vote.reason())).toList());
    }).toList();
  }

  private ModelAndView answer(Answer answer, Panel panel, Viewer viewer, Map<String, String> form, RedirectAttributes after, String said) {
    return switch (answer) {
      case Answer.Done(long id) -> {
        after.addFlashAttribute("said", said);
        yield new ModelAndView("redirect:/panels/" + id);
      }
      case Answer.Unclear(Map<String, String> problems) -> MarkComparisonPages.unprocessed(page(panel, viewer, problems, form));
      case Answer.Refused(String fact) when fact.equals("role") -> throw new ResponseStatusException(HttpStatus.FORBIDDEN);
      case Answer.Refused(String fact) -> MarkComparisonPages.unprocessed(page(found(panel.id(), viewer), viewer, Map.of("panel", fact), form));
    };
  }

  private ModelAndView act(long id, Viewer viewer, Map<String, String> form, RedirectAttributes after, String said, Function<Panel, Answer> act) {
    var panel = found(id, viewer);
    return answer(act.apply(panel), panel, viewer, form, after, said);
  }

  @PostMapping("/panels/{id:\\d{1,18}}/seats")
  ModelAndView invite(@PathVariable long id, Viewer viewer, @RequestParam Map<String, String> form, RedirectAttributes after) {
    return act(id, viewer, form, after, "assessment.said.panel-invited", panel -> desk.invite(panel, form.getOrDefault("username", ""), viewer));
  }

  @PostMapping("/panels/{id:\\d{1,18}}/declaration")
  ModelAndView declare(@PathVariable long id, Viewer viewer, @RequestParam Map<String, String> form, RedirectAttributes after) {
    if (!List.of("none", "conflict").contains(form.getOrDefault("declaration", ""))) {
      return MarkComparisonPages.unprocessed(page(found(id, viewer), viewer, Map.of("declaration", "declaration"), form));
    }
    return act(id, viewer, form, after, "assessment.said.panel-declared", panel -> desk.declare(panel, "conflict".equals(form.get("declaration")), form.getOrDefault("words", ""), viewer));
  }

  @PostMapping("/panels/{id:\\d{1,18}}/scores")
  ModelAndView score(@PathVariable long id, Viewer viewer, @RequestParam Map<String, String> form, RedirectAttributes after) {
    return act(id, viewer, form, after, "assessment.said.panel-scored", panel -> desk.score(panel, form, viewer));
  }

  @PostMapping("/panels/{id:\\d{1,18}}/settlement")
  ModelAndView settle(@PathVariable long id, Viewer viewer, @RequestParam Map<String, String> form, RedirectAttributes after) {
    return act(id, viewer, form, after, "assessment.said.panel-settled", panel -> desk.settle(panel, viewer));
  }

  @PostMapping("/panels/{id:\\d{1,18}}/end")
  ModelAndView giveUp(@PathVariable long id, Viewer viewer, @RequestParam Map<String, String> form, RedirectAttributes after) {
    return act(id, viewer, form, after, "assessment.said.panel-ended", panel -> desk.giveUp(panel, form.getOrDefault("reason", ""), viewer));
  }
}
