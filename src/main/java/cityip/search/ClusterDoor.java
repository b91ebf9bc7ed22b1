package cityip.search;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Requests to a cluster, any of whose nodes may answer: several addresses stand with commas between. */
final class ClusterDoor {

  private static final JsonMapper JSON = JsonMapper.shared();

  private final List<URI> nodes;
  private final AtomicInteger turn = new AtomicInteger();
  private final HttpClient http = HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();

  ClusterDoor(String urls) {
    nodes = Arrays.stream(urls.split(",")).map(url -> URI.create(url.strip().replaceAll("/+$", ""))).toList();
  }

  /** An answer; {@code found} is false for 404 alone. */
  record Reply(boolean found, JsonNode body) {}

  JsonNode send(String method, String path, @Nullable Object body) {
    var reply = ask(method, path, body);
    if (!reply.found) {
      throw new ClusterAway("%s %s answered 404: %s".formatted(method, path, shortened(reply.body.toString())));
    }
    return reply.body;
  }

  /** Tries each node once, beginning with the next in turn. */
  Reply ask(String method, String path, @Nullable Object body) {
    var text = body == null ? null : body instanceof String lines ? lines : JSON.writeValueAsString(body);
    IOException last = null;
    for (var tried = 0; tried < nodes.size(); tried++) {
      var node = nodes.get(Math.floorMod(turn.getAndIncrement(), nodes.size()));
      try {
        return reply(method, path, http.send(request(node, method, path, text), HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8)));
      } catch (IOException away) {
        last = away;
      } catch (InterruptedException stopped) {
        Thread.currentThread().interrupt();
        throw new ClusterAway("interrupted while waiting for the cluster", stopped);
      }
    }
    throw new ClusterAway("No node of the cluster answers: " + (last == null ? "none is named" : last), last == null ? new IOException("no node") : last);
  }

  private static HttpRequest request(URI node, String method, String path, @Nullable String text) {
    var request = HttpRequest.newBuilder(URI.create(node.getScheme() + "://" + node.getHost() + ":" + node.getPort() + path)).timeout(Duration.ofSeconds(60))
        .header("Content-Type", path.endsWith("/_bulk") ? "application/x-ndjson" : "application/json")
        .method(method, text == null ? HttpRequest.BodyPublishers.noBody() : HttpRequest.BodyPublishers.ofString(text));
    if (node.getUserInfo() != null) {
      request.header("Authorization", "Basic " + Base64.getEncoder().encodeToString(node.getUserInfo().getBytes(StandardCharsets.UTF_8)));
    }
    return request.build();
  }

  private static Reply reply(String method, String path, HttpResponse<String> answer) {
    if (answer.statusCode() >= 400 && answer.statusCode() != 404) {
      throw new ClusterAway("%s %s answered %d: %s".formatted(method, path, answer.statusCode(), shortened(answer.body())));
    }
    return new Reply(answer.statusCode() != 404, JSON.readTree(answer.body().isEmpty() ? "{}" : answer.body()));
  }

  private static String shortened(String text) {
    return text.length() > 400 ? text.substring(0, 400) + "…" : text;
  }
}
