package cityip.search.web;

import cityip.shell.OpenToAll;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Names of marks are looked up in one place, which says why they are alike; this address leads there. */
@OpenToAll
@Controller
class MarkPages {

  @GetMapping("/search/marks")
  String elsewhere(@RequestParam(defaultValue = "") String name, @RequestParam(defaultValue = "") String classes, RedirectAttributes query) {
    if (!name.isBlank()) {
      query.addAttribute("name", name.strip());
      query.addAttribute("classes", classes.strip());
    }
    return "redirect:/marks";
  }
}
