package cityip.navigation;

import cityip.kernel.RightKind;
import cityip.navigation.Item.Actor;
import cityip.navigation.Item.Dealing;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Builds small corpora in one line a document. */
final class CorpusOf {

  static final LocalDate DAY = LocalDate.of(2026, 6, 30);

  static final Premises.Weights WEIGHTS = new Premises.Weights(0.35, 0.25, 0.20, 0.20);

  private final List<Item> items = new ArrayList<>();
  private final SortedMap<String, String> links = new TreeMap<>();
  private final List<Premises.Benchmark> benchmarks = new ArrayList<>();
  private final List<Premises.Standard> standards = new ArrayList<>();
  private final List<Premises.Reading> readings = new ArrayList<>();
  private @Nullable Long own;

  static CorpusOf documents() {
    return new CorpusOf();
  }

  /** A document filed on 1 March of the year by these owners (A is 1, B is 2 ...). */
  Document filed(int year, String owners) {
    return new Document(year, owners);
  }

  Corpus corpus() {
    return new Corpus(DAY, "名称=示例", items, new Premises("示例市", own, WEIGHTS, links, benchmarks, standards, readings));
  }

  /** The body whose corpus it is. */
  CorpusOf own(long body) {
    own = body;
    return this;
  }

  CorpusOf link(String node, String link) {
    links.put(node, link);
    return this;
  }

  CorpusOf benchmark(String city, String node, int documents) {
    benchmarks.add(new Premises.Benchmark(city, node, documents, "示例报告"));
    return this;
  }

  CorpusOf standard(String standard, String number) {
    standards.add(new Premises.Standard(standard, "5.2", number, "起草单位声明"));
    return this;
  }

  CorpusOf read(long right, String feature, Premises.Said said) {
    readings.add(new Premises.Reading(right, feature, said, "缺少示例特征"));
    return this;
  }

  final class Document {
    private final int year;
    private final String owners;
    private String family = "";
    private Set<String> nodes = Set.of("1");
    private Set<String> effects = Set.of();
    private Set<String> features = Set.of();
    private boolean pending;
    private String group = "A01B1/02";
    private List<String> cites = List.of();
    private List<String> inventors = List.of();
    private List<Dealing> dealings = List.of();
    private @Nullable String unit = "370811";
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

    Document features(String... names) {
      features = Set.of(names);
      return this;
    }

    Document group(String symbol) {
      group = symbol;
      return this;
    }

    Document pending() {
      alive = false;
      pending = true;
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

    Document in(@Nullable String code) {
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
      items.add(new Item(n, number, "示例" + n, RightKind.INVENTION, "CN", day, day.plusYears(2), day.plusYears(20), alive ? "in-force" : pending ? "published" : "lapsed", alive, pending,
          family.isEmpty() ? number : family, "CN%09dA".formatted(n), List.of(group), actors, inventors, unit, cites, dealings, nodes, effects, features));
      return CorpusOf.this;
    }
  }
}
