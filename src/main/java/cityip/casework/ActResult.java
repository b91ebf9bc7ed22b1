package cityip.casework;

import java.util.List;
import java.util.Map;

/** What became of the wish to open a case or to act on one. */
public sealed interface ActResult {

  /** It is done and durable. {@code token} only when a case was opened: shown once. */
  record Done(String number, String state, int stamp, String token) implements ActResult {}

  /** The very same act arrived before; nothing was done again. */
  record AlreadyDone(String number) implements ActResult {}

  /** Answers are missing or cannot be read: a sentence for each field. */
  record Incomplete(Map<String, String> problems) implements ActResult {}

  /** The page was made before others acted; what they did meanwhile. */
  record Stale(String number, List<CaseFile.Done> meanwhile, int stamp) implements ActResult {}

  /** The state does not allow it; what it allows. */
  record NotInThisState(String number, String state, List<String> allowed) implements ActResult {}

  /** Another desk's act, another county's case, or the same hand twice. {@code word} is a message key. */
  record NotYours(String word) implements ActResult {}

  /** A guard does not hold. */
  record Held(List<Guard> guards) implements ActResult {}

  record NoSuchCase() implements ActResult {}
}
