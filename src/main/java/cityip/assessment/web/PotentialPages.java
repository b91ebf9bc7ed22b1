package cityip.assessment.web;

import cityip.assessment.ValueDesk;
import cityip.assessment.web.ValueViews.PotentialPage;
import cityip.assessment.web.ValueViews.PotentialRow;
import cityip.kernel.AsOf;
import cityip.registry.FlagKind;
import cityip.registry.PendingInventions;
import cityip.registry.PendingInventions.Pending;
import cityip.registry.Registry;
import cityip.rulebook.City;
import cityip.shell.Paging;
import cityip.shell.SheetExport;
import cityip.shell.Viewer;
import cityip.shell.Words;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** Pending applications that would be inventions of high value once granted, with the reasons (capability C3). */
@Controller
class PotentialPages {

  private static final int PAGE = 20;
  private static final int AT_ONCE = 500;

  private final PendingInventions pending;
  private final Registry registry;
  private final ValueDesk values;
  private final City city;
  private final Clock clock;

  PotentialPages(PendingInventions pending, Registry registry, ValueDesk values, City city, Clock clock) {
    this.pending = pending;
    this.registry = registry;
    this.values = values;
    this.city = city;
    this.clock = clock;
  }

  private AsOf now() {
    return new AsOf(LocalDate.now(clock), clock.instant());
  }

  private static @Nullable FlagKind kind(String asked) {
    return PendingInventions.kinds().stream().filter(kind -> kind.code().equals(asked)).findFirst().orElse(null);
  }

  private String unit(@Nullable String code) {
    return code == null ? "—" : city.units().stream().filter(unit -> unit.code().equals(code)).map(unit -> Words.english() ? unit.nameEn() : unit.name()).findFirst().orElse(code);
  }

  @GetMapping("/value/potential")
  ModelAndView page(Viewer viewer, @RequestParam(defaultValue = "") String reason, @RequestParam(defaultValue = "") String unit, @RequestParam(defaultValue = "") String order,
      @RequestParam(defaultValue = "1") String page) {
    var now = now();
    var only = kind(reason);
    var known = only == null ? "" : only.code();
    var paging = new Paging(page.matches("\\d{1,6}") ? Integer.parseInt(page) : 1, PAGE, pending.count(only, unit, now, viewer.scope()), "/value/potential",
        Map.of("reason", known, "unit", unit, "order", order.equals("day") ? "day" : ""));
    var rows = pending.page(only, unit, order.equals("day"), now, viewer.scope(), PAGE, paging.offset()).stream().map(one -> row(one, score(one, now, viewer))).toList();
    var units = viewer.scope() instanceof cityip.shell.Scope.WholeCity ? city.units().stream().map(one -> new String[] {one.code(), Words.english() ? one.nameEn() : one.name()}).toList() : List.<String[]>of();
    return new ModelAndView("assessment/potential", "view", new PotentialPage(rows, paging, PendingInventions.kinds().stream().map(FlagKind::code).toList(), known, units, unit, order, Words.day(now.day())));
  }

  private String score(Pending one, AsOf now, Viewer viewer) {
    var total = registry.find(one.id(), now, viewer.scope()).map(right -> values.ifGranted(right, "grading")).orElse(null);
    return total == null ? "—" : Words.number(total);
  }

  private PotentialRow row(Pending one, String score) {
    return new PotentialRow(one.number(), one.title().isEmpty() ? one.number() : one.title(), one.owner(), unit(one.unit()), Words.day(one.filed()), Words.t(one.state().messageKey()),
        one.reasons().stream().map(reason -> Words.t("assessment.potential.reason." + reason.kind().code()) + " " + reason.detail()).toList(),
        one.reasons().stream().allMatch(reason -> reason.kind() == FlagKind.SEI_BRANCH_BY_KEYWORD), score);
  }

  @GetMapping("/value/potential.xlsx")
  void export(Viewer viewer, @RequestParam(defaultValue = "") String reason, @RequestParam(defaultValue = "") String unit, HttpServletResponse response) throws IOException {
    var now = now();
    var only = kind(reason);
    response.setContentType("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");
    response.setHeader("Content-Disposition", "attachment; filename=potential.xlsx");
    SheetExport.write(response.getOutputStream(), Words.t("assessment.potential.title"), Map.of(Words.t("assessment.value.day"), Words.day(now.day()), Words.t("shell.export.filters"), (reason + " " + unit).strip(),
        Words.t("assessment.mark.note"), Words.t("assessment.potential.hint")), List.of(Words.t("assessment.finding.column.number"), Words.t("assessment.finding.column.title"), Words.t("assessment.finding.column.owner"),
        Words.t("assessment.finding.column.unit"), Words.t("registry.column.filed"), Words.t("assessment.finding.column.state"), Words.t("assessment.potential.reasons")), sink -> {
          for (long offset = 0, all = pending.count(only, unit, now, viewer.scope()); offset < all; offset += AT_ONCE) {
            pending.page(only, unit, true, now, viewer.scope(), AT_ONCE, offset).stream().map(one -> row(one, ""))
                .forEach(row -> sink.row(List.of(row.number(), row.title(), row.owner(), row.unit(), row.filed(), row.state(), String.join("；", row.reasons()))));
          }
        });
  }
}
