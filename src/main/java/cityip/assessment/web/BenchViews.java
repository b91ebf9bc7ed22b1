package cityip.assessment.web;

import java.util.List;

/** What the bench shows, finished. */
public final class BenchViews {

  private BenchViews() {}

  public record Bench(List<FilingViews.Row> findings, List<Contest> contests, List<PanelLine> panels, List<MarkViews.WatchRow> watches) {}

  public record PanelLine(PanelViews.Row row, String next) {}

  public record Contest(long score, String title, String reason, String by, String raised) {}
}
