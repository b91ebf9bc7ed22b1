package cityip.casework;

import cityip.casework.CaseFile.ClockState;
import cityip.casework.CaseFile.Summary;
import cityip.casework.Cases.Actor;
import cityip.casework.Cases.Locked;
import cityip.ledger.Act;
import cityip.ledger.Ledger;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Carries out one allowed act on one locked case: the act is written, the state moves, clocks move, papers, handover,
 * messages and the ledger follow, all in the caller's transaction.
 */
@Component
class Performer {

  private final Cases cases;
  private final ClockBook clocks;
  private final DeskRights rights;
  private final Papers papers;
  private final Handovers handovers;
  private final Messages messages;
  private final Seal seal;
  private final Ledger ledger;
  private final Clock clock;

  Performer(Cases cases, ClockBook clocks, DeskRights rights, Papers papers, Handovers handovers, Messages messages, Seal seal, Ledger ledger, Clock clock) {
    this.cases = cases;
    this.clocks = clocks;
    this.rights = rights;
    this.papers = papers;
    this.handovers = handovers;
    this.messages = messages;
    this.seal = seal;
    this.ledger = ledger;
    this.clock = clock;
  }

  /** The same, by another clock. */
  Performer at(Clock other) {
    return new Performer(cases, clocks, rights, papers, handovers, messages, seal, ledger, other);
  }

  LocalDate today() {
    return LocalDate.ofInstant(clock.instant(), Reckoning.CITY_TIME);
  }

  Instant now() {
    return clock.instant();
  }

  /** What the case is after the act. */
  record Performed(Procedure.State state, int stamp) {}

  Performed perform(Locked locked, Procedure procedure, Procedure.Act act, Map<String, String> answers, Actor actor, String key) {
    var now = clock.instant();
    var summary = locked.summary();
    var plain = sealAway(summary.id(), procedure, answers);
    var facts = new LinkedHashMap<>(locked.facts());
    facts.putAll(plain);
    var name = act.to() == null ? summary.state() : act.to();
    var to = procedure.state(name).orElseThrow();
    var entered = !name.equals(summary.state()) || summary.stamp() == 0;
    var stamp = summary.stamp() + 1;
    var fields = Cases.JSON.writeValueAsString(plain);
    var hash = hash(summary.number() + "\n" + stamp + "\n" + act.name() + "\n" + summary.state() + "\n" + name + "\n" + fields);
    var actId = cases.insertAct(summary.id(), stamp, act, summary.state(), name, actor, now, fields, key, hash);
    moveClocks(summary.id(), procedure, act, to, entered, locked, now);
    var due = to.open() ? clocks.dueOf(clocks.states(summary.id()), to.clock()) : java.util.Optional.<ClockState>empty();
    var owner = owner(summary, to, actor, entered, facts);
    cases.move(new Cases.Move(summary.id(), to, entered, owner, facts, due.map(ClockState::due).orElse(null),
        due.map(ClockState::dueMoment).orElse(null), due.map(ClockState::certain).orElse(true), now, stamp));
    papers.issue(summary, procedure, act, actId, facts, now);
    handovers.note(summary, act, to, actor, plain.getOrDefault("reason", ""), now);
    messages.afterAct(summary, procedure, act, to, entered, owner, actor, now);
    ledger.append(new Act(who(actor), "casework.act-done", "case:" + summary.number(),
        "act=" + act.name() + " from=" + summary.state() + " to=" + name + " seq=" + stamp + " sha256=" + hash));
    return new Performed(to, stamp);
  }

  /** Parties are not named in the open book. */
  private static String who(Actor actor) {
    return actor.desk().isParty() ? "party" : actor.username();
  }

  private Map<String, String> sealAway(long caseId, Procedure procedure, Map<String, String> answers) {
    var known = procedure.fields();
    var plain = new TreeMap<String, String>();
    answers.forEach((name, value) -> {
      var field = known.get(name);
      if (field != null && field.isSealed()) {
        cases.seal(caseId, name, seal.close(value), Seal.mask(field, value));
      } else {
        plain.put(name, value);
      }
    });
    return plain;
  }

  private void moveClocks(long caseId, Procedure procedure, Procedure.Act act, Procedure.State to, boolean entered, Locked locked, Instant now) {
    var day = LocalDate.ofInstant(now, Reckoning.CITY_TIME);
    act.stops().forEach(name -> clocks.stop(caseId, name));
    act.suspends().forEach(name -> clocks.suspend(caseId, name, day));
    act.resumes().forEach(name -> clocks.resume(caseId, name, day));
    act.extensions().forEach((name, rule) -> clocks.extend(caseId, name, term(locked, rule)));
    act.starts().forEach(name -> clocks.start(caseId, name, rule(procedure, name), procedure.waits(name), locked.rules(), now));
    if (!to.open()) {
      clocks.stopAll(caseId);
    } else if (entered && to.clock() != null) {
      clocks.start(caseId, to.clock(), rule(procedure, to.clock()), procedure.waits(to.clock()), locked.rules(), now);
    }
  }

  private static String rule(Procedure procedure, String clock) {
    var rule = procedure.clocks().get(clock);
    if (rule == null) {
      throw new IllegalStateException("Clock " + clock + " of " + procedure.code() + " has no rule (IP-CASE-001)");
    }
    return rule;
  }

  private static String term(Locked locked, String rule) {
    var pinned = locked.rules().get(rule);
    if (pinned == null) {
      throw new IllegalStateException("Rule " + rule + " was not pinned when the case opened (IP-CASE-004)");
    }
    return pinned.path("value").asString();
  }

  /** Whoever has it keeps it while the desk stays; another desk's person is found by county and field. */
  private @Nullable String owner(Summary summary, Procedure.State to, Actor actor, boolean entered, Map<String, String> facts) {
    var had = summary.owner();
    if (!to.open() || !entered || had != null && summary.desk() == to.owner()) {
      return had;
    }
    if (to.owner() == actor.desk() && to.owner() != Desk.SYSTEM) {
      return actor.username();
    }
    if (to.owner() == Desk.APPLICANT) {
      return summary.openedBy();
    }
    return rights.whoTakes(to.owner(), summary.unit(), facts.getOrDefault("right-kind", ""), summary.number(),
        today(), to.owner() == Desk.LEADER || to.owner() == Desk.REVIEWER ? actor.username() : "").orElse(null);
  }

  static String hash(String content) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  /** The case as a guard sees it. */
  CaseInHand inHand(Locked locked, Map<String, String> answers, String actor) {
    var summary = locked.summary();
    var hands = cases.acts(summary.id(), 0).stream()
        .map(done -> new CaseInHand.Hand(done.act(), done.actor(), LocalDate.ofInstant(done.at(), Reckoning.CITY_TIME))).toList();
    return new CaseInHand(summary.number(), summary.unit(), summary.state(), LocalDate.ofInstant(summary.opened(), Reckoning.CITY_TIME), today(),
        locked.facts(), List.copyOf(hands), locked.rules(), cases.evidence(summary.id()), actor).with(answers);
  }
}
