package cityip.party.web;

import cityip.kernel.DayText;
import cityip.kernel.Reading;
import cityip.party.Body;
import cityip.party.MatchDesk;
import cityip.party.MatchResult;
import cityip.party.Parties;
import cityip.party.PartyRegister;
import cityip.party.PartySection;
import cityip.party.web.PartyViews.BodyView;
import cityip.party.web.PartyViews.DecisionLine;
import cityip.party.web.PartyViews.Fact;
import cityip.party.web.PartyViews.Member;
import cityip.party.web.PartyViews.NameLine;
import cityip.rulebook.City;
import cityip.shell.Viewer;
import cityip.shell.Words;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** One body: its names, what it is one with, what was decided about it, and what other modules know of it. */
@Controller
class PartyPages {

  private final PartyRegister register;
  private final Parties parties;
  private final MatchDesk desk;
  private final City city;
  private final ObjectProvider<PartySection> sections;

  PartyPages(PartyRegister register, Parties parties, MatchDesk desk, City city, ObjectProvider<PartySection> sections) {
    this.register = register;
    this.parties = parties;
    this.desk = desk;
    this.city = city;
    this.sections = sections;
  }

  /** A merged body leads to the one that stands for it. */
  @GetMapping("/parties/{id:\\d{1,18}}")
  ModelAndView body(@PathVariable long id, Viewer viewer) {
    Body body = visible(id, viewer);
    return body.standsForItself() ? page(body, viewer, Map.of(), Map.of()) : new ModelAndView("redirect:/parties/" + body.canonicalId());
  }

  private Body visible(long id, Viewer viewer) {
    Body body = register.find(id).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    if (!register.isVisible(body, viewer.scope())) {
      throw new ResponseStatusException(HttpStatus.FORBIDDEN);
    }
    return body;
  }

  private ModelAndView page(Body body, Viewer viewer, Map<String, String> problems, Map<String, String> input) {
    List<Body> group = register.group(body.id());
    List<Long> ids = group.stream().map(Body::id).toList();
    List<PartySection.Section> added = sections.stream().sorted(Comparator.comparingInt(PartySection::order))
        .flatMap(section -> section.of(ids, viewer).stream()).toList();
    BodyView view = new BodyView(body.id(), body.name(), facts(body),
        register.names(body.id()).stream().map(name -> new NameLine(name.name(), PartyWords.validity(name), Words.t("party.name.source." + name.source()))).toList(),
        group.size() == 1 ? List.of() : group.stream().map(b -> new Member(b.id(), b.name(), PartyWords.or(b.creditCode()), b.id() == body.id())).toList(),
        viewer.handlesCityData() ? decisions(body) : List.of(), added, viewer.handlesCityData(), problems, input);
    ModelAndView page = new ModelAndView("party/body", Map.of("view", view));
    if (!problems.isEmpty()) {
      page.setStatus(HttpStatus.UNPROCESSABLE_ENTITY);
    }
    return page;
  }

  private List<Fact> facts(Body body) {
    return List.of(new Fact(Words.t("party.column.kind"), PartyWords.kind(body.kind())),
        new Fact(Words.t("party.column.code"), PartyWords.or(body.creditCode())),
        new Fact(Words.t("party.column.unit"), PartyWords.unit(city, body.unit())),
        new Fact(Words.t("party.column.created"), Words.moment(body.created())));
  }

  private List<DecisionLine> decisions(Body body) {
    return register.decisions(body.id()).stream().map(decision -> new DecisionLine(decision.id(), Words.moment(decision.at()),
        decision.actor(), PartyWords.what(decision), decision.reason(), PartyWords.reversal(decision))).toList();
  }

  @PostMapping("/parties/{id:\\d{1,18}}/names")
  Object stateName(@PathVariable long id, @RequestParam Map<String, String> input, Viewer viewer, RedirectAttributes after) {
    Body body = deciding(id, viewer);
    Map<String, String> problems = new LinkedHashMap<>();
    String name = input.getOrDefault("name", "");
    LocalDate from = day("from", input, problems);
    LocalDate last = day("until", input, problems);
    if (name.isBlank()) {
      problems.put("name", Words.t("party.name.missing"));
    } else if (problems.isEmpty() && !register.stateName(body.id(), name, from, last == null ? null : last.plusDays(1), viewer.actor())) {
      problems.put("until", Words.t("party.name.days-reversed"));
    }
    if (!problems.isEmpty()) {
      return page(body, viewer, problems, input);
    }
    after.addFlashAttribute("said", "party.name.stated");
    return "redirect:/parties/" + body.id();
  }

  private static @Nullable LocalDate day(String field, Map<String, String> input, Map<String, String> problems) {
    String text = input.getOrDefault(field, "").strip();
    if (text.isEmpty()) {
      return null;
    }
    return switch (DayText.parse(text)) {
      case Reading.Read<LocalDate> read -> read.value();
      case Reading.Unreadable<LocalDate> unreadable -> {
        problems.put(field, Words.t(unreadable.problem(), unreadable.args().toArray()));
        yield null;
      }
    };
  }

  @PostMapping("/parties/{id:\\d{1,18}}/split")
  Object split(@PathVariable long id, @RequestParam long member, @RequestParam(defaultValue = "") String reason, Viewer viewer, RedirectAttributes after) {
    Body body = deciding(id, viewer);
    return answer(desk.split(member, viewer.actor(), reason), body, "split-reason-" + member, reason, "party.split.done", viewer, after);
  }

  @PostMapping("/parties/{id:\\d{1,18}}/reverse")
  Object reverse(@PathVariable long id, @RequestParam long decision, @RequestParam(defaultValue = "") String reason, Viewer viewer, RedirectAttributes after) {
    Body body = deciding(id, viewer);
    return answer(desk.reverse(decision, viewer.actor(), reason), body, "reverse-reason-" + decision, reason, "party.reverse.done", viewer, after);
  }

  private Body deciding(long id, Viewer viewer) {
    if (!viewer.handlesCityData()) {
      throw new ResponseStatusException(HttpStatus.FORBIDDEN);
    }
    Body body = visible(id, viewer);
    return body.standsForItself() ? body : visible(body.canonicalId(), viewer);
  }

  private Object answer(MatchResult result, Body body, String field, String reason, String done, Viewer viewer, RedirectAttributes after) {
    String problem = PartyWords.problem(result);
    if (problem != null) {
      return page(body, viewer, Map.of(field, problem), Map.of(field, reason));
    }
    after.addFlashAttribute("said", done);
    return "redirect:/parties/" + parties.canonical(body.id()).orElse(body.id());
  }
}
