package cityip.protection.web;

import java.util.List;

/** What the triage shows. */
public final class TriageViews {

  private TriageViews() {}

  public record Answer(String code, String name) {}

  public record Given(String question, String answer, String href) {}

  /** A question; {@code kept} are the answers so far, as hidden fields. */
  public record Asking(int number, String name, String question, List<Answer> answers, List<Given> given, List<Answer> kept, String problem) {}

  public record Led(String route, String name, String reason, String duration, String cost, List<String> materials, String start, List<Given> given) {}

  public record FunnelLine(String route, String led, String started) {}

  public record Funnel(String visits, List<FunnelLine> lines, String at) {}
}
