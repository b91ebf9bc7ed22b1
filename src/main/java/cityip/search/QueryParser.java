package cityip.search;

import cityip.search.QueryTokens.Kind;
import cityip.search.QueryTokens.Token;
import java.util.ArrayList;
import java.util.List;

/** Reads a query line by recursive descent: or, then and, then not, then a field with its value or a group. */
final class QueryParser {

  private static final int DEEPEST = 40;
  private static final int MOST_VALUES = 300;

  private final String line;
  private final FieldValues values;
  private final List<Token> tokens;
  private int next;
  private int depth;
  private int found;

  QueryParser(String line, LabelBook labels) {
    this.line = line;
    this.values = new FieldValues(labels);
    this.tokens = QueryTokens.of(line);
  }

  /** Carries a refusal out of the depth; never leaves this class. */
  static final class Stop extends RuntimeException {

    private static final long serialVersionUID = 1;
    private final transient QueryLine.Refused refused;

    Stop(int at, int length, String reason, String... arguments) {
      super(reason, null, false, false);
      refused = new QueryLine.Refused(at, Math.max(1, length), reason, List.of(arguments));
    }

    static Stop at(Token token, String reason, String... arguments) {
      return new Stop(token.at(), token.length(), reason, arguments);
    }
  }

  QueryLine read() {
    try {
      if (here().is(Kind.END)) {
        return new QueryLine.Read(new Wanted.Everything());
      }
      var wanted = either(SearchField.ANY);
      if (here().is(Kind.CLOSE)) {
        throw Stop.at(here(), "search.line.close-without-open");
      }
      if (!here().is(Kind.END)) {
        throw Stop.at(here(), "search.line.unexpected", here().text());
      }
      return new QueryLine.Read(wanted);
    } catch (Stop stop) {
      return stop.refused;
    }
  }

  private Token here() {
    return tokens.get(next);
  }

  private Token take() {
    return tokens.get(next++);
  }

  private Wanted either(SearchField in) {
    var parts = new ArrayList<Wanted>();
    parts.add(all(in));
    while (here().is(Kind.OR)) {
      take();
      parts.add(all(in));
    }
    return parts.size() == 1 ? parts.getFirst() : new Wanted.Any(parts);
  }

  private Wanted all(SearchField in) {
    var parts = new ArrayList<Wanted>();
    parts.add(some(in));
    while (here().is(Kind.AND, Kind.NOT, Kind.WORD, Kind.QUOTED, Kind.OPEN)) {
      if (here().is(Kind.AND)) {
        take();
      }
      parts.add(some(in));
    }
    return parts.size() == 1 ? parts.getFirst() : new Wanted.All(parts);
  }

  private Wanted some(SearchField in) {
    if (here().is(Kind.NOT)) {
      take();
      return new Wanted.Without(some(in));
    }
    var token = here();
    if (token.is(Kind.OPEN)) {
      return group(in);
    }
    if (token.is(Kind.WORD) && tokens.get(next + 1).is(Kind.SIGN)) {
      return field();
    }
    if (token.is(Kind.WORD, Kind.QUOTED)) {
      return value(in);
    }
    if (token.is(Kind.SIGN)) {
      throw Stop.at(token, "search.line.no-field", token.text());
    }
    throw Stop.at(token.is(Kind.END) && next > 0 ? tokens.get(next - 1) : token, "search.line.value-missing", next > 0 ? tokens.get(next - 1).text() : "");
  }

  private Wanted group(SearchField in) {
    var open = take();
    if (++depth > DEEPEST) {
      throw Stop.at(open, "search.line.too-deep", Integer.toString(DEEPEST));
    }
    if (here().is(Kind.CLOSE)) {
      throw new Stop(open.at(), here().at() + 1 - open.at(), "search.line.empty-group");
    }
    var inside = either(in);
    if (!here().is(Kind.CLOSE)) {
      throw Stop.at(here().is(Kind.END) ? open : here(), here().is(Kind.END) ? "search.line.open-without-close" : "search.line.unexpected", here().text());
    }
    take();
    depth--;
    return inside;
  }

  private Wanted field() {
    var name = take();
    var field = SearchField.named(name.text()).orElseThrow(() -> Stop.at(name, "search.line.unknown-field", name.text()));
    var sign = take();
    if (!sign.text().equals("=") && field.form() != SearchField.Form.DAY) {
      throw Stop.at(sign, "search.line.sign-only-for-days", sign.text(), field.chinese());
    }
    if (here().is(Kind.OPEN)) {
      return group(field);
    }
    if (!here().is(Kind.WORD, Kind.QUOTED)) {
      throw Stop.at(name, "search.line.value-missing", name.text());
    }
    return sign.text().equals("=") ? value(field) : values.compared(field, sign.text(), counted(take()));
  }

  private Wanted value(SearchField in) {
    var first = counted(take());
    if (in.form() == SearchField.Form.DAY) {
      if (here().is(Kind.TO)) {
        take();
        if (!here().is(Kind.WORD, Kind.QUOTED)) {
          throw Stop.at(tokens.get(next - 1), "search.line.value-missing", "to");
        }
        return values.between(in, first, take());
      }
      return values.between(in, first, first);
    }
    if (in.form() != SearchField.Form.TEXT || !here().is(Kind.NEAR)) {
      return values.of(in, first);
    }
    var parts = new ArrayList<String>(List.of(first.text()));
    var distance = here().number();
    var ordered = here().text().equals("w");
    while (here().is(Kind.NEAR)) {
      var near = take();
      if (!here().is(Kind.WORD, Kind.QUOTED)) {
        throw Stop.at(near, "search.line.value-missing", line.substring(near.at(), near.at() + near.length()));
      }
      parts.add(counted(take()).text());
    }
    return new Wanted.Near(in, parts, distance, ordered);
  }

  private Token counted(Token token) {
    if (token.is(Kind.QUOTED) && token.length() < 0) {
      throw new Stop(token.at(), line.length() - token.at(), "search.line.quote-open");
    }
    if (++found > MOST_VALUES) {
      throw Stop.at(token, "search.line.too-many", Integer.toString(MOST_VALUES));
    }
    return token;
  }
}
