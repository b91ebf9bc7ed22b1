package cityip.search;

import java.nio.file.Path;
import java.util.List;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.JdbcTemplate;

/** Where the index lies. */
@Configuration(proxyBeanMethods = false)
class SearchSetup {

  @Bean
  Meaning meaning(JdbcTemplate rows) {
    return new Meaning(new VectorStore(rows));
  }

  @Bean
  SearchIndex searchIndex(Environment environment, ObjectProvider<SameBodies> same, Meaning meaning) {
    var url = environment.getProperty("CITYIP_SEARCH_URL", "");
    var cluster = url.isBlank() ? null : new SearchIndex.Cluster(new ClusterDoor(url), environment.getProperty("CITYIP_SEARCH_NAME", "cityip"),
        environment.getProperty("CITYIP_SEARCH_SHARDS", Integer.class, 3));
    return new SearchIndex(Path.of(environment.getRequiredProperty("cityip.home"), "index"),
        body -> same.stream().findFirst().map(register -> register.of(body)).orElse(List.of()), meaning::known, cluster);
  }
}
