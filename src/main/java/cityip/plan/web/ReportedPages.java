package cityip.plan.web;

import cityip.plan.PlanPack;
import cityip.plan.ReportedSeries;
import cityip.plan.ReportedSeries.ReportFigure;
import cityip.plan.ReportedSeries.SignOff;
import cityip.rulebook.City;
import cityip.shell.Drafts;
import cityip.shell.Navigation;
import cityip.shell.OnlyFor;
import cityip.shell.Paging;
import cityip.shell.Role;
import cityip.shell.Viewer;
import cityip.shell.Words;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Figures reported by others: entering, revising and signing off (规划四(三)). Who enters a figure does not sign it. */
@OnlyFor({Role.CITY_OFFICER, Role.ADMINISTRATOR})
@Controller
class ReportedPages implements Navigation {

  private static final String DRAFT = "reported-figure";
  private static final int PAGE = 50;

  private final ReportedSeries reported;
  private final PlanPack pack;
  private final City city;
  private final Drafts drafts;

  ReportedPages(ReportedSeries reported, PlanPack pack, City city, Drafts drafts) {
    this.reported = reported;
    this.pack = pack;
    this.city = city;
    this.drafts = drafts;
  }

  @Override
  public List<Item> items(Viewer viewer) {
    return viewer.handlesCityData() ? List.of(new Item(60, "plan.reported.menu", "/reported")) : List.of();
  }

  @GetMapping("/reported")
  ModelAndView list(Viewer viewer, @RequestParam Map<String, String> query) {
    var account = viewer.accountId();
    Map<String, String> typed = account == null ? Map.of() : drafts.of(account, DRAFT);
    return page(query, typed, Map.of());
  }

  private ModelAndView page(Map<String, String> query, Map<String, String> typed, Map<String, String> problems) {
    var series = query.getOrDefault("series", "");
    var unit = query.getOrDefault("unit", "");
    var waiting = query.containsKey("waiting");
    var kept = new LinkedHashMap<String, String>();
    kept.put("series", series);
    kept.put("unit", unit);
    kept.put("waiting", waiting ? "yes" : "");
    var number = query.getOrDefault("page", "1");
    var paging = new Paging(number.matches("\\d{1,6}") ? Integer.parseInt(number) : 1, PAGE, reported.count(series, unit, waiting), "/reported", kept);
    return new ModelAndView("plan/reported", Map.of("view", new IndicatorViews.ReportedPage(
        reported.page(series, unit, waiting, PAGE, paging.offset()), paging, choices(), units(), series, unit, waiting, typed, problems)));
  }

  private List<IndicatorViews.UnitChoice> choices() {
    var choices = new ArrayList<IndicatorViews.UnitChoice>();
    choices.add(new IndicatorViews.UnitChoice("population", Words.t("plan.series.population")));
    pack.definitions().stream().filter(definition -> !definition.measured()).map(PlanPack.Definition::indicator).distinct()
        .forEach(code -> choices.add(new IndicatorViews.UnitChoice(code, pack.indicator(code).map(indicator -> indicator.name().here()).orElse(code))));
    return choices;
  }

  private List<IndicatorViews.UnitChoice> units() {
    var units = new ArrayList<IndicatorViews.UnitChoice>();
    units.add(new IndicatorViews.UnitChoice(pack.city(), Words.t("plan.unit.city")));
    city.units().forEach(unit -> units.add(new IndicatorViews.UnitChoice(unit.code(), Words.english() ? unit.nameEn() : unit.name())));
    return units;
  }

  @PostMapping("/reported")
  ModelAndView enter(Viewer viewer, @RequestParam Map<String, String> form, RedirectAttributes after) {
    var problems = new LinkedHashMap<String, String>();
    var figure = read(form, problems);
    var account = viewer.accountId();
    if (figure == null) {
      var page = page(Map.of(), form, problems);
      page.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
      return page;
    }
    reported.enter(figure, viewer.actor());
    if (account != null) {
      drafts.drop(account, DRAFT);
    }
    after.addFlashAttribute("said", "plan.reported.entered");
    return new ModelAndView("redirect:/reported?waiting=yes");
  }

  private @org.jspecify.annotations.Nullable ReportFigure read(Map<String, String> form, Map<String, String> problems) {
    var series = form.getOrDefault("series", "");
    var unit = form.getOrDefault("unit", "");
    if (choices().stream().noneMatch(choice -> choice.code().equals(series))) {
      problems.put("series", Words.t("plan.reported.series.choose"));
    }
    if (units().stream().noneMatch(choice -> choice.code().equals(unit))) {
      problems.put("unit", Words.t("plan.reported.unit.choose"));
    }
    var year = plain(form.getOrDefault("year", ""));
    if (!year.matches("(19[5-9]|20|21)\\d{1,2}") || year.length() != 4) {
      problems.put("year", Words.t("plan.reported.year.four"));
    }
    BigDecimal value = null;
    try {
      value = new BigDecimal(plain(form.getOrDefault("value", "")).replace(",", "").replace("，", ""));
      if (value.signum() < 0 || value.precision() > 18) {
        problems.put("value", Words.t("plan.reported.value.range"));
      }
    } catch (NumberFormatException notANumber) {
      problems.put("value", Words.t("plan.reported.value.number"));
    }
    var source = form.getOrDefault("source", "").strip();
    if (source.isEmpty() || source.length() > 500) {
      problems.put("source", Words.t("plan.reported.source.say"));
    }
    return problems.isEmpty() ? new ReportFigure(series, unit, Integer.parseInt(year), Objects.requireNonNull(value), form.containsKey("estimated"), source,
        form.getOrDefault("note", "").strip()) : null;
  }

  /** Full-width digits are digits. */
  private static String plain(String text) {
    return java.text.Normalizer.normalize(text, java.text.Normalizer.Form.NFKC).strip();
  }

  @PostMapping("/reported/{id}/sign")
  String sign(Viewer viewer, @PathVariable long id, RedirectAttributes after) {
    after.addFlashAttribute("said", switch (reported.signOff(id, viewer.actor())) {
      case SignOff.Signed _ -> "plan.reported.signed";
      case SignOff.AlreadySigned _ -> "plan.reported.already-signed";
      case SignOff.OwnFigure _ -> "plan.reported.own-figure";
      case SignOff.Withdrawn _ -> "plan.reported.withdrawn-no-sign";
      case SignOff.NotFound _ -> "plan.reported.not-found";
    });
    return "redirect:/reported";
  }
}
