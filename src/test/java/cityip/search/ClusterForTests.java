package cityip.search;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.opentest4j.TestAbortedException;

/** A real OpenSearch cluster in a process of its own, which may be killed and started again on the same folder. */
final class ClusterForTests implements AutoCloseable {

  private static final Path PARTS = Path.of("target", "cluster.classpath");

  private final Path folder;
  private final int port;
  private final int nodes;
  private Process process;

  ClusterForTests(Path folder, int port, int nodes) throws IOException, InterruptedException {
    this.folder = folder;
    this.port = port;
    this.nodes = nodes;
    this.process = start();
  }

  private static String parts() throws IOException, InterruptedException {
    if (!Files.exists(PARTS)) {
      var finding = new ProcessBuilder("mvn", "-B", "-q", "-f", "src/test/cluster/pom.xml", "dependency:build-classpath", "-Dmdep.outputFile=" + PARTS.toAbsolutePath())
          .redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.to(Path.of("target", "cluster-parts.log").toFile())).start();
      if (!finding.waitFor(5, TimeUnit.MINUTES) || finding.exitValue() != 0) {
        throw new TestAbortedException("The parts of a cluster cannot be had; see target/cluster-parts.log.");
      }
    }
    return Files.readString(PARTS).strip();
  }

  private Process start() throws IOException, InterruptedException {
    var log = folder.resolveSibling(folder.getFileName() + ".log");
    var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    var started = new ProcessBuilder(java, "-Xmx1500m", "--add-modules", "jdk.incubator.vector", "--enable-native-access=ALL-UNNAMED", "-cp", parts(),
        "src/test/cluster/ClusterNodes.java", folder.toAbsolutePath().toString(), Integer.toString(port), Integer.toString(nodes))
        .redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.to(log.toFile())).start();
    Runtime.getRuntime().addShutdownHook(new Thread(started::destroyForcibly));
    var patience = Instant.now().plus(Duration.ofSeconds(120));
    while (!answersWhole()) {
      if (!started.isAlive() || Instant.now().isAfter(patience)) {
        started.destroyForcibly();
        throw new IllegalStateException("The cluster did not start: " + Files.readString(log).lines().limit(40).collect(Collectors.joining("\n")));
      }
      Thread.sleep(300);
    }
    return started;
  }

  private boolean answersWhole() throws InterruptedException {
    try (var http = HttpClient.newHttpClient()) {
      var answer = http.send(HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + (port + 1) + "/_cluster/health")).timeout(Duration.ofSeconds(5)).build(),
          HttpResponse.BodyHandlers.ofString());
      return answer.statusCode() == 200 && answer.body().contains("\"number_of_nodes\":" + nodes) && !answer.body().contains("\"status\":\"red\"");
    } catch (IOException notYet) {
      return false;
    }
  }

  /** The addresses of all nodes. */
  String urls() {
    return IntStream.rangeClosed(1, nodes).mapToObj(n -> "http://127.0.0.1:" + (port + n)).collect(Collectors.joining(","));
  }

  /** As a power cut would. */
  void kill() throws InterruptedException {
    process.destroyForcibly().waitFor();
  }

  void startAgain() throws IOException, InterruptedException {
    process = start();
  }

  @Override
  public void close() throws InterruptedException {
    kill();
  }
}
