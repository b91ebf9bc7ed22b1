package cityip.search;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** The words and signs of a query line, each with its place; full-width signs are the same as half-width ones. */
final class QueryTokens {

  enum Kind { WORD, QUOTED, OPEN, CLOSE, SIGN, AND, OR, NOT, TO, NEAR, END }

  /**
   * One of them.
   *
   * @param text as written, without the marks around a quoted one
   * @param number distance of a NEAR, 0 otherwise
   */
  record Token(Kind kind, String text, int at, int length, int number) {

    boolean is(Kind... kinds) {
      return List.of(kinds).contains(kind);
    }
  }

  private static final Pattern DISTANCE = Pattern.compile("(near|临近|w|pre|前后)/(\\d{1,3})");
  private static final String QUOTES = "\"“”「」『』";

  private final String line;
  private final String plain;
  private final List<Token> tokens = new ArrayList<>();

  private QueryTokens(String line) {
    this.line = line;
    this.plain = Folding.fold(line);
  }

  static List<Token> of(String line) {
    return new QueryTokens(line).read();
  }

  private List<Token> read() {
    var at = 0;
    while (at < plain.length()) {
      at = next(at);
    }
    tokens.add(new Token(Kind.END, "", line.length(), 0, 0));
    return tokens;
  }

  private int next(int at) {
    var c = plain.charAt(at);
    if (Character.isWhitespace(c) || Character.isSpaceChar(c) || Character.isISOControl(c)) {
      return at + 1;
    }
    if (QUOTES.indexOf(c) >= 0) {
      return quoted(at);
    }
    if (c == '(' || c == ')') {
      return add(c == '(' ? Kind.OPEN : Kind.CLOSE, at, at + 1);
    }
    if (c == '[' || c == ']') {
      return at + 1;
    }
    if ("=<>".indexOf(c) >= 0 || c == ':' && afterField()) {
      var end = at + 1 < plain.length() && plain.charAt(at + 1) == '=' && c != '=' ? at + 2 : at + 1;
      tokens.add(new Token(Kind.SIGN, plain.substring(at, end).replace(':', '='), at, end - at, 0));
      return end;
    }
    return word(at);
  }

  private boolean afterField() {
    return !tokens.isEmpty() && tokens.getLast().is(Kind.WORD) && SearchField.named(tokens.getLast().text).isPresent();
  }

  /** An end that is missing is the end of the line; the parser says so. */
  private int quoted(int at) {
    var end = at + 1;
    while (end < plain.length() && QUOTES.indexOf(plain.charAt(end)) < 0) {
      end++;
    }
    var closed = end < plain.length();
    tokens.add(new Token(Kind.QUOTED, line.substring(at + 1, end), at, closed ? end + 1 - at : -1, 0));
    return closed ? end + 1 : end;
  }

  private int word(int at) {
    var end = at;
    while (end < plain.length() && !endsWord(end, at)) {
      end++;
    }
    var text = plain.substring(at, end).toLowerCase(Locale.ROOT);
    var distance = DISTANCE.matcher(text);
    if (distance.matches()) {
      var ordered = distance.group(1).equals("w") || distance.group(1).equals("pre") || distance.group(1).equals("前后");
      tokens.add(new Token(Kind.NEAR, ordered ? "w" : "near", at, end - at, Math.max(1, Integer.parseInt(distance.group(2)))));
      return end;
    }
    return add(switch (text) {
      case "and", "与", "且", "并且", "&", "&&" -> Kind.AND;
      case "or", "或", "或者", "|", "||" -> Kind.OR;
      case "not", "非", "!" -> Kind.NOT;
      case "to", "至", "到" -> Kind.TO;
      default -> Kind.WORD;
    }, at, end);
  }

  private boolean endsWord(int at, int from) {
    var c = plain.charAt(at);
    if (c == ':') {
      return SearchField.named(plain.substring(from, at)).isPresent();
    }
    return Character.isWhitespace(c) || Character.isSpaceChar(c) || Character.isISOControl(c) || "()[]=<>".indexOf(c) >= 0 || QUOTES.indexOf(c) >= 0;
  }

  private int add(Kind kind, int from, int end) {
    tokens.add(new Token(kind, line.substring(from, end), from, end - from, 0));
    return end;
  }
}
