package cityip.navigation;

import cityip.navigation.Figure.Basis;
import cityip.navigation.Figure.Cell;
import cityip.navigation.Figure.Chart;
import cityip.navigation.Figure.Column;
import cityip.navigation.Figure.Link;
import cityip.navigation.Figure.Note;
import cityip.navigation.Figure.Row;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/** Who builds on whom, within the corpus. */
final class Citations {

  private static final int SHOWN = 50;

  private Citations() {}

  /** A citation between two documents of the corpus; the cited one was filed first, so that there are no circles. */
  private record Cites(Item cited, Item citing) {}

  private static List<Cites> within(Corpus corpus) {
    var byPublication = corpus.items().stream().filter(item -> !item.publication().isEmpty()).collect(Collectors.toMap(item -> bare(item.publication()), item -> item, (a, b) -> a));
    var all = new ArrayList<Cites>();
    for (var citing : corpus.items()) {
      citing.cites().stream().map(Citations::bare).distinct().map(byPublication::get).filter(Objects::nonNull)
          .filter(cited -> order(cited).compareTo(order(citing)) < 0).forEach(cited -> all.add(new Cites(cited, citing)));
    }
    return all;
  }

  /** CN101234567A and CN101234567B are documents of one application. */
  private static String bare(String publication) {
    return publication.replaceAll("[A-Z]\\d?$", "");
  }

  private static String order(Item item) {
    var filed = item.filed();
    return (filed == null ? "9999" : filed.toString()) + item.number();
  }

  /** How often each document is cited within the corpus, by its number. */
  static Map<String, Integer> forward(Corpus corpus) {
    var counts = new HashMap<String, Integer>();
    within(corpus).forEach(link -> counts.merge(link.cited().number(), 1, Integer::sum));
    return counts;
  }

  /** Citations per year since filing: an old document has had more time to be cited. */
  static double yearly(Item item, int citations, LocalDate day) {
    var filed = item.filed();
    double years = filed == null ? 1 : Math.max(1, ChronoUnit.DAYS.between(filed, day) / 365.25);
    return citations / years;
  }

  static Figure mostCited(Corpus corpus) {
    var forward = forward(corpus);
    var rows = corpus.items().stream().filter(item -> forward.containsKey(item.number()))
        .sorted(Comparator.comparingInt((Item item) -> -forward.getOrDefault(item.number(), 0)).thenComparing(Item::number)).limit(SHOWN)
        .map(item -> Row.of(Cell.opening(item.number(), Map.of(Dimension.NUMBER, item.number())), Cell.of(item.title()), Cell.of(Integer.toString(item.year())),
            Cell.of(forward.getOrDefault(item.number(), 0)), Cell.of(yearly(item, forward.getOrDefault(item.number(), 0), corpus.day())))).toList();
    return new Figure(Analysis.CITATIONS, Basis.of(corpus), List.of(Column.text("number"), Column.text("title"), Column.text("year"), Column.count("citations"), Column.ratio("citations-yearly")), rows,
        new Chart(Chart.Kind.BARS, 0, List.of(3)), List.of(), List.of(Note.of("citations-within")));
  }

  /**
   * The main path: of all ways through the citations from documents that cite nothing here to documents that nothing here cites,
   * the one along the links that most ways use (search path count, Hummon and Doreian 1989).
   */
  static Figure mainPath(Corpus corpus) {
    var links = within(corpus);
    var path = path(links);
    var rows = path.stream().map(item -> Row.of(Cell.opening(item.number(), Map.of(Dimension.NUMBER, item.number())), Cell.of(item.title()), Cell.of(Integer.toString(item.year())),
        Cell.of(item.owners().isEmpty() ? null : item.owners().getFirst().name()))).toList();
    var joined = new ArrayList<Link>();
    for (int n = 1; n < path.size(); n++) {
      joined.add(new Link(path.get(n - 1).number(), path.get(n).number(), 1));
    }
    return new Figure(Analysis.MAIN_PATH, Basis.of(corpus), List.of(Column.text("number"), Column.text("title"), Column.text("year"), Column.text("owner")), rows,
        new Chart(Chart.Kind.NETWORK, 0, List.of()), joined, List.of(Note.of("main-path", links.size())));
  }

  private static List<Item> path(List<Cites> links) {
    Map<Item, List<Item>> citedBy = links.stream().collect(Collectors.groupingBy(Cites::cited, Collectors.mapping(Cites::citing, Collectors.toList())));
    Map<Item, List<Item>> cites = links.stream().collect(Collectors.groupingBy(Cites::citing, Collectors.mapping(Cites::cited, Collectors.toList())));
    var items = links.stream().flatMap(link -> java.util.stream.Stream.of(link.cited(), link.citing())).distinct().sorted(Comparator.comparing(Citations::order)).toList();
    var before = new HashMap<Item, Double>();
    var after = new HashMap<Item, Double>();
    items.forEach(item -> before.put(item, Math.max(1, cites.getOrDefault(item, List.of()).stream().mapToDouble(other -> before.getOrDefault(other, 1.0)).sum())));
    items.reversed().forEach(item -> after.put(item, Math.max(1, citedBy.getOrDefault(item, List.of()).stream().mapToDouble(other -> after.getOrDefault(other, 1.0)).sum())));
    var path = new ArrayList<Item>();
    links.stream().filter(link -> !cites.containsKey(link.cited())).max(Comparator.comparingDouble((Cites link) -> before.getOrDefault(link.cited(), 1.0) * after.getOrDefault(link.citing(), 1.0))
        .thenComparing(link -> order(link.citing()), Comparator.reverseOrder())).ifPresent(first -> {
          path.add(first.cited());
          var at = first.citing();
          while (at != null) {
            path.add(at);
            at = citedBy.getOrDefault(at, List.of()).stream().max(Comparator.comparingDouble((Item next) -> after.getOrDefault(next, 1.0)).thenComparing(Citations::order, Comparator.reverseOrder())).orElse(null);
          }
        });
    return path;
  }
}
