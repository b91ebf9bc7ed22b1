package cityip.plan;

import cityip.shell.Scope;

/** What narrows a list; empty text matches all. */
public record RowFilter(String unit, String text, Scope scope) {
  public static RowFilter of(Scope scope) {
    return new RowFilter("", "", scope);
  }

  public RowFilter in(String otherUnit) {
    return new RowFilter(otherUnit, text, scope);
  }
}
