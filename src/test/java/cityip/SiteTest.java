package cityip;

import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.TestInstance;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * A test against the whole site: the program as it runs, on its own database, with a port and a home folder of its own.
 * One site is shared by all test classes of the JVM, so tests make what they need and count on nothing else being absent.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
public abstract class SiteTest {

  protected static PageClient pages() {
    return new PageClient(port());
  }

  protected static int port() {
    return Integer.parseInt(Site.CONTEXT.getEnvironment().getRequiredProperty("local.server.port"));
  }

  protected static <T> T bean(Class<T> type) {
    return Site.CONTEXT.getBean(type);
  }

  protected static org.springframework.context.ApplicationContext site() {
    return Site.CONTEXT;
  }

  /** The running site. */
  private static final class Site {

    private static final ConfigurableApplicationContext CONTEXT = start();

    private static ConfigurableApplicationContext start() {
      var database = DatabaseTest.TestDatabases.fresh("site_" + ProcessHandle.current().pid());
      var application = new org.springframework.boot.SpringApplication(CityIp.class);
      application.setRegisterShutdownHook(true);
      Map<String, Object> properties = new LinkedHashMap<>();
      properties.put("server.port", 0);
      properties.put("cityip.home", "target/test-homes/site-" + ProcessHandle.current().pid());
      properties.put("cityip.sample", true);
      // twenty thousand texts would take both cores from the tests for minutes
      properties.put("cityip.meaning", "off");
      properties.put("spring.datasource.url", database.getURL());
      properties.put("spring.datasource.username", database.getUser());
      properties.put("spring.datasource.password", database.getPassword());
      application.setDefaultProperties(properties);
      return application.run();
    }
  }
}
