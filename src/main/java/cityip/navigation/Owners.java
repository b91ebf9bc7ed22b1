package cityip.navigation;

import cityip.navigation.Figure.Basis;
import cityip.navigation.Figure.Cell;
import cityip.navigation.Figure.Chart;
import cityip.navigation.Figure.Column;
import cityip.navigation.Figure.Form;
import cityip.navigation.Figure.Note;
import cityip.navigation.Figure.Row;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Who holds the field, how concentrated it is, who is new. Families are counted; a family of two owners is half of each, so that shares add up. */
final class Owners {

  private static final int SHOWN = 50;

  private Owners() {}

  /** Share of each owner, largest first; of equal ones the lower id. */
  static Map<String, Double> shares(Corpus corpus) {
    var base = corpus.inventions();
    var shares = new TreeMap<String, Double>();
    for (var item : base.items()) {
      for (var owner : item.owners()) {
        shares.merge(Long.toString(owner.id()), 1.0 / item.owners().size(), Double::sum);
      }
    }
    double all = shares.values().stream().mapToDouble(Double::doubleValue).sum();
    var ordered = new java.util.LinkedHashMap<String, Double>();
    shares.entrySet().stream().sorted(Map.Entry.<String, Double>comparingByValue().reversed().thenComparing(Map.Entry.comparingByKey()))
        .forEach(entry -> ordered.put(entry.getKey(), entry.getValue() / all));
    return ordered;
  }

  /** Share of the n largest, 0 to 1. */
  static double concentration(Map<String, Double> shares, int n) {
    return shares.values().stream().limit(n).mapToDouble(Double::doubleValue).sum();
  }

  /** Herfindahl-Hirschman index Σs², 0 to 1. */
  static double herfindahl(Map<String, Double> shares) {
    return shares.values().stream().mapToDouble(share -> share * share).sum();
  }

  static Figure ranking(Corpus corpus) {
    var shares = shares(corpus);
    var names = corpus.ownerNames();
    var documents = corpus.count(Dimension.OWNER);
    var types = new HashMap<String, String>();
    var alive = new HashMap<String, Integer>();
    corpus.items().forEach(item -> item.owners().forEach(owner -> {
      types.put(Long.toString(owner.id()), owner.type());
      alive.merge(Long.toString(owner.id()), item.alive() ? 1 : 0, Integer::sum);
    }));
    var rows = shares.entrySet().stream().limit(SHOWN).map(entry -> {
      var key = entry.getKey();
      return Row.of(Cell.of(names.get(key)), Cell.of(types.get(key)), Cell.opening(documents.get(key), Map.of(Dimension.OWNER, key)), Cell.of(alive.get(key)), Cell.of(entry.getValue()));
    }).toList();
    var notes = List.of(Note.of("concentration", new Figure.Share(concentration(shares, 5)), new Figure.Share(concentration(shares, 10)), herfindahl(shares), shares.size()), Note.of("fractional"));
    return new Figure(Analysis.OWNERS, Basis.of(corpus), List.of(Column.text("owner"), new Column("owner-type", Form.WORD), Column.count("documents"), Column.count("alive"), Column.share("share")),
        rows, new Chart(Chart.Kind.BARS, 0, List.of(2)), List.of(), notes);
  }

  /** Volume, citations per document and size of families: who leads in number, in weight, in reach. */
  static Figure competition(Corpus corpus) {
    var cited = Citations.forward(corpus);
    var sizes = corpus.count(Dimension.FAMILY);
    var names = corpus.ownerNames();
    var rows = shares(corpus).keySet().stream().limit(20).map(key -> {
      var own = corpus.where(Map.of(Dimension.OWNER, key));
      double citations = own.items().stream().mapToInt(item -> cited.getOrDefault(item.number(), 0)).average().orElse(0);
      double family = own.items().stream().mapToInt(item -> sizes.getOrDefault(item.family(), 1)).average().orElse(0);
      return Row.of(Cell.of(names.get(key)), Cell.opening(own.size(), Map.of(Dimension.OWNER, key)), Cell.of(citations), Cell.of(family));
    }).toList();
    return new Figure(Analysis.COMPETITION, Basis.of(corpus), List.of(Column.text("owner"), Column.count("documents"), Column.ratio("citations-each"), Column.ratio("family-size")), rows,
        new Chart(Chart.Kind.BUBBLES, 0, List.of(1, 2, 3)), List.of(), List.of(Note.of("citations-within")));
  }

  /** Owners by the year of their first filing in the field. */
  static Figure entrants(Corpus corpus) {
    var first = new HashMap<String, Integer>();
    corpus.items().stream().filter(item -> item.filed() != null).forEach(item -> Dimension.OWNER.of(item).forEach(owner -> first.merge(owner, item.year(), Math::min)));
    var rows = new ArrayList<Row>();
    Trends.years(corpus).forEach(year -> {
      var active = new HashSet<String>();
      corpus.items().stream().filter(item -> item.year() == year).forEach(item -> active.addAll(Dimension.OWNER.of(item)));
      long entered = active.stream().filter(owner -> first.getOrDefault(owner, 0) == year).count();
      rows.add(Row.of(Cell.of(Integer.toString(year)), Cell.of(active.size()), Cell.of(entered), Cell.of(active.isEmpty() ? null : (double) entered / active.size()))
          .provisionalWhen(year > corpus.lastCompleteYear()));
    });
    rows.sort(Comparator.comparing(row -> String.valueOf(row.cells().getFirst().value())));
    return new Figure(Analysis.ENTRANTS, Basis.of(corpus), List.of(Column.text("year"), Column.count("owners"), Column.count("entrants"), Column.share("share")), rows,
        new Chart(Chart.Kind.LINES, 0, List.of(1, 2)), List.of(), List.of(Note.of("incomplete", Corpus.MONTHS_INCOMPLETE)));
  }
}
