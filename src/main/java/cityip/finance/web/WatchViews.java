package cityip.finance.web;

import cityip.finance.Alarm;
import cityip.shell.AsOfQuery;
import cityip.shell.Paging;
import java.util.List;
import java.util.Map;

/** What the page of the watch shows, finished. */
public final class WatchViews {

  private WatchViews() {}

  /** A line of the list; {@code act} says what helps. */
  public record Line(Alarm alarm, String says, String act, String raised, String seenBy) {}

  /** @param secured by all contracts in ten thousand yuan, {@code endangered} by those with a red alarm; each contract counted once */
  public record WatchPage(List<Line> lines, Paging paging, AsOfQuery asOf, Map<String, String> query, long rights, long contracts, String secured, String endangered) {

    public String asked(String name) {
      return query.getOrDefault(name, "");
    }
  }
}
