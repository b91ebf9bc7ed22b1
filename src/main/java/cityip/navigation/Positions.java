package cityip.navigation;

import cityip.navigation.Figure.Basis;
import cityip.navigation.Figure.Cell;
import cityip.navigation.Figure.Chart;
import cityip.navigation.Figure.Column;
import cityip.navigation.Figure.Form;
import cityip.navigation.Figure.Note;
import cityip.navigation.Figure.Row;
import cityip.navigation.Premises.Benchmark;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;

/** Where we stand: along the chain against other cities, in standards, and in the groups of the field. */
final class Positions {

  /** Within this ratio of the other's share ours counts as level. */
  private static final double LEVEL = 1.5;
  /** Years on each side when growth of a group is read. */
  private static final int YEARS = 3;
  private static final int SHOWN = 60;

  private Positions() {}

  /**
   * Every node that has a published figure of another city: our documents and our share of these nodes, theirs and their share, and
   * how the shares compare. Shares and not counts, because a larger city has more of everything.
   */
  static Figure chain(Corpus corpus) {
    var told = corpus.premises().benchmarks();
    var here = corpus.where(Map.of(Dimension.PLACE, "here"));
    var nodes = told.stream().map(Benchmark::node).distinct().sorted(Comparator.comparing(Positions::order)).toList();
    var ours = new HashMap<String, Integer>();
    nodes.forEach(node -> ours.put(node, here.where(Map.of(Dimension.NODE, node)).size()));
    double oursAll = ours.values().stream().mapToInt(Integer::intValue).sum();
    var theirsAll = new LinkedHashMap<String, Integer>();
    told.forEach(one -> theirsAll.merge(one.city(), one.documents(), Integer::sum));
    var rows = new ArrayList<Row>();
    for (var node : nodes) {
      double share = oursAll == 0 ? 0 : ours.getOrDefault(node, 0) / oursAll;
      var link = Cell.of(corpus.premises().link(node).isEmpty() ? "\u2014" : corpus.premises().link(node));
      rows.add(Row.of(link, Cell.of(node), Cell.of(corpus.premises().here()), Cell.opening(ours.getOrDefault(node, 0), Map.of(Dimension.NODE, node, Dimension.PLACE, "here")), Cell.of(share),
          Cell.of("\u2014"), Cell.of("\u2014")));
      told.stream().filter(one -> one.node().equals(node)).forEach(one -> {
        double theirs = (double) one.documents() / Math.max(1, theirsAll.getOrDefault(one.city(), 1));
        rows.add(Row.of(link, Cell.of(node), Cell.of(one.city()), Cell.of(one.documents()), Cell.of(theirs), Cell.of(standing(share, theirs)), Cell.of(one.source())));
      });
    }
    var notes = told.isEmpty() ? List.of(Note.of("no-benchmarks")) : List.of(Note.of("chain", theirsAll.size()), Note.of("benchmarks-told"));
    return new Figure(Analysis.CHAIN, Basis.of(corpus), List.of(new Column("link", Form.WORD), new Column("node", Form.NODE), Column.text("city"), Column.count("documents"), Column.share("share"),
        new Column("standing", Form.WORD), Column.text("source")), rows, new Chart(Chart.Kind.MATRIX, 1, List.of(2, 4)), List.of(), notes);
  }

  private static String standing(double ours, double theirs) {
    return ours > theirs * LEVEL ? "stronger" : ours * LEVEL < theirs ? "weaker" : "level";
  }

  /** 1.10 after 1.9. */
  private static String order(String node) {
    var padded = new StringBuilder();
    for (var part : node.split("\\.")) {
      padded.append("0".repeat(Math.max(0, 3 - part.length()))).append(part).append('.');
    }
    return padded.toString();
  }

  /** Standards and the patents told for them, with how those stand today; what the corpus does not hold is named without a state. */
  static Figure standards(Corpus corpus) {
    var byNumber = new HashMap<String, Item>();
    corpus.items().forEach(item -> byNumber.put(item.number(), item));
    int missing = 0;
    var rows = new ArrayList<Row>();
    for (var one : corpus.premises().standards().stream().sorted(Comparator.comparing(Premises.Standard::standard).thenComparing(Premises.Standard::clause).thenComparing(Premises.Standard::number)).toList()) {
      var item = byNumber.get(one.number());
      missing += item == null ? 1 : 0;
      rows.add(Row.of(Cell.of(one.standard()), Cell.of(one.clause()), item == null ? Cell.of(one.number()) : Cell.opening(one.number(), Map.of(Dimension.NUMBER, one.number())),
          Cell.of(item == null ? null : item.title()), Cell.of(item == null || item.owners().isEmpty() ? null : item.owners().getFirst().name()), Cell.of(item == null ? "\u2014" : item.state()),
          Cell.of(item == null || item.ends() == null ? null : item.ends().toString()), Cell.of(one.ground())));
    }
    var notes = rows.isEmpty() ? List.of(Note.of("no-standards")) : List.of(Note.of("standards", rows.size(), (int) corpus.premises().standards().stream().map(Premises.Standard::standard).distinct().count(), missing));
    return new Figure(Analysis.STANDARDS, Basis.of(corpus), List.of(Column.text("standard"), Column.text("clause"), Column.text("number"), Column.text("title"), Column.text("owner"),
        new Column("state", Form.WORD), Column.text("ends"), Column.text("ground")), rows, Chart.NONE, List.of(), notes);
  }

  /** Main groups of the field: how many, how fast they grow, how much of them is ours; where others grow and we have nothing is named. */
  static Figure groups(Corpus corpus) {
    var own = corpus.premises().own();
    Map<Dimension, String> mine = own == null ? Map.of(Dimension.PLACE, "here") : Map.of(Dimension.OWNER, Long.toString(own));
    int until = corpus.lastCompleteYear();
    var rows = new ArrayList<Row>();
    int gaps = 0;
    for (var entry : corpus.count(Dimension.GROUP).entrySet().stream().sorted(Map.Entry.<String, Integer>comparingByValue().reversed().thenComparing(Map.Entry.comparingByKey())).limit(SHOWN).toList()) {
      var group = corpus.where(Map.of(Dimension.GROUP, entry.getKey()));
      int recent = filed(group, until - YEARS + 1, until);
      int before = filed(group, until - 2 * YEARS + 1, until - YEARS);
      var slice = new LinkedHashMap<>(mine);
      slice.put(Dimension.GROUP, entry.getKey());
      int ours = group.where(mine).size();
      boolean gap = ours == 0 && recent > before;
      gaps += gap ? 1 : 0;
      rows.add(Row.of(Cell.of(entry.getKey()), Cell.opening(entry.getValue(), Map.of(Dimension.GROUP, entry.getKey())), Cell.of(recent), Cell.of(before), Cell.opening(ours, slice),
          Cell.of(gap ? "others-only" : "\u2014")));
    }
    return new Figure(Analysis.GROUPS, Basis.of(corpus), List.of(Column.text("group"), Column.count("documents"), Column.count("recent"), Column.count("before"), Column.count(own == null ? "ours-city" : "ours"),
        new Column("remark", Form.WORD)), rows, new Chart(Chart.Kind.BARS, 0, List.of(1, 4)), List.of(), rows.isEmpty() ? List.of() : List.of(Note.of("groups", Integer.toString(until - YEARS + 1), Integer.toString(until), gaps)));
  }

  private static int filed(Corpus corpus, int from, int until) {
    return (int) corpus.items().stream().filter(item -> item.year() >= from && item.year() <= until).count();
  }

  /** From where in the city to which office. */
  static Figure destinations(Corpus corpus) {
    var rows = new ArrayList<Row>();
    var links = new ArrayList<Figure.Link>();
    for (var unit : new LinkedHashSet<>(corpus.count(Dimension.UNIT).keySet())) {
      corpus.where(Map.of(Dimension.UNIT, unit)).count(Dimension.OFFICE).forEach((office, count) -> {
        rows.add(Row.of(Cell.of(unit), Cell.of(office), Cell.opening(count, Map.of(Dimension.UNIT, unit, Dimension.OFFICE, office))));
        links.add(new Figure.Link(unit, office, count));
      });
    }
    return new Figure(Analysis.DESTINATIONS, Basis.of(corpus), List.of(new Column("unit", Form.UNIT), Column.text("office"), Column.count("documents")), rows,
        new Chart(Chart.Kind.FLOW, 0, List.of(1, 2)), links, List.of(Note.of("documents-counted")));
  }
}
