package cityip.casework.web;

import cityip.casework.CaseSeats;
import cityip.casework.Desk;
import cityip.casework.web.CaseworkViews.Choice;
import cityip.casework.web.CaseworkViews.SeatLine;
import cityip.casework.web.CaseworkViews.SeatsView;
import cityip.kernel.DayText;
import cityip.kernel.Reading;
import cityip.rulebook.City;
import cityip.shell.Viewer;
import cityip.shell.Words;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Who sits at which desk, and who is away: the routing of new cases is read from here. */
@Controller
class SeatPages {

  private final CaseSeats seats;
  private final City city;
  private final Clock clock;

  SeatPages(CaseSeats seats, City city, Clock clock) {
    this.seats = seats;
    this.city = city;
    this.clock = clock;
  }

  @GetMapping("/cases/seats")
  ModelAndView show(Viewer viewer) {
    return page(viewer, Map.of(), Map.of());
  }

  private ModelAndView page(Viewer viewer, Map<String, String> problems, Map<String, String> input) {
    if (!viewer.handlesCityData()) {
      throw new ResponseStatusException(HttpStatus.FORBIDDEN);
    }
    var lines = seats.all().stream().map(seat -> new SeatLine(seat.username(), seat.displayName(), seat.desk().name(), CaseWords.desk(seat.desk()), seat.unit(),
        seat.unit().isEmpty() ? Words.t("casework.seats.everywhere") : CaseWords.unit(city, seat.unit()), seat.skill().isEmpty() ? "" : Words.t("casework.choice." + seat.skill()))).toList();
    var away = seats.absences(CaseWords.day(clock.instant())).stream()
        .map(absence -> Words.t("casework.seats.away", absence.username(), Words.day(absence.first()), Words.day(absence.last()), absence.deputy())).toList();
    var page = new ModelAndView("casework/seats", Map.of("view", new SeatsView(lines, away,
        Arrays.stream(Desk.values()).filter(desk -> !desk.isParty() && desk != Desk.SYSTEM).map(desk -> new Choice(desk.name(), CaseWords.desk(desk))).toList(),
        city.units().stream().map(unit -> new Choice(unit.code(), CaseWords.unit(city, unit.code()))).toList(),
        java.util.List.of("trademark", "patent", "copyright", "gi", "secret").stream().map(kind -> new Choice(kind, Words.t("casework.choice." + kind))).toList(), problems, input)));
    if (!problems.isEmpty()) {
      page.setStatus(HttpStatus.UNPROCESSABLE_ENTITY);
    }
    return page;
  }

  @PostMapping("/cases/seats")
  Object sit(@RequestParam Map<String, String> input, Viewer viewer, RedirectAttributes after) {
    var username = input.getOrDefault("username", "").strip();
    var name = input.getOrDefault("name", "").strip();
    var desk = Arrays.stream(Desk.values()).filter(one -> one.name().equals(input.get("desk")) && !one.isParty() && one != Desk.SYSTEM).findFirst();
    var problems = new LinkedHashMap<String, String>();
    if (!seats.isAccount(username)) {
      problems.put("username", Words.t("casework.seats.no-account"));
    }
    if (name.isEmpty() || name.length() > 100) {
      problems.put("name", Words.t("casework.problem.missing"));
    }
    if (desk.isEmpty()) {
      problems.put("desk", Words.t("casework.problem.choose"));
    }
    if (!problems.isEmpty() || !viewer.handlesCityData()) {
      return page(viewer, problems, input);
    }
    var unit = city.unit(input.getOrDefault("unit", "")).map(City.Unit::code).orElse("");
    var skill = input.getOrDefault("skill", "").matches("trademark|patent|copyright|gi|secret") ? input.getOrDefault("skill", "") : "";
    seats.sit(new CaseSeats.Seat(username, name, desk.orElseThrow(), unit, skill), viewer.actor());
    after.addFlashAttribute("said", "casework.seats.given");
    return "redirect:/cases/seats";
  }

  @PostMapping("/cases/seats/rise")
  String rise(@RequestParam String username, @RequestParam String desk, @RequestParam(defaultValue = "") String unit, Viewer viewer, RedirectAttributes after) {
    if (!viewer.handlesCityData()) {
      throw new ResponseStatusException(HttpStatus.FORBIDDEN);
    }
    Arrays.stream(Desk.values()).filter(one -> one.name().equals(desk)).findFirst().ifPresent(one -> seats.rise(username, one, unit, viewer.actor()));
    after.addFlashAttribute("said", "casework.seats.taken");
    return "redirect:/cases/seats";
  }

  @PostMapping("/cases/seats/away")
  Object away(@RequestParam Map<String, String> input, Viewer viewer, RedirectAttributes after) {
    var problems = new LinkedHashMap<String, String>();
    var first = day(input.get("first"));
    var last = day(input.get("last"));
    if (first == null || last == null || last.isBefore(first)) {
      problems.put("last", Words.t("casework.seats.days"));
    }
    for (var who : java.util.List.of("away", "deputy")) {
      if (!seats.isAccount(input.getOrDefault(who, "").strip())) {
        problems.put(who, Words.t("casework.seats.no-account"));
      }
    }
    if (!problems.isEmpty() || first == null || last == null || !viewer.handlesCityData()) {
      return page(viewer, problems, input);
    }
    seats.away(new CaseSeats.Absence(0, input.getOrDefault("away", "").strip(), first, last, input.getOrDefault("deputy", "").strip()), CaseWords.day(clock.instant()), viewer.actor());
    after.addFlashAttribute("said", "casework.seats.away-noted");
    return "redirect:/cases/seats";
  }

  private static @Nullable LocalDate day(@Nullable String text) {
    return text != null && DayText.parse(text) instanceof Reading.Read<LocalDate> read ? read.value() : null;
  }
}
