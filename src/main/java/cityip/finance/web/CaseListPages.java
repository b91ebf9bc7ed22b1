package cityip.finance.web;

import cityip.casework.Casework;
import cityip.casework.PartyRows.Row;
import cityip.casework.Procedure;
import cityip.casework.Procedures;
import cityip.finance.disposal.Disposals;
import cityip.finance.insurance.Policies;
import cityip.finance.risk.Compensation;
import cityip.finance.risk.Subsidies;
import cityip.finance.web.Blocks.Block;
import cityip.rulebook.City;
import cityip.shell.Viewer;
import cityip.shell.Words;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.ModelAndView;

/** Compensation, subsidies, disposals, policies and claims as lists: each the cases the viewer may see, with what they come to. */
@Controller
class CaseListPages {

  private final Compensation compensation;
  private final Subsidies subsidies;
  private final Disposals disposals;
  private final Policies policies;
  private final Procedures procedures;
  private final Casework casework;
  private final City city;
  private final Clock clock;

  CaseListPages(Compensation compensation, Subsidies subsidies, Disposals disposals, Policies policies, Procedures procedures, Casework casework, City city, Clock clock) {
    this.compensation = compensation;
    this.subsidies = subsidies;
    this.disposals = disposals;
    this.policies = policies;
    this.procedures = procedures;
    this.casework = casework;
    this.city = city;
    this.clock = clock;
  }

  /** One list: its place in the address is its name. */
  private enum Kind {
    COMPENSATION("loan-compensation", List.of("loss-principal", "verified-loss", "paid-amount", "recovered-amount"), List.of("loan")),
    SUBSIDIES("interest-subsidy", List.of("interest-paid", "granted-interest", "granted-appraisal"), List.of("loan")),
    DISPOSALS("collateral-disposal", List.of("appraised-value", "first-price", "price"), List.of("way", "loan")),
    POLICIES("ip-policy", List.of("insured-amount", "premium", "granted-premium"), List.of("line")),
    CLAIMS("ip-claim", List.of("loss-amount", "payout"), List.of("policy"));

    private final String procedure;
    private final List<String> amounts;
    private final List<String> texts;

    Kind(String procedure, List<String> amounts, List<String> texts) {
      this.procedure = procedure;
      this.amounts = amounts;
      this.texts = texts;
    }

    String code() {
      return name().toLowerCase(java.util.Locale.ROOT);
    }
  }

  private static Kind kind(String name) {
    return java.util.Arrays.stream(Kind.values()).filter(kind -> kind.code().equals(name)).findFirst().orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
  }

  private Procedure procedure(Kind kind) {
    return procedures.find(kind.procedure).orElseThrow();
  }

  private Listing<Row> listing(Kind kind) {
    var procedure = procedure(kind);
    return CaseRows.listing("/finance/" + kind.code(), Words.t("finance.place." + kind.code()), procedure.words(), procedure.states().stream().map(Procedure.State::name).toList(), kind.amounts, kind.texts, city);
  }

  private List<Row> rows(Kind kind, Viewer viewer) {
    return switch (kind) {
      case COMPENSATION -> compensation.list(viewer.scope());
      case SUBSIDIES -> subsidies.list(viewer.scope());
      case DISPOSALS -> disposals.list(viewer.scope());
      case POLICIES -> policies.list(viewer.scope());
      case CLAIMS -> policies.claims(viewer.scope());
    };
  }

  @GetMapping("/finance/{name:compensation|subsidies|disposals|policies|claims}")
  ModelAndView list(@PathVariable String name, Viewer viewer, @RequestParam Map<String, String> query) {
    var kind = kind(name);
    var listing = listing(kind);
    var actions = new ArrayList<Blocks.Link>();
    actions.add(new Blocks.Link("/services/" + kind.procedure, Words.t("finance.case.guide")));
    if (casework.mayOpen(procedure(kind), viewer)) {
      actions.add(new Blocks.Link("/services/" + kind.procedure + "/start", Words.t("finance.case.start")));
    }
    actions.add(listing.exported(query));
    var blocks = new ArrayList<Block>(above(kind, viewer));
    blocks.addAll(listing.blocks(rows(kind, viewer), query, Words.t("finance.case.none")));
    return Say.page(new Blocks.Sheet(Words.t("finance.place." + name), Words.t("finance.place." + name + ".about"), actions, Map.of(), blocks));
  }

  private List<Block> above(Kind kind, Viewer viewer) {
    return switch (kind) {
      case COMPENSATION -> viewer.scope().seesOthers() ? List.of(new Blocks.Prose(Words.t("finance.compensation.fund", Words.number(compensation.fundLeft().yuan())), false)) : List.of();
      case DISPOSALS -> {
        var all = disposals.realised();
        var median = disposals.median();
        yield List.of(new Blocks.Links(List.of(new Blocks.Link("/collateral-sales", Words.t("finance.sales")))), new Blocks.Prose(median == null ? Words.t("finance.disposal.few", all.size()) : Words.t("finance.disposal.median", all.size(), Words.number(median)), false));
      }
      case POLICIES -> List.of(new Blocks.Links(List.of(new Blocks.Link("/finance/claims", Words.t("finance.place.claims")))));
      case SUBSIDIES, CLAIMS -> List.of();
    };
  }

  @GetMapping("/finance/{name:compensation|subsidies|disposals|policies|claims}.xlsx")
  void export(@PathVariable String name, Viewer viewer, @RequestParam Map<String, String> query, HttpServletResponse response) throws IOException {
    listing(kind(name)).export(rows(kind(name), viewer), query, response, viewer, clock.instant(), "finance-" + name);
  }
}
