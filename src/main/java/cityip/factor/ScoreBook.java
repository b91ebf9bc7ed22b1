package cityip.factor;

import cityip.factor.Score.Contest;
import cityip.factor.Score.Outcome;
import cityip.factor.Score.Subject;
import cityip.kernel.AsOf;
import cityip.ledger.Act;
import cityip.ledger.Ledger;
import cityip.rulebook.Rule;
import cityip.rulebook.Rulebook;
import cityip.shell.Viewer;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Where scores are given, kept, looked up, computed again and contested. */
@Component
public final class ScoreBook {

  private static final int LONGEST = 2_000;

  private final Scores scores;
  private final Rulebook rulebook;
  private final Ledger ledger;
  private final TransactionTemplate transaction;
  private final Clock clock;

  ScoreBook(Scores scores, Rulebook rulebook, Ledger ledger, TransactionTemplate transaction, Clock clock) {
    this.scores = scores;
    this.rulebook = rulebook;
    this.ledger = ledger;
    this.transaction = transaction;
    this.clock = clock;
  }

  /** What came of an act. */
  public sealed interface Answer {
    record Done(long id) implements Answer {}

    /** It needs a reason of 1 to 2,000 characters and a factor of the score. */
    record Unclear(String field) implements Answer {}

    /** Somebody answered before. */
    record AnsweredBefore() implements Answer {}
  }

  /** The lists of factors the rulebook knows. */
  public List<String> lists() {
    return rulebook.all().stream().map(Rule::key).filter(key -> key.endsWith(".factors")).map(key -> key.substring(0, key.length() - ".factors".length())).distinct().toList();
  }

  /** The scenarios for which weights are in force on a day. */
  public List<String> scenarios(String list, LocalDate day) {
    return rulebook.find(list + ".weights", day).map(rule -> rule.value().properties().stream().map(java.util.Map.Entry::getKey).toList()).orElse(List.of());
  }

  /** A list with the weights of a scenario as in force on a day; empty when there is none. */
  public Optional<FactorList> list(String list, String scenario, LocalDate day) {
    return rulebook.find(list + ".factors", day).flatMap(factors -> rulebook.find(list + ".weights", day).map(weights -> weights.value().get(scenario))
        .filter(Objects::nonNull).map(weights -> FactorList.read(list, scenario, factors.value(), weights)));
  }

  /** All versions of a list's scales and weights, with where they come from. */
  public List<Rule> versions(String list) {
    return java.util.stream.Stream.concat(rulebook.versions(list + ".factors").stream(), rulebook.versions(list + ".weights").stream()).toList();
  }

  /** Gives a score and keeps it with everything it was computed from. */
  public Score give(String list, String scenario, Subject subject, AsOf at, List<Measured> measured, List<String> vetoes, Collection<Integer> peers, Viewer viewer) {
    var weights = rulebook.rule(list + ".weights", at.day()).value().get(scenario);
    var basis = new Scores.Basis(list, scenario, rulebook.rule(list + ".factors", at.day()).value(), weights, measured, vetoes);
    var card = basis.compute();
    var id = Objects.requireNonNull(transaction.execute(_ -> {
      var added = scores.add(subject, at, basis, card, List.copyOf(peers), viewer.actor(), clock.instant());
      ledger.append(new Act(viewer.actor(), "factor.score-given", "score:" + added, subject.key() + " " + list + " " + scenario + " " + card.total() + " " + scores.find(added).orElseThrow().hash()));
      return added;
    }));
    return scores.find(id).orElseThrow();
  }

  /** A score this viewer may read. */
  public Optional<Score> find(long id, Viewer viewer) {
    return scores.find(id).filter(score -> score.visibleIn(viewer.scope()));
  }

  /** The latest scores of a subject this viewer may read. */
  public List<Score> of(String subject, Viewer viewer) {
    return scores.of(subject, 20).stream().filter(score -> score.visibleIn(viewer.scope())).toList();
  }

  public List<Score> latest(String list, Viewer viewer, int size, long offset) {
    return scores.latest(list, viewer.scope(), size, offset);
  }

  public long count(String list, Viewer viewer) {
    return scores.count(list, viewer.scope());
  }

  /** The same inputs with scales and weights as in force on another day: what a change of the rules does. */
  public Optional<Scorecard> under(Score score, LocalDate day) {
    var basis = scores.basis(score.id());
    return list(basis.list(), basis.scenario(), day).map(list -> Scorecard.of(list, basis.measured(), basis.vetoes()));
  }

  public List<Contest> contests(Score score) {
    return scores.contests(score.id());
  }

  /** Contests that wait for an answer. */
  public List<Contest> openContests(Viewer viewer) {
    return scores.open(viewer.scope(), 100);
  }

  public Answer contest(Score score, String factor, String reason, Viewer viewer) {
    if (score.card().parts().stream().noneMatch(part -> part.factor().key().equals(factor))) {
      return new Answer.Unclear("factor");
    }
    if (reason.isBlank() || reason.length() > LONGEST) {
      return new Answer.Unclear("reason");
    }
    return Objects.requireNonNull(transaction.execute(_ -> {
      var id = scores.contest(score.id(), factor, reason.strip(), viewer.actor(), clock.instant());
      ledger.append(new Act(viewer.actor(), "factor.contested", "score:" + score.id(), factor + ": " + reason.strip()));
      return new Answer.Done(id);
    }));
  }

  public Answer answer(Score score, long contest, Outcome outcome, String words, Viewer viewer) {
    if (words.isBlank() || words.length() > LONGEST) {
      return new Answer.Unclear("answer");
    }
    return Objects.requireNonNull(transaction.execute(_ -> {
      if (scores.contests(score.id()).stream().noneMatch(one -> one.id() == contest) || !scores.answer(contest, outcome, words.strip(), viewer.actor(), clock.instant())) {
        return new Answer.AnsweredBefore();
      }
      ledger.append(new Act(viewer.actor(), "factor.contest-answered", "score:" + score.id(), contest + " " + outcome + ": " + words.strip()));
      return new Answer.Done(contest);
    }));
  }
}
