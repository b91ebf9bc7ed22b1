package cityip.fasttrack.web;

import java.util.List;
import java.util.Map;

/** What the pages of the fast track show. */
public final class FasttrackViews {

  private FasttrackViews() {}

  public record PlaceRow(String number, String place, String kind, String state, String opened, String expected, boolean byMedian) {}

  public record RateRow(String group, String cases, String decided, String passed, String share, String granted, boolean few) {}

  public record ServiceLink(String href, String name, String about) {}

  public record Overview(boolean approved, List<ServiceLink> services, List<String> scope, String scopeSource, int quota, List<PlaceRow> places, List<RateRow> rates, boolean officer) {}

  public record ExaminerRow(String name, String classes, String ties, String until, String verdict, String tone, String open, String draw, String take) {}

  public record ExaminersPage(List<ExaminerRow> rows, String number, Map<String, String> problems, Map<String, String> input) {}

  public record QuestionRow(String code, String text, String article, String answer) {}

  public record PriorityPage(List<QuestionRow> questions, boolean answered, boolean open, List<String> against, List<String> grounds, String source, boolean asked) {}
}
