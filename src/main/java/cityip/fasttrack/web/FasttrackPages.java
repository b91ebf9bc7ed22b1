package cityip.fasttrack.web;

import cityip.casework.CaseFiles;
import cityip.casework.FactWords;
import cityip.fasttrack.Centre;
import cityip.fasttrack.CentreQueue;
import cityip.fasttrack.Examiners;
import cityip.fasttrack.Examiners.Candidate;
import cityip.fasttrack.Examiners.Examiner;
import cityip.fasttrack.PriorityCheck;
import cityip.fasttrack.web.FasttrackViews.ExaminerRow;
import cityip.fasttrack.web.FasttrackViews.ExaminersPage;
import cityip.fasttrack.web.FasttrackViews.Overview;
import cityip.fasttrack.web.FasttrackViews.PlaceRow;
import cityip.fasttrack.web.FasttrackViews.PriorityPage;
import cityip.fasttrack.web.FasttrackViews.QuestionRow;
import cityip.fasttrack.web.FasttrackViews.RateRow;
import cityip.fasttrack.web.FasttrackViews.ServiceLink;
import cityip.kernel.DayText;
import cityip.kernel.Reading;
import cityip.shell.Navigation;
import cityip.shell.OpenToAll;
import cityip.shell.Viewer;
import cityip.shell.Words;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.springframework.web.util.UriComponentsBuilder;

/** The centre's page with its queue for everybody, priority examination by questions, the roster of examiners and the draw for one case. */
@Controller
class FasttrackPages {

  private static final ZoneId CITY_TIME = ZoneId.of("Asia/Shanghai");
  private static final int FEW = 10;
  private static final List<String> SERVICES = List.of("fasttrack-enrolment", "pre-examination", "priority-examination", "fast-confirmation", "fast-protection");
  private static final Map<String, String> WORDS = Map.of("fasttrack-enrolment", "enrolment", "pre-examination", "pre", "priority-examination", "priority", "fast-confirmation", "confirmation", "fast-protection", "protection");

  private final Centre centre;
  private final CentreQueue queue;
  private final Examiners examiners;
  private final PriorityCheck priority;
  private final CaseFiles files;

  FasttrackPages(Centre centre, CentreQueue queue, Examiners examiners, PriorityCheck priority, CaseFiles files) {
    this.centre = centre;
    this.queue = queue;
    this.examiners = examiners;
    this.priority = priority;
    this.files = files;
  }

  @Bean
  static Navigation fasttrackNavigation() {
    return viewer -> List.of(new Navigation.Item(42, "fasttrack.menu", "/fasttrack"));
  }

  @OpenToAll
  @GetMapping("/fasttrack")
  ModelAndView overview(Viewer viewer) {
    var services = SERVICES.stream().map(code -> new ServiceLink("/services/" + code, Words.t("fasttrack." + WORDS.get(code) + ".name"), Words.t("fasttrack." + WORDS.get(code) + ".about"))).toList();
    var scope = centre.scope().stream().map(one -> one.prefix() + " " + (Words.english() ? one.industryEn() : one.industryZh())).toList();
    return new ModelAndView("fasttrack/overview", Map.of("view", new Overview(centre.approved(), services, scope, centre.scopeSource(), centre.quota(), queue.places().stream().map(FasttrackPages::row).toList(),
        queue.rates().stream().map(FasttrackPages::row).toList(), viewer.handlesCityData())));
  }

  private static PlaceRow row(CentreQueue.Place place) {
    return new PlaceRow(place.number(), place.place() == 0 ? "–" : Integer.toString(place.place()), FactWords.word("fasttrack.pre", "choice", place.kind()), FactWords.word("fasttrack.pre", "state", place.state()),
        Words.day(LocalDate.ofInstant(place.opened(), CITY_TIME)), place.expected() == null ? "–" : Words.day(place.expected()), place.byMedian());
  }

  private static RateRow row(CentreQueue.Rate rate) {
    return new RateRow(rate.group(), Words.number(rate.cases()), Words.number(rate.decided()), Words.number(rate.passed()), rate.decided() == 0 ? "–" : Words.number(Math.round(1000.0 * rate.passed() / rate.decided()) / 10.0) + "%",
        Words.number(rate.granted()), rate.decided() < FEW);
  }

  record PlaceFact(String number, int place, String kind, String state, @Nullable LocalDate expected, boolean byMedian) {}

  record RateFact(String subclass, long cases, long decided, long passed, long granted) {}

  record QueueFact(boolean approved, int quota, List<PlaceFact> places, List<RateFact> rates) {}

  @OpenToAll
  @ResponseBody
  @GetMapping("/api/v1/fasttrack/queue")
  QueueFact queue() {
    return new QueueFact(centre.approved(), centre.quota(), queue.places().stream().map(one -> new PlaceFact(one.number(), one.place(), one.kind(), one.state(), one.expected(), one.byMedian())).toList(),
        queue.rates().stream().map(one -> new RateFact(one.group(), one.cases(), one.decided(), one.passed(), one.granted())).toList());
  }

  @OpenToAll
  @GetMapping("/fasttrack/priority")
  ModelAndView priority(@RequestParam Map<String, String> answers) {
    var day = centre.today();
    var verdict = priority.of(answers, day);
    var rows = priority.questions(day).stream().map(one -> new QuestionRow(one.code(), Words.english() ? one.en() : one.zh(), one.article(), answers.getOrDefault(one.code(), ""))).toList();
    return new ModelAndView("fasttrack/priority", Map.of("view", new PriorityPage(rows, verdict.answered(), verdict.open(), verdict.against().stream().map(FasttrackPages::said).toList(),
        verdict.grounds().stream().map(FasttrackPages::said).toList(), priority.source(day), !answers.isEmpty() && !(answers.size() == 1 && answers.containsKey("lang")))));
  }

  private static String said(PriorityCheck.Question question) {
    return (Words.english() ? question.en() : question.zh()) + "（" + question.article() + "）";
  }

  private static void officer(Viewer viewer) {
    if (!viewer.handlesCityData()) {
      throw new ResponseStatusException(HttpStatus.FORBIDDEN);
    }
  }

  @GetMapping("/fasttrack/examiners")
  ModelAndView examiners(@RequestParam(name = "case", defaultValue = "") String number, Viewer viewer) {
    officer(viewer);
    return page(number, viewer, Map.of(), Map.of());
  }

  private ModelAndView page(String number, Viewer viewer, Map<String, String> problems, Map<String, String> input) {
    var sight = number.isEmpty() ? null : files.sight(number, viewer);
    if (sight != null && !(sight instanceof CaseFiles.Sight.Whole)) {
      throw new ResponseStatusException(HttpStatus.NOT_FOUND);
    }
    var whole = sight instanceof CaseFiles.Sight.Whole found ? found.file() : null;
    var parties = whole == null ? List.<String>of() : whole.parties().stream().map(party -> party.name()).toList();
    var symbol = whole == null ? "" : whole.facts().getOrDefault("ipc", "");
    var act = whole == null || !whole.summary().state().equals("accepted") ? "" : whole.facts().getOrDefault("right-kind", "").equals("invention") ? "allocate" : "allocate-short";
    var rows = examiners.candidates(number, parties, symbol, centre.today()).stream().map(one -> row(one, number, act)).toList();
    var page = new ModelAndView("fasttrack/examiners", Map.of("view", new ExaminersPage(rows, number, problems, input)));
    if (!problems.isEmpty()) {
      page.setStatus(HttpStatus.UNPROCESSABLE_ENTITY);
    }
    return page;
  }

  private static ExaminerRow row(Candidate one, String number, String act) {
    var verdict = number.isEmpty() ? "" : Words.t(one.tied() ? "fasttrack.examiner.tied" : one.eligible() ? "fasttrack.examiner.fits" : "fasttrack.examiner.other-class");
    var take = act.isEmpty() || !one.eligible() ? "" : UriComponentsBuilder.fromPath("/cases/{number}/acts/{act}").queryParam("examiner", "{name}").encode().build(number, act, one.examiner().name()).toString();
    return new ExaminerRow(one.examiner().name(), String.join(" ", one.examiner().classes()), String.join("、", one.examiner().ties()), Words.day(one.examiner().until()), verdict,
        one.tied() ? "bad" : one.eligible() ? "good" : "neutral", Words.number(one.open()), number.isEmpty() ? "" : one.draw(), take);
  }

  @PostMapping("/fasttrack/examiners")
  Object enter(@RequestParam Map<String, String> input, Viewer viewer, RedirectAttributes after) {
    officer(viewer);
    var problems = new LinkedHashMap<String, String>();
    var name = input.getOrDefault("name", "").strip();
    var classes = Arrays.stream(input.getOrDefault("classes", "").toUpperCase(Locale.ROOT).split("[\\s,，、;；]+")).filter(one -> one.matches("[A-H](\\d{2}[A-Z]?.*)?")).toList();
    var until = DayText.parse(input.getOrDefault("until", "")) instanceof Reading.Read<LocalDate> read ? read.value() : null;
    if (name.isEmpty() || name.length() > 100) {
      problems.put("name", Words.t("casework.problem.missing"));
    }
    if (classes.isEmpty()) {
      problems.put("classes", Words.t("fasttrack.examiner.no-classes"));
    }
    if (until == null || until.isBefore(centre.today())) {
      problems.put("until", Words.t("fasttrack.examiner.no-until"));
    }
    var ties = Arrays.stream(input.getOrDefault("ties", "").split("[,，、;；\\n]+")).map(String::strip).filter(one -> !one.isEmpty()).limit(100).toList();
    if (problems.isEmpty() && until != null && !examiners.enter(new Examiner(0, name, classes, ties, until), viewer.actor())) {
      problems.put("name", Words.t("fasttrack.examiner.there"));
    }
    if (!problems.isEmpty()) {
      return page("", viewer, problems, input);
    }
    after.addFlashAttribute("said", "fasttrack.examiner.entered");
    return "redirect:/fasttrack/examiners";
  }
}
