package cityip.search;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Tables in the cluster's words. Families are counted exactly up to forty thousand a cell, nearly so beyond. */
final class ClusterPivot {

  private static final int EVERY_VALUE = 100_000;
  private static final int EXACT = 40_000;

  private final Function<Map<String, Object>, JsonNode> asked;
  private final boolean families;
  private final @Nullable String sum;

  ClusterPivot(Function<Map<String, Object>, JsonNode> asked, boolean families, @Nullable String sum) {
    this.asked = asked;
    this.families = families;
    this.sum = sum;
  }

  PivotCounts count(Wanted wanted, String rows, @Nullable String columns, int mostRows, int mostColumns) {
    var body = new LinkedHashMap<String, Object>();
    body.put("query", ClusterQueries.of(wanted));
    body.put("size", 0);
    body.put("track_total_hits", true);
    var aggregations = new LinkedHashMap<String, Object>();
    aggregations.put("rows", by(rows, mostRows, inside()));
    aggregations.put("allRows", distinct(rows));
    if (columns != null) {
      aggregations.put("columns", by(columns, mostColumns, inside()));
      aggregations.put("allColumns", distinct(columns));
    }
    body.put("aggs", aggregations);
    var answer = asked.apply(body);
    var down = values(answer.path("aggregations").path("rows"));
    var total = answer.path("hits").path("total").path("value").asLong();
    var across = columns == null ? List.of(new SearchResult.Count("", total)) : values(answer.path("aggregations").path("columns"));
    var sums = new long[sum == null ? 0 : down.size()][across.size()];
    return new PivotCounts(down, across, cells(wanted, rows, columns, down, across, answer, sums), total, answer.path("aggregations").path("allRows").path("value").asInt() - down.size(),
        columns == null ? 0 : answer.path("aggregations").path("allColumns").path("value").asInt() - across.size(), sums, rowSums(down, answer));
  }

  private long[][] cells(Wanted wanted, String rows, @Nullable String columns, List<SearchResult.Count> down, List<SearchResult.Count> across, JsonNode first, long[][] sums) {
    var cells = new long[down.size()][across.size()];
    if (columns == null) {
      for (var r = 0; r < cells.length; r++) {
        cells[r][0] = down.get(r).hits();
        if (sum != null) {
          sums[r][0] = rowSums(down, first)[r];
        }
      }
      return cells;
    }
    var within = new LinkedHashMap<String, Object>(by(columns, across.size() + 1, inside()));
    within.put("terms", Map.of("field", ClusterQueries.label(columns), "include", across.stream().map(SearchResult.Count::value).toList(), "size", Math.max(1, across.size())));
    var outer = new LinkedHashMap<String, Object>();
    outer.put("terms", Map.of("field", ClusterQueries.label(rows), "include", down.stream().map(SearchResult.Count::value).toList(), "size", Math.max(1, down.size())));
    outer.put("aggs", Map.of("columns", within));
    var answer = asked.apply(Map.of("query", ClusterQueries.of(wanted), "size", 0, "aggs", Map.of("rows", outer)));
    var places = new HashMap<String, Integer>();
    for (var c = 0; c < across.size(); c++) {
      places.put(across.get(c).value(), c);
    }
    var lines = new HashMap<String, JsonNode>();
    answer.path("aggregations").path("rows").path("buckets").forEach(bucket -> lines.put(bucket.path("key").asString(), bucket));
    for (var r = 0; r < down.size(); r++) {
      var line = lines.get(down.get(r).value());
      if (line != null) {
        for (var bucket : line.path("columns").path("buckets")) {
          var c = places.getOrDefault(bucket.path("key").asString(), 0);
          cells[r][c] = hits(bucket);
          if (sum != null) {
            sums[r][c] = bucket.path("sum").path("value").asLong();
          }
        }
      }
    }
    return cells;
  }

  private Map<String, Object> inside() {
    var sum = this.sum;
    return families ? Map.of("families", distinct("family")) : sum == null ? Map.of() : Map.of("sum", Map.of("sum", Map.of("field", sum)));
  }

  private long[] rowSums(List<SearchResult.Count> down, JsonNode answer) {
    var sums = new long[sum == null ? 0 : down.size()];
    var values = new HashMap<String, Long>();
    answer.path("aggregations").path("rows").path("buckets").forEach(bucket -> values.put(bucket.path("key").asString(), bucket.path("sum").path("value").asLong()));
    for (var r = 0; r < sums.length; r++) {
      sums[r] = values.getOrDefault(down.get(r).value(), 0L);
    }
    return sums;
  }

  private static Map<String, Object> distinct(String label) {
    return Map.of("cardinality", Map.of("field", ClusterQueries.label(label), "precision_threshold", EXACT));
  }

  private static Map<String, Object> by(String label, int most, Map<String, Object> inside) {
    var by = new LinkedHashMap<String, Object>();
    by.put("terms", Map.of("field", ClusterQueries.label(label), "size", Math.max(1, most), "shard_size", EVERY_VALUE, "order", List.of(Map.of("_count", "desc"), Map.of("_key", "asc"))));
    if (!inside.isEmpty()) {
      by.put("aggs", inside);
    }
    return by;
  }

  private List<SearchResult.Count> values(JsonNode terms) {
    var values = new ArrayList<SearchResult.Count>();
    terms.path("buckets").forEach(bucket -> values.add(new SearchResult.Count(bucket.path("key").asString(), hits(bucket))));
    values.sort(Comparator.comparingLong(SearchResult.Count::hits).reversed().thenComparing(SearchResult.Count::value));
    return values;
  }

  private long hits(JsonNode bucket) {
    return families ? bucket.path("families").path("value").asLong() : bucket.path("doc_count").asLong();
  }
}
