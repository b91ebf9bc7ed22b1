package cityip.assessment.web;

import cityip.assessment.FilingScreen;
import cityip.assessment.FindingAct;
import cityip.shell.OnlyFor;
import cityip.shell.Role;
import cityip.shell.Viewer;
import cityip.shell.Words;
import java.net.URI;
import java.time.Clock;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

/** Screening and findings, for programs. */
@RestController
class FilingApi {

  private final FilingScreen screen;
  private final Clock clock;

  FilingApi(FilingScreen screen, Clock clock) {
    this.screen = screen;
    this.clock = clock;
  }

  record Asked(@Nullable String filedFrom, @Nullable String filedTo, @Nullable String unit) {}

  @OnlyFor({Role.CITY_OFFICER, Role.ADMINISTRATOR})
  @PostMapping("/api/v1/assess/filings/screen")
  ResponseEntity<Map<String, Object>> screen(Viewer viewer, @RequestBody Asked asked) {
    var to = day(asked.filedTo(), LocalDate.now(clock));
    var from = day(asked.filedFrom(), to.minusYears(1));
    if (to.isBefore(from)) {
      throw new ResponseStatusException(HttpStatus.BAD_REQUEST, Words.t("assessment.finding.problem.order"));
    }
    var id = screen.order(from, to, asked.unit(), viewer);
    return ResponseEntity.accepted().location(URI.create("/api/v1/assess/filings/screenings/" + id)).body(screening(id));
  }

  @OnlyFor({Role.CITY_OFFICER, Role.ADMINISTRATOR})
  @GetMapping("/api/v1/assess/filings/screenings/{id}")
  Map<String, Object> screening(@PathVariable long id) {
    var one = screen.screening(id).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    var told = new LinkedHashMap<String, Object>();
    told.put("id", one.id());
    told.put("from", one.from());
    told.put("to", one.to());
    told.put("state", one.progress().code());
    told.put("step", one.step());
    told.put("filings", one.filings());
    told.put("fresh", one.fresh());
    told.put("lawful", one.lawful());
    return told;
  }

  private static LocalDate day(@Nullable String written, LocalDate otherwise) {
    try {
      return written == null || written.isBlank() ? otherwise : LocalDate.parse(written.strip());
    } catch (DateTimeParseException unreadable) {
      throw new ResponseStatusException(HttpStatus.BAD_REQUEST, Words.t("shell.asof.day.unreadable", written));
    }
  }

  @GetMapping("/api/v1/assess/findings")
  Map<String, Object> findings(Viewer viewer, @RequestParam(defaultValue = "") String state, @RequestParam(defaultValue = "1") int page, @RequestParam(defaultValue = "20") int size) {
    var known = Arrays.stream(FindingAct.State.values()).filter(one -> one.code().equals(state)).map(Enum::name).findFirst().orElse("");
    var least = Math.clamp(size, 1, 200);
    var told = new LinkedHashMap<String, Object>();
    told.put("total", screen.count(known, "", viewer));
    told.put("items", screen.page(known, "", viewer, least, (Math.max(1, page) - 1L) * least).stream().map(finding -> {
      var one = new LinkedHashMap<String, Object>();
      one.put("id", finding.id());
      one.put("signal", finding.signal().code());
      one.put("kind", finding.signal().kind());
      one.put("strength", finding.strength());
      one.put("number", finding.number());
      one.put("other", finding.other());
      one.put("owner", finding.owner());
      one.put("unit", finding.unit());
      one.put("reason", finding.reason());
      one.put("figures", finding.figures());
      one.put("state", finding.state().code());
      return one;
    }).toList());
    return told;
  }
}
