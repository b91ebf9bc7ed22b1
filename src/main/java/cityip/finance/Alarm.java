package cityip.finance;

import cityip.kernel.Money;
import cityip.registry.RightPledges.Pledged;
import cityip.shell.Words;
import java.time.LocalDate;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Something about a pledged right that its lender and its owner must know.
 *
 * @param day by when something must be done, or since when it is so
 * @param pay what would have to be paid by then, null when paying does not help
 * @param step days ahead of {@code day} at which it was due to be told: 90, 30, 7; 0 when it is so already
 */
public record Alarm(Pledged collateral, Kind kind, Level level, LocalDate day, @Nullable Money pay, int step) {

  /** What is the matter. Each has a sentence and the act that helps in the message files. */
  public enum Kind {
    COLLATERAL_GONE, ANNUITY_LATE, ANNUITY_DUE, SUSPENDED, PARTLY_INVALIDATED, TRANSFERRED, LITIGATION, INVALIDATION_ASKED, TRANSFER_ATTEMPT, OWNER_CREDIT, VALUE_OLD, TERM_ENDS;

    public String code() {
      return name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
    }
  }

  /** How bad: the collateral is gone or goes within days; it will go when nobody acts; to be known. */
  public enum Level {
    RED, AMBER, TELL;

    public String code() {
      return name().toLowerCase(java.util.Locale.ROOT);
    }
  }

  /** What is the matter, in a sentence. */
  public String says(Locale language) {
    return Words.in(language, "finance.alarm." + kind.code(), day.toString(), kind == Kind.COLLATERAL_GONE ? Words.in(language, "registry.state." + collateral.state().code()) : "");
  }

  /** What helps, by when, and what it costs. */
  public String act(Locale language) {
    return Words.in(language, "finance.alarm." + kind.code() + ".act", day.toString(), pay == null ? "" : pay.toString());
  }

  /** The same alarm of another run: told once for each step. */
  public String key() {
    return collateral.right() + "|" + collateral.contract() + "|" + kind + "|" + day + "|" + step;
  }
}
