package cityip.finance.web;

import cityip.casework.FactWords;
import cityip.finance.Alarm;
import cityip.finance.PledgeWatch;
import cityip.finance.insurance.Policies;
import cityip.finance.lending.Lenders;
import cityip.finance.risk.Appraisals;
import cityip.finance.risk.Appraisals.Appraisal;
import cityip.finance.risk.Collateral;
import cityip.finance.risk.LoanBook;
import cityip.finance.risk.CollateralNotices;
import cityip.finance.risk.CollateralNotices.Notice;
import cityip.finance.web.Blocks.Block;
import cityip.finance.web.Blocks.Cell;
import cityip.finance.web.Blocks.Choice;
import cityip.finance.web.Blocks.Input;
import cityip.kernel.AsOf;
import cityip.shell.Viewer;
import cityip.shell.Words;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
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

/** The book of loans, what collateral was appraised at, and what is reported about it (capability U7). */
@Controller
class RiskPages {

  private static final List<String> STATES = List.of("contracted", "registered", "running", "overdue", "defaulted", "releasing", "repaid", "settled");
  private static final List<String> METHODS = List.of("income", "market", "cost", "agreed");

  private final LoanBook book;
  private final Appraisals appraisals;
  private final Collateral collateral;
  private final CollateralNotices notices;
  private final PledgeWatch watch;
  private final Policies policies;
  private final Lenders lenders;
  private final Clock clock;

  RiskPages(LoanBook book, Appraisals appraisals, Collateral collateral, CollateralNotices notices, PledgeWatch watch, Policies policies, Lenders lenders, Clock clock) {
    this.book = book;
    this.appraisals = appraisals;
    this.collateral = collateral;
    this.notices = notices;
    this.watch = watch;
    this.policies = policies;
    this.lenders = lenders;
    this.clock = clock;
  }

  private Listing<LoanBook.Line> loans() {
    return new Listing<>("/finance/loans", Words.t("finance.place.loans"), List.of(
        Listing.of("casework.column.number", line -> Cell.text(line.loan().number()).to("/cases/" + line.loan().number()).hinted(line.loan().registration()), line -> line.loan().number()),
        Listing.text("finance.need.firm", line -> line.loan().firm()), Listing.text("finance.product.bank", line -> line.loan().bank()),
        Listing.of("finance.case.state", line -> Cell.text(FactWords.word("finance.loan", "state", line.loan().state())).toned(tone(line.loan().state())), line -> line.loan().state()),
        Listing.of("finance.book.debt", line -> Say.yuan(line.debt()), LoanBook.Line::debt),
        Listing.of("finance.book.value", line -> Say.yuan(line.value()).hinted(line.unvalued() == 0 ? "" : Words.t("finance.book.unvalued", line.unvalued())), LoanBook.Line::value),
        Listing.of("finance.book.ltv", line -> Say.percent(line.loanToValue()).hinted(line.loanToValue() == null ? "" : Words.number(line.debt().yuan()) + " ÷ " + Words.number(line.value().yuan())),
            line -> {
              var percent = line.loanToValue();
              return percent == null ? BigDecimal.ZERO : percent;
            }),
        Listing.text("finance.book.rights", line -> String.join("、", line.loan().rights())), Listing.of("finance.book.until", line -> Say.day(line.loan().day("loan-until")))),
        List.of(new Listing.Picking<>("state", "finance.case.state", STATES.stream().map(state -> new Choice(state, FactWords.word("finance.loan", "state", state))).toList(), (line, state) -> line.loan().state().equals(state))));
  }

  private static String tone(String state) {
    return switch (state) {
      case "running", "repaid" -> "good";
      case "overdue", "defaulted", "settled" -> "bad";
      default -> "waiting";
    };
  }

  @GetMapping("/finance/loans")
  ModelAndView loans(Viewer viewer, @RequestParam Map<String, String> query) {
    var listing = loans();
    var lines = book.lines(STATES, viewer.scope());
    var debt = lines.stream().map(LoanBook.Line::debt).reduce(cityip.kernel.Money.ZERO, cityip.kernel.Money::plus);
    var value = lines.stream().filter(line -> !line.debt().isZero()).map(LoanBook.Line::value).reduce(cityip.kernel.Money.ZERO, cityip.kernel.Money::plus);
    var ratio = Collateral.loanToValue(debt, value);
    var blocks = new ArrayList<Block>();
    blocks.add(new Blocks.Prose(Words.t("finance.book.sum", lines.size(), Words.number(debt.yuan()), Words.number(value.yuan()), ratio == null ? "—" : Words.number(ratio) + "%"), false));
    blocks.addAll(listing.blocks(lines, query, Words.t("finance.book.none")));
    blocks.add(new Blocks.Prose(Words.t("finance.book.formula"), true));
    return Say.page(new Blocks.Sheet(Words.t("finance.place.loans"), Words.t("finance.place.loans.about"), List.of(new Blocks.Link("/services/pledge-loan", Words.t("finance.case.guide")), listing.exported(query)), Map.of(), blocks));
  }

  @GetMapping("/finance/loans.xlsx")
  void exportLoans(Viewer viewer, @RequestParam Map<String, String> query, HttpServletResponse response) throws IOException {
    loans().export(book.lines(STATES, viewer.scope()), query, response, viewer, clock.instant(), "loans");
  }

  private static Listing<Appraisal> appraised() {
    return new Listing<>("/finance/appraisals", Words.t("finance.place.appraisals"), List.of(Listing.of("finance.appraisal.right", one -> Cell.text(one.number()).to("/rights/" + one.number()), Appraisal::number),
        Listing.of("finance.appraisal.value", one -> Say.yuan(one.value()), Appraisal::value), Listing.of("finance.appraisal.on", one -> Say.day(one.on()), Appraisal::on), Listing.text("finance.appraisal.appraiser", Appraisal::appraiser),
        Listing.text("finance.appraisal.method", one -> METHODS.contains(one.method()) ? Words.t("finance.appraisal.method." + one.method()) : one.method()), Listing.text("finance.appraisal.report", Appraisal::report)), List.of());
  }

  @GetMapping("/finance/appraisals")
  ModelAndView appraisals(Viewer viewer, @RequestParam Map<String, String> query) {
    return appraisals(viewer, query, Map.of());
  }

  private ModelAndView appraisals(Viewer viewer, Map<String, String> query, Map<String, String> problems) {
    var listing = appraised();
    var typed = problems.isEmpty() ? Map.<String, String>of() : query;
    var blocks = new ArrayList<Block>(listing.blocks(appraisals.visible(viewer.scope()), problems.isEmpty() ? query : Map.of(), Words.t("finance.appraisal.none")));
    blocks.add(new Blocks.Form("appraisal", Words.t("finance.appraisal.new"), Words.t("finance.appraisal.new.lead"), "/finance/appraisals/new", List.of(
        Input.line("number", Words.t("finance.appraisal.right"), typed.getOrDefault("number", "")).needed(), Input.line("value", Words.t("finance.appraisal.value"), typed.getOrDefault("value", "")).hinted(Words.t("casework.hint.money")).needed(),
        Input.of("date", "on", Words.t("finance.appraisal.on"), typed.getOrDefault("on", "")).needed(), Input.line("appraiser", Words.t("finance.appraisal.appraiser"), typed.getOrDefault("appraiser", "")).needed(),
        Input.select("method", Words.t("finance.appraisal.method"), typed.getOrDefault("method", ""), Say.choices("finance.appraisal.method", METHODS.stream())).needed(),
        Input.line("report", Words.t("finance.appraisal.report"), typed.getOrDefault("report", "")).needed()), Words.t("finance.appraisal.enter"), true, true));
    return Say.page(new Blocks.Sheet(Words.t("finance.place.appraisals"), Words.t("finance.place.appraisals.about"), List.of(listing.exported(query)), problems, blocks));
  }

  @GetMapping("/finance/appraisals.xlsx")
  void exportAppraisals(Viewer viewer, @RequestParam Map<String, String> query, HttpServletResponse response) throws IOException {
    appraised().export(appraisals.visible(viewer.scope()), query, response, viewer, clock.instant(), "appraisals");
  }

  @PostMapping("/finance/appraisals/new")
  ModelAndView appraise(Viewer viewer, @RequestParam Map<String, String> form, RedirectAttributes after) {
    var problems = new LinkedHashMap<String, String>();
    var piece = collateral.pieces(form.getOrDefault("number", "")).stream().findFirst();
    var right = piece.map(Collateral.Piece::view).orElse(null);
    if (right == null || !right.published()) {
      problems.put("number", Words.t("finance.appraisal.unknown"));
    } else if (!mayAppraise(piece.orElseThrow(), viewer)) {
      problems.put("number", Words.t("finance.appraisal.not-yours"));
    }
    var value = Say.money(form, "value", true, problems);
    var on = Say.dayOf(form, "on", problems);
    if (on != null && on.isAfter(collateral.today())) {
      problems.put("on", Words.t("finance.problem.day"));
    }
    var appraiser = Say.line(form, "appraiser", 100, problems);
    var report = Say.line(form, "report", 100, problems);
    var method = form.getOrDefault("method", "");
    if (!METHODS.contains(method)) {
      problems.put("method", Words.t("casework.problem.choose"));
    }
    if (!problems.isEmpty() || right == null || value == null || on == null) {
      return appraisals(viewer, form, problems.entrySet().stream().collect(Collectors.toMap(entry -> "appraisal-" + entry.getKey(), Map.Entry::getValue, (a, b) -> a, LinkedHashMap::new)));
    }
    appraisals.add(new Appraisal(0, right.number().canonical(), value, on, appraiser, "", method, report, viewer.actor(), viewer.bodyId()), viewer);
    after.addFlashAttribute("said", "finance.said.appraised");
    return new ModelAndView("redirect:/finance/appraisals");
  }

  /** Its owner, a bank or an office; a stranger's value could undo another's loan. */
  private boolean mayAppraise(Collateral.Piece piece, Viewer viewer) {
    var body = viewer.bodyId();
    return viewer.scope().seesOthers() || lenders.of(viewer).isPresent() || body != null && collateral.ownedBy(List.of(piece), body);
  }

  private Set<String> watched(Viewer viewer) {
    return watch.book(new AsOf(collateral.today(), clock.instant()), viewer.scope()).stream().map(one -> one.number().canonical()).collect(Collectors.toSet());
  }

  private static Listing<Notice> noticed() {
    return new Listing<>("/finance/notices", Words.t("finance.place.notices"), List.of(Listing.of("finance.appraisal.right", one -> Cell.text(one.number()).to("/rights/" + one.number()), Notice::number),
        Listing.text("finance.notice.kind", one -> Words.t("finance.notice.kind." + one.kind().code())), Listing.of("finance.notice.since", one -> Say.day(one.since()), Notice::since), Listing.text("finance.notice.source", Notice::source),
        Listing.text("finance.notice.note", Notice::note), Listing.of("finance.case.state", one -> one.ended() == null ? Cell.text(Words.t("finance.notice.stands")).toned("bad") : Cell.text(Words.t("finance.notice.ended")).toned("neutral")),
        Listing.text("finance.notice.ending", Notice::ending)), List.of(new Listing.Picking<>("kind", "finance.notice.kind", Say.choices("finance.notice.kind", CollateralNotices.KINDS.stream().map(Alarm.Kind::code)), (one, kind) -> one.kind().code().equals(kind))));
  }

  @GetMapping("/finance/notices")
  ModelAndView notices(Viewer viewer, @RequestParam Map<String, String> query) {
    return notices(viewer, query, Map.of());
  }

  private ModelAndView notices(Viewer viewer, Map<String, String> query, Map<String, String> problems) {
    var listing = noticed();
    var typed = problems.isEmpty() ? Map.<String, String>of() : query;
    var all = notices.about(watched(viewer));
    var blocks = new ArrayList<Block>(listing.blocks(all, problems.isEmpty() ? query : Map.of(), Words.t("finance.notice.none")));
    blocks.add(new Blocks.Form("notice", Words.t("finance.notice.new"), Words.t("finance.notice.new.lead"), "/finance/notices/new", List.of(Input.line("number", Words.t("finance.appraisal.right"), typed.getOrDefault("number", "")).needed(),
        Input.select("kind", Words.t("finance.notice.kind"), typed.getOrDefault("kind", ""), Say.choices("finance.notice.kind", CollateralNotices.KINDS.stream().map(Alarm.Kind::code))).needed(),
        Input.of("date", "since", Words.t("finance.notice.since"), typed.getOrDefault("since", "")).needed(), Input.line("source", Words.t("finance.notice.source"), typed.getOrDefault("source", "")).hinted(Words.t("finance.notice.source.hint")).needed(),
        Input.of("textarea", "note", Words.t("finance.notice.note"), typed.getOrDefault("note", ""))), Words.t("finance.notice.tell"), true, true));
    var open = all.stream().filter(one -> one.ended() == null).map(one -> new Choice(Long.toString(one.id()), one.number() + " " + Words.t("finance.notice.kind." + one.kind().code()))).toList();
    if (!open.isEmpty()) {
      blocks.add(new Blocks.Form("ending", Words.t("finance.notice.end"), Words.t("finance.notice.end.lead"), "/finance/notices/end", List.of(Input.select("id", Words.t("finance.notice.which"), "", open), Input.line("ending", Words.t("finance.notice.ending"), "")),
          Words.t("finance.notice.end"), false, false));
    }
    return Say.page(new Blocks.Sheet(Words.t("finance.place.notices"), Words.t("finance.place.notices.about"), List.of(listing.exported(query)), problems, blocks));
  }

  @GetMapping("/finance/notices.xlsx")
  void exportNotices(Viewer viewer, @RequestParam Map<String, String> query, HttpServletResponse response) throws IOException {
    noticed().export(notices.about(watched(viewer)), query, response, viewer, clock.instant(), "collateral-notices");
  }

  /** Only about a right that the teller watches: its owner, its lender, its office. */
  @PostMapping("/finance/notices/new")
  ModelAndView tell(Viewer viewer, @RequestParam Map<String, String> form, RedirectAttributes after) {
    var problems = new LinkedHashMap<String, String>();
    var number = collateral.pieces(form.getOrDefault("number", "")).stream().findFirst().map(Collateral.Piece::view).map(right -> right.number().canonical()).orElse("");
    if (!watched(viewer).contains(number)) {
      problems.put("notice-number", Words.t("finance.notice.unknown"));
    }
    var kind = CollateralNotices.KINDS.stream().filter(one -> one.code().equals(form.getOrDefault("kind", ""))).findFirst();
    if (kind.isEmpty()) {
      problems.put("notice-kind", Words.t("casework.problem.choose"));
    }
    var byField = new LinkedHashMap<String, String>();
    var since = Say.dayOf(form, "since", byField);
    var source = Say.line(form, "source", 200, byField);
    byField.forEach((field, sentence) -> problems.put("notice-" + field, sentence));
    var note = form.getOrDefault("note", "");
    if (!problems.isEmpty() || since == null || note.length() > 2000) {
      return notices(viewer, form, problems.isEmpty() ? Map.of("notice-note", Words.t("casework.problem.long", 2000, note.length())) : problems);
    }
    notices.tell(number, kind.orElseThrow(), since, source, note.strip(), viewer);
    after.addFlashAttribute("said", "finance.said.noticed");
    return new ModelAndView("redirect:/finance/notices");
  }

  @PostMapping("/finance/notices/end")
  String end(Viewer viewer, @RequestParam(defaultValue = "") String id, @RequestParam(defaultValue = "") String ending, RedirectAttributes after) {
    after.addFlashAttribute("said", id.matches("[0-9]{1,18}") && !ending.isBlank() && ending.length() <= 500 && notices.end(Long.parseLong(id), ending.strip(), viewer) ? "finance.said.notice-ended" : "finance.said.nothing");
    return "redirect:/finance/notices";
  }

  /** Evidence of another case of the firm's, such as the protection case in which the loss was proved, goes into the claim with its hashes. */
  @GetMapping("/finance/claims/{number}/evidence")
  ModelAndView evidence(@PathVariable String number, Viewer viewer) {
    claim(number, viewer);
    return Say.page(new Blocks.Sheet(Words.t("finance.claim.bring"), number, List.of(new Blocks.Link("/cases/" + number, Words.t("finance.claim.back"))), Map.of(), List.of(new Blocks.Form("", "", Words.t("finance.claim.bring.lead"),
        "/finance/claims/" + number + "/evidence", List.of(Input.line("from", Words.t("finance.claim.from"), "").needed()), Words.t("finance.claim.bring"), true, false))));
  }

  private void claim(String number, Viewer viewer) {
    if (policies.claims(viewer.scope()).stream().noneMatch(row -> row.number().equals(number) && row.open())) {
      throw new ResponseStatusException(HttpStatus.NOT_FOUND);
    }
  }

  @PostMapping("/finance/claims/{number}/evidence")
  String bring(@PathVariable String number, @RequestParam(defaultValue = "") String from, Viewer viewer, RedirectAttributes after) {
    claim(number, viewer);
    after.addFlashAttribute("said", policies.bring(number, from.strip(), viewer) > 0 ? "finance.said.brought" : "finance.said.not-brought");
    return "redirect:/cases/" + number;
  }
}
