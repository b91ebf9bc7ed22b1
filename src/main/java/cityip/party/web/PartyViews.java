package cityip.party.web;

import cityip.party.PartySection;
import cityip.shell.Paging;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What the templates of this module show, finished. */
public final class PartyViews {

  private PartyViews() {}

  /** A choice in a select. */
  public record Choice(String code, String name) {}

  /** The list of bodies. */
  public record ListView(List<Line> lines, Paging paging, String text, String kind, String unit, List<Choice> kinds, List<Choice> units,
      List<Column> columns, String export, boolean mayMatch, long candidates) {}

  /** A sortable column. */
  public record Column(String word, String href, String direction) {}

  /** One body in the list. */
  public record Line(long id, String name, String kind, String code, String unit, String created, int merged) {}

  /** One body with everything the register knows. */
  public record BodyView(long id, String name, List<Fact> facts, List<NameLine> names, List<Member> members, List<DecisionLine> decisions,
      List<PartySection.Section> sections, boolean mayDecide, Map<String, String> problems, Map<String, String> input) {

    public String input(String field) {
      return input(field, "");
    }

    /** What was just sent, or what was being typed before. */
    public String input(String field, String draft) {
      return input.getOrDefault(field, draft);
    }
  }

  public record Fact(String word, String text) {}

  public record NameLine(String name, String validity, String source) {}

  /** A body that is one with the shown one. */
  public record Member(long id, String name, String code, boolean leader) {}

  public record DecisionLine(long id, String at, String actor, String what, String reason, @Nullable String reversal) {}

  /** Pairs that may be one. */
  public record MatchesView(List<Pair> pairs, Paging paging, Map<String, String> problems, Map<String, String> input) {}

  /** Two bodies side by side. */
  public record Pair(long left, long right, int score, List<FactorLine> factors, List<PairLine> lines) {

    /** The id of the field for the reason. */
    public String field() {
      return "reason-" + left + "-" + right;
    }
  }

  public record FactorLine(String word, String points) {}

  public record PairLine(String word, String left, String right, boolean differs) {}
}
