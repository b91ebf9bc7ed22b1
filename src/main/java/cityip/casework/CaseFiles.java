package cityip.casework;

import cityip.casework.CaseFile.Evidence;
import cityip.casework.CaseFile.Note;
import cityip.casework.CaseFile.Seen;
import cityip.casework.CaseFile.Summary;
import cityip.ledger.Act;
import cityip.ledger.Ledger;
import cityip.shell.Viewer;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Case files as a viewer may read them, and the small acts around a case: notes, following, unmasking, reassigning. */
@Component
public final class CaseFiles {

  private final JdbcClient db;
  private final Cases cases;
  private final ClockBook clocks;
  private final Papers papers;
  private final JoinedFiles joined;
  private final Handovers handovers;
  private final Messages messages;
  private final DeskRights rights;
  private final Casework casework;
  private final Seal seal;
  private final Ledger ledger;
  private final TransactionTemplate transaction;
  private final Clock clock;

  CaseFiles(JdbcClient db, Cases cases, ClockBook clocks, Papers papers, JoinedFiles joined, Handovers handovers, Messages messages, DeskRights rights, Casework casework, Seal seal,
      Ledger ledger, PlatformTransactionManager transactions, Clock clock) {
    this.db = db;
    this.cases = cases;
    this.clocks = clocks;
    this.papers = papers;
    this.joined = joined;
    this.handovers = handovers;
    this.messages = messages;
    this.rights = rights;
    this.casework = casework;
    this.seal = seal;
    this.ledger = ledger;
    this.transaction = new TransactionTemplate(transactions);
    this.clock = clock;
  }

  /** What somebody gets to see of a case. */
  public sealed interface Sight {
    /** All of it, from these desks. */
    record Whole(CaseFile file, Set<Desk> desks, boolean following) implements Sight {}

    /** Only that it is there and how it stands: the wall around confidential routes. */
    record Outline(Summary summary) implements Sight {}

    record Nothing() implements Sight {}
  }

  public Sight sight(String number, Viewer viewer) {
    return cases.find(number).map(locked -> {
      var summary = locked.summary();
      var parties = cases.parties(summary.id());
      var desks = casework.desk(viewer, summary, parties);
      if (rights.seesContents(viewer, summary, desks)) {
        var whole = Redaction.forReader(file(locked.facts(), summary, parties), casework.table(summary), desks, viewer);
        return (Sight) new Sight.Whole(whole, desks, messages.follows(viewer.actor(), summary.id()));
      }
      return viewer.scope() instanceof cityip.shell.Scope.WholeCity || !desks.isEmpty() ? new Sight.Outline(summary) : new Sight.Nothing();
    }).orElse(new Sight.Nothing());
  }

  private CaseFile file(Map<String, String> facts, Summary summary, List<CaseFile.Party> parties) {
    return new CaseFile(summary, facts, cases.masks(summary.id()), parties, cases.acts(summary.id(), 0), clocks.states(summary.id()), papers.of(summary.id()),
        evidence(summary.id()), seen(summary.id()), notes(summary.id()), handovers.of(summary.id()),
        cases.ofDispute(summary.disputeId()).stream().filter(other -> other.id() != summary.id()).toList(),
        joined.of(summary.id(), papers, this::evidence), joined.leader(summary.id()));
  }

  private List<Evidence> evidence(long caseId) {
    return db.sql("""
        select id, sha256, sm3, size, media_type, name, source, obtained, added, added_by, quarantine from casework_evidence where case_id = :id order by id""")
        .param("id", caseId).query((row, n) -> new Evidence(row.getLong(1), row.getString(2), row.getString(3), row.getLong(4), row.getString(5),
            row.getString(6), row.getString(7), row.getObject(8, LocalDate.class), row.getTimestamp(9).toInstant(), row.getString(10), row.getString(11))).list();
  }

  private List<Seen> seen(long caseId) {
    return db.sql("select what, who, at, reason from casework_seen where case_id = :id order by id desc limit 50").param("id", caseId)
        .query((row, n) -> new Seen(row.getString(1), row.getString(2), row.getTimestamp(3).toInstant(), row.getString(4))).list();
  }

  private List<Note> notes(long caseId) {
    return db.sql("select who, at, text from casework_note where case_id = :id order by id").param("id", caseId)
        .query((row, n) -> new Note(row.getString(1), row.getTimestamp(2).toInstant(), row.getString(3))).list();
  }

  /** Writes a note that only the desks of the authority see. */
  public void note(String number, String text, Viewer viewer) {
    whole(number, viewer).ifPresent(file -> transaction.executeWithoutResult(status -> {
      db.sql("insert into casework_note (case_id, who, at, text) values (:id, :who, :now, :text)").param("id", file.summary().id())
          .param("who", viewer.displayName()).param("now", Timestamp.from(clock.instant())).param("text", text).update();
      ledger.append(new Act(viewer.actor(), "casework.note-written", "case:" + number, "sha256=" + Performer.hash(text)));
    }));
  }

  /** Shows sealed data once, to somebody who says why; that it was seen stays on the case and in the ledger. */
  public Optional<String> unmask(String number, String field, String reason, Viewer viewer) {
    return whole(number, viewer).flatMap(file -> cases.sealed(file.summary().id(), field).map(sealed -> {
      seen(file.summary().id(), number, field, reason, viewer);
      return seal.open(sealed);
    }));
  }

  void seen(long caseId, String number, String what, String reason, Viewer viewer) {
    transaction.executeWithoutResult(status -> {
      db.sql("insert into casework_seen (case_id, what, who, at, reason) values (:id, :what, :who, :now, :reason)").param("id", caseId).param("what", what)
          .param("who", viewer.displayName()).param("now", Timestamp.from(clock.instant())).param("reason", reason).update();
      ledger.append(new Act(viewer.actor(), "casework.seen", "case:" + number, "what=" + what + " reason-sha256=" + Performer.hash(reason)));
    });
  }

  private Optional<CaseFile> whole(String number, Viewer viewer) {
    return sight(number, viewer) instanceof Sight.Whole whole && whole.desks().stream().anyMatch(desk -> !desk.isParty()) ? Optional.of(whole.file()) : Optional.empty();
  }

  /** Whoever approves, and whoever has the case; nobody's case may be taken by its own desk. */
  private Optional<CaseFile> mayReassign(String number, Viewer viewer) {
    return files(number, viewer).filter(whole -> whole.desks().contains(Desk.LEADER) || viewer.username().equals(whole.file().summary().owner())
        || whole.file().summary().owner() == null && whole.desks().contains(whole.file().summary().desk())).map(Sight.Whole::file);
  }

  private Optional<Sight.Whole> files(String number, Viewer viewer) {
    return sight(number, viewer) instanceof Sight.Whole whole ? Optional.of(whole) : Optional.empty();
  }

  /** Gives a case to another person of its desk: absence, recusal, load. Empty when that person does not sit there. */
  public boolean reassign(String number, String to, String reason, Viewer viewer) {
    return mayReassign(number, viewer).map(file -> Boolean.TRUE.equals(transaction.execute(status -> {
      var locked = cases.lock(number).orElseThrow().summary();
      var sits = locked.open() && db.sql("select exists (select 1 from casework_seat where username = :to and desk = :desk and (unit = '' or unit = :unit))")
          .param("to", to).param("desk", locked.desk().name()).param("unit", locked.unit()).query(Boolean.class).single();
      if (!sits) {
        return false;
      }
      db.sql("update casework_case set owner = :to where id = :id").param("to", to).param("id", locked.id()).update();
      db.sql("insert into casework_note (case_id, who, at, text) values (:id, :who, :now, :text)").param("id", locked.id()).param("who", viewer.displayName())
          .param("now", Timestamp.from(clock.instant())).param("text", "→ " + to + "：" + reason).update();
      messages.tell(locked.id(), to, "casework.told.assigned", List.of(), "casework.why.owner", clock.instant());
      ledger.append(new Act(viewer.actor(), "casework.reassigned", "case:" + number, "to=" + to + " reason-sha256=" + Performer.hash(reason)));
      return true;
    }))).orElse(false);
  }

  /** Who may be given the case. */
  public record Seat(String username, String displayName, boolean away) {}

  public List<Seat> seats(Summary summary) {
    return db.sql("""
        select s.username, s.display_name, exists (select 1 from casework_absence a where a.username = s.username and :today between a.first_day and a.last_day)
          from casework_seat s where s.desk = :desk and (s.unit = '' or s.unit = :unit) order by s.username""")
        .param("desk", summary.desk().name()).param("unit", summary.unit()).param("today", LocalDate.ofInstant(clock.instant(), Reckoning.CITY_TIME))
        .query((row, n) -> new Seat(row.getString(1), row.getString(2), row.getBoolean(3))).list();
  }

  public void follow(String number, boolean on, Viewer viewer) {
    if (sight(number, viewer) instanceof Sight.Whole whole && viewer.signedIn()) {
      messages.follow(viewer.username(), whole.file().summary().id(), on, clock.instant());
    }
  }

  /** The rules pinned to a case when it opened. */
  public Map<String, tools.jackson.databind.JsonNode> pinned(String number) {
    return cases.find(number).map(Cases.Locked::rules).orElse(Map.of());
  }

  /** The status anybody with number and token may read. */
  public Optional<PublicStatus> status(String number, String token) {
    return cases.find(number).filter(locked -> db.sql("select token_hash = :hash from casework_case where id = :id").param("hash", Performer.hash(token.strip()
            .toUpperCase(java.util.Locale.ROOT))).param("id", locked.summary().id()).query(Boolean.class).single())
        .map(locked -> new PublicStatus(locked.summary(), cases.acts(locked.summary().id(), 0), locked.facts()));
  }

  /** How a case stands, for its applicant: states and days, no names. */
  public record PublicStatus(Summary summary, List<CaseFile.Done> acts, Map<String, String> facts) {}

  /** What the viewer was told, the latest first. */
  public List<CaseFile.Told> told(Viewer viewer, int limit) {
    return viewer.signedIn() ? messages.of(viewer.username(), limit) : List.of();
  }

  public long unread(Viewer viewer) {
    return viewer.signedIn() ? messages.unread(viewer.username()) : 0;
  }

  public void readAll(Viewer viewer) {
    messages.readAll(viewer.username(), clock.instant());
  }
}
