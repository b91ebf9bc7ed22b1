package cityip.search;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/** One node of OpenSearch in a process of its own as a peer: our mapping, one shard, no copy, and no cache of answers. */
final class OpenSearchNode implements AutoCloseable {

  private static final JsonMapper JSON = JsonMapper.shared();
  private static final int VALUES = 24;

  private final ClusterForTests cluster;
  private final HttpClient http = HttpClient.newHttpClient();

  OpenSearchNode(Path folder, int port) throws IOException, InterruptedException {
    cluster = new ClusterForTests(folder, port, 1);
    send("PUT", "/bench", "application/json", JSON.writeValueAsString(ClusterMapping.of(1, 0)));
    send("PUT", "/bench/_settings", "application/json", "{\"index.requests.cache.enable\": false}");
  }

  /** Documents a second by bulk requests from two senders, each written before the clock runs; refresh and flush at the end are on it. */
  double builds(int rows) throws IOException, InterruptedException {
    var nanos = new long[1];
    GeneratedCity.each(rows, some -> {
      var halves = List.of(lines(some.subList(0, some.size() / 2)), lines(some.subList(some.size() / 2, some.size())));
      var start = System.nanoTime();
      var other = Thread.ofPlatform().start(() -> bulk(halves.getFirst()));
      bulk(halves.getLast());
      other.join();
      nanos[0] += System.nanoTime() - start;
    });
    var start = System.nanoTime();
    send("POST", "/bench/_refresh", "application/json", "");
    send("POST", "/bench/_flush", "application/json", "");
    nanos[0] += System.nanoTime() - start;
    var size = JSON.readTree(send("GET", "/bench/_count", "application/json", "")).path("count").asLong();
    if (size != rows) {
      throw new IllegalStateException("OpenSearch has %d documents; expected: %d.".formatted(size, rows));
    }
    return rows / (nanos[0] / 1e9);
  }

  private static String lines(List<IndexedDocument> some) {
    var lines = new StringBuilder();
    for (var document : some) {
      lines.append("{\"index\":{\"_id\":\"").append(document.id()).append("\"}}\n").append(JSON.writeValueAsString(ClusterMapping.document(document))).append('\n');
    }
    return lines.toString();
  }

  private void bulk(String lines) {
    try {
      var answer = new String(send("POST", "/bench/_bulk?filter_path=errors", "application/x-ndjson", lines), java.nio.charset.StandardCharsets.UTF_8);
      if (!answer.contains("\"errors\":false")) {
        throw new IllegalStateException("OpenSearch refused documents: " + answer);
      }
    } catch (IOException | InterruptedException failed) {
      throw new IllegalStateException(failed);
    }
  }

  /** One segment, as a peer that has been looked after. */
  void intoOneSegment() throws IOException, InterruptedException {
    send("POST", "/bench/_forcemerge?max_num_segments=1&flush=true", "application/json", "");
    send("POST", "/bench/_refresh", "application/json", "");
  }

  /** The body of a question: twenty hits, an exact total, and so many values of each facet as the page shows. */
  static String question(Wanted wanted, List<String> facets) {
    var body = new LinkedHashMap<String, Object>();
    body.put("query", ClusterQueries.of(wanted));
    body.put("size", 20);
    body.put("track_total_hits", true);
    body.put("_source", List.of("shown"));
    var aggregations = new LinkedHashMap<String, Object>();
    facets.forEach(label -> aggregations.put(label, Map.of("terms", Map.of("field", ClusterQueries.label(label), "size", VALUES))));
    body.put("aggs", aggregations);
    return JSON.writeValueAsString(body);
  }

  /** The bare answer as bytes. */
  byte[] asks(String question) throws IOException, InterruptedException {
    return send("POST", "/bench/_search?request_cache=false", "application/json", question);
  }

  static long total(byte[] answer) {
    return JSON.readTree(answer).path("hits").path("total").path("value").asLong();
  }

  private byte[] send(String method, String path, String type, String body) throws IOException, InterruptedException {
    BodyPublisher publisher = body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body);
    var answer = http.send(HttpRequest.newBuilder(URI.create(cluster.urls() + path)).header("Content-Type", type).method(method, publisher).build(), HttpResponse.BodyHandlers.ofByteArray());
    if (answer.statusCode() >= 400) {
      throw new IllegalStateException("%s %s answered %d: %s".formatted(method, path, answer.statusCode(), new String(answer.body(), java.nio.charset.StandardCharsets.UTF_8)));
    }
    return answer.body();
  }

  @Override
  public void close() throws InterruptedException {
    http.close();
    cluster.close();
  }
}
