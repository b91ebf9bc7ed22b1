package cityip.assessment;

import cityip.factor.Score;
import cityip.factor.ScoreBook;
import cityip.factor.Scorecard;
import cityip.kernel.AsOf;
import cityip.party.Parties;
import cityip.registry.Registry;
import cityip.registry.RightView;
import cityip.rulebook.Rulebook;
import cityip.search.SearchIndex;
import cityip.search.SearchOrder;
import cityip.search.SearchRequest;
import cityip.search.Wanted;
import cityip.shell.Scope;
import cityip.shell.Viewer;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Where patents are assessed by the factors of GB/T 42748 (capability C3). The money a right is worth is for licensed appraisers. */
@Component
public final class ValueDesk {

  public static final String LIST = "assessment.patent-value";
  private static final int PEERS = 40;

  private final Registry registry;
  private final ScoreBook book;
  private final SearchIndex index;
  private final Parties parties;
  private final Rulebook rulebook;

  ValueDesk(Registry registry, ScoreBook book, SearchIndex index, Parties parties, Rulebook rulebook) {
    this.registry = registry;
    this.book = book;
    this.index = index;
    this.parties = parties;
    this.rulebook = rulebook;
  }

  /** What came of asking. */
  public sealed interface Answer {
    record Given(Score score) implements Answer {}

    /** No right of this number that the viewer may see. */
    record NoSuchRight() implements Answer {}

    /** It is an invention or utility model that the standard covers, and nothing else. */
    record NotCovered() implements Answer {}

    record NoSuchScenario() implements Answer {}
  }

  public List<String> scenarios(LocalDate day) {
    return book.scenarios(LIST, day);
  }

  public Answer assess(String number, String scenario, AsOf at, Viewer viewer) {
    var found = registry.find(number, at, viewer.scope());
    if (found.isEmpty()) {
      return new Answer.NoSuchRight();
    }
    var right = found.get();
    if (!Set.of("invention", "utility-model").contains(right.number().kind().code())) {
      return new Answer.NotCovered();
    }
    if (!scenarios(at.day()).contains(scenario)) {
      return new Answer.NoSuchScenario();
    }
    return new Answer.Given(book.give(LIST, scenario, subject(right), at, PatentFactors.of(right), PatentFactors.vetoes(right), peers(right, scenario, at), viewer));
  }

  /** All ids of those who own a right on the day. */
  List<Long> bodies(RightView right) {
    return right.owners().stream().filter(RightView.Owner::onTheDay).flatMap(owner -> {
      var same = parties.sameAs(owner.party());
      return same.isEmpty() ? List.of(owner.party()).stream() : same.stream();
    }).distinct().sorted().toList();
  }

  /** A right as the subject of a score. */
  Score.Subject subject(RightView right) {
    var number = right.number().canonical();
    return new Score.Subject("right:" + number, right.title().isEmpty() ? number : right.title(), "/rights/" + number, right.unit(), bodies(right));
  }

  /** Whole years of the term that are left on the right's day; none when the term cannot be told. */
  public int yearsLeft(RightView right) {
    var end = right.termEnd();
    return end == null || end.isBefore(right.at().day()) ? 0 : (int) Math.min(20, java.time.temporal.ChronoUnit.YEARS.between(right.at().day(), end));
  }

  /** What a pending application would score on the day if it were granted that day; null when the scenario has no weights then. */
  public @Nullable BigDecimal ifGranted(RightView right, String scenario) {
    return book.list(LIST, scenario, right.at().day()).map(list -> Scorecard.of(list, PatentFactors.of(right), PatentFactors.vetoes(right).stream().filter(veto -> !veto.equals("not-in-force")).toList()).total()).orElse(null);
  }

  /** How patents of the same field score, by tens; those of the city whose main class lies in the same subclass. */
  private List<Integer> peers(RightView right, String scenario, AsOf at) {
    var list = book.list(LIST, scenario, at.day());
    var main = right.facts().get(cityip.registry.Fact.MAIN_CLASS);
    if (list.isEmpty() || main == null || String.valueOf(main.value()).length() < 4) {
      return List.of();
    }
    var wanted = new Wanted.All(List.of(new Wanted.Under("ipc", String.valueOf(main.value()).substring(0, 4)), new Wanted.OneOf("kind", Set.of(right.number().kind().code())),
        new Wanted.OneOf("state", Set.of("in-force"))));
    var tenths = new ArrayList<>(Arrays.asList(0, 0, 0, 0, 0, 0, 0, 0, 0, 0));
    index.search(new SearchRequest(wanted, new Scope.WholeCity(), SearchOrder.NUMBER, false, PEERS, 0, List.of())).ids().stream().map(Long::valueOf).filter(id -> id != right.id())
        .flatMap(id -> registry.find(id, at, new Scope.WholeCity()).stream()).forEach(peer -> {
          var total = Scorecard.of(list.get(), PatentFactors.of(peer), PatentFactors.vetoes(peer)).total();
          if (total != null) {
            var tenth = Math.min(9, total.intValue() / 10);
            tenths.set(tenth, tenths.get(tenth) + 1);
          }
        });
    return tenths.stream().allMatch(n -> n == 0) ? List.of() : tenths;
  }

  public List<Score> latest(Viewer viewer, int size, long offset) {
    return book.latest(LIST, viewer, size, offset);
  }

  public long count(Viewer viewer) {
    return book.count(LIST, viewer);
  }

  /** A to D by the limits in force on the day; null without a score. */
  public @Nullable String grade(Score score) {
    var total = score.card().total();
    if (total == null) {
      return null;
    }
    var limits = rulebook.rule(score.card().list().key() + ".grades", score.at().day()).value();
    return List.of("A", "B", "C").stream().filter(grade -> total.compareTo(new BigDecimal(limits.get(grade).asString())) >= 0).findFirst().orElse("D");
  }
}
