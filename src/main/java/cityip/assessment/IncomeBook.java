package cityip.assessment;

import cityip.assessment.IncomeSheet.Inputs;
import cityip.kernel.AsOf;
import cityip.ledger.Act;
import cityip.ledger.Ledger;
import cityip.registry.Registry;
import cityip.registry.RightView;
import cityip.shell.Scope;
import cityip.shell.Viewer;
import java.math.BigDecimal;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** Income worksheets that somebody kept for a right, so that a report can show them with their figures and who answers for them. */
@Component
public final class IncomeBook {

  private static final JsonMapper JSON = JsonMapper.builder().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS).build();

  private final JdbcClient db;
  private final Registry registry;
  private final ValueDesk values;
  private final Ledger ledger;
  private final TransactionTemplate transaction;
  private final Clock clock;

  IncomeBook(JdbcClient db, Registry registry, ValueDesk values, Ledger ledger, TransactionTemplate transaction, Clock clock) {
    this.db = db;
    this.registry = registry;
    this.values = values;
    this.ledger = ledger;
    this.transaction = transaction;
    this.clock = clock;
  }

  /** A worksheet as it was kept; its years are computed again from its inputs. */
  public record Kept(long id, String number, String title, Inputs inputs, BigDecimal value, String actor, Instant at) {}

  /** The right of a number in this viewer's scope today. */
  public Optional<RightView> right(String number, Viewer viewer) {
    return number.isBlank() ? Optional.empty() : registry.find(number, new AsOf(LocalDate.now(clock), clock.instant()), viewer.scope());
  }

  /** @return the right's number; empty when there is no such right in the viewer's scope */
  public Optional<String> keep(String number, Inputs inputs, Viewer viewer) {
    return right(number, viewer).map(right -> {
      var canonical = right.number().canonical();
      transaction.executeWithoutResult(_ -> {
        var figures = JSON.writeValueAsString(inputs);
        var id = db.sql("insert into assessment_income (number, title, unit, bodies, figures, value, actor, at) values (?, ?, ?, ?, ?::jsonb, ?, ?, ?) returning id")
            .params(java.util.Arrays.<@Nullable Object>asList(canonical, right.title(), right.unit(), values.bodies(right).toArray(Long[]::new), figures, IncomeSheet.of(inputs).value(), viewer.actor(), Timestamp.from(clock.instant())))
            .query(Long.class).single();
        ledger.append(new Act(viewer.actor(), "assessment.income-kept", "income:" + id, canonical + " " + figures));
      });
      return canonical;
    });
  }

  /** Those kept for a right, the latest first; rows beyond the viewer's scope are not there. */
  public List<Kept> of(String number, Viewer viewer) {
    var scope = viewer.scope();
    return db.sql("select * from assessment_income where number = :number and (:everything or unit = :unit or :body = any(bodies)) order by id desc limit 10").param("number", number)
        .param("everything", scope instanceof Scope.WholeCity).param("unit", scope instanceof Scope.OneUnit one ? one.unit() : "-").param("body", scope instanceof Scope.OneBody one ? one.bodyId() : -1L)
        .query((row, _) -> new Kept(row.getLong("id"), row.getString("number"), row.getString("title"), Objects.requireNonNull(JSON.readValue(row.getString("figures"), Inputs.class)), row.getBigDecimal("value"),
            row.getString("actor"), row.getTimestamp("at").toInstant())).list();
  }
}
