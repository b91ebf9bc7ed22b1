package cityip.casework.web;

import cityip.casework.ActResult;
import cityip.casework.CaseFile.Summary;
import cityip.casework.CaseFiles;
import cityip.casework.CaseFilter;
import cityip.casework.CaseList;
import cityip.casework.CaseOrder;
import cityip.casework.Casework;
import cityip.casework.PerformAct;
import cityip.casework.Procedure;
import cityip.casework.Procedures;
import cityip.casework.web.CaseworkViews.CaseLine;
import cityip.casework.web.CaseworkViews.Choice;
import cityip.casework.web.CaseworkViews.Column;
import cityip.casework.web.CaseworkViews.Queue;
import cityip.rulebook.City;
import cityip.shell.Navigation;
import cityip.shell.Paging;
import cityip.shell.SheetExport;
import cityip.shell.Viewer;
import cityip.shell.Words;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The queue: every column sorts, filters stay in the address, several cases can be acted on at once, all of it exports. */
@Controller
class QueuePages {

  private static final int PAGE = 30;
  static final List<String> QUEUES = List.of("open", "mine", "overdue", "unowned", "closed", "all");

  private final CaseList cases;
  private final Casework casework;
  private final CaseFiles files;
  private final Procedures procedures;
  private final City city;
  private final Clock clock;

  QueuePages(CaseList cases, Casework casework, CaseFiles files, Procedures procedures, City city, Clock clock) {
    this.cases = cases;
    this.casework = casework;
    this.files = files;
    this.procedures = procedures;
    this.city = city;
    this.clock = clock;
  }

  @Bean
  static Navigation caseNavigation() {
    return viewer -> viewer.signedIn() ? List.of(new Navigation.Item(25, "casework.menu.cases", "/cases"), new Navigation.Item(26, "casework.menu.deadlines", "/deadlines")) : List.of();
  }

  /** The queue as asked for; what is not known counts as not asked. */
  record Asked(CaseFilter filter, CaseOrder order, boolean descending, Map<String, String> query) {

    static Asked of(Map<String, String> given, Viewer viewer) {
      var queue = QUEUES.contains(given.getOrDefault("queue", "")) ? given.getOrDefault("queue", "") : "open";
      var order = Arrays.stream(CaseOrder.values()).filter(value -> value.name().equals(given.get("sort"))).findFirst().orElse(CaseOrder.DUE);
      var descending = "desc".equals(given.get("dir"));
      var filter = new CaseFilter(queue, word(given, "procedure"), word(given, "state"), word(given, "outcome"), word(given, "unit"), given.getOrDefault("text", "").strip(), word(given, "campaign"), word(given, "year"),
          word(given, "did"), moment(given.getOrDefault("until", "")), viewer);
      var query = new LinkedHashMap<String, String>();
      query.put("queue", queue.equals("open") ? "" : queue);
      query.put("procedure", filter.procedure());
      query.put("state", filter.state());
      query.put("outcome", filter.outcome());
      query.put("unit", filter.unit());
      query.put("text", filter.text());
      query.put("campaign", filter.campaign());
      query.put("year", filter.year());
      query.put("did", filter.did());
      query.put("until", filter.until() == null ? "" : given.getOrDefault("until", ""));
      query.put("sort", order == CaseOrder.DUE ? "" : order.name());
      query.put("dir", descending ? "desc" : "");
      return new Asked(filter, order, descending, query);
    }

    /** The end of a day, or a moment. */
    private static @Nullable Instant moment(String given) {
      try {
        return given.matches("[0-9-]{10}") ? LocalDate.parse(given).plusDays(1).atStartOfDay(CaseWords.CITY_TIME).toInstant() : given.isEmpty() ? null : Instant.parse(given);
      } catch (DateTimeException unreadable) {
        return null;
      }
    }

    private static String word(Map<String, String> given, String name) {
      var text = given.getOrDefault(name, "");
      return text.matches("[a-z0-9-]{1,60}") ? text : "";
    }

    Column column(CaseOrder by) {
      var here = by == order;
      var changed = new LinkedHashMap<>(query);
      changed.put("sort", by.name());
      changed.put("dir", here && !descending ? "desc" : "");
      return new Column("casework.column." + by.name().toLowerCase(Locale.ROOT), Paging.address("/cases", changed), here ? (descending ? "descending" : "ascending") : "none");
    }
  }

  @GetMapping("/cases")
  ModelAndView queue(@RequestParam Map<String, String> query, Viewer viewer) {
    return page(Asked.of(query, viewer), query.getOrDefault("page", "1"), viewer, Map.of());
  }

  private ModelAndView page(Asked asked, String number, Viewer viewer, Map<String, String> problems) {
    var filter = asked.filter();
    var paging = new Paging(number.matches("\\d{1,6}") ? Integer.parseInt(number) : 1, PAGE, cases.count(filter), "/cases", asked.query());
    var lines = cases.list(filter, asked.order(), asked.descending(), PAGE, paging.offset());
    var procedure = procedures.find(filter.procedure());
    var states = procedure.map(table -> table.states().stream().map(state -> new Choice(state.name(), CaseWords.state(table, state.name()))).toList()).orElse(List.of());
    var officer = viewer.handlesCityData() || viewer.unit() != null;
    var people = officer && !lines.isEmpty() ? files.seats(lines.getFirst()).stream().map(seat -> new Choice(seat.username(), seat.displayName())).toList() : List.<Choice>of();
    return new ModelAndView("casework/queue", Map.of("view", new Queue(lines.stream().map(line -> line(line, viewer)).toList(), paging, filter.queue(),
        QUEUES.stream().map(queue -> new Choice(queue, Words.t("casework.queue." + queue))).toList(), filter.procedure(),
        procedures.current().stream().map(table -> new Choice(table.code(), CaseWords.name(table))).toList(), filter.state(), states, filter.unit(),
        city.units().stream().map(unit -> new Choice(unit.code(), CaseWords.unit(city, unit.code()))).toList(), filter.text(),
        Arrays.stream(CaseOrder.values()).map(asked::column).toList(), Paging.address("/cases/export.xlsx", asked.query()), officer,
        procedure.filter(table -> !filter.state().isEmpty()).map(table -> bulk(table, filter.state())).orElse(List.of()), people, problems,
        only(filter), filter.did(), String.valueOf(asked.query().get("until")))));
  }

  private String only(CaseFilter filter) {
    return filter.did().isEmpty() ? "" : Words.t("casework.queue.only", procedures.find(filter.procedure()).map(table -> CaseWords.act(table, filter.did())).orElse(filter.did()));
  }

  /** Acts that ask for nothing can be done on several cases at once. */
  private static List<Choice> bulk(Procedure procedure, String state) {
    return procedure.actsIn(state).stream().filter(act -> !act.automatic() && act.fields().stream().noneMatch(cityip.casework.Field::isRequired))
        .map(act -> new Choice(act.name(), CaseWords.act(procedure, act.name()))).toList();
  }

  private CaseLine line(Summary s, Viewer viewer) {
    var procedure = procedures.version(s.procedure(), s.version());
    var now = clock.instant();
    var title = s.confidential() && viewer.scope().seesOthers() ? Words.t("casework.confidential") : s.title();
    return new CaseLine(s.number(), s.stamp(), title, CaseWords.name(procedure), CaseWords.state(procedure, s.state()), CaseWords.tone(s, now), CaseWords.unit(city, s.unit()),
        s.owner() == null ? CaseWords.desk(s.desk()) : s.owner(), Words.day(CaseWords.day(s.opened())), Words.day(s.due()), CaseWords.dueTone(s.dueMoment(), now),
        s.open() ? CaseWords.dueWords(s.due(), s.dueMoment(), now) : "", ChronoUnit.DAYS.between(s.stateSince(), now), s.sample(), s.certain());
  }

  /** Acts on the chosen cases one by one, each in its own transaction, and says how many went through. */
  @PostMapping("/cases/bulk")
  Object bulk(@RequestParam MultiValueMap<String, String> input, Viewer viewer, RedirectAttributes after) {
    var chosen = input.getOrDefault("case", List.of());
    var act = Optional.ofNullable(input.getFirst("act")).orElse("");
    var to = Optional.ofNullable(input.getFirst("to")).orElse("");
    var reason = Optional.ofNullable(input.getFirst("reason")).orElse("").strip();
    if (chosen.isEmpty() || act.isEmpty() || act.equals("reassign") && (to.isEmpty() || reason.isEmpty())) {
      after.addFlashAttribute("said", chosen.isEmpty() ? "casework.bulk.none" : act.isEmpty() ? "casework.bulk.no-act" : "casework.bulk.no-person");
      return "redirect:/cases" + back(input);
    }
    var done = 0;
    for (var one : chosen) {
      var parts = one.split(":");
      if (parts.length == 2 && parts[1].matches("\\d{1,9}")) {
        done += one(act, parts[0], Integer.parseInt(parts[1]), to, reason, viewer) ? 1 : 0;
      }
    }
    after.addFlashAttribute("said", done == chosen.size() ? "casework.bulk.done" : done == 0 ? "casework.bulk.nothing" : "casework.bulk.some");
    return "redirect:/cases" + back(input);
  }

  private boolean one(String act, String number, int stamp, String to, String reason, Viewer viewer) {
    return switch (act) {
      case "follow" -> {
        files.follow(number, true, viewer);
        yield true;
      }
      case "reassign" -> files.reassign(number, to, reason, viewer);
      default -> casework.act(new PerformAct(number, act, Map.of(), stamp, UUID.randomUUID().toString()), viewer) instanceof ActResult.Done;
    };
  }

  private static String back(MultiValueMap<String, String> input) {
    var back = Optional.ofNullable(input.getFirst("back")).orElse("");
    return back.matches("\\?[A-Za-z0-9=&%._+-]{0,500}") ? back : "";
  }

  @GetMapping("/cases/export.xlsx")
  void export(@RequestParam Map<String, String> query, Viewer viewer, HttpServletResponse response) throws IOException {
    var asked = Asked.of(query, viewer);
    var about = new LinkedHashMap<String, String>();
    about.put(Words.t("shell.export.made"), Words.moment(clock.instant()));
    about.put(Words.t("shell.export.by"), viewer.actor());
    about.put(Words.t("shell.export.filters"), asked.query().toString());
    var headers = Arrays.stream(CaseOrder.values()).map(column -> Words.t("casework.column." + column.name().toLowerCase(Locale.ROOT))).toList();
    response.setContentType("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");
    response.setHeader("Content-Disposition", "attachment; filename=cases.xlsx");
    SheetExport.write(response.getOutputStream(), Words.t("casework.queue.title"), about, headers, sink -> cases.each(asked.filter(), asked.order(), asked.descending(), s -> {
      var line = line(s, viewer);
      sink.row(Arrays.asList(s.due(), line.number(), line.title(), line.procedure(), line.state(), line.unit(), line.owner(), CaseWords.day(s.opened()), line.waiting()));
    }));
  }
}
