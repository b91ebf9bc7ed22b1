package cityip.protection.court.web;

import cityip.protection.court.CourtDocket;
import cityip.shell.Paging;
import java.util.List;
import java.util.Map;

/** What the pages of the court link show. */
public final class CourtViews {

  private CourtViews() {}

  public record Choice(String code, String name, boolean chosen) {}

  public record Line(String number, String court, String division, String cause, String rightKind, String rightNumber, String rightHref, String parties, String filed, String closed, String result, String claimed, String awarded,
      String track, String why) {}

  public record FigureRow(String kind, String cases, String days, String claimed, String awarded, String share, String costs, boolean few) {}

  public record DocketPage(List<Line> lines, Paging paging, List<Choice> divisions, List<Choice> kinds, String year, String text, List<FigureRow> figures, boolean mayEnter, String export, Map<String, String> problems,
      Map<String, String> input, List<CourtDocket.Refused> refused) {}

  public record InputField(String name, String label, String hint, String value, boolean shown) {}

  public record AmountLine(String words, String formula, String amount) {}

  public record ShiftLine(String input, String lower, String higher) {}

  public record Result(List<AmountLine> lines, String base, boolean punitive, String onTop, String within, String frame, String source, List<ShiftLine> shifts, List<String> notes) {}

  public record DamagesPage(List<Choice> kinds, List<Choice> methods, List<InputField> inputs, List<Choice> intent, List<Choice> serious, Result result, Map<String, String> problems, boolean mayKeep, String caseNumber, String query) {
    public boolean reckoned() {
      return !result.lines().isEmpty();
    }
  }
}
