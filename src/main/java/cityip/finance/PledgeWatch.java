package cityip.finance;

import cityip.finance.Alarm.Kind;
import cityip.finance.Alarm.Level;
import cityip.kernel.AsOf;
import cityip.ledger.Act;
import cityip.ledger.Ledger;
import cityip.registry.PaymentSchedule.Payment;
import cityip.registry.PaymentSchedule.Status;
import cityip.registry.Registry;
import cityip.registry.Reminder;
import cityip.registry.RightPledges;
import cityip.registry.RightPledges.Pledged;
import cityip.registry.RightState;
import cityip.rulebook.Rulebook;
import cityip.shell.Scope;
import cityip.shell.Viewer;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Watches every right under pledge: alarms are read from the histories of this day, and each is written down once when it first stands. */
@Component
public class PledgeWatch {

  private static final long LOCK = 0x706c65646765L;

  private final RightPledges pledges;
  private final Registry registry;
  private final Rulebook rulebook;
  private final List<CollateralNews> news;
  private final List<LenderBook> lenders;
  private final List<AlarmFollower> followers;
  private final JdbcClient db;
  private final Ledger ledger;
  private final TransactionTemplate transaction;
  private final Clock clock;

  PledgeWatch(RightPledges pledges, Registry registry, Rulebook rulebook, List<CollateralNews> news, List<LenderBook> lenders, List<AlarmFollower> followers, JdbcClient db, Ledger ledger,
      TransactionTemplate transaction, Clock clock) {
    this.pledges = pledges;
    this.registry = registry;
    this.rulebook = rulebook;
    this.news = news;
    this.lenders = lenders;
    this.followers = followers;
    this.db = db;
    this.ledger = ledger;
    this.transaction = transaction;
    this.clock = clock;
  }

  /** What a viewer sees of the book as of a day: the worst first. */
  public List<Alarm> alarms(AsOf at, Scope scope) {
    return alarms(book(at, scope), at);
  }

  /** The pledged rights a scope may see: an office those of its area, an owner its own, a bank those that secure what it lent. */
  public List<Pledged> book(AsOf at, Scope scope) {
    if (!(scope instanceof Scope.OneBody body)) {
      return pledges.standing(at, scope);
    }
    var own = pledges.standing(at, scope);
    var lent = lenders.stream().flatMap(lender -> lender.securedFor(body.bodyId()).stream()).collect(Collectors.toSet());
    return lent.isEmpty() ? own : Stream.concat(own.stream(), pledges.standing(at, new Scope.WholeCity()).stream().filter(one -> lent.contains(one.contract()))).distinct().toList();
  }

  /** The alarms of a book that was read as of this day. */
  public List<Alarm> alarms(List<Pledged> book, AsOf at) {
    var steps = steps(at.day());
    var due = new HashMap<Long, Payment>();
    for (Reminder reminder : registry.reminders(book.stream().map(Pledged::right).distinct().toList(), steps.last(), at)) {
      due.put(reminder.right(), reminder.payment());
    }
    var alarms = new ArrayList<Alarm>();
    book.forEach(one -> read(one, due.get(one.right()), steps, at.day(), alarms));
    news.forEach(source -> alarms.addAll(source.alarms(book, at)));
    alarms.sort(Comparator.comparing(Alarm::level).thenComparing(Alarm::day).thenComparing(alarm -> alarm.collateral().number().canonical()).thenComparing(Alarm::kind));
    return alarms;
  }

  private TreeSet<Integer> steps(LocalDate day) {
    var steps = new TreeSet<Integer>();
    rulebook.rule("finance.watch.days", day).value().forEach(step -> steps.add(step.asInt()));
    return steps;
  }

  static void read(Pledged one, @Nullable Payment payment, TreeSet<Integer> steps, LocalDate day, List<Alarm> into) {
    if (one.state().group() == RightState.Group.ENDED) {
      into.add(new Alarm(one, Kind.COLLATERAL_GONE, Level.RED, one.since(), null, 0));
      return;
    }
    if (payment != null) {
      into.add(annuity(one, payment, steps, day));
    }
    if (one.suspended()) {
      into.add(new Alarm(one, Kind.SUSPENDED, Level.AMBER, day, null, 0));
    }
    if (one.partlyInvalidated()) {
      into.add(new Alarm(one, Kind.PARTLY_INVALIDATED, Level.AMBER, day, null, 0));
    }
    if (one.transferred()) {
      into.add(new Alarm(one, Kind.TRANSFERRED, Level.RED, day, null, 0));
    }
    var ends = one.termEnd();
    if (ends != null && ends.isBefore(day.plusYears(1))) {
      into.add(new Alarm(one, Kind.TERM_ENDS, Level.TELL, ends, null, 0));
    }
  }

  /** Late is red: the right goes at the end of the grace. Ahead it grows worse with every step. */
  private static Alarm annuity(Pledged one, Payment payment, TreeSet<Integer> steps, LocalDate day) {
    if (payment.status() == Status.IN_GRACE) {
      return new Alarm(one, Kind.ANNUITY_LATE, Level.RED, payment.graceUntil(), payment.payable(), 0);
    }
    var left = (int) java.time.temporal.ChronoUnit.DAYS.between(day, payment.due());
    var step = steps.ceiling(Math.max(0, left));
    int reached = step == null ? steps.last() : step;
    return new Alarm(one, Kind.ANNUITY_DUE, reached == steps.first() ? Level.RED : reached == steps.last() ? Level.TELL : Level.AMBER, payment.due(), payment.payable(), reached);
  }

  /** One run over the whole city: what stands for the first time is written down, with an entry in the ledger; what no longer stands is cleared. */
  @Scheduled(cron = "0 30 6 * * *", zone = "Asia/Shanghai")
  public void run() {
    run(clock.instant());
  }

  /** The run of a moment; what stands for the first time is told to the loans it endangers, after it is written down. */
  public void run(Instant now) {
    var alarms = alarms(new AsOf(LocalDate.ofInstant(now, java.time.ZoneId.of("Asia/Shanghai")), now), new Scope.WholeCity());
    var fresh = new ArrayList<Alarm>();
    transaction.executeWithoutResult(status -> {
      db.sql("select pg_advisory_xact_lock(?)").param(LOCK).query(row -> { });
      var standing = new java.util.HashSet<String>();
      for (var alarm : alarms) {
        if (standing.add(alarm.key()) && raise(alarm, now)) {
          fresh.add(alarm);
        }
      }
      db.sql("update finance_alarm set cleared = ? where cleared is null and not key = any(?)").params(Timestamp.from(now), standing.toArray(String[]::new)).update();
    });
    fresh.forEach(alarm -> followers.forEach(follower -> follower.raised(alarm)));
  }

  /** True when it stands for the first time, or again. */
  private boolean raise(Alarm alarm, Instant now) {
    var one = alarm.collateral();
    var raised = db.sql("""
        insert into finance_alarm (key, right_id, number, contract, kind, level, day, step, raised) values (?, ?, ?, ?, ?, ?, ?, ?, ?)
        on conflict (key) do update set cleared = null where finance_alarm.cleared is not null""")
        .params(alarm.key(), one.right(), one.number().canonical(), one.contract(), alarm.kind().name(), alarm.level().name(), alarm.day(), alarm.step(), Timestamp.from(now)).update();
    if (raised == 1) {
      ledger.append(new Act("system", "finance.alarm-raised", "right:" + one.number().canonical(), alarm.kind() + " " + alarm.day() + " contract " + one.contract()));
    }
    return raised == 1;
  }

  /** When an alarm was first written down and who said it was seen, by its key. */
  public record Noted(Instant raised, @Nullable String seenBy) {}

  public Map<String, Noted> noted(List<Alarm> alarms) {
    var noted = new HashMap<String, Noted>();
    db.sql("select key, raised, seen_by from finance_alarm where key = any(?)").param(alarms.stream().map(Alarm::key).distinct().toArray(String[]::new)).query(row -> {
      noted.put(row.getString(1), new Noted(row.getTimestamp(2).toInstant(), row.getString(3)));
    });
    return noted;
  }

  /** Somebody who may see it says that it was seen; the first to say so stays. */
  public boolean see(String key, AsOf at, Viewer viewer) {
    var known = alarms(at, viewer.scope()).stream().filter(alarm -> alarm.key().equals(key)).findFirst();
    return known.isPresent() && Boolean.TRUE.equals(transaction.execute(status -> {
      raise(known.get(), clock.instant());
      var seen = db.sql("update finance_alarm set seen_by = ?, seen = ? where key = ? and seen_by is null").params(viewer.actor(), Timestamp.from(clock.instant()), key).update() == 1;
      if (seen) {
        ledger.append(new Act(viewer.actor(), "finance.alarm-seen", "right:" + known.get().collateral().number().canonical(), key));
      }
      return seen;
    }));
  }
}
