package cityip.casework;

import cityip.casework.CaseFile.Summary;
import cityip.casework.Cases.Actor;
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
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Carries out one allowed act on one locked case: the act is written, the state moves, clocks move, papers, handover,
 * messages and the ledger follow, all in the caller's transaction.
 */
@Component
class Performer {

  private final JdbcClient db;
  private final ClockBook clocks;
  private final DeskRights rights;
  private final Papers papers;
  private final JoinedFiles joined;
  private final Seal seal;
  private final Ledger ledger;
  private final Clock clock;

  Performer(JdbcClient db, ClockBook clocks, DeskRights rights, Papers papers, JoinedFiles joined, Seal seal, Ledger ledger, Clock clock) {
    this.db = db;
    this.clocks = clocks;
    this.rights = rights;
    this.papers = papers;
    this.joined = joined;
    this.seal = seal;
    this.ledger = ledger;
    this.clock = clock;
  }

  /** The same, by another clock. */
  Performer at(Clock other) {
    return new Performer(db, clocks, rights, papers, joined, seal, ledger, other);
  }

  LocalDate today() {
    return LocalDate.ofInstant(clock.instant(), Reckoning.CITY_TIME);
  }

  Instant now() {
    return clock.instant();
  }

  /** What the case is after the act. */
  record Performed(Procedure.State state, int stamp) {}

  Performed perform(Standing standing, Procedure procedure, Procedure.Act act, Map<String, String> answers, Actor actor, String key) {
    var now = clock.instant();
    var before = standing.summary();
    var rows = new OneTrip();
    var plain = sealAway(before.id(), procedure, answers, rows);
    var facts = new LinkedHashMap<>(standing.facts());
    facts.putAll(plain);
    var composes = act.composes();
    if (composes != null) {
      plain.put(composes, Papers.composed(procedure, act, before, facts, today()));
      facts.putAll(plain);
    }
    var name = act.to() == null ? before.state() : act.to();
    var to = procedure.state(name).orElseThrow();
    var entered = !name.equals(before.state()) || before.stamp() == 0;
    var stamp = before.stamp() + 1;
    var fields = Cases.JSON.writeValueAsString(plain);
    var hash = hash(before.number() + "\n" + stamp + "\n" + act.name() + "\n" + before.state() + "\n" + name + "\n" + fields);
    Cases.act(rows, before.id(), stamp, act, before.state(), name, actor, now, fields, key, hash);
    var moving = clocks.moving(before.id(), standing.clocks(), standing.rules(), rows);
    moveClocks(moving, procedure, act, to, entered, standing, now);
    var due = to.open() ? moving.due(Optional.ofNullable(to.clock())) : Optional.<MovingClocks.Shown>empty();
    var owner = owner(before, to, actor, entered, facts);
    papers.issue(rows, standing, procedure, act, facts, now);
    files(rows, before, act, plain, actor, now);
    Handovers.note(rows, standing, act, to, actor, plain.getOrDefault("reason", ""), now);
    Messages.afterAct(rows, standing, procedure, act, to, entered, owner, actor, now);
    write(standing, new Cases.Move(before, to, entered, owner, facts, due.map(shown -> shown.clock().due()).orElse(null),
        due.map(shown -> shown.clock().dueMoment()).orElse(null), due.map(MovingClocks.Shown::certain).orElse(true), now, stamp), rows);
    ledger.append(new Act(who(actor), "casework.act-done", "case:" + before.number(),
        "act=" + act.name() + " from=" + before.state() + " to=" + name + " seq=" + stamp + " sha256=" + hash));
    return new Performed(to, stamp);
  }

  private void files(OneTrip rows, Summary before, Procedure.Act act, Map<String, String> plain, Actor actor, Instant now) {
    var keeps = act.keeps();
    if (keeps != null && plain.containsKey(keeps)) {
      joined.keep(rows, before, act, plain.getOrDefault(keeps, ""), actor.displayName(), now);
    }
    var joins = act.joins();
    if (joins != null) {
      JoinedFiles.join(rows, before, plain.getOrDefault(joins, ""), actor.username(), now);
    }
  }

  /** The case's own row first, as the others lean on it. */
  private void write(Standing standing, Cases.Move move, OneTrip rows) {
    var trip = new OneTrip();
    var birth = standing.birth();
    if (birth == null) {
      Cases.move(trip, move);
    } else {
      Cases.insert(trip, birth, move);
      standing.parties().forEach(party -> Cases.party(trip, standing.summary().id(), party));
    }
    trip.add(rows);
    trip.send(db);
  }

  /** Parties are not named in the open book. */
  private static String who(Actor actor) {
    return actor.desk().isParty() ? "party" : actor.username();
  }

  private Map<String, String> sealAway(long caseId, Procedure procedure, Map<String, String> answers, OneTrip rows) {
    var known = procedure.fields();
    var plain = new TreeMap<String, String>();
    answers.forEach((name, value) -> {
      var field = known.get(name);
      if (field != null && field.isSealed()) {
        Cases.seal(rows, caseId, name, seal.close(value), Seal.mask(field, value));
      } else {
        plain.put(name, value);
      }
    });
    return plain;
  }

  private static void moveClocks(MovingClocks moving, Procedure procedure, Procedure.Act act, Procedure.State to, boolean entered, Standing standing, Instant now) {
    act.stops().forEach(moving::stop);
    act.suspends().forEach(name -> moving.suspend(name, now));
    act.resumes().forEach(name -> moving.resume(name, now));
    act.extensions().forEach((name, rule) -> moving.extend(name, term(standing, rule)));
    act.starts().forEach(name -> moving.start(name, rule(procedure, name), procedure.waits(name), now));
    if (!to.open()) {
      moving.stopAll();
    } else if (entered && to.clock() != null) {
      moving.start(to.clock(), rule(procedure, to.clock()), procedure.waits(to.clock()), now);
    }
  }

  private static String rule(Procedure procedure, String clock) {
    var rule = procedure.clocks().get(clock);
    if (rule == null) {
      throw new IllegalStateException("Clock " + clock + " of " + procedure.code() + " has no rule (IP-CASE-001)");
    }
    return rule;
  }

  private static String term(Standing standing, String rule) {
    var pinned = standing.rules().get(rule);
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
  CaseInHand inHand(Standing standing, Map<String, String> answers, String actor) {
    var summary = standing.summary();
    return new CaseInHand(summary.number(), summary.unit(), summary.state(), LocalDate.ofInstant(summary.opened(), Reckoning.CITY_TIME), today(),
        standing.facts(), standing.hands(), standing.rules(), standing.parties().stream().map(CaseFile.Party::name).toList(), standing.evidence(), actor).with(answers);
  }
}
