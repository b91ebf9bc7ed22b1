package cityip.navigation;

import cityip.navigation.Figure.Basis;
import cityip.navigation.Figure.Cell;
import cityip.navigation.Figure.Chart;
import cityip.navigation.Figure.Column;
import cityip.navigation.Figure.Note;
import cityip.navigation.Figure.Row;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.stream.IntStream;

/** How filing developed over the years, and at what age the technology is. */
final class Trends {

  private Trends() {}

  /** Filings, grants and families per year, with the compound annual growth rate over the complete years. */
  static Figure trend(Corpus corpus) {
    var filed = corpus.count(Dimension.YEAR);
    var granted = corpus.count(Dimension.GRANT_YEAR);
    var families = corpus.inventions().count(Dimension.YEAR);
    var rows = years(corpus).mapToObj(year -> {
      var key = Integer.toString(year);
      return Row.of(Cell.of(key), Cell.opening(filed.getOrDefault(key, 0), Map.of(Dimension.YEAR, key)),
          Cell.opening(granted.getOrDefault(key, 0), Map.of(Dimension.GRANT_YEAR, key)), Cell.of(families.getOrDefault(key, 0)))
          .provisionalWhen(year > corpus.lastCompleteYear());
    }).toList();
    var notes = new ArrayList<Note>();
    growth(corpus).ifPresent(rate -> notes.add(Note.of("growth", Integer.toString(corpus.firstYear()), Integer.toString(corpus.lastCompleteYear()), new Figure.Share(rate))));
    notes.add(Note.of("incomplete", Corpus.MONTHS_INCOMPLETE));
    return new Figure(Analysis.TREND, Basis.of(corpus), List.of(Column.text("year"), Column.count("filed"), Column.count("granted"), Column.count("families")), rows,
        new Chart(Chart.Kind.LINES, 0, List.of(1, 2, 3)), List.of(), notes);
  }

  static IntStream years(Corpus corpus) {
    return corpus.firstYear() == 0 ? IntStream.empty() : IntStream.rangeClosed(corpus.firstYear(), Math.max(corpus.lastYear(), corpus.firstYear()));
  }

  /** {@code (Vn/V0)^(1/n) − 1} between the first and the last complete year; empty when either is without filings. */
  static OptionalDouble growth(Corpus corpus) {
    var filed = corpus.count(Dimension.YEAR);
    int from = corpus.firstYear();
    int until = corpus.lastCompleteYear();
    int first = filed.getOrDefault(Integer.toString(from), 0);
    int last = filed.getOrDefault(Integer.toString(until), 0);
    return until <= from || first == 0 || last == 0 ? OptionalDouble.empty() : OptionalDouble.of(Math.pow((double) last / first, 1.0 / (until - from)) - 1);
  }

  /** Filings against active owners per year as a path, the logistic curve fitted to the families, and what both say. */
  static Figure lifeCycle(Corpus corpus) {
    var filed = corpus.count(Dimension.YEAR);
    var families = corpus.inventions().count(Dimension.YEAR);
    var years = years(corpus).toArray();
    var owners = new ArrayList<Integer>();
    for (int year : years) {
      var active = new HashSet<String>();
      corpus.items().stream().filter(item -> item.year() == year).forEach(item -> active.addAll(Dimension.OWNER.of(item)));
      owners.add(active.size());
    }
    var complete = IntStream.of(years).filter(year -> year <= corpus.lastCompleteYear()).toArray();
    var curve = SCurve.fit(complete, IntStream.of(complete).map(year -> families.getOrDefault(Integer.toString(year), 0)).toArray());
    var rows = new ArrayList<Row>();
    int sum = 0;
    for (int n = 0; n < years.length; n++) {
      var key = Integer.toString(years[n]);
      int year = years[n];
      sum += families.getOrDefault(key, 0);
      rows.add(Row.of(Cell.of(key), Cell.of(owners.get(n)), Cell.opening(filed.getOrDefault(key, 0), Map.of(Dimension.YEAR, key)), Cell.of(sum),
          Cell.of(curve.map(fit -> Math.round(fit.at(year) * 10) / 10.0).orElse(null))).provisionalWhen(year > corpus.lastCompleteYear()));
    }
    var notes = new ArrayList<Note>();
    notes.add(curve.map(fit -> Note.of("s-curve", Math.round(fit.ceiling()), Long.toString(Math.round(fit.middle())), fit.determination(), new Figure.Share(fit.at(corpus.lastCompleteYear()) / fit.ceiling())))
        .orElse(Note.of("s-curve-none")));
    notes.add(Note.of("stage-" + Stage.of(complete, filed, owners).name().toLowerCase(java.util.Locale.ROOT)));
    notes.add(Note.of("incomplete", Corpus.MONTHS_INCOMPLETE));
    return new Figure(Analysis.LIFE_CYCLE, Basis.of(corpus),
        List.of(Column.text("year"), Column.count("owners"), Column.count("filed"), Column.count("cumulated"), Column.ratio("s-curve")), rows,
        new Chart(Chart.Kind.PATH, 0, List.of(1, 2)), List.of(), notes);
  }

  /** Age of a technology, read from the last three complete years against the three before. */
  enum Stage {
    UNKNOWN, EMERGING, GROWING, MATURE, DECLINING, REVIVING;

    /** A change within this share counts as none. */
    private static final double STEADY = 0.10;

    static Stage of(int[] years, Map<String, Integer> filed, List<Integer> owners) {
      if (years.length < 6) {
        return UNKNOWN;
      }
      double filings = change(years, n -> filed.getOrDefault(Integer.toString(years[n]), 0), 0);
      double actors = change(years, owners::get, 0);
      if (filings > STEADY && actors > STEADY) {
        boolean fell = years.length >= 9 && change(years, n -> filed.getOrDefault(Integer.toString(years[n]), 0), 3) < -STEADY;
        boolean small = IntStream.of(years).map(year -> filed.getOrDefault(Integer.toString(year), 0)).max().orElse(0) < 10;
        return fell ? REVIVING : small ? EMERGING : GROWING;
      }
      return filings < -STEADY && actors < -STEADY ? DECLINING : filings <= STEADY ? MATURE : GROWING;
    }

    /** Last three against the three before, so many years ago. */
    private static double change(int[] years, java.util.function.IntUnaryOperator value, int ago) {
      int end = years.length - ago;
      double now = value.applyAsInt(end - 1) + value.applyAsInt(end - 2) + value.applyAsInt(end - 3);
      double before = value.applyAsInt(end - 4) + value.applyAsInt(end - 5) + value.applyAsInt(end - 6);
      return before == 0 ? now > 0 ? 1 : 0 : now / before - 1;
    }
  }
}
