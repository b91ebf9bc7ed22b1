package cityip.rulebook.web;

import cityip.shell.Paging;
import java.util.List;

/** The list of rules, finished for the template. */
public record RulesView(List<Line> lines, Paging paging, String text, String certainty, boolean now, List<String> certainties,
    String byKey, String byFrom, String sort, String export, List<ChangeLine> changes) {

  /** One version of a rule. */
  public record Line(String key, String value, String validity, String source, String certainty, String tone) {}

  /** One change between releases. */
  public record ChangeLine(String at, String key) {}
}
