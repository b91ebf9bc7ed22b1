package cityip.protection.web;

import java.util.List;
import java.util.Map;

/** What the page of an oral hearing shows. */
public final class HearingViews {

  private HearingViews() {}

  public record Choice(String code, String name) {}

  public record Pair(String label, String value) {}

  public record Line(String when, String who, String text) {}

  public record Part(String name, List<Line> lines) {}

  /** {@code side} when a party looks who has not confirmed the record as it stands. */
  public record View(String number, String title, List<Pair> facts, List<Pair> evidence, List<Part> parts, List<Choice> steps, List<Pair> confirmed, String fingerprint, boolean panel, boolean side,
      boolean running, boolean written, Map<String, String> problems, Map<String, String> input) {}
}
