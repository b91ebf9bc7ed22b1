package cityip.casework.web;

import cityip.casework.ActResult;
import cityip.casework.CaseFile.Summary;
import cityip.casework.CaseFiles;
import cityip.casework.Casework;
import cityip.casework.FactWords;
import cityip.casework.Guard;
import cityip.casework.OpenCase;
import cityip.casework.PerformAct;
import cityip.casework.Procedure;
import cityip.casework.Procedures;
import cityip.casework.web.CaseworkViews.FormView;
import cityip.rulebook.City;
import cityip.shell.Drafts;
import cityip.shell.OpenToAll;
import cityip.shell.Viewer;
import cityip.shell.Words;
import java.time.Clock;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
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

/** The forms: to open a case, and to act on one. What was typed is never lost, whatever the answer. */
@Controller
class FormPages {

  private final Procedures procedures;
  private final Casework casework;
  private final CaseFiles files;
  private final Drafts drafts;
  private final City city;
  private final Clock clock;

  FormPages(Procedures procedures, Casework casework, CaseFiles files, Drafts drafts, City city, Clock clock) {
    this.procedures = procedures;
    this.casework = casework;
    this.files = files;
    this.drafts = drafts;
    this.city = city;
    this.clock = clock;
  }

  /** What a form must say beside its fields. */
  private record Said(Map<String, String> problems, List<String> held, List<String> meanwhile) {
    static final Said NOTHING = new Said(Map.of(), List.of(), List.of());

    static Said at(String field, String sentence) {
      return new Said(Map.of(field, sentence), List.of(), List.of());
    }
  }

  @OpenToAll
  @GetMapping("/services/{code:[a-z-]{1,60}}/start")
  Object start(@PathVariable String code, @RequestParam Map<String, String> query, Viewer viewer) {
    var procedure = procedure(code);
    if (!viewer.signedIn() && !procedure.opening().anonymous()) {
      return "redirect:/sign-in";
    }
    var account = viewer.accountId();
    var draft = account == null ? Map.<String, String>of() : drafts.of(account, "start-" + code);
    var input = new HashMap<>(query);
    input.putAll(draft);
    return startForm(procedure, viewer, input, Said.NOTHING, UUID.randomUUID().toString(), !draft.isEmpty());
  }

  private ModelAndView startForm(Procedure procedure, Viewer viewer, Map<String, String> input, Said said, String key, boolean drafted) {
    var fields = CaseWords.fields(procedure, procedure.opening().fields(), input, said.problems(), city, today());
    return page(new FormView(procedure.code(), CaseWords.name(procedure), "/services/" + procedure.code() + "/start", Words.t("casework.start.title", CaseWords.name(procedure)),
        Words.t("casework.start.lead"), Words.t("casework.start.send"), fields, said.problems(), key, 0, viewer.signedIn() ? "start-" + procedure.code() : "",
        drafted, said.held(), said.meanwhile(), input.getOrDefault("dispute", ""), false), said);
  }

  private static ModelAndView page(FormView view, Said said) {
    var page = new ModelAndView("casework/form", Map.of("view", view));
    if (!said.equals(Said.NOTHING)) {
      page.setStatus(HttpStatus.UNPROCESSABLE_ENTITY);
    }
    return page;
  }

  @OpenToAll
  @PostMapping("/services/{code:[a-z-]{1,60}}/start")
  Object open(@PathVariable String code, @RequestParam Map<String, String> input, Viewer viewer, RedirectAttributes after) {
    var procedure = procedure(code);
    var key = key(input);
    var dispute = input.getOrDefault("dispute", "").strip();
    return switch (casework.open(new OpenCase(code, input, key, dispute.isEmpty() ? null : dispute), viewer)) {
      case ActResult.Done done -> opened(procedure, done, viewer, after);
      case ActResult.AlreadyDone done -> viewer.signedIn() ? "redirect:/cases/" + done.number() : "redirect:/services/" + code + "/opened";
      case ActResult.Incomplete incomplete -> startForm(procedure, viewer, input, new Said(incomplete.problems(), List.of(), List.of()), key, false);
      case ActResult.NotYours not -> startForm(procedure, viewer, input, Said.at(procedure.opening().fields().getFirst().name(), Words.t(not.word())), key, false);
      case ActResult.Stale _, ActResult.NotInThisState _, ActResult.Held _, ActResult.NoSuchCase _ -> throw new ResponseStatusException(HttpStatus.NOT_FOUND);
    };
  }

  private String opened(Procedure procedure, ActResult.Done done, Viewer viewer, RedirectAttributes after) {
    var account = viewer.accountId();
    if (account != null) {
      drafts.drop(account, "start-" + procedure.code());
    }
    after.addFlashAttribute("number", done.number());
    after.addFlashAttribute("token", done.token());
    return "redirect:/services/" + procedure.code() + "/opened";
  }

  /** Number and token, shown once. */
  @OpenToAll
  @GetMapping("/services/{code:[a-z-]{1,60}}/opened")
  ModelAndView opened(@PathVariable String code, Viewer viewer, org.springframework.ui.Model model) {
    var number = model.getAttribute("number") instanceof String text ? text : "";
    var token = model.getAttribute("token") instanceof String text ? text : "";
    return new ModelAndView("casework/opened", Map.of("name", CaseWords.name(procedure(code)), "number", number, "token", token, "signedIn", viewer.signedIn()));
  }

  @GetMapping("/cases/{number:[A-Z0-9-]{1,40}}/acts/{act:[a-z-]{1,60}}")
  Object actForm(@PathVariable String number, @PathVariable String act, @RequestParam Map<String, String> query, Viewer viewer) {
    var sight = whole(number, viewer);
    var procedure = procedures.version(sight.file().summary().procedure(), sight.file().summary().version());
    var row = procedure.actNamed(act).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    var account = viewer.accountId();
    var draft = account == null ? Map.<String, String>of() : drafts.of(account, draft(number, act));
    var known = new HashMap<String, String>();
    row.fields().forEach(field -> known.put(field.name(), field.traits().contains(cityip.casework.Field.Trait.NOT_BEFORE_OPENING) ? today().toString()
        : sight.file().facts().getOrDefault(field.name(), "")));
    known.remove("reason");
    row.fields().stream().filter(field -> query.containsKey(field.name())).forEach(field -> known.put(field.name(), query.getOrDefault(field.name(), "")));
    known.putAll(draft);
    return actForm(sight.file().summary(), procedure, row, known, Said.NOTHING, UUID.randomUUID().toString(), sight.file().summary().stamp(), !draft.isEmpty());
  }

  private ModelAndView actForm(Summary summary, Procedure procedure, Procedure.Act act, Map<String, String> input, Said said, String key, int stamp, boolean drafted) {
    var fields = CaseWords.fields(procedure, act.fields(), input, said.problems(), city, today());
    var to = act.to() == null ? Words.t("casework.act.stays") : Words.t("casework.act.leads-to", CaseWords.state(procedure, act.to()));
    return page(new FormView(procedure.code(), summary.number(), "/cases/" + summary.number() + "/acts/" + act.name(), CaseWords.act(procedure, act.name()),
        summary.number() + " · " + summary.title() + " · " + to, CaseWords.act(procedure, act.name()), fields, said.problems(), key, stamp, draft(summary.number(), act.name()),
        drafted, said.held(), said.meanwhile(), "", false), said);
  }

  private static String draft(String number, String act) {
    return "act-" + number + "-" + act;
  }

  @PostMapping("/cases/{number:[A-Z0-9-]{1,40}}/acts/{act:[a-z-]{1,60}}")
  Object act(@PathVariable String number, @PathVariable String act, @RequestParam Map<String, String> input, Viewer viewer, RedirectAttributes after) {
    var stamp = input.getOrDefault("stamp", "").matches("\\d{1,9}") ? Integer.parseInt(input.getOrDefault("stamp", "0")) : -1;
    var key = key(input);
    var result = casework.act(new PerformAct(number, act, input, stamp, key), viewer);
    if (result instanceof ActResult.NoSuchCase) {
      throw new ResponseStatusException(HttpStatus.NOT_FOUND);
    }
    if (result instanceof ActResult.Done || result instanceof ActResult.AlreadyDone) {
      var account = viewer.accountId();
      if (account != null) {
        drafts.drop(account, draft(number, act));
      }
      after.addFlashAttribute("said", result instanceof ActResult.Done ? "casework.act.done" : "casework.act.done-before");
      return "redirect:/cases/" + number;
    }
    var sight = whole(number, viewer);
    var procedure = procedures.version(sight.file().summary().procedure(), sight.file().summary().version());
    var row = procedure.actNamed(act).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    return actForm(sight.file().summary(), procedure, row, input, said(result, procedure, row), key, sight.file().summary().stamp(), false);
  }

  private Said said(ActResult result, Procedure procedure, Procedure.Act act) {
    var first = act.fields().isEmpty() ? "send" : act.fields().getFirst().name();
    return switch (result) {
      case ActResult.Incomplete incomplete -> new Said(incomplete.problems(), List.of(), List.of());
      case ActResult.Held held -> new Said(Map.of(), held.guards().stream().map(guard -> guard(procedure, guard)).toList(), List.of());
      case ActResult.Stale stale -> new Said(Map.of(), List.of(), stale.meanwhile().stream()
          .map(done -> Words.t("casework.meanwhile", Words.moment(done.at()), done.actorName().isEmpty() ? CaseWords.desk(done.desk()) : done.actorName(),
              CaseWords.act(procedure, done.act()))).toList());
      case ActResult.NotInThisState not -> new Said(Map.of(), List.of(Words.t("casework.refused.state", CaseWords.state(procedure, not.state()),
          String.join("、", not.allowed().stream().map(name -> CaseWords.act(procedure, name)).toList()))), List.of());
      case ActResult.NotYours not -> new Said(Map.of(), List.of(Words.t(not.word())), List.of());
      case ActResult.Done _, ActResult.AlreadyDone _, ActResult.NoSuchCase _ -> Said.at(first, "");
    };
  }

  static String guard(Procedure procedure, Guard guard) {
    return FactWords.word(procedure.words(), "guard", guard.name()) + Words.t("casework.guard.source", guard.source());
  }

  private CaseFiles.Sight.Whole whole(String number, Viewer viewer) {
    return switch (files.sight(number, viewer)) {
      case CaseFiles.Sight.Whole whole -> whole;
      case CaseFiles.Sight.Outline _ -> throw new ResponseStatusException(HttpStatus.FORBIDDEN);
      case CaseFiles.Sight.Nothing _ -> throw new ResponseStatusException(HttpStatus.NOT_FOUND);
    };
  }

  private static String key(Map<String, String> input) {
    var key = input.getOrDefault("key", "");
    return key.matches("[0-9a-f-]{36}") ? key : UUID.randomUUID().toString();
  }

  private Procedure procedure(@Nullable String code) {
    return procedures.find(code == null ? "" : code).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
  }

  private LocalDate today() {
    return CaseWords.day(clock.instant());
  }
}
