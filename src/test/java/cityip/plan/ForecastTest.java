package cityip.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import cityip.plan.Indicators.Point;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A forecast is a line anybody can draw again. */
class ForecastTest {

  private static final LocalDate END = LocalDate.of(2025, 12, 31);

  private static List<Point> yearEnds(double... values) {
    var points = new ArrayList<Point>();
    for (var n = 0; n < values.length; n++) {
      points.add(new Point(LocalDate.of(2020 + n, 12, 31), BigDecimal.valueOf(values[n])));
    }
    return points;
  }

  @Test
  void continuesAStraightLineWithoutSpread() {
    var forecast = Forecast.through(yearEnds(1, 2, 3, 4), END).orElseThrow();
    assertThat(forecast.value()).isCloseTo(6, within(0.01));
    assertThat(forecast.high() - forecast.low()).isLessThan(0.05);
    assertThat(forecast.points()).isEqualTo(4);
  }

  @Test
  void widensWithScatter() {
    var calm = Forecast.through(yearEnds(1.0, 2.1, 2.9, 4.0), END).orElseThrow();
    var wild = Forecast.through(yearEnds(1.0, 3.5, 1.5, 4.0), END).orElseThrow();
    assertThat(wild.high() - wild.low()).isGreaterThan(calm.high() - calm.low());
  }

  @Test
  void staysSilentOnTwoPointsAndAfterTheEnd() {
    assertThat(Forecast.through(yearEnds(1, 2), END)).isEmpty();
    assertThat(Forecast.through(yearEnds(1, 2, 3, 4, 5, 6), END)).isEmpty();
  }

  @Test
  void skipsYearsWithoutAFigure() {
    var points = new ArrayList<>(yearEnds(1, 2, 3));
    points.add(new Point(LocalDate.of(2023, 12, 31), null));
    assertThat(Forecast.through(points, END).orElseThrow().points()).isEqualTo(3);
  }
}
