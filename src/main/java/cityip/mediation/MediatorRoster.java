package cityip.mediation;

import cityip.casework.FactFigures;
import cityip.ledger.Act;
import cityip.ledger.Ledger;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.text.Normalizer;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Who may be appointed as mediator, what each knows, and what ties each of them to others: parties, affiliates, relatives and
 * employers as declared, former cases as found. A declared tie to a side bars the appointment.
 */
@Component
public final class MediatorRoster {

  /** What may tie a mediator to somebody. */
  public enum TieKind { PARTY, AFFILIATE, EMPLOYER, RELATIVE, FORMER_CASE }

  private static final String COLUMNS = "id, username, name, body, employer, skills, appointed, until";

  private final JdbcClient db;
  private final FactFigures figures;
  private final Ledger ledger;
  private final TransactionTemplate transaction;

  MediatorRoster(JdbcClient db, FactFigures figures, Ledger ledger, PlatformTransactionManager transactions) {
    this.db = db;
    this.figures = figures;
    this.ledger = ledger;
    this.transaction = new TransactionTemplate(transactions);
  }

  /**
   * A mediator.
   *
   * @param username of the account, empty when there is none
   * @param skills kinds of rights
   */
  public record Mediator(long id, String username, String name, String body, String employer, List<String> skills, LocalDate appointed, LocalDate until) {}

  /** A tie as declared. */
  public record Tie(long id, long mediator, TieKind kind, String name, String note, LocalDate declared) {}

  /** What stands between a mediator and a case; {@code declared} false when the house found it. */
  public record Conflict(TieKind kind, String name, boolean declared) {

    /** Whether the mediator may not be appointed; having mediated for a side before is shown and weighed by people. */
    public boolean bars() {
      return kind != TieKind.FORMER_CASE;
    }
  }

  public List<Mediator> all() {
    return db.sql("select " + COLUMNS + " from mediation_mediator order by name, id").query((row, n) -> mediator(row)).list();
  }

  private static Mediator mediator(ResultSet row) throws SQLException {
    Array skills = row.getArray(6);
    return new Mediator(row.getLong(1), row.getString(2), row.getString(3), row.getString(4), row.getString(5), Arrays.asList((String[]) skills.getArray()),
        row.getObject(7, LocalDate.class), row.getObject(8, LocalDate.class));
  }

  /** The mediator of this name, when the appointment holds on the day. */
  Optional<Mediator> serving(String name, LocalDate day) {
    return db.sql("select " + COLUMNS + " from mediation_mediator where name = :name and :day between appointed and until").param("name", name).param("day", day)
        .query((row, n) -> mediator(row)).optional();
  }

  public Optional<Mediator> find(long id) {
    return all().stream().filter(mediator -> mediator.id() == id).findFirst();
  }

  public List<Tie> ties() {
    return db.sql("select id, mediator_id, kind, name, note, declared from mediation_tie where ended is null order by mediator_id, id")
        .query((row, n) -> new Tie(row.getLong(1), row.getLong(2), TieKind.valueOf(row.getString(3)), row.getString(4), row.getString(5), row.getObject(6, LocalDate.class))).list();
  }

  /** Open and closed mediations by the name of the mediator. */
  public Map<String, FactFigures.Load> load() {
    return figures.load(MediationProcedure.CODE, "mediator");
  }

  /** What stands between a mediator and these parties: the ties declared, the employer, the mediator's own name, and former cases. */
  public List<Conflict> conflicts(String name, Collection<String> parties, String number) {
    var found = new ArrayList<Conflict>();
    for (var mediator : all()) {
      if (mediator.name().equals(name)) {
        ties().stream().filter(tie -> tie.mediator() == mediator.id() && among(parties, tie.name())).forEach(tie -> found.add(new Conflict(tie.kind(), tie.name(), true)));
        if (!mediator.employer().isEmpty() && among(parties, mediator.employer())) {
          found.add(new Conflict(TieKind.EMPLOYER, mediator.employer(), false));
        }
      }
    }
    if (among(parties, name)) {
      found.add(new Conflict(TieKind.PARTY, name, false));
    }
    for (var party : parties) {
      if (figures.withParty(MediationProcedure.CODE, "mediator", name, List.of(party), number) > 0) {
        found.add(new Conflict(TieKind.FORMER_CASE, party, false));
      }
    }
    return found;
  }

  private static boolean among(Collection<String> parties, String name) {
    return parties.stream().anyMatch(party -> plain(party).equals(plain(name)));
  }

  /** Full-width signs, blanks and capitals make no other name. */
  private static String plain(String name) {
    return Normalizer.normalize(name, Normalizer.Form.NFKC).replaceAll("\\s", "").toLowerCase(Locale.ROOT);
  }

  /** Enters a mediator; false when the name is there already. */
  public boolean appoint(Mediator mediator, String actor) {
    try {
      transaction.executeWithoutResult(status -> {
        db.sql("insert into mediation_mediator (username, name, body, employer, skills, appointed, until) values (?, ?, ?, ?, ?, ?, ?)")
            .params(mediator.username(), mediator.name(), mediator.body(), mediator.employer(), mediator.skills().toArray(String[]::new), mediator.appointed(), mediator.until()).update();
        ledger.append(new Act(actor, "mediation.mediator-appointed", "mediator:" + mediator.name(), String.join(",", mediator.skills()) + " " + mediator.appointed() + "/" + mediator.until()));
      });
      return true;
    } catch (DuplicateKeyException there) {
      return false;
    }
  }

  /** Declares a tie; declaring it twice changes nothing. */
  public void declare(Tie tie, String actor) {
    transaction.executeWithoutResult(status -> {
      var written = db.sql("insert into mediation_tie (mediator_id, kind, name, note, declared, declared_by) values (?, ?, ?, ?, ?, ?) on conflict do nothing")
          .params(tie.mediator(), tie.kind().name(), tie.name(), tie.note(), tie.declared(), actor).update();
      if (written > 0) {
        ledger.append(new Act(actor, "mediation.tie-declared", "mediator:" + tie.mediator(), tie.kind() + " " + tie.declared()));
      }
    });
  }

  /** A tie that holds no more; it stays on record. */
  public void end(long tie, LocalDate day, String actor) {
    transaction.executeWithoutResult(status -> {
      if (db.sql("update mediation_tie set ended = ? where id = ? and ended is null").params(day, tie).update() > 0) {
        ledger.append(new Act(actor, "mediation.tie-ended", "tie:" + tie, day.toString()));
      }
    });
  }
}
