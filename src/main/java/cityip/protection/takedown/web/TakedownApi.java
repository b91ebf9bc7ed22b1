package cityip.protection.takedown.web;

import cityip.casework.ActResult;
import cityip.casework.Casework;
import cityip.casework.CaseFiles;
import cityip.casework.PerformAct;
import cityip.protection.takedown.NoticeDesk;
import cityip.shell.Viewer;
import cityip.shell.Words;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Notices and counter-statements for platforms' programs; field names are stable. A repeated key is harmless. */
@RestController
@RequestMapping("/api/v1/takedown")
class TakedownApi {

  private final NoticeDesk desk;
  private final Casework casework;
  private final CaseFiles files;

  TakedownApi(NoticeDesk desk, Casework casework, CaseFiles files) {
    this.desk = desk;
    this.casework = casework;
    this.files = files;
  }

  /** A notice as the platform got it; {@code listing} is the offer as it stands, of which the hash is kept. */
  record NoticeFact(@Nullable String key, @Nullable String rightKind, @Nullable String rightNumber, @Nullable String holder, @Nullable String holderCode, @Nullable String platform, @Nullable String link,
      @Nullable String merchant, @Nullable String merchantCode, @Nullable String comparison, boolean truthDeclared, @Nullable String listing, @Nullable String listingSha256,
      @Nullable String reference, @Nullable String unit, @Nullable String subject) {}

  record CounterFact(@Nullable String key, @Nullable String ground, @Nullable String statement, boolean truthDeclared) {}

  record DoneFact(String number, String state, boolean repeated) {}

  record ProblemFact(int status, String code, String title, Map<String, String> fields) {}

  @PostMapping("/notices")
  ResponseEntity<?> send(@RequestBody NoticeFact notice, @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String header, Viewer viewer) {
    var form = new LinkedHashMap<String, String>();
    put(form, "right-kind", notice.rightKind());
    put(form, "right-number", notice.rightNumber());
    put(form, "applicant", notice.holder());
    put(form, "applicant-code", notice.holderCode());
    put(form, "platform", notice.platform() == null ? viewer.displayName() : notice.platform());
    put(form, "link", notice.link());
    put(form, "respondent", notice.merchant());
    put(form, "respondent-code", notice.merchantCode());
    put(form, "comparison", notice.comparison());
    put(form, "truth-declared", notice.truthDeclared() ? "yes" : null);
    put(form, "listing", notice.listing());
    put(form, "listing-sha256", notice.listingSha256());
    put(form, "sender-reference", notice.reference());
    put(form, "unit", notice.unit());
    put(form, "subject", notice.subject());
    return switch (desk.send(form, key(notice.key() == null ? header : notice.key()), viewer)) {
      case NoticeDesk.Sent.Refused refused -> problem(HttpStatus.UNPROCESSABLE_ENTITY, Words.t("casework.api.incomplete"), refused.problems());
      case NoticeDesk.Sent.Opened opened -> answer(opened.result(), HttpStatus.CREATED);
    };
  }

  private static void put(Map<String, String> form, String name, @Nullable String value) {
    if (value != null && !value.isBlank()) {
      form.put(name, value);
    }
  }

  private static String key(@Nullable String key) {
    return key == null || key.isBlank() || key.length() > 80 ? UUID.randomUUID().toString() : key;
  }

  /** The other side answers, or the platform hands its answer on. */
  @PostMapping("/notices/{number}/counter")
  ResponseEntity<?> counter(@PathVariable String number, @RequestBody CounterFact counter, Viewer viewer) {
    if (!(files.sight(number, viewer) instanceof CaseFiles.Sight.Whole whole) || !whole.file().summary().procedure().equals("takedown")) {
      return problem(HttpStatus.NOT_FOUND, Words.t("shell.problem.404.title"), Map.of());
    }
    var form = new LinkedHashMap<String, String>();
    put(form, "counter-ground", counter.ground());
    put(form, "counter-statement", counter.statement());
    put(form, "counter-truth", counter.truthDeclared() ? "yes" : null);
    return answer(casework.act(new PerformAct(number, "counter", form, whole.file().summary().stamp(), "counter/" + viewer.username() + "/" + key(counter.key())), viewer), HttpStatus.OK);
  }

  private static ResponseEntity<?> answer(ActResult result, HttpStatus done) {
    return switch (result) {
      case ActResult.Done it -> ResponseEntity.status(done).body(new DoneFact(it.number(), it.state(), false));
      case ActResult.AlreadyDone it -> ResponseEntity.ok(new DoneFact(it.number(), "", true));
      case ActResult.Incomplete it -> problem(HttpStatus.UNPROCESSABLE_ENTITY, Words.t("casework.api.incomplete"), it.problems());
      case ActResult.Stale it -> problem(HttpStatus.CONFLICT, Words.t("casework.stale"), Map.of());
      case ActResult.NotInThisState it -> problem(HttpStatus.CONFLICT, Words.t("protection.takedown.problem.state", Words.t("protection.takedown.state." + it.state())), Map.of());
      case ActResult.NotYours it -> problem(HttpStatus.FORBIDDEN, Words.t(it.word()), Map.of());
      case ActResult.Held it -> problem(HttpStatus.CONFLICT, Words.t("casework.held"), Map.of());
      case ActResult.NoSuchCase _ -> problem(HttpStatus.NOT_FOUND, Words.t("shell.problem.404.title"), Map.of());
    };
  }

  private static ResponseEntity<ProblemFact> problem(HttpStatus status, String title, Map<String, String> fields) {
    return ResponseEntity.status(status).contentType(MediaType.APPLICATION_PROBLEM_JSON).body(new ProblemFact(status.value(), "IP-CASE-" + status.value(), title, fields));
  }
}
