package cityip.navigation;

import cityip.navigation.Figure.Basis;
import cityip.navigation.Figure.Cell;
import cityip.navigation.Figure.Chart;
import cityip.navigation.Figure.Column;
import cityip.navigation.Figure.Form;
import cityip.navigation.Figure.Note;
import cityip.navigation.Figure.Row;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Two dimensions crossed. */
final class Matrices {

  /** A cell is sparse when it holds less than this share of what rows and columns alone would lead one to expect. */
  private static final double SPARSE = 1.0 / 3;

  private Matrices() {}

  /**
   * Nodes against effects in families. A sparse cell is a white spot or a dead end; which of the two only an expert can tell, so
   * the figure names it and claims nothing.
   */
  static Figure technologyEffect(Corpus corpus) {
    var base = corpus.inventions();
    var nodes = base.count(Dimension.NODE);
    var effects = base.count(Dimension.EFFECT);
    double all = base.items().stream().mapToInt(item -> item.nodes().size() * item.effects().size()).sum();
    var rows = new ArrayList<Row>();
    int sparse = 0;
    for (var node : nodes.keySet()) {
      double inNode = base.items().stream().filter(item -> item.nodes().contains(node)).mapToInt(item -> item.effects().size()).sum();
      for (var effect : effects.keySet()) {
        double withEffect = base.items().stream().filter(item -> item.effects().contains(effect)).mapToInt(item -> item.nodes().size()).sum();
        var slice = Map.of(Dimension.NODE, node, Dimension.EFFECT, effect);
        int families = base.where(slice).size();
        double expected = all == 0 ? 0 : inNode * withEffect / all;
        boolean white = expected >= 1 && families < expected * SPARSE;
        sparse += white ? 1 : 0;
        rows.add(Row.of(Cell.of(node), Cell.of(effect), Cell.of(families), Cell.opening(corpus.where(slice).size(), slice), Cell.of(expected), Cell.of(white ? "white-spot" : "—")));
      }
    }
    var notes = effects.isEmpty() ? List.of(Note.of("no-effects")) : List.of(Note.of("white-spots", sparse), Note.of("families-counted"));
    return new Figure(Analysis.TECHNOLOGY_EFFECT, Basis.of(corpus), List.of(new Column("node", Form.NODE), Column.text("effect"), Column.count("families"), Column.count("documents"),
        Column.ratio("expected"), new Column("remark", Form.WORD)), rows, new Chart(Chart.Kind.MATRIX, 0, List.of(1, 2)), List.of(), notes);
  }

  /** Revealed technological advantage of each county-level unit in each node: {@code (P_ij/ΣP_i)/(ΣP_j/ΣΣP)}; above 1 is an advantage. */
  static Figure advantage(Corpus corpus) {
    var rows = new ArrayList<Row>();
    var units = corpus.count(Dimension.UNIT);
    var nodes = corpus.count(Dimension.NODE);
    double all = corpus.items().stream().mapToInt(item -> item.nodes().size()).sum();
    for (var unit : units.keySet()) {
      var own = corpus.where(Map.of(Dimension.UNIT, unit));
      double ownAll = own.items().stream().mapToInt(item -> item.nodes().size()).sum();
      var counts = own.count(Dimension.NODE);
      for (var node : nodes.keySet()) {
        int here = counts.getOrDefault(node, 0);
        rows.add(Row.of(Cell.of(unit), Cell.of(node), Cell.opening(here, Map.of(Dimension.UNIT, unit, Dimension.NODE, node)),
            Cell.of(ownAll == 0 ? null : advantage(here, ownAll, nodes.get(node), all))));
      }
    }
    return new Figure(Analysis.ADVANTAGE, Basis.of(corpus), List.of(new Column("unit", Form.UNIT), new Column("node", Form.NODE), Column.count("documents"), Column.ratio("rta")), rows,
        new Chart(Chart.Kind.MATRIX, 0, List.of(1, 3)), List.of(), List.of(Note.of("rta")));
  }

  /** The share of a field here over its share everywhere. */
  static double advantage(double here, double allHere, double field, double all) {
    return here / allHere / (field / all);
  }
}
