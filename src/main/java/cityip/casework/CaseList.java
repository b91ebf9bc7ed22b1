package cityip.casework;

import cityip.casework.CaseFile.Summary;
import cityip.shell.Scope;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Lists of cases: queues, exports, statistics, the deadline board. Row scope is applied here, once, for all of them. */
@Component
public final class CaseList {

  private final JdbcClient db;
  private final Clock clock;

  CaseList(JdbcClient db, Clock clock) {
    this.db = db;
    this.clock = clock;
  }

  /** Words of SQL with their parameters. */
  private record Where(String words, Map<String, Object> parameters) {}

  private Where where(CaseFilter filter) {
    var words = new ArrayList<String>();
    var parameters = new LinkedHashMap<String, Object>();
    scope(filter, words, parameters);
    if (!filter.procedure().isEmpty()) {
      words.add("c.procedure = :procedure");
      parameters.put("procedure", filter.procedure());
    }
    if (!filter.state().isEmpty()) {
      words.add("c.state = :state");
      parameters.put("state", filter.state());
    }
    if (!filter.outcome().isEmpty()) {
      words.add("c.outcome = :outcome");
      parameters.put("outcome", filter.outcome());
    }
    if (!filter.unit().isEmpty()) {
      words.add("c.unit = :unit");
      parameters.put("unit", filter.unit());
    }
    if (filter.year().matches("\\d{4}")) {
      words.add("c.opened >= make_timestamptz(:year, 1, 1, 0, 0, 0, 'Asia/Shanghai') and c.opened < make_timestamptz(:year + 1, 1, 1, 0, 0, 0, 'Asia/Shanghai')");
      parameters.put("year", Integer.parseInt(filter.year()));
    }
    if (!filter.campaign().isEmpty()) {
      words.add("c.facts ->> 'campaign' = :campaign");
      parameters.put("campaign", filter.campaign());
    }
    if (!filter.did().isEmpty()) {
      var until = filter.until();
      words.add("exists (select 1 from casework_act a where a.case_id = c.id and a.act = :did and a.at <= :until)");
      parameters.put("did", filter.did());
      parameters.put("until", java.sql.Timestamp.from(until == null ? clock.instant() : until));
    }
    if (!filter.text().isEmpty()) {
      // behind the wall only the number can be searched: a title that matches would tell what it says
      var open = filter.viewer().scope() instanceof Scope.WholeCity || filter.viewer().scope() instanceof Scope.OneUnit ? "not c.confidential and " : "";
      words.add("(c.number ilike :text or c.docket ilike :text or " + open + "(c.title ilike :text or exists (select 1 from casework_party p where p.case_id = c.id and p.name ilike :text)))");
      parameters.put("text", "%" + filter.text().replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_") + "%");
    }
    queue(filter, words, parameters);
    return new Where(words.isEmpty() ? "" : " where " + String.join(" and ", words), parameters);
  }

  private void queue(CaseFilter filter, List<String> words, Map<String, Object> parameters) {
    switch (filter.queue()) {
      case "mine" -> {
        words.add("c.open and c.owner = :me");
        parameters.put("me", filter.viewer().username());
      }
      case "opened" -> {
        words.add("c.opened_by = :me");
        parameters.put("me", filter.viewer().username());
      }
      case "overdue" -> {
        words.add("c.open and c.due_moment <= :now");
        parameters.put("now", java.sql.Timestamp.from(clock.instant()));
      }
      case "unowned" -> words.add("c.open and c.owner is null");
      case "closed" -> words.add("not c.open");
      case "all" -> { }
      default -> words.add("c.open");
    }
  }

  /** Officers by county, seats by their desk, parties by their own cases; the street sees nothing. */
  private static void scope(CaseFilter filter, List<String> words, Map<String, Object> parameters) {
    var viewer = filter.viewer();
    var seat = """
        exists (select 1 from casework_seat s where s.username = :viewer and s.desk in ('POLICE', 'PROSECUTOR', 'MEDIATOR', 'COURT')
                and (s.unit = '' or s.unit = c.unit) and (s.desk = c.desk or exists (select 1 from casework_act a where a.case_id = c.id and a.desk = s.desk)))""";
    switch (viewer.scope()) {
      case Scope.WholeCity _ -> { }
      case Scope.OneUnit unit -> {
        words.add("(c.unit = :scopeUnit or " + seat + ")");
        parameters.put("scopeUnit", unit.unit());
        parameters.put("viewer", viewer.username());
      }
      case Scope.OneBody body -> {
        words.add("(c.opened_by = :viewer or exists (select 1 from casework_party p where p.case_id = c.id and (p.body_id = :scopeBody or p.account = :viewer)))");
        parameters.put("scopeBody", body.bodyId());
        parameters.put("viewer", viewer.username());
      }
      case Scope.PublicOnly _ -> {
        words.add(viewer.signedIn() ? seat : "false");
        if (viewer.signedIn()) {
          parameters.put("viewer", viewer.username());
        }
      }
    }
  }

  public long count(CaseFilter filter) {
    var where = where(filter);
    return db.sql("select count(*) from casework_case c" + where.words()).params(where.parameters()).query(Long.class).single();
  }

  public List<Summary> list(CaseFilter filter, CaseOrder order, boolean descending, int size, long offset) {
    var where = where(filter);
    var parameters = new LinkedHashMap<>(where.parameters());
    parameters.put("size", size);
    parameters.put("offset", offset);
    var sorted = " order by " + order.column() + (descending ? " desc nulls last, c.id desc" : " nulls last, c.id");
    // the page's ids first, from the narrow end of the table; the wide rows only for those
    return db.sql("select " + Cases.SUMMARY + Cases.FROM + "where c.id in (select c.id from casework_case c" + where.words() + sorted + " limit :size offset :offset)" + sorted)
        .params(parameters).query((row, n) -> Cases.summary(row)).list();
  }

  /** Every case of the filter, for an export; read row by row. */
  public void each(CaseFilter filter, CaseOrder order, boolean descending, Consumer<Summary> sink) {
    var where = where(filter);
    db.sql("select " + Cases.SUMMARY + Cases.FROM + where.words() + " order by " + order.column() + (descending ? " desc" : "") + " nulls last, c.id")
        .params(where.parameters()).query(row -> {
          sink.accept(Cases.summary(row));
        });
  }

  /**
   * One line of the statistics.
   *
   * @param days mean days from opening to closing, of the closed ones; null when none is closed
   * @param onTime share of closed cases that never ran past a due day, in per cent; null when none is closed
   */
  public record StatisticLine(String procedure, String unit, String outcome, long count, long open, java.math.@org.jspecify.annotations.Nullable BigDecimal days,
      java.math.@org.jspecify.annotations.Nullable BigDecimal onTime) {}

  /** Counts, durations and the on-time share by procedure, county and outcome, within the filter. */
  public List<StatisticLine> statistics(CaseFilter filter, boolean byUnit, boolean byOutcome) {
    var where = where(filter);
    var unit = byUnit ? "c.unit" : "''";
    var outcome = byOutcome ? "coalesce(c.outcome, '')" : "''";
    return db.sql("select c.procedure, " + unit + " as unit, " + outcome + """
         as outcome, count(*), count(*) filter (where c.open),
               round(avg(extract(epoch from c.closed - c.opened) / 86400) filter (where not c.open), 1),
               round(100.0 * count(*) filter (where not c.open and not exists (select 1 from casework_clock k where k.case_id = c.id and k.fired is not null and not k.waiting))
                     / nullif(count(*) filter (where not c.open), 0), 1)"""
        + Cases.FROM + where.words() + " group by 1, 2, 3 order by 1, 2, 3").params(where.parameters())
        .query((row, n) -> new StatisticLine(row.getString(1), row.getString(2), row.getString(3), row.getLong(4), row.getLong(5), row.getBigDecimal(6),
            row.getBigDecimal(7))).list();
  }

  /** What must be zero: open cases that nobody owns, that have no due day, or whose state allows nothing. */
  public record Proof(long open, long withoutDesk, long withoutDue, long overdue, java.time.Instant at) {}

  /** The nightly proof, taken now; anybody may read it. */
  public Proof proof() {
    return db.sql("""
        select count(*), count(*) filter (where desk is null or desk = ''), count(*) filter (where due_moment is null),
               count(*) filter (where due_moment <= :now) from casework_case where open""")
        .param("now", java.sql.Timestamp.from(clock.instant()))
        .query((row, n) -> new Proof(row.getLong(1), row.getLong(2), row.getLong(3), row.getLong(4), clock.instant())).single();
  }
}
