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

/** Of what the corpus is made: technology, kinds, states, places. */
final class Structures {

  private Structures() {}

  /** Families per node of the breakdown: technology is counted in inventions, not in documents. */
  static Figure composition(Corpus corpus) {
    return counted(Analysis.COMPOSITION, corpus, corpus.inventions(), Dimension.NODE, new Column("node", Form.NODE), Chart.Kind.RINGS, "families-counted");
  }

  static Figure origin(Corpus corpus) {
    return counted(Analysis.ORIGIN, corpus, corpus, Dimension.UNIT, new Column("unit", Form.UNIT), Chart.Kind.MAP, "documents-counted");
  }

  static Figure offices(Corpus corpus) {
    return counted(Analysis.OFFICES, corpus, corpus, Dimension.OFFICE, Column.text("office"), Chart.Kind.BARS, "documents-counted");
  }

  private static Figure counted(Analysis analysis, Corpus corpus, Corpus base, Dimension by, Column name, Chart.Kind chart, String note) {
    var documents = corpus.count(by);
    var rows = new ArrayList<Row>();
    base.count(by).entrySet().stream().sorted(Map.Entry.<String, Integer>comparingByValue().reversed().thenComparing(Map.Entry.comparingByKey())).forEach(entry -> {
      var key = entry.getKey();
      rows.add(Row.of(Cell.of(key), Cell.of(entry.getValue()), Cell.opening(documents.get(key), Map.of(by, key)), Cell.of((double) documents.getOrDefault(key, 0) / corpus.size())));
    });
    return new Figure(analysis, Basis.of(corpus), List.of(name, Column.count(base == corpus ? "documents-in" : "families"), Column.count("documents"), Column.share("share")), rows,
        new Chart(chart, 0, List.of(1)), List.of(), List.of(Note.of(note)));
  }

  /** Kinds against states: what is alive, what is pending, what is free. */
  static Figure states(Corpus corpus) {
    var rows = new ArrayList<Row>();
    for (var kind : corpus.count(Dimension.KIND).keySet()) {
      corpus.where(Map.of(Dimension.KIND, kind)).count(Dimension.STATE).forEach((state, count) -> rows.add(Row.of(Cell.of(kind), Cell.of(state),
          Cell.opening(count, Map.of(Dimension.KIND, kind, Dimension.STATE, state)), Cell.of((double) count / corpus.size()))));
    }
    return new Figure(Analysis.KINDS_AND_STATES, Basis.of(corpus), List.of(new Column("kind", Form.WORD), new Column("state", Form.WORD), Column.count("documents"), Column.share("share")), rows,
        new Chart(Chart.Kind.MATRIX, 0, List.of(1, 2)), List.of(), List.of());
  }
}
