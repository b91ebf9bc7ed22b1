package cityip.factor.web;

import cityip.factor.FactorList;
import cityip.factor.Score;
import cityip.factor.ScoreBook;
import cityip.factor.ScoreTrials;
import cityip.factor.Scorecard;
import cityip.factor.web.FactorViews.AgainPage;
import cityip.factor.web.FactorViews.AgainRow;
import cityip.factor.web.FactorViews.ChangePage;
import cityip.factor.web.FactorViews.MoveRow;
import cityip.factor.web.FactorViews.TenthRow;
import cityip.factor.web.FactorViews.WeightRow;
import cityip.kernel.AsOf;
import cityip.shell.AsOfQuery;
import cityip.shell.OnlyFor;
import cityip.shell.Role;
import cityip.shell.Viewer;
import cityip.shell.Words;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.ModelAndView;

/** A score taken again as of a day, and what other weights would do before they are published. Nothing here is kept. */
@Controller
class TrialPages {

  private final ScoreBook book;
  private final ScoreTrials trials;
  private final Clock clock;

  TrialPages(ScoreBook book, ScoreTrials trials, Clock clock) {
    this.book = book;
    this.trials = trials;
    this.clock = clock;
  }

  @GetMapping("/scores/{id:\\d{1,18}}/again")
  ModelAndView again(@PathVariable long id, @RequestParam(defaultValue = "") String asOf, @RequestParam(defaultValue = "") String knownAt, Viewer viewer) {
    var score = book.find(id, viewer).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    var asked = AsOfQuery.read(asOf, knownAt, clock);
    var own = asOf.isBlank() && knownAt.isBlank();
    var at = own ? score.at() : asked.at();
    var again = asked.problems().isEmpty() ? trials.again(score, at) : java.util.Optional.<ScoreTrials.Again>empty();
    var verdict = again.map(one -> !own ? Words.t("factor.again.other-day", Words.day(at.day())) : Words.t(one.same() ? "factor.again.same" : "factor.again.different")).orElse(Words.t("factor.again.impossible"));
    var rows = again.map(one -> rows(score, one.card())).orElse(List.of());
    return new ModelAndView("factor/again", "view", new AgainPage(score, Words.t(score.card().list().key() + ".name"), Words.day(at.day()), Words.moment(at.known()), verdict, own && again.map(ScoreTrials.Again::same).orElse(false), rows,
        total(score.card()), again.map(one -> total(one.card())).orElse("—"), asked.problems().isEmpty() && !own ? asked.day() : score.at().day().toString(), knownAt, asked.problems()));
  }

  private static String total(Scorecard card) {
    var total = card.total();
    return total == null ? card.vetoes().stream().map(veto -> Words.t(card.list().key() + ".veto." + veto)).collect(Collectors.joining("、", "— ", "")) : Words.number(total);
  }

  private static List<AgainRow> rows(Score score, Scorecard again) {
    var list = score.card().list().key();
    var kept = score.card().parts().stream().collect(Collectors.toMap(part -> part.factor().key(), part -> part, (one, _) -> one, LinkedHashMap::new));
    return again.parts().stream().map(part -> {
      var before = kept.get(part.factor().key());
      var same = before != null && equal(before.measured().value(), part.measured().value()) && before.part().compareTo(part.part()) == 0;
      return new AgainRow(FactorViews.word(list, "factor." + part.factor().key()), before == null ? "—" : measured(before.measured().value()), before == null ? "—" : Words.number(before.part()),
          measured(part.measured().value()), Words.number(part.part()), same);
    }).toList();
  }

  private static boolean equal(@Nullable BigDecimal one, @Nullable BigDecimal other) {
    return one == null || other == null ? one == other : one.compareTo(other) == 0;
  }

  private static String measured(@Nullable BigDecimal value) {
    return value == null ? "—" : Words.number(value);
  }

  /** Weights as written in the address, one for each factor; without any those in force. */
  @OnlyFor({Role.CITY_OFFICER, Role.COUNTY_OFFICER})
  @GetMapping("/factors/{list:[a-z][a-z.-]{1,60}}/change")
  ModelAndView change(@PathVariable String list, @RequestParam(defaultValue = "") String scenario, @RequestParam Map<String, String> query, Viewer viewer) {
    var today = LocalDate.now(clock);
    var scenarios = book.scenarios(list, today);
    if (scenarios.isEmpty()) {
      throw new ResponseStatusException(HttpStatus.NOT_FOUND);
    }
    var chosen = scenarios.contains(scenario) ? scenario : scenarios.getFirst();
    var now = book.list(list, chosen, today).orElseThrow();
    var problems = new LinkedHashMap<String, String>();
    var tried = query.keySet().stream().anyMatch(key -> key.startsWith("w-"));
    var weights = new LinkedHashMap<String, BigDecimal>();
    var rows = now.factors().stream().map(factor -> {
      var written = java.text.Normalizer.normalize(query.getOrDefault("w-" + factor.key(), now.weight(factor.key()).toPlainString()), java.text.Normalizer.Form.NFKC).strip();
      if (!written.matches("\\d{1,3}(\\.\\d{1,2})?")) {
        problems.put("w-" + factor.key(), Words.t("factor.change.problem.weight"));
      } else if (new BigDecimal(written).signum() > 0) {
        weights.put(factor.key(), new BigDecimal(written));
      }
      return new WeightRow(factor.key(), FactorViews.word(list, "factor." + factor.key()), Words.t("factor.dimension." + factor.dimension()), Words.number(now.weight(factor.key())), written);
    }).toList();
    var sum = weights.values().stream().reduce(BigDecimal.ZERO, BigDecimal::add);
    if (problems.isEmpty() && sum.compareTo(BigDecimal.valueOf(100)) != 0) {
      problems.put("w-" + now.factors().getFirst().key(), Words.t("factor.change.problem.sum", Words.number(sum)));
    }
    var effect = tried && problems.isEmpty() ? trials.effect(now, weights, new AsOf(today, clock.instant()), viewer) : null;
    var page = new ModelAndView("factor/change", "view", new ChangePage(list, Words.t(list + ".name"), scenarios, chosen, rows, Words.number(sum), effect == null ? List.of() : tenths(effect), effect == null ? List.of() : moves(effect),
        effect == null ? "" : Words.t("factor.change.effect", Words.number(effect.subjects()), Words.number(effect.up()), Words.number(effect.down()), Words.number(effect.mean())), effect == null ? "" : yaml(effect.then()), problems));
    if (!problems.isEmpty()) {
      page.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
    }
    return page;
  }

  private static List<TenthRow> tenths(ScoreTrials.Effect effect) {
    var most = Math.max(1, IntStream.range(0, 10).map(n -> Math.max(effect.before().get(n), effect.after().get(n))).max().orElse(1));
    return IntStream.range(0, 10).mapToObj(n -> new TenthRow(n * 10 + "–" + (n + 1) * 10, effect.before().get(n), effect.after().get(n), effect.before().get(n) * 100.0 / most, effect.after().get(n) * 100.0 / most, 10 + n * 48)).toList();
  }

  private static List<MoveRow> moves(ScoreTrials.Effect effect) {
    return effect.moves().stream().map(move -> new MoveRow(move.subject().title(), move.subject().key().substring(move.subject().key().indexOf(':') + 1), move.subject().href(), Words.number(move.before()), Words.number(move.after()),
        (move.by().signum() > 0 ? "+" : "") + Words.number(move.by()))).toList();
  }

  /** As it would stand in the file of rules. */
  private static String yaml(FactorList list) {
    return list.key() + ".weights:\n  " + list.scenario() + ": { " + list.weights().entrySet().stream().map(entry -> entry.getKey() + ": " + entry.getValue().toPlainString()).collect(Collectors.joining(", ")) + " }";
  }
}
