package cityip.casework;

import cityip.shell.Viewer;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Which cases are asked for; empty texts match all.
 *
 * @param queue {@code all}, {@code mine} (the viewer is the owner), {@code desk} (the viewer's desks must act), {@code overdue}
 *     , {@code open} or {@code closed}
 * @param did only cases that had this act
 * @param until and had it by this moment; null for by now
 * @param viewer whose row scope holds
 */
public record CaseFilter(String queue, String procedure, String state, String outcome, String unit, String text, String campaign, String year, String did,
    @Nullable Instant until, Viewer viewer) {

  public CaseFilter(String queue, String procedure, String state, String outcome, String unit, String text, String campaign, String year, Viewer viewer) {
    this(queue, procedure, state, outcome, unit, text, campaign, year, "", null, viewer);
  }
}
