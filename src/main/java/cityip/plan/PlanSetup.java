package cityip.plan;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;

/** Reads the plan of the city this installation serves. */
@Configuration(proxyBeanMethods = false)
class PlanSetup {

  @Bean
  PlanPack planPack(Environment environment) {
    return PlanPack.read(environment.getProperty("cityip.city", "jining"));
  }
}
