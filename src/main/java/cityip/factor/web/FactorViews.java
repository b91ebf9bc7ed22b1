package cityip.factor.web;

import cityip.factor.Factor;
import cityip.factor.FactorList;
import cityip.factor.Score;
import cityip.factor.Scorecard;
import cityip.factor.Scorecard.Part;
import cityip.rulebook.Rule;
import cityip.shell.Words;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What the pages of scores show, finished. */
public final class FactorViews {

  private static final int ROW = 30;
  private static final int WIDTH = 400;
  private static final int LEFT = 190;

  private FactorViews() {}

  /** A bar of the waterfall: where it begins and how long it is, in the units of the drawing. */
  public record Bar(String label, String value, double x, double width, int y, int next) {}

  public record Waterfall(List<Bar> bars, int height, @Nullable Bar total) {}

  /** A bar of the distribution. */
  public record Tenth(String label, int count, double height, boolean own, int x) {}

  public record Row(String key, String name, String how, String dimension, String measured, List<cityip.factor.Measured.Evidence> evidence, String points, String weight, String part, String note) {}

  public record ContestRow(long id, String factor, String reason, String by, String raised, @Nullable String outcome, @Nullable String answer, @Nullable String answered) {}

  public record ScorePage(Score score, String list, String scenario, Waterfall waterfall, List<Row> rows, List<String> dimensions, List<String> changes, List<String> vetoes, List<Tenth> peers, int compared,
      @Nullable String todays, List<ContestRow> contests, boolean mayContest, boolean mayAnswer, List<cityip.factor.ScoreLinks.Link> links, Map<String, String> problems, Map<String, String> typed) {

    public String typed(String field, String draft) {
      return typed.getOrDefault(field, draft);
    }
  }

  public record ListPage(List<ListView> lists) {}

  public record ListView(String key, String name, List<String> scenarios, List<FactorRow> rows, List<Version> versions) {}

  public record FactorRow(String name, String how, String dimension, String scale, String missing, List<String> weights) {}

  public record Version(String key, String days, String source, String certainty) {}

  /** @param own whether it is the same as what was kept */
  public record AgainPage(Score score, String list, String day, String known, String verdict, boolean own, List<AgainRow> rows, String kept, String total, String asOf, String knownAt, Map<String, String> problems) {}

  public record AgainRow(String name, String measured, String part, String measuredAgain, String partAgain, boolean same) {}

  /** @param yaml what would be written into the rules; empty while nothing was tried */
  public record ChangePage(String key, String list, List<String> scenarios, String scenario, List<WeightRow> weights, String sum, List<TenthRow> tenths, List<MoveRow> moves, String effect, String yaml, Map<String, String> problems) {}

  public record WeightRow(String key, String name, String dimension, String now, String written) {}

  public record TenthRow(String label, int before, int after, double high, double highAfter, int x) {}

  public record MoveRow(String title, String number, String href, String before, String after, String by) {}

  static String word(String list, String rest) {
    return Words.t(list + "." + rest);
  }

  static Waterfall waterfall(String list, Scorecard card) {
    var bars = new ArrayList<Bar>();
    var at = BigDecimal.ZERO;
    var y = 0;
    for (var part : card.parts()) {
      bars.add(new Bar(word(list, "factor." + part.factor().key()), Words.number(part.part()), LEFT + at.doubleValue() * WIDTH / 100, Math.max(1, part.part().doubleValue() * WIDTH / 100), y, y + ROW));
      at = at.add(part.part());
      y += ROW;
    }
    var total = card.total();
    return new Waterfall(bars, y + ROW, total == null ? null : new Bar(Words.t("factor.total"), Words.number(total), LEFT, Math.max(1, total.doubleValue() * WIDTH / 100), y, y + ROW));
  }

  static List<Row> rows(String list, Scorecard card) {
    return card.parts().stream().map(part -> new Row(part.factor().key(), word(list, "factor." + part.factor().key()), word(list, "factor." + part.factor().key() + ".how"),
        Words.t("factor.dimension." + part.factor().dimension()), measured(part), part.measured().evidence(), part.points() == null ? "—" : Words.number(part.points()), Words.number(part.weight()),
        Words.number(part.part()), part.measured().value() == null ? Words.t("factor.missing." + part.factor().missing().name().toLowerCase(java.util.Locale.ROOT).replace('_', '-')) : "")).toList();
  }

  private static String measured(Part part) {
    var value = part.measured().value();
    return value == null ? "—" : Words.number(value) + " " + Words.t("factor.unit." + part.factor().unit());
  }

  static List<Tenth> peers(List<Integer> peers, @Nullable BigDecimal total) {
    var most = peers.stream().mapToInt(Integer::intValue).max().orElse(0);
    var tenths = new ArrayList<Tenth>();
    for (var n = 0; n < peers.size() && most > 0; n++) {
      var own = total != null && Math.min(9, total.intValue() / 10) == n;
      tenths.add(new Tenth(n * 10 + "–" + (n + 1) * 10, peers.get(n), peers.get(n) * 100.0 / most, own, 10 + n * 48));
    }
    return tenths;
  }

  static String scale(Factor factor) {
    return factor.scale().stream().map(point -> point.value().toPlainString() + " → " + point.points().toPlainString()).collect(Collectors.joining("；"));
  }

  static FactorRow factor(String list, Factor factor, List<FactorList> scenarios) {
    return new FactorRow(word(list, "factor." + factor.key()), word(list, "factor." + factor.key() + ".how"), Words.t("factor.dimension." + factor.dimension()),
        scale(factor) + " (" + Words.t("factor.unit." + factor.unit()) + ")", Words.t("factor.missing." + factor.missing().name().toLowerCase(java.util.Locale.ROOT).replace('_', '-')),
        scenarios.stream().map(scenario -> Words.number(scenario.weight(factor.key()))).toList());
  }

  static Version version(Rule rule) {
    return new Version(rule.key(), rule.valid().toString(), rule.source(), Words.t("rulebook.certainty." + rule.certainty()));
  }
}
