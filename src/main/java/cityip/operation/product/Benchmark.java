package cityip.operation.product;

import cityip.casework.FactFigures;
import cityip.kernel.Money;
import cityip.rulebook.Rulebook;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** A product's figures against the median of its class. The group standard's own scoring is not public, so the weights are the city's and say so. */
@Component
class Benchmark {

  static final List<String> AMOUNTS = List.of("revenue", "profit", "tax", "exports");

  private final FactFigures figures;
  private final Rulebook rulebook;
  private final Clock clock;

  Benchmark(FactFigures figures, Rulebook rulebook, Clock clock) {
    this.figures = figures;
    this.rulebook = rulebook;
    this.clock = clock;
  }

  /** @param points its weight times the share of twice the median that it reaches */
  record Part(String amount, Money own, Money median, int weight, BigDecimal points) {}

  /** @param total of a hundred */
  record Result(long others, List<Part> parts, BigDecimal total) {}

  /** Empty while the class has too few others, so that no single one can be read from the median. */
  Optional<Result> of(Map<String, String> facts, long caseId) {
    var day = LocalDate.now(clock);
    var weights = rulebook.rule("operation.product.weights", day).value();
    int least = rulebook.rule("operation.comparables.least", day).asInt();
    var parts = new ArrayList<Part>();
    long others = Long.MAX_VALUE;
    for (var amount : AMOUNTS) {
      var figure = figures.of(ProductProcedure.CODE, "industry-class", facts.getOrDefault("industry-class", ""), amount, caseId);
      if (figure.isEmpty() || figure.get().count() < least) {
        return Optional.empty();
      }
      others = Math.min(others, figure.get().count());
      var own = new BigDecimal(facts.getOrDefault(amount, "0"));
      int weight = weights.get(amount).asInt();
      parts.add(new Part(amount, new Money(own), new Money(figure.get().median()), weight, points(own, figure.get().median(), weight)));
    }
    return Optional.of(new Result(others, parts, parts.stream().map(Part::points).reduce(BigDecimal.ZERO, BigDecimal::add)));
  }

  /** Twice the median and more gives the whole weight; where the median is nothing, anything does. */
  static BigDecimal points(BigDecimal own, BigDecimal median, int weight) {
    if (own.signum() <= 0) {
      return BigDecimal.ZERO.setScale(2);
    }
    var share = median.signum() <= 0 ? BigDecimal.ONE : own.divide(median.multiply(BigDecimal.TWO), 6, RoundingMode.HALF_UP).min(BigDecimal.ONE);
    return share.multiply(BigDecimal.valueOf(weight)).setScale(2, RoundingMode.HALF_UP);
  }
}
