package cityip.finance.securities;

import java.util.ArrayList;
import java.util.List;

/**
 * The money of a pool month by month, and who gets it. All sums are whole fen; each is rounded half up where it arises, so every month adds up to the fen:
 * what comes in (interest, principal, recoveries) is what goes out (fee, senior interest, senior principal, the rest to the subordinated).
 *
 * <p>A loan pays interest on its balance, {@code balance × rate ÷ 12}, and of its principal all at the end (bullet) or an equal part of the balance each month.
 * Before that, in each month, so many of a million of the balance fail; of these a part comes back after some months. Senior notes are paid in
 * sequence: interest with what was owed from before, then principal until nothing is left of it.
 */
public final class Waterfall {

  private static final long BP_YEAR = 120_000;
  private static final long MILLION = 1_000_000;

  private Waterfall() {}

  /** A receivable as of the day of the tape: fen, basis points a year, months left. */
  public record Receivable(long principal, int rateBp, int months, boolean bullet) {
    public Receivable {
      if (principal < 0 || rateBp < 0 || months < 1 || months > 600) {
        throw new IllegalArgumentException("A receivable of %d fen at %d for %d months is none".formatted(principal, rateBp, months));
      }
    }
  }

  /** The notes: fen and basis points; the fee in basis points of the pool's balance a year. */
  public record Notes(long senior, int seniorBp, long subordinated, int feeBp) {
    public Notes {
      if (senior <= 0 || subordinated < 0 || seniorBp < 0 || feeBp < 0) {
        throw new IllegalArgumentException("Tranches of %d and %d fen: the senior must be above zero, none below".formatted(senior, subordinated));
      }
    }
  }

  /** What may happen: failures in millionths of the balance a month, what comes back of them in per cent, after how many months. */
  public record Scenario(String name, int failPerMillion, int recoverPercent, int lag) {
    public Scenario {
      if (failPerMillion < 0 || failPerMillion > MILLION || recoverPercent < 0 || recoverPercent > 100 || lag < 0 || lag > 120) {
        throw new IllegalArgumentException("Scenario %s is none: 0 to a million, 0 to 100 per cent, 0 to 120 months".formatted(name));
      }
    }
  }

  /** One month, in fen; balances are those after it. {@code owed} is senior interest that could not be paid so far. */
  public record Month(int number, long interest, long principal, long failed, long recovered, long fee, long seniorInterest, long seniorPrincipal, long toSubordinated, long poolLeft, long seniorLeft, long owed) {

    public long in() {
      return interest + principal + recovered;
    }

    public long out() {
      return fee + seniorInterest + seniorPrincipal + toSubordinated;
    }
  }

  /** @param shortfall what the senior notes never got: principal and interest */
  public record Result(Scenario scenario, List<Month> months, long shortfall) {

    public long sum(java.util.function.ToLongFunction<Month> of) {
      return months.stream().mapToLong(of).sum();
    }
  }

  /** Half up, for what is not negative. */
  static long part(long sum, long weight, long of) {
    var high = Math.multiplyHigh(sum, weight);
    return high == 0 && sum * weight >= 0 ? (sum * weight + of / 2) / of
        : java.math.BigInteger.valueOf(sum).multiply(java.math.BigInteger.valueOf(weight)).add(java.math.BigInteger.valueOf(of / 2)).divide(java.math.BigInteger.valueOf(of)).longValueExact();
  }

  /** What the pool brings in each month; recoveries may come after the last loan has ended. */
  private static long[][] collect(List<Receivable> pool, Scenario scenario, int horizon) {
    var flows = new long[5][horizon + 1];
    for (var loan : pool) {
      var balance = loan.principal();
      for (var month = 1; month <= loan.months() && balance > 0; month++) {
        var failed = part(balance, scenario.failPerMillion(), MILLION);
        balance -= failed;
        var interest = part(balance, loan.rateBp(), BP_YEAR);
        var left = loan.months() - month + 1;
        var back = left == 1 ? balance : loan.bullet() ? 0 : (balance + left / 2) / left;
        flows[0][month] += interest;
        flows[1][month] += back;
        flows[2][month] += failed;
        flows[3][Math.min(horizon, month + scenario.lag())] += part(failed, scenario.recoverPercent(), 100);
        balance -= back;
        flows[4][month] += balance;
      }
    }
    return flows;
  }

  public static Result run(List<Receivable> pool, Notes notes, Scenario scenario) {
    var horizon = pool.stream().mapToInt(Receivable::months).max().orElse(0) + scenario.lag();
    var flows = collect(pool, scenario, horizon);
    var months = new ArrayList<Month>(horizon);
    var senior = notes.senior();
    var owed = 0L;
    var before = pool.stream().mapToLong(Receivable::principal).sum();
    for (var month = 1; month <= horizon; month++) {
      var available = flows[0][month] + flows[1][month] + flows[3][month];
      var fee = Math.min(available, part(before, notes.feeBp(), BP_YEAR));
      available -= fee;
      var due = part(senior, notes.seniorBp(), BP_YEAR) + owed;
      var interest = Math.min(available, due);
      owed = due - interest;
      available -= interest;
      var principal = Math.min(available, senior);
      senior -= principal;
      available -= principal;
      before = flows[4][month];
      months.add(new Month(month, flows[0][month], flows[1][month], flows[2][month], flows[3][month], fee, interest, principal, available, flows[4][month], senior, owed));
    }
    return new Result(scenario, months, senior + owed);
  }
}
