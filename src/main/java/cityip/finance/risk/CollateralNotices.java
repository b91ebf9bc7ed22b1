package cityip.finance.risk;

import cityip.casework.PartyRows;
import cityip.finance.Alarm;
import cityip.finance.Alarm.Kind;
import cityip.finance.Alarm.Level;
import cityip.finance.CollateralNews;
import cityip.finance.lending.Loans;
import cityip.kernel.AsOf;
import cityip.ledger.Act;
import cityip.ledger.Ledger;
import cityip.registry.RightPledges.Pledged;
import cityip.rulebook.Rulebook;
import cityip.shell.Scope;
import cityip.shell.Viewer;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** What is known about collateral beside its own history: reports of banks and firms, disputes on the engine, other loans of its owner that are overdue, old values. */
@Component
public final class CollateralNotices implements CollateralNews {

  /** What may be reported. */
  public static final List<Kind> KINDS = List.of(Kind.LITIGATION, Kind.INVALIDATION_ASKED, Kind.TRANSFER_ATTEMPT, Kind.OWNER_CREDIT);
  private static final Set<String> LATE = Set.of("overdue", "defaulted");

  private final JdbcClient db;
  private final PartyRows rows;
  private final Loans loans;
  private final Appraisals appraisals;
  private final Rulebook rulebook;
  private final Ledger ledger;
  private final TransactionTemplate transaction;
  private final Clock clock;

  CollateralNotices(JdbcClient db, PartyRows rows, Loans loans, Appraisals appraisals, Rulebook rulebook, Ledger ledger, TransactionTemplate transaction, Clock clock) {
    this.db = db;
    this.rows = rows;
    this.loans = loans;
    this.appraisals = appraisals;
    this.rulebook = rulebook;
    this.ledger = ledger;
    this.transaction = transaction;
    this.clock = clock;
  }

  /** @param ended null while it stands */
  public record Notice(long id, String number, Kind kind, LocalDate since, String source, String note, String toldBy, @Nullable LocalDate ended, String ending) {}

  public long tell(String number, Kind kind, LocalDate since, String source, String note, Viewer viewer) {
    return Objects.requireNonNull(transaction.execute(status -> {
      var id = db.sql("insert into finance_notice (number, kind, since, source, note, told_by, body_id, told) values (?, ?, ?, ?, ?, ?, ?, ?) returning id")
          .params(Arrays.asList(number, kind.name(), since, source, note, viewer.actor(), viewer.bodyId(), Timestamp.from(clock.instant()))).query(Long.class).single();
      ledger.append(new Act(viewer.bodyId() == null ? viewer.actor() : "party", "finance.notice-told", "right:" + number, kind + " " + since + " " + source + " " + note));
      return id;
    }));
  }

  /** Whoever told it, or an office, says how it ended. */
  public boolean end(long id, String ending, Viewer viewer) {
    return Objects.requireNonNull(transaction.execute(status -> {
      var ended = db.sql("update finance_notice set ended = ?, ending = ?, ended_by = ? where id = ? and ended is null and (? or body_id = ?)")
          .params(Arrays.asList(LocalDate.ofInstant(clock.instant(), ZoneId.of("Asia/Shanghai")), ending, viewer.actor(), id, viewer.handlesCityData(), viewer.bodyId())).update() == 1;
      if (ended) {
        ledger.append(new Act(viewer.actor(), "finance.notice-ended", "finance-notice:" + id, ending));
      }
      return ended;
    }));
  }

  /** The rights whose notices a viewer may read are those of its watch; asked by number. */
  public List<Notice> about(Set<String> numbers) {
    return db.sql("select id, number, kind, since, source, note, told_by, ended, ending from finance_notice where number = any(?) order by ended nulls first, since desc, id desc").param(numbers.toArray(String[]::new))
        .query((row, n) -> new Notice(row.getLong(1), row.getString(2), Kind.valueOf(row.getString(3)), row.getObject(4, LocalDate.class), row.getString(5), row.getString(6), row.getString(7),
            row.getObject(8, LocalDate.class), row.getString(9))).list();
  }

  @Override
  public List<Alarm> alarms(List<Pledged> book, AsOf at) {
    var by = new HashMap<String, List<Pledged>>();
    var owners = new HashMap<Long, List<Pledged>>();
    book.forEach(one -> {
      by.computeIfAbsent(one.number().canonical(), number -> new ArrayList<>()).add(one);
      owners.computeIfAbsent(one.party(), party -> new ArrayList<>()).add(one);
    });
    var alarms = new ArrayList<Alarm>();
    about(by.keySet()).stream().filter(notice -> notice.ended() == null && !notice.since().isAfter(at.day()))
        .forEach(notice -> add(by.getOrDefault(notice.number(), List.of()), notice.kind(), notice.kind() == Kind.LITIGATION ? Level.AMBER : Level.RED, notice.since(), alarms));
    disputes(by, at, alarms);
    loans.in(LATE, new Scope.WholeCity()).forEach(loan -> add(owners.getOrDefault(loan.row().applicantBody(), List.of()).stream().filter(one -> !one.contract().equals(loan.standsAs())).toList(),
        Kind.OWNER_CREDIT, Level.RED, LocalDate.ofInstant(loan.row().since(), ZoneId.of("Asia/Shanghai")), alarms));
    appraisals.standing(by.keySet(), at.day()).forEach((number, standing) -> {
      if (standing.stale()) {
        add(by.getOrDefault(number, List.of()), Kind.VALUE_OLD, Level.TELL, standing.newest().on(), alarms);
      }
    });
    return alarms;
  }

  private void disputes(Map<String, List<Pledged>> by, AsOf at, List<Alarm> into) {
    rulebook.rule("finance.watch.disputes", at.day()).value().forEach(procedure -> rows.list(procedure.asString(), List.of(), new Scope.WholeCity(), 60_000).stream().filter(PartyRows.Row::open)
        .forEach(row -> add(by.getOrDefault(row.fact("right-number"), List.of()), Kind.LITIGATION, Level.AMBER, LocalDate.ofInstant(row.opened(), ZoneId.of("Asia/Shanghai")), into)));
  }

  private static void add(List<Pledged> some, Kind kind, Level level, LocalDate day, List<Alarm> into) {
    some.forEach(one -> into.add(new Alarm(one, kind, level, day, null, 0)));
  }
}
