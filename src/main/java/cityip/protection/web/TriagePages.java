package cityip.protection.web;

import cityip.casework.FactWords;
import cityip.casework.Procedure;
import cityip.casework.Procedures;
import cityip.protection.Triage;
import cityip.protection.TriageFunnel;
import cityip.protection.web.TriageViews.Answer;
import cityip.protection.web.TriageViews.Asking;
import cityip.protection.web.TriageViews.Funnel;
import cityip.protection.web.TriageViews.FunnelLine;
import cityip.protection.web.TriageViews.Given;
import cityip.protection.web.TriageViews.Led;
import cityip.shell.OpenToAll;
import cityip.shell.Paging;
import cityip.shell.Words;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.ModelAndView;

/** Question first: a few questions, one at a time, and the right desk at the end. All of it stands in the address. */
@OpenToAll
@Controller
class TriagePages {

  private final Procedures procedures;
  private final TriageFunnel funnel;
  private final Clock clock;

  TriagePages(Procedures procedures, TriageFunnel funnel, Clock clock) {
    this.procedures = procedures;
    this.funnel = funnel;
    this.clock = clock;
  }

  @GetMapping("/aid")
  Object ask(@RequestParam Map<String, String> query) {
    var visit = query.getOrDefault("visit", "");
    if (!visit.matches("[0-9a-f-]{36}")) {
      return "redirect:/aid?visit=" + UUID.randomUUID();
    }
    funnel.note(visit, TriageFunnel.Step.VISITED, "");
    var answers = answers(query);
    var decided = Triage.decided(answers);
    if (decided.isPresent()) {
      var row = decided.get();
      funnel.note(visit, TriageFunnel.Step.LED, row.route());
      return new ModelAndView("protection/led", Map.of("view", led(row, answers, visit)));
    }
    var next = Triage.next(answers).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    return new ModelAndView("protection/triage", Map.of("view", asking(next, answers, visit), "visit", visit));
  }

  /** Known answers to known questions; anything else in the address is passed over. */
  private static Map<String, String> answers(Map<String, String> query) {
    var answers = new LinkedHashMap<String, String>();
    Triage.questions().forEach(question -> {
      var given = query.getOrDefault(question.name(), "");
      if (question.answers().contains(given)) {
        answers.put(question.name(), given);
      }
    });
    return answers;
  }

  private static Asking asking(Triage.Question question, Map<String, String> answers, String visit) {
    return new Asking(answers.size() + 1, question.name(), Words.t("protection.triage.q." + question.name()),
        question.answers().stream().map(answer -> new Answer(answer, Words.t("protection.triage.a." + question.name() + "." + answer))).toList(), given(answers, visit),
        answers.entrySet().stream().map(entry -> new Answer(entry.getKey(), entry.getValue())).toList(), "");
  }

  /** What was answered, each with the way back to answer it anew. */
  private static List<Given> given(Map<String, String> answers, String visit) {
    return answers.keySet().stream().map(name -> {
      var without = new LinkedHashMap<>(answers);
      without.remove(name);
      without.put("visit", visit);
      return new Given(Words.t("protection.triage.q." + name), Words.t("protection.triage.a." + name + "." + answers.get(name)), Paging.address("/aid", without));
    }).toList();
  }

  private Led led(Triage.Row row, Map<String, String> answers, String visit) {
    var procedure = procedures.find(row.route());
    var name = procedure.map(table -> Words.t(table.words() + ".name")).orElseGet(() -> Words.t("protection.triage.route." + row.route()));
    var start = procedure.map(table -> Paging.address("/aid/start", with(answers, visit, table.code()))).orElse("");
    return new Led(row.route(), name, Words.t("protection.triage.reason." + row.reason()), Words.t("protection.triage.duration." + row.route()),
        procedure.map(table -> Words.t(table.words() + ".fee")).orElseGet(() -> Words.t("protection.triage.cost." + row.route())),
        procedure.map(TriagePages::materials).orElse(List.of()), start, given(answers, visit));
  }

  private static Map<String, String> with(Map<String, String> answers, String visit, String route) {
    var query = new LinkedHashMap<>(answers);
    query.put("visit", visit);
    query.put("route", route);
    return query;
  }

  private static List<String> materials(Procedure procedure) {
    return procedure.materials().stream().map(material -> FactWords.word(procedure.words(), "material", material)).toList();
  }

  /** From the answer to the form, with what is known already filled in. */
  @GetMapping("/aid/start")
  String start(@RequestParam Map<String, String> query) {
    var procedure = procedures.find(query.getOrDefault("route", "")).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    var visit = query.getOrDefault("visit", "");
    if (visit.matches("[0-9a-f-]{36}")) {
      funnel.note(visit, TriageFunnel.Step.STARTED, procedure.code());
    }
    var right = answers(query).getOrDefault("right", "");
    return "redirect:" + Paging.address("/services/" + procedure.code() + "/start", right.isEmpty() || right.equals("none") ? Map.of() : Map.of("right-kind", right, "source", "complaint"));
  }

  @GetMapping("/aid/funnel")
  ModelAndView funnel() {
    var lines = funnel.lines().stream().map(line -> new FunnelLine(procedures.find(line.route()).map(table -> Words.t(table.words() + ".name"))
        .orElseGet(() -> Words.t("protection.triage.route." + line.route())), Words.number(line.led()), Words.number(line.started()))).toList();
    return new ModelAndView("protection/funnel", Map.of("view", new Funnel(Words.number(funnel.visits()), lines, Words.moment(clock.instant()))));
  }
}
