package cityip.search;

import java.nio.file.Path;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;

/** Where the index lies. */
@Configuration(proxyBeanMethods = false)
class SearchSetup {

  @Bean
  SearchIndex searchIndex(Environment environment) {
    return new SearchIndex(Path.of(environment.getRequiredProperty("cityip.home"), "index"));
  }
}
