package cityip.casework;

import cityip.PageClient;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
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
 * there and every clock as it was. Four clients with tokens of their own open cases and act on them without a pause until the program is
 * gone. Run on purpose with {@code benchmarks/run KillBench}; {@code -Dbench.kills=20} by default.
 */
class KillBench {

  private static final int KILLS = Integer.getInteger("bench.kills", 20);
  private static final int HANDS = 4;
  /** Milliseconds of load before each kill, at least; some more, by the kill's number. */
  private static final int LOAD = Integer.getInteger("bench.load", 4000);
  private static final int ACTS_A_CASE = 25;
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
      var before = acts.get();
      load(program, LOAD + kill * 337L % 3000);
      System.out.printf("BENCH kill %d: %d acts acknowledged before it%n", kill + 1, acts.get() - before);
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

  /** Every client is at work when the program is killed: the load ends because nobody answers any more. */
  private void load(Process program, long millis) throws Exception {
    var tokens = new ArrayList<String[]>();
    for (var hand = 0; hand < HANDS; hand++) {
      tokens.add(new String[] {token("city"), token("city2")});
    }
    try (var hands = Executors.newFixedThreadPool(HANDS)) {
      var running = tokens.stream().map(own -> hands.submit(() -> work(own[0], own[1]))).toList();
      Thread.sleep(millis);
      for (var client : running) {
        if (client.isDone()) {
          client.get();
          throw new IllegalStateException("A client stopped before the kill");
        }
      }
      program.destroyForcibly();
      program.waitFor(30, TimeUnit.SECONDS);
      for (var client : running) {
        client.get();
      }
    }
  }

  /** A token is looked up by its hash; a password would be hashed anew for every request and be the whole load. */
  private String token(String who) {
    var client = new PageClient(port).signIn(who);
    var page = client.submit(client.get("/account"), "/account/tokens", Map.of("label", "kill"));
    return page.html().select("code").first().text();
  }

  private Void work(String officer, String leader) throws Exception {
    try {
      while (true) {
        act(officer, ready(officer, leader));
      }
    } catch (IOException killed) {
      return null;
    }
  }

  private String ready(String officer, String leader) throws Exception {
    var number = post(officer, "/cases", Map.of("procedure", "administrative-case", "key", UUID.randomUUID().toString(), "form", Map.of("subject", "断电试验", "unit", "370811",
        "source", "patrol", "right-kind", "trademark", "respondent", "示例断电商贸有限公司", "facts", "x"))).get("number").asString();
    step(officer, number, "check", 1, Map.of("visited", TODAY, "findings", "x"));
    step(officer, number, "propose-docket", 2, Map.of("offence", "trademark-infringement", "grounds", "x"));
    step(leader, number, "docket", 3, Map.of());
    step(officer, number, "assign-officers", 4, Map.of("officer-one", "甲", "officer-two", "乙"));
    acts.addAndGet(5);
    return number;
  }

  private JsonNode step(String token, String number, String act, int stamp, Map<String, String> form) throws Exception {
    return post(token, "/cases/" + number + "/acts/" + act, Map.of("form", form, "stamp", stamp, "key", UUID.randomUUID().toString()));
  }

  private void act(String officer, String number) throws Exception {
    var due = get(officer, "/cases/" + number).get("due").asString();
    for (var stamp = 5; stamp < 5 + ACTS_A_CASE; stamp++) {
      var key = UUID.randomUUID().toString();
      var done = step(officer, number, "record-amounts", stamp, Map.of("turnover", Integer.toString(stamp), "valuation", key));
      acknowledged.put(number, new Acknowledged(done.get("stamp").asInt(), key, due));
      acts.incrementAndGet();
    }
  }

  private void check() throws Exception {
    if (acknowledged.isEmpty()) {
      return;
    }
    var officer = token("city");
    for (var entry : acknowledged.entrySet()) {
      var now = get(officer, "/cases/" + entry.getKey());
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
    var proof = get(officer, "/proofs/nightly");
    if (proof.get("withoutDue").asInt() + proof.get("withoutDesk").asInt() > 0) {
      throw new AssertionError("Something is stuck: " + proof);
    }
  }

  private JsonNode get(String token, String path) throws Exception {
    return send(token, HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/api/v1" + path)).GET());
  }

  private JsonNode post(String token, String path, Object body) throws Exception {
    return send(token, HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/api/v1" + path)).header("Content-Type", "application/json")
        .POST(HttpRequest.BodyPublishers.ofString(JSON.writeValueAsString(body))));
  }

  private JsonNode send(String token, HttpRequest.Builder request) throws Exception {
    var answer = http.send(request.header("Authorization", "Bearer " + token).timeout(Duration.ofSeconds(30)).build(), HttpResponse.BodyHandlers.ofString());
    if (answer.statusCode() >= 300) {
      throw new IllegalStateException(answer.statusCode() + " " + answer.body());
    }
    return JSON.readTree(answer.body());
  }
}
