package cityip.portal.web;

import cityip.casework.CaseFile;
import cityip.casework.CaseFiles;
import cityip.casework.CaseFilter;
import cityip.casework.CaseList;
import cityip.casework.CaseOrder;
import cityip.casework.Casework;
import cityip.casework.FactWords;
import cityip.casework.Outbox;
import cityip.casework.Procedures;
import cityip.portal.web.PortalViews.Matter;
import cityip.portal.web.PortalViews.My;
import cityip.portal.web.PortalViews.News;
import cityip.portal.web.PortalViews.Service;
import cityip.shell.Navigation;
import cityip.shell.OpenToAll;
import cityip.search.FollowedQueries;
import cityip.shell.Viewer;
import cityip.shell.Waiting;
import cityip.shell.Words;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The catalogue of services, and for whoever is signed in, their own matters. */
@Controller
class ServicePages {

  private static final int SHOWN = 20;

  private final Procedures procedures;
  private final Casework casework;
  private final CaseList cases;
  private final CaseFiles files;
  private final Outbox outbox;
  private final FollowedQueries followed;
  private final List<Waiting> waiting;

  ServicePages(Procedures procedures, Casework casework, CaseList cases, CaseFiles files, Outbox outbox, FollowedQueries followed, List<Waiting> waiting) {
    this.procedures = procedures;
    this.casework = casework;
    this.cases = cases;
    this.files = files;
    this.outbox = outbox;
    this.followed = followed;
    this.waiting = waiting;
  }

  @Bean
  static Navigation serviceNavigation() {
    return viewer -> viewer.signedIn()
        ? List.of(new Navigation.Item(5, "portal.menu.services", "/services"), new Navigation.Item(6, "portal.menu.my", "/my"))
        : List.of(new Navigation.Item(5, "portal.menu.services", "/services"));
  }

  @OpenToAll
  @GetMapping("/services")
  ModelAndView catalogue(Viewer viewer) {
    var services = procedures.current().stream().map(procedure -> new Service(procedure.code(), Words.t(procedure.words() + ".name"), Words.t(procedure.words() + ".about"),
        Words.t(procedure.words() + ".kind"), casework.mayOpen(procedure, viewer))).toList();
    return new ModelAndView("portal/services", Map.of("services", services));
  }

  @GetMapping("/my")
  ModelAndView my(Viewer viewer) {
    return page(viewer, null);
  }

  private ModelAndView page(Viewer viewer, @Nullable String typed) {
    var mine = cases.list(new CaseFilter("mine", "", "", "", "", "", "", "", viewer), CaseOrder.DUE, false, SHOWN, 0).stream().map(this::matter).toList();
    var opened = cases.list(new CaseFilter("opened", "", "", "", "", "", "", "", viewer), CaseOrder.OPENED, true, SHOWN, 0).stream().map(this::matter).toList();
    var news = files.told(viewer, SHOWN).stream().map(this::news).toList();
    var page = new ModelAndView("portal/my", Map.of("view", new My(mine, waiting.stream().flatMap(module -> module.of(viewer).stream()).toList(), opened, news, followed.told(viewer.username(), SHOWN).stream().map(ServicePages::line).toList(),
        files.unread(viewer) + followed.unread(viewer.username()), typed == null ? outbox.address(viewer).orElse("") : typed,
        typed == null ? Map.of() : Map.of("mail", Words.t("casework.mail.unreadable")))));
    if (typed != null) {
      page.setStatus(HttpStatus.UNPROCESSABLE_ENTITY);
    }
    return page;
  }

  @PostMapping("/my/mail")
  Object mail(@RequestParam(defaultValue = "") String mail, Viewer viewer, RedirectAttributes after) {
    if (!outbox.write(viewer, mail.strip())) {
      return page(viewer, mail);
    }
    after.addFlashAttribute("said", mail.isBlank() ? "casework.mail.none" : "casework.mail.kept");
    return "redirect:/my";
  }

  @PostMapping("/my/read")
  String read(Viewer viewer) {
    files.readAll(viewer);
    followed.readAll(viewer.username());
    return "redirect:/my";
  }

  private Matter matter(CaseFile.Summary s) {
    var procedure = procedures.version(s.procedure(), s.version());
    return new Matter(s.number(), s.title(), Words.t(procedure.words() + ".name"), FactWords.word(procedure.words(), "state", s.state()), s.open() ? Words.day(s.due()) : "—", s.overdue());
  }

  private static PortalViews.QueryLine line(FollowedQueries.News news) {
    return new PortalViews.QueryLine(Words.moment(news.at()), QueryNews.said(Words.locale(), news), Words.t("portal.query.why", news.name()), "/search/queries/" + news.queryId(), news.read());
  }

  private News news(CaseFile.Told told) {
    return new News(Words.moment(told.at()), told.number(), told.title(), Outbox.said(Words.locale(), told.word(), told.arguments()), Words.t(told.why()), told.read());
  }
}
