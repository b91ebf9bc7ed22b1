package cityip.assessment.web;

import cityip.assessment.DisclosureDesk;
import cityip.assessment.NearFilings;
import cityip.assessment.web.FilingViews.NearPage;
import cityip.assessment.web.FilingViews.NearRow;
import cityip.shell.OnlyFor;
import cityip.shell.Role;
import cityip.shell.Viewer;
import cityip.shell.Words;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.ModelAndView;

/** One text against all filings: an invention before it is filed, or whatever an officer has in hand. Nothing of it is kept. */
@Controller
class NearPages {

  private final NearFilings filings;
  private final DisclosureDesk inventions;

  NearPages(NearFilings filings, DisclosureDesk inventions) {
    this.filings = filings;
    this.inventions = inventions;
  }

  @OnlyFor({Role.CITY_OFFICER, Role.COUNTY_OFFICER})
  @GetMapping("/findings/like")
  ModelAndView form() {
    return new ModelAndView("assessment/near", "view", new NearPage(null, "", 0, java.util.List.of(), false, Map.of()));
  }

  /** The text stays in the request: a filing in hand may be confidential, and nothing changes, so there is nowhere to go on to. */
  @OnlyFor({Role.CITY_OFFICER, Role.COUNTY_OFFICER})
  @PostMapping("/findings/like")
  ModelAndView compare(Viewer viewer, @RequestParam Map<String, String> form) {
    return page(null, form.getOrDefault("text", ""), viewer);
  }

  @OnlyFor({Role.BODY_MEMBER})
  @GetMapping("/inventions/{id:\\d{1,18}}/near")
  ModelAndView invention(@PathVariable long id, Viewer viewer) {
    var told = inventions.find(id, viewer).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    var text = java.util.stream.Stream.of("title", "problem", "solution", "effect", "claim").map(field -> told.content().getOrDefault(field, "")).filter(part -> !part.isBlank()).collect(java.util.stream.Collectors.joining("\n"));
    return page(id, text, viewer);
  }

  private ModelAndView page(@org.jspecify.annotations.Nullable Long invention, String text, Viewer viewer) {
    var answer = filings.like(text, null, viewer);
    var rows = answer.near().stream().map(one -> new NearRow(one.number(), one.title(), one.owner(), one.filed(), MarkViews.percent(one.words()),
        one.meaning() == null ? "—" : Integer.toString(MarkViews.percent(one.meaning())), one.marked())).toList();
    var problems = answer.filings() == 0 ? Map.of("text", Words.t("assessment.near.problem")) : Map.<String, String>of();
    var page = new ModelAndView("assessment/near", "view", new NearPage(invention, invention == null ? text : "", answer.filings(), rows, true, problems));
    return problems.isEmpty() || invention != null ? page : MarkComparisonPages.unprocessed(page);
  }
}
