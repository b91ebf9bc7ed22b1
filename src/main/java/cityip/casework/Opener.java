package cityip.casework;

import cityip.casework.CaseFile.Party;
import cityip.casework.Cases.Actor;
import cityip.casework.Cases.Locked;
import cityip.party.Body;
import cityip.party.PartyFilter;
import cityip.party.PartyOrder;
import cityip.party.PartyRegister;
import cityip.rulebook.City;
import cityip.rulebook.Rulebook;
import cityip.shell.Scope;
import cityip.shell.Viewer;
import java.security.SecureRandom;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Brings a case into being: number, dispute, pinned rules, parties, the token for its public status, and the first act. */
@Component
class Opener {

  /** Without letters and digits that look alike, as it may be read out over the telephone. */
  private static final String TOKEN_LETTERS = "23456789ABCDEFGHJKMNPQRSTUVWXYZ";
  private static final int TOKEN_LENGTH = 12;

  private final Cases cases;
  private final Performer performer;
  private final PartyRegister register;
  private final Rulebook rulebook;
  private final City city;
  private final SecureRandom random = new SecureRandom();

  Opener(Cases cases, Performer performer, PartyRegister register, Rulebook rulebook, City city) {
    this.cases = cases;
    this.performer = performer;
    this.register = register;
    this.rulebook = rulebook;
    this.city = city;
  }

  Opener at(Performer other) {
    return new Opener(cases, other, register, rulebook, city);
  }

  /** The county a case belongs to: what the form says, else the officer's own, else the city. */
  String unit(Map<String, String> form, Viewer viewer) {
    return city.unit(form.getOrDefault("unit", "")).map(City.Unit::code).or(() -> Optional.ofNullable(viewer.unit())).orElse(city.code());
  }

  /** Takes the next number of a kind in a county and year. */
  String reserve(Procedure procedure, String unit) {
    var year = performer.today().getYear();
    return "%s-%s-%d-%05d".formatted(procedure.letters(), unit, year, cases.nextNumber(procedure.letters(), unit, year));
  }

  ActResult open(Procedure procedure, OpenCase command, Map<String, String> answers, String unit, Desk desk, Viewer viewer, String reserved, boolean sample) {
    var now = performer.now();
    var year = performer.today().getYear();
    var dispute = Optional.ofNullable(command.dispute()).flatMap(cases::dispute).orElseGet(() -> cases.newDispute(year, now));
    var token = token();
    var actor = new Actor(viewer.actor(), viewer.displayName(), desk);
    var number = begin(procedure, reserved, answers, unit, dispute, token, command.key(), actor, viewer, sample);
    return new ActResult.Done(number.summary().number(), number.summary().state(), 1, token);
  }

  /** The case that an act of another one brings with it: same dispute, same county, the facts it knows by name. */
  void openBeside(Locked from, Procedure before, Procedure next, String key, Viewer viewer) {
    var facts = new LinkedHashMap<String, String>();
    next.opening().fields().stream().filter(field -> !field.isSealed()).forEach(field -> {
      var value = from.facts().get(field.name());
      if (value != null) {
        facts.put(field.name(), value);
      }
    });
    facts.put("origin", from.summary().number());
    begin(next, reserve(next, from.summary().unit()), facts, from.summary().unit(), from.summary().disputeId(), token(), key + "/" + next.code(),
        new Actor(viewer.actor(), viewer.displayName(), Desk.OFFICER), Viewer.ANYBODY, from.summary().sample());
  }

  private Locked begin(Procedure procedure, String number, Map<String, String> answers, String unit, long dispute, String token, String key, Actor actor, Viewer viewer,
      boolean sample) {
    var now = performer.now();
    var title = answers.getOrDefault(procedure.opening().title(), number);
    var state = procedure.state(procedure.opening().state()).orElseThrow();
    var rules = Cases.JSON.writeValueAsString(pinned(procedure));
    var id = cases.insert(new Cases.Birth(number, procedure, state, unit, dispute, title, now, actor.username(), rules, Performer.hash(token), key, sample));
    parties(id, procedure, answers, actor, viewer);
    var locked = cases.find(number).orElseThrow();
    var act = new Procedure.Act("open", Set.of(state.name()), null, procedure.opening().by(), procedure.opening().fields(), List.of(),
        procedure.opening().starts(), List.of(), List.of(), List.of(), Map.of(), List.of(), false, null, null, List.of(), null, null, List.of(), Set.of());
    performer.perform(locked, procedure, act, answers, actor, key);
    return locked;
  }

  private Map<String, Object> pinned(Procedure procedure) {
    var day = performer.today();
    var rules = new LinkedHashMap<String, Object>();
    for (var key : procedure.ruleKeys()) {
      var rule = rulebook.rule(key, day);
      rules.put(key, Map.of("value", rule.value(), "source", rule.source(), "certainty", rule.certainty()));
    }
    return rules;
  }

  /** Bodies that the register knows by exactly this name or code are linked; nobody new is entered because somebody complained. */
  private void parties(long id, Procedure procedure, Map<String, String> answers, Actor actor, Viewer viewer) {
    if (actor.desk() == Desk.APPLICANT && viewer.signedIn()) {
      cases.insertParty(id, new Party(Desk.APPLICANT.name(), viewer.displayName(), null, viewer.bodyId(), viewer.username()));
    } else if (answers.containsKey("applicant")) {
      var name = answers.getOrDefault("applicant", "");
      cases.insertParty(id, new Party(Desk.APPLICANT.name(), name, answers.get("applicant-code"), known(name, answers.get("applicant-code")), null));
    }
    if (answers.containsKey("respondent")) {
      var name = answers.getOrDefault("respondent", "");
      // only where the table gives the other side something to do does it get to see the case: nobody is warned of an inspection
      var heard = procedure.acts().stream().anyMatch(act -> act.by().contains(Desk.OTHER_PARTY));
      cases.insertParty(id, new Party(Desk.OTHER_PARTY.name(), name, answers.get("respondent-code"), heard ? known(name, answers.get("respondent-code")) : null, null));
    }
  }

  private @Nullable Long known(String name, @Nullable String code) {
    return register.list(new PartyFilter(code == null ? name : code, null, "", new Scope.WholeCity()), PartyOrder.NAME, false, 5, 0).stream()
        .filter(body -> body.name().equals(name) || code != null && code.equals(body.creditCode())).map(Body::canonicalId).findFirst().orElse(null);
  }

  private String token() {
    var token = new StringBuilder();
    for (var n = 0; n < TOKEN_LENGTH; n++) {
      token.append(TOKEN_LETTERS.charAt(random.nextInt(TOKEN_LETTERS.length())));
    }
    return token.toString();
  }
}
