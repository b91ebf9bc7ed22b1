package cityip.casework.web;

import cityip.casework.CaseFile.Summary;
import cityip.casework.CaseFilter;
import cityip.casework.CaseList;
import cityip.casework.CaseOrder;
import cityip.casework.Procedures;
import cityip.casework.web.CaseworkViews.Choice;
import cityip.casework.web.CaseworkViews.DeadlineLine;
import cityip.casework.web.CaseworkViews.ProofView;
import cityip.casework.web.CaseworkViews.StatisticRow;
import cityip.casework.web.CaseworkViews.Statistics;
import cityip.rulebook.City;
import cityip.shell.OpenToAll;
import cityip.shell.Paging;
import cityip.shell.SheetExport;
import cityip.shell.Viewer;
import cityip.shell.Words;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** The one board of deadlines with its calendar feed, the statistics, and the nightly proof anybody may read. */
@Controller
class DeadlinePages {

  private static final int PAGE = 40;
  private static final int FEED = 500;

  private final CaseList cases;
  private final Procedures procedures;
  private final City city;
  private final Clock clock;

  DeadlinePages(CaseList cases, Procedures procedures, City city, Clock clock) {
    this.cases = cases;
    this.procedures = procedures;
    this.city = city;
    this.clock = clock;
  }

  @GetMapping("/deadlines")
  ModelAndView board(@RequestParam(defaultValue = "") String mine, @RequestParam(defaultValue = "1") String page, Viewer viewer) {
    var filter = new CaseFilter("yes".equals(mine) ? "mine" : "open", "", "", "", "", "", "", "", viewer);
    var paging = new Paging(page.matches("\\d{1,6}") ? Integer.parseInt(page) : 1, PAGE, cases.count(filter), "/deadlines", Map.of("mine", mine.equals("yes") ? "yes" : ""));
    var lines = cases.list(filter, CaseOrder.DUE, false, PAGE, paging.offset()).stream().map(this::line).toList();
    return new ModelAndView("casework/deadlines", Map.of("lines", lines, "paging", paging, "mine", mine.equals("yes")));
  }

  private DeadlineLine line(Summary s) {
    var procedure = procedures.version(s.procedure(), s.version());
    var now = clock.instant();
    return new DeadlineLine(s.number(), s.confidential() ? Words.t("casework.confidential") : s.title(), CaseWords.name(procedure), CaseWords.state(procedure, s.state()),
        s.owner() == null ? CaseWords.desk(s.desk()) : s.owner(), Words.day(s.due()), CaseWords.dueTone(s.dueMoment(), now), CaseWords.dueWords(s.due(), s.dueMoment(), now), s.certain());
  }

  /** The same board for a calendar program. */
  @GetMapping(value = "/deadlines.ics")
  ResponseEntity<byte[]> feed(Viewer viewer) {
    return ResponseEntity.ok().contentType(MediaType.parseMediaType("text/calendar;charset=UTF-8")).header("Content-Disposition", "attachment; filename=deadlines.ics")
        .body(calendar(viewer).getBytes(StandardCharsets.UTF_8));
  }

  String calendar(Viewer viewer) {
    var text = new StringBuilder("BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//CityIP//cases//ZH\r\nCALSCALE:GREGORIAN\r\n");
    var stamp = DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss'Z'").withZone(java.time.ZoneOffset.UTC).format(clock.instant());
    for (var s : cases.list(new CaseFilter("open", "", "", "", "", "", "", "", viewer), CaseOrder.DUE, false, FEED, 0)) {
      var due = s.due();
      if (due != null) {
        var procedure = procedures.version(s.procedure(), s.version());
        text.append("BEGIN:VEVENT\r\nUID:").append(s.number()).append("@cityip\r\nDTSTAMP:").append(stamp).append("\r\nDTSTART;VALUE=DATE:")
            .append(due.format(DateTimeFormatter.BASIC_ISO_DATE)).append("\r\n");
        folded(text, "SUMMARY:" + plain(CaseWords.name(procedure) + " " + s.number() + " " + CaseWords.state(procedure, s.state())));
        text.append("END:VEVENT\r\n");
      }
    }
    return text.append("END:VCALENDAR\r\n").toString();
  }

  private static String plain(String text) {
    return text.replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,").replaceAll("[\\r\\n]+", " ");
  }

  /** Lines of at most 75 octets (RFC 5545 section 3.1); 20 characters are safe in Chinese. */
  private static void folded(StringBuilder out, String line) {
    for (var from = 0; from < line.length(); from += 20) {
      out.append(from == 0 ? "" : " ").append(line, from, Math.min(line.length(), from + 20)).append("\r\n");
    }
  }

  @GetMapping("/cases/statistics")
  ModelAndView statistics(@RequestParam(defaultValue = "") String by, @RequestParam(defaultValue = "") String year, Viewer viewer) {
    var rows = rows(by, year, viewer).stream().map(line -> row(line, by, year)).toList();
    return new ModelAndView("casework/statistics", Map.of("view", new Statistics(rows, by, List.of(new Choice("", Words.t("casework.statistics.by.none")),
        new Choice("unit", Words.t("casework.statistics.by.unit")), new Choice("outcome", Words.t("casework.statistics.by.outcome"))), year,
        Paging.address("/cases/statistics.xlsx", Map.of("by", by, "year", year)), Words.moment(clock.instant()))));
  }

  private List<CaseList.StatisticLine> rows(String by, String year, Viewer viewer) {
    return cases.statistics(new CaseFilter("all", "", "", "", "", "", "", year, viewer), by.equals("unit"), by.equals("outcome"));
  }

  private StatisticRow row(CaseList.StatisticLine line, String by, String year) {
    var procedure = procedures.find(line.procedure());
    return new StatisticRow(procedure.map(CaseWords::name).orElse(line.procedure()), line.unit().isEmpty() ? "" : CaseWords.unit(city, line.unit()),
        line.outcome().isEmpty() ? "" : outcome(line), Words.number(line.count()), Words.number(line.open()), figure(line.days()),
        figure(line.onTime()), Paging.address("/cases", Map.of("queue", line.outcome().isEmpty() && by.equals("outcome") ? "open" : "all", "procedure", line.procedure(), "outcome", line.outcome(), "unit", line.unit(), "year", year)));
  }

  private String outcome(CaseList.StatisticLine line) {
    return procedures.find(line.procedure()).map(table -> cityip.casework.FactWords.word(table.words(), "outcome", line.outcome())).orElse(line.outcome());
  }

  private static String figure(@Nullable BigDecimal value) {
    return Words.number(value);
  }

  @GetMapping("/cases/statistics.xlsx")
  void export(@RequestParam(defaultValue = "") String by, @RequestParam(defaultValue = "") String year, Viewer viewer, HttpServletResponse response) throws IOException {
    var about = new LinkedHashMap<String, String>();
    about.put(Words.t("shell.export.made"), Words.moment(clock.instant()));
    about.put(Words.t("shell.export.by"), viewer.actor());
    about.put(Words.t("shell.export.filters"), "by=" + by + " year=" + year);
    response.setContentType("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");
    response.setHeader("Content-Disposition", "attachment; filename=case-statistics.xlsx");
    var headers = List.of("procedure", "unit", "outcome", "count", "open", "days", "on-time").stream().map(word -> Words.t("casework.statistics." + word)).toList();
    SheetExport.write(response.getOutputStream(), Words.t("casework.statistics.title"), about, headers, sink -> rows(by, year, viewer).forEach(line -> {
      var row = row(line, by, year);
      sink.row(Arrays.asList(row.procedure(), row.unit(), row.outcome(), line.count(), line.open(), line.days(), line.onTime()));
    }));
  }

  @OpenToAll
  @GetMapping("/proofs/nightly")
  ModelAndView proof() {
    var proof = cases.proof();
    return new ModelAndView("casework/proof", Map.of("view", new ProofView(Words.number(proof.open()), Words.number(proof.withoutDesk()), Words.number(proof.withoutDue()),
        Words.number(proof.overdue()), proof.withoutDesk() + proof.withoutDue() == 0, Words.moment(proof.at()))));
  }
}
