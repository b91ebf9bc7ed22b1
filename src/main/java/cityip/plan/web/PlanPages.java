package cityip.plan.web;

import cityip.plan.Indicators;
import cityip.plan.PlanPack;
import cityip.shell.AsOfQuery;
import cityip.shell.Navigation;
import cityip.shell.OpenToAll;
import cityip.shell.Paging;
import cityip.shell.Viewer;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** All indicators on one page, to be read in ten seconds and printed. */
@OpenToAll
@Controller
class PlanPages implements Navigation {

  private final Indicators indicators;
  private final Clock clock;

  PlanPages(Indicators indicators, Clock clock) {
    this.indicators = indicators;
    this.clock = clock;
  }

  @Override
  public List<Item> items(Viewer viewer) {
    return List.of(new Item(10, "plan.menu", "/plan"));
  }

  @GetMapping("/plan")
  ModelAndView dashboard(@RequestParam(defaultValue = "") String asOf, @RequestParam(defaultValue = "") String knownAt,
      @RequestParam(defaultValue = "") String plan) {
    var at = AsOfQuery.read(asOf, knownAt, clock);
    var pack = indicators.pack();
    var version = pack.version(plan).orElseGet(() -> pack.versionOn(at.at().day()));
    var standings = indicators.all(at.at(), version.code());
    var query = new LinkedHashMap<>(at.query());
    query.put("plan", version.code());
    var notes = pack.indicators().stream().flatMap(indicator -> Optional.ofNullable(indicator.baseNote()).stream())
        .map(PlanPack.Named::here).toList();
    return new ModelAndView("plan/dashboard", Map.of("view", new IndicatorViews.Dashboard(pack.name().here(), at, version.code(), version.name().here(),
        pack.versions(), standings.stream().map(IndicatorViews::tile).toList(), Paging.address("", query).replaceFirst("^\\?", ""), notes)));
  }
}
