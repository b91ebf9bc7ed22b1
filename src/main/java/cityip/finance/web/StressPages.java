package cityip.finance.web;

import cityip.finance.risk.Compensation;
import cityip.finance.risk.LoanBook;
import cityip.finance.risk.StressTest;
import cityip.finance.risk.StressTest.Result;
import cityip.finance.risk.StressTest.Terms;
import cityip.finance.web.Blocks.Block;
import cityip.finance.web.Blocks.Cell;
import cityip.finance.web.Blocks.Fact;
import cityip.finance.web.Blocks.Head;
import cityip.finance.web.Blocks.Input;
import cityip.kernel.Money;
import cityip.rulebook.Rulebook;
import cityip.shell.OnlyFor;
import cityip.shell.Role;
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
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.ModelAndView;

/** The stress test of the loan book, for people and programs of the offices. */
@Controller
@OnlyFor({Role.CITY_OFFICER, Role.COUNTY_OFFICER, Role.ADMINISTRATOR})
class StressPages {

  private static final int SHOWN = 50;

  private final LoanBook book;
  private final Compensation compensation;
  private final Rulebook rulebook;
  private final Clock clock;

  StressPages(LoanBook book, Compensation compensation, Rulebook rulebook, Clock clock) {
    this.book = book;
    this.compensation = compensation;
    this.rulebook = rulebook;
    this.clock = clock;
  }

  private @Nullable Terms terms(Map<String, String> query, Map<String, String> problems) {
    var filled = new LinkedHashMap<>(Map.of("drop", "30", "largest", "3"));
    query.forEach(filled::put);
    var drop = Say.count(filled, "drop", 0, 100, problems);
    var largest = Say.count(filled, "largest", 0, 10_000, problems);
    var rule = rulebook.rule("finance.compensation", LocalDate.ofInstant(clock.instant(), ZoneId.of("Asia/Shanghai"))).value();
    return problems.isEmpty() ? new Terms(drop, largest, rule.path("government").asInt(), new Money(rule.path("cap").decimalValue()), compensation.fundLeft()) : null;
  }

  @GetMapping("/finance/stress")
  ModelAndView page(Viewer viewer, @RequestParam Map<String, String> query) {
    var problems = new LinkedHashMap<String, String>();
    var terms = terms(query, problems);
    var blocks = new ArrayList<Block>();
    blocks.add(new Blocks.Filter("/finance/stress", Stream.of("drop", "largest").map(name -> Input.line(name, Words.t("finance.stress." + name), query.getOrDefault(name, name.equals("drop") ? "30" : "3"))).toList(), Words.t("finance.compute")));
    if (terms != null) {
      blocks.addAll(blocks(StressTest.run(book.exposures(viewer.scope()), terms)));
    }
    var byId = new LinkedHashMap<String, String>();
    problems.forEach((field, sentence) -> byId.put("filter-" + field, sentence));
    var export = "/finance/stress.xlsx?drop=" + (terms == null ? 30 : terms.drop()) + "&largest=" + (terms == null ? 3 : terms.largest());
    return Say.page(new Blocks.Sheet(Words.t("finance.place.stress"), Words.t("finance.place.stress.about"), List.of(new Blocks.Link(export, Words.t("shell.list.export"))), byId, blocks));
  }

  private static List<Block> blocks(Result result) {
    var terms = result.terms();
    var facts = new ArrayList<Fact>();
    facts.add(new Fact(Words.t("finance.stress.debtors"), Words.number(result.debtors())));
    facts.add(new Fact(Words.t("finance.stress.debt"), Words.number(result.debt().yuan())));
    facts.add(new Fact(Words.t("finance.stress.value"), Words.t("finance.stress.value.formula", Words.number(result.value().yuan()), terms.drop(), Words.number(result.fallen().yuan()))));
    facts.add(new Fact(Words.t("finance.stress.below"), Words.t("finance.stress.below.of", Words.number(result.below()), Words.number(result.uncovered().yuan()))));
    facts.add(new Fact(Words.t("finance.stress.loss"), Words.t("finance.stress.loss.of", terms.largest(), Words.number(result.loss().yuan()))));
    facts.add(new Fact(Words.t("finance.stress.fund"), Words.t(result.fundHolds() ? "finance.stress.fund.holds" : "finance.stress.fund.fails", Words.number(result.asked().yuan()), Words.number(terms.fund().yuan()), Words.number(result.paid().yuan()))));
    var heads = Stream.of("finance.need.firm", "finance.book.debt", "finance.book.value", "finance.stress.fallen", "finance.stress.one-loss", "finance.stress.from-fund").map(word -> new Head(Words.t(word), "", null, false)).toList();
    var rows = result.failed().stream().limit(SHOWN).map(one -> List.of(Cell.text(one.exposure().debtor()), Say.yuan(one.exposure().debt()), Say.yuan(one.exposure().value()), Say.yuan(one.fallen()),
        Say.yuan(one.loss()).hinted(Words.t("finance.stress.one-loss.formula", Words.number(one.exposure().debt().yuan()), Words.number(one.fallen().yuan()))), Say.yuan(one.fromFund()))).toList();
    return List.of(new Blocks.Facts(Words.t("finance.stress.result"), facts), new Blocks.Table(Words.t("finance.stress.failed"), Words.t("finance.stress.formula", terms.share(), Words.number(terms.cap().yuan())), heads, rows, Words.t("finance.stress.none")));
  }

  @GetMapping("/finance/stress.xlsx")
  void export(Viewer viewer, @RequestParam Map<String, String> query, HttpServletResponse response) throws IOException {
    var terms = terms(query, new LinkedHashMap<>());
    if (terms == null) {
      throw new ResponseStatusException(HttpStatus.BAD_REQUEST);
    }
    response.setContentType("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");
    response.setHeader("Content-Disposition", "attachment; filename=\"stress.xlsx\"");
    var result = StressTest.run(book.exposures(viewer.scope()), terms);
    var about = new LinkedHashMap<String, String>();
    about.put(Words.t("shell.export.made"), Words.moment(clock.instant()));
    about.put(Words.t("finance.stress.drop"), terms.drop() + "%");
    about.put(Words.t("finance.stress.loss"), Words.number(result.loss().yuan()));
    SheetExport.write(response.getOutputStream(), Words.t("finance.place.stress"), about, Stream.of("finance.need.firm", "finance.book.debt", "finance.book.value", "finance.stress.fallen", "finance.stress.one-loss", "finance.stress.from-fund").map(Words::t).toList(),
        sink -> result.failed().forEach(one -> sink.row(Arrays.asList(one.exposure().debtor(), one.exposure().debt().yuan(), one.exposure().value().yuan(), one.fallen().yuan(), one.loss().yuan(), one.fromFund().yuan()))));
  }

  /** @param drop in per cent, 30 when absent; {@code largest} how many fail, 3 when absent */
  record Asked(@Nullable Integer drop, @Nullable Integer largest) {}

  @PostMapping("/api/v1/finance/stress")
  @ResponseBody
  Map<String, Object> api(Viewer viewer, @RequestBody Asked asked) {
    var query = new LinkedHashMap<String, String>();
    if (asked.drop() != null) {
      query.put("drop", asked.drop().toString());
    }
    if (asked.largest() != null) {
      query.put("largest", asked.largest().toString());
    }
    var problems = new LinkedHashMap<String, String>();
    var terms = terms(query, problems);
    if (terms == null) {
      throw new ResponseStatusException(HttpStatus.UNPROCESSABLE_CONTENT, String.join(" ", problems.values()));
    }
    var result = StressTest.run(book.exposures(viewer.scope()), terms);
    var told = new LinkedHashMap<String, Object>();
    told.put("drop", terms.drop());
    told.put("debtors", result.debtors());
    told.put("debt", result.debt().yuan());
    told.put("value", result.value().yuan());
    told.put("fallen", result.fallen().yuan());
    told.put("below", result.below());
    told.put("uncovered", result.uncovered().yuan());
    told.put("loss", result.loss().yuan());
    told.put("fromFund", result.paid().yuan());
    told.put("fundHolds", result.fundHolds());
    told.put("failed", result.failed().stream().map(one -> Map.of("debtor", one.exposure().debtor(), "debt", one.exposure().debt().yuan(), "fallen", one.fallen().yuan(), "loss", one.loss().yuan(), "fromFund", one.fromFund().yuan())).toList());
    return told;
  }
}
