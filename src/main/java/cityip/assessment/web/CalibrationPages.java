package cityip.assessment.web;

import cityip.assessment.Calibration;
import cityip.assessment.web.WorksheetViews.AnswerRow;
import cityip.assessment.web.WorksheetViews.CalibrationPage;
import cityip.assessment.web.WorksheetViews.SamplePage;
import cityip.assessment.web.WorksheetViews.SampleRow;
import cityip.shell.OnlyFor;
import cityip.shell.Role;
import cityip.shell.Viewer;
import cityip.shell.Words;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.ModelAndView;

/** Decided sample cases for officers to try themselves on; each sees only his own answers. */
@Controller
@OnlyFor({Role.CITY_OFFICER, Role.COUNTY_OFFICER})
class CalibrationPages {

  private final Calibration calibration;

  CalibrationPages(Calibration calibration) {
    this.calibration = calibration;
  }

  @GetMapping("/worksheets/calibration")
  ModelAndView list(Viewer viewer) {
    var scores = calibration.scores(viewer);
    var rows = calibration.samples().stream().map(sample -> {
      var score = scores.stream().filter(one -> one.sample().equals(sample.key())).findFirst();
      return new SampleRow(sample.key(), sample.title(), score.map(one -> one.agreed() + " / " + one.asked()).orElse("—"), score.isPresent());
    }).toList();
    return new ModelAndView("assessment/calibration", "view", new CalibrationPage(rows, calibration.standing(viewer).map(one -> Words.t("assessment.calibration.standing", one.cases(), one.agreed(), one.asked(),
        Words.number(BigDecimal.valueOf(one.kappa()).setScale(2, RoundingMode.HALF_UP)))).orElse(Words.t("assessment.calibration.none"))));
  }

  private Calibration.Sample sample(String key) {
    return calibration.sample(key).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
  }

  @GetMapping("/worksheets/calibration/{key:[a-z]{1,20}}")
  ModelAndView one(@PathVariable String key, Viewer viewer) {
    return page(sample(key), viewer, List.of(), "");
  }

  private ModelAndView page(Calibration.Sample sample, Viewer viewer, List<String> typed, String problem) {
    var score = calibration.scores(viewer).stream().filter(one -> one.sample().equals(sample.key()) && one.answers().size() == sample.answers().size()).findFirst();
    var given = score.map(Calibration.Score::answers).orElse(typed);
    var features = sample.features();
    return new ModelAndView("assessment/calibration-case", "view", new SamplePage(sample.key(), sample.title(), sample.claim(), sample.product(), IntStream.range(0, features.size()).mapToObj(n -> new AnswerRow(n, features.get(n),
        n < given.size() ? given.get(n) : "", score.isPresent() ? sample.answers().get(n) : "", score.isPresent() && given.get(n).equals(sample.answers().get(n)), score.isPresent() ? sample.why().get(n) : "")).toList(),
        score.isPresent(), problem));
  }

  @PostMapping("/worksheets/calibration/{key:[a-z]{1,20}}")
  ModelAndView answer(@PathVariable String key, Viewer viewer, @RequestParam Map<String, String> form) {
    var sample = sample(key);
    var answers = IntStream.range(0, sample.answers().size()).mapToObj(n -> form.getOrDefault("finding-" + n, "")).toList();
    return calibration.answer(sample, answers, viewer) ? new ModelAndView("redirect:/worksheets/calibration/" + key)
        : MarkComparisonPages.unprocessed(page(sample, viewer, answers, Words.t("assessment.calibration.problem")));
  }
}
