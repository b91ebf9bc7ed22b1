package cityip.registry;

import cityip.kernel.RightKind;
import cityip.party.Parties;
import cityip.search.SearchIndex;
import cityip.search.SearchOrder;
import cityip.search.SearchRequest;
import cityip.search.SearchResult;
import cityip.search.Wanted;
import cityip.shell.Scope;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
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
  private final RightsIndexer indexer;
  private final JdbcClient db;
  private final Clock clock;

  RightList(SearchIndex index, RightsIndexer indexer, Parties parties, JdbcClient db, Clock clock) {
    this.index = index;
    this.indexer = indexer;
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

  /**
   * One page, with exact counts of the whole result.
   *
   * @param upTo up to when records are in the index, while newer ones are still being put in; null when all are
   */
  public record Found(long total, List<Line> lines, Map<String, List<SearchResult.Count>> counts, @Nullable Instant upTo) {}

  public Found find(RightQuery query, Scope scope, int limit, int offset) {
    var order = switch (query.sort()) {
      case RELEVANCE -> query.text().isBlank() ? SearchOrder.FILED : SearchOrder.RELEVANCE;
      case FILED -> SearchOrder.FILED;
      case NUMBER -> SearchOrder.NUMBER;
    };
    var descending = query.descending() || query.sort() == Sort.RELEVANCE;
    var result = index.search(new SearchRequest(wanted(query, scope), scope, order, descending, limit, offset, FACETS));
    return new Found(result.total(), lines(result.ids()), result.facets(), indexer.behindSince());
  }

  /** Every line, for an export; in the order of the index. */
  public void each(RightQuery query, Scope scope, Consumer<Line> consumer) {
    var some = new ArrayList<String>(AT_ONCE);
    index.each(wanted(query, scope), scope, hit -> {
      some.add(hit.id());
      if (some.size() == AT_ONCE) {
        lines(some).forEach(consumer);
        some.clear();
      }
    });
    lines(some).forEach(consumer);
  }

  /** The register shows each viewer their own rows; what is published of others is found by the search. */
  private Wanted wanted(RightQuery query, Scope scope) {
    var all = new ArrayList<Wanted>();
    all.add(SearchRequest.words(query.text(), scope, 0).wanted());
    Map.of("kind", query.kind(), "state", query.state(), "unit", query.unit(), "year", query.year()).forEach((label, value) -> {
      if (!value.isBlank()) {
        all.add(new Wanted.OneOf(label, Set.of(value)));
      }
    });
    var owner = query.owner();
    if (owner != null) {
      all.add(new Wanted.OneOf("owner", bodies(owner)));
    }
    switch (scope) {
      case Scope.WholeCity _ -> { }
      case Scope.OneUnit one -> all.add(new Wanted.OneOf("unit", Set.of(one.unit())));
      case Scope.OneBody one -> all.add(new Wanted.OneOf("owner", bodies(one.bodyId())));
      case Scope.PublicOnly _ -> all.add(new Wanted.OneOf("unit", Set.of("-")));
    }
    return new Wanted.All(all);
  }

  private Set<String> bodies(long id) {
    var same = parties.sameAs(id).stream().map(String::valueOf).collect(Collectors.toSet());
    return same.isEmpty() ? Set.of("-") : same;
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
