package cityip.assessment.web;

import cityip.assessment.Disclosure;
import cityip.assessment.Disclosure.Decision;
import cityip.assessment.Disclosure.Reason;
import cityip.assessment.Disclosure.Stage;
import cityip.assessment.DisclosureDesk;
import cityip.assessment.DisclosureDesk.Answer;
import cityip.assessment.NoveltyDesk;
import cityip.assessment.web.InventionViews.FieldView;
import cityip.assessment.web.InventionViews.FormPage;
import cityip.assessment.web.InventionViews.GateView;
import cityip.assessment.web.InventionViews.InventionPage;
import cityip.assessment.web.InventionViews.QuestionView;
import cityip.assessment.web.InventionViews.RightRow;
import cityip.assessment.web.InventionViews.StepRow;
import cityip.assessment.web.InventionViews.WeightView;
import cityip.kernel.AsOf;
import cityip.registry.Registry;
import cityip.shell.OnlyFor;
import cityip.shell.Role;
import cityip.shell.Viewer;
import cityip.shell.Words;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
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

/** One invention from its disclosure to the number under which it was filed; for people of the body it belongs to. */
@Controller
@OnlyFor({Role.BODY_MEMBER})
class InventionPages {

  private static final Set<String> LARGE = Set.of("inventors", "contract", "problem", "solution", "effect", "claim", "known", "plan");

  private final DisclosureDesk desk;
  private final NoveltyDesk novelty;
  private final Registry registry;
  private final Clock clock;

  InventionPages(DisclosureDesk desk, NoveltyDesk novelty, Registry registry, Clock clock) {
    this.desk = desk;
    this.novelty = novelty;
    this.registry = registry;
    this.clock = clock;
  }

  private static List<FieldView> fields(java.util.function.UnaryOperator<String> value) {
    return Disclosure.FIELDS.stream().map(field -> new FieldView(field, Words.t("assessment.invention.field." + field), Words.t("assessment.invention.field." + field + ".hint"), value.apply(field),
        Set.of("title", "inventors", "problem", "solution", "effect").contains(field), LARGE.contains(field))).toList();
  }

  private static Map<String, String> words(Map<String, String> problems) {
    var words = new LinkedHashMap<String, String>();
    problems.forEach((field, problem) -> words.put(field.replace('.', '-'), Words.t("assessment.invention.problem." + problem)));
    return words;
  }

  @GetMapping("/inventions/new")
  ModelAndView form() {
    return new ModelAndView("assessment/invention-form", "view", new FormPage(null, 0, fields(_ -> ""), "invention-new", Map.of()));
  }

  @PostMapping("/inventions")
  ModelAndView disclose(Viewer viewer, @RequestParam Map<String, String> form, RedirectAttributes after) {
    return switch (viewer.bodyId() == null ? new Answer.Stale() : desk.disclose(form, viewer)) {
      case Answer.Done(long id) -> {
        after.addFlashAttribute("said", "assessment.said.invention");
        yield new ModelAndView("redirect:/inventions/" + id);
      }
      case Answer.Unclear(Map<String, String> problems) -> MarkComparisonPages.unprocessed(new ModelAndView("assessment/invention-form", "view",
          new FormPage(null, 0, fields(field -> form.getOrDefault(field, "")), "invention-new", words(problems))));
      case Answer.Stale _, Answer.Held _ -> throw new ResponseStatusException(HttpStatus.FORBIDDEN);
    };
  }

  private Disclosure found(long id, Viewer viewer) {
    return desk.find(id, viewer).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
  }

  @GetMapping("/inventions/{id:\\d{1,18}}/edit")
  ModelAndView edit(@PathVariable long id, Viewer viewer) {
    var told = found(id, viewer);
    return new ModelAndView("assessment/invention-form", "view", new FormPage(id, told.stamp(), fields(field -> told.content().getOrDefault(field, "")), "invention-" + id, Map.of()));
  }

  @GetMapping("/inventions/{id:\\d{1,18}}")
  ModelAndView invention(@PathVariable long id, Viewer viewer) {
    return page(found(id, viewer), viewer, Map.of(), Map.of());
  }

  private ModelAndView page(Disclosure told, Viewer viewer, Map<String, String> problems, Map<String, String> typed) {
    var total = desk.total(told);
    return new ModelAndView("assessment/invention", "view", new InventionPage(told, Words.t("assessment.invention.stage." + told.stage().code()), InventionQueuePages.tone(told.stage()),
        fields(field -> told.content().getOrDefault(field, "")).stream().filter(field -> !field.value().isEmpty()).toList(), questions(told), desk.searches(told), weights(told),
        total == null ? null : Words.number(total), gates(told), told.stage().settled() ? Words.day(desk.validUntil(told)) : null,
        desk.steps(told).stream().map(step -> new StepRow(Words.t("assessment.invention.act." + step.act()), step.act().equals("decided") ? Words.t("assessment.invention.decision." + step.words()) : step.words(),
            step.actor() + " · " + Words.moment(step.at()))).toList(), right(told, viewer), words(problems), typed));
  }

  private List<QuestionView> questions(Disclosure told) {
    return desk.questions().stream().map(question -> new QuestionView(question.key(), Words.t("assessment.invention.question." + question.key()), question.law(),
        told.answers().getOrDefault(question.key(), ""), question.dated(), told.answers().getOrDefault(question.key() + ".day", ""), question.answer().equals(told.answers().get(question.key())),
        Words.t("assessment.invention.consequence." + question.consequence()))).toList();
  }

  private List<WeightView> weights(Disclosure told) {
    return desk.weights().entrySet().stream().map(weight -> new WeightView(weight.getKey(), Words.t("assessment.invention.weight." + weight.getKey()), Words.number(weight.getValue()),
        told.worksheet().getOrDefault(weight.getKey(), ""), told.worksheet().getOrDefault(weight.getKey() + ".why", ""))).toList();
  }

  private List<GateView> gates(Disclosure told) {
    var gates = desk.gates(told);
    return Arrays.stream(Decision.values()).map(decision -> {
      var reasons = gates.getOrDefault(decision, List.of());
      return new GateView(decision.code(), Words.t("assessment.invention.decision." + decision.code()), reasons.stream().filter(Reason::holds).map(InventionPages::reason).toList(),
          reasons.stream().filter(one -> !one.holds()).map(InventionPages::reason).toList());
    }).toList();
  }

  private static String reason(Reason reason) {
    return Words.t("assessment.invention.reason." + reason.key(), reason.detail());
  }

  /** The result follows the filing and later the right. */
  private @Nullable RightRow right(Disclosure told, Viewer viewer) {
    var number = told.number();
    if (number == null) {
      return null;
    }
    var right = registry.find(number, new AsOf(LocalDate.now(clock), clock.instant()), viewer.scope());
    return right.map(found -> new RightRow(number, found.state().map(state -> Words.t(state.messageKey())).orElse("—"), "/rights/" + number)).orElse(new RightRow(number, Words.t("assessment.invention.not-registered"), ""));
  }

  private ModelAndView answer(Answer answer, Disclosure told, Viewer viewer, Map<String, String> form, RedirectAttributes after) {
    return switch (answer) {
      case Answer.Done(long id) -> {
        after.addFlashAttribute("said", "assessment.said.invention");
        yield new ModelAndView("redirect:/inventions/" + id);
      }
      case Answer.Unclear(Map<String, String> problems) -> MarkComparisonPages.unprocessed(page(told, viewer, problems, form));
      case Answer.Stale _ -> MarkComparisonPages.unprocessed(page(told, viewer, Map.of("steps", "stale"), form));
      case Answer.Held(List<Reason> _) -> MarkComparisonPages.unprocessed(page(told, viewer, Map.of("decision", "held"), form));
    };
  }

  @GetMapping("/inventions/{id:\\d{1,18}}.docx")
  void word(@PathVariable long id, Viewer viewer, HttpServletResponse response) throws IOException {
    var told = found(id, viewer);
    response.setContentType("application/vnd.openxmlformats-officedocument.wordprocessingml.document");
    response.setHeader("Content-Disposition", "attachment; filename=invention-" + id + ".docx");
    InventionWords.write((InventionPage) java.util.Objects.requireNonNull(page(told, viewer, Map.of(), Map.of()).getModel().get("view")), clock.instant(), viewer, response.getOutputStream());
  }

  private static int stamp(Map<String, String> form) {
    return form.getOrDefault("stamp", "").matches("\\d{1,9}") ? Integer.parseInt(form.get("stamp")) : -1;
  }

  @PostMapping("/inventions/{id:\\d{1,18}}")
  ModelAndView amend(@PathVariable long id, Viewer viewer, @RequestParam Map<String, String> form, RedirectAttributes after) {
    var told = found(id, viewer);
    var answer = desk.amend(told, form, stamp(form), viewer);
    return answer instanceof Answer.Unclear(Map<String, String> problems) ? MarkComparisonPages.unprocessed(new ModelAndView("assessment/invention-form", "view",
        new FormPage(id, stamp(form), fields(field -> form.getOrDefault(field, "")), "invention-" + id, words(problems)))) : answer(answer, told, viewer, Map.of(), after);
  }

  @PostMapping("/inventions/{id:\\d{1,18}}/checks")
  ModelAndView check(@PathVariable long id, Viewer viewer, @RequestParam Map<String, String> form, RedirectAttributes after) {
    var told = found(id, viewer);
    return answer(desk.check(told, form, stamp(form), viewer), told, viewer, form, after);
  }

  @PostMapping("/inventions/{id:\\d{1,18}}/searches")
  ModelAndView search(@PathVariable long id, Viewer viewer, @RequestParam Map<String, String> form, RedirectAttributes after) {
    var told = found(id, viewer);
    return answer(desk.search(told, stamp(form), viewer), told, viewer, form, after);
  }

  @PostMapping("/inventions/{id:\\d{1,18}}/searches/{search:\\d{1,18}}/marks")
  ModelAndView mark(@PathVariable long id, @PathVariable long search, Viewer viewer, @RequestParam Map<String, String> form, RedirectAttributes after) {
    var told = found(id, viewer);
    var kept = novelty.find(search, viewer, desk.bodies(viewer)).filter(one -> one.disclosure() != null && one.disclosure() == id).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    if (told.stage().settled()) {
      return answer(new Answer.Stale(), told, viewer, form, after);
    }
    var marks = new LinkedHashMap<String, NoveltyDesk.Mark>();
    form.forEach((key, value) -> Arrays.stream(NoveltyDesk.Mark.values()).filter(mark -> key.startsWith("mark-") && mark.name().equals(value)).forEach(mark -> marks.put(key.substring(5), mark)));
    novelty.mark(kept, marks, viewer);
    return answer(new Answer.Done(id), told, viewer, form, after);
  }

  @PostMapping("/inventions/{id:\\d{1,18}}/worksheet")
  ModelAndView weigh(@PathVariable long id, Viewer viewer, @RequestParam Map<String, String> form, RedirectAttributes after) {
    var told = found(id, viewer);
    return answer(desk.weigh(told, form, stamp(form), viewer), told, viewer, form, after);
  }

  @PostMapping("/inventions/{id:\\d{1,18}}/decision")
  ModelAndView decide(@PathVariable long id, Viewer viewer, @RequestParam Map<String, String> form, RedirectAttributes after) {
    var told = found(id, viewer);
    var decision = Arrays.stream(Decision.values()).filter(one -> one.code().equals(form.get("decision"))).findFirst().orElse(null);
    return answer(desk.decide(told, decision, form.getOrDefault("reasons", ""), stamp(form), viewer), told, viewer, form, after);
  }

  @PostMapping("/inventions/{id:\\d{1,18}}/number")
  ModelAndView filed(@PathVariable long id, Viewer viewer, @RequestParam Map<String, String> form, RedirectAttributes after) {
    var told = found(id, viewer);
    return answer(desk.filed(told, form.getOrDefault("number", ""), stamp(form), viewer), told, viewer, form, after);
  }
}
