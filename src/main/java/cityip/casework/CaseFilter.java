package cityip.casework;

import cityip.shell.Viewer;

/**
 * Which cases are asked for; empty texts match all.
 *
 * @param queue {@code all}, {@code mine} (the viewer is the owner), {@code desk} (the viewer's desks must act), {@code overdue}
 *     , {@code open} or {@code closed}
 * @param viewer whose row scope holds
 */
public record CaseFilter(String queue, String procedure, String state, String outcome, String unit, String text, String campaign, String year, Viewer viewer) {}
