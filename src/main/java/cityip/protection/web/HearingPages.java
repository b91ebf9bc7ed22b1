package cityip.protection.web;

import cityip.casework.FactWords;
import cityip.protection.Hearings;
import cityip.protection.Hearings.Line;
import cityip.protection.Hearings.Standing;
import cityip.protection.Hearings.Step;
import cityip.protection.web.HearingViews.Choice;
import cityip.protection.web.HearingViews.Pair;
import cityip.protection.web.HearingViews.Part;
import cityip.protection.web.HearingViews.View;
import cityip.shell.Viewer;
import cityip.shell.Words;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The oral hearing of one adjudication: who sits, what is before them, and the record as it is written. */
@Controller
class HearingPages {

  private static final String HEARING = "/cases/{number:[A-Z]{2}-[0-9]{6}-[0-9]{4}-[0-9]{5,}}/hearing";
  private static final int LONGEST = 2000;

  private final Hearings hearings;

  HearingPages(Hearings hearings) {
    this.hearings = hearings;
  }

  private Standing standing(String number, Viewer viewer) {
    return hearings.standing(number, viewer).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
  }

  @GetMapping(HEARING)
  ModelAndView show(@PathVariable String number, Viewer viewer) {
    return page(standing(number, viewer), Map.of(), Map.of());
  }

  private ModelAndView page(Standing standing, Map<String, String> problems, Map<String, String> input) {
    var file = standing.file();
    var lines = hearings.lines(standing);
    var byStep = lines.stream().collect(Collectors.groupingBy(Line::step));
    var parts = Arrays.stream(Step.values()).filter(byStep::containsKey).map(step -> new Part(Words.t("protection.hearing.step." + step),
        byStep.getOrDefault(step, List.of()).stream().map(line -> new HearingViews.Line(Words.moment(line.at()), line.who(), line.text())).toList())).toList();
    var now = hearings.fingerprint(standing);
    var confirmed = hearings.confirmed(standing).stream().map(one -> new Pair(Words.moment(one.at()) + " · " + one.who(),
        Words.t(one.hash().equals(now) ? "protection.hearing.confirmed" : "protection.hearing.confirmed-before"))).toList();
    var page = new ModelAndView("protection/hearing", Map.of("view", new View(file.summary().number(), file.summary().title(), facts(standing),
        file.evidence().stream().map(one -> new Pair(one.name(), one.source() + " · " + Words.day(one.obtained()))).toList(), parts,
        Arrays.stream(Step.values()).map(step -> new Choice(step.name(), Words.t("protection.hearing.step." + step))).toList(), confirmed, lines.isEmpty() ? "" : now, standing.panel(),
        standing.side().filter(side -> hearings.confirmed(standing).stream().noneMatch(one -> one.side().equals(side.name()) && one.hash().equals(now))).isPresent(), standing.running(), !lines.isEmpty(), problems, input)));
    if (!problems.isEmpty()) {
      page.setStatus(HttpStatus.UNPROCESSABLE_ENTITY);
    }
    return page;
  }

  private static List<Pair> facts(Standing standing) {
    var file = standing.file();
    var pairs = new ArrayList<Pair>();
    var day = file.facts().getOrDefault("hearing-day", "");
    if (!day.isEmpty()) {
      pairs.add(new Pair(FactWords.word("protection.adjudication", "field", "hearing-day"), Words.day(LocalDate.parse(day))));
    }
    file.parties().forEach(party -> pairs.add(new Pair(Words.t("casework.desk." + party.side()), party.name())));
    for (var name : List.of("right-number", "panel", "technical-investigator", "technical-questions", "claims", "defence", "claim-chart")) {
      var value = file.facts().getOrDefault(name, "");
      if (!value.isEmpty()) {
        pairs.add(new Pair(FactWords.word("protection.adjudication", "field", name), value));
      }
    }
    return pairs;
  }

  @PostMapping(HEARING)
  Object write(@PathVariable String number, @RequestParam Map<String, String> input, Viewer viewer) {
    var standing = standing(number, viewer);
    var step = Arrays.stream(Step.values()).filter(one -> one.name().equals(input.get("step"))).findFirst();
    var who = input.getOrDefault("who", "").strip();
    var text = input.getOrDefault("text", "").strip();
    var problems = new LinkedHashMap<String, String>();
    if (step.isEmpty()) {
      problems.put("step", Words.t("casework.problem.choose"));
    }
    if (who.isEmpty() || who.length() > 100) {
      problems.put("who", Words.t("casework.problem.missing"));
    }
    if (text.isEmpty() || text.length() > LONGEST) {
      problems.put("text", Words.t(text.isEmpty() ? "casework.problem.missing" : "casework.problem.long", LONGEST, text.length()));
    }
    if (!problems.isEmpty()) {
      return page(standing, problems, input);
    }
    if (!hearings.write(standing, step.orElseThrow(), who, text, viewer)) {
      throw new ResponseStatusException(HttpStatus.FORBIDDEN);
    }
    return "redirect:/cases/" + number + "/hearing";
  }

  @PostMapping(HEARING + "/confirm")
  String confirm(@PathVariable String number, Viewer viewer, RedirectAttributes after) {
    if (!hearings.confirm(standing(number, viewer), viewer)) {
      throw new ResponseStatusException(HttpStatus.FORBIDDEN);
    }
    after.addFlashAttribute("said", "protection.hearing.confirm-kept");
    return "redirect:/cases/" + number + "/hearing";
  }

  @PostMapping(HEARING + "/record")
  String record(@PathVariable String number, Viewer viewer) {
    if (!hearings.draftRecord(standing(number, viewer), viewer)) {
      throw new ResponseStatusException(HttpStatus.FORBIDDEN);
    }
    return "redirect:/cases/" + number + "/acts/hold-hearing";
  }
}
