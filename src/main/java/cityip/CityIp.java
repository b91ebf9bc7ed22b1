package cityip;

import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.flyway.autoconfigure.FlywayMigrationStrategy;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.scheduling.annotation.EnableScheduling;

/**
 * The one program: opens the database, then the site; or runs one command against the same home.
 * Usage: {@code [serve] [--port N] [--home DIR] [--no-sample]}, {@code verify-ledger}, {@code intake FILE [--profile P]}.
 */
@SpringBootApplication
@EnableScheduling
public class CityIp {

  public static void main(String[] args) {
    try {
      var line = CommandLine.parse(args);
      var home = new Home(line.home());
      var database = Database.open(home, System.getenv());
      var context = start(line, home, database);
      stopTogether(context, database);
      var status = line.command().run(context, line);
      if (status != null) {
        System.exit(status);
      }
    } catch (StartRefused refused) {
      System.err.println(refused.getMessage());
      System.exit(2);
    }
  }

  static ConfigurableApplicationContext start(CommandLine line, Home home, Database database) {
    var application = new SpringApplication(CityIp.class);
    application.setRegisterShutdownHook(false);
    if (!line.command().servesPages()) {
      application.setWebApplicationType(WebApplicationType.NONE);
    }
    application.setDefaultProperties(properties(line, home, database));
    try {
      return application.run();
    } catch (RuntimeException failed) {
      database.close();
      throw failed;
    }
  }

  static Map<String, Object> properties(CommandLine line, Home home, Database database) {
    var properties = new LinkedHashMap<String, Object>();
    properties.put("server.port", line.port());
    properties.put("cityip.home", home.folder().toString());
    properties.put("cityip.sample", line.sample());
    properties.put("spring.datasource.url", database.url());
    properties.put("spring.datasource.username", database.user());
    properties.put("spring.datasource.password", database.password());
    return properties;
  }

  /** The site first, the database last: a pool that outlives its server waits for half a minute. */
  private static void stopTogether(ConfigurableApplicationContext context, Database database) {
    Runtime.getRuntime().addShutdownHook(new Thread(() -> {
      context.close();
      database.close();
    }, "stop"));
  }

  /** The day of the city: legal days are counted in Chinese standard time. */
  @Bean
  Clock clock() {
    return Clock.system(ZoneId.of("Asia/Shanghai"));
  }

  @Bean
  FlywayMigrationStrategy moduleMigrations(javax.sql.DataSource database) {
    return ignored -> ModuleMigrations.run(database);
  }

  /** What the words on the command line ask for. */
  record CommandLine(Command command, int port, Path home, boolean sample, @Nullable Path file, @Nullable String profile) {

    static CommandLine parse(String[] args) {
      Command command = Command.SERVE;
      var port = 8080;
      var home = Path.of(".cityip");
      var sample = true;
      Path file = null;
      String profile = null;
      for (var i = 0; i < args.length; i++) {
        switch (args[i]) {
          case "--port" -> port = number(args, ++i);
          case "--home" -> home = Path.of(value(args, ++i));
          case "--no-sample" -> sample = false;
          case "--profile" -> profile = value(args, ++i);
          case "serve" -> command = Command.SERVE;
          case "verify-ledger" -> command = Command.VERIFY_LEDGER;
          case "train" -> command = Command.TRAIN;
          case "intake" -> {
            command = Command.INTAKE;
            file = Path.of(value(args, ++i));
          }
          default -> throw new StartRefused("IP-START-006",
              "'%s' is not known here. Known: [--port N] [--home DIR] [--no-sample], verify-ledger, intake FILE [--profile P].".formatted(args[i]));
        }
      }
      return new CommandLine(command, port, home, sample, file, profile);
    }

    private static String value(String[] args, int index) {
      if (index >= args.length) {
        throw new StartRefused("IP-START-006", "'%s' wants a value after it.".formatted(args[index - 1]));
      }
      return args[index];
    }

    private static int number(String[] args, int index) {
      try {
        return Integer.parseInt(value(args, index));
      } catch (NumberFormatException notANumber) {
        throw new StartRefused("IP-START-006", "'%s' wants a port number, not '%s'.".formatted(args[index - 1], args[index]));
      }
    }
  }
}
