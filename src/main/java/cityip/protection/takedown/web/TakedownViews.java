package cityip.protection.takedown.web;

import cityip.protection.takedown.NoticeSheets;
import cityip.shell.Paging;
import java.util.List;
import java.util.Map;

/** What the pages of notices show. */
public final class TakedownViews {

  private TakedownViews() {}

  /** A line of the scorecard; amounts as they are written. */
  public record Score(String href, String name, String site, String notices, String measures, String hours, String refused, String restored, String badFaith, String check, String queue) {}

  public record Sender(String name, String notices, String refused, String badFaith, String mostOnADay, boolean serial) {}

  public record Overview(List<Score> scores, List<Sender> senders, boolean officer, boolean mayOpen, List<NoticeSheets.Bulk> sent, Map<String, String> problems, Map<String, String> input) {}

  public record ClauseRow(String code, String name, int score, String evidence, String improvement, String at) {}

  public record PlatformPage(long id, String name, String site, String account, String points, List<ClauseRow> clauses, boolean mayAnswer) {}

  public record BulkRow(int line, String right, String merchant, String state, String tone, String number, String problems) {}

  public record BulkPage(NoticeSheets.Bulk bulk, List<BulkRow> rows, Paging paging, String state, int percent) {}
}
