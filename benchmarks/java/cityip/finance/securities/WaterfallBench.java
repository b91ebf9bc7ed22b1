package cityip.finance.securities;

import cityip.finance.risk.StressTest;
import cityip.finance.risk.StressTest.Exposure;
import cityip.finance.risk.StressTest.Terms;
import cityip.finance.securities.Waterfall.Notes;
import cityip.finance.securities.Waterfall.Receivable;
import cityip.finance.securities.Waterfall.Scenario;
import cityip.kernel.Money;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** A pool of 10,000 loans over 120 months under a scenario, with the stress test of as many debtors; run on purpose. */
class WaterfallBench {

  private static final int LOANS = Integer.getInteger("bench.loans", 10_000);
  private static final int MONTHS = 120;
  private static final int RUNS = 9;

  @Test
  void waterfallAndStress() {
    var random = new SplittableRandom(11);
    var pool = new ArrayList<Receivable>();
    var book = new ArrayList<Exposure>();
    for (var n = 0; n < LOANS; n++) {
      var principal = random.nextLong(1_000_000, 500_000_000);
      pool.add(new Receivable(principal, random.nextInt(200, 900), MONTHS, n % 2 == 0));
      book.add(new Exposure("示例" + n, new Money(BigDecimal.valueOf(principal, 2)), new Money(BigDecimal.valueOf(random.nextLong(1, 1_200_000_000), 2))));
    }
    var sum = pool.stream().mapToLong(Receivable::principal).sum();
    var notes = new Notes(sum / 10 * 7, 385, sum / 10 * 3, 25);
    var terms = new Terms(30, 100, 40, Money.ofYuan(5_000_000), Money.ofYuan(20_000_000));
    var times = new double[RUNS];
    for (var run = 0; run < RUNS; run++) {
      var start = System.nanoTime();
      var in = 0L;
      for (var scenario : List.of(new Scenario("none", 0, 0, 0), new Scenario("some", 2_000, 40, 6), new Scenario("thrice", 6_000, 20, 6))) {
        var result = Waterfall.run(pool, notes, scenario);
        in += result.sum(Waterfall.Month::in) - result.sum(Waterfall.Month::out);
      }
      var stress = StressTest.run(book, terms);
      times[run] = (System.nanoTime() - start) / 1e6;
      System.out.printf(Locale.ROOT, "BENCH run %d: three scenarios and the stress test in %.0f ms; in less out %d fen; loss %s%n", run + 1, times[run], in, stress.loss());
    }
    System.out.printf(Locale.ROOT, "BENCH first (cold) %.0f ms, median of the others %.0f ms%n", times[0], Arrays.stream(times).skip(1).sorted().skip((RUNS - 1) / 2).findFirst().orElseThrow());
  }
}
