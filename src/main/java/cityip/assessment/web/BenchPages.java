package cityip.assessment.web;

import cityip.assessment.FilingScreen;
import cityip.assessment.MarkDesk;
import cityip.assessment.panel.Panel;
import cityip.assessment.panel.PanelDesk;
import cityip.assessment.panel.PanelResults;
import cityip.factor.Score;
import cityip.factor.ScoreBook;
import cityip.rulebook.City;
import cityip.shell.Viewer;
import cityip.shell.Words;
import java.util.List;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.servlet.ModelAndView;

/** One place that shows what waits for this person: findings, contests, expert panels, and what watches found. */
@Controller
class BenchPages {

  private static final int SHOWN = 10;

  private final FilingScreen screen;
  private final ScoreBook book;
  private final MarkDesk desk;
  private final PanelDesk panels;
  private final PanelResults results;
  private final City city;

  BenchPages(FilingScreen screen, ScoreBook book, MarkDesk desk, PanelDesk panels, PanelResults results, City city) {
    this.screen = screen;
    this.book = book;
    this.desk = desk;
    this.panels = panels;
    this.results = results;
    this.city = city;
  }

  @GetMapping("/assess")
  ModelAndView bench(Viewer viewer) {
    var findings = screen.waiting(viewer, SHOWN).stream().map(one -> FilingViews.row(one,
        code -> city.units().stream().filter(unit -> unit.code().equals(code)).map(unit -> Words.english() ? unit.nameEn() : unit.name()).findFirst().orElse(code))).toList();
    var contests = book.openContests(viewer).stream().limit(SHOWN).map(one -> new BenchViews.Contest(one.score(), title(one, viewer), one.reason(), one.by(), Words.moment(one.raised()))).toList();
    var watches = desk.watches(viewer).stream().map(MarkViews::watch).filter(watch -> watch.fresh() > 0).toList();
    var open = panels.page(Panel.State.OPEN.name(), "", false, viewer, SHOWN, 0).stream().map(panel -> new BenchViews.PanelLine(PanelViews.row(panel),
        Words.t("assessment.bench.panel." + (panels.mayManage(panel, viewer) ? panel.scored() >= results.rule(panel.at().day()).least() ? "settle" : "wait" : "score")))).toList();
    return new ModelAndView("assessment/bench", "view", new BenchViews.Bench(findings, contests, open, List.copyOf(watches)));
  }

  private String title(Score.Contest contest, Viewer viewer) {
    return book.find(contest.score(), viewer).map(score -> score.subject().title()).orElse("");
  }
}
