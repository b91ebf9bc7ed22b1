package cityip.protection.court.web;

import cityip.casework.EvidenceRoom;
import cityip.protection.court.Damages;
import cityip.protection.court.Damages.Asked;
import cityip.protection.court.Damages.Estimate;
import cityip.protection.court.Damages.Input;
import cityip.protection.court.Damages.Method;
import cityip.protection.court.web.CourtViews.AmountLine;
import cityip.protection.court.web.CourtViews.Choice;
import cityip.protection.court.web.CourtViews.DamagesPage;
import cityip.protection.court.web.CourtViews.InputField;
import cityip.protection.court.web.CourtViews.Result;
import cityip.protection.court.web.CourtViews.ShiftLine;
import cityip.shell.Navigation;
import cityip.shell.OpenToAll;
import cityip.shell.Viewer;
import cityip.shell.Words;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The worksheet of damages: every input shown, its formula with the numbers put in, both readings of the multiple, what moves it most. */
@OpenToAll
@Controller
class DamagesPages {

  private static final Result NONE = new Result(List.of(), "", false, "", "", "", "", List.of(), List.of());

  private final Damages damages;
  private final EvidenceRoom evidence;
  private final Clock clock;

  DamagesPages(Damages damages, EvidenceRoom evidence, Clock clock) {
    this.damages = damages;
    this.evidence = evidence;
    this.clock = clock;
  }

  @Bean
  static Navigation damagesNavigation() {
    return viewer -> List.of(new Navigation.Item(44, "protection.damages.menu", "/damages"));
  }

  private LocalDate today() {
    return LocalDate.ofInstant(clock.instant(), ZoneId.of("Asia/Shanghai"));
  }

  /** A question as it was typed, and what is wrong with it. */
  private record Typed(Asked asked, Map<String, String> problems) {}

  private Typed read(MultiValueMap<String, String> form) {
    var kinds = damages.rightKinds(today());
    var kind = kinds.contains(String.valueOf(form.getFirst("kind"))) ? String.valueOf(form.getFirst("kind")) : kinds.getFirst();
    var method = Arrays.stream(Method.values()).filter(one -> one.name().equalsIgnoreCase(form.getFirst("method"))).findFirst().orElse(Method.LOSS);
    var inputs = new EnumMap<Input, BigDecimal>(Input.class);
    var problems = new LinkedHashMap<String, String>();
    for (var input : Input.values()) {
      var text = Normalizer.normalize(form.getFirst(name(input)) == null ? "" : String.valueOf(form.getFirst(name(input))), Normalizer.Form.NFKC).replaceAll("[,\\s%]", "");
      if (text.matches("-?\\d{1,20}(\\.\\d{1,6})?")) {
        inputs.put(input, new BigDecimal(text));
      } else if (!text.isEmpty()) {
        problems.put(name(input), Words.t("protection.damages.problem.number"));
      }
    }
    var asked = new Asked(kind, method, inputs, chosen(form, "intent"), chosen(form, "serious"), today());
    Damages.problems(asked).forEach((input, word) -> problems.putIfAbsent(name(input), Words.t(word)));
    return new Typed(asked, problems);
  }

  private Set<String> chosen(MultiValueMap<String, String> form, String which) {
    var chosen = new LinkedHashSet<>(form.getOrDefault(which, List.of()));
    chosen.retainAll(damages.signals(which, today(), false).keySet());
    return chosen;
  }

  private static String name(Input input) {
    return input.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  @GetMapping("/damages")
  ModelAndView sheet(@RequestParam MultiValueMap<String, String> form, Viewer viewer) {
    var typed = read(form);
    var reckon = form.containsKey("reckon");
    var problems = reckon ? typed.problems() : Map.<String, String>of();
    var result = reckon && problems.isEmpty() ? result(damages.estimate(typed.asked())) : NONE;
    var page = new ModelAndView("protection/court/damages", Map.of("view", view(typed.asked(), form, result, problems, viewer)));
    if (!problems.isEmpty()) {
      page.setStatus(HttpStatus.UNPROCESSABLE_ENTITY);
    }
    return page;
  }

  private DamagesPage view(Asked asked, MultiValueMap<String, String> form, Result result, Map<String, String> problems, Viewer viewer) {
    var kinds = damages.rightKinds(today()).stream().map(kind -> new Choice(kind, Words.t("protection.damages.kind." + kind), kind.equals(asked.rightKind()))).toList();
    var methods = Arrays.stream(Method.values()).map(method -> new Choice(method.name().toLowerCase(Locale.ROOT), Words.t("protection.damages.method." + method.name().toLowerCase(Locale.ROOT)), method == asked.method())).toList();
    var inputs = Arrays.stream(Input.values()).map(input -> new InputField(name(input), Words.t("protection.damages.input." + name(input)), Words.t("protection.damages.hint." + name(input)),
        form.getFirst(name(input)) == null ? "" : String.valueOf(form.getFirst(name(input))), true)).toList();
    var query = form.entrySet().stream().filter(entry -> !entry.getKey().equals("case")).flatMap(entry -> entry.getValue().stream().map(value -> entry.getKey() + "=" + value)).collect(Collectors.joining("\n"));
    return new DamagesPage(kinds, methods, inputs, signals("intent", asked.intent()), signals("serious", asked.serious()), result, problems, viewer.signedIn(), form.getFirst("case") == null ? "" : String.valueOf(form.getFirst("case")), query);
  }

  private List<Choice> signals(String which, Set<String> chosen) {
    return damages.signals(which, today(), Words.english()).entrySet().stream().map(signal -> new Choice(signal.getKey(), signal.getValue(), chosen.contains(signal.getKey()))).toList();
  }

  private static String yuan(BigDecimal amount) {
    return Words.t("protection.damages.yuan", Words.number(amount));
  }

  private static Result result(Estimate estimate) {
    return new Result(estimate.lines().stream().map(line -> new AmountLine(Words.t(line.word()), line.formula(), yuan(line.amount()))).toList(), yuan(estimate.base()), estimate.punitive(), yuan(estimate.onTop()),
        yuan(estimate.within()), estimate.most().signum() == 0 ? "" : Words.t("protection.damages.frame", yuan(estimate.least()), yuan(estimate.most())), estimate.source(),
        estimate.shifts().stream().map(shift -> new ShiftLine(Words.t("protection.damages.input." + name(shift.input())), yuan(shift.lower()), yuan(shift.higher()))).toList(),
        estimate.notes().stream().map(Words::t).toList());
  }

  /** Keeps the worksheet in a case, as it stands, by its hash. */
  @PostMapping("/damages/keep")
  Object keep(@RequestParam("case") String number, @RequestParam String query, Viewer viewer, RedirectAttributes after) throws IOException {
    var form = new LinkedMultiValueMap<String, String>();
    query.lines().filter(line -> line.contains("=")).forEach(line -> form.add(line.substring(0, line.indexOf('=')), line.substring(line.indexOf('=') + 1)));
    var typed = read(form);
    if (typed.problems().isEmpty()) {
      var sheet = written(typed.asked(), damages.estimate(typed.asked()));
      var brought = evidence.bring(number.strip(), new ByteArrayInputStream(sheet.getBytes(StandardCharsets.UTF_8)), Words.t("protection.damages.file"), Words.t("protection.damages.file.source"), today(), viewer);
      if (brought instanceof EvidenceRoom.Brought.Kept) {
        after.addFlashAttribute("said", "protection.damages.kept");
        return "redirect:/cases/" + number.strip();
      }
    }
    form.set("case", number);
    var page = sheet(form, viewer);
    page.setStatus(HttpStatus.UNPROCESSABLE_ENTITY);
    page.addObject("view", view(typed.asked(), form, typed.problems().isEmpty() ? result(damages.estimate(typed.asked())) : NONE, Map.of("case", Words.t("protection.damages.problem.case")), viewer));
    return page;
  }

  private String written(Asked asked, Estimate estimate) {
    var lines = new ArrayList<String>();
    lines.add(Words.t("protection.damages.title") + " " + Words.day(asked.day()));
    lines.add(Words.t("protection.damages.kind." + asked.rightKind()) + " · " + Words.t("protection.damages.method." + asked.method().name().toLowerCase(Locale.ROOT)));
    asked.inputs().forEach((input, value) -> lines.add(Words.t("protection.damages.input." + name(input)) + ": " + value.toPlainString()));
    var result = result(estimate);
    result.lines().forEach(line -> lines.add(line.words() + ": " + line.formula() + " = " + line.amount()));
    lines.add(Words.t("protection.damages.on-top") + ": " + result.onTop());
    lines.add(Words.t("protection.damages.within") + ": " + result.within());
    lines.add(result.frame() + " " + result.source());
    lines.addAll(result.notes());
    return String.join("\n", lines) + "\n";
  }

  record EstimateFact(@Nullable String rightKind, @Nullable String method, @Nullable Map<String, BigDecimal> inputs, @Nullable List<String> intent, @Nullable List<String> serious) {}

  record LineFact(String words, String formula, BigDecimal amount) {}

  record ShiftFact(String input, BigDecimal lower, BigDecimal higher) {}

  record DoneFact(BigDecimal base, boolean punitive, BigDecimal totalOnTop, BigDecimal totalWithin, BigDecimal frameLeast, BigDecimal frameMost, String source, String certainty, List<LineFact> lines, List<ShiftFact> sensitivity,
      List<String> notes) {}

  record ProblemFact(int status, String code, String title, Map<String, String> fields) {}

  @ResponseBody
  @PostMapping("/api/v1/damages/estimate")
  ResponseEntity<?> estimate(@RequestBody EstimateFact fact) {
    var form = new LinkedMultiValueMap<String, String>();
    form.add("kind", fact.rightKind());
    form.add("method", fact.method());
    if (fact.inputs() != null) {
      fact.inputs().forEach((input, value) -> form.add(input.toLowerCase(Locale.ROOT), value == null ? "" : value.toPlainString()));
    }
    form.put("intent", fact.intent() == null ? List.of() : fact.intent());
    form.put("serious", fact.serious() == null ? List.of() : fact.serious());
    var typed = read(form);
    if (!typed.problems().isEmpty()) {
      return ResponseEntity.unprocessableContent().contentType(MediaType.APPLICATION_PROBLEM_JSON).body(new ProblemFact(422, "IP-CASE-" + 422, Words.t("casework.api.incomplete"), typed.problems()));
    }
    var estimate = damages.estimate(typed.asked());
    return ResponseEntity.ok(new DoneFact(estimate.base(), estimate.punitive(), estimate.onTop(), estimate.within(), estimate.least(), estimate.most(), estimate.source(), estimate.certainty(),
        estimate.lines().stream().map(line -> new LineFact(Words.t(line.word()), line.formula(), line.amount())).toList(),
        estimate.shifts().stream().map(shift -> new ShiftFact(name(shift.input()), shift.lower(), shift.higher())).toList(), estimate.notes().stream().map(Words::t).toList()));
  }
}
