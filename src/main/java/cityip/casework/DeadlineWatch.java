package cityip.casework;

import cityip.ledger.Act;
import cityip.ledger.Ledger;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Fires clocks at their moment, each once: marks the case overdue, tells its owner and the leaders, and carries out what the
 * table says happens of itself. Whatever ran out while the program was down, or when the clock jumped, fires at the next look.
 */
@Component
class DeadlineWatch {

  private static final Logger LOG = LoggerFactory.getLogger(DeadlineWatch.class);
  private static final int AT_ONCE = 200;

  private final JdbcClient db;
  private final Casework casework;
  private final Procedures procedures;
  private final Messages messages;
  private final Ledger ledger;
  private final TransactionTemplate transaction;
  private final Clock clock;
  private volatile boolean ready;

  DeadlineWatch(JdbcClient db, Casework casework, Procedures procedures, Messages messages, Ledger ledger, PlatformTransactionManager transactions, Clock clock) {
    this.db = db;
    this.casework = casework;
    this.procedures = procedures;
    this.messages = messages;
    this.ledger = ledger;
    this.transaction = new TransactionTemplate(transactions);
    this.clock = clock;
  }

  private record Ripe(long id, long caseId, String name, String number, String owner, boolean waiting, String procedure) {}

  /** Only when everything is open: before that, what is being filled in still has its past before it. */
  @EventListener(ApplicationReadyEvent.class)
  void begin() {
    ready = true;
  }

  @Scheduled(fixedDelay = 400)
  void look() {
    if (!ready) {
      return;
    }
    try {
      while (fireSome() == AT_ONCE) {
        // until none is ripe
      }
    } catch (RuntimeException cause) {
      LOG.warn("IP-CASE-005 Deadlines could not be looked at; the next look is in a moment.", cause);
    }
  }

  /** Fires up to {@value #AT_ONCE} ripe clocks. */
  int fireSome() {
    List<Ripe> ripe = db.sql("""
        select k.id, k.case_id, k.name, c.number, coalesce(c.owner, ''), k.waiting, c.procedure from casework_clock k join casework_case c on c.id = k.case_id
         where k.state = 'RUNNING' and k.fired is null and k.due_moment <= :now order by k.due_moment limit :most""")
        .param("now", Timestamp.from(clock.instant())).param("most", AT_ONCE)
        .query((row, n) -> new Ripe(row.getLong(1), row.getLong(2), row.getString(3), row.getString(4), row.getString(5), row.getBoolean(6), row.getString(7))).list();
    var fired = 0;
    for (var one : ripe) {
      try {
        fire(one);
        fired++;
      } catch (RuntimeException cause) {
        LOG.warn("IP-CASE-005 Clock {} of case {} could not be fired; it is tried again in a moment.", one.name(), one.number(), cause);
      }
    }
    return fired;
  }

  private void fire(Ripe ripe) {
    var now = clock.instant();
    transaction.executeWithoutResult(status -> {
      // the case first, as acts do, so that a clock and an officer never wait for each other in a ring
      db.sql("select id from casework_case where id = :id for update").param("id", ripe.caseId()).query(Long.class).single();
      var marked = db.sql("update casework_clock set fired = :now where id = :id and fired is null and state = 'RUNNING' and due_moment <= :now")
          .param("now", Timestamp.from(now)).param("id", ripe.id()).update();
      if (marked == 0) {
        return;
      }
      if (!ripe.waiting()) {
        late(ripe, now);
      }
      ledger.append(new Act("system", "casework.clock-ran-out", "case:" + ripe.number(), "clock=" + ripe.name() + " id=" + ripe.id()));
      casework.whenDue(ripe.name(), ripe.number(), "clock/" + ripe.id());
    });
  }

  private void late(Ripe ripe, java.time.Instant now) {
    db.sql("update casework_case set overdue = true where id = :id and open and due_moment <= :now").param("id", ripe.caseId())
        .param("now", Timestamp.from(now)).update();
    var words = List.of(procedures.find(ripe.procedure()).map(Procedure::words).orElse(""), ripe.name());
    if (!ripe.owner().isEmpty()) {
      messages.tell(ripe.caseId(), ripe.owner(), "casework.told.due", words, "casework.why.owner", now);
    }
    db.sql("select username from casework_seat where desk = 'LEADER' and username <> :owner").param("owner", ripe.owner()).query(String.class).list()
        .forEach(leader -> messages.tell(ripe.caseId(), leader, "casework.told.due", words, "casework.why.escalated", now));
  }
}
