package cityip.assessment.web;

import cityip.assessment.Disclosure;
import cityip.assessment.Disclosure.Stage;
import cityip.assessment.DisclosureDesk;
import cityip.assessment.web.InventionViews.QueuePage;
import cityip.assessment.web.InventionViews.Row;
import cityip.shell.Navigation;
import cityip.shell.OnlyFor;
import cityip.shell.Paging;
import cityip.shell.Role;
import cityip.shell.SheetExport;
import cityip.shell.Viewer;
import cityip.shell.Words;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** The inventions of a body and what each waits for. */
@Controller
@OnlyFor({Role.BODY_MEMBER})
class InventionQueuePages implements Navigation {

  private static final int PAGE = 20;

  private final DisclosureDesk desk;
  private final Clock clock;

  InventionQueuePages(DisclosureDesk desk, Clock clock) {
    this.desk = desk;
    this.clock = clock;
  }

  @Override
  public List<Item> items(Viewer viewer) {
    return viewer.role() == Role.BODY_MEMBER ? List.of(new Item(39, "assessment.invention.menu", "/inventions")) : List.of();
  }

  static String tone(Stage stage) {
    return switch (stage) {
      case DRAFT -> "neutral";
      case CHECKED, SEARCHED, WEIGHED, DECIDED -> "waiting";
      case FILED, CLOSED -> "good";
    };
  }

  private static String stage(String asked) {
    return Arrays.stream(Stage.values()).map(Enum::name).filter(asked::equals).findFirst().orElse("");
  }

  private Row row(Disclosure one) {
    var days = ChronoUnit.DAYS.between(one.moved(), clock.instant());
    var decision = one.decision();
    return new Row(one.id(), one.title(), Words.t("assessment.invention.stage." + one.stage().code()), tone(one.stage()), Words.t("assessment.invention.next." + one.stage().code()),
        one.stage() == Stage.FILED || one.stage() == Stage.CLOSED ? "—" : Words.t("assessment.invention.waits", days), decision == null ? "—" : Words.t("assessment.invention.decision." + decision.code()),
        one.number() == null ? "—" : one.number());
  }

  @GetMapping("/inventions")
  ModelAndView queue(Viewer viewer, @RequestParam(defaultValue = "") String stage, @RequestParam(defaultValue = "") String text, @RequestParam(defaultValue = "") String order,
      @RequestParam(defaultValue = "1") String page) {
    var known = stage(stage);
    var byTitle = order.equals("title");
    var paging = new Paging(page.matches("\\d{1,6}") ? Integer.parseInt(page) : 1, PAGE, desk.count(known, text.strip(), viewer), "/inventions", Map.of("stage", known, "text", text, "order", byTitle ? "title" : ""));
    return new ModelAndView("assessment/inventions", "view", new QueuePage(desk.page(known, text.strip(), byTitle, viewer, PAGE, paging.offset()).stream().map(this::row).toList(), paging, known, text, order));
  }

  @GetMapping("/inventions.xlsx")
  void sheet(Viewer viewer, @RequestParam(defaultValue = "") String stage, @RequestParam(defaultValue = "") String text, HttpServletResponse response) throws IOException {
    var about = new LinkedHashMap<String, String>();
    about.put(Words.t("assessment.moment"), Words.moment(clock.instant()));
    about.put(Words.t("shell.export.filters"), (stage(stage) + " " + text).strip());
    response.setContentType("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");
    response.setHeader("Content-Disposition", "attachment; filename=inventions.xlsx");
    SheetExport.write(response.getOutputStream(), Words.t("assessment.invention.queue"), about, List.of(Words.t("assessment.invention.field.title"), Words.t("assessment.finding.column.state"),
        Words.t("assessment.invention.column.next"), Words.t("assessment.invention.column.waits"), Words.t("assessment.invention.column.decision"), Words.t("assessment.invention.column.number")), sink -> {
          for (long offset = 0, all = desk.count(stage(stage), text.strip(), viewer); offset < all; offset += 500) {
            desk.page(stage(stage), text.strip(), false, viewer, 500, offset).stream().map(this::row).forEach(row -> sink.row(List.of(row.title(), row.stage(), row.next(), row.waits(), row.decision(), row.number())));
          }
        });
  }
}
