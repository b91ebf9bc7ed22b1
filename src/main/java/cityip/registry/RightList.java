package cityip.registry;

import cityip.kernel.RightKind;
import cityip.party.Parties;
import cityip.search.SearchIndex;
import cityip.search.SearchRequest;
import cityip.search.SearchResult;
import cityip.shell.Scope;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The register as a list: found by words and filters, within what the viewer may see, as rights stand today. */
@Component
public class RightList {

  private static final int AT_ONCE = 1_000;
  private static final List<String> FACETS = List.of("kind", "state", "unit");

  private final SearchIndex index;
  private final Parties parties;
  private final JdbcClient db;
  private final Clock clock;

  RightList(SearchIndex index, Parties parties, JdbcClient db, Clock clock) {
    this.index = index;
    this.parties = parties;
    this.db = db;
    this.clock = clock;
  }

  /** What is asked for; empty filters match all. {@code year} is that of filing. */
  public record RightQuery(String text, String kind, String state, String unit, String year, @Nullable Long owner, Sort sort, boolean descending) {}

  /** By what the list is ordered. */
  public enum Sort { RELEVANCE, FILED, NUMBER }

  /** A line of the list. {@code unit} is null when the first owner lies outside the city. */
  public record Line(long id, RightKind kind, String number, @Nullable String title, @Nullable String mainClass, @Nullable LocalDate filed, RightState state,
      @Nullable String unit, @Nullable String owner, @Nullable Long ownerId) {}

  /** One page, with exact counts of the whole result. */
  public record Found(long total, List<Line> lines, Map<String, List<SearchResult.Count>> counts) {}

  public Found find(RightQuery query, Scope scope, int limit, int offset) {
    var result = index.search(request(query, scope, limit, offset, FACETS));
    return new Found(result.total(), lines(result.ids()), result.facets());
  }

  /** Every line, for an export; in the order of the index. */
  public void each(RightQuery query, Scope scope, Consumer<Line> consumer) {
    var some = new ArrayList<String>(AT_ONCE);
    index.each(request(query, scope, 0, 0, List.of()), id -> {
      some.add(id);
      if (some.size() == AT_ONCE) {
        lines(some).forEach(consumer);
        some.clear();
      }
    });
    lines(some).forEach(consumer);
  }

  private SearchRequest request(RightQuery query, Scope scope, int limit, int offset, List<String> facets) {
    var labels = new LinkedHashMap<String, Set<String>>();
    filter(labels, "kind", query.kind());
    filter(labels, "state", query.state());
    filter(labels, "unit", query.unit());
    filter(labels, "year", query.year());
    var owner = query.owner();
    if (owner != null) {
      labels.put("owner", bodies(owner));
    }
    switch (scope) {
      case Scope.WholeCity _ -> { }
      case Scope.OneUnit one -> labels.merge("unit", Set.of(one.unit()), (asked, own) -> asked.equals(own) ? own : Set.of("-"));
      case Scope.OneBody one -> {
        var own = bodies(one.bodyId());
        labels.merge("owner", own, (asked, mine) -> asked.stream().anyMatch(mine::contains) ? mine : Set.of("-"));
      }
      case Scope.PublicOnly _ -> labels.put("unit", Set.of("-"));
    }
    var sort = switch (query.sort()) {
      case RELEVANCE -> query.text().isBlank() ? "filedDay" : null;
      case FILED -> "filedDay";
      case NUMBER -> "number";
    };
    return new SearchRequest(query.text(), labels, Map.of(), sort, query.descending() || query.sort() == Sort.RELEVANCE, limit, offset, facets);
  }

  private Set<String> bodies(long id) {
    var same = parties.sameAs(id).stream().map(String::valueOf).collect(Collectors.toSet());
    return same.isEmpty() ? Set.of("-") : same;
  }

  private static void filter(Map<String, Set<String>> labels, String field, String value) {
    if (!value.isBlank()) {
      labels.put(field, Set.of(value));
    }
  }

  private List<Line> lines(List<String> ids) {
    if (ids.isEmpty()) {
      return List.of();
    }
    var found = new HashMap<String, Line>();
    db.sql("""
        select r.id, r.kind, r.number, r.title, r.main_class, r.filed, s.state, s.unit, s.owner_id,
               (select o.name from registry_owner o where o.right_id = r.id and o.known_until = 'infinity' and o.valid_from <= :today and :today < o.valid_until
                 order by o.position limit 1) as owner
          from registry_right r
          join registry_span s on s.right_id = r.id and s.known_until = 'infinity' and s.valid_from <= :today and :today < s.valid_until
         where r.id = any(:ids)""")
        .param("ids", ids.stream().map(Long::valueOf).toArray(Long[]::new)).param("today", LocalDate.now(clock)).query(RightList::line)
        .list().forEach(line -> found.put(Long.toString(line.id()), line));
    return ids.stream().map(found::get).filter(java.util.Objects::nonNull).toList();
  }

  private static Line line(ResultSet row, int n) throws SQLException {
    var owner = row.getLong("owner_id");
    var ownerId = row.wasNull() ? null : Long.valueOf(owner);
    var filed = row.getDate("filed");
    return new Line(row.getLong("id"), RightKind.ofNumber(row.getInt("kind")), row.getString("number"), row.getString("title"), row.getString("main_class"),
        filed == null ? null : filed.toLocalDate(), RightState.ofNumber(row.getInt("state")), row.getString("unit"), row.getString("owner"), ownerId);
  }
}
