package cityip.casework;

import cityip.casework.CaseFile.Party;
import cityip.casework.CaseFile.Summary;
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
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

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
  private final Map<String, Pinned> pinned = new ConcurrentHashMap<>();

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

  /** A number with the keys of the rows to come; {@code dispute} when the case begins one. */
  record Reserved(String number, long caseId, Optional<Dispute> dispute) {}

  record Dispute(long id, String number) {}

  /** Takes the next number of a kind in a county and year; empty when the key opened a case before. */
  Optional<Reserved> reserve(Procedure procedure, String unit, String key, boolean newDispute) {
    var year = performer.today().getYear();
    return cases.reserve(procedure.letters(), unit, year, key, newDispute).map(taken -> {
      var id = taken.disputeId();
      var dispute = id == null ? Optional.<Dispute>empty() : Optional.of(new Dispute(id, "D-%d-%06d".formatted(year, taken.disputeNumber())));
      return new Reserved("%s-%s-%d-%05d".formatted(procedure.letters(), unit, year, taken.number()), taken.caseId(), dispute);
    });
  }

  ActResult open(Procedure procedure, OpenCase command, Map<String, String> answers, String unit, Desk desk, Viewer viewer, Reserved reserved, boolean sample) {
    var token = token();
    var actor = new Actor(viewer.actor(), viewer.displayName(), desk);
    var dispute = reserved.dispute().or(() -> Optional.ofNullable(command.dispute()).flatMap(number -> cases.dispute(number).map(id -> new Dispute(id, number)))).orElseThrow();
    var state = begin(procedure, reserved, dispute, answers, unit, token, command.key(), actor, viewer, sample);
    return new ActResult.Done(reserved.number(), state, 1, token);
  }

  /** The case that an act of another one brings with it: same dispute, same county, the facts it knows by name. */
  void openBeside(Locked from, Procedure next, String key, Viewer viewer) {
    var summary = from.summary();
    var facts = new LinkedHashMap<String, String>();
    next.opening().fields().stream().filter(field -> !field.isSealed()).forEach(field -> {
      var value = from.facts().get(field.name());
      if (value != null) {
        facts.put(field.name(), value);
      }
    });
    facts.put("origin", summary.number());
    var itsKey = key + "/" + next.code();
    var reserved = reserve(next, summary.unit(), itsKey, false).orElseThrow(() -> new IllegalStateException("Case " + summary.number() + " has opened " + next.code() + " before"));
    begin(next, reserved, new Dispute(summary.disputeId(), summary.dispute()), facts, summary.unit(), token(), itsKey, new Actor(viewer.actor(), viewer.displayName(), Desk.OFFICER),
        Viewer.ANYBODY, summary.sample());
  }

  private String begin(Procedure procedure, Reserved reserved, Dispute dispute, Map<String, String> answers, String unit, String token, String key, Actor actor, Viewer viewer,
      boolean sample) {
    var now = performer.now();
    var title = answers.getOrDefault(procedure.opening().title(), reserved.number());
    var state = procedure.state(procedure.opening().state()).orElseThrow();
    var rules = pinned(procedure);
    var docket = DocketStyle.write(rulebook.rule(DocketStyle.RULE, performer.today()).value(), reserved.number(), city);
    var summary = new Summary(reserved.caseId(), reserved.number(), docket, procedure.code(), procedure.version(), state.name(), true, null, unit, state.owner(), null, dispute.id(),
        dispute.number(), title, procedure.confidential(), now, actor.username(), null, now, null, null, true, false, 0, sample);
    var birth = new Cases.Birth(summary, reserved.dispute().isPresent(), rules.stored(), Performer.hash(token), key);
    var act = new Procedure.Act("open", Set.of(state.name()), null, procedure.opening().by(), procedure.opening().fields(), List.of(),
        procedure.opening().starts(), List.of(), List.of(), List.of(), Map.of(), List.of(), false, null, null, List.of(), null, null, List.of(), Set.of(), null, null, null, null);
    performer.perform(Standing.newborn(summary, rules.rules(), parties(procedure, answers, actor, viewer), birth), procedure, act, answers, actor, key);
    return state.name();
  }

  /** The rules of a table on one day, and how they are stored: the same for every case of that day. */
  private record Pinned(LocalDate day, Map<String, JsonNode> rules, String stored) {}

  private Pinned pinned(Procedure procedure) {
    var day = performer.today();
    return java.util.Objects.requireNonNull(pinned.compute(procedure.code() + "/" + procedure.version(), (table, before) -> before != null && before.day().equals(day) ? before : pinned(procedure, day)));
  }

  private Pinned pinned(Procedure procedure, LocalDate day) {
    var rules = new LinkedHashMap<String, JsonNode>();
    for (var key : procedure.ruleKeys()) {
      var rule = rulebook.rule(key, day);
      var node = Cases.JSON.createObjectNode();
      node.set("value", rule.value());
      rules.put(key, node.put("source", rule.source()).put("certainty", rule.certainty()));
    }
    return new Pinned(day, rules, Cases.JSON.writeValueAsString(rules));
  }

  /** Bodies that the register knows by exactly this name or code are linked; nobody new is entered because somebody complained. */
  private List<Party> parties(Procedure procedure, Map<String, String> answers, Actor actor, Viewer viewer) {
    var parties = new ArrayList<Party>();
    if (actor.desk() == Desk.APPLICANT && viewer.signedIn()) {
      parties.add(new Party(Desk.APPLICANT.name(), viewer.displayName(), null, viewer.bodyId(), viewer.username()));
    } else if (answers.containsKey("applicant")) {
      var name = answers.getOrDefault("applicant", "");
      parties.add(new Party(Desk.APPLICANT.name(), name, answers.get("applicant-code"), known(name, answers.get("applicant-code")), null));
    }
    if (actor.desk() == Desk.PLATFORM) {
      parties.add(new Party(Desk.PLATFORM.name(), viewer.displayName(), null, viewer.bodyId(), viewer.username()));
    } else if (answers.containsKey("platform")) {
      var name = answers.getOrDefault("platform", "");
      parties.add(new Party(Desk.PLATFORM.name(), name, answers.get("platform-code"), known(name, answers.get("platform-code")), null));
    }
    if (answers.containsKey("respondent")) {
      var name = answers.getOrDefault("respondent", "");
      // only where the table gives the other side something to do does it get to see the case: nobody is warned of an inspection
      var heard = procedure.acts().stream().anyMatch(act -> act.by().contains(Desk.OTHER_PARTY));
      parties.add(new Party(Desk.OTHER_PARTY.name(), name, answers.get("respondent-code"), heard ? known(name, answers.get("respondent-code")) : null, null));
    }
    return parties;
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
