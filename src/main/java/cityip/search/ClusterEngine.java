package cityip.search;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * One index of an OpenSearch 3 cluster. Who serves is an alias, so that a new index takes over in one step. Counts of labels are
 * exact up to a hundred thousand values on a shard. It does not compare meanings: that needs a plugin not every cluster has.
 */
final class ClusterEngine implements SearchEngine {

  private static final JsonMapper JSON = JsonMapper.shared();
  private static final int WINDOW = 10_000;
  private static final int STRIDE = 2_000;
  private static final int EVERY_VALUE = 100_000;

  private final ClusterDoor door;
  private final String alias;
  private final String index;
  private final int shards;

  private ClusterEngine(ClusterDoor door, String alias, String index, int shards) {
    this.door = door;
    this.alias = alias;
    this.index = index;
    this.shards = shards;
  }

  /** The index that serves under the alias; null when there is none of this layout. */
  static @Nullable ClusterEngine serving(ClusterDoor door, String alias, int shards) {
    var reply = door.ask("GET", "/_alias/" + alias, null);
    if (!reply.found() || reply.body().isEmpty()) {
      return null;
    }
    var engine = new ClusterEngine(door, alias, reply.body().propertyNames().iterator().next(), shards);
    return engine.meta().path("layout").asString("").equals(LuceneEngine.LAYOUT) ? engine : null;
  }

  /** An index not yet serving; one that an earlier start began is gone on with. */
  static ClusterEngine fresh(ClusterDoor door, String alias, int shards) {
    var reply = door.ask("GET", "/_alias/" + alias, null);
    var number = 1;
    if (reply.found() && !reply.body().isEmpty()) {
      number = Integer.parseInt(reply.body().propertyNames().iterator().next().replaceAll(".*-", "")) + 1;
    }
    var engine = new ClusterEngine(door, alias, alias + "-" + number, shards);
    if (!door.ask("GET", "/" + engine.index + "/_mapping", null).found()) {
      engine.create();
    }
    return engine;
  }

  private void create() {
    var nodes = door.send("GET", "/_cluster/health", null).path("number_of_data_nodes").asInt(1);
    door.send("PUT", "/" + index, ClusterMapping.of(shards, nodes > 1 ? 1 : 0));
  }

  private JsonNode meta() {
    return door.send("GET", "/" + index + "/_mapping", null).path(index).path("mappings").path("_meta");
  }

  @Override
  public boolean keeps() {
    return true;
  }

  @Override
  public Instant upTo() {
    return Instant.parse(meta().path("upTo").asString(Instant.EPOCH.toString()));
  }

  @Override
  public long size() {
    return door.send("GET", "/" + index + "/_count", null).path("count").asLong();
  }

  @Override
  public void put(Collection<IndexedDocument> documents, Map<String, float[]> vectors, boolean fresh) {
    if (documents.isEmpty()) {
      return;
    }
    var lines = new StringBuilder();
    for (var document : documents) {
      lines.append(JSON.writeValueAsString(Map.of("index", Map.of("_id", document.id())))).append('\n').append(JSON.writeValueAsString(ClusterMapping.document(document))).append('\n');
    }
    bulk(lines);
  }

  @Override
  public void remove(Collection<String> ids) {
    if (!ids.isEmpty()) {
      var lines = new StringBuilder();
      ids.forEach(id -> lines.append(JSON.writeValueAsString(Map.of("delete", Map.of("_id", id)))).append('\n'));
      bulk(lines);
    }
  }

  /** Nothing that was refused is passed over: the moment is not committed, and everything since the last one is given again. */
  private void bulk(StringBuilder lines) {
    var answer = door.send("POST", "/" + index + "/_bulk", lines.toString());
    if (answer.path("errors").asBoolean()) {
      for (var item : answer.path("items")) {
        var done = item.properties().iterator().next().getValue();
        if (done.path("status").asInt() >= 400 && done.path("status").asInt() != 404) {
          throw new ClusterAway("A document was refused: " + done.path("error"));
        }
      }
    }
  }

  @Override
  public void clear() {
    door.ask("DELETE", "/" + index, null);
    create();
  }

  @Override
  public void commit(Instant moment) {
    door.send("POST", "/" + index + "/_refresh", null);
    door.send("POST", "/" + index + "/_flush", null);
    var before = upTo();
    door.send("PUT", "/" + index + "/_mapping", Map.of("_meta", Map.of("upTo", (moment.isAfter(before) ? moment : before).toString(), "layout", LuceneEngine.LAYOUT)));
  }

  /** From now on this index serves; the one before is dropped. */
  @Override
  public void promote() {
    var before = door.ask("GET", "/_alias/" + alias, null);
    var actions = new ArrayList<Object>();
    actions.add(Map.of("add", Map.of("index", index, "alias", alias)));
    if (before.found()) {
      before.body().propertyNames().stream().filter(old -> !old.equals(index)).forEach(old -> actions.add(Map.of("remove_index", Map.of("index", old))));
    }
    door.send("POST", "/_aliases", Map.of("actions", actions));
  }

  @Override
  public SearchResult search(SearchRequest request) {
    var body = new LinkedHashMap<String, Object>();
    body.put("query", ClusterQueries.of(request.wanted()));
    body.put("post_filter", ClusterQueries.of(request.limits("")));
    body.put("track_total_hits", true);
    body.put("size", 0);
    if (!request.facets().isEmpty()) {
      var aggregations = new LinkedHashMap<String, Object>();
      request.facets().forEach(label -> aggregations.put(label,
          Map.of("filter", ClusterQueries.of(request.limits(label)), "aggs", Map.of("values", values(label, SearchResult.MOST_VALUES)))));
      body.put("aggs", aggregations);
    }
    var deep = request.offset() + request.limit() > WINDOW;
    if (!deep) {
      body.put("from", request.offset());
      body.put("size", request.limit());
      body.put("sort", sort(request));
    }
    var answer = ask(body);
    var facets = new LinkedHashMap<String, List<SearchResult.Count>>();
    request.facets().forEach(label -> facets.put(label, counts(answer.path("aggregations").path(label).path("values"))));
    var total = answer.path("hits").path("total").path("value").asLong();
    return new SearchResult(total, deep ? deep(request) : hits(answer), facets);
  }

  private JsonNode ask(Map<String, Object> body) {
    return door.send("POST", "/" + index + "/_search?search_type=dfs_query_then_fetch&request_cache=false", body);
  }

  private static Map<String, Object> values(String label, int most) {
    return Map.of("terms", Map.of("field", ClusterQueries.label(label), "size", most, "shard_size", EVERY_VALUE, "order", List.of(Map.of("_count", "desc"), Map.of("_key", "asc"))));
  }

  private static List<SearchResult.Count> counts(JsonNode terms) {
    var counts = new ArrayList<SearchResult.Count>();
    terms.path("buckets").forEach(bucket -> counts.add(new SearchResult.Count(bucket.path("key").asString(), bucket.path("doc_count").asLong())));
    return counts;
  }

  private static List<Object> sort(SearchRequest request) {
    var column = request.order().column();
    var by = column == null ? Map.of("_score", "desc") : Map.of(ClusterQueries.label(column),
        Map.of("order", request.descending() ? "desc" : "asc", "missing", "_last", "unmapped_type", request.order().isRank() ? "long" : "keyword"));
    return List.of(by, Map.of("id", "asc"));
  }

  /** Beyond the window the hits are passed in strides, each beginning after the last of the one before. */
  private List<SearchResult.Hit> deep(SearchRequest request) {
    var page = new ArrayList<SearchResult.Hit>();
    var passed = 0;
    @Nullable JsonNode after = null;
    while (passed < request.offset() + request.limit()) {
      var body = new LinkedHashMap<String, Object>();
      body.put("query", ClusterQueries.of(request.whole()));
      body.put("size", Math.min(WINDOW, request.offset() + request.limit() - passed));
      body.put("sort", sort(request));
      if (after != null) {
        body.put("search_after", after);
      }
      var answer = ask(body);
      var some = hits(answer);
      if (some.isEmpty()) {
        break;
      }
      page.addAll(some.subList(Math.clamp(request.offset() - passed, 0, some.size()), some.size()));
      passed += some.size();
      after = answer.path("hits").path("hits").get(some.size() - 1).path("sort");
    }
    return page;
  }

  private static List<SearchResult.Hit> hits(JsonNode answer) {
    var hits = new ArrayList<SearchResult.Hit>();
    answer.path("hits").path("hits").forEach(hit -> {
      var shown = new LinkedHashMap<String, String>();
      hit.path("_source").path("shown").properties().forEach(entry -> shown.put(entry.getKey(), entry.getValue().asString()));
      var score = (float) hit.path("_score").asDouble(0);
      hits.add(new SearchResult.Hit(hit.path("_id").asString(), score, score == 0 ? Map.of() : Map.of("words", (double) score), shown));
    });
    return hits;
  }

  @Override
  public void each(Wanted wanted, Consumer<SearchResult.Hit> consumer) {
    @Nullable JsonNode after = null;
    while (true) {
      var body = new LinkedHashMap<String, Object>();
      body.put("query", ClusterQueries.of(wanted));
      body.put("size", STRIDE);
      body.put("sort", List.of(Map.of("id", "asc")));
      if (after != null) {
        body.put("search_after", after);
      }
      var answer = ask(body);
      var some = hits(answer);
      some.forEach(consumer);
      if (some.size() < STRIDE) {
        return;
      }
      after = answer.path("hits").path("hits").get(some.size() - 1).path("sort");
    }
  }

  @Override
  public boolean knowsMeaning() {
    return false;
  }

  @Override
  public List<SearchResult.Hit> nearest(float[] meaning, Wanted among, int limit) {
    return List.of();
  }

  @Override
  public PivotCounts pivot(Wanted wanted, String rows, @Nullable String columns, boolean families, @Nullable String sum, int mostRows, int mostColumns) {
    return new ClusterPivot(this::ask, families, sum).count(wanted, rows, columns, mostRows, mostColumns);
  }

  @Override
  public void close() {
    // a client over HTTP holds nothing that must be given back
  }
}
