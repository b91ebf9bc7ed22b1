package cityip.assessment.web;

import cityip.assessment.BackTests;
import cityip.assessment.ValueDesk;
import cityip.shell.OnlyFor;
import cityip.shell.OpenToAll;
import cityip.shell.Role;
import cityip.shell.Viewer;
import cityip.shell.Words;
import java.time.Clock;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** How well scores told what happened later; anybody may read it, also when they told nothing. */
@Controller
class BackTestPages {

  private final BackTests tests;
  private final ValueDesk desk;
  private final Clock clock;

  BackTestPages(BackTests tests, ValueDesk desk, Clock clock) {
    this.tests = tests;
    this.desk = desk;
    this.clock = clock;
  }

  @OpenToAll
  @GetMapping("/value/backtest")
  ModelAndView page(Viewer viewer) {
    return page(viewer, Map.of(), Map.of());
  }

  private ModelAndView page(Viewer viewer, Map<String, String> typed, Map<String, String> problems) {
    var today = LocalDate.now(clock);
    var rows = tests.latest().stream().map(test -> new ValueViews.BackTestRow(Words.t("assessment.patent-value.scenario." + test.scenario()), Words.day(test.day()), Words.day(test.until()),
        Words.t("assessment.backtest.state." + test.state()), test.state().equals("done") ? "good" : test.state().equals("failed") ? "bad" : "waiting", test.actor() + " · " + Words.moment(test.at()),
        test.results().stream().map(BackTestPages::result).toList())).toList();
    return new ModelAndView("assessment/backtest", "view", new ValueViews.BackTestPage(rows, desk.scenarios(today), typed.getOrDefault("scenario", ""), typed.getOrDefault("day", today.minusYears(3).toString()),
        typed.getOrDefault("until", today.toString()), viewer.role() == Role.CITY_OFFICER, problems));
  }

  private static ValueViews.BackTestResult result(BackTests.Result one) {
    var area = one.area();
    return new ValueViews.BackTestResult(Words.t("assessment.backtest.outcome." + one.outcome().code()), Words.number(one.rights()), Words.number(one.happened()),
        area == null ? "—" : area + " (" + one.low() + "–" + one.high() + ")", one.baseline() == null ? "—" : one.baseline().toString(),
        Words.t(area == null ? "assessment.backtest.nothing" : one.better() ? "assessment.backtest.better" : "assessment.backtest.no-better"), area == null ? "neutral" : one.better() ? "good" : "bad");
  }

  @OnlyFor({Role.CITY_OFFICER})
  @PostMapping("/value/backtest")
  ModelAndView order(Viewer viewer, @RequestParam Map<String, String> form, RedirectAttributes after) {
    try {
      if (tests.order(form.getOrDefault("scenario", ""), LocalDate.parse(form.getOrDefault("day", "")), LocalDate.parse(form.getOrDefault("until", "")), viewer).isPresent()) {
        after.addFlashAttribute("said", "assessment.said.backtest");
        return new ModelAndView("redirect:/value/backtest");
      }
    } catch (DateTimeParseException unreadable) {
      // the same sentence says what is needed
    }
    return MarkComparisonPages.unprocessed(page(viewer, form, Map.of("day", Words.t("assessment.backtest.problem"))));
  }
}
