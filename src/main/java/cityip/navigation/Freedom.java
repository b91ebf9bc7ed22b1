package cityip.navigation;

import cityip.navigation.Figure.Basis;
import cityip.navigation.Figure.Cell;
import cityip.navigation.Figure.Chart;
import cityip.navigation.Figure.Column;
import cityip.navigation.Figure.Form;
import cityip.navigation.Figure.Note;
import cityip.navigation.Figure.Row;
import cityip.navigation.Premises.Reading;
import cityip.navigation.Premises.Said;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Freedom to operate: each feature of a product against the patents of others that are in force or pending and may claim it. The light
 * of a line is what a person read in the claims; a line nobody read is never green.
 */
final class Freedom {

  private static final int SHOWN = 300;

  private Freedom() {}

  static Figure table(Corpus corpus) {
    var rows = new ArrayList<Row>();
    var notes = new ArrayList<Note>();
    for (var feature : corpus.count(Dimension.FEATURE).keySet()) {
      var read = corpus.premises().readingsOf(feature);
      var standing = corpus.items().stream().filter(item -> item.features().contains(feature) && (item.alive() || item.pending()))
          .sorted(Comparator.comparingInt((Item item) -> light(item, read.get(item.id())).ordinal()).thenComparing(Item::number)).toList();
      standing.stream().limit(Math.max(0, SHOWN - rows.size())).forEach(item -> {
        var reading = read.get(item.id());
        rows.add(Row.of(Cell.of(feature), Cell.opening(item.number(), Map.of(Dimension.NUMBER, item.number())), Cell.of(item.title()),
            Cell.of(item.owners().isEmpty() ? null : item.owners().getFirst().name()), Cell.of(item.office()), Cell.of(item.state()), Cell.of(item.ends() == null ? null : item.ends().toString()),
            Cell.of(reading == null ? "not-read" : reading.said().code()), Cell.of(light(item, reading).name().toLowerCase(java.util.Locale.ROOT)), Cell.of(reading == null ? null : reading.why())));
      });
      notes.add(Note.of("freedom", feature, standing.size(), standing.stream().filter(item -> light(item, read.get(item.id())) == Light.RED).count(),
          standing.stream().filter(item -> !read.containsKey(item.id())).count()));
    }
    notes.add(notes.isEmpty() ? Note.of("no-features") : Note.of("freedom-law"));
    return new Figure(Analysis.FREEDOM, Basis.of(corpus), List.of(Column.text("feature"), Column.text("number"), Column.text("title"), Column.text("owner"), Column.text("office"), new Column("state", Form.WORD),
        Column.text("ends"), new Column("read", Form.WORD), new Column("light", Form.WORD), Column.text("why")), rows, Chart.NONE, List.of(), notes);
  }

  /** What a line warns of. */
  enum Light { RED, AMBER, GREEN }

  /** In force and read on: red. One element missing: green. Pending, by equivalents, or not read: amber. */
  static Light light(Item item, @Nullable Reading reading) {
    if (reading != null && reading.said() == Said.ABSENT) {
      return Light.GREEN;
    }
    return reading != null && reading.said() == Said.READS && item.alive() ? Light.RED : Light.AMBER;
  }
}
