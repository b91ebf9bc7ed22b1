package cityip.search;

import java.nio.file.Path;
import java.util.List;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;

/** Where the index lies. */
@Configuration(proxyBeanMethods = false)
class SearchSetup {

  @Bean
  SearchIndex searchIndex(Environment environment, ObjectProvider<SameBodies> same) {
    return new SearchIndex(Path.of(environment.getRequiredProperty("cityip.home"), "index"),
        body -> same.stream().findFirst().map(register -> register.of(body)).orElse(List.of()));
  }
}
