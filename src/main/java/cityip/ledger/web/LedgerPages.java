package cityip.ledger.web;

import cityip.ledger.AuditReport;
import cityip.ledger.Ledger;
import cityip.ledger.LedgerVerification;
import cityip.ledger.ProofAnswer;
import cityip.shell.OpenToAll;
import cityip.shell.Paging;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.ModelAndView;

/** The book of acts, open to anybody: who did what to what and when, the signed state, the proof of each act. */
@Controller
class LedgerPages {

  private static final int PAGE = 50;

  private final Ledger ledger;
  private final LedgerVerification verification;

  LedgerPages(Ledger ledger, LedgerVerification verification) {
    this.ledger = ledger;
    this.verification = verification;
  }

  @OpenToAll
  @GetMapping("/ledger")
  ModelAndView book(@RequestParam(defaultValue = "") String act, @RequestParam(defaultValue = "") String subject, @RequestParam(defaultValue = "1") String page) {
    return book(act.strip(), subject.strip(), page.matches("\\d{1,7}") ? Integer.parseInt(page) : 1, null);
  }

  /** Reads the whole log again and says what was found; for people with an account, as it costs the machine something. */
  @PostMapping("/ledger/verify")
  ModelAndView verify() {
    return book("", "", 1, verification.verify());
  }

  private ModelAndView book(String act, String subject, int page, @Nullable AuditReport audit) {
    var query = new LinkedHashMap<String, String>();
    query.put("act", act);
    query.put("subject", subject);
    var paging = new Paging(page, PAGE, ledger.countEntries(act, subject), "/ledger", query);
    var model = new HashMap<String, Object>();
    model.put("view", new LedgerViews.Book(ledger.entries(act, subject, PAGE, paging.offset()), paging, ledger.checkpoint().orElse(null), ledger.publicKeyPem(),
        act, subject, audit));
    return new ModelAndView("ledger/book", model);
  }

  @OpenToAll
  @GetMapping("/ledger/entries/{entry}")
  ModelAndView proof(@PathVariable long entry) {
    return switch (ledger.proof(entry)) {
      case ProofAnswer.Proven proven -> {
        var fields = proven.bundle().line().split("\t", -1);
        yield new ModelAndView("ledger/proof", Map.of("view", new LedgerViews.Proof(entry, proven.bundle(), fields[1], fields[2], fields[3], fields[4], ledger.publicKeyPem())));
      }
      case ProofAnswer.NotYetSealed _ -> new ModelAndView("ledger/proof", Map.of("view", new LedgerViews.Proof(entry, null, null, null, null, null, ledger.publicKeyPem())));
      case ProofAnswer.UnknownEntry _ -> throw new ResponseStatusException(HttpStatus.NOT_FOUND);
    };
  }

  /** The public key, for whoever wants to check without us. */
  @OpenToAll
  @GetMapping("/ledger/key.pem")
  ResponseEntity<String> key() {
    return ResponseEntity.ok().contentType(MediaType.TEXT_PLAIN)
        .header(HttpHeaders.CONTENT_DISPOSITION, ContentDisposition.attachment().filename("cityip-ledger.pem").build().toString()).body(ledger.publicKeyPem());
  }
}
