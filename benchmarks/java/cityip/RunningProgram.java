package cityip;

import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The program in a process of its own, asked over HTTP, which may be killed and started again on the same home. */
public final class RunningProgram {

  private static final JsonMapper JSON = JsonMapper.shared();

  private final HttpClient http = HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();
  private final Path home;
  private final int port;
  private final Process process;

  private RunningProgram(Path home, int port, Process process) {
    this.home = home;
    this.port = port;
    this.process = process;
  }

  /** A new home below {@code target}. */
  public static Path home(String name) throws Exception {
    return Files.createTempDirectory(Files.createDirectories(Path.of("target", "test-homes")), name);
  }

  public static RunningProgram start(Path home) throws Exception {
    int port;
    try (var free = new ServerSocket(0)) {
      port = free.getLocalPort();
    }
    var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    var log = home.resolve("program.log").toFile();
    var process = new ProcessBuilder(java, "-Xmx768m", "--add-modules", "jdk.incubator.vector", "--enable-native-access=ALL-UNNAMED", "-cp", System.getProperty("java.class.path"),
        "cityip.CityIp", "--port", Integer.toString(port), "--home", home.toString()).redirectErrorStream(true).redirectOutput(log).start();
    var until = System.nanoTime() + TimeUnit.SECONDS.toNanos(180);
    while (!Files.readString(log.toPath()).contains("Stop with Ctrl-C")) {
      if (!process.isAlive() || System.nanoTime() > until) {
        throw new IllegalStateException("The program did not start: " + Files.readString(log.toPath()));
      }
      Thread.sleep(200);
    }
    return new RunningProgram(home, port, process);
  }

  /** The same home again, on another port. */
  public RunningProgram again() throws Exception {
    return start(home);
  }

  public void kill() throws InterruptedException {
    process.destroyForcibly();
    process.waitFor(30, TimeUnit.SECONDS);
  }

  public void stop() throws InterruptedException {
    process.destroy();
    process.waitFor(60, TimeUnit.SECONDS);
  }

  /** A token is looked up by its hash; a password would be hashed anew for every request and be the whole load. */
  public String token(String who) {
    var client = new PageClient(port).signIn(who);
    var page = client.submit(client.get("/account"), "/account/tokens", Map.of("label", "bench"));
    return page.html().select("code").first().text();
  }

  public JsonNode get(String token, String path) throws Exception {
    return send(token, HttpRequest.newBuilder(address(path)).GET());
  }

  public JsonNode post(String token, String path, Object body) throws Exception {
    return send(token, HttpRequest.newBuilder(address(path)).header("Content-Type", "application/json").POST(HttpRequest.BodyPublishers.ofString(JSON.writeValueAsString(body))));
  }

  private URI address(String path) {
    return URI.create("http://localhost:" + port + "/api/v1" + path);
  }

  private JsonNode send(String token, HttpRequest.Builder request) throws Exception {
    var answer = http.send(request.header("Authorization", "Bearer " + token).timeout(Duration.ofSeconds(30)).build(), HttpResponse.BodyHandlers.ofString());
    if (answer.statusCode() >= 300) {
      throw new IllegalStateException(answer.statusCode() + " " + answer.body());
    }
    return JSON.readTree(answer.body());
  }
}
