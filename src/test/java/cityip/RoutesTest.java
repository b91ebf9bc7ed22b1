package cityip;

import static org.assertj.core.api.Assertions.assertThat;

import cityip.shell.OnlyFor;
import cityip.shell.OpenToAll;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/**
 * Every address of the site with who may enter, in {@code approved/routes.txt}. It is written anew here; CI fails when the committed
 * one differs, so that nobody opens a door without a reviewer seeing it in the change.
 */
class RoutesTest extends SiteTest {

  private static final Path APPROVED = Path.of("src/test/resources/approved/routes.txt");

  @Test
  void everyDoorIsWrittenDown() throws IOException {
    var doors = new TreeSet<String>();
    bean(RequestMappingHandlerMapping.class).getHandlerMethods().forEach((mapping, page) -> mapping.getPatternValues().forEach(pattern ->
        doors.add("%-60s %-6s %s".formatted(pattern, mapping.getMethodsCondition().getMethods().stream().map(Enum::name).sorted().collect(Collectors.joining(",")), who(page)).strip())));
    assertThat(doors).as("addresses found").hasSizeGreaterThanOrEqualTo(40);
    Files.createDirectories(APPROVED.getParent());
    Files.writeString(APPROVED, String.join("\n", doors) + "\n");
  }

  @Test
  void whatNobodyOpenedIsClosed() {
    assertThat(pages().download("/api/v1/rights").statusCode()).isEqualTo(401);
    assertThat(pages().get("/rights.xlsx").address().getPath()).isEqualTo("/sign-in");
    assertThat(pages().get("/reported").address().getPath()).isEqualTo("/sign-in");
    assertThat(pages().signIn("firm").download("/reported").statusCode()).isEqualTo(403);
    assertThat(pages().download("/rules").statusCode()).isEqualTo(200);
  }

  private static String who(HandlerMethod page) {
    for (var place : java.util.List.of(page.getMethod(), page.getBeanType())) {
      var only = AnnotatedElementUtils.findMergedAnnotation(place, OnlyFor.class);
      if (only != null) {
        return Arrays.stream(only.value()).map(Enum::name).sorted().collect(Collectors.joining(" "));
      }
      if (AnnotatedElementUtils.hasAnnotation(place, OpenToAll.class)) {
        return "anybody";
      }
    }
    return "signed in";
  }
}
