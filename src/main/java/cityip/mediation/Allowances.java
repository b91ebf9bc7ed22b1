package cityip.mediation;

import cityip.casework.CaseFile.Summary;
import cityip.casework.CaseFilter;
import cityip.casework.CaseList;
import cityip.casework.CaseOrder;
import cityip.casework.FactFigures;
import cityip.ledger.Act;
import cityip.ledger.Ledger;
import cityip.rulebook.Rulebook;
import cityip.shell.Viewer;
import java.math.BigDecimal;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;

/**
 * What mediators are paid for a case (以案定补): a base by the outcome and so much a session, by the rule in force on the day the case
 * closed. It is reckoned from outcome and sessions alone, so that nobody needs to read a mediation to pay for it. Once listed an amount stays.
 */
@Component
public final class Allowances {

  static final String RULE = "mediation.allowance";
  private static final int MOST = 1000;
  private static final ZoneId CITY_TIME = ZoneId.of("Asia/Shanghai");

  private final CaseList cases;
  private final FactFigures figures;
  private final Rulebook rulebook;
  private final JdbcClient db;
  private final Ledger ledger;
  private final TransactionTemplate transaction;
  private final Clock clock;

  Allowances(CaseList cases, FactFigures figures, Rulebook rulebook, JdbcClient db, Ledger ledger, PlatformTransactionManager transactions, Clock clock) {
    this.cases = cases;
    this.figures = figures;
    this.rulebook = rulebook;
    this.db = db;
    this.ledger = ledger;
    this.transaction = new TransactionTemplate(transactions);
    this.clock = clock;
  }

  /** How an amount came about: {@code base + min(sessions, most) × session}, never more than {@code ceiling}. */
  public record Reckoned(BigDecimal base, long sessions, long counted, BigDecimal session, BigDecimal ceiling, BigDecimal amount, String source) {}

  /** One closed mediation; {@code listed} is the day it was put on the payment list, empty while it is not. */
  public record Line(String number, String outcome, LocalDate closed, String mediator, Reckoned reckoned, Optional<LocalDate> listed) {}

  static Reckoned reckon(JsonNode rule, String source, String outcome, long sessions) {
    var base = rule.path("base").path(outcome).asDecimal(BigDecimal.ZERO);
    var counted = Math.min(sessions, rule.path("most-sessions").asLong(0));
    var session = rule.path("session").asDecimal(BigDecimal.ZERO);
    var ceiling = rule.path("most").asDecimal(BigDecimal.ZERO);
    var amount = base.signum() == 0 ? BigDecimal.ZERO : base.add(session.multiply(BigDecimal.valueOf(counted))).min(ceiling);
    return new Reckoned(base, sessions, counted, session, ceiling, amount, source);
  }

  /** The mediations a viewer may know of that closed in a year, the latest first. */
  public List<Line> of(int year, Viewer viewer) {
    var closed = cases.list(new CaseFilter("closed", MediationProcedure.CODE, "", "", "", "", "", "", viewer), CaseOrder.WAITING, true, MOST, 0).stream()
        .filter(summary -> day(summary).getYear() == year).toList();
    var came = figures.came(closed.stream().map(Summary::id).toList(), "hold-session", "mediator");
    var listed = listed(closed.stream().map(Summary::number).toList());
    return closed.stream().map(summary -> line(summary, came.getOrDefault(summary.id(), new FactFigures.Came(0, "")), Optional.ofNullable(listed.get(summary.number())))).toList();
  }

  private static LocalDate day(Summary summary) {
    return LocalDate.ofInstant(Objects.requireNonNull(summary.closed()), CITY_TIME);
  }

  private record Listed(LocalDate day, BigDecimal amount) {}

  private Line line(Summary summary, FactFigures.Came came, Optional<Listed> listed) {
    var closed = day(summary);
    var rule = rulebook.rule(RULE, closed);
    var reckoned = reckon(rule.value(), rule.source(), String.valueOf(summary.outcome()), came.times());
    var kept = listed.map(row -> new Reckoned(reckoned.base(), reckoned.sessions(), reckoned.counted(), reckoned.session(), reckoned.ceiling(), row.amount(), reckoned.source())).orElse(reckoned);
    return new Line(summary.number(), String.valueOf(summary.outcome()), closed, came.fact(), kept, listed.map(Listed::day));
  }

  private Map<String, Listed> listed(Collection<String> numbers) {
    var listed = new LinkedHashMap<String, Listed>();
    if (!numbers.isEmpty()) {
      db.sql("select case_number, listed, amount from mediation_allowance where case_number in (:numbers)").param("numbers", numbers).query(row -> {
        listed.put(row.getString(1), new Listed(LocalDate.ofInstant(row.getTimestamp(2).toInstant(), CITY_TIME), row.getBigDecimal(3)));
      });
    }
    return listed;
  }

  /** Puts cases on the payment list, each once, with the amount as it is reckoned now; how many were new. */
  public int list(int year, Collection<String> numbers, Viewer viewer) {
    var chosen = of(year, viewer).stream().filter(line -> numbers.contains(line.number()) && line.listed().isEmpty() && line.reckoned().amount().signum() > 0).collect(Collectors.toList());
    Integer written = transaction.execute(status -> {
      var count = 0;
      for (var line : chosen) {
        var row = db.sql("insert into mediation_allowance (case_number, mediator, outcome, sessions, amount, source, listed, listed_by) values (?, ?, ?, ?, ?, ?, ?, ?) on conflict do nothing")
            .params(line.number(), line.mediator(), line.outcome(), line.reckoned().sessions(), line.reckoned().amount(), line.reckoned().source(), Timestamp.from(clock.instant()),
                viewer.actor()).update();
        if (row > 0) {
          ledger.append(new Act(viewer.actor(), "mediation.allowance-listed", "case:" + line.number(), "amount=" + line.reckoned().amount().toPlainString()));
          count++;
        }
      }
      return count;
    });
    return written == null ? 0 : written;
  }
}
