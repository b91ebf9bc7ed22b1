package cityip.operation.market.web;

import cityip.operation.Notices;
import cityip.operation.market.web.MarketViews.NoticesPage;
import cityip.shell.Viewer;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.ModelAndView;

/** What the market and the matching told somebody. */
@Controller
class NoticePages {

  private static final int SHOWN = 100;

  private final Notices notices;

  NoticePages(Notices notices) {
    this.notices = notices;
  }

  @GetMapping("/notices")
  ModelAndView list(Viewer viewer) {
    return new ModelAndView("operation/market/notices", "view", new NoticesPage(notices.of(viewer.username(), SHOWN), notices.unread(viewer.username())));
  }

  @PostMapping("/notices/read")
  ModelAndView read(Viewer viewer) {
    notices.readAll(viewer.username());
    return new ModelAndView("redirect:/notices");
  }
}
