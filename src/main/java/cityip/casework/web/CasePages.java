package cityip.casework.web;

import cityip.casework.CaseFiles;
import cityip.casework.EvidenceRoom;
import cityip.kernel.DayText;
import cityip.kernel.Reading;
import cityip.shell.OpenToAll;
import cityip.shell.Viewer;
import cityip.shell.Words;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** One case: all that is known of it and everything that may be done next, and the small acts around it. */
@Controller
class CasePages {

  private static final String NUMBER = "/cases/{number:[A-Z]{2}-[0-9]{6}-[0-9]{4}-[0-9]{5,}}";

  private final CaseFiles files;
  private final CasePageMaker maker;
  private final EvidenceRoom evidence;
  private final Clock clock;

  CasePages(CaseFiles files, CasePageMaker maker, EvidenceRoom evidence, Clock clock) {
    this.files = files;
    this.maker = maker;
    this.evidence = evidence;
    this.clock = clock;
  }

  @GetMapping(NUMBER)
  ModelAndView show(@PathVariable String number, Viewer viewer) {
    return page(number, viewer, Map.of(), Map.of(), "");
  }

  private ModelAndView page(String number, Viewer viewer, Map<String, String> problems, Map<String, String> input, String unmasked) {
    var page = switch (files.sight(number, viewer)) {
      case CaseFiles.Sight.Whole whole -> new ModelAndView("casework/case", Map.of("view", maker.page(whole, viewer, problems, input, unmasked)));
      case CaseFiles.Sight.Outline outline -> new ModelAndView("casework/outline", Map.of("view", maker.outline(outline.summary())));
      case CaseFiles.Sight.Nothing _ -> throw new ResponseStatusException(HttpStatus.NOT_FOUND);
    };
    if (!problems.isEmpty()) {
      page.setStatus(HttpStatus.UNPROCESSABLE_ENTITY);
    }
    return page;
  }

  @PostMapping(NUMBER + "/notes")
  Object note(@PathVariable String number, @RequestParam(defaultValue = "") String text, Viewer viewer, RedirectAttributes after) {
    if (text.isBlank() || text.length() > 5000) {
      return page(number, viewer, Map.of("note-text", Words.t(text.isBlank() ? "casework.problem.missing" : "casework.problem.long", 5000, text.length())), Map.of("text", text), "");
    }
    files.note(number, text.strip(), viewer);
    after.addFlashAttribute("said", "casework.note.kept");
    return "redirect:/cases/" + number;
  }

  @PostMapping(NUMBER + "/follow")
  String follow(@PathVariable String number, @RequestParam(defaultValue = "no") String on, Viewer viewer, RedirectAttributes after) {
    files.follow(number, "yes".equals(on), viewer);
    after.addFlashAttribute("said", "yes".equals(on) ? "casework.follow.on" : "casework.follow.off");
    return "redirect:/cases/" + number;
  }

  /** The one page on which sealed data is seen; it is the answer itself, as a redirect would lose it. */
  @PostMapping(NUMBER + "/unmask")
  ModelAndView unmask(@PathVariable String number, @RequestParam(defaultValue = "") String field, @RequestParam(defaultValue = "") String reason, Viewer viewer) {
    if (reason.strip().length() < 4) {
      return page(number, viewer, Map.of("unmask-reason-" + field.replaceAll("[^a-z-]", ""), Words.t("casework.unmask.reason-missing")), Map.of(), "");
    }
    var shown = files.unmask(number, field, reason.strip(), viewer).orElseThrow(() -> new ResponseStatusException(HttpStatus.FORBIDDEN));
    return page(number, viewer, Map.of(), Map.of(), field + "=" + shown);
  }

  @PostMapping(NUMBER + "/reassign")
  Object reassign(@PathVariable String number, @RequestParam(defaultValue = "") String to, @RequestParam(defaultValue = "") String reason, Viewer viewer,
      RedirectAttributes after) {
    if (reason.isBlank() || reason.length() > 500) {
      return page(number, viewer, Map.of("reassign-reason", Words.t("casework.problem.missing")), Map.of("to", to), "");
    }
    if (!files.reassign(number, to, reason.strip(), viewer)) {
      return page(number, viewer, Map.of("reassign-to", Words.t("casework.reassign.not-there")), Map.of("reason", reason), "");
    }
    after.addFlashAttribute("said", "casework.reassign.done");
    return "redirect:/cases/" + number;
  }

  @PostMapping(NUMBER + "/evidence")
  Object bring(@PathVariable String number, @RequestParam(required = false) MultipartFile file, @RequestParam(defaultValue = "") String source,
      @RequestParam(defaultValue = "") String obtained, Viewer viewer, RedirectAttributes after) throws IOException {
    var problems = new LinkedHashMap<String, String>();
    var day = DayText.parse(obtained) instanceof Reading.Read<LocalDate> read ? read.value() : null;
    if (file == null || file.isEmpty()) {
      problems.put("evidence-file", Words.t("casework.evidence.none"));
    }
    if (source.isBlank() || source.length() > 200) {
      problems.put("evidence-source", Words.t("casework.problem.missing"));
    }
    if (day == null || day.isAfter(CaseWords.day(clock.instant()))) {
      problems.put("evidence-day", Words.t("casework.evidence.day"));
    }
    if (!problems.isEmpty() || file == null || day == null) {
      return page(number, viewer, problems, Map.of("source", source, "obtained", obtained), "");
    }
    try (var in = file.getInputStream()) {
      return switch (evidence.bring(number, in, name(file), source.strip(), day, viewer)) {
        case EvidenceRoom.Brought.Kept _ -> said(number, "casework.evidence.kept", after);
        case EvidenceRoom.Brought.Quarantined quarantined -> page(number, viewer, Map.of("evidence-file", Words.t(quarantined.word())), Map.of("source", source, "obtained", obtained), "");
        case EvidenceRoom.Brought.Empty _ -> page(number, viewer, Map.of("evidence-file", Words.t("casework.evidence.none")), Map.of(), "");
        case EvidenceRoom.Brought.NotYours _ -> throw new ResponseStatusException(HttpStatus.FORBIDDEN);
      };
    }
  }

  private static String name(MultipartFile file) {
    var name = file.getOriginalFilename();
    return name == null || name.isBlank() ? "-" : name;
  }

  private static String said(String number, String word, RedirectAttributes after) {
    after.addFlashAttribute("said", word);
    return "redirect:/cases/" + number;
  }

  @GetMapping(NUMBER + "/evidence/{id:\\d{1,18}}")
  void readEvidence(@PathVariable String number, @PathVariable long id, Viewer viewer, HttpServletResponse response) throws IOException {
    var opened = evidence.open(number, id, viewer).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    try (var content = opened.content()) {
      response.setContentType("application/octet-stream");
      response.setHeader("X-Content-Type-Options", "nosniff");
      response.setHeader("Content-Disposition", ContentDisposition.attachment().filename(opened.evidence().name(), java.nio.charset.StandardCharsets.UTF_8).build().toString());
      response.setContentLengthLong(opened.evidence().size());
      content.transferTo(response.getOutputStream());
    }
  }

  /** What an applicant without an account may see of a case, with number and token. */
  @OpenToAll
  @GetMapping("/status-of")
  ModelAndView status(@RequestParam(defaultValue = "") String number, @RequestParam(defaultValue = "") String token) {
    var found = number.isBlank() ? java.util.Optional.<CaseFiles.PublicStatus>empty() : files.status(number.strip().toUpperCase(java.util.Locale.ROOT), token);
    var problem = !number.isBlank() && found.isEmpty() ? Words.t("casework.status.none") : "";
    var model = new HashMap<String, Object>();
    model.put("view", maker.status(number, token, found, problem));
    return new ModelAndView("casework/status", model);
  }
}
