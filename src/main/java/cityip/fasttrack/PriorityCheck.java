package cityip.fasttrack;

import cityip.rulebook.Rulebook;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/** Whether priority examination is open to an application, found by questions; the questions and what their answers mean are dated data. */
@Component
public class PriorityCheck {

  private final Rulebook rulebook;

  PriorityCheck(Rulebook rulebook) {
    this.rulebook = rulebook;
  }

  /** A question; {@code kind} says what a yes means: excludes, opens (one ground suffices), or must (has to be yes). */
  public record Question(String code, String kind, String zh, String en, String article) {}

  /** What the answers come to: open when nothing excludes, every must is met and one ground stands. */
  public record Verdict(boolean answered, boolean open, List<Question> against, List<Question> grounds) {}

  public List<Question> questions(LocalDate day) {
    var questions = new ArrayList<Question>();
    for (JsonNode one : rulebook.rule("fasttrack.priority.questions", day).value()) {
      questions.add(new Question(one.get("code").asString(), one.get("kind").asString(), one.get("zh").asString(), one.get("en").asString(), one.get("article").asString()));
    }
    return questions;
  }

  public String source(LocalDate day) {
    return rulebook.rule("fasttrack.priority.questions", day).source();
  }

  /** @param answers code → yes or no; what was not answered is missing */
  public Verdict of(Map<String, String> answers, LocalDate day) {
    var questions = questions(day);
    var against = questions.stream().filter(one -> one.kind().equals("excludes") && "yes".equals(answers.get(one.code())) || one.kind().equals("must") && "no".equals(answers.get(one.code()))).toList();
    var grounds = questions.stream().filter(one -> one.kind().equals("opens") && "yes".equals(answers.get(one.code()))).toList();
    var answered = questions.stream().allMatch(one -> "yes".equals(answers.get(one.code())) || "no".equals(answers.get(one.code())));
    return new Verdict(answered, answered && against.isEmpty() && !grounds.isEmpty(), against, grounds);
  }
}
