package cityip.registry;

import cityip.kernel.AsOf;
import cityip.kernel.RightKind;
import cityip.kernel.RightNumber;
import cityip.shell.Scope;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.LongFunction;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Lists of rights by SQL over the spans; the text of a query is put together from the pieces of this class only. */
final class RightRows {

  /** Only the rows of a page are looked up in full; the whole list is sorted by what the order needs and no more. */
  private static final String FROM = " from registry_span s";
  private static final String WITH_RIGHT = " join registry_right r on r.id = s.right_id";

  private static final String COLUMNS = """
      select r.id, r.jurisdiction, r.kind, r.number, r.title, r.main_class, s.state, s.unit, s.owner_id, s.filed, s.granted, r.term_end,
        (select o.name from registry_owner o where o.right_id = s.right_id and o.valid_from <= :day and :day < o.valid_until
          and o.known_from <= :known and :known < o.known_until order by o.position limit 1) as owner
      """;

  private record Asked(String where, Map<String, Object> parameters) {}

  private final JdbcClient db;
  private final LongFunction<List<Long>> sameAs;

  /** @param sameAs all ids of a body that are one with the given one */
  RightRows(JdbcClient db, LongFunction<List<Long>> sameAs) {
    this.db = db;
    this.sameAs = sameAs;
  }

  long count(RightQuery query, AsOf at) {
    Asked asked = asked(query, at);
    return db.sql("select count(*)" + FROM + asked.where).params(asked.parameters).query(Long.class).single();
  }

  List<RightRow> page(RightQuery query, AsOf at) {
    Asked asked = asked(query, at);
    asked.parameters.put("limit", query.size());
    asked.parameters.put("offset", (query.page() - 1L) * query.size());
    String page = "(select s.*" + FROM + (query.order().needsRight() ? WITH_RIGHT : "") + asked.where + order(query) + " limit :limit offset :offset) s";
    return db.sql(COLUMNS + " from " + page + WITH_RIGHT + order(query)).params(asked.parameters).query((row, _) -> row(row)).list();
  }

  void each(RightQuery query, AsOf at, Consumer<RightRow> consumer) {
    Asked asked = asked(query, at);
    db.sql(COLUMNS + FROM + WITH_RIGHT + asked.where + order(query)).params(asked.parameters).query(row -> {
      consumer.accept(row(row));
    });
  }

  private static String order(RightQuery query) {
    return " order by " + query.order().column() + (query.descending() ? " desc" : " asc") + " nulls last, s.right_id";
  }

  private Asked asked(RightQuery query, AsOf at) {
    Map<String, Object> parameters = new HashMap<>();
    parameters.put("day", at.day());
    parameters.put("known", StoredHistories.moment(at.known()));
    List<String> conditions = new ArrayList<>(List.of("s.valid_from <= :day", ":day < s.valid_until", "s.known_from <= :known", ":known < s.known_until"));
    if (!query.kinds().isEmpty()) {
      conditions.add("s.kind in (:kinds)");
      parameters.put("kinds", query.kinds().stream().map(RightKind::number).toList());
    }
    if (!query.states().isEmpty()) {
      conditions.add("s.state in (:states)");
      parameters.put("states", query.states().stream().map(RightState::number).toList());
    }
    if (query.unit() != null) {
      conditions.add("s.unit = :unit");
      parameters.put("unit", query.unit());
    }
    if (query.owner() != null) {
      conditions.add("s.owner_id in (:owners) and s.right_id in (select o.right_id from registry_owner o where o.party_id in (:owners) and o.position = 1)");
      parameters.put("owners", sameAs.apply(query.owner()));
    }
    filed(query, conditions, parameters);
    words(query, conditions, parameters);
    scope(query.scope(), conditions, parameters);
    return new Asked(" where " + String.join(" and ", conditions), parameters);
  }

  private static void filed(RightQuery query, List<String> conditions, Map<String, Object> parameters) {
    if (query.filedFrom() != null) {
      conditions.add("s.filed >= :filedFrom");
      parameters.put("filedFrom", query.filedFrom());
    }
    if (query.filedUntil() != null) {
      conditions.add("s.filed <= :filedUntil");
      parameters.put("filedUntil", query.filedUntil());
    }
  }

  private static void words(RightQuery query, List<String> conditions, Map<String, Object> parameters) {
    if (query.among() != null) {
      conditions.add("s.right_id = any(:among)");
      parameters.put("among", query.among().toArray(Long[]::new));
    }
    if (!query.text().isEmpty()) {
      conditions.add("""
          s.right_id in (select t.id from registry_right t where t.number ilike :text or t.title ilike :text
            union select o.right_id from registry_owner o where o.name ilike :text
              and o.valid_from <= :day and :day < o.valid_until and o.known_from <= :known and :known < o.known_until)""");
      parameters.put("text", "%" + query.text().replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_").replace("\0", "") + "%");
    }
  }

  /** Row scope, once for list, count and export. Nobody signed in sees no rows: an unpublished application is confidential. */
  private void scope(Scope scope, List<String> conditions, Map<String, Object> parameters) {
    switch (scope) {
      case Scope.WholeCity _ -> { }
      case Scope.OneUnit one -> {
        conditions.add("s.unit = :scopeUnit");
        parameters.put("scopeUnit", one.unit());
      }
      case Scope.OneBody one -> {
        conditions.add("""
            s.right_id in (select o.right_id from registry_owner o where o.party_id in (:scopeBody) and o.valid_from <= :day and :day < o.valid_until
              and o.known_from <= :known and :known < o.known_until)""");
        parameters.put("scopeBody", sameAs.apply(one.bodyId()));
      }
      case Scope.PublicOnly _ -> conditions.add("false");
    }
  }

  private static RightRow row(ResultSet row) throws SQLException {
    long owner = row.getLong("owner_id");
    return new RightRow(row.getLong("id"), new RightNumber(row.getString("jurisdiction"), RightKind.ofNumber(row.getInt("kind")), row.getString("number")),
        row.getString("title"), row.getString("main_class"), RightState.ofNumber(row.getInt("state")), row.getString("unit"), owner == 0 ? null : owner, row.getString("owner"),
        row.getObject("filed", LocalDate.class), row.getObject("granted", LocalDate.class), row.getObject("term_end", LocalDate.class));
  }
}
