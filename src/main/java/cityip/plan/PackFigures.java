package cityip.plan;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** Brings the figures of the city pack in at the first start: entered by the pack, signed by the house. */
@Component
@Order(10)
class PackFigures implements ApplicationRunner {

  private final ReportedSeries reported;

  PackFigures(ReportedSeries reported) {
    this.reported = reported;
  }

  private record PackFigure(String series, String unit, int year, java.math.BigDecimal value, boolean estimated, String source) {}

  @Override
  public void run(ApplicationArguments arguments) {
    if (!reported.isEmpty()) {
      return;
    }
    try (var in = PackFigures.class.getClassLoader().getResourceAsStream("city/jining/reported.yaml")) {
      if (in == null) {
        return;
      }
      List<PackFigure> figures = new YAMLMapper().readValue(in, new TypeReference<List<PackFigure>>() {});
      for (var figure : figures) {
        var id = reported.enter(new ReportedSeries.ReportFigure(figure.series, figure.unit, figure.year, figure.value, figure.estimated, figure.source, ""), "city-pack");
        reported.signOff(id, "system");
      }
    } catch (IOException cause) {
      throw new UncheckedIOException(cause);
    }
  }
}
