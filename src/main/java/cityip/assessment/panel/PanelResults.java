package cityip.assessment.panel;

import cityip.assessment.panel.Panel.State;
import cityip.assessment.panel.Panel.Vote;
import cityip.factor.FactorList;
import cityip.factor.Measured;
import cityip.factor.Score;
import cityip.factor.ScoreBook;
import cityip.rulebook.Rulebook;
import cityip.shell.Role;
import cityip.shell.Viewer;
import cityip.shell.Words;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What experts' points come to, computed from the stored votes whenever it is read. */
@Component
public final class PanelResults {

  /** An expert reads the result of their own panel though the right is not in their scope. */
  private static final Viewer CITY = new Viewer(0L, "system", "", Role.CITY_OFFICER, null, null);

  private final Panels panels;
  private final ScoreBook book;
  private final Rulebook rulebook;

  PanelResults(Panels panels, ScoreBook book, Rulebook rulebook) {
    this.panels = panels;
    this.book = book;
    this.rulebook = rulebook;
  }

  /** How many must score, how many are dropped at each end, and from what spread experts count as far apart; dated. */
  public record Rule(int least, int most, int drop, int apart) {}

  public Rule rule(LocalDate day) {
    var value = rulebook.rule("assessment.panel.rule", day).value();
    return new Rule(value.get("least").intValue(), value.get("most").intValue(), value.get("drop").intValue(), value.get("apart").intValue());
  }

  /** The indicators of a panel with their weights, by the rules of its day. */
  public FactorList indicators(Panel panel) {
    return book.list(PanelDesk.LIST, panel.scenario(), panel.at().day()).orElseThrow();
  }

  /** What each indicator comes to, in the order of the list; none before somebody scored. */
  public Map<String, Tally> tallies(Panel panel) {
    var drop = rule(panel.at().day()).drop();
    var points = new LinkedHashMap<String, List<Integer>>();
    var votes = panels.votes(panel.id());
    indicators(panel).factors().forEach(indicator -> points.put(indicator.key(), votes.stream().filter(vote -> vote.indicator().equals(indicator.key())).map(Vote::points).toList()));
    var tallies = new LinkedHashMap<String, Tally>();
    points.forEach((indicator, some) -> {
      if (!some.isEmpty()) {
        tallies.put(indicator, Tally.of(some, drop));
      }
    });
    return tallies;
  }

  List<Measured> measured(Panel panel) {
    return tallies(panel).entrySet().stream().map(entry -> {
      var tally = entry.getValue();
      return Measured.of(entry.getKey(), tally.mean(), Words.t("assessment.panel.evidence", tally.votes(), tally.lowest(), tally.highest(), tally.deviation().toPlainString(), tally.dropped().size()), "/panels/" + panel.id());
    }).toList();
  }

  /** Whether the stored votes still come to what the stored score was computed from, and that to the score. */
  public boolean same(Panel panel, Score result) {
    var tallies = tallies(panel);
    return result.whole() && result.card().parts().stream().allMatch(part -> {
      var tally = tallies.get(part.factor().key());
      var value = part.measured().value();
      return tally != null && value != null && tally.mean().compareTo(value) == 0;
    });
  }

  /** The score of the computed factors that stands beside the experts'. Whoever may read the panel may read it. */
  public Score computed(Panel panel) {
    return book.find(panel.computed(), CITY).orElseThrow();
  }

  /** The experts' score, once it is settled. */
  public @Nullable Score result(Panel panel) {
    var result = panel.result();
    return result == null ? null : book.find(result, CITY).orElseThrow();
  }

  /** The votes, to whoever may read the panel once it is settled; before, an expert reads their own. */
  public List<Vote> votes(Panel panel, Viewer viewer) {
    return panels.votes(panel.id()).stream().filter(vote -> panel.state() == State.SETTLED || vote.expert().equals(viewer.username())).toList();
  }
}
