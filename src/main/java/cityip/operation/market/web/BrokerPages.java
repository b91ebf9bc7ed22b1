package cityip.operation.market.web;

import cityip.kernel.AsOf;
import cityip.kernel.DayText;
import cityip.kernel.Reading;
import cityip.operation.market.Brokers;
import cityip.operation.market.Brokers.Outcome;
import cityip.operation.market.web.MarketViews.BrokersPage;
import cityip.party.PartyFilter;
import cityip.party.PartyOrder;
import cityip.party.PartyRegister;
import cityip.registry.Registry;
import cityip.shell.OnlyFor;
import cityip.shell.OpenToAll;
import cityip.shell.Role;
import cityip.shell.Scope;
import cityip.shell.Viewer;
import cityip.shell.Words;
import java.math.BigDecimal;
import java.text.Normalizer;
import java.time.Clock;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Brokers for everybody to choose from; the city keeps the register, clients give and end their orders. */
@Controller
class BrokerPages {

  private final Brokers brokers;
  private final PartyRegister parties;
  private final Registry registry;
  private final Clock clock;

  BrokerPages(Brokers brokers, PartyRegister parties, Registry registry, Clock clock) {
    this.brokers = brokers;
    this.parties = parties;
    this.registry = registry;
    this.clock = clock;
  }

  @OpenToAll
  @GetMapping("/brokers")
  ModelAndView list(Viewer viewer) {
    return page(viewer, Map.of(), Map.of());
  }

  private ModelAndView page(Viewer viewer, Map<String, String> problems, Map<String, String> typed) {
    var body = viewer.bodyId();
    var page = new ModelAndView("operation/market/brokers", "view", new BrokersPage(brokers.all(), body == null ? List.of() : brokers.ofParty(body), body, viewer.handlesCityData(),
        Words.number(brokers.mostFee()), problems, typed));
    if (!problems.isEmpty()) {
      page.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
    }
    return page;
  }

  private Optional<Long> body(String name) {
    return name.isBlank() ? Optional.empty() : parties.list(new PartyFilter(name.strip(), null, "", new Scope.WholeCity()), PartyOrder.NAME, false, 20, 0).stream()
        .filter(one -> one.name().equals(name.strip()) || name.strip().equals(one.creditCode())).map(cityip.party.Body::id).findFirst();
  }

  private static Optional<LocalDate> day(String raw) {
    return DayText.parse(raw) instanceof Reading.Read<LocalDate> read ? Optional.of(read.value()) : Optional.empty();
  }

  private static ModelAndView done(RedirectAttributes after) {
    after.addFlashAttribute("said", "operation.said.broker");
    return new ModelAndView("redirect:/brokers");
  }

  private ModelAndView outcome(Outcome outcome, String field, Viewer viewer, Map<String, String> form, RedirectAttributes after) {
    return outcome == Outcome.DONE ? done(after) : page(viewer, Map.of(field, Words.t("operation.broker.outcome." + outcome.name().toLowerCase(java.util.Locale.ROOT).replace('_', '-'))), form);
  }

  @OnlyFor({Role.CITY_OFFICER, Role.ADMINISTRATOR})
  @PostMapping("/brokers/new")
  ModelAndView enter(@RequestParam Map<String, String> form, Viewer viewer, RedirectAttributes after) {
    var problems = new LinkedHashMap<String, String>();
    var body = body(form.getOrDefault("body", ""));
    var from = day(form.getOrDefault("from", ""));
    var until = day(form.getOrDefault("until", ""));
    var fee = Normalizer.normalize(form.getOrDefault("fee", "").strip(), Normalizer.Form.NFKC);
    var licence = form.getOrDefault("licence", "").strip();
    if (body.isEmpty()) {
      problems.put("body", Words.t("operation.broker.outcome.no-such-body"));
    }
    if (licence.isEmpty() || licence.length() > 100) {
      problems.put("licence", Words.t("casework.problem.missing"));
    }
    if (from.isEmpty() || until.isEmpty() || until.get().isBefore(from.get())) {
      problems.put("until", Words.t("operation.broker.days.needed"));
    }
    if (!fee.matches("\\d{1,2}(\\.\\d{1,2})?")) {
      problems.put("fee", Words.t("operation.broker.fee.needed"));
    }
    if (!problems.isEmpty() || body.isEmpty() || from.isEmpty() || until.isEmpty()) {
      return page(viewer, problems, form);
    }
    return outcome(brokers.enter(body.get(), licence, from.get(), until.get(), new BigDecimal(fee), viewer), "body", viewer, form, after);
  }

  @OnlyFor({Role.CITY_OFFICER, Role.ADMINISTRATOR})
  @PostMapping("/brokers/ties")
  ModelAndView tie(@RequestParam long broker, @RequestParam Map<String, String> form, Viewer viewer, RedirectAttributes after) {
    var body = body(form.getOrDefault("tied", ""));
    var share = form.getOrDefault("share", "").strip();
    if (body.isEmpty() || share.isEmpty() || share.length() > 100) {
      return page(viewer, Map.of("tied", Words.t("operation.broker.tie.needed")), form);
    }
    return outcome(brokers.tie(broker, body.get(), share, viewer), "tied", viewer, form, after);
  }

  @OnlyFor({Role.CITY_OFFICER, Role.ADMINISTRATOR})
  @PostMapping("/brokers/{id:\\d{1,18}}/suspend")
  ModelAndView suspend(@PathVariable long id, @RequestParam(defaultValue = "") String why, Viewer viewer, RedirectAttributes after) {
    brokers.suspend(id, why.length() > 200 ? why.substring(0, 200) : why, viewer);
    return done(after);
  }

  @PostMapping("/brokers/orders")
  ModelAndView order(@RequestParam Map<String, String> form, Viewer viewer, RedirectAttributes after) {
    var body = viewer.bodyId();
    var side = form.getOrDefault("side", "");
    var broker = form.getOrDefault("broker", "");
    if (body == null || !Brokers.SIDES.contains(side) || !broker.matches("\\d{1,18}")) {
      throw new ResponseStatusException(HttpStatus.FORBIDDEN);
    }
    var number = form.getOrDefault("right", "").strip();
    var right = number.isEmpty() || number.length() > 60 ? Optional.<cityip.registry.RightView>empty() : registry.findReadable(number, new AsOf(LocalDate.now(clock), clock.instant()), viewer.scope());
    if (right.isEmpty()) {
      return page(viewer, Map.of("right", Words.t("operation.broker.outcome.no-such-right")), form);
    }
    return outcome(brokers.order(Long.parseLong(broker), body, side, right.get().id(), right.get().number().canonical(), viewer), "right", viewer, form, after);
  }

  @PostMapping("/brokers/orders/{id:\\d{1,18}}/end")
  ModelAndView end(@PathVariable long id, Viewer viewer, RedirectAttributes after) {
    var body = viewer.bodyId();
    if (body == null || !brokers.end(id, body, viewer)) {
      throw new ResponseStatusException(HttpStatus.NOT_FOUND);
    }
    return done(after);
  }
}
