package cityip.mediation.web;

import cityip.casework.CaseFile;
import cityip.casework.CaseFiles;
import cityip.casework.Desk;
import cityip.casework.FactFigures;
import cityip.kernel.DayText;
import cityip.kernel.Reading;
import cityip.mediation.MediatorRoster;
import cityip.mediation.MediatorRoster.Conflict;
import cityip.mediation.MediatorRoster.Mediator;
import cityip.mediation.MediatorRoster.Tie;
import cityip.mediation.MediatorRoster.TieKind;
import cityip.mediation.web.RosterViews.Choice;
import cityip.mediation.web.RosterViews.Line;
import cityip.mediation.web.RosterViews.Roster;
import cityip.mediation.web.RosterViews.TieLine;
import cityip.shell.Navigation;
import cityip.shell.Role;
import cityip.shell.Viewer;
import cityip.shell.Words;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.springframework.web.util.UriComponentsBuilder;

/** The roster of mediators: load, skills, ties, and for one case who may take it. */
@Controller
class RosterPages {

  private static final List<String> SKILLS = List.of("patent", "design", "trademark", "copyright", "gi", "secret", "variety");
  private static final ZoneId CITY_TIME = ZoneId.of("Asia/Shanghai");

  private final MediatorRoster roster;
  private final CaseFiles files;
  private final Clock clock;

  RosterPages(MediatorRoster roster, CaseFiles files, Clock clock) {
    this.roster = roster;
    this.files = files;
    this.clock = clock;
  }

  @Bean
  static Navigation rosterNavigation() {
    return viewer -> mayRead(viewer) ? List.of(new Navigation.Item(27, "mediation.menu.mediators", "/mediation/mediators")) : List.of();
  }

  private static boolean mayRead(Viewer viewer) {
    return viewer.handlesCityData() || viewer.role() == Role.PARTNER;
  }

  @GetMapping("/mediation/mediators")
  ModelAndView show(@RequestParam(name = "case", defaultValue = "") String number, Viewer viewer) {
    return page(viewer, number, Map.of(), Map.of());
  }

  private ModelAndView page(Viewer viewer, String number, Map<String, String> problems, Map<String, String> input) {
    if (!mayRead(viewer)) {
      throw new ResponseStatusException(HttpStatus.FORBIDDEN);
    }
    var asked = number.isEmpty() ? Optional.<CaseFile>empty() : Optional.of(inHand(number, viewer));
    var load = roster.load();
    var ties = roster.ties().stream().collect(Collectors.groupingBy(Tie::mediator));
    var lines = roster.all().stream().map(mediator -> line(mediator, asked, load.getOrDefault(mediator.name(), new FactFigures.Load(0, 0)), ties.getOrDefault(mediator.id(), List.of())))
        .sorted(Comparator.comparing((Line line) -> List.of("good", "neutral", "waiting", "bad").indexOf(line.tone())).thenComparing(line -> !line.serving()).thenComparing(Line::open)).toList();
    var page = new ModelAndView("mediation/mediators", Map.of("view", new Roster(lines, number, viewer.handlesCityData(),
        roster.all().stream().filter(mediator -> mayDeclare(mediator, viewer)).map(mediator -> new Choice(Long.toString(mediator.id()), mediator.name())).toList(),
        Arrays.stream(TieKind.values()).filter(kind -> kind != TieKind.FORMER_CASE).map(kind -> new Choice(kind.name(), Words.t("mediation.tie." + kind))).toList(),
        SKILLS.stream().map(skill -> new Choice(skill, skill(skill))).toList(), problems, input)));
    if (!problems.isEmpty()) {
      page.setStatus(HttpStatus.UNPROCESSABLE_ENTITY);
    }
    return page;
  }

  /** The case for which somebody is to be found: only its mediator desk may ask, as conflicts name the parties. */
  private CaseFile inHand(String number, Viewer viewer) {
    return files.sight(number, viewer) instanceof CaseFiles.Sight.Whole whole && whole.desks().contains(Desk.MEDIATOR) ? whole.file() : refuse();
  }

  private static CaseFile refuse() {
    throw new ResponseStatusException(HttpStatus.NOT_FOUND);
  }

  private static String skill(String code) {
    var own = Words.t("mediation.case.choice." + code);
    return own.startsWith("mediation.") ? Words.t("casework.choice." + code) : own;
  }

  private Line line(Mediator mediator, Optional<CaseFile> asked, FactFigures.Load load, List<Tie> ties) {
    var today = today();
    var serving = !today.isBefore(mediator.appointed()) && !today.isAfter(mediator.until());
    var conflicts = asked.map(file -> roster.conflicts(mediator.name(), file.parties().stream().map(CaseFile.Party::name).toList(), file.summary().number())).orElse(List.of());
    var barred = conflicts.stream().anyMatch(Conflict::bars);
    var skilled = asked.map(file -> mediator.skills().contains(file.facts().getOrDefault("right-kind", ""))).orElse(true);
    var verdict = asked.isEmpty() ? "" : Words.t(barred ? "mediation.roster.barred" : !serving ? "mediation.roster.not-serving" : skilled ? "mediation.roster.fits" : "mediation.roster.other-field");
    var appoint = asked.filter(file -> !barred && serving && file.summary().open()).map(file -> appointAt(file, mediator)).orElse("");
    return new Line(mediator.id(), mediator.name(), mediator.body(), mediator.employer(), mediator.skills().stream().map(RosterPages::skill).collect(Collectors.joining(Words.english() ? ", " : "、")),
        Words.day(mediator.appointed()) + " – " + Words.day(mediator.until()), serving, load.open(), load.closed(),
        ties.stream().map(tie -> new TieLine(tie.id(), Words.t("mediation.tie." + tie.kind()) + "：" + tie.name() + (tie.note().isEmpty() ? "" : "（" + tie.note() + "）"), Words.day(tie.declared()))).toList(),
        conflicts.stream().map(conflict -> Words.t(conflict.declared() ? "mediation.conflict.declared" : "mediation.conflict.found", Words.t("mediation.tie." + conflict.kind()), conflict.name())).toList(),
        verdict, asked.isEmpty() ? "neutral" : barred ? "bad" : skilled && serving ? "good" : "waiting", appoint);
  }

  private static String appointAt(CaseFile file, Mediator mediator) {
    var act = file.summary().state().equals("requested") ? "accept" : "change-mediator";
    return UriComponentsBuilder.fromPath("/cases/{number}/acts/{act}").queryParam("mediator", "{name}").encode().build(file.summary().number(), act, mediator.name()).toString();
  }

  private LocalDate today() {
    return LocalDate.ofInstant(clock.instant(), CITY_TIME);
  }

  private static boolean mayDeclare(Mediator mediator, Viewer viewer) {
    return viewer.handlesCityData() || !mediator.username().isEmpty() && mediator.username().equals(viewer.username());
  }

  @PostMapping("/mediation/mediators")
  Object appoint(@RequestParam MultiValueMap<String, String> given, Viewer viewer, RedirectAttributes after) {
    if (!viewer.handlesCityData()) {
      throw new ResponseStatusException(HttpStatus.FORBIDDEN);
    }
    var input = given.toSingleValueMap();
    var problems = new LinkedHashMap<String, String>();
    for (var field : List.of("name", "body")) {
      if (input.getOrDefault(field, "").isBlank() || input.getOrDefault(field, "").length() > 100) {
        problems.put(field, Words.t("casework.problem.missing"));
      }
    }
    var skills = given.getOrDefault("skill", List.of()).stream().filter(SKILLS::contains).distinct().toList();
    if (skills.isEmpty()) {
      problems.put("skill", Words.t("casework.problem.choose"));
    }
    var first = day(input.get("appointed"));
    var last = day(input.get("until"));
    if (first == null || last == null || last.isBefore(first)) {
      problems.put("until", Words.t("mediation.roster.days"));
    }
    if (problems.isEmpty() && first != null && last != null && !roster.appoint(new Mediator(0, input.getOrDefault("username", "").strip(), input.getOrDefault("name", "").strip(),
        input.getOrDefault("body", "").strip(), cut(input.getOrDefault("employer", "")), skills, first, last), viewer.actor())) {
      problems.put("name", Words.t("mediation.roster.there"));
    }
    if (!problems.isEmpty()) {
      return page(viewer, "", problems, input);
    }
    after.addFlashAttribute("said", "mediation.roster.appointed");
    return "redirect:/mediation/mediators";
  }

  @PostMapping("/mediation/mediators/ties")
  Object declare(@RequestParam Map<String, String> input, Viewer viewer, RedirectAttributes after) {
    var mediator = mine(input.getOrDefault("mediator", ""), viewer);
    var kind = Arrays.stream(TieKind.values()).filter(one -> one.name().equals(input.get("kind")) && one != TieKind.FORMER_CASE).findFirst();
    var problems = new LinkedHashMap<String, String>();
    var name = input.getOrDefault("tied-to", "").strip();
    if (name.isEmpty() || name.length() > 200) {
      problems.put("tied-to", Words.t("casework.problem.missing"));
    }
    if (kind.isEmpty()) {
      problems.put("kind", Words.t("casework.problem.choose"));
    }
    if (!problems.isEmpty()) {
      return page(viewer, "", problems, input);
    }
    roster.declare(new Tie(0, mediator.id(), kind.orElseThrow(), name, cut(input.getOrDefault("note", "")), today()), viewer.actor());
    after.addFlashAttribute("said", "mediation.tie.kept");
    return "redirect:/mediation/mediators";
  }

  @PostMapping("/mediation/mediators/ties/{id:\\d{1,18}}/end")
  String end(@PathVariable long id, Viewer viewer, RedirectAttributes after) {
    var tie = roster.ties().stream().filter(one -> one.id() == id).findFirst().orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    mine(Long.toString(tie.mediator()), viewer);
    roster.end(id, today(), viewer.actor());
    after.addFlashAttribute("said", "mediation.tie.over");
    return "redirect:/mediation/mediators";
  }

  private Mediator mine(String id, Viewer viewer) {
    return (id.matches("\\d{1,18}") ? roster.find(Long.parseLong(id)) : Optional.<Mediator>empty()).filter(mediator -> mayDeclare(mediator, viewer))
        .orElseThrow(() -> new ResponseStatusException(HttpStatus.FORBIDDEN));
  }

  private static String cut(String text) {
    var plain = text.strip();
    return plain.length() > 200 ? plain.substring(0, 200) : plain;
  }

  private static @Nullable LocalDate day(@Nullable String text) {
    return text != null && DayText.parse(text) instanceof Reading.Read<LocalDate> read ? read.value() : null;
  }
}
