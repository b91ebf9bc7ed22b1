package cityip.finance.risk;

import cityip.kernel.Money;
import cityip.ledger.Act;
import cityip.ledger.Ledger;
import cityip.rulebook.Rulebook;
import cityip.shell.Scope;
import cityip.shell.Viewer;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** What rights were appraised at. Each has value, day and appraiser; none is changed, the newest that agrees with another counts. */
@Component
public final class Appraisals {

  static final String RULE = "finance.appraisal";

  private final JdbcClient db;
  private final Rulebook rulebook;
  private final Ledger ledger;
  private final TransactionTemplate transaction;
  private final Clock clock;

  Appraisals(JdbcClient db, Rulebook rulebook, Ledger ledger, TransactionTemplate transaction, Clock clock) {
    this.db = db;
    this.rulebook = rulebook;
    this.ledger = ledger;
    this.transaction = transaction;
    this.clock = clock;
  }

  /** @param body of whoever brought it, null for an office */
  public record Appraisal(long id, String number, Money value, LocalDate on, String appraiser, String appraiserCode, String method, String report, String writtenBy, @Nullable Long body) {

    public Appraisal {
      if (value.yuan().signum() <= 0 || appraiser.isBlank()) {
        throw new IllegalArgumentException("An appraisal of %s needs a value above zero, a day and an appraiser".formatted(number));
      }
    }
  }

  /**
   * What a right counts for.
   *
   * @param second whether another appraiser must be asked: the last two lie too far apart
   * @param stale older than the rule allows
   */
  public record Standing(Money value, Appraisal newest, boolean second, boolean stale, BigDecimal gapPercent) {}

  public long add(Appraisal given, Viewer viewer) {
    return Objects.requireNonNull(transaction.execute(status -> {
      var id = db.sql("insert into finance_appraisal (number, value, valued_on, appraiser, appraiser_code, method, report, written_by, body_id, written) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?) returning id")
          .params(Arrays.asList(given.number(), given.value().yuan(), given.on(), given.appraiser(), given.appraiserCode(), given.method(), given.report(), viewer.actor(), viewer.bodyId(), Timestamp.from(clock.instant())))
          .query(Long.class).single();
      ledger.append(new Act(viewer.bodyId() == null ? viewer.actor() : "party", "finance.right-appraised", "right:" + given.number(), given.value() + " on " + given.on() + " by " + given.appraiser()));
      return id;
    }));
  }

  private static Appraisal row(ResultSet row, int n) throws SQLException {
    var body = row.getLong("body_id");
    var known = row.wasNull() ? null : Long.valueOf(body);
    return new Appraisal(row.getLong("id"), row.getString("number"), new Money(row.getBigDecimal("value")), row.getObject("valued_on", LocalDate.class), row.getString("appraiser"), row.getString("appraiser_code"),
        row.getString("method"), row.getString("report"), row.getString("written_by"), known);
  }

  /** The newest first; an office sees all, a body what it brought itself. */
  public List<Appraisal> visible(Scope scope) {
    return db.sql("select * from finance_appraisal where :everything or body_id = :body order by valued_on desc, id desc limit 20000").param("everything", scope.seesOthers())
        .param("body", scope instanceof Scope.OneBody one ? one.bodyId() : -1L).query(Appraisals::row).list();
  }

  public List<Appraisal> of(String number) {
    return db.sql("select * from finance_appraisal where number = ? order by valued_on desc, id desc").param(number).query(Appraisals::row).list();
  }

  public Optional<Standing> standing(String number, LocalDate day) {
    return Optional.ofNullable(standing(List.of(number), day).get(number));
  }

  /** The same for many rights at once; those that were never appraised by the day are left out. */
  public Map<String, Standing> standing(Collection<String> numbers, LocalDate day) {
    var by = new HashMap<String, List<Appraisal>>();
    db.sql("select * from finance_appraisal where number = any(?) and valued_on <= ? order by valued_on desc, id desc").params(numbers.toArray(String[]::new), day).query(Appraisals::row).list()
        .forEach(one -> by.computeIfAbsent(one.number(), number -> new ArrayList<>()).add(one));
    var rule = rulebook.rule(RULE, day).value();
    var found = new HashMap<String, Standing>();
    by.forEach((number, all) -> found.put(number, read(all, day, rule.get("fresh-months").asInt(), BigDecimal.valueOf(rule.get("gap-percent").asInt()))));
    return found;
  }

  /**
   * Of several fresh appraisals by different appraisers the lowest counts. When the two latest lie further apart than the rule allows, in per cent of the
   * higher, a second fresh one by another hand that is near the newest must be there.
   */
  static Standing read(List<Appraisal> newestFirst, LocalDate day, int freshMonths, BigDecimal gapAllowed) {
    var newest = newestFirst.getFirst();
    var since = day.minusMonths(freshMonths);
    var others = newestFirst.stream().skip(1).filter(one -> !one.appraiser().equals(newest.appraiser()) && !one.on().isBefore(since)).toList();
    var near = others.stream().filter(one -> gap(one.value(), newest.value()).compareTo(gapAllowed) <= 0).toList();
    var before = newestFirst.size() > 1 ? gap(newestFirst.get(1).value(), newest.value()) : BigDecimal.ZERO.setScale(1);
    var value = near.stream().map(Appraisal::value).reduce(newest.value(), (a, b) -> a.compareTo(b) <= 0 ? a : b);
    return new Standing(value, newest, before.compareTo(gapAllowed) > 0 && near.isEmpty(), newest.on().isBefore(since), before);
  }

  static BigDecimal gap(Money one, Money other) {
    var high = one.compareTo(other) >= 0 ? one : other;
    return one.yuan().subtract(other.yuan()).abs().multiply(BigDecimal.valueOf(100)).divide(high.yuan(), 1, RoundingMode.HALF_UP);
  }
}
