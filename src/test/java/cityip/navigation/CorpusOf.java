package cityip.navigation;

import cityip.kernel.RightKind;
import cityip.navigation.Item.Actor;
import cityip.navigation.Item.Dealing;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Builds small corpora in one line a document. */
final class CorpusOf {

  static final LocalDate DAY = LocalDate.of(2026, 6, 30);

  private final List<Item> items = new ArrayList<>();

  static CorpusOf documents() {
    return new CorpusOf();
  }

  /** A document filed on 1 March of the year by these owners (A is 1, B is 2 ...). */
  Document filed(int year, String owners) {
    return new Document(year, owners);
  }

  Corpus corpus() {
    return new Corpus(DAY, "名称=示例", items);
  }

  final class Document {
    private final int year;
    private final String owners;
    private String family = "";
    private Set<String> nodes = Set.of("1");
    private Set<String> effects = Set.of();
    private List<String> cites = List.of();
    private List<String> inventors = List.of();
    private List<Dealing> dealings = List.of();
    private String unit = "370811";
    private boolean alive = true;

    Document(int year, String owners) {
      this.year = year;
      this.owners = owners;
    }

    Document family(String name) {
      family = name;
      return this;
    }

    Document nodes(String... keys) {
      nodes = Set.of(keys);
      return this;
    }

    Document effects(String... words) {
      effects = Set.of(words);
      return this;
    }

    Document cites(String... publications) {
      cites = List.of(publications);
      return this;
    }

    Document by(String... names) {
      inventors = List.of(names);
      return this;
    }

    Document sold(String from, String to) {
      dealings = List.of(new Dealing("transferred", LocalDate.of(year + 3, 1, 1), from, to));
      return this;
    }

    Document in(String code) {
      unit = code;
      return this;
    }

    Document ended() {
      alive = false;
      return this;
    }

    CorpusOf and() {
      int n = items.size() + 1;
      var number = "N%03d".formatted(n);
      var actors = owners.chars().mapToObj(letter -> new Actor(letter - 'A' + 1, Character.toString(letter), "FIRM")).toList();
      var day = LocalDate.of(year, 3, 1);
      items.add(new Item(n, number, "示例" + n, RightKind.INVENTION, "CN", day, day.plusYears(2), day.plusYears(20), alive ? "in-force" : "lapsed", alive,
          family.isEmpty() ? number : family, "CN%09dA".formatted(n), List.of("A01B1/02"), actors, inventors, unit, cites, dealings, nodes, effects));
      return CorpusOf.this;
    }
  }
}
