package cityip.operation.market;

import cityip.kernel.Money;
import cityip.ledger.Act;
import cityip.ledger.Ledger;
import cityip.party.PartyRegister;
import cityip.rulebook.Rulebook;
import cityip.shell.Viewer;
import java.math.BigDecimal;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Who may stand between the sides: the register, the bodies each is tied to, and the orders clients gave. Nobody stands for both sides or for what is partly his own. */
@Component
public class Brokers {

  public static final List<String> SIDES = List.of("seller", "buyer");

  private final JdbcClient db;
  private final PartyRegister parties;
  private final Rulebook rulebook;
  private final Ledger ledger;
  private final TransactionTemplate transaction;
  private final Clock clock;

  Brokers(JdbcClient db, PartyRegister parties, Rulebook rulebook, Ledger ledger, TransactionTemplate transaction, Clock clock) {
    this.db = db;
    this.parties = parties;
    this.rulebook = rulebook;
    this.ledger = ledger;
    this.transaction = transaction;
    this.clock = clock;
  }

  /** @param suspended why it may take no orders now; empty when it may */
  public record Broker(long id, long body, String name, String licence, LocalDate from, LocalDate until, BigDecimal feePercent, String suspended, List<String> ties) {
    public boolean mayAct(LocalDate day) {
      return suspended.isEmpty() && !day.isBefore(from) && !day.isAfter(until);
    }
  }

  public record Order(long id, long broker, String brokerName, long clientBody, String client, String side, String rightNumber, BigDecimal feePercent) {}

  /** What became of the wish to enter a broker or to give one an order. */
  public enum Outcome { DONE, NO_SUCH_BODY, ALREADY, NOT_ACTING, BOTH_SIDES, OWN_SHARE, FEE_TOO_HIGH, NO_SUCH_RIGHT }

  public List<Broker> all() {
    return db.sql("""
        select b.*, coalesce((select array_agg(t.body || ' ' || t.share order by t.body) from operation_broker_tie t where t.broker_id = b.id), '{}') as ties
          from operation_broker b order by b.name""").query((row, n) -> new Broker(row.getLong("id"), row.getLong("body_id"), row.getString("name"), row.getString("licence"),
        row.getObject("valid_from", LocalDate.class), row.getObject("valid_until", LocalDate.class), row.getBigDecimal("fee_percent"), row.getString("suspended"),
        List.of((String[]) row.getArray("ties").getArray()))).list();
  }

  public Optional<Broker> ofBody(long body) {
    var same = group(body);
    return all().stream().filter(one -> same.contains(one.body())).findFirst();
  }

  private Set<Long> group(long body) {
    return parties.find(body).stream().flatMap(known -> parties.group(known.canonicalId()).stream()).map(cityip.party.Body::id).collect(java.util.stream.Collectors.toSet());
  }

  /** Most per cent of the price a broker may ask. */
  public BigDecimal mostFee() {
    return rulebook.rule("operation.broker.most-fee-percent", LocalDate.now(clock)).value().decimalValue();
  }

  public Outcome enter(long body, String licence, LocalDate from, LocalDate until, BigDecimal fee, Viewer viewer) {
    var known = parties.find(body);
    if (known.isEmpty()) {
      return Outcome.NO_SUCH_BODY;
    }
    if (fee.compareTo(mostFee()) > 0) {
      return Outcome.FEE_TOO_HIGH;
    }
    try {
      transaction.executeWithoutResult(status -> {
        db.sql("insert into operation_broker (body_id, name, licence, valid_from, valid_until, fee_percent, entered_by, entered) values (?, ?, ?, ?, ?, ?, ?, ?)")
            .params(known.get().canonicalId(), known.get().name(), licence.strip(), from, until, fee, viewer.actor(), Timestamp.from(clock.instant())).update();
        ledger.append(new Act(viewer.actor(), "operation.broker-entered", "party:" + body, licence + " " + from + " " + until + " " + fee));
      });
      return Outcome.DONE;
    } catch (DuplicateKeyException twice) {
      return Outcome.ALREADY;
    }
  }

  /** Notes that a broker has shares in a body or is owned by it. */
  public Outcome tie(long broker, long body, String share, Viewer viewer) {
    var known = parties.find(body);
    if (known.isEmpty()) {
      return Outcome.NO_SUCH_BODY;
    }
    transaction.executeWithoutResult(status -> {
      db.sql("insert into operation_broker_tie (broker_id, body_id, body, share) values (?, ?, ?, ?) on conflict (broker_id, body_id) do update set share = excluded.share")
          .params(broker, known.get().canonicalId(), known.get().name(), share.strip()).update();
      ledger.append(new Act(viewer.actor(), "operation.broker-tied", "broker:" + broker, known.get().name() + " " + share));
    });
    return Outcome.DONE;
  }

  public void suspend(long broker, String why, Viewer viewer) {
    transaction.executeWithoutResult(status -> {
      db.sql("update operation_broker set suspended = ? where id = ?").params(why.strip(), broker).update();
      ledger.append(new Act(viewer.actor(), why.isBlank() ? "operation.broker-resumed" : "operation.broker-suspended", "broker:" + broker, why));
    });
  }

  /** An order of a client to stand for him on one side of a right. */
  public Outcome order(long broker, long client, String side, long right, String rightNumber, Viewer viewer) {
    return Objects.requireNonNull(transaction.execute(status -> {
      var chosen = db.sql("select id from operation_broker where id = ? for update").param(broker).query(Long.class).optional().flatMap(id -> all().stream().filter(one -> one.id() == id).findFirst());
      var known = parties.find(client);
      if (chosen.isEmpty() || known.isEmpty() || !chosen.get().mayAct(LocalDate.now(clock))) {
        return Outcome.NOT_ACTING;
      }
      var own = group(chosen.get().body());
      var tied = db.sql("select body_id from operation_broker_tie where broker_id = ?").param(broker).query(Long.class).list();
      if (own.contains(client) || group(client).stream().anyMatch(tied::contains)) {
        return Outcome.OWN_SHARE;
      }
      if (db.sql("select exists (select 1 from operation_mandate where broker_id = ? and right_id = ? and side <> ? and ended is null)").params(broker, right, side).query(Boolean.class).single()) {
        return Outcome.BOTH_SIDES;
      }
      var done = db.sql("""
          insert into operation_mandate (broker_id, client_body, client, side, right_id, right_number, fee_percent, given_by, given) values (?, ?, ?, ?, ?, ?, ?, ?, ?)
          on conflict (client_body, right_id, side) where ended is null do nothing""")
          .params(broker, client, known.get().name(), side, right, rightNumber, chosen.get().feePercent(), viewer.actor(), Timestamp.from(clock.instant())).update() == 1;
      if (done) {
        ledger.append(new Act(viewer.actor(), "operation.broker-ordered", "broker:" + broker, side + " " + rightNumber));
      }
      return done ? Outcome.DONE : Outcome.ALREADY;
    }));
  }

  public boolean end(long order, long client, Viewer viewer) {
    return Boolean.TRUE.equals(transaction.execute(status -> {
      var done = db.sql("update operation_mandate set ended = ? where id = ? and client_body = ? and ended is null").params(Timestamp.from(clock.instant()), order, client).update() == 1;
      if (done) {
        ledger.append(new Act(viewer.actor(), "operation.broker-order-ended", "mandate:" + order, ""));
      }
      return done;
    }));
  }

  private static final String ORDERS = "select m.id, m.broker_id, b.name, m.client_body, m.client, m.side, m.right_number, m.fee_percent from operation_mandate m join operation_broker b on b.id = m.broker_id where m.ended is null ";

  private static Order order(java.sql.ResultSet row, int n) throws java.sql.SQLException {
    return new Order(row.getLong(1), row.getLong(2), row.getString(3), row.getLong(4), row.getString(5), row.getString(6), row.getString(7), row.getBigDecimal(8));
  }

  /** The order under which a broker's body stands on a side of a right. */
  public Optional<Order> order(long brokerBody, long right, String side) {
    return ofBody(brokerBody).flatMap(broker -> db.sql(ORDERS + "and m.broker_id = ? and m.right_id = ? and m.side = ? order by m.id limit 1").params(broker.id(), right, side).query(Brokers::order).optional());
  }

  /** Those who stand between the sides of a right. */
  public List<Order> ofRight(String rightNumber) {
    return db.sql(ORDERS + "and m.right_number = ? order by m.id").param(rightNumber).query(Brokers::order).list();
  }

  /** A body's own orders, those it gave and those it was given. */
  public List<Order> ofParty(long body) {
    return db.sql(ORDERS + "and (m.client_body = ? or b.body_id = ?) order by m.id desc limit 200").params(body, body).query(Brokers::order).list();
  }

  /** A fee with its formula. */
  public static Money fee(Money price, BigDecimal percent) {
    return price.percent(percent);
  }
}
