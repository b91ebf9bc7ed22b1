package cityip.assessment.web;

import cityip.assessment.ApplicantBook;
import cityip.assessment.ApplicantBook.Figures;
import cityip.party.PartyFilter;
import cityip.party.PartyOrder;
import cityip.party.PartyRegister;
import cityip.shell.OnlyFor;
import cityip.shell.Role;
import cityip.shell.Viewer;
import cityip.shell.Words;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** How many people applicants have and in which trade, as officers learnt it. */
@Controller
@OnlyFor({Role.CITY_OFFICER, Role.ADMINISTRATOR})
class ApplicantPages {

  private static final int SHOWN = 200;

  private final ApplicantBook book;
  private final PartyRegister parties;

  ApplicantPages(ApplicantBook book, PartyRegister parties) {
    this.book = book;
    this.parties = parties;
  }

  @GetMapping("/findings/applicants")
  ModelAndView page() {
    return page(Map.of(), Map.of());
  }

  private ModelAndView page(Map<String, String> typed, Map<String, String> problems) {
    var latest = book.latest(SHOWN);
    var bodies = parties.standingFor(latest.stream().map(ApplicantBook.Stated::body).toList());
    var rows = latest.stream().map(one -> {
      var body = bodies.get(one.body());
      var staff = one.figures().staff();
      return new FilingViews.ApplicantRow(one.body(), body == null ? Long.toString(one.body()) : body.name(), staff == null ? "—" : Words.number(staff), String.join(" ", one.figures().industry()), one.source(),
          one.actor() + " · " + Words.moment(one.at()));
    }).toList();
    return new ModelAndView("assessment/applicants", "view", new FilingViews.ApplicantsPage(rows, typed, problems));
  }

  @PostMapping("/findings/applicants")
  ModelAndView state(Viewer viewer, @RequestParam Map<String, String> form, RedirectAttributes after) {
    var problems = new LinkedHashMap<String, String>();
    var name = form.getOrDefault("name", "").strip();
    var filter = new PartyFilter(name, null, "", viewer.scope());
    var found = name.isEmpty() ? List.<cityip.party.Body>of() : parties.list(filter, PartyOrder.values()[0], false, 50, 0);
    var same = found.size() == 1 ? found : found.stream().filter(body -> body.name().equals(name)).toList();
    var staff = form.getOrDefault("staff", "").strip();
    var industry = Arrays.stream(form.getOrDefault("industry", "").toUpperCase(Locale.ROOT).split("[\\s,，、;；]+")).filter(one -> !one.isBlank()).toList();
    var source = form.getOrDefault("source", "").strip();
    check(problems, "name", same.size() == 1);
    check(problems, "staff", staff.matches("\\d{0,6}"));
    check(problems, "industry", industry.size() <= 40 && industry.stream().allMatch(one -> one.matches("[A-H]\\d{2}[A-Z]?")));
    check(problems, "source", !source.isEmpty() && source.length() <= 200);
    if (!problems.isEmpty()) {
      return MarkComparisonPages.unprocessed(page(form, problems));
    }
    book.state(same.getFirst().id(), new Figures(staff.isEmpty() ? null : Integer.valueOf(staff), industry), source, viewer);
    after.addFlashAttribute("said", "assessment.said.applicant");
    return new ModelAndView("redirect:/findings/applicants");
  }

  private static void check(Map<String, String> problems, String field, boolean right) {
    if (!right) {
      problems.put(field, Words.t("assessment.applicants.problem." + field));
    }
  }
}
