package cityip;

import java.util.List;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;

/**
 * Each module migrates its own tables with its own history, lower floors first, so that a module can be read, tested and
 * moved with its schema.
 */
final class ModuleMigrations {

  /** The modules that own tables, from the ground up. */
  static final List<String> ORDER =
      List.of("shell", "ledger", "vault", "rulebook", "party", "casework", "factor", "search", "plan", "registry", "assessment", "navigation", "protection", "mediation", "fasttrack", "operation", "finance", "portal", "sample");

  private ModuleMigrations() {}

  static void run(DataSource database) {
    for (var module : ORDER) {
      var location = "db/migration/" + module;
      if (ModuleMigrations.class.getClassLoader().getResource(location) == null) {
        continue;
      }
      Flyway.configure().dataSource(database).locations("classpath:" + location).table("flyway_" + module)
          .baselineOnMigrate(true).baselineVersion("0").load().migrate();
    }
  }
}
