package cityip.ledger;

import java.util.regex.Pattern;

/**
 * What somebody did, as it goes into the ledger.
 *
 * @param actor   who did it: an account or {@code system}; 1 to 100 characters without control characters
 * @param act     what was done: module and past participle such as {@code registry.batch-imported}
 * @param subject to what: kind and id such as {@code batch:17}; 1 to 300 characters without control characters
 * @param content what exactly; any text. Its SHA-256 is kept for ever, the text itself only when it is short
 */
public record Act(String actor, String act, String subject, String content) {

  private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9-]*(\\.[a-z][a-z0-9-]*)+");

  public Act {
    requireLine("actor", actor, 100);
    requireLine("act", act, 100);
    requireLine("subject", subject, 300);
    if (!NAME.matcher(act).matches()) {
      throw new IllegalArgumentException("An act is named module.what-happened, not '" + act + "'");
    }
  }

  /** A tab or line break inside a field would let two different acts share one ledger line. */
  private static void requireLine(String field, String text, int longest) {
    if (text.isBlank() || text.length() > longest || !Plain.isPlain(text) || text.chars().anyMatch(Character::isISOControl)) {
      throw new IllegalArgumentException(
          "The " + field + " of an act is 1 to " + longest + " printable characters, not '" + text + "'");
    }
  }
}
