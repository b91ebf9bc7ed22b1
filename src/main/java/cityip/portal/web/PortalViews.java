package cityip.portal.web;

import java.util.List;

/** What the public pages show. */
public final class PortalViews {

  private PortalViews() {}

  public record Figure(String name, String value, String unit, String href) {}

  public record Home(boolean signedOut, String city, int units, List<Figure> figures, boolean signedIn, boolean officer) {}

  /** One part of the installation; {@code tone} is good, waiting or bad. */
  public record StatusLine(String part, String tone, String words) {}
}
