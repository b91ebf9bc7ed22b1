package cityip;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The PostgreSQL this program runs on: a server named by {@code CITYIP_DATABASE_URL}, or the packed one on its own data
 * folder. The packed library is made for tests and starts with fsync off and trust authentication; here every start sets
 * the durable settings, a generated password and scram on the loopback address, and {@link #assertDurable} refuses to
 * run when the server answers otherwise.
 */
final class Database implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(Database.class);
  private static final String SUPERUSER = "postgres";

  /** Without these an acknowledged act can be lost; asserted at every start. */
  static final Map<String, String> DURABLE =
      Map.of("fsync", "on", "full_page_writes", "on", "synchronous_commit", "on", "data_checksums", "on");

  private final String url;
  private final String user;
  private final String password;
  private final @Nullable EmbeddedPostgres server;

  private Database(String url, String user, String password, @Nullable EmbeddedPostgres server) {
    this.url = url;
    this.user = user;
    this.password = password;
    this.server = server;
  }

  /** A server by URL when one is named, otherwise the packed one in {@code home}. */
  static Database open(Home home, Map<String, String> environment) {
    var given = environment.get("CITYIP_DATABASE_URL");
    var database = given == null || given.isBlank()
        ? packed(home)
        : new Database(given, environment.getOrDefault("CITYIP_DATABASE_USER", "cityip"),
            environment.getOrDefault("CITYIP_DATABASE_PASSWORD", ""), null);
    try {
      database.assertDurable();
      return database;
    } catch (RuntimeException refused) {
      database.close();
      throw refused;
    }
  }

  private static Database packed(Home home) {
    var running = runningPort(home);
    var password = home.databasePassword();
    if (running > 0) {
      if (ownerIsAlive(home)) {
        return new Database(loopback(running, "postgres"), SUPERUSER, password, null);
      }
      stopOrphan(home);
    }
    try {
      Files.createDirectories(home.database().getParent());
      var builder = EmbeddedPostgres.builder()
          .setDataDirectory(home.database())
          .setCleanDataDirectory(false)
          .setRegisterShutdownHook(false)
          .setPGStartupWait(Duration.ofSeconds(60))
          .setOverrideWorkingDirectory(home.folder().resolve("engine").toFile())
          // asked of initdb, so that not even the first moment trusts anybody
          .setLocaleConfig("auth-host", "scram-sha-256").setLocaleConfig("auth-local", "scram-sha-256")
          .setLocaleConfig("pwfile", home.passwordFile().toString())
          .setLocaleConfig("locale", "C.UTF-8").setLocaleConfig("locale-provider", "builtin")
          .setLocaleConfig("builtin-locale", "C.UTF-8")
          .setConnectConfig("password", password)
          .setServerConfig("listen_addresses", "127.0.0.1")
          .setServerConfig("fsync", "on").setServerConfig("full_page_writes", "on")
          .setServerConfig("synchronous_commit", "on").setServerConfig("password_encryption", "scram-sha-256");
      TUNING.forEach(builder::setServerConfig);
      var server = builder.setErrorRedirector(ProcessBuilder.Redirect.appendTo(home.folder().resolve("database.log").toFile()))
          .setOutputRedirector(ProcessBuilder.Redirect.appendTo(home.folder().resolve("database.log").toFile()))
          .start();
      Files.writeString(home.folder().resolve("owner.pid"), Long.toString(ProcessHandle.current().pid()));
      return new Database(loopback(server.getPort(), "postgres"), SUPERUSER, password, server);
    } catch (IOException | IllegalStateException cause) {
      throw new StartRefused("IP-START-002", "PostgreSQL did not start on %s: %s. See %s."
          .formatted(home.database(), cause.getMessage(), home.folder().resolve("database.log")), cause);
    }
  }

  /** For two cores and 24 GiB shared with the program itself; more connections than the pool would only wait on each other. */
  private static final Map<String, String> TUNING = Map.of(
      "max_connections", "40", "shared_buffers", "512MB", "work_mem", "32MB", "maintenance_work_mem", "256MB",
      "max_wal_size", "4GB", "checkpoint_timeout", "15min", "random_page_cost", "1.1", "jit", "off");

  private static String loopback(int port, String database) {
    return "jdbc:postgresql://127.0.0.1:%d/%s".formatted(port, database);
  }

  /** The port in postmaster.pid, or 0 when no server runs on the folder. Line 1 is the process, line 4 the port. */
  private static int runningPort(Home home) {
    var file = home.database().resolve("postmaster.pid");
    try {
      if (!Files.exists(file)) {
        return 0;
      }
      List<String> lines = Files.readAllLines(file);
      var alive = lines.size() > 3 && ProcessHandle.of(Long.parseLong(lines.getFirst().strip())).isPresent();
      return alive ? Integer.parseInt(lines.get(3).strip()) : 0;
    } catch (IOException | NumberFormatException unreadable) {
      return 0;
    }
  }

  private static boolean ownerIsAlive(Home home) {
    try {
      var file = home.folder().resolve("owner.pid");
      return Files.exists(file) && ProcessHandle.of(Long.parseLong(Files.readString(file).strip()))
          .flatMap(owner -> owner.info().command()).filter(command -> command.contains("java")).isPresent();
    } catch (IOException | NumberFormatException unreadable) {
      return false;
    }
  }

  /** A server whose program was killed still holds the folder: end it the fast way, which loses nothing. */
  private static void stopOrphan(Home home) {
    try {
      var pid = Long.parseLong(Files.readAllLines(home.database().resolve("postmaster.pid")).getFirst().strip());
      LOG.info("A server left behind by a killed program holds {}; ending it (process {}).", home.database(), pid);
      new ProcessBuilder("kill", "-INT", Long.toString(pid)).start().waitFor();
      ProcessHandle.of(pid).ifPresent(server -> server.onExit().orTimeout(30, java.util.concurrent.TimeUnit.SECONDS).join());
    } catch (IOException | RuntimeException cause) {
      throw new StartRefused("IP-START-003", "A database server left on %s could not be ended: %s."
          .formatted(home.database(), cause.getMessage()), cause);
    } catch (InterruptedException cause) {
      Thread.currentThread().interrupt();
      throw new StartRefused("IP-START-003", "Interrupted while ending a left-over database server.", cause);
    }
  }

  /** Refuses to run on a server that could lose an acknowledged act, naming the setting. */
  void assertDurable() {
    try (var connection = DriverManager.getConnection(url, user, password); var statement = connection.createStatement()) {
      try (var answer = statement.executeQuery("show server_version_num")) {
        answer.next();
        refuseOlder(answer.getInt(1));
      }
      for (var setting : DURABLE.entrySet()) {
        try (var answer = statement.executeQuery("show " + setting.getKey())) {
          answer.next();
          refuseUnless(setting.getKey(), setting.getValue(), answer.getString(1));
        }
      }
      if (server != null) {
        assertScram(statement);
      }
    } catch (SQLException cause) {
      throw new StartRefused("IP-START-004", "The database at %s cannot be asked: %s".formatted(url, cause.getMessage()), cause);
    }
  }

  /** The histories rest on PostgreSQL 18 ({@code WITHOUT OVERLAPS}); an older server would fail in the middle of a migration. */
  static void refuseOlder(int versionNumber) {
    if (versionNumber < 180_000) {
      throw new StartRefused("IP-START-008",
          "The database server is PostgreSQL %d; CityIP runs on 18 or later.".formatted(versionNumber / 10_000));
    }
  }

  static void refuseUnless(String setting, String wanted, String found) {
    if (!wanted.equals(found)) {
      throw new StartRefused("IP-START-005",
          "PostgreSQL setting %s is %s; CityIP runs only with %s = %s, or acknowledged acts could be lost.".formatted(setting, found, setting, wanted));
    }
  }

  private static void assertScram(java.sql.Statement statement) throws SQLException {
    try (var rules = statement.executeQuery("select count(*) from pg_hba_file_rules where auth_method not in ('scram-sha-256', 'reject')")) {
      rules.next();
      refuseUnless("pg_hba.conf (rules without scram-sha-256)", "0", rules.getString(1));
    }
  }

  String url() {
    return url;
  }

  String user() {
    return user;
  }

  String password() {
    return password;
  }

  @Override
  public void close() {
    if (server != null) {
      try {
        server.close();
      } catch (IOException cause) {
        LOG.warn("PostgreSQL did not stop cleanly; it recovers at the next start.", cause);
      }
    }
  }
}
