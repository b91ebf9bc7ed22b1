package cityip.registry.web;

import cityip.registry.Registry;
import cityip.registry.RightLinks;
import cityip.registry.RightView;
import cityip.rulebook.City;
import cityip.shell.AsOfQuery;
import cityip.shell.Navigation;
import cityip.shell.OpenToAll;
import cityip.shell.Viewer;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.authentication.InsufficientAuthenticationException;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.ModelAndView;

/** One right with its whole history, and the payments its owner should not forget (capability C6). */
@Controller
class RightPages implements Navigation {

  private static final int WITHIN_DAYS = 180;

  private final Registry registry;
  private final City city;
  private final List<RightLinks> links;
  private final Clock clock;

  RightPages(Registry registry, City city, List<RightLinks> links, Clock clock) {
    this.registry = registry;
    this.city = city;
    this.links = links;
    this.clock = clock;
  }

  @Override
  public List<Item> items(Viewer viewer) {
    return viewer.bodyId() == null ? List.of() : List.of(new Item(25, "registry.reminders.menu", "/account/reminders"));
  }

  /** The register's page for those whose right it is; others are led to what everybody may read, and the signed-out may sign in. */
  @OpenToAll
  @GetMapping("/rights/{number}")
  ModelAndView right(@PathVariable String number, @RequestParam(defaultValue = "") String asOf, @RequestParam(defaultValue = "") String knownAt, Viewer viewer) {
    var at = AsOfQuery.read(asOf, knownAt, clock);
    return registry.find(number, at.at(), viewer.scope())
        .map(right -> new ModelAndView("registry/right", Map.of("view", RightPageViews.page(right, at, city, viewer.handlesCityData(), links.stream().flatMap(module -> module.of(right, viewer).stream()).toList()))))
        .or(() -> registry.findReadable(number, AsOfQuery.read("", "", clock).at(), viewer.scope()).map(right -> new ModelAndView("redirect:/search/found/" + right.id())))
        .orElseThrow(() -> viewer.signedIn() ? new ResponseStatusException(HttpStatus.NOT_FOUND) : new InsufficientAuthenticationException("sign in to see more"));
  }

  /** What is not for the viewer's eyes is not there: the answer does not tell whether such a number exists. */
  private RightView found(String number, AsOfQuery at, Viewer viewer) {
    return registry.find(number, at.at(), viewer.scope()).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
  }

  /** What falls due within half a year on the rights of the viewer's own body. */
  @GetMapping("/account/reminders")
  ModelAndView reminders(Viewer viewer) {
    var body = viewer.bodyId();
    if (body == null) {
      throw new ResponseStatusException(HttpStatus.NOT_FOUND);
    }
    var lines = registry.reminders(body, WITHIN_DAYS, AsOfQuery.read("", "", clock).at()).stream().map(reminder -> new RightPageViews.ReminderLine(
        reminder.number().canonical(), reminder.title() == null ? "" : reminder.title(), RightPageViews.payment(reminder.payment()))).toList();
    return new ModelAndView("registry/reminders", Map.of("view", new RightPageViews.RemindersPage(lines, WITHIN_DAYS)));
  }

  record OwnerFact(long party, String name, int position) {}

  record EventFact(String kind, LocalDate effective, Instant recorded, long batch, int line) {}

  record RightFact(String number, List<String> alsoNumbers, String jurisdiction, String kind, String title, @Nullable String state, @Nullable String unit, @Nullable LocalDate filed,
      @Nullable LocalDate granted, @Nullable LocalDate termEnd, List<OwnerFact> owners, List<EventFact> events, LocalDate asOf, Instant knownAt) {}

  @GetMapping("/api/v1/rights/{number}")
  @ResponseBody
  RightFact fact(@PathVariable String number, @RequestParam(defaultValue = "") String asOf, @RequestParam(defaultValue = "") String knownAt, Viewer viewer) {
    var at = AsOfQuery.read(asOf, knownAt, clock);
    if (!at.problems().isEmpty()) {
      throw new ResponseStatusException(HttpStatus.BAD_REQUEST, String.join(" ", at.problems().values()));
    }
    var right = found(number, at, viewer);
    return new RightFact(right.number().canonical(), right.alsoNumbers().stream().map(other -> other.canonical()).toList(), right.number().jurisdiction(), right.number().kind().code(), right.title(),
        right.state().map(state -> state.code()).orElse(null), right.unit(), right.filed(), right.granted(), right.termEnd(),
        right.owners().stream().filter(RightView.Owner::onTheDay).map(owner -> new OwnerFact(owner.party(), owner.name(), owner.position())).toList(),
        right.events().stream().map(event -> new EventFact(event.kind().code(), event.effective(), event.recorded(), event.batch(), event.line())).toList(),
        at.at().day(), at.at().known());
  }
}
