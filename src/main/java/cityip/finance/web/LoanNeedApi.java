package cityip.finance.web;

import cityip.finance.lending.Lenders;
import cityip.finance.lending.Loan;
import cityip.finance.lending.LoanNeeds;
import cityip.shell.Viewer;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

/** Needs and offers for programs: a firm tells its need, the firm and the offices read all offers, a bank its own. */
@RestController
class LoanNeedApi {

  private final LoanNeeds needs;
  private final NeedForm form;
  private final Lenders lenders;

  LoanNeedApi(LoanNeeds needs, NeedForm form, Lenders lenders) {
    this.needs = needs;
    this.form = form;
    this.lenders = lenders;
  }

  @PostMapping("/api/v1/pledge/needs")
  ResponseEntity<Map<String, Object>> tell(Viewer viewer, @RequestBody Map<String, String> asked) {
    if (viewer.bodyId() == null || lenders.of(viewer).isPresent()) {
      throw new ResponseStatusException(HttpStatus.FORBIDDEN);
    }
    var problems = new LinkedHashMap<String, String>();
    var all = new LinkedHashMap<>(asked);
    all.putIfAbsent("key", UUID.randomUUID().toString());
    var told = form.read(all, viewer, problems);
    if (told == null) {
      return ResponseEntity.unprocessableContent().body(Map.of("problems", problems));
    }
    var id = needs.tell(told, viewer, false);
    var need = needs.find(id, viewer.scope()).orElseThrow();
    return ResponseEntity.status(HttpStatus.CREATED).body(Map.of("id", id, "products", needs.routes(need).stream().map(route -> Map.of("bank", route.product().bank(), "product", route.product().name(),
        "fits", route.fits(), "points", route.points().stream().map(point -> Map.of("name", point.name(), "holds", point.holds(), "hard", point.hard(), "asked", point.asked(), "allowed", point.allowed())).toList()))
        .toList()));
  }

  @GetMapping("/api/v1/pledge/needs/{id}/offers")
  Map<String, Object> offers(@PathVariable long id, Viewer viewer) {
    var need = needs.find(id, viewer.scope()).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    return Map.of("need", id, "items", needs.offers(need, viewer.scope()).stream().map(LoanNeedApi::told).toList());
  }

  private static Map<String, Object> told(Loan loan) {
    var told = new LinkedHashMap<String, Object>();
    told.put("case", loan.number());
    told.put("bank", loan.bank());
    told.put("state", loan.state());
    if (loan.offered()) {
      told.put("amount", loan.amount("offer-amount").yuan());
      told.put("rateBp", loan.count("rate-bp"));
      told.put("months", loan.count("offer-months"));
      told.put("fees", loan.fees().yuan());
      told.put("allInPercent", loan.allIn());
    }
    if (loan.state().equals("refused")) {
      told.put("refusal", loan.row().fact("refusal"));
      told.put("reason", loan.row().fact("reason"));
    }
    return told;
  }
}
