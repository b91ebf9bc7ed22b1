package cityip.rulebook;

import java.time.LocalDate;

/** A rule was asked for that is in force on no such day: a gap in the rulebook, not a fault of the asking person. */
public final class NoSuchRule extends RuntimeException {

  private static final long serialVersionUID = 1L;

  NoSuchRule(String key, LocalDate day, String known) {
    super("Rule " + key + " is not in force on " + day + "; in force: " + known + " (IP-RULE-002)");
  }
}
