package cityip.protection.web;

import cityip.casework.FactFigures;
import cityip.kernel.DayText;
import cityip.kernel.Reading;
import cityip.protection.Campaigns;
import cityip.protection.web.CampaignViews.CampaignView;
import cityip.protection.web.CampaignViews.CountyLine;
import cityip.protection.web.CampaignViews.Line;
import cityip.protection.web.CampaignViews.ListView;
import cityip.rulebook.City;
import cityip.shell.Paging;
import cityip.shell.Scope;
import cityip.shell.Viewer;
import cityip.shell.Words;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Campaigns for officers: begin one, and see by county what came of it. */
@Controller
class CampaignPages {

  private final Campaigns campaigns;
  private final City city;

  CampaignPages(Campaigns campaigns, City city) {
    this.campaigns = campaigns;
    this.city = city;
  }

  @GetMapping("/cases/campaigns")
  ModelAndView list(Viewer viewer) {
    return page(officer(viewer), Map.of(), Map.of());
  }

  private static Viewer officer(Viewer viewer) {
    if (!(viewer.scope() instanceof Scope.WholeCity) && !(viewer.scope() instanceof Scope.OneUnit)) {
      throw new ResponseStatusException(HttpStatus.FORBIDDEN);
    }
    return viewer;
  }

  private ModelAndView page(Viewer viewer, Map<String, String> problems, Map<String, String> input) {
    var lines = campaigns.all().stream().map(campaign -> new Line(campaign.code(), campaign.name(), campaign.field(), Words.day(campaign.first()) + " – " + Words.day(campaign.last()))).toList();
    var page = new ModelAndView("protection/campaigns", Map.of("view", new ListView(lines, viewer.handlesCityData(), problems, input)));
    if (!problems.isEmpty()) {
      page.setStatus(HttpStatus.UNPROCESSABLE_ENTITY);
    }
    return page;
  }

  @PostMapping("/cases/campaigns")
  Object start(@RequestParam Map<String, String> input, Viewer viewer, RedirectAttributes after) {
    if (!viewer.handlesCityData()) {
      throw new ResponseStatusException(HttpStatus.FORBIDDEN);
    }
    var problems = new LinkedHashMap<String, String>();
    var code = input.getOrDefault("code", "").strip();
    var first = day(input.get("first"));
    var last = day(input.get("last"));
    for (var name : java.util.List.of("name", "field")) {
      if (input.getOrDefault(name, "").isBlank() || input.getOrDefault(name, "").length() > 200) {
        problems.put(name, Words.t("casework.problem.missing"));
      }
    }
    if (first == null || last == null || last.isBefore(first)) {
      problems.put("last", Words.t("protection.campaign.days"));
    }
    var task = input.getOrDefault("task", "").strip();
    if (!task.matches("[1-9]\\d{0,3}|10000")) {
      problems.put("task", Words.t("protection.campaign.number"));
    }
    if (!code.matches("[a-z0-9-]{3,40}")) {
      problems.put("code", Words.t("protection.campaign.taken"));
    }
    if (problems.isEmpty() && first != null && last != null && !campaigns.start(new Campaigns.Campaign(code, input.getOrDefault("name", "").strip(),
        input.getOrDefault("field", "").strip(), first, last, Integer.parseInt(task)), viewer.actor())) {
      problems.put("code", Words.t("protection.campaign.taken"));
    }
    if (!problems.isEmpty()) {
      return page(viewer, problems, input);
    }
    after.addFlashAttribute("said", "protection.campaign.started");
    return "redirect:/cases/campaigns/" + code;
  }

  private static @Nullable LocalDate day(@Nullable String text) {
    return text != null && DayText.parse(text) instanceof Reading.Read<LocalDate> read ? read.value() : null;
  }

  @GetMapping("/cases/campaigns/{code:[a-z0-9-]{3,40}}")
  ModelAndView one(@PathVariable String code, Viewer viewer) {
    officer(viewer);
    var campaign = campaigns.find(code).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    var results = campaigns.results(code).stream().collect(Collectors.toMap(FactFigures.UnitFigure::unit, figure -> figure));
    var lines = new ArrayList<CountyLine>();
    for (var unit : city.units()) {
      if (viewer.unit() == null || viewer.unit().equals(unit.code())) {
        lines.add(line(campaign, Words.english() ? unit.nameEn() : unit.name(), unit.code(), results.getOrDefault(unit.code(), new FactFigures.UnitFigure(unit.code(), 0, 0, 0, BigDecimal.ZERO))));
      }
    }
    return new ModelAndView("protection/campaign", Map.of("view", new CampaignView(code, campaign.name(),
        campaign.field() + " · " + Words.day(campaign.first()) + " – " + Words.day(campaign.last()), lines)));
  }

  private static CountyLine line(Campaigns.Campaign campaign, String name, String unit, FactFigures.UnitFigure figure) {
    var done = BigDecimal.valueOf(figure.cases() * 100).divide(BigDecimal.valueOf(campaign.task()), 1, RoundingMode.HALF_UP);
    return new CountyLine(name, Words.number(campaign.task()), Words.number(figure.cases()), Words.number(figure.did()), Words.number(figure.ended()), Words.number(figure.sum()),
        Words.number(done), Paging.address("/cases", Map.of("queue", "all", "procedure", "administrative-case", "unit", unit, "campaign", campaign.code())));
  }
}
