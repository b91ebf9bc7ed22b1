package cityip.party;

import cityip.ledger.Act;
import cityip.ledger.Ledger;
import cityip.party.Decision.Kind;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Where a person says who is the same as whom, and takes it back. Nothing is lost by a merge: the bodies stay, only what
 * they stand for changes, and the log says by whom and why.
 */
@Component
public final class MatchDesk {

  private final JdbcClient database;
  private final TransactionTemplate transaction;
  private final Ledger ledger;
  private final Clock clock;

  MatchDesk(JdbcClient database, PlatformTransactionManager transactions, Ledger ledger, Clock clock) {
    this.database = database;
    this.transaction = new TransactionTemplate(transactions);
    this.ledger = ledger;
    this.clock = clock;
  }

  /** A body locked for a decision. */
  private record Locked(long id, long canonical) {}

  /** Says that {@code merged} is the same as {@code kept}; everything merged into it before comes along. */
  public MatchResult merge(long kept, long merged, String actor, String reason) {
    return decide(reason, () -> {
      List<Locked> both = lock(kept, merged);
      if (both.size() < (kept == merged ? 1 : 2)) {
        return new MatchResult.Unknown();
      }
      long left = canonicalOf(both, kept);
      long right = canonicalOf(both, merged);
      if (left == right) {
        return new MatchResult.AlreadyOne();
      }
      List<Long> moved = group(right);
      database.sql("update party_body set canonical_id = ? where canonical_id = ?").params(left, right).update();
      return decided(Kind.MERGED, left, right, actor, reason, moved, right);
    });
  }

  /** Says that a body stands for itself again. When it led a group, the others stay together under the next of them. */
  public MatchResult split(long id, String actor, String reason) {
    return decide(reason, () -> {
      List<Locked> found = lock(id, id);
      if (found.isEmpty()) {
        return new MatchResult.Unknown();
      }
      long leader = found.getFirst().canonical();
      List<Long> group = group(leader);
      if (group.size() == 1) {
        return new MatchResult.StandsAlone();
      }
      if (leader != id) {
        database.sql("update party_body set canonical_id = id where id = ?").param(id).update();
        return decided(Kind.SPLIT, leader, id, actor, reason, List.of(id), leader);
      }
      List<Long> others = group.stream().filter(other -> other != id).toList();
      long heir = others.getFirst();
      database.sql("update party_body set canonical_id = ? where canonical_id = ? and id <> ?").params(heir, id, id).update();
      return decided(Kind.SPLIT, heir, id, actor, reason, others, leader);
    });
  }

  /** Says that two bodies are not the same, so that they are not proposed again. */
  public MatchResult notSame(long left, long right, String actor, String reason) {
    return decide(reason, () -> {
      List<Locked> both = lock(left, right);
      if (both.size() < (left == right ? 1 : 2)) {
        return new MatchResult.Unknown();
      }
      if (canonicalOf(both, left) == canonicalOf(both, right)) {
        return new MatchResult.AlreadyOne();
      }
      return decided(Kind.NOT_SAME, Math.min(left, right), Math.max(left, right), actor, reason, List.of(), 0);
    });
  }

  /** Takes a decision back: bodies that it moved, and that nobody has moved elsewhere since, stand where they stood before. */
  public MatchResult reverse(long decision, String actor, String reason) {
    return decide(reason, () -> {
      Optional<Taken> found = taken(decision);
      if (found.isEmpty()) {
        return new MatchResult.Unknown();
      }
      Taken taken = found.get();
      if (taken.reversed()) {
        return new MatchResult.AlreadyReversed();
      }
      restore(taken);
      database.sql("update party_decision set reversed_at = ?, reversed_by = ?, reversal_reason = ? where id = ?")
          .params(Timestamp.from(clock.instant()), actor, reason.strip(), decision).update();
      ledger.append(new Act(actor, "party.decision-reversed", "decision:" + decision, reason.strip()));
      return new MatchResult.Decided(decision);
    });
  }

  private record Taken(Kind kind, long left, long right, List<Long> moved, List<Long> movedFrom, boolean reversed) {}

  private Optional<Taken> taken(long decision) {
    return database.sql("select kind, left_id, right_id, moved, moved_from, reversed_at is not null from party_decision where id = ? for update")
        .param(decision).query((row, n) -> new Taken(Kind.valueOf(row.getString(1)), row.getLong(2), row.getLong(3),
            List.of((Long[]) row.getArray(4).getArray()), List.of((Long[]) row.getArray(5).getArray()), row.getBoolean(6))).optional();
  }

  /**
   * After a merge the moved bodies may meanwhile stand with the kept one under a third; they leave with their old leader all
   * the same. Bodies that a later split took out stay out: their leader is themselves or another.
   */
  private void restore(Taken taken) {
    if (taken.moved().isEmpty()) {
      return;
    }
    List<Long> all = new ArrayList<>(taken.moved());
    all.add(taken.left());
    database.sql("select id from party_body where id = any(?) order by id for update").param(all.toArray(Long[]::new)).query(Long.class).list();
    Long with = database.sql("select canonical_id from party_body where id = ?").param(taken.left()).query(Long.class).single();
    if (taken.kind() == Kind.MERGED) {
      database.sql("update party_body set canonical_id = ? where id = any(?) and canonical_id = ?")
          .params(taken.right(), taken.moved().toArray(Long[]::new), with).update();
    } else {
      Long apart = database.sql("select canonical_id from party_body where id = ?").param(taken.right()).query(Long.class).single();
      database.sql("update party_body set canonical_id = ? where canonical_id = ?").params(with, apart).update();
    }
  }

  /** Both rows in one order, so that two officers never wait for each other in a circle; then their leaders as well. */
  private List<Locked> lock(long one, long other) {
    List<Long> leaders = database.sql("select distinct canonical_id from party_body where id in (?, ?)").params(one, other).query(Long.class).list();
    List<Long> all = new ArrayList<>(leaders);
    all.add(one);
    all.add(other);
    database.sql("select id from party_body where id = any(?) order by id for update").param(all.toArray(Long[]::new)).query(Long.class).list();
    return database.sql("select id, canonical_id from party_body where id in (?, ?)").params(one, other)
        .query((row, n) -> new Locked(row.getLong(1), row.getLong(2))).list();
  }

  private static long canonicalOf(List<Locked> locked, long id) {
    return locked.stream().filter(body -> body.id() == id).findFirst().orElseThrow().canonical();
  }

  private List<Long> group(long leader) {
    return database.sql("select id from party_body where canonical_id = ? order by id").param(leader).query(Long.class).list();
  }

  private MatchResult decided(Kind kind, long left, long right, String actor, String reason, List<Long> moved, long movedFrom) {
    long id = database.sql("""
            insert into party_decision (at, actor, kind, left_id, right_id, reason, moved, moved_from)
            values (?, ?, ?, ?, ?, ?, ?, ?) returning id""")
        .params(Timestamp.from(clock.instant()), actor, kind.name(), left, right, reason.strip(), moved.toArray(Long[]::new),
            moved.stream().map(body -> movedFrom).toArray(Long[]::new)).query(Long.class).single();
    database.sql("delete from party_candidate where left_id in (?, ?) and right_id in (?, ?)").params(left, right, left, right).update();
    String act = switch (kind) {
      case MERGED -> "party.merged";
      case SPLIT -> "party.split";
      case NOT_SAME -> "party.found-not-same";
    };
    ledger.append(new Act(actor, act, "party:" + left + "+" + right, reason.strip()));
    return new MatchResult.Decided(id);
  }

  private interface Deciding {
    MatchResult decide();
  }

  private MatchResult decide(@Nullable String reason, Deciding deciding) {
    if (reason == null || reason.isBlank()) {
      return new MatchResult.ReasonMissing();
    }
    return java.util.Objects.requireNonNull(transaction.execute(status -> deciding.decide()));
  }
}
