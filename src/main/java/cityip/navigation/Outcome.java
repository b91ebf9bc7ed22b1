package cityip.navigation;

import java.util.List;

/** What came of an act on a project. */
public sealed interface Outcome {

  record Done(long id) implements Outcome {}

  /** Somebody changed the project since the form was opened; the input is still there. */
  record Stale() implements Outcome {}

  /** It is not allowed now; {@code problems} say what is missing. */
  record Refused(List<Figure.Note> problems) implements Outcome {}

  static Outcome refused(String word, Object... arguments) {
    return new Refused(List.of(Figure.Note.of(word, arguments)));
  }
}
