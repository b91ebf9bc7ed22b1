package cityip.search.web;

import cityip.search.IndexKeeper;
import cityip.search.SearchDesk;
import cityip.search.SimilarRights;
import cityip.shell.OnlyFor;
import cityip.shell.Role;
import cityip.shell.Viewer;
import cityip.shell.Words;
import java.util.Map;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** How the index stands, and the button that has it made anew while the old one serves. */
@OnlyFor({Role.CITY_OFFICER, Role.ADMINISTRATOR})
@Controller
class IndexPages {

  private final SearchDesk desk;
  private final SimilarRights similar;
  private final IndexKeeper keeper;

  IndexPages(SearchDesk desk, SimilarRights similar, IndexKeeper keeper) {
    this.desk = desk;
    this.similar = similar;
    this.keeper = keeper;
  }

  @GetMapping("/search/index")
  ModelAndView state() {
    var progress = desk.progress();
    var basis = similar.basis();
    var made = basis.made();
    var percent = progress.expected() <= 0 ? 0 : (int) Math.min(100, 100 * progress.given() / progress.expected());
    return new ModelAndView("search/index", Map.of("view", new SearchViews.IndexPage(desk.inCluster(), desk.size(), Words.moment(desk.upTo()), progress, percent, desk.keeps(),
        similar.learnt(), made == null ? "" : Words.t("search.similar.classes.learnt", Words.number(basis.examples()), Words.moment(made)), basis.progress() < 1)));
  }

  @PostMapping("/search/index/rebuild")
  String rebuild(Viewer viewer, RedirectAttributes after) {
    after.addFlashAttribute("said", keeper.rebuild(viewer.actor()) ? "search.index.begun" : "search.index.begun-before");
    return "redirect:/search/index";
  }
}
