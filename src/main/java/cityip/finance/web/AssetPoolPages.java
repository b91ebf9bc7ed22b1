package cityip.finance.web;

import cityip.casework.Casework;
import cityip.casework.PartyRows.Row;
import cityip.casework.Procedures;
import cityip.finance.securities.AssetPools;
import cityip.finance.securities.AssetPools.Asset;
import cityip.finance.securities.AssetPools.Tape;
import cityip.finance.securities.TapeReader;
import cityip.finance.securities.Waterfall;
import cityip.finance.securities.Waterfall.Month;
import cityip.finance.securities.Waterfall.Notes;
import cityip.finance.securities.Waterfall.Scenario;
import cityip.finance.web.Blocks.Block;
import cityip.finance.web.Blocks.Cell;
import cityip.finance.web.Blocks.Fact;
import cityip.finance.web.Blocks.Head;
import cityip.finance.web.Blocks.Input;
import cityip.rulebook.City;
import cityip.shell.SheetExport;
import cityip.shell.Viewer;
import cityip.shell.Words;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
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

/** Pools of receivables: the tape, the checks, the waterfall under a scenario as of a day, the payments (capability U8). */
@Controller
class AssetPoolPages {

  private static final List<Head> MONTH = Stream.of("month", "payday", "in", "fee", "senior-interest", "senior-principal", "rest", "senior-left", "pool-left").map(name -> new Head("finance.waterfall." + name, "", null, !name.equals("payday"))).toList();

  private final AssetPools pools;
  private final Procedures procedures;
  private final Casework casework;
  private final City city;
  private final Clock clock;

  AssetPoolPages(AssetPools pools, Procedures procedures, Casework casework, City city, Clock clock) {
    this.pools = pools;
    this.procedures = procedures;
    this.casework = casework;
    this.city = city;
    this.clock = clock;
  }

  private Listing<Row> listing() {
    return CaseRows.listing("/finance/pools", Words.t("finance.place.pools"), "finance.pool", List.of("screening", "screened", "appraised", "structured", "filed", "issued", "cleared", "defaulted", "given-up"), List.of("appraised", "senior", "subordinated"),
        List.of("flow"), city);
  }

  @GetMapping("/finance/pools")
  ModelAndView list(Viewer viewer, @RequestParam Map<String, String> query) {
    var listing = listing();
    var actions = new ArrayList<Blocks.Link>();
    actions.add(new Blocks.Link("/services/asset-pool", Words.t("finance.case.guide")));
    if (procedures.find("asset-pool").filter(procedure -> casework.mayOpen(procedure, viewer)).isPresent()) {
      actions.add(new Blocks.Link("/services/asset-pool/start", Words.t("finance.case.start")));
    }
    actions.add(listing.exported(query));
    return Say.page(new Blocks.Sheet(Words.t("finance.place.pools"), Words.t("finance.place.pools.about"), actions, Map.of(), listing.blocks(pools.list(viewer.scope()), query, Words.t("finance.case.none"))));
  }

  @GetMapping("/finance/pools.xlsx")
  void export(Viewer viewer, @RequestParam Map<String, String> query, HttpServletResponse response) throws IOException {
    listing().export(pools.list(viewer.scope()), query, response, viewer, clock.instant(), "asset-pools");
  }

  private Row pool(String number, Viewer viewer) {
    return pools.find(number, viewer.scope()).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
  }

  private static @Nullable Scenario scenario(Map<String, String> query, Map<String, String> problems) {
    var filled = new LinkedHashMap<>(Map.of("fail", "2000", "recover", "40", "lag", "6"));
    filled.putAll(query);
    var fail = Say.count(filled, "fail", 0, 1_000_000, problems);
    var recover = Say.count(filled, "recover", 0, 100, problems);
    var lag = Say.count(filled, "lag", 0, 120, problems);
    return problems.isEmpty() ? new Scenario("asked", fail, recover, lag) : null;
  }

  @GetMapping("/finance/pools/{number}")
  ModelAndView one(@PathVariable String number, Viewer viewer, @RequestParam Map<String, String> query) {
    return one(number, viewer, query, new LinkedHashMap<>());
  }

  private ModelAndView one(String number, Viewer viewer, Map<String, String> query, Map<String, String> problems) {
    var pool = pool(number, viewer);
    var blocks = new ArrayList<Block>();
    var tape = pools.tape(number);
    var actions = new ArrayList<Blocks.Link>();
    actions.add(new Blocks.Link("/cases/" + number, Words.t("finance.pool.case")));
    if (tape.isPresent()) {
      var assets = pools.assets(tape.get());
      blocks.addAll(about(pool, tape.get(), assets));
      var notes = pools.notes(pool);
      if (notes.isPresent()) {
        waterfall(pool, tape.get(), assets, notes.get(), query, problems, blocks);
        actions.add(new Blocks.Link("/finance/pools/" + number + "/waterfall.xlsx", Words.t("finance.waterfall.export")));
      }
      actions.add(new Blocks.Link("/finance/pools/" + number + "/tape.xlsx", Words.t("finance.tape.export")));
    } else {
      blocks.add(new Blocks.Prose(Words.t("finance.tape.none"), false));
    }
    if (pool.open()) {
      blocks.add(new Blocks.Form("tape", Words.t("finance.tape.send"), Words.t("finance.tape.lead"), "/finance/pools/" + number + "/tape", List.of(Input.of("date", "as-of", Words.t("finance.tape.as-of"), LocalDate.ofInstant(clock.instant(), ZoneId.of("Asia/Shanghai")).toString()).needed(),
          Input.of("file", "file", Words.t("finance.tape.file"), "").hinted(Words.t("finance.tape.file.hint")).needed()), Words.t("finance.tape.send"), true, false));
    }
    return Say.page(new Blocks.Sheet(pool.title(), number, actions, problems, blocks));
  }

  private List<Block> about(Row pool, Tape tape, List<Asset> assets) {
    var blocks = new ArrayList<Block>();
    blocks.add(new Blocks.Facts(Words.t("finance.tape"), List.of(new Fact(Words.t("finance.tape.file"), tape.file() + " · " + tape.sha256().substring(0, 12) + "…"), new Fact(Words.t("finance.tape.as-of"), Words.day(tape.asOf())),
        new Fact(Words.t("finance.tape.rows"), Words.t("finance.tape.rows.of", Words.number(tape.rows()), Words.number(tape.bad()))), new Fact(Words.t("finance.tape.principal"), Words.number(pools.principal(assets).yuan())))));
    var heads = Stream.of("finance.pool.check", "finance.entry.found", "finance.entry.result").map(word -> new Head(Words.t(word), "", null, false)).toList();
    blocks.add(new Blocks.Table(Words.t("finance.pool.checks"), "", heads, pools.checks(assets).stream().map(one -> List.of(Cell.text(Words.t("finance.pool.check." + one.name())), Cell.text(one.found()).hinted(String.join("、", one.cases())),
        Cell.text(Words.t(one.holds() ? "finance.entry.holds" : "finance.entry.missing")).toned(one.holds() ? "good" : "bad"))).toList(), ""));
    if (tape.bad() > 0) {
      var bad = Stream.of("finance.tape.line", "finance.tape.column", "finance.tape.value", "finance.tape.right-would-be").map(word -> new Head(Words.t(word), "", null, false)).toList();
      blocks.add(new Blocks.Table(Words.t("finance.tape.bad"), Words.t("finance.tape.bad.lead"), bad, pools.bad(tape).stream().limit(20).map(one -> List.of(Cell.number("" + one.line(), one.line()), Cell.text(Words.t("finance.tape.column." + one.column())),
          Cell.text(one.value()), Cell.text(Words.t("finance.tape.problem." + one.problem())))).toList(), ""));
      blocks.add(new Blocks.Links(List.of(new Blocks.Link("/finance/pools/" + pool.number() + "/bad.xlsx", Words.t("finance.tape.bad.export")))));
    }
    return blocks;
  }

  private void waterfall(Row pool, Tape tape, List<Asset> assets, Notes notes, Map<String, String> query, Map<String, String> problems, List<Block> blocks) {
    var found = new LinkedHashMap<String, String>();
    var scenario = scenario(query, found);
    found.forEach((field, sentence) -> problems.put("filter-" + field, sentence));
    blocks.add(new Blocks.Filter("/finance/pools/" + pool.number(), Stream.of("fail", "recover", "lag").map(name -> Input.line(name, Words.t("finance.waterfall." + name), query.getOrDefault(name, name.equals("fail") ? "2000" : name.equals("recover") ? "40" : "6"))).toList(), Words.t("finance.compute")));
    if (scenario == null) {
      return;
    }
    var all = new LinkedHashMap<String, Scenario>();
    all.put("finance.waterfall.none-fail", new Scenario("none", 0, 0, 0));
    all.put("finance.waterfall.asked", scenario);
    all.put("finance.waterfall.thrice", new Scenario("thrice", Math.min(1_000_000, scenario.failPerMillion() * 3), scenario.recoverPercent() / 2, scenario.lag()));
    var heads = Stream.of("scenario", "in", "fee", "senior-interest", "senior-principal", "rest", "shortfall").map(name -> new Head(Words.t("finance.waterfall." + name), "", null, false)).toList();
    var rows = new ArrayList<List<Cell>>();
    all.forEach((word, one) -> rows.add(sums(word, one, pools.run(assets, notes, one))));
    blocks.add(new Blocks.Table(Words.t("finance.waterfall"), Words.t("finance.waterfall.formula"), heads, rows, ""));
    var result = pools.run(assets, notes, scenario);
    blocks.add(new Blocks.Table(Words.t("finance.waterfall.calendar"), Words.t("finance.waterfall.calendar.lead", Words.day(tape.asOf())), MONTH.stream().map(head -> new Head(Words.t(head.label()), "", null, head.number())).toList(),
        result.months().stream().limit(24).map(month -> line(tape, month)).toList(), ""));
  }

  private static Cell fen(long fen) {
    return Say.yuan(AssetPools.yuan(fen));
  }

  private static List<Cell> sums(String word, Scenario one, Waterfall.Result result) {
    return List.of(Cell.text(Words.t(word)).hinted(Words.t("finance.waterfall.scenario.of", Words.number(one.failPerMillion()), one.recoverPercent(), one.lag())), fen(result.sum(Month::in)), fen(result.sum(Month::fee)), fen(result.sum(Month::seniorInterest)),
        fen(result.sum(Month::seniorPrincipal)), fen(result.sum(Month::toSubordinated)), fen(result.shortfall()).toned(""));
  }

  private List<Cell> line(Tape tape, Month month) {
    return List.of(Cell.number("" + month.number(), month.number()), Say.day(pools.payday(tape.asOf(), month.number())), fen(month.in()), fen(month.fee()), fen(month.seniorInterest()), fen(month.seniorPrincipal()), fen(month.toSubordinated()),
        fen(month.seniorLeft()), fen(month.poolLeft()));
  }

  @PostMapping("/finance/pools/{number}/tape")
  ModelAndView send(@PathVariable String number, Viewer viewer, @RequestParam Map<String, String> form, @RequestParam(required = false) @Nullable MultipartFile file, RedirectAttributes after) throws IOException {
    var pool = pool(number, viewer);
    if (!pool.open()) {
      throw new ResponseStatusException(HttpStatus.CONFLICT);
    }
    var problems = new LinkedHashMap<String, String>();
    var asOf = Say.dayOf(form, "as-of", problems);
    if (asOf == null || file == null || file.isEmpty()) {
      return one(number, viewer, Map.of(), new LinkedHashMap<>(Map.of(asOf == null ? "tape-as-of" : "tape-file", asOf == null ? Words.t("finance.problem.day") : Words.t("finance.tape.refused.empty"))));
    }
    try {
      var name = file.getOriginalFilename();
      pools.read(number, file.getBytes(), name == null || name.isBlank() ? "tape" : name, asOf, viewer);
    } catch (TapeReader.Refused refused) {
      return one(number, viewer, Map.of(), new LinkedHashMap<>(Map.of("tape-file", Words.t("finance.tape.refused." + refused.getMessage()))));
    }
    after.addFlashAttribute("said", "finance.said.tape");
    return new ModelAndView("redirect:/finance/pools/" + number);
  }

  private static void head(HttpServletResponse response, String file) {
    response.setContentType("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");
    response.setHeader("Content-Disposition", "attachment; filename=\"" + file + "\"");
  }

  private Map<String, String> made(Tape tape) {
    var about = new LinkedHashMap<String, String>();
    about.put(Words.t("shell.export.made"), Words.moment(clock.instant()));
    about.put(Words.t("finance.tape.as-of"), Words.day(tape.asOf()));
    about.put("SHA-256", tape.sha256());
    return about;
  }

  private Tape tape(String number, Viewer viewer) {
    pool(number, viewer);
    return pools.tape(number).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
  }

  /** The tape as it was read, in the columns it can be sent in again. */
  @GetMapping("/finance/pools/{number}/tape.xlsx")
  void exportTape(@PathVariable String number, Viewer viewer, HttpServletResponse response) throws IOException {
    var tape = tape(number, viewer);
    head(response, "tape-" + number + ".xlsx");
    SheetExport.write(response.getOutputStream(), Words.t("finance.tape"), made(tape), TapeReader.COLUMNS.stream().map(name -> Words.t("finance.tape.column." + name)).toList(), sink -> pools.assets(tape).forEach(asset -> sink.row(Arrays.asList(asset.asset(), asset.debtor(),
        asset.right(), asset.principal().yuan(), java.math.BigDecimal.valueOf(asset.rateBp(), 2), asset.months(), Words.t(asset.bullet() ? "finance.tape.bullet" : "finance.tape.equal"), Words.t(asset.assigned() ? "casework.choice.yes" : "casework.choice.no")))));
  }

  @GetMapping("/finance/pools/{number}/bad.xlsx")
  void exportBad(@PathVariable String number, Viewer viewer, HttpServletResponse response) throws IOException {
    var tape = tape(number, viewer);
    head(response, "tape-bad-" + number + ".xlsx");
    var heads = new ArrayList<>(List.of(Words.t("finance.tape.line"), Words.t("finance.tape.column"), Words.t("finance.tape.value"), Words.t("finance.tape.right-would-be")));
    heads.add(Words.t("finance.tape.whole"));
    SheetExport.write(response.getOutputStream(), Words.t("finance.tape.bad"), made(tape), heads, sink -> pools.bad(tape).forEach(bad -> {
      var cells = new ArrayList<Object>(List.of(bad.line(), Words.t("finance.tape.column." + bad.column()), bad.value(), Words.t("finance.tape.problem." + bad.problem())));
      cells.addAll(bad.cells());
      sink.row(cells);
    }));
  }

  @GetMapping("/finance/pools/{number}/waterfall.xlsx")
  void exportWaterfall(@PathVariable String number, Viewer viewer, @RequestParam Map<String, String> query, HttpServletResponse response) throws IOException {
    var tape = tape(number, viewer);
    var notes = pools.notes(pool(number, viewer)).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    var scenario = scenario(query, new LinkedHashMap<>());
    if (scenario == null) {
      throw new ResponseStatusException(HttpStatus.BAD_REQUEST);
    }
    head(response, "waterfall-" + number + ".xlsx");
    var result = pools.run(pools.assets(tape), notes, scenario);
    var about = made(tape);
    about.put(Words.t("finance.waterfall.scenario"), Words.t("finance.waterfall.scenario.of", Words.number(scenario.failPerMillion()), scenario.recoverPercent(), scenario.lag()));
    SheetExport.write(response.getOutputStream(), Words.t("finance.waterfall"), about, MONTH.stream().map(head -> Words.t(head.label())).toList(), sink -> result.months().forEach(month -> sink.row(line(tape, month).stream().map(Cell::raw).toList())));
  }
}
