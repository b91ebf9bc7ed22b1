package cityip;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.postgresql.ds.PGSimpleDataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * A test class with a fresh, migrated PostgreSQL database of its own. One server runs per JVM, started exactly as the
 * program starts it; each class gets a copy of a migrated template.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
public abstract class DatabaseTest {

  private static final AtomicInteger COUNT = new AtomicInteger();

  private PGSimpleDataSource database = new PGSimpleDataSource();

  @BeforeAll
  void openDatabase() {
    database = TestDatabases.fresh("test_" + ProcessHandle.current().pid() + "_" + COUNT.incrementAndGet());
  }

  @AfterAll
  void dropDatabase() {
    TestDatabases.drop(database);
  }

  protected DataSource dataSource() {
    return database;
  }

  protected JdbcClient db() {
    return JdbcClient.create(database);
  }

  /** The one server of this JVM and its migrated template. */
  static final class TestDatabases {

    private static final Database SERVER = start();

    private static Database start() {
      try {
        var home = new Home(Files.createTempDirectory(Files.createDirectories(Path.of("target", "test-homes")), "home"));
        var server = Database.open(home, Map.of());
        Runtime.getRuntime().addShutdownHook(new Thread(server::close));
        var admin = source(server, "postgres");
        JdbcClient.create(admin).sql("create database migrated").update();
        ModuleMigrations.run(source(server, "migrated"));
        return server;
      } catch (java.io.IOException cause) {
        throw new java.io.UncheckedIOException(cause);
      }
    }

    static synchronized PGSimpleDataSource fresh(String name) {
      JdbcClient.create(source(SERVER, "postgres")).sql("create database " + name + " template migrated").update();
      return source(SERVER, name);
    }

    static void drop(PGSimpleDataSource database) {
      JdbcClient.create(source(SERVER, "postgres")).sql("drop database if exists " + database.getDatabaseName() + " with (force)").update();
    }

    static PGSimpleDataSource source(Database server, String name) {
      var source = new PGSimpleDataSource();
      source.setUrl(server.url().replaceFirst("/postgres$", "/" + name));
      source.setUser(server.user());
      source.setPassword(server.password());
      return source;
    }
  }
}
