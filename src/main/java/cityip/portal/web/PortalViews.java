package cityip.portal.web;

import java.util.List;

/** What the public pages show. */
public final class PortalViews {

  private PortalViews() {}

  public record Figure(String name, String value, String unit, String href) {}

  public record Home(boolean signedOut, String city, int units, List<Figure> figures, boolean signedIn, boolean officer) {}

  /** One part of the installation; {@code tone} is good, waiting or bad. */
  public record StatusLine(String part, String tone, String words) {}

  public record Service(String code, String name, String about, String kind, boolean mayStart) {}

  public record Matter(String number, String title, String procedure, String state, String due, boolean late) {}

  public record News(String when, String number, String title, String said, String why, boolean read) {}

  /** News of a followed question, with the switch that ends them. */
  public record QueryLine(String when, String said, String why, String href, boolean read) {}

  public record My(List<Matter> mine, List<cityip.shell.Waiting.Item> waiting, List<Matter> opened, List<News> news, List<QueryLine> queries, long unread, String mail, java.util.Map<String, String> problems) {}
}
