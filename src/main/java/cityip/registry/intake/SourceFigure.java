package cityip.registry.intake;

import java.math.BigDecimal;
import java.util.List;

/**
 * A reported number: population, or an indicator as a department reports it.
 *
 * @param measure {@code population}, or the indicator as written
 * @param region as written; empty for the whole city
 * @param source where the number comes from, as written
 */
record SourceFigure(String part, int line, String measure, String region, int year, BigDecimal value, String unit, String source,
    List<Problem> problems, List<String> raw) {

  SourceFigure {
    problems = List.copyOf(problems);
    raw = List.copyOf(raw);
  }
}
