package cityip.mediation.web;

import java.util.List;
import java.util.Map;

/** What the roster of mediators and the payment list show. */
public final class RosterViews {

  private RosterViews() {}

  public record Choice(String code, String name) {}

  public record TieLine(long id, String words, String declared) {}

  /** {@code verdict} and {@code tone} say whether the mediator may take the case asked for; empty when none is. */
  public record Line(long id, String name, String body, String employer, String skills, String term, boolean serving, long open, long closed, List<TieLine> ties, List<String> conflicts,
      String verdict, String tone, String appoint) {}

  public record Roster(List<Line> lines, String number, boolean mayAppoint, List<Choice> mediators, List<Choice> kinds, List<Choice> skills, Map<String, String> problems, Map<String, String> input) {}

  public record Allowance(String number, String outcome, String closed, String mediator, String formula, String amount, String listed, boolean mayList) {}

  public record Allowances(int year, List<Integer> years, List<Allowance> lines, String total, String listedTotal, String rule, boolean mayList) {}
}
