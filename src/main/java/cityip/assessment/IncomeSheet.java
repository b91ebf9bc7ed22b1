package cityip.assessment;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;

/**
 * What income a right may still bring, discounted: royalty relief, V = Σ Rₜ·r·(1−tax)/(1+k)ᵗ over the shorter of legal and economic life, or the excess
 * earnings of several periods, where what other assets earn is taken off first. A worksheet; the appraisal is for licensed appraisers (资产评估法).
 */
public final class IncomeSheet {

  private static final MathContext EXACT = MathContext.DECIMAL64;
  private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

  private IncomeSheet() {}

  /** Royalty relief takes {@code share} of revenue; excess earnings take {@code share} as margin and {@code charge}, both of revenue. */
  public enum Way { ROYALTY, EXCESS }

  /**
   * What goes in; shares in per cent.
   *
   * @param revenue of the first year, in yuan
   * @param charge  for the assets that help, per cent of revenue; 0 for royalty relief
   * @param legal   whole years of legal life left
   */
  public record Inputs(Way way, BigDecimal revenue, BigDecimal growth, BigDecimal share, BigDecimal charge, BigDecimal tax, BigDecimal discount, int legal, int economic) {
    int years() {
      return Math.min(legal, economic);
    }
  }

  public record Year(int year, BigDecimal revenue, BigDecimal income, BigDecimal factor, BigDecimal present) {}

  /** @param value the sum of the years' present values, to the yuan */
  public record Sheet(Inputs inputs, List<Year> years, BigDecimal value) {}

  /** The value where share and discount rate are others. */
  public record Cell(BigDecimal share, BigDecimal discount, BigDecimal value) {}

  public static Sheet of(Inputs in) {
    var years = new ArrayList<Year>();
    var revenue = in.revenue();
    var kept = part(in.share().subtract(in.way() == Way.EXCESS ? in.charge() : BigDecimal.ZERO)).max(BigDecimal.ZERO).multiply(BigDecimal.ONE.subtract(part(in.tax())), EXACT);
    var factor = BigDecimal.ONE;
    for (var year = 1; year <= in.years(); year++) {
      factor = factor.divide(BigDecimal.ONE.add(part(in.discount())), EXACT);
      var income = revenue.multiply(kept, EXACT);
      years.add(new Year(year, yuan(revenue), yuan(income), factor.setScale(4, RoundingMode.HALF_UP), yuan(income.multiply(factor, EXACT))));
      revenue = revenue.multiply(BigDecimal.ONE.add(part(in.growth())), EXACT);
    }
    return new Sheet(in, List.copyOf(years), years.stream().map(Year::present).reduce(BigDecimal.ZERO, BigDecimal::add));
  }

  /** Share and discount rate a fifth lower, as given, and a fifth higher: nine values. */
  public static List<Cell> sensitivity(Inputs in) {
    var cells = new ArrayList<Cell>();
    for (var share : List.of("0.8", "1", "1.2")) {
      for (var discount : List.of("0.8", "1", "1.2")) {
        var other = new Inputs(in.way(), in.revenue(), in.growth(), in.share().multiply(new BigDecimal(share)), in.charge(), in.tax(), in.discount().multiply(new BigDecimal(discount)), in.legal(), in.economic());
        cells.add(new Cell(other.share().stripTrailingZeros(), other.discount().stripTrailingZeros(), of(other).value()));
      }
    }
    return cells;
  }

  private static BigDecimal part(BigDecimal percent) {
    return percent.divide(HUNDRED, EXACT);
  }

  private static BigDecimal yuan(BigDecimal amount) {
    return amount.setScale(0, RoundingMode.HALF_UP);
  }
}
