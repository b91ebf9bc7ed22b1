package cityip.casework.web;

import cityip.casework.Casework;
import cityip.casework.FactWords;
import cityip.casework.Procedure;
import cityip.casework.Procedures;
import cityip.casework.web.CaseworkViews.ActLine;
import cityip.casework.web.CaseworkViews.Guide;
import cityip.casework.web.CaseworkViews.Limit;
import cityip.casework.web.CaseworkViews.Sample;
import cityip.rulebook.Rule;
import cityip.rulebook.Rulebook;
import cityip.shell.OpenToAll;
import cityip.shell.Viewer;
import cityip.shell.Words;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.ModelAndView;

/** The guide of a service (办事指南), read from its table and the rules in force today. */
@OpenToAll
@Controller
class GuidePages {

  private static final Pattern PLACE = Pattern.compile("\\{([a-z][a-z0-9-]*)}");

  private final Procedures procedures;
  private final Casework casework;
  private final Rulebook rulebook;
  private final Clock clock;

  GuidePages(Procedures procedures, Casework casework, Rulebook rulebook, Clock clock) {
    this.procedures = procedures;
    this.casework = casework;
    this.rulebook = rulebook;
    this.clock = clock;
  }

  @GetMapping("/services/{code:[a-z-]{1,60}}")
  ModelAndView guide(@PathVariable String code, Viewer viewer) {
    var procedure = procedures.find(code).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    return new ModelAndView("casework/guide", Map.of("view", view(procedure, viewer)));
  }

  Guide view(Procedure procedure, Viewer viewer) {
    var words = procedure.words();
    return new Guide(procedure.code(), CaseWords.name(procedure), Words.t(words + ".about"), procedure.basis(), Words.t(words + ".kind"), Words.t(words + ".fee"),
        Words.t(words + ".result"), Arrays.asList(Words.t(words + ".conditions").split("；|; ")),
        procedure.materials().stream().map(material -> FactWords.word(words, "material", material)).toList(), limits(procedure), FlowPicture.of(procedure),
        procedure.acts().stream().map(act -> line(procedure, act)).toList(), samples(procedure), !viewer.signedIn(), casework.mayOpen(procedure, viewer),
        procedure.opening().anonymous(), procedure.opening().by().stream().sorted().map(CaseWords::desk).collect(Collectors.joining(comma())));
  }

  private static String comma() {
    return Words.english() ? ", " : "、";
  }

  /** In the order in which a case meets them. */
  private static int turn(Procedure procedure, String clock) {
    var turn = 0;
    for (var state : procedure.states()) {
      if (clock.equals(state.clock())) {
        return turn;
      }
      turn++;
    }
    return turn;
  }

  private List<Limit> limits(Procedure procedure) {
    var today = LocalDate.ofInstant(clock.instant(), CaseWords.CITY_TIME);
    return procedure.clocks().entrySet().stream().sorted(Comparator.comparing((Map.Entry<String, String> entry) -> turn(procedure, entry.getKey())).thenComparing(Map.Entry.comparingByKey())).map(entry -> {
      var rule = rulebook.rule(entry.getValue(), today);
      var promise = rulebook.find(entry.getValue() + ".promised", today);
      return new Limit(FactWords.word(procedure.words(), "clock", entry.getKey()), CaseWords.term(rule.value().asString()),
          promise.map(promised -> CaseWords.term(promised.value().asString())).orElse(""), promise.map(Rule::source).orElse(""), rule.source(),
          Words.t("rulebook.certainty." + rule.certainty()));
    }).toList();
  }

  /** What comes out, as it will look: the papers that go to the parties, with the places still to be filled named. */
  private static List<Sample> samples(Procedure procedure) {
    var fields = procedure.fields();
    return procedure.acts().stream().flatMap(act -> act.sent().stream()).distinct().map(paper -> {
      var places = PLACE.matcher(Words.t(procedure.words() + ".paper." + paper + ".body"));
      return new Sample(Words.t(procedure.words() + ".paper." + paper), places.replaceAll(place -> java.util.regex.Matcher.quoteReplacement(
          "【" + (fields.containsKey(place.group(1)) ? FactWords.word(procedure.words(), "field", place.group(1)) : Words.t("casework.place." + place.group(1))) + "】")));
    }).toList();
  }

  private static ActLine line(Procedure procedure, Procedure.Act act) {
    var from = procedure.states().stream().filter(state -> act.from().contains(state.name())).map(state -> CaseWords.state(procedure, state.name())).collect(Collectors.joining(comma()));
    var who = act.by().stream().sorted().map(CaseWords::desk).collect(Collectors.joining(comma()));
    var papers = act.papers().stream().map(paper -> Words.t(procedure.words() + ".paper." + paper)).collect(Collectors.joining(comma()));
    return new ActLine(CaseWords.act(procedure, act.name()), who, from, act.to() == null ? "" : CaseWords.state(procedure, act.to()), papers);
  }
}
