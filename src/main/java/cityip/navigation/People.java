package cityip.navigation;

import cityip.navigation.Figure.Basis;
import cityip.navigation.Figure.Cell;
import cityip.navigation.Figure.Chart;
import cityip.navigation.Figure.Column;
import cityip.navigation.Figure.Link;
import cityip.navigation.Figure.Note;
import cityip.navigation.Figure.Row;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Inventors. Two people of one name cannot be told apart by patents alone; the same name under one owner counts as one person. */
final class People {

  private static final int SHOWN = 50;

  private People() {}

  /** n where n of the documents are cited at least n times. */
  static int hIndex(List<Integer> citations) {
    var ordered = citations.stream().sorted(Comparator.reverseOrder()).toList();
    int h = 0;
    while (h < ordered.size() && ordered.get(h) > h) {
      h++;
    }
    return h;
  }

  private static Map<String, List<Item>> documents(Corpus corpus) {
    return corpus.items().stream().flatMap(item -> item.inventors().stream().distinct().map(name -> Map.entry(name, item)))
        .collect(Collectors.groupingBy(Map.Entry::getKey, TreeMap::new, Collectors.mapping(Map.Entry::getValue, Collectors.toList())));
  }

  static Figure inventors(Corpus corpus) {
    var forward = Citations.forward(corpus);
    var rows = documents(corpus).entrySet().stream().sorted(Comparator.comparingInt((Map.Entry<String, List<Item>> entry) -> -entry.getValue().size()).thenComparing(Map.Entry::getKey)).limit(SHOWN)
        .map(entry -> {
          var own = entry.getValue();
          var years = own.stream().mapToInt(Item::year).filter(year -> year > 0).summaryStatistics();
          return Row.of(Cell.of(entry.getKey()), Cell.opening(own.size(), Map.of(Dimension.INVENTOR, entry.getKey())),
              Cell.of(hIndex(own.stream().map(item -> forward.getOrDefault(item.number(), 0)).toList())),
              Cell.of(years.getCount() == 0 ? null : years.getMin() + "–" + years.getMax()), Cell.of(own.stream().flatMap(item -> Dimension.OWNER.of(item).stream()).distinct().count()));
        }).toList();
    return new Figure(Analysis.INVENTORS, Basis.of(corpus), List.of(Column.text("inventor"), Column.count("documents"), Column.count("h-index"), Column.text("active"), Column.count("owners")), rows,
        new Chart(Chart.Kind.BARS, 0, List.of(1)), List.of(), List.of(Note.of("same-names")));
  }

  /** From whom to whom inventors went: the first owner of one filing against that of the next, when it is another. */
  static Figure mobility(Corpus corpus) {
    record Move(String name, String from, String to, int year) {}
    var moves = new ArrayList<Move>();
    documents(corpus).forEach((name, own) -> {
      var filed = own.stream().filter(item -> item.filed() != null && !item.owners().isEmpty()).sorted(Comparator.comparing(Item::filed).thenComparing(Item::number)).toList();
      for (int n = 1; n < filed.size(); n++) {
        var before = filed.get(n - 1).owners();
        var now = filed.get(n).owners();
        if (before.stream().noneMatch(owner -> now.stream().anyMatch(other -> other.id() == owner.id()))) {
          moves.add(new Move(name, before.getFirst().name(), now.getFirst().name(), filed.get(n).year()));
        }
      }
    });
    var rows = moves.stream().sorted(Comparator.comparingInt(Move::year).reversed().thenComparing(Move::name)).limit(SHOWN)
        .map(move -> Row.of(Cell.opening(move.name(), Map.of(Dimension.INVENTOR, move.name())), Cell.of(move.from()), Cell.of(move.to()), Cell.of(Integer.toString(move.year())))).toList();
    var links = moves.stream().collect(Collectors.groupingBy(move -> List.of(move.from(), move.to()), () -> new TreeMap<List<String>, Long>(Comparator.comparing(List::toString)), Collectors.counting())).entrySet().stream()
        .map(entry -> new Link(entry.getKey().get(0), entry.getKey().get(1), entry.getValue())).sorted(Comparator.comparingDouble(Link::weight).reversed()).limit(30).toList();
    return new Figure(Analysis.MOBILITY, Basis.of(corpus), List.of(Column.text("inventor"), Column.text("from"), Column.text("to"), Column.text("year")), rows,
        new Chart(Chart.Kind.FLOW, 1, List.of(2)), links, List.of(Note.of("mobility", moves.size()), Note.of("same-names")));
  }
}
