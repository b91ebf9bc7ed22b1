package cityip;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import tools.jackson.databind.json.JsonMapper;

/** The description of the interface and the interface are the same list. */
class ApiContractTest extends SiteTest {

  @Test
  void describesExactlyWhatThereIs() {
    var described = new TreeSet<String>();
    var paths = new JsonMapper().readTree(pages().download("/api/v1/openapi.json").body()).get("paths");
    paths.properties().forEach(path -> path.getValue().properties().forEach(
        method -> described.add(method.getKey().toUpperCase(java.util.Locale.ROOT) + " /api/v1" + path.getKey())));
    var real = new TreeSet<String>();
    bean(RequestMappingHandlerMapping.class).getHandlerMethods().keySet().forEach(mapping -> mapping.getPatternValues().stream()
        .filter(pattern -> pattern.startsWith("/api/")).forEach(pattern -> mapping.getMethodsCondition().getMethods()
            .forEach(method -> real.add(method + " " + pattern))));
    assertThat(real).as("routes of the interface").hasSizeGreaterThanOrEqualTo(10).isEqualTo(described);
  }

  @Test
  void asksProgramsWhoTheyAreWithoutAForm() {
    var answer = pages().download("/api/v1/rights");
    assertThat(answer.statusCode()).isEqualTo(401);
    assertThat(new String(answer.body(), StandardCharsets.UTF_8)).doesNotContain("<html");
  }
}
