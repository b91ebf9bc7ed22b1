package cityip.operation.web;

import cityip.operation.Match;
import cityip.operation.Matches;
import cityip.operation.Profiles;
import cityip.operation.web.OperationViews.Field;
import cityip.operation.web.OperationViews.ProfilePage;
import cityip.shell.Viewer;
import cityip.shell.Words;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** A firm's profile: what its rights say of it, what it adds, and the rights that may be for it (capability U3). */
@Controller
class ProfilePages {

  private static final int FIELDS = 8;
  private static final int SHOWN = 10;
  private static final int LONGEST = 2_000;

  private final Profiles profiles;
  private final Matches matches;

  ProfilePages(Profiles profiles, Matches matches) {
    this.profiles = profiles;
    this.matches = matches;
  }

  private static long body(Viewer viewer) {
    var body = viewer.bodyId();
    if (body == null) {
      throw new ResponseStatusException(HttpStatus.FORBIDDEN);
    }
    return body;
  }

  @GetMapping("/needs/profile")
  ModelAndView profile(Viewer viewer) {
    var told = profiles.of(body(viewer));
    return page(viewer, Map.of("business", told.business(), "products", told.products()), Map.of());
  }

  private ModelAndView page(Viewer viewer, Map<String, String> typed, Map<String, String> problems) {
    var body = body(viewer);
    var fields = matches.portfolio(body).entrySet().stream().sorted(Map.Entry.<String, Double>comparingByValue().reversed().thenComparing(Map.Entry.comparingByKey())).limit(FIELDS)
        .map(entry -> new Field(entry.getKey(), entry.getValue())).toList();
    var words = matches.profile(body);
    var found = words.isBlank() ? List.<Match>of() : matches.forNeed(words.substring(0, Math.min(words.length(), 5_000)), body, SHOWN).matches();
    return new ModelAndView("operation/profile", "view", new ProfilePage(viewer.displayName(), typed, problems, fields, matches.titles(body), found));
  }

  @PostMapping("/needs/profile")
  ModelAndView tell(@RequestParam Map<String, String> form, Viewer viewer, RedirectAttributes after) {
    var problems = new LinkedHashMap<String, String>();
    for (var field : List.of("business", "products")) {
      if (form.getOrDefault(field, "").length() > LONGEST) {
        problems.put(field, Words.t("casework.problem.long", LONGEST, form.getOrDefault(field, "").length()));
      }
    }
    if (!problems.isEmpty()) {
      var page = page(viewer, form, problems);
      page.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
      return page;
    }
    profiles.tell(body(viewer), new Profiles.Told(form.getOrDefault("business", ""), form.getOrDefault("products", "")), viewer);
    after.addFlashAttribute("said", "operation.said.profile");
    return new ModelAndView("redirect:/needs/profile");
  }
}
