package cityip.casework;

import cityip.ledger.Act;
import cityip.ledger.Ledger;
import cityip.shell.Accounts;
import java.time.LocalDate;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Who sits at which desk, for which county and field, and who is away. */
@Component
public final class CaseSeats {

  private final JdbcClient db;
  private final Accounts accounts;
  private final Ledger ledger;
  private final TransactionTemplate transaction;

  CaseSeats(JdbcClient db, Accounts accounts, Ledger ledger, PlatformTransactionManager transactions) {
    this.db = db;
    this.accounts = accounts;
    this.ledger = ledger;
    this.transaction = new TransactionTemplate(transactions);
  }

  /** A seat; {@code unit} and {@code skill} are empty for all. */
  public record Seat(String username, String displayName, Desk desk, String unit, String skill) {}

  /** Days somebody is away, both included. */
  public record Absence(long id, String username, LocalDate first, LocalDate last, String deputy) {}

  /** Whether somebody may sign in under this name. */
  public boolean isAccount(String username) {
    return accounts.exists(username);
  }

  public void sit(Seat seat, String actor) {
    transaction.executeWithoutResult(status -> {
      var changed = db.sql("""
          insert into casework_seat (username, display_name, desk, unit, skill) values (:who, :name, :desk, :unit, :skill)
          on conflict (username, desk, unit) do update set display_name = excluded.display_name, skill = excluded.skill""")
          .param("who", seat.username()).param("name", seat.displayName()).param("desk", seat.desk().name()).param("unit", seat.unit()).param("skill", seat.skill()).update();
      if (changed > 0) {
        ledger.append(new Act(actor, "casework.seat-given", "account:" + seat.username(), seat.desk() + " " + seat.unit() + " " + seat.skill()));
      }
    });
  }

  public void rise(String username, Desk desk, String unit, String actor) {
    transaction.executeWithoutResult(status -> {
      db.sql("delete from casework_seat where username = :who and desk = :desk and unit = :unit").param("who", username).param("desk", desk.name()).param("unit", unit).update();
      ledger.append(new Act(actor, "casework.seat-taken", "account:" + username, desk + " " + unit));
    });
  }

  public List<Seat> all() {
    return db.sql("select username, display_name, desk, unit, skill from casework_seat order by desk, unit, username")
        .query((row, n) -> new Seat(row.getString(1), row.getString(2), Desk.valueOf(row.getString(3)), row.getString(4), row.getString(5))).list();
  }

  /**
   * Notes an absence; the open cases of the absent go to the deputy where the deputy sits at the same desk.
   *
   * @return how many cases went over
   */
  public int away(Absence absence, LocalDate today, String actor) {
    Integer moved = transaction.execute(status -> {
      db.sql("insert into casework_absence (username, first_day, last_day, deputy) values (:who, :first, :last, :deputy)").param("who", absence.username())
          .param("first", absence.first()).param("last", absence.last()).param("deputy", absence.deputy()).update();
      ledger.append(new Act(actor, "casework.absence-noted", "account:" + absence.username(), absence.first() + "/" + absence.last() + " deputy=" + absence.deputy()));
      return absence.first().isAfter(today) || absence.last().isBefore(today) ? 0 : db.sql("""
          update casework_case c set owner = :deputy where open and owner = :who
             and exists (select 1 from casework_seat s where s.username = :deputy and s.desk = c.desk and (s.unit = '' or s.unit = c.unit))""")
          .param("deputy", absence.deputy()).param("who", absence.username()).update();
    });
    return moved == null ? 0 : moved;
  }

  public List<Absence> absences(LocalDate from) {
    return db.sql("select id, username, first_day, last_day, deputy from casework_absence where last_day >= :from order by first_day").param("from", from)
        .query((row, n) -> new Absence(row.getLong(1), row.getString(2), row.getObject(3, LocalDate.class), row.getObject(4, LocalDate.class), row.getString(5))).list();
  }
}
