package cityip.casework;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The program is killed with signal 9 under load, again and again, and started on the same home: every acknowledged act must be
 * there and every clock as it was. Run on purpose with {@code benchmarks/run KillBench}; {@code -Dbench.kills=20} by default.
 */
class KillBench {

  private static final int KILLS = Integer.getInteger("bench.kills", 20);
  private static final int HANDS = 6;
  private static final JsonMapper JSON = JsonMapper.shared();
  private static final String TODAY = LocalDate.now(ZoneId.of("Asia/Shanghai")).toString();

  private final HttpClient http = HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();
  private final Map<String, Acknowledged> acknowledged = new ConcurrentHashMap<>();
  private final AtomicLong acts = new AtomicLong();
  private int port;

  private record Acknowledged(int stamp, String key, String due) {}

  @Test
  void nothingAcknowledgedIsEverLost() throws Exception {
    var home = Files.createTempDirectory(Files.createDirectories(Path.of("target", "test-homes")), "kill");
    for (var kill = 0; kill <= KILLS; kill++) {
      var program = start(home);
      check();
      if (kill == KILLS) {
        program.destroy();
        program.waitFor(60, TimeUnit.SECONDS);
        break;
      }
      load(program, 1500 + kill * 137L % 1500);
    }
    System.out.printf("BENCH %d kills under load: %d acknowledged acts on %d cases, all there, every due day as it was%n", KILLS, acts.get(), acknowledged.size());
  }

  private Process start(Path home) throws Exception {
    try (var free = new ServerSocket(0)) {
      port = free.getLocalPort();
    }
    var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    var log = home.resolve("program.log").toFile();
    var program = new ProcessBuilder(java, "-Xmx768m", "--add-modules", "jdk.incubator.vector", "--enable-native-access=ALL-UNNAMED", "-cp", System.getProperty("java.class.path"),
        "cityip.CityIp", "--port", Integer.toString(port), "--home", home.toString()).redirectErrorStream(true).redirectOutput(log).start();
    var until = System.nanoTime() + TimeUnit.SECONDS.toNanos(180);
    while (!Files.readString(log.toPath()).contains("Stop with Ctrl-C")) {
      if (!program.isAlive() || System.nanoTime() > until) {
        throw new IllegalStateException("The program did not start: " + Files.readString(log.toPath()));
      }
      Thread.sleep(200);
    }
    return program;
  }

  /** Acts from several hands; in the middle of it the program is killed. */
  private void load(Process program, long millis) throws Exception {
    var ready = new ArrayList<String>();
    for (var hand = 0; hand < HANDS; hand++) {
      ready.add(ready());
    }
    try (var hands = Executors.newVirtualThreadPerTaskExecutor()) {
      ready.forEach(number -> hands.submit(() -> act(number)));
      Thread.sleep(millis);
      program.destroyForcibly();
      program.waitFor(30, TimeUnit.SECONDS);
    }
  }

  private String ready() throws Exception {
    var number = post("city", "/cases", Map.of("procedure", "administrative-case", "key", UUID.randomUUID().toString(), "form", Map.of("subject", "断电试验", "unit", "370811",
        "source", "patrol", "right-kind", "trademark", "respondent", "示例断电商贸有限公司", "facts", "x"))).get("number").asString();
    step("city", number, "check", 1, Map.of("visited", TODAY, "findings", "x"));
    step("city", number, "propose-docket", 2, Map.of("offence", "trademark-infringement", "grounds", "x"));
    step("city2", number, "docket", 3, Map.of());
    step("city", number, "assign-officers", 4, Map.of("officer-one", "甲", "officer-two", "乙"));
    return number;
  }

  private JsonNode step(String who, String number, String act, int stamp, Map<String, String> form) throws Exception {
    return post(who, "/cases/" + number + "/acts/" + act, Map.of("form", form, "stamp", stamp, "key", UUID.randomUUID().toString()));
  }

  private Void act(String number) throws Exception {
    var due = get("city", "/cases/" + number).get("due").asString();
    for (var stamp = 5; ; stamp++) {
      var key = UUID.randomUUID().toString();
      try {
        var done = step("city", number, "record-amounts", stamp, Map.of("turnover", Integer.toString(stamp), "valuation", key));
        acknowledged.put(number, new Acknowledged(done.get("stamp").asInt(), key, due));
        acts.incrementAndGet();
      } catch (IOException killed) {
        return null;
      }
    }
  }

  private void check() throws Exception {
    for (var entry : acknowledged.entrySet()) {
      var now = get("city", "/cases/" + entry.getKey());
      var stamp = now.get("stamp").asInt();
      var then = entry.getValue();
      if (stamp != then.stamp() && stamp != then.stamp() + 1) {
        throw new AssertionError(entry.getKey() + " is at " + stamp + "; acknowledged was " + then.stamp());
      }
      if (stamp == then.stamp() && !now.get("facts").get("valuation").asString().equals(then.key())) {
        throw new AssertionError(entry.getKey() + " lost the answer of an acknowledged act");
      }
      if (!now.get("due").asString().equals(then.due())) {
        throw new AssertionError(entry.getKey() + " is due " + now.get("due") + ", was due " + then.due());
      }
    }
    if (!acknowledged.isEmpty()) {
      var proof = get("city", "/proofs/nightly");
      if (proof.get("withoutDue").asInt() + proof.get("withoutDesk").asInt() > 0) {
        throw new AssertionError("Something is stuck: " + proof);
      }
    }
  }

  private JsonNode get(String who, String path) throws Exception {
    return send(who, HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/api/v1" + path)).GET());
  }

  private JsonNode post(String who, String path, Object body) throws Exception {
    return send(who, HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/api/v1" + path)).header("Content-Type", "application/json")
        .POST(HttpRequest.BodyPublishers.ofString(JSON.writeValueAsString(body))));
  }

  private JsonNode send(String who, HttpRequest.Builder request) throws Exception {
    var basic = Base64.getEncoder().encodeToString((who + ":sample-2026").getBytes(StandardCharsets.UTF_8));
    var answer = http.send(request.header("Authorization", "Basic " + basic).timeout(Duration.ofSeconds(30)).build(), HttpResponse.BodyHandlers.ofString());
    if (answer.statusCode() >= 300) {
      throw new IllegalStateException(answer.statusCode() + " " + answer.body());
    }
    return JSON.readTree(answer.body());
  }

}
