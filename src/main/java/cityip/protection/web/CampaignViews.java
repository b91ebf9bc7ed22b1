package cityip.protection.web;

import java.util.List;
import java.util.Map;

/** What the pages of campaigns show. */
public final class CampaignViews {

  private CampaignViews() {}

  public record Line(String code, String name, String field, String days) {}

  public record ListView(List<Line> lines, boolean mayStart, Map<String, String> problems, Map<String, String> input) {}

  public record CountyLine(String county, String task, String leads, String docketed, String penalties, String fines, String progress, String href) {}

  public record CampaignView(String code, String name, String lead, List<CountyLine> lines) {}
}
