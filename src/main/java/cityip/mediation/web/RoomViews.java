package cityip.mediation.web;

import java.util.List;
import java.util.Map;

/** What the rooms of a mediation show. */
public final class RoomViews {

  private RoomViews() {}

  public record Line(String when, String who, String side, String text, boolean own) {}

  public record Tab(String code, String name, boolean here) {}

  public record RoomView(String number, String title, List<Tab> tabs, String room, List<Line> lines, boolean talking, boolean party, String own, boolean otherOffered,
      String meeting, Map<String, String> problems, Map<String, String> input) {}
}
