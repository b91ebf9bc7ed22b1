package cityip.portal.web;

import cityip.kernel.AsOf;
import cityip.ledger.Ledger;
import cityip.plan.Indicators;
import cityip.registry.Intake;
import cityip.rulebook.City;
import cityip.search.SearchIndex;
import cityip.shell.OpenToAll;
import cityip.shell.Viewer;
import cityip.shell.Words;
import java.lang.management.ManagementFactory;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** The home page and the status page. */
@OpenToAll
@Controller
class PortalPages {

  private final Indicators indicators;
  private final City city;
  private final Ledger ledger;
  private final SearchIndex index;
  private final Intake intake;
  private final JdbcClient db;
  private final Clock clock;

  PortalPages(Indicators indicators, City city, Ledger ledger, SearchIndex index, Intake intake, JdbcClient db, Clock clock) {
    this.indicators = indicators;
    this.city = city;
    this.ledger = ledger;
    this.index = index;
    this.intake = intake;
    this.db = db;
    this.clock = clock;
  }

  @GetMapping("/")
  ModelAndView home(Viewer viewer, @RequestParam Map<String, String> query) {
    var at = new AsOf(LocalDate.now(clock), clock.instant());
    var figures = indicators.all(at, null).stream().filter(standing -> standing.rounded() != null).limit(6)
        .map(standing -> new PortalViews.Figure(standing.indicator().name().here(), Words.number(standing.rounded()), standing.indicator().unitName().here(),
            "/plan/indicators/" + standing.indicator().code())).toList();
    return new ModelAndView("portal/home", Map.of("view", new PortalViews.Home(query.containsKey("signed-out"), Words.english() ? city.nameEn() : city.name(),
        city.units().size(), figures, viewer.signedIn(), viewer.handlesCityData())));
  }

  /** What runs, and what anybody may check. */
  @GetMapping("/status")
  ModelAndView status() {
    var lines = new ArrayList<PortalViews.StatusLine>();
    lines.add(database());
    var checkpoint = ledger.checkpoint();
    lines.add(new PortalViews.StatusLine(Words.t("portal.status.ledger"), checkpoint.isPresent() ? "good" : "waiting",
        checkpoint.map(state -> Words.t("portal.status.ledger.sealed", Words.number(state.checkpoint().size()))).orElse(Words.t("portal.status.ledger.none"))));
    lines.add(new PortalViews.StatusLine(Words.t("portal.status.index"), "good", Words.t("portal.status.index.size", Words.number(index.size()))));
    var waiting = intake.batches(50, 0).stream().filter(batch -> !batch.state().resting()).count();
    lines.add(new PortalViews.StatusLine(Words.t("portal.status.intake"), waiting == 0 ? "good" : "waiting", Words.t("portal.status.intake.waiting", Words.number(waiting))));
    var up = Duration.ofMillis(ManagementFactory.getRuntimeMXBean().getUptime());
    lines.add(new PortalViews.StatusLine(Words.t("portal.status.up"), "good", Words.t("portal.status.up.hours", up.toHours(), up.toMinutesPart())));
    return new ModelAndView("portal/status", Map.of("lines", (List<PortalViews.StatusLine>) lines, "now", Words.moment(clock.instant())));
  }

  private PortalViews.StatusLine database() {
    var asked = clock.instant();
    var version = db.sql("show server_version").query(String.class).single();
    var took = Duration.between(asked, clock.instant()).toMillis();
    return new PortalViews.StatusLine(Words.t("portal.status.database"), took < 1000 ? "good" : "bad", "PostgreSQL " + version + " · " + Words.t("portal.status.database.took", took));
  }
}
