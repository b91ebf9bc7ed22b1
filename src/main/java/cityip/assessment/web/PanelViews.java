package cityip.assessment.web;

import cityip.assessment.panel.Panel;
import cityip.assessment.panel.Panel.State;
import cityip.factor.Score;
import cityip.factor.Scorecard;
import cityip.shell.Paging;
import cityip.shell.Words;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What the pages of expert panels show, finished. */
public final class PanelViews {

  private PanelViews() {}

  public record ListPage(List<Row> rows, Paging paging, String state, String text, String order, List<String> scenarios, boolean mayOpen, String today, Map<String, String> typed, Map<String, String> problems) {
    public String typed(String field, String otherwise) {
      return typed.getOrDefault(field, otherwise);
    }
  }

  public record Row(long id, String number, String title, String scenario, String day, String state, String tone, String scored, String opened) {}

  /** What the viewer, as an expert, has to do. */
  public enum Step { NOTHING, DECLARE, SCORE, DONE, CONFLICT, TIED }

  public record PanelPage(Panel panel, String scenario, String state, String tone, String rule, List<SeatRow> seats, boolean manages, boolean enough, Step step, @Nullable String tie, List<Indicator> indicators,
      @Nullable Result computed, @Nullable Result experts, List<Dimension> dimensions, List<ResultRow> rows, boolean same, boolean scoreLinks, Map<String, String> problems, Map<String, String> typed) {
    public String typed(String field) {
      return typed.getOrDefault(field, "");
    }
  }

  public record SeatRow(String name, String username, String invited, String declaration, String tone, String words, String scored) {}

  public record Indicator(String key, String name, String how, String dimension, String weight) {}

  /** @param total finished, or a dash */
  public record Result(long score, String total, String grade) {}

  /** One dimension of both results, each of a hundred. */
  public record Dimension(String name, String computed, String experts, String apart) {}

  public record ResultRow(String name, String dimension, String weight, String mean, String range, String deviation, String dropped, boolean apart, List<VoteRow> votes) {}

  public record VoteRow(String expert, int points, String reason) {}

  static String tone(State state) {
    return switch (state) {
      case OPEN -> "waiting";
      case SETTLED -> "good";
      case GIVEN_UP -> "neutral";
    };
  }

  static String scenario(String code) {
    return Words.t("assessment.patent-value.scenario." + code);
  }

  static Row row(Panel panel) {
    return new Row(panel.id(), panel.number(), panel.title(), scenario(panel.scenario()), Words.day(panel.at().day()), Words.t("assessment.panel.state." + panel.state().code()), tone(panel.state()),
        panel.scored() + " / " + panel.seats().size(), Words.moment(panel.opened()));
  }

  static Result result(Score score, @Nullable String grade) {
    var total = score.card().total();
    return new Result(score.id(), total == null ? "—" : Words.number(total), grade == null ? "—" : grade);
  }

  /** Both results by dimension, each dimension as points of a hundred of its own weight. */
  static List<Dimension> dimensions(Scorecard computed, Scorecard experts) {
    var own = shares(computed);
    var theirs = shares(experts);
    var names = new ArrayList<>(own.keySet());
    theirs.keySet().stream().filter(name -> !own.containsKey(name)).forEach(names::add);
    return names.stream().map(name -> {
      var one = own.get(name);
      var other = theirs.get(name);
      return new Dimension(Words.t("factor.dimension." + name), one == null ? "—" : Words.number(one), other == null ? "—" : Words.number(other),
          one == null || other == null ? "—" : signed(other.subtract(one)));
    }).toList();
  }

  private static String signed(BigDecimal number) {
    return (number.signum() > 0 ? "+" : "") + Words.number(number);
  }

  private static Map<String, BigDecimal> shares(Scorecard card) {
    var weights = new LinkedHashMap<String, BigDecimal>();
    card.parts().forEach(part -> weights.merge(part.factor().dimension(), part.weight(), BigDecimal::add));
    var shares = new LinkedHashMap<String, BigDecimal>();
    card.dimensions().forEach((name, sum) -> {
      var weight = weights.getOrDefault(name, BigDecimal.ZERO);
      if (weight.signum() > 0) {
        shares.put(name, sum.multiply(BigDecimal.valueOf(100)).divide(weight, 1, RoundingMode.HALF_UP));
      }
    });
    return shares;
  }
}
