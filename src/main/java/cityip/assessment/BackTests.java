package cityip.assessment;

import cityip.factor.FactorList;
import cityip.factor.Measured;
import cityip.factor.ScoreBook;
import cityip.factor.Scorecard;
import cityip.kernel.AsOf;
import cityip.ledger.Act;
import cityip.ledger.Ledger;
import cityip.registry.EventKind;
import cityip.registry.Registry;
import cityip.registry.RightState;
import cityip.registry.RightView;
import cityip.search.SearchIndex;
import cityip.search.Wanted;
import cityip.shell.Scope;
import cityip.shell.Viewer;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Holds scores to what happened later: patents are scored as of a past day, and each later outcome is set against score and baseline. */
@Component
public class BackTests {

  private static final Logger LOG = LoggerFactory.getLogger(BackTests.class);
  /** As many rights as some seconds allow, drawn by the hash of their number so that the same test has the same rights. */
  private static final int MOST = 1_000;

  private final JdbcClient db;
  private final SearchIndex index;
  private final Registry registry;
  private final ScoreBook book;
  private final Ledger ledger;
  private final TransactionTemplate transaction;
  private final Clock clock;
  private final ReentrantLock busy = new ReentrantLock();

  BackTests(JdbcClient db, SearchIndex index, Registry registry, ScoreBook book, Ledger ledger, TransactionTemplate transaction, Clock clock) {
    this.db = db;
    this.index = index;
    this.registry = registry;
    this.book = book;
    this.ledger = ledger;
    this.transaction = transaction;
    this.clock = clock;
  }

  /** What may happen to a right. */
  public enum Outcome {
    KEPT, LICENSED, PLEDGED, TRANSFERRED, AWARDED, INVALIDATED;

    public String code() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** @param area null when it happened to all or to none */
  public record Result(Outcome outcome, int rights, int happened, @Nullable BigDecimal area, @Nullable BigDecimal low, @Nullable BigDecimal high, @Nullable BigDecimal baseline) {

    /** Whether even the low end of the interval lies above what the baseline reaches, and above chance. */
    public boolean better() {
      return low != null && baseline != null && low.compareTo(baseline.max(new BigDecimal("0.5"))) > 0;
    }
  }

  /** One test. {@code state} is waiting, done or failed. */
  public record Test(long id, String scenario, LocalDate day, LocalDate until, String state, String actor, Instant at, List<Result> results) {}

  private record Scored(BigDecimal total, double life, Set<Outcome> happened) {}

  /** Orders a test; empty when the days do not fit or the scenario is not known on that day. */
  public Optional<Long> order(String scenario, LocalDate day, LocalDate until, Viewer viewer) {
    if (!day.isBefore(until) || until.isAfter(LocalDate.now(clock)) || book.list(ValueDesk.LIST, scenario, day).isEmpty()) {
      return Optional.empty();
    }
    var id = Objects.requireNonNull(transaction.execute(_ -> {
      var ordered = db.sql("insert into assessment_backtest (scenario, day, until, state, actor, at) values (?, ?, ?, 'waiting', ?, ?) returning id")
          .params(scenario, day, until, viewer.actor(), Timestamp.from(clock.instant())).query(Long.class).single();
      ledger.append(new Act(viewer.actor(), "assessment.backtest-ordered", "backtest:" + ordered, scenario + " " + day + " " + until));
      return ordered;
    }));
    Thread.ofVirtual().name("backtest").start(this::work);
    return Optional.of(id);
  }

  public List<Test> latest() {
    return db.sql("select * from assessment_backtest order by id desc limit 10").query((row, _) -> new Test(row.getLong("id"), row.getString("scenario"), Objects.requireNonNull(row.getObject("day", LocalDate.class)),
        Objects.requireNonNull(row.getObject("until", LocalDate.class)), row.getString("state"), row.getString("actor"), row.getTimestamp("at").toInstant(), results(row.getLong("id")))).list();
  }

  private List<Result> results(long test) {
    return db.sql("select * from assessment_backtest_outcome where test_id = ? order by happened desc, outcome").param(test).query((row, _) -> new Result(Outcome.valueOf(row.getString("outcome")), row.getInt("rights"),
        row.getInt("happened"), row.getBigDecimal("area"), row.getBigDecimal("low"), row.getBigDecimal("high"), row.getBigDecimal("baseline"))).list();
  }

  /** Works off what waits; a test that a stop cut off begins anew. */
  @Scheduled(fixedDelay = 300_000, initialDelay = 60_000)
  void work() {
    if (!busy.tryLock()) {
      return;
    }
    try {
      while (true) {
        var next = db.sql("update assessment_backtest set tried = tried + 1 where id = (select id from assessment_backtest where state = 'waiting' and tried < 3 order by id limit 1 for update skip locked) returning id")
            .query(Long.class).optional();
        if (next.isEmpty()) {
          return;
        }
        latest().stream().filter(test -> test.id() == next.get()).findFirst().ifPresent(this::one);
      }
    } finally {
      busy.unlock();
    }
  }

  private void one(Test test) {
    try {
      var results = results(scored(test));
      transaction.executeWithoutResult(_ -> {
        for (var result : results) {
          db.sql("insert into assessment_backtest_outcome (test_id, outcome, rights, happened, area, low, high, baseline) values (?, ?, ?, ?, ?, ?, ?, ?) on conflict do nothing")
              .params(Arrays.<@Nullable Object>asList(test.id(), result.outcome().name(), result.rights(), result.happened(), result.area(), result.low(), result.high(), result.baseline())).update();
        }
        db.sql("update assessment_backtest set state = 'done' where id = ?").param(test.id()).update();
      });
    } catch (RuntimeException failed) {
      LOG.error("IP-ASSE-003 Back-test {} broke off.", test.id(), failed);
      db.sql("update assessment_backtest set state = case when tried >= 3 then 'failed' else state end where id = ?").param(test.id()).update();
    }
  }

  private List<Scored> scored(Test test) {
    var list = book.list(ValueDesk.LIST, test.scenario(), test.day()).orElseThrow();
    var ids = new ArrayList<String>();
    index.each(new Wanted.All(List.of(new Wanted.OneOf("kind", Set.of("invention", "utility-model")), new Wanted.Between("grantedDay", 0, test.day().toEpochDay()))), new Scope.WholeCity(), hit -> ids.add(hit.id()));
    ids.sort(Comparator.comparing((String id) -> Shingles.mixed(id.hashCode())).thenComparing(id -> id));
    var scored = new ArrayList<Scored>();
    for (var id : ids) {
      if (scored.size() == MOST) {
        break;
      }
      registry.find(Long.parseLong(id), new AsOf(test.day(), clock.instant()), new Scope.WholeCity()).flatMap(right -> scored(right, list, test)).ifPresent(scored::add);
    }
    return scored;
  }

  private Optional<Scored> scored(RightView right, FactorList list, Test test) {
    var measured = PatentFactors.of(right);
    var total = Scorecard.of(list, measured, PatentFactors.vetoes(right)).total();
    if (total == null) {
      return Optional.empty();
    }
    var life = measured.stream().filter(one -> one.factor().equals("remaining-life")).map(Measured::value).filter(Objects::nonNull).findFirst().orElse(BigDecimal.ZERO).doubleValue();
    return registry.find(right.id(), new AsOf(test.until(), clock.instant()), new Scope.WholeCity()).map(later -> new Scored(total, life, happened(later, test)));
  }

  private static Set<Outcome> happened(RightView later, Test test) {
    var happened = java.util.EnumSet.noneOf(Outcome.class);
    if (later.state().orElse(RightState.UNKNOWN).group() == RightState.Group.ALIVE) {
      happened.add(Outcome.KEPT);
    }
    for (var event : later.events()) {
      if (event.effective().isAfter(test.day()) && !event.effective().isAfter(test.until())) {
        switch (event.kind()) {
          case LICENSED, OPEN_LICENSED -> happened.add(Outcome.LICENSED);
          case PLEDGED -> happened.add(Outcome.PLEDGED);
          case TRANSFERRED -> happened.add(Outcome.TRANSFERRED);
          case AWARDED -> happened.add(Outcome.AWARDED);
          case INVALIDATED, PARTLY_INVALIDATED -> happened.add(Outcome.INVALIDATED);
          default -> { }
        }
      }
    }
    return happened;
  }

  private static List<Result> results(List<Scored> scored) {
    var totals = scored.stream().mapToDouble(one -> one.total().doubleValue()).toArray();
    var lives = scored.stream().mapToDouble(Scored::life).toArray();
    Map<Outcome, Result> results = new LinkedHashMap<>();
    for (var outcome : Outcome.values()) {
      var happened = new boolean[scored.size()];
      for (var n = 0; n < happened.length; n++) {
        happened[n] = scored.get(n).happened().contains(outcome);
      }
      var own = Discrimination.of(totals, happened);
      var base = Discrimination.of(lives, happened);
      var count = (int) scored.stream().filter(one -> one.happened().contains(outcome)).count();
      results.put(outcome, own == null || base == null ? new Result(outcome, scored.size(), count, null, null, null, null)
          : new Result(outcome, scored.size(), count, rounded(own.area()), rounded(own.low()), rounded(own.high()), rounded(base.area())));
    }
    return List.copyOf(results.values());
  }

  private static BigDecimal rounded(double share) {
    return BigDecimal.valueOf(share).setScale(3, RoundingMode.HALF_UP);
  }
}
