package cityip;

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
      return 0;
    }
  },
  VERIFY_LEDGER {
    @Override
    Integer run(ConfigurableApplicationContext context, CityIp.CommandLine line) {
      return 0;
    }
  },
  INTAKE {
    @Override
    Integer run(ConfigurableApplicationContext context, CityIp.CommandLine line) {
      return 0;
    }
  };

  /** The exit status, or null to stay. */
  abstract @Nullable Integer run(ConfigurableApplicationContext context, CityIp.CommandLine line);

  boolean servesPages() {
    return this == SERVE || this == TRAIN;
  }
}
