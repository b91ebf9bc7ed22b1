package cityip.casework.web;

import cityip.casework.ActResult;
import cityip.casework.CaseFile;
import cityip.casework.CaseFiles;
import cityip.casework.CaseFilter;
import cityip.casework.CaseList;
import cityip.casework.CaseOrder;
import cityip.casework.Casework;
import cityip.casework.Guard;
import cityip.casework.OpenCase;
import cityip.casework.PerformAct;
import cityip.casework.Procedure;
import cityip.casework.Procedures;
import cityip.shell.OpenToAll;
import cityip.shell.Viewer;
import cityip.shell.Words;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

/** Services and cases for programs; field names are stable. */
@RestController
@RequestMapping("/api/v1")
class CaseApi {

  private static final int LARGEST_PAGE = 500;

  private final Procedures procedures;
  private final Casework casework;
  private final CaseFiles files;
  private final CaseList cases;
  private final GuidePages guides;
  private final DeadlinePages deadlines;

  CaseApi(Procedures procedures, Casework casework, CaseFiles files, CaseList cases, GuidePages guides, DeadlinePages deadlines) {
    this.procedures = procedures;
    this.casework = casework;
    this.files = files;
    this.cases = cases;
    this.guides = guides;
    this.deadlines = deadlines;
  }

  record ProcedureFact(String code, int version, String name, String basis, List<String> states, List<String> acts) {}

  record CaseFact(String number, String procedure, String state, boolean open, @Nullable String outcome, String unit, String desk, @Nullable String owner, String dispute,
      @Nullable String title, Instant opened, @Nullable LocalDate due, int stamp, List<String> acts, Map<String, String> facts) {}

  record CasesFact(long total, int page, int size, List<CaseFact> cases) {}

  /** What a program sends to open a case: {@code key} makes a repetition harmless. */
  record OpenFact(String procedure, Map<String, String> form, @Nullable String key, @Nullable String dispute) {}

  record ActFact(Map<String, String> form, int stamp, @Nullable String key) {}

  record DoneFact(String number, String state, int stamp, String token) {}

  record ProblemFact(int status, String code, String title, Map<String, String> fields) {}

  record DeadlineFact(String number, String procedure, String state, @Nullable LocalDate due, @Nullable Instant moment, boolean overdue, boolean certain) {}

  record StatusFact(String number, String state, boolean open, @Nullable LocalDate due) {}

  @OpenToAll
  @GetMapping("/procedures")
  List<ProcedureFact> procedures() {
    return procedures.current().stream().map(procedure -> new ProcedureFact(procedure.code(), procedure.version(), CaseWords.name(procedure), procedure.basis(),
        procedure.states().stream().map(Procedure.State::name).toList(), procedure.acts().stream().map(Procedure.Act::name).toList())).toList();
  }

  @OpenToAll
  @GetMapping("/procedures/{code}/guide")
  CaseworkViews.Guide guide(@PathVariable String code, Viewer viewer) {
    return guides.view(procedures.find(code).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND)), viewer);
  }

  @PostMapping("/cases")
  ResponseEntity<?> open(@RequestBody OpenFact asked, Viewer viewer) {
    return answer(casework.open(new OpenCase(asked.procedure(), asked.form(), key(asked.key()), asked.dispute()), viewer), HttpStatus.CREATED);
  }

  @PostMapping("/cases/{number}/acts/{act}")
  ResponseEntity<?> act(@PathVariable String number, @PathVariable String act, @RequestBody ActFact asked, Viewer viewer) {
    return answer(casework.act(new PerformAct(number, act, asked.form(), asked.stamp(), key(asked.key())), viewer), HttpStatus.OK);
  }

  private static String key(@Nullable String key) {
    return key == null || key.isBlank() || key.length() > 100 ? UUID.randomUUID().toString() : key;
  }

  private ResponseEntity<?> answer(ActResult result, HttpStatus done) {
    return switch (result) {
      case ActResult.Done it -> ResponseEntity.status(done).body(new DoneFact(it.number(), it.state(), it.stamp(), it.token()));
      case ActResult.AlreadyDone it -> ResponseEntity.ok(new DoneFact(it.number(), "", 0, ""));
      case ActResult.Incomplete it -> problem(HttpStatus.UNPROCESSABLE_ENTITY, Words.t("casework.api.incomplete"), it.problems());
      case ActResult.Stale it -> problem(HttpStatus.CONFLICT, Words.t("casework.stale"), Map.of("stamp", Integer.toString(it.stamp())));
      case ActResult.NotInThisState it -> problem(HttpStatus.CONFLICT, it.number() + " is in " + it.state() + "; allowed: " + it.allowed(), Map.of());
      case ActResult.NotYours it -> problem(HttpStatus.FORBIDDEN, Words.t(it.word()), Map.of());
      case ActResult.Held it -> problem(HttpStatus.CONFLICT, Words.t("casework.held"), held(it.guards()));
      case ActResult.NoSuchCase _ -> problem(HttpStatus.NOT_FOUND, Words.t("shell.problem.404.title"), Map.of());
    };
  }

  private static Map<String, String> held(List<Guard> guards) {
    var held = new java.util.LinkedHashMap<String, String>();
    guards.forEach(guard -> held.put(guard.name(), guard.source()));
    return held;
  }

  private static ResponseEntity<ProblemFact> problem(HttpStatus status, String title, Map<String, String> fields) {
    return ResponseEntity.status(status).contentType(MediaType.APPLICATION_PROBLEM_JSON).body(new ProblemFact(status.value(), "IP-CASE-" + status.value(), title, fields));
  }

  @GetMapping("/cases/{number}")
  CaseFact one(@PathVariable String number, Viewer viewer) {
    return switch (files.sight(number, viewer)) {
      case CaseFiles.Sight.Whole whole -> {
        var summary = whole.file().summary();
        var procedure = procedures.version(summary.procedure(), summary.version());
        yield fact(summary, summary.title(), procedure.actsIn(summary.state(), whole.file().facts()).stream().filter(act -> act.by().stream().anyMatch(whole.desks()::contains)).map(Procedure.Act::name).toList(),
            whole.file().facts());
      }
      case CaseFiles.Sight.Outline outline -> fact(outline.summary(), null, List.of(), Map.of());
      case CaseFiles.Sight.Nothing _ -> throw new ResponseStatusException(HttpStatus.NOT_FOUND);
    };
  }

  private static CaseFact fact(CaseFile.Summary s, @Nullable String title, List<String> acts, Map<String, String> facts) {
    return new CaseFact(s.number(), s.procedure(), s.state(), s.open(), s.outcome(), s.unit(), s.desk().name(), s.owner(), s.dispute(), title, s.opened(), s.due(), s.stamp(), acts, facts);
  }

  @GetMapping("/cases")
  CasesFact list(@RequestParam Map<String, String> query, Viewer viewer) {
    var asked = QueuePages.Asked.of(query, viewer);
    var page = Math.max(1, number(query.get("page"), 1));
    var size = Math.clamp(number(query.get("size"), 100), 1, LARGEST_PAGE);
    return new CasesFact(cases.count(asked.filter()), page, size, cases.list(asked.filter(), asked.order(), asked.descending(), size, (page - 1L) * size).stream()
        .map(s -> fact(s, s.confidential() ? null : s.title(), List.of(), Map.of())).toList());
  }

  @GetMapping("/deadlines")
  List<DeadlineFact> deadlines(@RequestParam Map<String, String> query, Viewer viewer) {
    var size = Math.clamp(number(query.get("size"), 200), 1, LARGEST_PAGE);
    return cases.list(new CaseFilter("open", "", "", "", "", "", "", "", viewer), CaseOrder.DUE, false, size, 0).stream()
        .map(s -> new DeadlineFact(s.number(), s.procedure(), s.state(), s.due(), s.dueMoment(), s.overdue(), s.certain())).toList();
  }

  /** The board for calendar programs, which can send Basic or a token but cannot sign in. */
  @GetMapping("/deadlines.ics")
  ResponseEntity<String> feed(Viewer viewer) {
    return ResponseEntity.ok().contentType(MediaType.parseMediaType("text/calendar;charset=UTF-8")).body(deadlines.calendar(viewer));
  }

  @OpenToAll
  @GetMapping("/status/{number}")
  StatusFact status(@PathVariable String number, @RequestParam(defaultValue = "") String token) {
    var status = files.status(number, token).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    return new StatusFact(status.summary().number(), status.summary().state(), status.summary().open(), status.summary().due());
  }

  @OpenToAll
  @GetMapping("/proofs/nightly")
  CaseList.Proof proof() {
    return cases.proof();
  }

  private static int number(@Nullable String text, int otherwise) {
    return text != null && text.matches("\\d{1,7}") ? Integer.parseInt(text) : otherwise;
  }
}
