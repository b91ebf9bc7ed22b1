package cityip.protection;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The questions that lead somebody with a problem to the right desk, and the table that decides. Rows are read from the top;
 * the first whose every condition holds is the answer, and says why. A question is put only while some row still needs it.
 */
public final class Triage {

  /** A question with the answers that exist. */
  public record Question(String name, List<String> answers) {}

  /** One row: all conditions must hold; {@code route} is a service or an outside desk, {@code reason} a message key. */
  public record Row(Map<String, Set<String>> when, String route, String reason) {}

  private static final List<Question> QUESTIONS = List.of(
      new Question("right", List.of("patent", "trademark", "copyright", "gi", "secret", "none")),
      new Question("valid", List.of("yes", "no", "unsure")),
      new Question("place", List.of("here", "elsewhere", "abroad")),
      new Question("opponent", List.of("known", "unknown")),
      new Question("pending", List.of("none", "court", "decided")),
      new Question("want", List.of("stop", "money", "punish", "advice", "talk")),
      new Question("talks", List.of("yes", "no")),
      new Question("scale", List.of("small", "large", "unsure")),
      new Question("proof", List.of("yes", "no")));

  /** The table. Whoever wants to know why somebody was sent somewhere reads it from the top. */
  private static final List<Row> ROWS = List.of(
      new Row(Map.of("right", Set.of("none")), "rights-aid", "no-right"),
      new Row(Map.of("pending", Set.of("decided")), "court", "decided"),
      new Row(Map.of("place", Set.of("abroad")), "rights-aid", "overseas"),
      new Row(Map.of("place", Set.of("elsewhere"), "want", Set.of("stop", "punish")), "elsewhere", "other-city"),
      new Row(Map.of("valid", Set.of("no", "unsure")), "rights-aid", "check-validity"),
      new Row(Map.of("want", Set.of("advice")), "rights-aid", "advice"),
      new Row(Map.of("want", Set.of("talk"), "opponent", Set.of("known"), "talks", Set.of("yes")), "mediation", "talk"),
      new Row(Map.of("want", Set.of("talk")), "rights-aid", "talk-refused"),
      new Row(Map.of("want", Set.of("punish"), "scale", Set.of("large"), "right", Set.of("trademark", "copyright", "secret"), "proof", Set.of("yes")), "police", "large"),
      new Row(Map.of("want", Set.of("punish"), "right", Set.of("patent", "trademark", "copyright", "gi", "secret")), "administrative-case", "punish"),
      new Row(Map.of("want", Set.of("stop"), "right", Set.of("patent"), "opponent", Set.of("known"), "pending", Set.of("none"), "proof", Set.of("yes")), "patent-adjudication", "stop-patent"),
      new Row(Map.of("want", Set.of("stop"), "right", Set.of("patent"), "opponent", Set.of("unknown")), "rights-aid", "find-opponent"),
      new Row(Map.of("want", Set.of("stop"), "right", Set.of("patent"), "proof", Set.of("no")), "rights-aid", "gather-proof"),
      new Row(Map.of("want", Set.of("stop"), "right", Set.of("patent"), "pending", Set.of("court")), "court", "sued"),
      new Row(Map.of("want", Set.of("stop")), "administrative-case", "stop"),
      new Row(Map.of("want", Set.of("money"), "opponent", Set.of("known"), "talks", Set.of("yes")), "mediation", "money-talk"),
      new Row(Map.of("want", Set.of("money"), "opponent", Set.of("known"), "talks", Set.of("no")), "court", "money-court"),
      new Row(Map.of("want", Set.of("money"), "opponent", Set.of("unknown")), "rights-aid", "find-opponent"));

  private Triage() {}

  public static List<Question> questions() {
    return QUESTIONS;
  }

  public static List<Row> rows() {
    return ROWS;
  }

  /** The first row that holds whatever is answered later; empty while an answer is still needed. */
  public static Optional<Row> decided(Map<String, String> answers) {
    for (var row : ROWS) {
      var open = false;
      var fits = true;
      for (var condition : row.when().entrySet()) {
        var answer = answers.get(condition.getKey());
        open |= answer == null;
        fits &= answer == null || condition.getValue().contains(answer);
      }
      if (fits) {
        return open ? Optional.empty() : Optional.of(row);
      }
    }
    return Optional.empty();
  }

  /** The next question: the first, in order, that a row which may still win asks for. */
  public static Optional<Question> next(Map<String, String> answers) {
    if (decided(answers).isPresent()) {
      return Optional.empty();
    }
    var needed = new LinkedHashSet<String>();
    for (var row : ROWS) {
      if (row.when().entrySet().stream().allMatch(condition -> !answers.containsKey(condition.getKey()) || condition.getValue().contains(answers.get(condition.getKey())))) {
        row.when().keySet().stream().filter(name -> !answers.containsKey(name)).forEach(needed::add);
        break;
      }
    }
    return QUESTIONS.stream().filter(question -> needed.contains(question.name())).findFirst();
  }
}
