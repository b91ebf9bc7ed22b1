package cityip.rulebook;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;

/** Which city this installation serves. */
@Configuration(proxyBeanMethods = false)
class CitySetup {

  @Bean
  City city(Environment environment) {
    return City.read(environment.getProperty("cityip.city", "jining"));
  }
}
