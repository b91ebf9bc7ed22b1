package cityip.portal.web;

import cityip.shell.Viewer;
import java.util.Map;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** The home page. */
@Controller
class PortalPages {

  @GetMapping("/")
  ModelAndView home(Viewer viewer, @RequestParam Map<String, String> query) {
    return new ModelAndView("portal/home", Map.of("signedOut", query.containsKey("signed-out")));
  }
}
