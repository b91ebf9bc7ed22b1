package cityip.mediation.web;

import cityip.mediation.Allowances;
import cityip.mediation.Allowances.Line;
import cityip.mediation.web.RosterViews.Allowance;
import cityip.shell.SheetExport;
import cityip.shell.Viewer;
import cityip.shell.Words;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** What mediators are paid: each closed mediation with its formula, and the payment list. */
@Controller
class AllowancePages {

  private static final int YEARS = 5;

  private final Allowances allowances;
  private final Clock clock;

  AllowancePages(Allowances allowances, Clock clock) {
    this.allowances = allowances;
    this.clock = clock;
  }

  private static void officer(Viewer viewer) {
    if (!viewer.handlesCityData()) {
      throw new ResponseStatusException(HttpStatus.FORBIDDEN);
    }
  }

  private int year(String asked) {
    var now = LocalDate.ofInstant(clock.instant(), ZoneId.of("Asia/Shanghai")).getYear();
    return asked.matches("20\\d{2}") ? Integer.parseInt(asked) : now;
  }

  @GetMapping("/mediation/allowances")
  ModelAndView show(@RequestParam(defaultValue = "") String year, Viewer viewer) {
    officer(viewer);
    var asked = year(year);
    var lines = allowances.of(asked, viewer);
    var sum = sum(lines);
    var listed = sum(lines.stream().filter(line -> line.listed().isPresent()).toList());
    return new ModelAndView("mediation/allowances", Map.of("view", new RosterViews.Allowances(asked, IntStream.range(0, YEARS).mapToObj(n -> year("") - n).toList(),
        lines.stream().map(AllowancePages::line).toList(), Words.number(sum), Words.number(listed), lines.isEmpty() ? "" : lines.getFirst().reckoned().source(),
        lines.stream().anyMatch(line -> line.listed().isEmpty() && line.reckoned().amount().signum() > 0))));
  }

  private static BigDecimal sum(List<Line> lines) {
    return lines.stream().map(line -> line.reckoned().amount()).reduce(BigDecimal.ZERO, BigDecimal::add);
  }

  private static Allowance line(Line line) {
    return new Allowance(line.number(), Words.t("mediation.case.outcome." + line.outcome()), Words.day(line.closed()), line.mediator(), formula(line.reckoned()), Words.number(line.reckoned().amount()),
        line.listed().map(Words::day).orElse(""), line.listed().isEmpty() && line.reckoned().amount().signum() > 0);
  }

  private static String formula(Allowances.Reckoned reckoned) {
    return reckoned.base().signum() == 0 ? Words.t("mediation.allowance.none") : Words.t("mediation.allowance.formula", Words.number(reckoned.base()), reckoned.counted(), Words.number(reckoned.session()),
        Words.number(reckoned.ceiling()), reckoned.sessions());
  }

  @PostMapping("/mediation/allowances/listed")
  String list(@RequestParam MultiValueMap<String, String> input, Viewer viewer, RedirectAttributes after) {
    officer(viewer);
    var year = year(String.valueOf(input.getFirst("year")));
    var written = allowances.list(year, input.getOrDefault("case", List.of()), viewer);
    after.addFlashAttribute("said", written == 0 ? "mediation.allowance.nothing" : "mediation.allowance.listed");
    return "redirect:/mediation/allowances?year=" + year;
  }

  @GetMapping("/mediation/allowances.xlsx")
  void export(@RequestParam(defaultValue = "") String year, Viewer viewer, HttpServletResponse response) throws IOException {
    officer(viewer);
    var lines = allowances.of(year(year), viewer);
    var about = new LinkedHashMap<String, String>();
    about.put(Words.t("shell.export.made"), Words.moment(clock.instant()));
    about.put(Words.t("shell.export.by"), viewer.actor());
    about.put(Words.t("shell.export.filters"), Integer.toString(year(year)));
    response.setContentType("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");
    response.setHeader("Content-Disposition", "attachment; filename=mediation-allowances.xlsx");
    SheetExport.write(response.getOutputStream(), Words.t("mediation.allowance.title"), about,
        List.of(Words.t("casework.column.number"), Words.t("mediation.allowance.mediator"), Words.t("mediation.allowance.outcome"), Words.t("mediation.allowance.closed"),
            Words.t("mediation.allowance.sessions"), Words.t("mediation.allowance.amount"), Words.t("mediation.allowance.listed-on")),
        sink -> lines.forEach(line -> sink.row(Arrays.asList(line.number(), line.mediator(), Words.t("mediation.case.outcome." + line.outcome()), line.closed(), line.reckoned().sessions(),
            line.reckoned().amount(), line.listed().orElse(null)))));
  }
}
