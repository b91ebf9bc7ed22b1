package cityip.search;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** The line that experts write: {@code 名称=(水泵 or 泵体) and 申请日=2019 to 2021 not 权利人=示例}. */
public sealed interface QueryLine {

  /** It can be asked. */
  record Read(Wanted wanted) implements QueryLine {}

  /**
   * It cannot; where, why, and what would be right.
   *
   * @param at first character concerned, from 0
   * @param length how many characters
   * @param reason key of the sentence, whose arguments follow
   */
  record Refused(int at, int length, String reason, List<String> arguments) implements QueryLine {}

  /** Longer than any question a person means. */
  int LONGEST = 2_000;

  /** Reads a line; never throws. */
  static QueryLine read(String line, LabelBook labels) {
    if (line.length() > LONGEST) {
      return new Refused(LONGEST, line.length() - LONGEST, "search.line.too-long", List.of(Integer.toString(LONGEST), Integer.toString(line.length())));
    }
    return new QueryParser(line, labels).read();
  }

  /** Whether somebody who typed this into the one box means a line: it names a field and gives it a value. */
  static boolean looksLikeOne(String text) {
    if (text.length() > LONGEST) {
      return false;
    }
    var tokens = QueryTokens.of(text);
    for (var n = 1; n < tokens.size(); n++) {
      if (tokens.get(n).is(QueryTokens.Kind.SIGN) && tokens.get(n - 1).is(QueryTokens.Kind.WORD)
          && (SearchField.named(tokens.get(n - 1).text()).isPresent() || tokens.get(n).text().equals("=") && tokens.get(n - 1).text().length() <= 12)) {
        return true;
      }
    }
    return false;
  }

  /** The value in a line's own writing, quoted where it must be. */
  static String quote(@Nullable String value) {
    var text = value == null ? "" : value.strip();
    return text.matches("[\\p{L}\\p{N}./*?-]+") && !text.matches("(?i)and|or|not|to|与|且|或|非|至|到|并且|或者|near/.*|w/.*") ? text : "\"" + text.replace("\"", "") + "\"";
  }
}
