package cityip.plan.web;

import cityip.plan.IndicatorRow;
import cityip.plan.Indicators;
import cityip.plan.Indicators.Standing;
import cityip.plan.Measures;
import cityip.plan.PlanPack;
import cityip.plan.ReportedSeries;
import cityip.rulebook.CountyMap;
import cityip.shell.AsOfQuery;
import cityip.shell.Paging;
import cityip.shell.Words;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Indicators as a reader sees them: numbers rounded and bracketed, states in words. */
public final class IndicatorViews {

  private IndicatorViews() {}

  /**
   * One indicator in a line or on a tile.
   *
   * @param base with the plan's brackets when it was estimated; an em dash when there is none
   * @param progress whole per cent of the way from base to target, 0 to 100 for the bar, or -1 when unknown
   */
  public record Tile(String code, String name, String clause, String value, String unit, String base, String target, int progress,
      String progressText, int time, String light, String tone, @Nullable String caution, boolean reported, @Nullable String periodNote) {}

  /** What the dashboard shows. */
  public record Dashboard(String title, AsOfQuery asOf, String version, String versionName, List<PlanPack.Version> versions, List<Tile> tiles,
      String query, List<String> notes) {}

  /** What stands above every page of one indicator. */
  public record Header(PlanPack.Indicator indicator, PlanPack.Definition definition, AsOfQuery asOf, String plan, String query) {}

  public record TrendLine(String day, String value) {}

  /** One unit in the table and on the map; {@code href} is empty where there are no rows to open. */
  public record UnitLine(String code, String name, @Nullable BigDecimal value, String text, long rows, String denominator, String href) {}

  public record UnitChoice(String code, String name) {}

  public record IndicatorPage(Header header, Tile tile, Indicators.Measured measured, TrendChart chart, List<TrendLine> trend, String forecast,
      List<UnitLine> units, CountyMap map, List<PlanPack.Definition> definitions, String targetNote) {}

  public record RowsPage(Header header, List<IndicatorRow> rows, Paging paging, String sum, List<UnitChoice> units, String unit, String text,
      String sort, boolean descending, String export) {

    /** The list in another order: by this column, or the other way round when it is the one already. */
    public String sortedBy(String column) {
      var turned = sort.equalsIgnoreCase(column) && !descending;
      return paging.with("sort", (turned ? "-" : "") + column.toLowerCase(java.util.Locale.ROOT));
    }

    public @Nullable String direction(String column) {
      return sort.equalsIgnoreCase(column) ? descending ? "descending" : "ascending" : null;
    }

    public String unitName(String code) {
      return units.stream().filter(choice -> choice.code().equals(code)).findFirst().map(UnitChoice::name).orElseGet(() -> Words.t("plan.unit.unknown"));
    }
  }

  public record ChangesPage(Header header, AsOfQuery then, int fromVersion, int toVersion, String was, String is, List<Indicators.Change> changes,
      boolean cut, List<PlanPack.Definition> definitions, List<UnitChoice> units, String unit) {

    public long entered() {
      return changes.stream().filter(change -> change.moved().entered()).count();
    }

    public long left() {
      return changes.size() - entered();
    }
  }

  /** A measure of the plan in the tree; {@code progress} in per cent or -1. */
  public record MeasureLine(Measures.MeasureStanding standing, String lead, String support, String county, int progress) {

    public String tone() {
      return MeasureViews.tone(standing.state());
    }
  }

  /** The list of reported figures above the form for a new one. */
  public record ReportedPage(List<ReportedSeries.Figure> figures, Paging paging, List<UnitChoice> seriesChoices, List<UnitChoice> unitChoices,
      String series, String unit, boolean waiting, Map<String, String> typed, Map<String, String> problems) {

    public String name(List<UnitChoice> choices, String code) {
      return choices.stream().filter(choice -> choice.code().equals(code)).findFirst().map(UnitChoice::name).orElse(code);
    }

    public String value(String field) {
      return typed.getOrDefault(field, "");
    }
  }

  /** The reasons of a row in words; a reason may carry a detail behind a colon. */
  public static String reasons(IndicatorRow row) {
    return row.reasons().stream().map(IndicatorViews::reason).collect(java.util.stream.Collectors.joining(Words.english() ? "; " : "；"));
  }

  private static String reason(String reason) {
    var colon = reason.indexOf(':');
    var name = Words.t("plan.reason." + (colon < 0 ? reason : reason.substring(0, colon)));
    return colon < 0 ? name : name + " " + reason.substring(colon + 1);
  }

  public static Tile tile(Standing standing) {
    var indicator = standing.indicator();
    var progress = standing.progress();
    var percent = progress == null ? -1 : progress.multiply(BigDecimal.valueOf(100)).setScale(0, RoundingMode.HALF_UP).intValue();
    return new Tile(indicator.code(), indicator.name().here(), indicator.clause(), value(standing), indicator.unitName().here(),
        base(indicator), target(standing), Math.clamp(percent, -1, 100), percent < 0 ? "—" : percent + "%",
        standing.timeProgress().multiply(BigDecimal.valueOf(100)).setScale(0, RoundingMode.HALF_UP).intValue(),
        Words.t("plan.light." + standing.light()), tone(standing.light()), indicator.caution() == null ? null : indicator.caution().here(),
        !standing.definition().measured(), periodNote(standing));
  }

  private static @Nullable String periodNote(Standing standing) {
    var figure = standing.measured().figure();
    if (figure != null) {
      return Words.t("plan.figure.year", Integer.toString(figure.year()));
    }
    return standing.indicator().flow() ? Words.t("plan.flow.note") : null;
  }

  static String value(Standing standing) {
    var rounded = standing.rounded();
    var figure = standing.measured().figure();
    var text = Words.number(rounded);
    return figure != null && figure.estimated() ? "[" + text + "]" : text;
  }

  static String base(PlanPack.Indicator indicator) {
    if (indicator.base() == null) {
      return "—";
    }
    var text = Words.number(indicator.base());
    return indicator.baseEstimated() ? "[" + text + "]" : text;
  }

  static String target(Standing standing) {
    var target = standing.target();
    return target == null || target.value() == null ? "—" : Words.number(target.value());
  }

  static String tone(Indicators.Light light) {
    return switch (light) {
      case REACHED, ON_COURSE -> "good";
      case BEHIND -> "bad";
      case UNKNOWN -> "neutral";
    };
  }

  /** A number in the indicator's own precision. */
  static String rounded(PlanPack.Indicator indicator, @Nullable BigDecimal value) {
    return value == null ? "—" : Words.number(value.setScale(indicator.decimals(), RoundingMode.HALF_UP));
  }
}
