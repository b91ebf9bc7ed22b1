package cityip.plan.web;

import cityip.plan.CountyDuties.DutyState;
import cityip.plan.Measures.MeasureState;
import cityip.plan.web.IndicatorViews.MeasureLine;
import cityip.plan.web.IndicatorViews.UnitChoice;
import cityip.shell.AsOfQuery;
import java.util.List;
import java.util.Map;

/** What the pages of the measures show. */
public final class MeasureViews {

  private MeasureViews() {}

  /** What the tree is filtered by; empty means all. */
  public record Filter(String department, String unit, String state) {}

  /** One unit's part of a duty in words; {@code rows} is the address of the rows behind it, empty for acts. */
  public record CountyLine(String unit, String name, String value, long count, DutyState state, String rows) {

    public String tone() {
      return switch (state) {
        case SHOWN -> "good";
        case AWAITED -> "waiting";
        case OVERDUE -> "bad";
        case UNRECORDED -> "neutral";
      };
    }
  }

  public record DutyLine(String name, String due, String evidence, long shown, List<CountyLine> counties) {}

  /** @param duties by the code of the measure, only those of the unit asked for */
  public record TreePage(AsOfQuery asOf, Map<String, List<MeasureLine>> chapters, List<UnitChoice> departments, List<UnitChoice> units, List<MeasureState> states,
      Filter filter, Map<String, List<DutyLine>> duties, String query) {}

  public record MeasurePage(AsOfQuery asOf, MeasureLine line, List<DutyLine> duties, String query) {}

  public static String tone(MeasureState state) {
    return switch (state) {
      case REACHED, ON_COURSE -> "good";
      case UNDER_WAY -> "waiting";
      case BEHIND -> "bad";
      case SILENT -> "neutral";
    };
  }
}
