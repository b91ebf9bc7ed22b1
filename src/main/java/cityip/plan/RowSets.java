package cityip.plan;

import cityip.kernel.AsOf;
import cityip.party.Parties;
import cityip.shell.Scope;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.stereotype.Component;

/**
 * Asks a row set the same question in its several forms: how much in all, how much by unit, which rows, and which rows
 * came or went between two readings. All of them wrap the one query, so a number and its rows cannot differ. Rows without
 * a unit lie outside the city and never count.
 */
@Component
public class RowSets {

  private final NamedParameterJdbcTemplate db;
  private final Parties parties;
  private final List<IndicatorSource> sources;

  RowSets(NamedParameterJdbcTemplate db, Parties parties, ObjectProvider<IndicatorSource> sources) {
    this.db = db;
    this.parties = parties;
    this.sources = sources.orderedStream().toList();
  }

  /** Sum of amounts and number of rows. */
  public record Total(BigDecimal sum, long rows) {}

  IndicatorSource source(PlanPack.Definition definition) {
    return sources.stream().filter(source -> source.measures().contains(definition.measure())).findFirst().orElseThrow(() -> new IllegalStateException(
        "Definition %s %d measures '%s'; known: %s.".formatted(definition.indicator(), definition.version(), definition.measure(),
            sources.stream().flatMap(source -> source.measures().stream()).sorted().toList())));
  }

  Total total(PlanPack.Definition definition, AsOf at, RowFilter filter) {
    var asked = asked(definition, at, filter);
    return Optional.ofNullable(db.queryForObject("select coalesce(sum(r.amount), 0) as s, count(*) as n from (" + asked.sql + ") r" + asked.where,
        asked.parameters, (row, n) -> new Total(row.getBigDecimal(1), row.getLong(2)))).orElseThrow();
  }

  /** Totals by unit; units without rows are absent. */
  Map<String, Total> byUnit(PlanPack.Definition definition, AsOf at, RowFilter filter) {
    var asked = asked(definition, at, filter);
    var totals = new LinkedHashMap<String, Total>();
    db.query("select r.unit, sum(r.amount), count(*) from (" + asked.sql + ") r" + asked.where + " group by r.unit order by r.unit", asked.parameters,
        row -> {
          totals.put(row.getString(1), new Total(row.getBigDecimal(2), row.getLong(3)));
        });
    return totals;
  }

  List<IndicatorRow> rows(PlanPack.Definition definition, AsOf at, RowFilter filter, RowOrder order, boolean descending, int limit, long offset) {
    var asked = asked(definition, at, filter);
    asked.parameters.put("p_limit", limit);
    asked.parameters.put("p_offset", offset);
    return db.query("select r.* from (" + asked.sql + ") r" + asked.where + " order by " + order.column + (descending ? " desc" : " asc")
        + " nulls last, r.row_key limit :p_limit offset :p_offset", asked.parameters, RowSets::row);
  }

  /** Every row, streamed, for an export. */
  void each(PlanPack.Definition definition, AsOf at, RowFilter filter, Consumer<IndicatorRow> consumer) {
    var asked = asked(definition, at, filter);
    db.query("select r.* from (" + asked.sql + ") r" + asked.where + " order by r.unit, r.row_key", asked.parameters, row -> {
      consumer.accept(row(row, 0));
    });
  }

  /**
   * The rows that stand in only one of two readings, at most {@code limit} of them; also serves two definitions on one day,
   * which is the effect of changing a definition.
   */
  List<RowMoved> moved(PlanPack.Definition before, AsOf then, PlanPack.Definition after, AsOf now, RowFilter filter, int limit) {
    var old = asked(before, then, filter, "a_");
    var fresh = asked(after, now, filter, "b_");
    var parameters = new HashMap<>(old.parameters);
    parameters.putAll(fresh.parameters);
    parameters.put("p_limit", limit);
    var one = """
        select r.*, %s as entered from (%s) r%s
         and not exists (select 1 from (%s) o where o.row_key = r.row_key and o.unit is not null)""";
    var entered = one.formatted("true", fresh.sql, fresh.where, old.sql);
    var left = one.formatted("false", old.sql, old.where, fresh.sql);
    return db.query("select * from (" + entered + " union all " + left + ") m order by m.entered desc, m.row_key limit :p_limit", parameters,
        (row, n) -> new RowMoved(row(row, n), row.getBoolean("entered")));
  }

  private record Asked(String sql, String where, Map<String, Object> parameters) {}

  private Asked asked(PlanPack.Definition definition, AsOf at, RowFilter filter) {
    return asked(definition, at, filter, "");
  }

  /** The source's query with its parameters renamed, so that two readings fit into one statement. */
  private Asked asked(PlanPack.Definition definition, AsOf at, RowFilter filter, String prefix) {
    var set = source(definition).rows(String.valueOf(definition.measure()), definition.parameters(), at);
    var parameters = new HashMap<String, Object>();
    var sql = set.sql();
    for (var parameter : set.parameters().entrySet()) {
      sql = prefix.isEmpty() ? sql : sql.replaceAll("(?<!:):" + parameter.getKey() + "\\b", ":" + prefix + parameter.getKey());
      parameters.put(prefix + parameter.getKey(), parameter.getValue());
    }
    var conditions = new ArrayList<String>();
    conditions.add("r.unit is not null");
    if (!filter.unit().isEmpty()) {
      conditions.add("r.unit = :p_unit");
      parameters.put("p_unit", filter.unit());
    }
    if (!filter.text().isBlank()) {
      conditions.add("(r.right_number ilike :p_text or r.title ilike :p_text or r.owner ilike :p_text)");
      parameters.put("p_text", "%" + filter.text().strip().replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_") + "%");
    }
    switch (filter.scope()) {
      case Scope.WholeCity _ -> { }
      case Scope.OneUnit unit -> {
        conditions.add("r.unit = :p_scope_unit");
        parameters.put("p_scope_unit", unit.unit());
      }
      case Scope.OneBody body -> {
        var same = parties.sameAs(body.bodyId());
        conditions.add(same.isEmpty() ? "false" : "r.owner_id in (:p_scope_bodies)");
        parameters.put("p_scope_bodies", same);
      }
      case Scope.PublicOnly _ -> conditions.add("false");
    }
    return new Asked(sql, " where " + String.join(" and ", conditions), parameters);
  }

  private static IndicatorRow row(java.sql.ResultSet row, int number) throws java.sql.SQLException {
    var reasons = row.getArray("reasons");
    var day = row.getDate("day");
    var owner = row.getLong("owner_id");
    var ownerId = row.wasNull() ? null : owner;
    return new IndicatorRow(row.getString("row_key"), row.getString("right_number"), row.getString("title"), ownerId, row.getString("owner"),
        row.getString("unit"), day == null ? null : day.toLocalDate(), row.getBigDecimal("amount"),
        reasons == null ? List.of() : List.of((String[]) reasons.getArray()));
  }
}
