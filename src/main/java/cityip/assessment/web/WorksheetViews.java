package cityip.assessment.web;

import cityip.assessment.Worksheet;
import cityip.assessment.WorksheetDesk;
import cityip.shell.Paging;
import java.util.List;
import java.util.Map;

/** What the pages about worksheets show, finished. */
public final class WorksheetViews {

  private WorksheetViews() {}

  public record ListPage(List<Row> rows, Paging paging, String text, boolean officer, Map<String, String> typed, Map<String, String> problems) {}

  public record Row(long id, String title, String number, String product, String outcome, String tone, String caseNumber, String by) {}

  public record FeatureRow(int position, String feature, String words, int hint, String finding, String found, String evidence, String findingWords) {}

  public record SheetPage(Worksheet sheet, String outcome, String tone, List<FeatureRow> rows, List<WorksheetDesk.Choice> claims, String features, boolean officer, Map<String, String> problems, Map<String, String> typed) {

    public String typed(String field, String otherwise) {
      return typed.getOrDefault(field, otherwise);
    }
  }

  public record CalibrationPage(List<SampleRow> rows, String standing) {}

  public record SampleRow(String key, String title, String score, boolean done) {}

  public record SamplePage(String key, String title, String claim, String product, List<AnswerRow> rows, boolean done, String problem) {}

  public record AnswerRow(int position, String feature, String given, String right, boolean agreed, String why) {}
}
