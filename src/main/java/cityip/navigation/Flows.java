package cityip.navigation;

import cityip.navigation.Figure.Basis;
import cityip.navigation.Figure.Cell;
import cityip.navigation.Figure.Chart;
import cityip.navigation.Figure.Column;
import cityip.navigation.Figure.Form;
import cityip.navigation.Figure.Link;
import cityip.navigation.Figure.Note;
import cityip.navigation.Figure.Row;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/** Where rights went, and when they become free. */
final class Flows {

  private static final int SHOWN = 60;

  private Flows() {}

  /** Transfers, licences and pledges by kind and by who gave to whom. */
  static Figure dealings(Corpus corpus) {
    var counts = corpus.count(Dimension.FLOW);
    var rows = new ArrayList<Row>();
    var links = new ArrayList<Link>();
    counts.entrySet().stream().sorted(Map.Entry.<String, Integer>comparingByValue().reversed().thenComparing(Map.Entry.comparingByKey())).limit(SHOWN).forEach(entry -> {
      var parts = entry.getKey().split(":", 3);
      rows.add(Row.of(Cell.of(parts[0]), Cell.of(parts[1]), Cell.of(parts[2]), Cell.opening(entry.getValue(), Map.of(Dimension.FLOW, entry.getKey()))));
      links.add(new Link(parts[1], parts[2], entry.getValue()));
    });
    var kinds = corpus.count(Dimension.DEALING);
    return new Figure(Analysis.DEALINGS, Basis.of(corpus), List.of(new Column("dealing", Form.WORD), Column.text("from"), Column.text("to"), Column.count("documents")), rows,
        new Chart(Chart.Kind.FLOW, 1, List.of(2, 3)), links,
        List.of(Note.of("dealings", kinds.getOrDefault("transferred", 0), kinds.getOrDefault("licensed", 0) + kinds.getOrDefault("open-licensed", 0), kinds.getOrDefault("pledged", 0))));
  }

  /** What is in force and ends within five years, soonest first: free to use from then on, as far as this right goes. */
  static Figure expiry(Corpus corpus) {
    var horizon = corpus.day().plusYears(5);
    var rows = corpus.items().stream().filter(Item::alive).filter(item -> {
      var ends = item.ends();
      return ends != null && ends.isBefore(horizon);
    }).sorted(Comparator.comparing((Item item) -> String.valueOf(item.ends())).thenComparing(Item::number)).limit(SHOWN)
        .map(item -> Row.of(Cell.opening(item.number(), Map.of(Dimension.NUMBER, item.number())), Cell.of(item.title()), Cell.of(item.owners().isEmpty() ? null : item.owners().getFirst().name()),
            Cell.of(String.valueOf(item.ends())))).toList();
    return new Figure(Analysis.EXPIRY, Basis.of(corpus), List.of(Column.text("number"), Column.text("title"), Column.text("owner"), Column.text("ends")), rows, Chart.NONE, List.of(),
        List.of(Note.of("expiry", rows.size())));
  }
}
