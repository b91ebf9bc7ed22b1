package cityip;

import cityip.ledger.LedgerVerification;
import cityip.registry.Intake;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ConfigurableApplicationContext;

/** What one start of the program is asked to do. */
enum Command {
  SERVE {
    @Override
    @Nullable Integer run(ConfigurableApplicationContext context, CityIp.CommandLine line) {
      return null;
    }
  },
  /** Opens everything, shows the first pages to itself and ends: the run from which the start-up cache is made. */
  TRAIN {
    @Override
    Integer run(ConfigurableApplicationContext context, CityIp.CommandLine line) {
      var base = "http://localhost:" + context.getEnvironment().getRequiredProperty("local.server.port");
      try (var browser = HttpClient.newHttpClient()) {
        for (var page : List.of("/", "/plan", "/plan/measures", "/plan/indicators/HVP_10K", "/sign-in", "/status", "/rules", "/ledger", "/api/v1/indicators")) {
          browser.send(HttpRequest.newBuilder(URI.create(base + page)).build(), HttpResponse.BodyHandlers.discarding());
        }
        return 0;
      } catch (IOException cause) {
        throw new UncheckedIOException(cause);
      } catch (InterruptedException stopped) {
        Thread.currentThread().interrupt();
        return 1;
      }
    }
  },
  VERIFY_LEDGER {
    @Override
    Integer run(ConfigurableApplicationContext context, CityIp.CommandLine line) {
      return context.getBean(LedgerVerification.class).run(System.out);
    }
  },
  /** Brings one file in, shows the progress, and ends when the batch has ended; 0 when no row was refused. */
  INTAKE {
    @Override
    Integer run(ConfigurableApplicationContext context, CityIp.CommandLine line) {
      return IntakeCommand.run(context.getBean(Intake.class), line);
    }
  };

  /** The exit status, or null to stay. */
  abstract @Nullable Integer run(ConfigurableApplicationContext context, CityIp.CommandLine line);

  boolean servesPages() {
    return this == SERVE || this == TRAIN;
  }
}
