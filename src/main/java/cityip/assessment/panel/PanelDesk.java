package cityip.assessment.panel;

import cityip.assessment.NoveltyDesk;
import cityip.assessment.ValueDesk;
import cityip.assessment.panel.Panel.Declaration;
import cityip.assessment.panel.Panel.State;
import cityip.assessment.panel.Panel.Vote;
import cityip.factor.Score;
import cityip.factor.ScoreBook;
import cityip.kernel.AsOf;
import cityip.ledger.Act;
import cityip.ledger.Ledger;
import cityip.party.Parties;
import cityip.registry.Registry;
import cityip.registry.RightView;
import cityip.shell.Accounts;
import cityip.shell.Role;
import cityip.shell.Scope;
import cityip.shell.Viewer;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Where experts are asked about a right, declare their ties, score each indicator once, and where their result is settled (capability C3). */
@Component
public final class PanelDesk {

  public static final String LIST = "assessment.patent-panel";
  private static final int LONGEST = 500;


  private final Panels panels;
  private final ValueDesk values;
  private final ScoreBook book;
  private final PanelResults results;
  private final Registry registry;
  private final Parties parties;
  private final Accounts accounts;
  private final Ledger ledger;
  private final TransactionTemplate transaction;
  private final Clock clock;

  PanelDesk(Panels panels, PanelResults results, ValueDesk values, ScoreBook book, Registry registry, Parties parties, Accounts accounts, Ledger ledger, TransactionTemplate transaction, Clock clock) {
    this.panels = panels;
    this.values = values;
    this.book = book;
    this.results = results;
    this.registry = registry;
    this.parties = parties;
    this.accounts = accounts;
    this.ledger = ledger;
    this.transaction = transaction;
    this.clock = clock;
  }

  /** What came of an act. */
  public sealed interface Answer {
    record Done(long panel) implements Answer {}

    /** Field → end of a message key. */
    record Unclear(Map<String, String> problems) implements Answer {}

    /** A fact stands in the way: the end of a message key. */
    record Refused(String fact) implements Answer {}
  }

  public Answer open(String number, String scenario, AsOf at, Viewer viewer) {
    if (!Set.of(Role.CITY_OFFICER, Role.COUNTY_OFFICER, Role.BODY_MEMBER).contains(Objects.requireNonNullElse(viewer.role(), Role.PARTNER))) {
      return new Answer.Refused("role");
    }
    var right = registry.find(number, at, viewer.scope());
    if (right.isPresent() && !right.get().published()) {
      return new Answer.Unclear(Map.of("number", "unpublished"));
    }
    if (book.list(LIST, scenario, at.day()).isEmpty()) {
      return new Answer.Unclear(Map.of("scenario", "scenario"));
    }
    return Objects.requireNonNull(transaction.execute(status -> switch (values.assess(number, scenario, at, viewer)) {
      case ValueDesk.Answer.Given(Score score) when score.card().total() == null -> {
        status.setRollbackOnly();
        yield new Answer.Unclear(Map.of("number", "vetoed"));
      }
      case ValueDesk.Answer.Given(Score score) -> {
        var id = panels.open(score, right.orElseThrow().number().canonical(), viewer);
        ledger.append(new Act(viewer.actor(), "assessment.panel-opened", "panel:" + id, score.subject().key() + " " + scenario + " " + at.day() + " score:" + score.id()));
        yield new Answer.Done(id);
      }
      case ValueDesk.Answer.NoSuchRight _ -> new Answer.Unclear(Map.of("number", "number"));
      case ValueDesk.Answer.NotCovered _ -> new Answer.Unclear(Map.of("number", "kind"));
      case ValueDesk.Answer.NoSuchScenario _ -> new Answer.Unclear(Map.of("scenario", "scenario"));
    }));
  }

  /** Officers of the place, and the body that opened it. */
  public boolean mayManage(Panel panel, Viewer viewer) {
    return panel.visibleIn(viewer.scope()) && (viewer.role() == Role.CITY_OFFICER || viewer.role() == Role.COUNTY_OFFICER
        || viewer.role() == Role.BODY_MEMBER && panel.openerBody() != null && panel.bodies().contains(panel.openerBody()));
  }

  public Answer invite(Panel panel, String username, Viewer viewer) {
    if (!mayManage(panel, viewer)) {
      return new Answer.Refused("role");
    }
    var expert = accounts.person(username.strip());
    if (expert.isEmpty()) {
      return new Answer.Unclear(Map.of("username", "nobody"));
    }
    return Objects.requireNonNull(transaction.execute(_ -> {
      if (panels.lock(panel.id()) != State.OPEN) {
        return new Answer.Refused("closed");
      }
      var now = panels.find(panel.id()).orElseThrow();
      if (now.seats().size() >= results.rule(now.at().day()).most()) {
        return new Answer.Unclear(Map.of("username", "full"));
      }
      var tie = tie(now, expert.get());
      if (tie.isPresent()) {
        return new Answer.Unclear(Map.of("username", "tie-" + tie.get()));
      }
      if (!panels.invite(panel.id(), expert.get(), viewer)) {
        return new Answer.Unclear(Map.of("username", "invited"));
      }
      ledger.append(new Act(viewer.actor(), "assessment.panel-invited", "panel:" + panel.id(), expert.get().username()));
      return new Answer.Done(panel.id());
    }));
  }

  /** What is recorded today against an expert's seat. */
  public Optional<String> tie(Panel panel, Viewer expert) {
    return registry.find(panel.number(), new AsOf(LocalDate.now(clock), clock.instant()), new Scope.WholeCity()).flatMap(right -> Ties.between(expert, right, owners(right, panel), panel));
  }

  private Set<Long> owners(RightView right, Panel panel) {
    var owners = new HashSet<>(panel.bodies());
    right.owners().forEach(owner -> {
      owners.add(owner.party());
      owners.addAll(parties.sameAs(owner.party()));
    });
    return owners;
  }

  public Answer declare(Panel panel, boolean conflict, String words, Viewer viewer) {
    if (conflict && words.isBlank() || words.length() > LONGEST) {
      return new Answer.Unclear(Map.of("words", "words"));
    }
    return acting(panel, viewer, () -> {
      var declaration = conflict ? Declaration.CONFLICT : Declaration.NONE;
      if (!panels.declare(panel.id(), viewer.username(), declaration, words.strip())) {
        return new Answer.Refused("declared");
      }
      ledger.append(new Act(viewer.actor(), "assessment.panel-declared", "panel:" + panel.id(), declaration + (words.isBlank() ? "" : ": " + words.strip())));
      return new Answer.Done(panel.id());
    });
  }

  /** Points and a reason for each indicator, from a form's fields {@code points-…} and {@code reason-…}. The first scores stay. */
  public Answer score(Panel panel, Map<String, String> form, Viewer viewer) {
    var problems = new LinkedHashMap<String, String>();
    var votes = new ArrayList<Vote>();
    for (var indicator : results.indicators(panel).factors()) {
      var points = java.text.Normalizer.normalize(form.getOrDefault("points-" + indicator.key(), ""), java.text.Normalizer.Form.NFKC).strip();
      var reason = form.getOrDefault("reason-" + indicator.key(), "").strip();
      if (!points.matches("\\d{1,3}") || Integer.parseInt(points) > 100) {
        problems.put("points-" + indicator.key(), "points");
      } else if (reason.isEmpty() || reason.length() > LONGEST) {
        problems.put("reason-" + indicator.key(), "reason");
      } else {
        votes.add(new Vote(viewer.username(), indicator.key(), Integer.parseInt(points), reason));
      }
    }
    return acting(panel, viewer, () -> {
      var seat = panels.find(panel.id()).orElseThrow().seat(viewer.username()).orElseThrow();
      if (seat.scored() != null) {
        return new Answer.Refused("scored");
      }
      if (seat.declaration() != Declaration.NONE) {
        return new Answer.Refused("undeclared");
      }
      if (!problems.isEmpty()) {
        return new Answer.Unclear(problems);
      }
      if (!panels.score(panel.id(), votes)) {
        return new Answer.Refused("scored");
      }
      ledger.append(new Act(viewer.actor(), "assessment.panel-scored", "panel:" + panel.id(), "sha256=" + NoveltyDesk.hash(votes.toString())));
      return new Answer.Done(panel.id());
    });
  }

  private Answer acting(Panel panel, Viewer viewer, java.util.function.Supplier<Answer> act) {
    return Objects.requireNonNull(transaction.execute(_ -> {
      if (panels.lock(panel.id()) != State.OPEN) {
        return new Answer.Refused("closed");
      }
      var now = panels.find(panel.id()).orElseThrow();
      if (now.seat(viewer.username()).isEmpty()) {
        return new Answer.Refused("uninvited");
      }
      var tie = tie(now, viewer);
      return tie.isPresent() ? new Answer.Refused("tie-" + tie.get()) : act.get();
    }));
  }

  /** Puts the experts' points together and keeps them as a score of its own, beside that of the computed factors. */
  public Answer settle(Panel panel, Viewer viewer) {
    if (!mayManage(panel, viewer)) {
      return new Answer.Refused("role");
    }
    return Objects.requireNonNull(transaction.execute(_ -> {
      if (panels.lock(panel.id()) != State.OPEN) {
        return new Answer.Refused("closed");
      }
      if (panels.find(panel.id()).orElseThrow().scored() < results.rule(panel.at().day()).least()) {
        return new Answer.Refused("few");
      }
      var computed = results.computed(panel);
      var result = book.give(LIST, panel.scenario(), computed.subject(), panel.at(), results.measured(panel), List.of(), List.of(), viewer);
      panels.close(panel.id(), State.SETTLED, result.id(), "", viewer);
      ledger.append(new Act(viewer.actor(), "assessment.panel-settled", "panel:" + panel.id(), "score:" + result.id() + " " + result.hash()));
      return new Answer.Done(panel.id());
    }));
  }

  public Answer giveUp(Panel panel, String reason, Viewer viewer) {
    if (!mayManage(panel, viewer)) {
      return new Answer.Refused("role");
    }
    if (reason.isBlank() || reason.length() > LONGEST) {
      return new Answer.Unclear(Map.of("reason", "reason"));
    }
    return Objects.requireNonNull(transaction.execute(_ -> {
      if (panels.lock(panel.id()) != State.OPEN) {
        return new Answer.Refused("closed");
      }
      panels.close(panel.id(), State.GIVEN_UP, null, reason.strip(), viewer);
      ledger.append(new Act(viewer.actor(), "assessment.panel-given-up", "panel:" + panel.id(), reason.strip()));
      return new Answer.Done(panel.id());
    }));
  }

  /** A panel of a right in this viewer's scope, or one in which they sit. */
  public Optional<Panel> find(long id, Viewer viewer) {
    return panels.find(id).filter(panel -> panel.visibleIn(viewer.scope()) || panel.seat(viewer.username()).isPresent());
  }

  public Optional<Panel> settled(String number, String scenario, Viewer viewer) {
    return panels.settled(number, scenario).filter(panel -> panel.visibleIn(viewer.scope()));
  }

  /** The panel whose experts gave this score. */
  public Optional<Panel> of(Score score) {
    return panels.ofResult(score.id());
  }

  public List<Panel> page(String state, String text, boolean byTitle, Viewer viewer, int size, long offset) {
    return panels.page(state, text, byTitle, viewer, size, offset);
  }

  public long count(String state, String text, Viewer viewer) {
    return panels.count(state, text, viewer);
  }

  /** Open panels in which this person has not finished. */
  public List<Panel> waiting(Viewer viewer) {
    return viewer.signedIn() ? panels.waiting(viewer.username()) : List.of();
  }
}
