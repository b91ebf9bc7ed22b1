package cityip.search;

import static org.assertj.core.api.Assertions.assertThat;

import cityip.shell.Scope;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How well titles find titles of their own subclass, and how well their subclass is guessed; {@code benchmarks/run MeaningQualityBench}. */
class MeaningQualityBench {

  private static final Scope ALL = new Scope.WholeCity();
  private static final int DEEP = 60;

  @TempDir
  Path folder;

  private record Title(String id, String text, Set<String> subclasses) {}

  /** The lists of one title: by words and by meaning among all others, and among the other four folds. */
  private record Near(List<SearchResult.Hit> words, List<SearchResult.Hit> meaning) {}

  private static List<Title> titles() throws Exception {
    var file = Path.of("../shared/data/cn_titles/titles_ipc.csv");
    Assumptions.assumeTrue(Files.exists(file), "the titles are not beside the project");
    var titles = new ArrayList<Title>();
    for (var line : Files.readAllLines(file)) {
      var first = line.indexOf(',');
      var last = line.lastIndexOf(',');
      if (first > 0 && last > first && !line.startsWith("publication")) {
        var text = line.substring(first + 1, last).replaceAll("^\"|\"$", "");
        titles.add(new Title(Integer.toString(titles.size()), text, new HashSet<>(List.of(line.substring(last + 1).strip().split("\\|")))));
      }
    }
    return titles;
  }

  @Test
  void titlesFindTheirSubclass() throws Exception {
    var titles = titles();
    var model = new MeaningModel();
    var start = System.nanoTime();
    var vectors = new HashMap<String, float[]>();
    for (var title : titles) {
      vectors.put(title.id(), model.of(List.of(Meaning.readable(title.text())))[0]);
    }
    System.out.printf(Locale.ROOT, "BENCH %d titles embedded, %.0f a second on one core%n", titles.size(), titles.size() / ((System.nanoTime() - start) / 1e9));
    try (var index = new SearchIndex(folder, List::of, documents -> {
      var some = new HashMap<String, float[]>();
      documents.forEach(document -> some.put(document.id(), vectors.get(document.id())));
      return some;
    })) {
      index.put(titles.stream().map(title -> new IndexedDocument(title.id(), Map.of("title", title.text()),
          Map.of("fold", List.of(Integer.toString(Integer.parseInt(title.id()) % 5)), "ipc", List.copyOf(title.subclasses())), Map.of(), Map.of(), Set.of())).toList(), true);
      index.commit(Instant.ofEpochSecond(1));
      var all = new HashMap<String, Near>();
      var folds = new HashMap<String, Near>();
      for (var title : titles) {
        all.put(title.id(), near(index, title, vectors.get(title.id()), new Wanted.Without(new Wanted.OneOf("id", Set.of(title.id())))));
        folds.put(title.id(), near(index, title, vectors.get(title.id()), new Wanted.Without(new Wanted.OneOf("fold", Set.of(Integer.toString(Integer.parseInt(title.id()) % 5))))));
      }
      retrieval(titles, all);
      fusing(titles, all);
      classification(titles, folds);
    }
    assertThat(titles).hasSizeGreaterThan(4_000);
  }

  private static Near near(SearchIndex index, Title title, float[] vector, Wanted among) {
    return new Near(index.search(SearchRequest.of(Wanted.both(new Wanted.Alike(SearchField.TITLE, title.text(), 0), among), ALL, DEEP)).hits(), index.nearest(vector, among, ALL, DEEP));
  }

  private static void retrieval(List<Title> titles, Map<String, Near> near) {
    for (var way : List.of("words", "meaning", "hybrid")) {
      var first = 0;
      var ofTen = 0.0;
      var any = 0;
      for (var title : titles) {
        var lists = near.get(title.id());
        var hits = switch (way) {
          case "words" -> lists.words();
          case "meaning" -> lists.meaning();
          default -> ByMeaning.fuse(lists.words(), lists.meaning());
        };
        var shares = hits.stream().limit(10).map(hit -> titles.get(Integer.parseInt(hit.id())).subclasses().stream().anyMatch(title.subclasses()::contains)).toList();
        first += !shares.isEmpty() && shares.getFirst() ? 1 : 0;
        ofTen += shares.stream().filter(one -> one).count() / 10.0;
        any += shares.contains(true) ? 1 : 0;
      }
      System.out.printf(Locale.ROOT, "BENCH %-8s first shares its subclass %.3f, of the first ten %.3f, any of the first ten %.3f%n", way, (double) first / titles.size(),
          ofTen / titles.size(), (double) any / titles.size());
    }
  }

  /** Ways of fusing, to choose one by. */
  private static void fusing(List<Title> titles, Map<String, Near> near) {
    for (var constant : new double[] {5, 20, 60}) {
      for (var weight : new double[] {1, 1.5, 2, 3}) {
        report(titles, near, "ranks k=%.0f meaning x %.1f".formatted(constant, weight), lists -> {
          var scores = new HashMap<String, Double>();
          for (var n = 0; n < lists.words().size(); n++) {
            scores.merge(lists.words().get(n).id(), 1 / (constant + n + 1), Double::sum);
          }
          for (var n = 0; n < lists.meaning().size(); n++) {
            scores.merge(lists.meaning().get(n).id(), weight / (constant + n + 1), Double::sum);
          }
          return scores;
        });
      }
    }
    for (var share : new double[] {0.2, 0.3, 0.4, 0.5}) {
      report(titles, near, "scores words x %.1f".formatted(share), lists -> {
        var scores = new HashMap<String, Double>();
        var best = lists.words().isEmpty() ? 1 : lists.words().getFirst().score();
        lists.words().forEach(hit -> scores.merge(hit.id(), share * hit.score() / best, Double::sum));
        var last = lists.meaning().isEmpty() ? 0 : lists.meaning().getLast().score();
        var first = lists.meaning().isEmpty() ? 1 : lists.meaning().getFirst().score();
        lists.meaning().forEach(hit -> scores.merge(hit.id(), (1 - share) * (hit.score() - last) / Math.max(1e-6, first - last), Double::sum));
        return scores;
      });
    }
  }

  private static void report(List<Title> titles, Map<String, Near> near, String name, java.util.function.Function<Near, Map<String, Double>> scoring) {
    var first = 0;
    var ofTen = 0.0;
    for (var title : titles) {
      var order = scoring.apply(near.get(title.id())).entrySet().stream().sorted(Map.Entry.<String, Double>comparingByValue().reversed()).limit(10).map(Map.Entry::getKey)
          .map(id -> titles.get(Integer.parseInt(id)).subclasses().stream().anyMatch(title.subclasses()::contains)).toList();
      first += !order.isEmpty() && order.getFirst() ? 1 : 0;
      ofTen += order.stream().filter(one -> one).count() / 10.0;
    }
    System.out.printf(Locale.ROOT, "BENCH fusing %-28s first %.3f, of the first ten %.3f%n", name, (double) first / titles.size(), ofTen / titles.size());
  }

  private static void classification(List<Title> titles, Map<String, Near> folds) {
    var guess = new SubclassGuess();
    for (var threshold : new double[] {0.075, 0.1, SubclassGuess.WORTH_NAMING, 0.15, 0.2}) {
      var right = 0;
      var told = 0;
      var real = 0;
      for (var title : titles) {
        var neighbours = folds.get(title.id()).meaning().stream().limit(SubclassGuess.NEIGHBOURS)
            .map(hit -> new SubclassGuess.Neighbour(titles.get(Integer.parseInt(hit.id())).subclasses(), 0, hit.score())).toList();
        var weights = guess.weigh(neighbours);
        var chosen = weights.stream().filter(one -> one.weight() >= threshold || one == weights.getFirst()).map(SimilarRights.Subclass::symbol).toList();
        right += (int) chosen.stream().filter(title.subclasses()::contains).count();
        told += chosen.size();
        real += title.subclasses().size();
      }
      System.out.printf(Locale.ROOT, "BENCH subclasses of a share from %.3f on: micro-F1 %.3f (precision %.3f, recall %.3f)%n", threshold, 2.0 * right / (told + real),
          (double) right / told, (double) right / real);
    }
  }
}
