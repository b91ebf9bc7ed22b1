package cityip.protection.packs.web;

import cityip.protection.packs.Packs;
import cityip.shell.Paging;
import java.util.List;
import java.util.Map;

/** What the pages of packs show. */
public final class PackViews {

  private PackViews() {}

  public record Line(String href, String name, String direction, String reference, String partner, String size, String made, String state, String tone) {}

  public record ListPage(List<Line> lines, Paging paging, List<Packs.KnownCity> cities, String ownKey, Map<String, String> problems, Map<String, String> input) {}

  public record FileLine(String path, String name, String size, String sha256, String sm3, String source, String obtained) {}

  public record PackPage(long id, boolean received, String name, String state, String tone, int percent, boolean running, boolean ready, String sender, boolean known, String made, String recipient, String purpose,
      String reference, String sha256, List<FileLine> files, List<String> problems, List<String> receipts) {}
}
