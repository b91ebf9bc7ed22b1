package cityip.assessment.web;

import cityip.assessment.IncomeSheet;
import cityip.shell.Paging;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What the page of assessments shows, finished. */
public final class ValueViews {

  private ValueViews() {}

  /** The list with the form above it. */
  public record ValuePage(List<Row> rows, Paging paging, List<String> scenarios, Map<String, String> problems, Map<String, String> typed, String today) {
    public String typed(String field, String otherwise) {
      return typed.getOrDefault(field, otherwise);
    }
  }

  public record Row(long id, String number, String title, String scenario, String day, String total, String grade, String given) {}

  public record BackTestPage(List<BackTestRow> rows, List<String> scenarios, String scenario, String day, String until, boolean mayOrder, Map<String, String> problems) {}

  public record BackTestRow(String scenario, String day, String until, String state, String tone, String by, List<BackTestResult> results) {}

  public record BackTestResult(String outcome, String rights, String happened, String area, String baseline, String verdict, String tone) {}

  /**
   * Figures and what they come to.
   *
   * @param sheet null while the figures cannot be read
   * @param right title and number of the right they are for, empty when for none
   */
  public record IncomePage(boolean excess, Map<String, String> typed, IncomeSheet.@Nullable Sheet sheet, List<IncomeSheet.Cell> sensitivity, String right, List<KeptIncome> kept, Map<String, String> problems) {
    public String typed(String field) {
      return typed.getOrDefault(field, "");
    }
  }

  public record KeptIncome(String href, String way, String value, String by) {}

  public record BrandPage(List<Row> rows, Paging paging, List<String> scenarios, List<String> declared, Map<String, String> typed, Map<String, String> problems, String today) {
    public String typed(String field, String otherwise) {
      return typed.getOrDefault(field, otherwise);
    }
  }

  public record PotentialPage(List<PotentialRow> rows, Paging paging, List<String> kinds, String kind, List<String[]> units, String unit, String order, String day) {}

  /** @param score what it would score if granted, or a dash */
  public record PotentialRow(String number, String title, String owner, String unit, String filed, String state, List<String> reasons, boolean doubtful, String score) {}
}
